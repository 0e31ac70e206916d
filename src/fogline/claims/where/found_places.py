"""Places as found in a text, and how two of them lie to each other."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.where.placing import distance_m, inside
from fogline.knowledge.gazetteer import Entry
from fogline.model import Place

__all__ = ["FoundPlace", "near", "within"]

_AROUND = 60_000.0


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in a text.

    ``role`` is ``at``, ``passing``, ``origin`` (something came from there), ``locator`` or ``container``;
    ``sentence`` counts from 0. ``entry`` is what the gazetteer knows of it, or of the town of a facility.
    ``part`` says that only a part of that is meant ("eastern Ukraine"), ``aside`` that the place tells who
    speaks and not where something happened ("the mayor of X", "reporting from Y").
    """

    place: Place
    role: str
    sentence: int
    facility: bool = False
    entry: Entry | None = None
    part: bool = False
    aside: bool = False


def near(main: FoundPlace | None, other: FoundPlace) -> bool | None:
    """Whether two places may be those of one event; ``None`` where that cannot be told."""
    if main is None:
        return None
    if main.place.key == other.place.key or other.place.mention == main.place.mention:
        return True
    if other.part and other.entry is not None and other.entry.kind == "country":
        return False
    if main.entry is None or other.entry is None:
        fine = other.place.kind in ("settlement", "facility") and main.place.kind in (
            "settlement",
            "facility",
        )
        return False if fine else None
    if not (main.entry.located and other.entry.located):
        return None
    inside = within(main, other)
    if inside is not None:
        return inside
    reach = _AROUND + (main.place.radius_m or main.entry.radius_m) + other.entry.radius_m
    return distance_m(main.entry, other.entry) <= reach


def within(found: FoundPlace, region: FoundPlace) -> bool | None:
    """Whether a settlement lies in a region; ``None`` where either is unknown or the second is no region."""
    if found.entry is None or region.entry is None or region.entry.kind == "settlement":
        return None
    return found.entry.id == region.entry.id or inside(found.entry, region.entry)
