"""Amounts as said: a number with the bounds that the text gives, and no others."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Amount"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as said.

    ``value`` is the number named, ``low`` and ``high`` are bounds only where the text gives them
    ("at least 40" is value 40, low 40; "between 5 and 10" is low 5, high 10; "about 300" is value 300).

    Raises:
        ValueError: no number at all, or ``low`` above ``high``.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    """``percent``, ``km²``, ``persons``, ``km`` …; ``None`` for things counted."""
    of: str | None = None
    """What is counted, in the text's words: "Russian soldiers", "prisoners of war killed"."""
    qualifier: str | None = None
    """The bound or approximation in its own words: "about", "more than"."""

    def __post_init__(self) -> None:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("an amount needs a value or a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
