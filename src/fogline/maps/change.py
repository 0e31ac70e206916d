"""What changed hands between two maps of one maker: gained and lost, in all and by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.areas import Area, beyond_margin
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.maps.measure import MARGIN_M

__all__ = ["Change", "change", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """What ``party`` gained and lost in ``area`` from one map of a maker to a later one, in km².

    ``gained_sure_km2`` and ``lost_sure_km2`` are what remains of it wherever each of the two lines runs within
    ``margin_m`` of where it is drawn; the rest may be the same line drawn anew. ``area_km2`` is the size of the area.
    """

    maker: str
    party: str
    area: str
    area_km2: float
    before: date
    after: date
    gained_km2: float
    lost_km2: float
    gained_sure_km2: float
    lost_sure_km2: float
    margin_m: float

    @property
    def net_km2(self) -> float:
        """Gained less lost."""
        return self.gained_km2 - self.lost_km2

    @property
    def km2_a_day(self) -> float | None:
        """The net change by day; ``None`` where the two maps are of one day."""
        days = (self.after - self.before).days
        return self.net_km2 / days if days else None


def moved(before: Layer, after: Layer, party: str) -> tuple[BaseGeometry, BaseGeometry] | None:
    """What ``party`` gained and what it lost between two maps, as polygons; not clipped to anything.

    ``None`` where one of them does not say what the party holds.
    """
    earlier, later = drawn_for(before, party), drawn_for(after, party)
    if earlier is None or later is None or earlier[0] != later[0]:
        return None
    more, less = shapely.difference(later[1], earlier[1]), shapely.difference(earlier[1], later[1])
    return (less, more) if earlier[0] else (more, less)


def change(
    before: Layer, after: Layer, areas: Sequence[Area], party: str | None = None, margin_m: float = MARGIN_M
) -> tuple[Change, ...]:
    """What ``party`` (by default the one whose holdings the maps draw) gained and lost in each of ``areas``.

    Nothing where one of the maps has no day, or does not say what the party holds.
    """
    who = party or after.held_by
    days = before.reference.when, after.reference.when
    both = moved(before, after, who) if who else None
    if who is None or both is None or days[0] is None or days[1] is None:
        return ()
    gained, lost = both
    sure = beyond_margin(gained, margin_m), beyond_margin(lost, margin_m)
    found = []
    for area in areas:
        km2 = area.measurer.area_km2
        found.append(
            Change(
                after.maker, who, area.name, area.km2, days[0].last_day, days[1].last_day,
                km2(gained), km2(lost), km2(sure[0]), km2(sure[1]), margin_m,
            )
        )  # fmt: skip
    return tuple(found)
