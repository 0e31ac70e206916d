"""A pickup: which sentences of the child were made from which of the parent, also where they were told in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from fogline.lineage.drift_reading import Read, Sentence, part_in
from fogline.model import Edge, Stretch

__all__ = ["Pickup"]

HELD = 0.5
"""Part of a sentence that must stand in one of the other report that was made from another, or of which another was made,
for it to have gone there too."""

BESIDE = 0.25
"""The same for a sentence that was made from its neighbour."""

ALIKE = 0.35
"""The same for two sentences that nothing else was made from, or was made of; each is the other's best."""

BETWEEN = 0.28
"""The same where they stand in one place between sentences made from each other."""

LEAST = 0.12
"""Part of the longer of two sentences that the shorter must have: three common words are in any long sentence."""

SAME_CLAIM = 0.25
"""What it adds that both tell a thing of one kind in one voice."""

SAME_FATE = 0.15
"""What it adds that both count those of one fate: killed, wounded, captured."""

SAME_NUMBER = 0.15
"""What it adds that both give one number, above those that any text has."""

_CREDIT = re.compile(
    r"^\W*(?:(?:additional )?(?:reporting|editing|writing)\b|compiled (?:by|from)|source\b|источник\b|джерело\b)",
    re.I,
)
_FEW = 12
_MOST = 60
"""Sentences of either report without a counterpart that are looked at: a book is not compared with a book."""

_NEAR = 2
"""Sentences that one may stand from another and still be in its place."""

