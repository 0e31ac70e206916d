"""Maps into a case, and out of it for the check, which reads only those near the dates in question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import BadMap, InputError, UnreadableInput
from fogline.model import Raw, When
from fogline.store.maps import KeptMap
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.maps.check import MapCheck
    from fogline.maps.folder import LayerFile

__all__ = ["References"]

_BOUNDARY = "boundary"
_TOWNS = "towns"


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

        layers = by_day(list_layers(path, maker, when))
        _require_one(layers, maker, when)
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

    def check(self, names: Mapping[str, str]) -> MapCheck | None:
        """The check of the case's maps; ``None`` where it has none. ``names`` says what parties are called."""
        kept = self._store.maps()
        if not kept:
            return None
        from fogline.maps.boundary import read_boundary
        from fogline.maps.check import MapCheck
        from fogline.maps.folder import LayerFile
        from fogline.maps.towns import read_towns

        layers = []
        for one in kept:
            when = When(one.first, one.last) if one.first and one.last else None
            layers.append(
                LayerFile(one.maker, one.name, partial(self._raw, one.sha256, one.name), when, one.given)
            )
        return MapCheck(
            layers,
            self._get(_BOUNDARY, read_boundary),
            towns=self._get(_TOWNS, read_towns) or (),
            names=names,
        )

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


def _require_one(files: Sequence[LayerFile], maker: str, when: When | None) -> None:
    """Make sure that one of the files, the latest first, can be read as a map."""
    from fogline.maps.read import read_layer

    refused: InputError | None = None
    for file in reversed(files):
        try:
            read_layer(file.raw(), maker, when)
        except InputError as error:
            refused = refused or error
        else:
            return
    raise refused or BadMap(maker, "there is no map", "Give map files.")


def _file(path: Path) -> Raw:
    try:
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None
