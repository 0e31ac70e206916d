"""A mapping file for a new maker: what its files tell apart, what that probably means, and the file that says so."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.makers import Makers, fold_label
from fogline.maps.axes import turned
from fogline.maps.classes import HELD, infer_holder, word_means
from fogline.maps.drawing import Drawing, Shape
from fogline.maps.ellipsoid import area_km2
from fogline.maps.polygons import to_geometry
from fogline.maps.read import parse
from fogline.model import Raw

__all__ = ["Group", "Survey", "mapping_text", "survey"]

_MOST_VALUES = 60
_FIRST = (
    "style",
    "list",
    "class",
    "status",
    "control",
    "type",
    "category",
    "legend",
    "colour",
    "fill",
    "folder",
    "name",
)
"""Keys that makers mostly tell sides apart by, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Areas that one value of a key stands with: how many polygons, their area in km², and the class that is proposed
    for them with the reason; ``None`` where nothing tells."""

    key: str
    value: str
    polygons: int
    km2: float
    proposed: str | None
    why: str

    @property
    def label(self) -> str:
        """What a mapping file calls it."""
        return f"{self.key}={self.value}"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a map file tells its areas apart by: ``groups`` by key, the likeliest key first, and notes on reading it.

    ``holder`` is whose area the whole of it draws, where its extent tells.
    """

    kind: str
    groups: Mapping[str, tuple[Group, ...]]
    holder: str | None
    against: str | None
    notes: tuple[str, ...]


def survey(raw: Raw, *, makers: Makers | None = None) -> Survey:
    """What ``raw`` tells its areas apart by, with a proposal for each.

    Raises:
        BadMap, TooLarge: as for ``read_layer``.
    """
    table = makers or Makers.load()
    drawing = parse(raw)
    notes = list(drawing.notes)
    turn, why = turned(drawing, raw.name, table)
    areas = [_united(to_geometry(shape, turn, raw.name, notes)) for shape in drawing.shapes]
    values = _values(drawing)
    groups = {}
    for key in sorted(values, key=lambda one: _rank(one, values[one], len(areas), table)):
        found = [_group(key, value, places, areas, table) for value, places in values[key].items()]
        groups[key] = tuple(sorted(found, key=lambda group: -group.km2))
    inferred = infer_holder(_united(areas), None, table)
    holder, against = (inferred[1], inferred[0].other(inferred[1])) if inferred else (None, None)
    return Survey(drawing.kind, groups, holder, against, (why, *notes))


def _united(areas: Sequence[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all(list(areas)) if areas else shapely.MultiPolygon()


def _values(drawing: Drawing) -> dict[str, dict[str, list[int]]]:
    """For each key its values, with the places of the shapes that have them."""
    values: dict[str, dict[str, list[int]]] = {}
    for place, shape in enumerate(drawing.shapes):
        for key, value in _pairs(shape):
            values.setdefault(key, {}).setdefault(value, []).append(place)
    return {key: found for key, found in values.items() if len(found) <= _MOST_VALUES}


def _pairs(shape: Shape) -> list[tuple[str, str]]:
    pairs = [label.partition("=") for label in shape.labels]
    return list(dict.fromkeys((key, value) for key, _, value in pairs))


def _rank(
    key: str, values: Mapping[str, Sequence[int]], shapes: int, makers: Makers
) -> tuple[float, int, int, str]:
    """Likeliest first: what its words mean, for how many areas it stands, how makers mostly call it, how few values."""
    meant = sum(len(places) for value, places in values.items() if word_means(value, makers))
    stands = sum(len(places) for places in values.values())
    usual = _FIRST.index(key.casefold()) if key.casefold() in _FIRST else len(_FIRST)
    one_each = len(values) == stands and stands > 8
    return -meant / max(1, shapes), int(one_each) + int(stands < shapes), usual, key


def _group(
    key: str, value: str, places: Sequence[int], areas: Sequence[BaseGeometry], makers: Makers
) -> Group:
    area = _united([areas[place] for place in places])
    polygons = sum(len(shapely.get_parts(areas[place])) for place in places)
    means = word_means(value, makers)
    if means is not None:
        proposed = f"{means.what} {means.party}" if means.party else means.what
        return Group(key, value, polygons, area_km2(area), proposed, "so its words say")
    covers = infer_holder(area, None, makers)
    if covers is not None:
        why = f"it covers settlements long held by {covers[1]} and none of the other's"
        return Group(key, value, polygons, area_km2(area), f"{HELD} {covers[1]}", why)
    return Group(key, value, polygons, area_km2(area), None, "nothing tells")


def mapping_text(
    maker: str,
    groups: Sequence[Group],
    classes: Mapping[str, str],
    *,
    party: str | None = None,
    standing: str | None = None,
    holder: str | None = None,
    against: str | None = None,
    makers: Makers | None = None,
) -> str:
    """A mapping file (TOML) for ``maker``: ``classes`` gives the class of each group's label.

    Groups without a class are named in comments. ``holder`` and ``against`` are found from the classes where they are
    not given: of the parties that hold something, the one with less of it is what the map is about, and where it is
    the only one, the rest is drawn for the other.
    """
    table = makers or Makers.load()
    held: dict[str, float] = {}
    for group in groups:
        kind, _, who = classes.get(group.label, "").partition(" ")
        if kind == HELD:
            held[who] = held.get(who, 0.0) + group.km2
    holder = holder or (min(held, key=lambda one: (held[one], one)) if held else None)
    conflict = table.conflict_of(holder)
    if against is None and conflict and holder and len(held) == 1:
        against = conflict.other(holder)
    told = {"name": maker, "party": party, "standing": standing, "holder": holder, "against": against}
    lines = [f"# How {' '.join(maker.split())}'s maps are read; see docs/maps.md.", ""]
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items() if value]
    lines += ["", "[classes]"]
    for group in groups:
        size = f"{group.polygons} polygon{'s' * (group.polygons != 1)}, {group.km2:,.0f} km²"
        label = json.dumps(fold_label(group.label), ensure_ascii=False)
        given = classes.get(group.label)
        lines.append(f"{label} = {json.dumps(given)} # {size}" if given else f"# {label} = ? # {size}")
    return "\n".join(lines) + "\n"
