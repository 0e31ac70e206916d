"""One attribution as it stands in a sentence, and the clause that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.claims.slavic.denials import Told
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.model import Act, ClaimKind

__all__ = ["Clause", "Hit", "Sentence"]

_MARKS = frozenset(",;:()…")


@dataclass(slots=True)
class Hit:
    """A cue with its voice. ``content`` is what is said, ``None`` for the rest of the sentence; ``back``: it stands in
    the sentences before; ``opens``: what follows in the next lines is said too."""

    cue: tuple[int, int]
    around: tuple[int, int]
    voices: tuple[Mention | None, ...]
    act: Act = Act.ASSERTS
    content: tuple[int, int] | None = None
    back: bool = False
    opens: bool = False
    kind: ClaimKind = ClaimKind.CLAIM
    accused: tuple[int, int] | None = None
    hedge: str | None = None
    shown: bool = False
    topic: bool = False
    """The content is a noun phrase, which may be no more than what is spoken about."""
    outer: bool = False
    """It hands on what another said."""
    told: Told | None = None
    """Of a denial: what it denies, and whose words the text says that they are."""
    anaphor: bool = False
    """A denial of what was just said: "denies this"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``low`` to before ``high`` between marks; ``before`` and ``after`` are those marks, empty at the ends."""

    low: int
    high: int
    before: str
    after: str


@dataclass(slots=True)
class Sentence:
    """Tokens ``begin`` to before ``end`` with where its clauses are cut."""

    reading: Reading
    begin: int
    end: int
    breaks: set[int] = field(default_factory=set)
    """Marks, outside names in quotation marks."""
    starts: set[int] = field(default_factory=set)
    """Tokens that begin a phrase of attribution, which no voice reaches over."""

    def mark(self, starts: Iterable[int]) -> None:
        """Find the marks; ``starts`` are the first tokens of phrases of attribution."""
        reading = self.reading
        for k in range(self.begin, self.end):
            if (
                reading.speech(k)
                or (reading.tokens[k] in _MARKS and reading.quote_of[k] < 0 and not self._short(k))
                or reading.dash(k)
            ):
                self.breaks.add(k)
        self.starts.update(starts)

    def _short(self, k: int) -> bool:
        """Whether a bracket is of a name's short form: "the General Staff (GS)"."""
        tokens = self.reading.tokens
        opens = k if tokens[k] == "(" else k - 2
        if not self.begin < opens < self.end - 2:
            return False
        short = tokens[opens + 1]
        return tokens[opens] == "(" and tokens[opens + 2] == ")" and short.isalpha() and short.isupper()

    def clause(self, at: int) -> Clause:
        """The stretch between marks that token ``at`` stands in."""
        low = at
        while low > self.begin and low - 1 not in self.breaks and low not in self.starts:
            low -= 1
        high = at + 1
        while high < self.end and high not in self.breaks and high not in self.starts:
            high += 1
        tokens = self.reading.tokens
        before = tokens[low - 1] if low > self.begin and low not in self.starts else ""
        after = tokens[high] if high < self.end and high not in self.starts else ""
        return Clause(low, high, before, after)
