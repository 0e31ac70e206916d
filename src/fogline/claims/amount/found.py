"""An amount as it was found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.model import Amount

__all__ = ["FoundAmount"]


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount in a text. All offsets count code points of the text.

    ``start`` and ``end`` hold the expression with its qualifier and unit ("at least 40 soldiers" without
    the noun: "at least 40"); ``noun_end`` ends the noun phrase counted. ``outcome`` is what became of those
    counted, as one word of a small set (killed, wounded, missing, captured, destroyed, damaged, displaced …).
    ``part_of_last`` marks what the text names as part of the amount before it ("including eight children").
    """

    start: int
    end: int
    amount: Amount
    noun_end: int
    outcome: str | None = None
    noun: str | None = None
    part_of_last: bool = False
    weight: int = 0
    """How likely a claim is about this amount: 3 outcomes and shares, 2 persons and things, 1 others, 0 vague."""
