"""Statements with a shape of their own: what could not be verified, what footage shows, figures that agree."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.called_false import CALLING, called_false
from fogline.claims.who.cues import VERBS
from fogline.claims.who.phrases import NOUNS, phrase_left, phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tolls import GIVING, given_toll
from fogline.claims.who.trimming import cut, trim
from fogline.claims.who.voices import Mention, beyond, source_left
from fogline.model import Act, ClaimKind

__all__ = ["FOOTAGE", "sharers", "special"]

FOOTAGE = frozenset(
    "video videos footage image images clip clips photo photos photograph photographs picture "
    "pictures film films".split()
)
_VERIFY = frozenset("verify confirm corroborate authenticate substantiate ascertain".split())
_VERIFIED = frozenset(
    "verified confirmed corroborated authenticated substantiated established ascertained".split()
)
_SHARED = frozenset(
    "shared posted published released circulated filmed uploaded distributed broadcast aired provided".split()
)
_COUNTS = frozenset(
    "mapping maps map figures estimates data analysis count counts tally assessment "
    "assessments calculations".split()
)
_WHETHER = frozenset("if whether who what how why when which where".split())


def special(reading: Reading, begin: int, end: int) -> list[Attributed]:
    """The statements of these kinds in the sentence of tokens ``begin`` to before ``end``."""
    found: list[Attributed] = []
    for i in range(begin, end):
        word = reading.lower[i]
        one: Attributed | None = None
        if word in _VERIFY:
            one = _unable(reading, i, begin, end)
        elif word in _VERIFIED:
            one = _unverified(reading, i, begin, end)
        elif word in ("unclear", "unknown", "clear", "known"):
            one = _unclear(reading, i, begin, end)
        elif word in ("confirmation", "verification", "corroboration"):
            one = _unconfirmed(reading, i, begin, end)
        elif word in FOOTAGE and i - begin <= 6:
            one = _footage(reading, i, begin, end)
        elif word in CALLING:
            one = called_false(reading, i, begin, end)
        elif word in GIVING:
            one = given_toll(reading, i, begin, end)
        elif word in ("line", "consistent", "keeping") and i + 1 < end and reading.lower[i + 1] == "with":
            one = _agreeing(reading, i, begin, end)
        if one is not None:
            found.append(one)
    return found


def _verification(
    begin: int, end: int, voices: tuple[Mention | None, ...], cue: tuple[int, int]
) -> Attributed:
    return Attributed(begin, end, voices, cue, cue, "verify", Act.ASSERTS, ClaimKind.VERIFICATION)


def _unable(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "The BBC is unable to verify X", "could not independently confirm X": X."""
    at = _inability(reading, i, begin)
    if at is None:
        return None
    limit = next((j for j in range(i + 1, end) if reading.words[j] in (",", ";", "”")), end)
    span = trim(reading, i + 1, cut(reading, i + 1, limit))
    if span is None:
        return None
    k = at - 1
    while k >= begin and (
        reading.tags[k] in ("RB", "MD")
        or reading.lower[k] in ("has", "have", "had", "is", "was", "were", "been", "be", "are")
    ):
        k -= 1
    source = beyond(reading, source_left(reading, k, begin), begin)
    if source is not None and reading.lower[source.begin] == "it" and "possible" in reading.lower[at:i]:
        source = None
    return _verification(*span, (source,) if source else (), (k + 1, i + 1))


def _inability(reading: Reading, i: int, begin: int) -> int | None:
    words = reading.lower[max(begin, i - 8) : i]
    base = max(begin, i - 8)
    for k in range(len(words) - 1, -1, -1):
        if words[k] in ("unable", "impossible"):
            return base + k
        if words[k] in ("not", "n't", "cannot") and (
            {"able", "possible", "could", "can", "ca", "cannot"} & set(words[max(0, k - 2) :])
            or "independently" in words
        ):
            return base + k
        if words[k] in (",", ";", "that"):
            return None
    return None


