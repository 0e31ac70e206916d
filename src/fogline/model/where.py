"""Places as said, with the settlement or region that they were resolved to, if any."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a claim is about.

    ``start`` and ``end`` count code points of the report's text and point at ``mention``, which may lie
    in an earlier sentence than the claim. Coordinates are WGS 84 degrees; ``radius_m`` is in metres and
    says how far the place reaches (or how vague "near" made it). A place that the gazetteer does not
    know keeps its name and has no coordinates.
    """

    name: str
    mention: str
    start: int
    end: int
    id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: float | None = None
    country: str | None = None
    """ISO 3166 alpha-3, or ``None`` where unknown."""
    kind: str | None = None
    """``settlement``, ``region``, ``country``, ``facility`` (a plant, dam or river: no settlement, its coordinates at
    most those of its town), or ``None`` where unknown."""

    @property
    def key(self) -> str:
        """What makes two mentions one place: the id, else the folded name."""
        return self.id or self.name.casefold()
