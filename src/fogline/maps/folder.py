"""Files and folders of maps: listed by the dates in their names, read only when they are needed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fogline.errors import BadMap, InputError, TooLarge, UnreadableInput
from fogline.knowledge.makers import Box, Makers
from fogline.maps.archive import pack
from fogline.maps.dates import date_in_name
from fogline.maps.drawing import MAX_BYTES
from fogline.maps.layer import Layer
from fogline.maps.read import days_in, read_layer
from fogline.model import Raw, When

__all__ = ["LayerFile", "by_day", "days_apart", "list_layers", "nearest", "read_file"]

_ENDINGS = frozenset({".geojson", ".json", ".kml", ".kmz", ".gpkg", ".shp", ".zip"})
_BESIDE = (".dbf", ".prj", ".cpg")


class LayerFile:
    """A map file that is read when it is first needed, and once only.

    ``when`` is the day in its name or (``given``) as the user said; ``None`` where only reading can tell.
    """

    def __init__(
        self, maker: str, name: str, fetch: Callable[[], Raw], when: When | None = None, given: bool = False
    ) -> None:
        self.maker = maker
        self.name = name
        self.when = when
        self._fetch = fetch
        self.given = given
        self._layer: Layer | None = None
        self._refused: InputError | None = None

    @classmethod
    def of(cls, layer: Layer) -> LayerFile:
        """A layer that has already been read."""
        made = cls(
            layer.maker, layer.reference.title, lambda: Raw(b"", layer.reference.title), layer.reference.when
        )
        made._layer = layer
        return made

    def of_day(self, day: date) -> LayerFile:
        """The drawing of ``day`` in a file that holds several."""
        stem, dot, ending = self.name.rpartition(".")
        name = f"{stem} {day.isoformat()}{dot}{ending}" if dot else f"{self.name} {day.isoformat()}"

        def fetch() -> Raw:
            return replace(self._fetch(), name=name)

        return LayerFile(self.maker, name, fetch, When.on(day), given=True)

    def raw(self) -> Raw:
        """The file's bytes, with its name; a shapefile with what lies beside it, packed together.

        Raises:
            InputError: it is not there, cannot be read, or is larger than ``MAX_BYTES``.
        """
        return self._fetch()

    def load(self, makers: Makers | None = None, region: Box | None = None) -> Layer:
        """The layer in it.

        Raises:
            InputError: it cannot be read as a map; the same error again when asked again.
        """
        if self._refused is not None:
            raise self._refused
        if self._layer is None:
            try:
                self._layer = self.read(None, makers, region)
            except InputError as error:
                self._refused = error
                raise
            self.when = self._layer.reference.when
        return self._layer

    def read(self, raw: Raw | None = None, makers: Makers | None = None, region: Box | None = None) -> Layer:
        """The layer in it, which is not kept; ``raw`` are its bytes where they are at hand.

        Raises:
            InputError: it cannot be read as a map.
        """
        when = self.when if self.given else None
        return read_layer(raw or self._fetch(), self.maker, when, makers=makers, region=region)

    @property
    def loaded(self) -> Layer | None:
        """The layer, if it has been read."""
        return self._layer

    @property
    def refused(self) -> bool:
        """Whether reading it was tried and failed."""
        return self._refused is not None


def list_layers(path: Path, maker: str, when: When | None = None) -> tuple[LayerFile, ...]:
    """The map files at ``path`` (a file, or a folder of many dates) by ``maker``, in order of date.

    Nothing is read. In a folder where some files carry a day in their names, those without one are no
    maps of a date (legends, town outlines) and are left out. ``when`` dates a single file.

    Raises:
        BadMap: there is nothing at ``path``, or no map file in the folder, or ``when`` is given for many.
    """
    if path.is_file():
        return (_file(path, maker, when),)
    if not path.is_dir():
        raise BadMap(path.name, "there is no such file or folder", "Check the path after NAME=.")
    found = [_file(one, maker, None) for one in sorted(path.iterdir()) if one.suffix.lower() in _ENDINGS]
    dated = [one for one in found if one.when is not None]
    chosen = dated or found
    if not chosen:
        raise BadMap(
            path.name,
            "the folder holds no map file",
            "Give GeoJSON, JSON, KML, KMZ, GeoPackage or shapefiles.",
        )
    if when is not None and len(chosen) > 1:
        raise BadMap(path.name, "one date was given for many files", "Give the files one by one.")
    if when is not None:
        chosen[0].when, chosen[0].given = when, True
    return tuple(sorted(chosen, key=lambda one: (one.when.first_day if one.when else date.min, one.name)))


def _file(path: Path, maker: str, when: When | None) -> LayerFile:
    named = date_in_name(path.name)
    known = when or (named[0] if named else None)
    return LayerFile(maker, path.name, lambda: read_file(path), known, given=when is not None)


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> Raw:
    """The bytes of a map file. A shapefile is packed together with what lies beside it, and called as it is.

    Raises:
        UnreadableInput: it is not there or cannot be read.
        TooLarge: it is larger than ``max_bytes``; it is then not read at all.
    """
    try:
        if path.suffix.lower() != ".shp":
            return Raw(_bytes(path, max_bytes), path.name)
        wanted = {path.stem + ending for ending in (path.suffix.lower(), *_BESIDE)}
        beside = [one for one in path.parent.iterdir() if one.stem + one.suffix.lower() in wanted]
        return Raw(pack({one.name: _bytes(one, max_bytes) for one in beside}), path.name)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None


def _bytes(path: Path, max_bytes: int) -> bytes:
    size = path.stat().st_size
    if size > max_bytes:
        raise TooLarge(
            path.name, f"the map is {size // 2**20} MB, the limit is {max_bytes // 2**20} MB",
            "Cut it to the area in question.",
        )  # fmt: skip
    return path.read_bytes()


def by_day(files: Iterable[LayerFile], makers: Makers | None = None) -> tuple[LayerFile, ...]:
    """The same files, those that hold drawings of several days as one for each, named with its day.

    Only files without a day in their name are read for that; one that cannot be read stays as it is.
    """
    found: list[LayerFile] = []
    for file in files:
        days: tuple[date, ...] = ()
        if file.when is None:
            with contextlib.suppress(InputError):
                days = days_in(file.raw(), file.maker, makers=makers)
        found += [file.of_day(day) for day in days] or [file]
    return tuple(found)


def nearest(files: Sequence[LayerFile], when: When) -> LayerFile | None:
    """The dated file nearest to ``when``; of two equally near the earlier one."""
    dated = [
        (days_apart(file.when, when), file.when.first_day, file) for file in files if file.when is not None
    ]
    return min(dated, key=lambda entry: (abs(entry[0]), entry[1]))[2] if dated else None


def days_apart(map_day: When, when: When) -> int:
    """Days from ``when`` to the map's day: 0 where they meet, negative where the map is older."""
    if map_day.last_day < when.first_day:
        return -(when.first_day - map_day.last_day).days
    if map_day.first_day > when.last_day:
        return (map_day.first_day - when.last_day).days
    return 0
