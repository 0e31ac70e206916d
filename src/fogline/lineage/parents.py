"""Of all reports that a report may have been made from, those that it was: part by part, and the nearest of each chain.

A rewrite of a rewrite is like both. It has what the nearer one changed, and nothing that the nearer one left out: the rule
by which copies of a manuscript are put in a tree (Maas 1927, Textkritik). So the parent is the report that explains most
of the child, less what only others explain; a further parent explains passages that the first does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.lineage.align import SOLID, Comparison, Match, Side
from fogline.lineage.weights import Mode

__all__ = ["Parent", "Tie", "choose"]

LEFT_OUT = 0.3
"""A passage of which a report has less of the weight than this does not come from it."""

HINTED = 0.25
"""Of a further parent's passages one must be solid; of the others so much must stand in it."""

FURTHER = 0.12
"""Part of the child that a further parent explains at least, where the first does not."""

FURTHER_OF_CHAIN = 0.25
"""The same for a report that is itself of one text with a parent already chosen."""

FIRM = 0.6
"""What it takes off that a report has none of the child's amounts, days, times and names that other reports have."""

_LIKE_WORDS = {Mode.SAME: (0.35, 0.5), Mode.KIN: (0.3, 0.0), Mode.ACROSS: (0.0, 0.0)}
"""What the words of one language, and groups of three of them, add to what the marks say."""
_OTHER_LANGUAGE = 0.12
_CREDIT = 0.12
_UNTOLD = 0.1


@dataclass(frozen=True, slots=True)
class Tie:
    """A report that the child may have been made from. ``compared.one`` and ``marks`` are the child's side.

    ``told``: whether time or a credit says that it came first. ``credited``: the child names it.
    """

    parent: str
    compared: Comparison
    marks: Side
    credited: bool
    told: bool
    firm: frozenset[str] = frozenset()
    """What of the child's amounts, dates, clock times and names is in this report."""

    def covers(self) -> dict[int, float]:
        """How much of each of the child's passages stands in this report, 0 to 1."""
        found = {m.mine: m.cover for m in self.compared.one.matches}
        for match in self.marks.matches:
            found[match.mine] = max(found.get(match.mine, 0.0), 0.8 * match.cover)
        return found


@dataclass(frozen=True, slots=True)
class Parent:
    """A chosen parent, and the child's passages that come from it."""

    tie: Tie
    matches: tuple[Match, ...]


def choose(
    ties: Sequence[Tie],
    weights: Sequence[float],
    firm: Sequence[frozenset[str]],
    related: frozenset[tuple[str, str]],
) -> list[Parent]:
    """The parents among ``ties``, the first explaining most.

    ``weights`` are those of the child's passages, ``firm`` their amounts, dates, clock times and names.
    ``related`` are the sorted pairs of ids that are of one text.
    """
    if not ties:
        return []
    covers = {tie.parent: tie.covers() for tie in ties}
    chosen = [_nearest(ties, range(len(weights)), weights, firm, covers)]
    while len(chosen) < len(ties):
        left = _unexplained(chosen, weights, covers)
        rest = [
            tie
            for tie in ties
            if tie not in chosen
            and _adds(tie, left, weights, covers[tie.parent], _chained(tie, chosen, related))
        ]
        if not rest:
            break
        chosen.append(_nearest(rest, left, weights, firm, covers))
    return _shared_out(chosen, covers)


def _nearest(
    ties: Sequence[Tie],
    passages: Sequence[int],
    weights: Sequence[float],
    firm: Sequence[frozenset[str]],
    covers: dict[str, dict[int, float]],
) -> Tie:
    total = sum(weights[i] for i in passages) or 1.0
    mine = frozenset[str]().union(*(firm[i] for i in passages))
    somewhere = mine & frozenset[str]().union(*(tie.firm for tie in ties))

    def nearness(tie: Tie) -> float:
        covered = covers[tie.parent]
        missed = sum(
            weights[i]
            for i in passages
            if covered.get(i, 0.0) < LEFT_OUT and any(_holds(other, i) for other in ties if other is not tie)
        )
        lost = _firmness(somewhere - tie.firm) / (_firmness(mine) or 1.0)
        return _closeness(tie, passages, weights) - missed / total - FIRM * lost

    return max(ties, key=lambda tie: (nearness(tie), tie.parent))


def _firmness(marks: frozenset[str]) -> float:
    """Names are spelt in many ways, so that one that is missed says less."""
    return sum(0.3 if mark[:2] == "k:" else 1.0 for mark in marks)


def _holds(tie: Tie, passage: int) -> bool:
    return any(m.mine == passage for m in tie.compared.one.solid)


def _closeness(tie: Tie, passages: Sequence[int], weights: Sequence[float]) -> float:
    """How near a report is to these passages: by marks first, which are there for all, then by words."""
    total = sum(weights[i] for i in passages) or 1.0
    among = frozenset(passages)
    marks = sum(m.cover * weights[m.mine] for m in tie.marks.matches if m.mine in among) / total
    words = sum(m.cover * weights[m.mine] for m in tie.compared.one.matches if m.mine in among) / total
    of_words, of_groups = _LIKE_WORDS[tie.compared.mode]
    nearness = marks + of_words * words + of_groups * tie.compared.grams
    if tie.compared.mode is Mode.ACROSS:
        nearness += _OTHER_LANGUAGE
    return nearness + (_CREDIT if tie.credited else 0.0) - (0.0 if tie.told else _UNTOLD)


def _unexplained(
    chosen: Sequence[Tie], weights: Sequence[float], covers: dict[str, dict[int, float]]
) -> list[int]:
    return [
        i
        for i in range(len(weights))
        if all(covers[tie.parent].get(i, 0.0) < SOLID[tie.compared.mode] * 0.8 for tie in chosen)
    ]


def _adds(
    tie: Tie, left: Sequence[int], weights: Sequence[float], covers: dict[int, float], chained: bool
) -> bool:
    """Whether a report explains enough of the passages that are left."""
    solid = [m for m in tie.compared.one.solid if m.mine in left]
    some = [i for i in left if covers.get(i, 0.0) >= HINTED]
    gained = sum(weights[i] * covers[i] for i in some) / (sum(weights) or 1.0)
    if chained:
        return len(solid) >= 2 and gained >= FURTHER_OF_CHAIN
    return bool(solid) and (len(some) >= 2 or tie.credited) and gained >= FURTHER


def _chained(tie: Tie, chosen: Sequence[Tie], related: frozenset[tuple[str, str]]) -> bool:
    return any((min(tie.parent, c.parent), max(tie.parent, c.parent)) in related for c in chosen)


def _shared_out(chosen: Sequence[Tie], covers: dict[str, dict[int, float]]) -> list[Parent]:
    """Each passage goes to the parent that has most of it."""
    parents = []
    for tie in chosen:
        mine = covers[tie.parent]
        matches = tuple(
            m
            for m in tie.compared.one.matches
            if m.cover >= LEFT_OUT
            and all(
                mine[m.mine] >= covers[other.parent].get(m.mine, 0.0) for other in chosen if other is not tie
            )
        )
        parents.append(Parent(tie, matches))
    return parents
