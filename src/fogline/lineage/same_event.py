"""Whether two reports tell the same event, whether or not one was made from the other.

Compared is how each begins: news puts the event first and its background after. In one language, what the words are
made of is held against each other, in threes of letters, so that "арестован" and "арест" meet; across languages the
marks that hold in any language, names and numbers twice as heavy as the rest. Rare ones weigh more than common ones
(inverse document frequency over the case's own reports: Spärck Jones 1972). The score is the geometric mean of the cosine
of both and of the part of the lighter that the heavier has: a short notice of what a long report tells is not far from it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fogline.lineage.passages import Passage, Text

__all__ = [
    "MOST_DAYS_APART",
    "SAME_MARKS",
    "SAME_WORDS",
    "Background",
    "Beginning",
    "SameEvent",
    "same_event",
]

SAME_WORDS = 0.4
"""Score from which two reports in one language tell the same event: set on 75 judged pairs of Russian posts
(benchmarks/same_event.py), most of which are on one subject where they are not on one event."""

SAME_MARKS = 0.15
"""The same across languages: above 99 % of the pairs from different stories of benchmarks/lineage."""

MOST_DAYS_APART = 7.0
"""Reports of one event lie no further apart. Chosen, not fitted: the judged pairs have no dates."""

_LEAD = 80
"""Content words of a beginning, at least, where the report has so many; it ends with a sentence."""
_NAMED = frozenset("#dt")
"""First letters of marks that weigh as names do: amounts, dates, clock times."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a report begins: what its content words are made of and its marks, each with how often they are there."""

    report: str
    language: str | None
    pieces: Mapping[str, int]
    marks: Mapping[str, int]
    names: frozenset[str]

    @classmethod
    def of(cls, text: Text) -> Beginning:
        """The beginning of a report's passages."""
        passages = list(_lead(text))
        pieces = Counter(piece for p in passages for stem in p.words.stems for piece in _pieces(stem))
        marks = Counter(mark for p in passages for mark in p.words.marks)
        names = frozenset(name for p in passages for name in p.words.names)
        marks.update({mark: times for mark, times in marks.items() if mark in names or mark[0] in _NAMED})
        return cls(text.report, text.language, pieces, marks, names)


@dataclass(frozen=True, slots=True)
class SameEvent:
    """``same``: whether the two tell the same event. ``score`` is 0 to 1; ``why`` says in words what they share."""

    same: bool
    score: float
    why: tuple[str, ...]


class Background:
    """In how many of a case's reports each piece of a word and each mark stands; what is in many says little."""

    def __init__(self, beginnings: Iterable[Beginning]) -> None:
        counted: Counter[str] = Counter()
        self._reports = 0
        for beginning in beginnings:
            self._reports += 1
            counted.update({*beginning.pieces, *beginning.marks})  # a number is both
        self._counted = counted

    def weight(self, feature: str) -> float:
        """1 for what every report has, more for what is rare; smoothed, so that it is never without end."""
        return 1.0 + math.log((self._reports + 1) / (self._counted[feature] + 1))


def same_event(
    a: Beginning, b: Beginning, background: Background, days_apart: float | None = None
) -> SameEvent:
    """Whether two reports tell the same event. The order of the two changes nothing.

    ``days_apart`` is the time between their publication, ``None`` where it is not known. Reports without a language
    are held against each other by marks.
    """
    in_words = a.language is not None and a.language == b.language
    score = _score(a.pieces, b.pieces, background) if in_words else _score(a.marks, b.marks, background)
    near = days_apart is None or abs(days_apart) <= MOST_DAYS_APART
    return SameEvent(near and score >= (SAME_WORDS if in_words else SAME_MARKS), score, tuple(_why(a, b)))


def _score(one: Mapping[str, int], other: Mapping[str, int], background: Background) -> float:
    if not one or not other:
        return 0.0
    weights = {feature: background.weight(feature) for feature in {*one, *other}}
    shared = one.keys() & other.keys()
    product = math.fsum(one[f] * other[f] * weights[f] ** 2 for f in shared)
    lengths = [math.fsum((times * weights[f]) ** 2 for f, times in each.items()) for each in (one, other)]
    lighter = min(math.fsum(weights[f] for f in each) for each in (one, other))
    cosine = product / math.sqrt(lengths[0] * lengths[1])
    return math.sqrt(min(cosine, 1.0) * min(math.fsum(weights[f] for f in shared) / lighter, 1.0))


def _why(a: Beginning, b: Beginning) -> Iterator[str]:
    shared = a.marks.keys() & b.marks.keys()
    if names := len(a.names & b.names):
        yield f"{names} name{'s' * (names > 1)} in common"
    if numbers := sum(mark[0] == "#" for mark in shared):
        yield f"{numbers} number{'s' * (numbers > 1)} in common"
    if any(mark[0] == "d" for mark in shared):
        yield "the same date"


def _lead(text: Text) -> Iterator[Passage]:
    words = 0
    for passage in text.passages:
        yield passage
        words += len(passage.words.stems)
        if words >= _LEAD:
            return


def _pieces(stem: str) -> Iterator[str]:
    """A number or a date whole; a stem's letters in threes, with its ends marked."""
    if stem[0] == "#" or stem[0].isdigit():
        yield stem
        return
    edged = f"^{stem}$"
    yield from (edged[at : at + 3] for at in range(max(len(edged) - 2, 1)))
