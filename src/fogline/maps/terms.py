"""On what terms maps are held against answers: the same for every check of one case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fogline.maps.boundary import Boundary
from fogline.maps.towns import Town

__all__ = ["Terms"]


@dataclass(frozen=True, slots=True)
class Terms:
    """``boundary`` is where maps are looked at, ``None`` without one; ``margin_m`` by how many metres a line may be off;
    ``name_of`` what a party's code is called; ``towns`` the outlines that are known."""

    boundary: Boundary | None
    margin_m: float
    name_of: Callable[[str], str]
    towns: tuple[Town, ...] = ()
