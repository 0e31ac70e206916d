"""Maps into a case, and out of it for the checks: only those near the dates in question are ever loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import BadMap, InputError, UnreadableInput
from fogline.model import Claim, Failure, Raw, Reference, ReferenceKind, Relation
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.maps.layer import Layer

__all__ = ["add_map", "boundary", "near", "set_boundary"]

_BOUNDARY = "boundary"
_NEAR_DAYS = 45
_MAPPED = frozenset({Relation.SHARE, Relation.CONTROL})


def add_map(store: Store, maker: str, path: Path, now: datetime) -> tuple[int, list[Failure]]:
    """Keep every map at ``path`` (a file or a folder) as ``maker``'s; returns how many were new, and what
    of a folder could not be read.

    Raises:
        InputError: nothing at ``path`` is a map.
    """
    from fogline.maps.read import read_layer

    failed: list[Failure] = []

    def read() -> Iterator[tuple[Reference, str, bytes]]:
        for raw in _files(path, failed):
            try:
                yield read_layer(raw, maker).reference, raw.name, raw.data
            except InputError as error:
                failed.append(error.failure)

    found = list(read())
    if not found:
        first = (
            failed[0]
            if failed
            else Failure(str(path), "there is no map in it", "Give a folder of map files.")
        )
        raise BadMap(first.what, first.why, first.do, first.where)
    return store.put_references(found), failed


def set_boundary(store: Store, path: Path) -> None:
    """Keep the boundary that shares are measured in.

    Raises:
        InputError: not there, or no boundary.
    """
    from fogline.maps.boundary import read_boundary

    raw = _file(path)
    read_boundary(raw)
    store.set_setting(_BOUNDARY, {"sha256": store.files.put(raw.data), "name": raw.name})


def boundary(store: Store) -> Any:
    """The boundary as ``maps`` reads it; ``None`` where none was set."""
    kept = store.setting(_BOUNDARY)
    if kept is None:
        return None
    from fogline.maps.boundary import read_boundary

    return read_boundary(Raw(store.files.get(kept["sha256"]), kept["name"]))


def near(store: Store, claims: Sequence[Claim], dated: Sequence[date]) -> tuple[list[Layer], list[Reference]]:
    """The maps that bear on ``claims`` (of ``dated`` days), as layers and references: for each maker, those
    from before the earliest to after the latest day that a share or a place's control is spoken of."""
    references = [r for r in store.references() if r.kind is ReferenceKind.MAP]
    if not references or not any(claim.relation in _MAPPED for claim in claims):
        return [], references
    from fogline.maps.read import read_layer

    days = [*dated, *(day for claim in claims if claim.relation in _MAPPED for day in _days(claim))]
    names = store.reference_names()
    layers = []
    for reference in references:
        if _is_near(reference, days):
            raw = Raw(store.files.get(reference.sha256), names[reference.id])
            layers.append(read_layer(raw, reference.maker, reference.when))
    return layers, references


def _days(claim: Claim) -> Iterator[date]:
    for when in (claim.said_on, claim.happened):
        if when is not None:
            yield when.first_day
            yield when.last_day


def _is_near(reference: Reference, days: Sequence[date]) -> bool:
    if reference.when is None or not days:
        return True
    slack = timedelta(days=_NEAR_DAYS)
    first, last = reference.when.first_day, reference.when.last_day
    return any(first - slack <= day <= last + slack for day in days)


def _files(path: Path, failed: list[Failure]) -> Iterator[Raw]:
    if not path.is_dir():
        yield _file(path)
        return
    for each in sorted(path.iterdir()):
        if each.is_file() and each.suffix.lower() in _ENDINGS and not each.name.startswith("."):
            try:
                yield _file(each)
            except InputError as error:
                failed.append(error.failure)


_ENDINGS = frozenset({".geojson", ".json", ".kml", ".kmz", ".zip"})


def _file(path: Path) -> Raw:
    try:
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise UnreadableInput(str(path), "there is no such file", "Check the path.") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror or error})"
        raise UnreadableInput(str(path), why, "Check that it is a file that you may read.") from None
