"""How two numbers stand to each other: compatible, an update, of other people or times, or exclusive."""

from __future__ import annotations

import re

from fogline.knowledge.relations import ABOUT, Word
from fogline.model import Compared, Relation, Standing
from fogline.questions.measure import UNCLEAR, Span, meet
from fogline.questions.reading import Reading

__all__ = ["Verdict", "how_many"]

_FAR = 10.0
"""Two counts further apart than this, as a factor, are hardly of one event: a day's dead and a war's."""
_TWICE = 2.0
_STANDING = frozenset({Relation.PRESENCE, Relation.CONCENTRATION, Relation.SHARE})
"""What is so at a time, and is no count of one event among others."""
_BESIDE = 300
"""Code points between two counts that a text sets side by side."""
_GROWING = re.compile(
    r"\b(?:so far|rose|risen|rising|climb\w*|increas\w*|now|initial\w*|preliminary|"
    r"earlier|later|more|another|further|others?)\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:ro(?:se|sen)|risen|rising|climb\w*|increas\w*|grew|grown|went up|gone up) to\b|\b(?:возрос\w*|выросл?\w*|"
    r"увеличил\w*|зрос\w*|збільшил\w*) (?:\w+ ){0,4}?до\b",
    re.IGNORECASE,
)
"""Says that there was a lower number before."""
_WIDE = re.compile(
    r"\b(?:around|across|throughout|all over) (?:the |its |their )?(?:country|nation|region|state|war zone)\b|\bnationwide\b|"
    r"\b(?:in|at|across) (?:several|multiple|various|different) (?:\w+ )?(?:locations|places|sites|cities|towns|areas)\b|"
    r"\bпо (?:вс\w+ )?(?:стране|країні)\b|\b(?:в|у) (?:разных|нескольких|різних|кількох) \w+",
    re.IGNORECASE,
)
"""Counts over a wide stretch of land, of which another count may be a part."""
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
        denied, said = (a.span, b.span) if a.word is Word.NO else (b.span, a.span)
        if _inside(said, denied) and a.scope == b.scope:
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
    if _two_bodies_at_once(a, b):
        return _CONTRADICT, "two official bodies give different numbers of one event, side by side"
    low, high = sorted((a, b), key=lambda r: r.span.point if r.span is not None else 0.0)
    if _RISEN.search(high.claim.quote):
        return _DIFFER, "the numbers differ: the higher one has risen"
    if _WIDE.search(high.claim.quote) and not _WIDE.search(low.claim.quote):
        return _DIFFER, "the numbers differ: one counts over a wider stretch of land"
    one_side = a.claim.party is not None and a.claim.party == b.claim.party
    if one_side:
        if _stock_of_one_day(a, b):
            return _CONTRADICT, "two voices of one side give numbers of the same days that are far apart"
        return _DIFFER, "the numbers differ: an update, or counts by two voices of one side"
    if a.claim.said_on is not None and b.claim.said_on is not None and a.claim.said_on != b.claim.said_on:
        return _DIFFER, "the numbers differ: the later one is an update"
    if a.claim.party is None or b.claim.party is None:
        return _DIFFER, "the numbers differ; one is of no side"
    if _of_one_stretch(a, b) or a.topic.relation in _STANDING:
        return _CONTRADICT, "the numbers exclude each other: same place, same time, same count"
    if not (_of_town(a) and _of_town(b)) or max(a.span.point, b.span.point) > _FAR * min(
        a.span.point, b.span.point
    ):
        return _DIFFER, "the numbers differ; whether they are of one event is not said"
    return _CONTRADICT, "the numbers exclude each other: same place, same time, same count"


def _inside(said: Span, denied: Span) -> bool:
    """Whether whatever number is meant, it is among those denied, give or take a tenth: "at least 250" leaves room beside
    a denied 300, "about 300" none."""
    reach = ABOUT * abs(denied.point)
    return denied.low - reach <= said.low and said.high <= denied.high + reach


def _of_one_stretch(a: Reading, b: Reading) -> bool:
    """Whether both are dated by their texts, to the same days: however far apart, they count one thing."""
    return (
        a.dated
        and b.dated
        and a.first == b.first
        and a.last == b.last
        and (a.place is None) == (b.place is None)
    )


def _stock_of_one_day(a: Reading, b: Reading) -> bool:
    """Whether two voices of one side count what does not grow from hour to hour, of the same days, far apart."""
    if a.span is None or b.span is None or a.topic.relation not in (*_STANDING, Relation.DISPLACEMENT):
        return False
    voices = {c.speaker.name for c in (a.claim, b.claim) if c.speaker is not None}
    apart = max(a.span.point, b.span.point) >= _TWICE * min(a.span.point, b.span.point)
    one_day = a.topic.relation in _STANDING and a.first is not None and (a.first, a.last) == (b.first, b.last)
    return len(voices) == 2 and apart and (one_day or _of_one_stretch(a, b))


def _two_bodies_at_once(a: Reading, b: Reading) -> bool:
    """Whether two official bodies of one side are told side by side with exact numbers of one dated event.

    The side of one of them may be unknown. Anything less may be an update: a bound ("at least"), another time of
    saying, a count "so far", one that "rose".
    """
    one, other = a.claim, b.claim
    mine, theirs = one.speaker, other.speaker
    if (
        mine is None
        or theirs is None
        or mine.name == theirs.name
        or a.topic.relation is not Relation.CASUALTIES
    ):
        return False
    if one.party != other.party and None not in (one.party, other.party):
        return False
    official = mine.standing is Standing.OFFICIAL and theirs.standing is Standing.OFFICIAL
    beside = one.report == other.report and max(one.start - other.end, other.start - one.end) <= _BESIDE
    exact = all(r.span is not None and r.span.low == r.span.high == r.span.point for r in (a, b))
    of_one = a.dated and b.dated and a.first == b.first and a.last == b.last and one.said_on == other.said_on
    growing = any(_GROWING.search(f"{c.quote} {s.name}") for c, s in ((one, mine), (other, theirs)))
    return official and beside and exact and of_one and not growing and _of_town(a) and _of_town(b)


def _of_town(reading: Reading) -> bool:
    return reading.place is not None and reading.place.kind not in ("country", "region")


def _one_scope_of_time(a: Reading, b: Reading) -> bool:
    if not (a.dated and b.dated) or a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return abs((a.first - b.first).days) <= 1 and abs((a.last - b.last).days) <= 1
