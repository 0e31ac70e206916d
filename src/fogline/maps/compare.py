"""Two makers' maps beside each other: how far they agree, and where and by how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.areas import Area, beyond_margin
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import MARGIN_M

__all__ = ["Agreement", "Apart", "agreements", "apart"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two maps agree on what ``party`` holds in ``area``, all in km².

    ``iou`` is the land that both draw as held over the land that either does (Jaccard 1912), 0 to 1; ``None`` where
    neither draws any. ``only_a_sure_km2`` and ``only_b_sure_km2`` are what of the difference remains wherever each line
    runs within ``margin_m`` of where it is drawn.
    """

    a: str
    b: str
    day_a: date
    day_b: date
    party: str
    area: str
    area_km2: float
    a_km2: float
    b_km2: float
    only_a_km2: float
    only_b_km2: float
    only_a_sure_km2: float
    only_b_sure_km2: float
    margin_m: float

    @property
    def iou(self) -> float | None:
        """Intersection over union, 0 to 1."""
        either = self.a_km2 + self.only_b_km2
        return (self.a_km2 - self.only_a_km2) / either if either else None

    @property
    def differ_km2(self) -> float:
        """The land that one of them draws as held and the other does not."""
        return self.only_a_km2 + self.only_b_km2


@dataclass(frozen=True, slots=True)
class Apart:
    """What only one of two maps draws as held by ``party``: polygons in WGS 84 degrees."""

    a: str
    b: str
    party: str
    only_a: BaseGeometry
    only_b: BaseGeometry


def apart(a: Layer, b: Layer, party: str) -> Apart | None:
    """Where two maps differ; ``None`` where one of them does not say what ``party`` holds."""
    one, other = drawn_for(a, party), drawn_for(b, party)
    if one is None or other is None or one[0] != other[0]:
        return None
    only_a, only_b = shapely.difference(one[1], other[1]), shapely.difference(other[1], one[1])
    if one[0]:
        only_a, only_b = only_b, only_a
    return Apart(a.maker, b.maker, party, only_a, only_b)


def agreements(
    layers: Sequence[Layer], areas: Sequence[Area], party: str | None = None, margin_m: float = MARGIN_M
) -> tuple[Agreement, ...]:
    """Every two of ``layers`` in each of ``areas``, on what ``party`` (by default the first one's) holds.

    Pairs of which one has no day, or does not say what the party holds, are left out.
    """
    who = party or next((layer.held_by for layer in layers if layer.held_by), None)
    found: list[Agreement] = []
    for a, b in combinations(layers, 2) if who else ():
        assert who is not None
        differ = apart(a, b, who)
        days = a.reference.when, b.reference.when
        if differ is None or days[0] is None or days[1] is None:
            continue
        sure = beyond_margin(differ.only_a, margin_m), beyond_margin(differ.only_b, margin_m)
        days_ab = days[0].last_day, days[1].last_day
        found += [_agreement(a, b, days_ab, differ, sure, area, margin_m) for area in areas]
    return tuple(found)


def _agreement(
    a: Layer, b: Layer, days: tuple[date, date], differ: Apart, sure: tuple[BaseGeometry, BaseGeometry],
    area: Area, margin_m: float,
) -> Agreement:  # fmt: skip
    km2 = area.measurer.area_km2
    return Agreement(
        a.maker, b.maker, days[0], days[1], differ.party, area.name, area.km2,
        a_km2=_held(a, differ.party, area),
        b_km2=_held(b, differ.party, area),
        only_a_km2=km2(differ.only_a),
        only_b_km2=km2(differ.only_b),
        only_a_sure_km2=km2(sure[0]),
        only_b_sure_km2=km2(sure[1]),
        margin_m=margin_m,
    )  # fmt: skip


def _held(layer: Layer, party: str, area: Area) -> float:
    drawn = drawn_for(layer, party)
    assert drawn is not None
    km2 = area.measurer.area_km2(drawn[1])
    return area.km2 - km2 if drawn[0] else km2
