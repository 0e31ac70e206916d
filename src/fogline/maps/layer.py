"""One maker's drawing of one date, as geometry."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from fogline.model import Reference

__all__ = ["Layer"]


@dataclass(frozen=True, slots=True)
class Layer:
    """What a map draws. All geometry is polygonal, valid and flat, in WGS 84 (longitude, latitude) degrees.

    ``held`` is what is drawn as held by ``held_by`` (a party's code; ``None`` where neither the file nor
    the table of makers says). ``against`` is the party that the rest of a boundary is drawn for.
    ``contested`` is what the maker leaves open, ``others`` what is drawn explicitly for other parties.
    """

    reference: Reference
    held: BaseGeometry
    held_by: str | None
    label: str
    against: str | None = None
    contested: BaseGeometry | None = None
    others: tuple[tuple[str, BaseGeometry], ...] = ()

    @property
    def maker(self) -> str:
        """The maker's name."""
        return self.reference.maker
