"""Maps into a case, and out of it for the check, which reads only those near the dates in question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import BadMap, InputError, UnreadableInput
from fogline.model import Raw, When
from fogline.store.maps import KeptMap
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.maps.check import MapCheck

__all__ = ["add_map", "map_check", "set_boundary", "set_towns"]

_BOUNDARY = "boundary"
_TOWNS = "towns"


def add_map(store: Store, maker: str, path: Path, when: When | None = None) -> tuple[int, int]:
    """Keep every map at ``path`` (a file or a folder) as ``maker``'s; returns how many were new, and how many
    there were. ``when`` dates a single file whose name does not.

    Maps are read when they are needed; that one of them can be is made sure of here.

    Raises:
        InputError: no map at ``path`` can be read.
    """
    from fogline.maps.folder import list_layers
    from fogline.maps.read import read_layer

    layers = list_layers(path, maker, when)
    refused: InputError | None = None
    for layer in reversed(layers):
        file = path / layer.name if path.is_dir() else path
        try:
            read_layer(_file(file), maker, when)
            break
        except InputError as error:
            refused = refused or error
    else:
        raise refused or BadMap(str(path), "there is no map in it", "Give map files.")
    new = 0
    for layer in layers:
        raw = _file(path / layer.name if path.is_dir() else path)
        first, last = (layer.when.first_day, layer.when.last_day) if layer.when else (None, None)
        new += store.put_map(KeptMap(maker, raw.name, "", first, last, when is not None), raw.data)
    return new, len(layers)


def set_boundary(store: Store, path: Path) -> None:
    """Keep the boundary that shares are measured in.

    Raises:
        InputError: not there, or no boundary.
    """
    from fogline.maps.boundary import read_boundary

    raw = _file(path)
    read_boundary(raw)
    store.set_setting(_BOUNDARY, {"sha256": store.files.put(raw.data), "name": raw.name})


def set_towns(store: Store, path: Path) -> None:
    """Keep outlines of towns, which say how much of a town a map draws as held.

    Raises:
        InputError: not there, or no outlines.
    """
    from fogline.maps.towns import read_towns

    raw = _file(path)
    read_towns(raw)
    store.set_setting(_TOWNS, {"sha256": store.files.put(raw.data), "name": raw.name})


def map_check(store: Store, names: Mapping[str, str]) -> MapCheck | None:
    """The check of the case's maps; ``None`` where it has none. ``names`` says what parties are called."""
    kept = store.maps()
    if not kept:
        return None
    from fogline.knowledge.makers import Makers
    from fogline.maps.boundary import read_boundary
    from fogline.maps.check import MapCheck
    from fogline.maps.folder import LayerFile
    from fogline.maps.towns import read_towns

    makers = Makers.load()
    layers = []
    for each in kept:
        when = When(each.first, each.last) if each.first and each.last else None
        layers.append(
            LayerFile(each.maker, each.name, partial(_raw, store, each.sha256, each.name), when, each.given)
        )
    return MapCheck(
        layers,
        _kept(store, _BOUNDARY, read_boundary),
        towns=_kept(store, _TOWNS, read_towns) or (),
        makers=makers,
        names=names,
    )


def _raw(store: Store, digest: str, name: str) -> Raw:
    return Raw(store.files.get(digest), name)


def _kept(store: Store, key: str, read: Callable[[Raw], Any]) -> Any:
    kept = store.setting(key)
    return None if kept is None else read(_raw(store, kept["sha256"], kept["name"]))


def _file(path: Path) -> Raw:
    try:
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None
