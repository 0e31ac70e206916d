"""Maps into a case, and out of it for the check, which reads only those near the dates in question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import BadMap, InputError, UnreadableInput
from fogline.model import Raw, When
from fogline.store.maps import KeptMap
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.case.weather import Weather
    from fogline.footage.check import FootageCheck
    from fogline.knowledge.makers import Makers
    from fogline.maps.boundary import Boundary
    from fogline.maps.check import MapCheck
    from fogline.maps.folder import LayerFile
    from fogline.maps.towns import Town
    from fogline.weather.check import WeatherCheck

__all__ = ["Drawings", "References"]

_BOUNDARY = "boundary"
_TOWNS = "towns"
_MAPPINGS = "mappings"


@dataclass(frozen=True, slots=True)
class Drawings:
    """Maps of a case, read when they are needed, with the boundary and the outlines of towns that it has."""

    files: tuple[LayerFile, ...]
    boundary: Boundary | None
    towns: tuple[Town, ...]
    makers: Makers


class References:
    """The references of one case. What was read of a boundary or of outlines is kept while the case is open."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Any] = {}

    def add_map(self, maker: str, path: Path, when: When | None = None) -> tuple[int, int]:
        """Keep every map at ``path`` (a file or a folder) as ``maker``'s; returns how many were new, and how many
        there were. ``when`` dates a single file whose name does not.

        Maps are read when they are needed; that one of them can be is made sure of here.

        Raises:
            InputError: no map at ``path`` can be read.
        """
        from fogline.maps.folder import by_day, list_layers

        makers = self.makers()
        layers = by_day(list_layers(path, maker, when), makers)
        _require_one(layers, maker, when, makers)
        new = 0
        for layer in layers:
            raw = layer.raw()
            first, last = (layer.when.first_day, layer.when.last_day) if layer.when else (None, None)
            new += self._store.put_map(KeptMap(maker, raw.name, "", first, last, layer.given), raw.data)
        return new, len(layers)

    def set_boundary(self, path: Path) -> None:
        """Keep the boundary that shares are measured in.

        Raises:
            InputError: not there, or no boundary.
        """
        from fogline.maps.boundary import read_boundary

        self._set(_BOUNDARY, path, read_boundary)

    def set_towns(self, path: Path) -> None:
        """Keep outlines of towns, which say how much of a town a map draws as held.

        Raises:
            InputError: not there, or no outlines.
        """
        from fogline.maps.towns import read_towns

        self._set(_TOWNS, path, read_towns)

    def add_mapping(self, path: Path) -> str:
        """Keep a mapping file, which says what a maker's files draw; returns that maker's name. One of the
        same maker that was kept before is replaced.

        Raises:
            InputError: not there, or not understood.
        """
        from fogline.knowledge.makers import Makers

        raw = _file(path)
        text = _text(raw)
        named = Makers((), (), (), {}).extended(text, raw.name).makers
        if not named:
            raise UnreadableInput(raw.name, "it names no map maker", "Write one with `fogline map wizard`.")
        kept = dict(self._store.setting(_MAPPINGS) or {})
        kept[named[0].name] = {"sha256": self._store.files.put(raw.data), "name": raw.name}
        self._store.set_setting(_MAPPINGS, kept)
        return named[0].name

    def makers(self) -> Makers:
        """The makers of maps that are known, with those of the case's own mapping files."""
        from fogline.knowledge.makers import Makers

        table = Makers.load()
        for kept in (self._store.setting(_MAPPINGS) or {}).values():
            table = table.extended(_text(self._raw(kept["sha256"], kept["name"])), kept["name"])
        return table

    def drawings(self) -> Drawings:
        """All maps of the case, with what they are measured in."""
        from fogline.maps.boundary import read_boundary
        from fogline.maps.folder import LayerFile
        from fogline.maps.towns import read_towns

        files = []
        for one in self._store.maps():
            when = When(one.first, one.last) if one.first and one.last else None
            raw = partial(self._raw, one.sha256, one.name)
            files.append(LayerFile(one.maker, one.name, raw, when, one.given))
        boundary, towns = self._get(_BOUNDARY, read_boundary), self._get(_TOWNS, read_towns)
        return Drawings(tuple(files), boundary, tuple(towns or ()), self.makers())

    def check(self, names: Mapping[str, str]) -> MapCheck | None:
        """The check of the case's maps; ``None`` where it has none. ``names`` says what parties are called."""
        if not self._store.maps():
            return None
        from fogline.maps.check import MapCheck

        drawn = self.drawings()
        return MapCheck(drawn.files, drawn.boundary, towns=drawn.towns, makers=drawn.makers, names=names)

    @cached_property
    def kept_weather(self) -> Weather:
        """The case's observations; what was read of their files is kept while the case is open."""
        from fogline.case.weather import Weather

        return Weather(self._store)

    def weather(self) -> WeatherCheck | None:
        """The check of the case's observations; ``None`` where it has none."""
        return self.kept_weather.check()

    def footage(self) -> FootageCheck | None:
        """The check of claims about the case's footage; ``None`` where it has none."""
        from fogline.case.footage import Footage

        return Footage(self._store).check()

    def _set(self, key: str, path: Path, read: Callable[[Raw], Any]) -> None:
        raw = _file(path)
        made = read(raw)
        digest = self._store.files.put(raw.data)
        self._store.set_setting(key, {"sha256": digest, "name": raw.name})
        self._read[key + digest] = made

    def _get(self, key: str, read: Callable[[Raw], Any]) -> Any:
        kept = self._store.setting(key)
        if kept is None:
            return None
        digest = kept["sha256"]
        if key + digest not in self._read:
            self._read[key + digest] = read(self._raw(digest, kept["name"]))
        return self._read[key + digest]

    def _raw(self, digest: str, name: str) -> Raw:
        return Raw(self._store.files.get(digest), name)


def _require_one(files: Sequence[LayerFile], maker: str, when: When | None, makers: Makers) -> None:
    """Make sure that one of the files, the latest first, can be read as a map."""
    from fogline.maps.read import read_layer

    refused: InputError | None = None
    for file in reversed(files):
        try:
            read_layer(file.raw(), maker, when, makers=makers)
        except InputError as error:
            refused = refused or error
        else:
            return
    raise refused or BadMap(maker, "there is no map", "Give map files.")


def _text(raw: Raw) -> str:
    try:
        return raw.data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(raw.name, "it is not text in UTF-8", "Save it as UTF-8.") from None


def _file(path: Path) -> Raw:
    try:
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None
