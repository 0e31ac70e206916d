"""How far two places lie apart."""

from __future__ import annotations

import math

from fogline.model import Place

__all__ = ["kilometres"]


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres on a sphere; infinite where a place has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    la, lb = math.radians(a.latitude), math.radians(b.latitude)
    dy, dx = lb - la, math.radians(b.longitude - a.longitude)
    h = math.sin(dy / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(dx / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(h))
