"""One attribution as whole phrases: who, by which words, what."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Attribution", "Span"]

Span = tuple[int, int]
"""Tokens from the first to before the second."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``source`` with appositions, ``cue`` with auxiliaries and negation, ``contents`` with "that" and marks."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]

    @property
    def at(self) -> int:
        """The first token of the cue, or of the content where there is none."""
        return self.cue[0] if self.cue is not None else self.contents[0][0]

    @property
    def weight(self) -> int:
        """How many tokens are attributed."""
        return sum(end - begin for begin, end in self.contents)
