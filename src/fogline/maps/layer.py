"""One maker's drawing of one date, as geometry."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.model import Reference

__all__ = ["Layer"]


@dataclass(frozen=True, slots=True)
class Layer:
    """What a map draws. All geometry is polygonal, valid and flat, in WGS 84 (longitude, latitude) degrees.

    ``held`` is what is drawn as held by ``held_by`` (a party's code; ``None`` where neither the file nor
    the table of makers says). ``against`` is the party that the rest of a boundary is drawn for.
    ``contested`` is what the maker leaves open, with what it draws as no more than claimed; ``others`` what is drawn
    explicitly for other parties. ``claimed`` and ``regained`` say by whom a part of the contested is claimed, and what of
    the held a party is drawn to have won back.
    """

    reference: Reference
    held: BaseGeometry
    held_by: str | None
    label: str
    against: str | None = None
    contested: BaseGeometry | None = None
    others: tuple[tuple[str, BaseGeometry], ...] = ()
    claimed: tuple[tuple[str, BaseGeometry], ...] = ()
    regained: tuple[tuple[str, BaseGeometry], ...] = ()

    @property
    def maker(self) -> str:
        """The maker's name."""
        return self.reference.maker

    @property
    def shape(self) -> str:
        """A digest of what is drawn and for whom: two files that draw the same have the same, whatever else is in
        them. 32 hex digits."""
        digest = sha256(f"{self.held_by} {self.against}".encode())
        areas = [
            ("held", self.held),
            ("contested", self.contested),
            *self.others,
            *self.claimed,
            *self.regained,
        ]
        for name, area in areas:
            if area is not None:
                digest.update(name.encode() + shapely.to_wkb(area))
        return digest.hexdigest()[:32]
