"""How two numbers stand to each other: compatible, an update, of other people or times, or exclusive."""

from __future__ import annotations

from fogline.knowledge.relations import Word
from fogline.model import Compared
from fogline.questions.measure import UNCLEAR, meet
from fogline.questions.reading import Reading

__all__ = ["Verdict", "how_many"]

_FAR = 10.0
"""Two counts further apart than this, as a factor, are hardly of one event: a day's dead and a war's."""
Verdict = tuple[Compared, str]
"""How two answers stand to each other, with the reason in words."""
_AGREE, _CONTRADICT, _DIFFER = Compared.AGREE, Compared.CONTRADICT, Compared.DIFFER


def how_many(a: Reading, b: Reading) -> Verdict:
    """How two numbers that answer one question stand to each other. Symmetric."""
    if a.span is None or b.span is None:
        return _DIFFER, "one of them gives no number"
    if Word.NO in (a.word, b.word):
        if a.word is b.word:
            return _AGREE, "both deny the number"
        if meet(a.span, b.span) and a.scope == b.scope:
            return _CONTRADICT, "one denies the number that the other gives"
        return _DIFFER, "one denies another number than the other gives"
    if a.scope != b.scope and a.scope and b.scope:
        return _DIFFER, f"they count different people: {a.scope}, {b.scope}"
    if not _one_scope_of_time(a, b):
        return _DIFFER, "they count over different stretches of time"
    if meet(a.span, b.span):
        return _AGREE, "the numbers are compatible"
    return _apart(a, b)


def _apart(a: Reading, b: Reading) -> Verdict:
    """Two numbers that do not meet: an update, two counts that need not be of one thing, or a contradiction."""
    if a.span is None or b.span is None:
        return _DIFFER, "one of them gives no number"
    if a.topic.measure == UNCLEAR or a.scope != b.scope:
        return _DIFFER, "the numbers differ, and need not count the same people"
    if a.claim.party is not None and a.claim.party == b.claim.party:
        return _DIFFER, "the numbers differ: an update, or counts by two voices of one side"
    if a.claim.said_on is not None and b.claim.said_on is not None and a.claim.said_on != b.claim.said_on:
        return _DIFFER, "the numbers differ: the later one is an update"
    if a.claim.party is None or b.claim.party is None:
        return _DIFFER, "the numbers differ; one is of no side"
    if not (_of_town(a) and _of_town(b)) or max(a.span.point, b.span.point) > _FAR * min(
        a.span.point, b.span.point
    ):
        return _DIFFER, "the numbers differ; whether they are of one event is not said"
    return _CONTRADICT, "the numbers exclude each other: same place, same time, same count"


def _of_town(reading: Reading) -> bool:
    return reading.place is not None and reading.place.kind not in ("country", "region")


def _one_scope_of_time(a: Reading, b: Reading) -> bool:
    if not (a.dated and b.dated) or a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return abs((a.first - b.first).days) <= 1 and abs((a.last - b.last).days) <= 1