_FEWEST = 2
"""Content words of a sentence that says something."""


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells something, and is no credit line."""
    return len(sentence.words.stems) >= _FEWEST and not _CREDIT.match(sentence.text)


def _turned(onward: Mapping[int, tuple[int, ...]]) -> Mapping[int, tuple[int, ...]]:
    back: dict[int, list[int]] = defaultdict(list)
    for i, carried in sorted(onward.items()):
        for j in carried:
            back[j].append(i)
    return {j: tuple(made_from) for j, made_from in back.items()}


class Pickup:
    """An edge with its two reports read: which sentences of the child carry which of the parent."""

    def __init__(self, edge: Edge, parent: Read, child: Read, taken: Iterable[Stretch] = ()) -> None:
        """``edge`` must be directed and join the two; ``taken`` are stretches of the child made from other parents."""
        self.edge, self.parent, self.child = edge, parent, child
        onward: dict[int, list[int]] = defaultdict(list)
        for pair in edge.aligned:
            for j in child.over(pair.child):
                for i in parent.over(pair.parent):
                    if j not in onward[i] and _tells(child.sentences[j]):
                        onward[i].append(j)
        elsewhere = {j for stretch in taken for j in child.over(stretch)}
        self._onward = {i: tuple(sorted(js)) for i, js in onward.items() if js}
        self.aligned = frozenset(self._onward)
        """The numbers of the parent's sentences that the edge itself aligns."""
        self._join(elsewhere)
        self._back = _turned(self._onward)

    def _join(self, elsewhere: set[int]) -> None:
        """Add the sentences that were put beside another, were split, or are told in words too different to align."""
        mine, theirs = self.parent.sentences, self.child.sentences
        linked = {j for js in self._onward.values() for j in js}
        lost = [i for i, s in enumerate(mine) if i not in self._onward and _tells(s)][:_MOST]
        new = [j for j, s in enumerate(theirs) if j not in linked | elsewhere and _tells(s)][:_MOST]
        found: dict[int, list[int]] = defaultdict(list)
        likeness = {(i, j): self._likeness(i, j) for i in lost for j in new}
        for i, j in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
            free = i not in found and all(j not in js for js in found.values())
            if free and likeness[i, j] >= (BETWEEN if j in self._between(i) else ALIKE):
                found[i].append(j)
        self._add(found)
        beside = {i: {j for k in (i - 1, i + 1) for j in self._onward.get(k, ())} for i in lost}
        linked = {j for js in self._onward.values() for j in js}
        found = defaultdict(list)
        for i in lost:
            if i not in self._onward:
                near = [
                    (self._part(i, j), -j)
                    for j in linked
                    if self._part(i, j) >= (BESIDE if j in beside[i] else HELD)
                ]
                found[i] += [-j for _, j in [max(near)]] if near else []
        self._add(found)
        found = defaultdict(list)
        for j in new:
            if j not in linked:
                for i in [i for i in self._onward if self._split(i, j) >= ALIKE]:
                    found[i].append(j)
        self._add(found)
        self._add({i: [j for j in beside if self._counts(i, j)] for i, beside in self._beside().items()})
        self._add({i: self._with_number(i, elsewhere) for i in self._onward})

    def _beside(self) -> Mapping[int, set[int]]:
        """For each sentence that is carried on, those of the child that its neighbours went to and it did not."""
        return {
            i: {j for k in (i - 1, i + 1) for j in self._onward.get(k, ()) if j not in js}
            for i, js in self._onward.items()
        }

    def _with_number(self, i: int, elsewhere: set[int]) -> list[int]:
        """Other sentences of the child with a large number of sentence ``i`` that is in none that it went to."""
        there = {n.value for j in self._onward[i] for n in self.child.sentences[j].numbers}
        mine = {n.value for n in self.parent.sentences[i].numbers if n.value and n.value > _FEW} - there
        return [
            j for j, s in enumerate(self.child.sentences)
            if mine and j not in elsewhere and mine & {n.value for n in s.numbers} and self._part(i, j) >= LEAST
        ]  # fmt: skip

    def _counts(self, i: int, j: int) -> bool:
        """Whether a number of sentence ``i`` with its fate is in ``j``, and in none that ``i`` went to."""
        here = {(n.value, n.outcome) for n in self.child.sentences[j].numbers if n.value and n.outcome}
        there = {n.value for k in self._onward[i] for n in self.child.sentences[k].numbers}
        return any(
            (n.value, n.outcome) in here and n.value not in there for n in self.parent.sentences[i].numbers
        )

    def _add(self, found: Mapping[int, Iterable[int]]) -> None:
        for i, js in found.items():
            if together := {*self._onward.get(i, ()), *js}:
                self._onward[i] = tuple(sorted(together))

    def _between(self, i: int) -> range:
        """The few sentences of the child between those made from what stands before and after ``i``, where that is near."""
        near = range(max(i - _NEAR, 0), min(i + _NEAR + 1, len(self.parent.sentences)))
        before = next((self._onward[k][-1] for k in reversed(near) if k < i and k in self._onward), None)
        after = next((self._onward[k][0] for k in near if k > i and k in self._onward), None)
        if before is None and after is None:
            return range(0)
        begin = before + 1 if before is not None else max((after or 0) - 1, 0)
        end = after if after is not None else min(begin + 1, len(self.child.sentences))
        return range(begin, end) if end - begin <= _NEAR else range(0)

    def _likeness(self, i: int, j: int) -> float:
        """How much two sentences share of the one that has less, and whether their claims agree in voice and kind."""
        mine = {(c.party, c.relation, c.polarity) for c in self.parent.sentences[i].claims if c.party}
        theirs = {(c.party, c.relation, c.polarity) for c in self.child.sentences[j].claims if c.party}
        less, more = sorted((self._part(i, j), self._part(i, j, True)))
        fates = [
            {n.outcome for n in s.numbers} - {None}
            for s in (self.parent.sentences[i], self.child.sentences[j])
        ]
        same = SAME_CLAIM if mine & theirs else SAME_FATE if fates[0] & fates[1] else 0.0
        return more + same if same or less >= LEAST else 0.0

    def _split(self, i: int, j: int) -> float:
        """How much of sentence ``j`` of the child stands in sentence ``i``, of which another was made too."""
        values = [
            {n.value for n in s.numbers if n.value}
            for s in (self.parent.sentences[i], self.child.sentences[j])
        ]
        return self._likeness(i, j) + (
            SAME_NUMBER if any(value > _FEW for value in values[0] & values[1]) else 0.0
        )

    def _part(self, i: int, j: int, turned: bool = False) -> float:
        """The part of sentence ``i`` that stands in ``j`` of the child; ``turned``: of ``j`` in ``i``."""
        one, other = self.parent.sentences[i], self.child.sentences[j]
        return part_in(other, one) if turned else part_in(one, other)

    def likeness(self, i: int, other: Sentence) -> float:
        """How much sentence ``i`` of the parent and one of the child share: the mean part of either in the other, 0 to 1."""
        j = self.child.at(other.start)
        return (self._part(i, j) + self._part(i, j, True)) / 2

    def carriers(self, i: int) -> tuple[Sentence, ...]:
        """The sentences of the child that were made from sentence ``i`` of the parent."""
        return tuple(self.child.sentences[j] for j in self._onward.get(i, ()))

    def pairs(self) -> Iterator[tuple[int, Sentence, tuple[Sentence, ...]]]:
        """Each sentence of the parent that is carried on, its number before it, with those that carry it.

        A sentence that is carried on word for word has not drifted and is left out.
        """
        for i in sorted(self._onward):
            sentence, carried = self.parent.sentences[i], self.carriers(i)
            if all(sentence.plain != other.plain for other in carried):
                yield i, sentence, carried

    def sources(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentences of the parent that a sentence of the child was made from."""
        return tuple(self.parent.sentences[i] for i in self._back.get(self.child.at(sentence.start), ()))

    @cached_property
    def is_copy(self) -> bool:
        """Whether every sentence of the parent stands in the child word for word."""
        there = {s.plain for s in self.child.sentences}
        return all(s.plain in there for s in self.parent.sentences)

    @cached_property
    def share(self) -> float:
        """How much of the shorter report is carried on, 0 to 1, as sentences."""
        mine = len(self._onward) / max(len(self.parent.sentences), 1)
        theirs = len(self._back) / max(len(self.child.sentences), 1)
        return max(mine, theirs)
