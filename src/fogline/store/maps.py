"""Maps as they are kept: bytes by hash, with maker, name and day. What they draw is read when it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["KeptMap"]


@dataclass(frozen=True, slots=True)
class KeptMap:
    """One map file. ``first`` and ``last`` are the days that its name or (``given``) the user says."""

    maker: str
    name: str
    sha256: str
    first: date | None
    last: date | None
    given: bool = False
