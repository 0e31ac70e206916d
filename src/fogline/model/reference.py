"""What claims are held against, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fogline.model.report import Standing
from fogline.model.when import When

__all__ = ["Figure", "Finding", "Outcome", "Reference", "ReferenceKind"]


class ReferenceKind(StrEnum):
    """What kind of thing a reference is."""

    MAP = "map"
    WEATHER = "weather"
    FOOTAGE = "footage"
    COUNTS = "counts"


class Outcome(StrEnum):
    """What a check found. One that cannot tell is inconclusive."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that claims are held against: for a map, one maker's drawing of one date.

    ``sha256`` names its archived bytes. ``party`` and ``standing`` say what is known of the maker;
    ``borrows_from`` the ids of references that its maker is known to draw on.
    """

    id: str
    kind: ReferenceKind
    maker: str
    title: str
    sha256: str
    when: When | None
    party: str | None = None
    standing: Standing = Standing.UNKNOWN
    borrows_from: tuple[str, ...] = ()
    licence: str | None = None
    notes: tuple[str, ...] = ()
    """What was repaired or guessed on reading, in words."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: ``km²``, ``m``, ``percent``, ``percentage points``, ``days``."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a named check says about one answer to one question. It never becomes a status.

    ``answer`` is the answer's id, or ``None`` where the finding is about the question as a whole;
    ``figures`` are (name, figure) pairs in the order in which they are shown.
    """

    id: str
    question: str
    answer: str | None
    check: str
    outcome: Outcome
    references: tuple[str, ...]
    figures: tuple[tuple[str, Figure], ...]
    reason: str