def _unverified(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "none of the reports could be independently verified": the whole clause."""
    k = i - 1
    negated = independent = modal = False
    while k >= begin and (
        reading.tags[k] in ("RB", "MD", "VB", "VBN")
        or reading.lower[k] in ("has", "have", "been", "be", "was", "were", "is", "are")
    ):
        word = reading.lower[k]
        negated = negated or word in ("not", "n't", "never")
        independent = independent or word in ("independently", "immediately", "yet")
        modal = modal or word in ("could", "can", "be")
        k -= 1
    if k < begin or k == i - 1:
        return None
    first = (
        phrase_left(reading, k, begin)
        if reading.tags[k] in NOUNS or reading.tags[k] in ("DT", "PRP", "NN")
        else k + 1
    )
    if reading.lower[k] in ("which", "that") and k - 1 > begin:
        back = k - 2 if reading.words[k - 1] == "," else k - 1
        first = phrase_left(reading, back, begin) if reading.tags[back] in NOUNS else k + 1
    negated = negated or reading.lower[first] in ("none", "neither", "no", "nothing")
    if not negated or not (modal or independent) or first > k:
        return None
    return _verification(first, i + 1, (), (k + 1, i + 1))


def _unclear(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "It is unclear who fired": who fired."""
    word = reading.lower[i]
    before = reading.lower[max(begin, i - 4) : i]
    if word in ("clear", "known") and "not" not in before and "n't" not in before:
        return None
    if not {"it", "remains", "remained", "is", "was"} & set(before):
        return None
    if i + 1 >= end or reading.lower[i + 1] not in _WHETHER:
        return None
    limit = next((j for j in range(i + 1, end) if reading.words[j] in (",", ";", "–", "—")), end)
    span = trim(reading, i + 1, limit)
    start = next(
        j
        for j in range(max(begin, i - len(before)), i + 1)
        if reading.words[j].isalpha() and reading.tags[j] != "CC"
    )
    return _verification(*span, (), (start, i + 1)) if span else None


def _unconfirmed(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "There was no independent confirmation of the claims": the whole clause."""
    before = reading.lower[max(begin, i - 4) : i]
    if "no" not in before or not {"independent", "immediate", "official"} & set(before):
        return None
    limit = next((j for j in range(i + 1, end) if reading.words[j] in (",", ";", "–", "—")), end)
    start = i - len(before) + before.index("no")
    if start - 2 >= begin and reading.lower[start - 2] == "there":
        start -= 2
    span = trim(reading, start, limit)
    return _verification(*span, (), (start, i + 1)) if span else None


def _footage(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "In the footage, shared by X, …": X says by it what the rest describes."""
    first = phrase_left(reading, i, begin)
    if (
        first - 1 < begin
        or reading.lower[first - 1] != "in"
        or any(reading.tags[j] in FINITE for j in range(begin, i))
    ):
        return None
    k, voice, cue = i + 1, Mention(first, i + 1, first, i + 1), (first - 1, i + 1)
    while k < end and k - i < 30:
        if reading.lower[k] in _SHARED and k + 1 < end and reading.lower[k + 1] == "by":
            stop = phrase_right(reading, k + 2, end)
            if stop > k + 2:
                voice, cue = Mention(k + 2, stop, k + 2, stop), (k, k + 2)
                k = stop
                continue
        if reading.words[k] == "," and (k + 1 >= end or reading.lower[k + 1] not in _SHARED):
            span = trim(reading, k + 1, end)
            return Attributed(*span, (voice,), cue, cue, "show", Act.ASSERTS) if span else None
        if reading.tags[k] in FINITE:
            return None
        k += 1
    return None


def _agreeing(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """ "…, a figure roughly in line with Ukrainian mapping": the mapping confirms it."""
    k = i
    while k > begin and reading.words[k] not in (",", "–", "—"):
        k -= 1
    stop = phrase_right(reading, i + 2, end)
    if k == begin or stop == i + 2 or any(reading.tags[j] in FINITE for j in range(k, i)):
        return None
    if not _COUNTS & set(reading.lower[i + 2 : stop]):
        return None
    span = trim(reading, k + 1, stop)
    voice = Mention(i + 2, stop, i + 2, stop)
    return (
        Attributed(*span, (voice,), (k + 1, i + 2), (k + 1, i + 2), "agree", Act.CONFIRMS) if span else None
    )


def sharers(reading: Reading) -> Iterator[Mention]:
    """Those who are said to have shared footage: "a clip posted by X"."""
    for i in range(1, len(reading.words) - 1):
        if reading.lower[i] != "by" or reading.lower[i - 1] not in _SHARED:
            continue
        if FOOTAGE & set(reading.lower[max(0, i - 6) : i]):
            limit = next(
                (k for k in range(i + 1, len(reading.words)) if reading.lower[k] in VERBS),
                len(reading.words),
            )
            end = phrase_right(reading, i + 1, limit, links=False)
            if end > i + 1:
                yield Mention(i + 1, end, i + 1, end)
