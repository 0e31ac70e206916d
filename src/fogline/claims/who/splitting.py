"""Into which claims a content falls: one for each number of its own, and for each "and that …"."""

from __future__ import annotations

from fogline.claims.who.phrases import NOUNS, phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import trim

__all__ = ["split"]

_HARM = frozenset(
    "killed wounded injured killing wounding injuring leaving left destroying destroyed "
    "damaging damaged displacing displaced".split()
)
_TOTALLING = frozenset("taking bringing raising".split())
_TOTALS = frozenset("total toll number tally count".split())
_SUBJECTS = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "JJ"))
_SUBORDINATORS = frozenset("if unless as because although though while that so until whether since".split())
_MORE = frozenset("a another further some at least as many more than over about around nearly up to".split())
_LISTING = frozenset("included includes include involved comprised were was".split())


def split(reading: Reading, begin: int, end: int, numbers: frozenset[int]) -> list[tuple[int, int]]:
    """The claims in the tokens ``begin`` to before ``end``, as token ranges in order.

    ``numbers`` are the tokens of what is counted.
    """
    parts: list[tuple[int, int]] = []
    if (comma := _concession(reading, begin, end)) is not None:
        conceded, rest = trim(reading, begin + 1, comma), trim(reading, comma + 1, end)
        if conceded is not None and rest is not None:
            return [*split(reading, *conceded, numbers), *split(reading, *rest, numbers)]
    for first, last in _sentences(reading, numbers, begin, end):
        parts += _clauses(reading, numbers, first, last)
    return parts


def _concession(reading: Reading, begin: int, end: int) -> int | None:
    """The comma in "although the road was open, the bridge was closed", which says both."""
    if reading.lower[begin] not in ("although", "though"):
        return None
    for k in range(begin + 3, end - 3):
        if reading.words[k] == "," and _finite(reading, begin, k):
            return k if _finite(reading, k + 1, end) else None
    return None


def _sentences(reading: Reading, numbers: frozenset[int], begin: int, end: int) -> list[tuple[int, int]]:
    """A quotation of several sentences is one statement, but each sentence with a number begins another."""
    first, last = reading.sentence_of[begin], reading.sentence_of[end - 1]
    if first == last:
        return [(begin, end)]
    cuts = [begin]
    for n in range(first + 1, last + 1):
        a, b = reading.sentences[n]
        if _has_number(numbers, a, min(b, end)) or _of_another(reading, a, min(b, end)):
            cuts.append(a)
    spans = []
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        span = trim(reading, a, b)
        if span is not None:
            spans.append(span)
    return spans


def _of_another(reading: Reading, begin: int, end: int) -> bool:
    """Whether a sentence of a quotation speaks of something else that it names: "Kamianka is cut off." """
    stop = phrase_right(reading, begin, end)
    named = any(reading.tags[k] in ("NNP", "NNPS") for k in range(begin, stop))
    while stop < end and reading.tags[stop] == "RB":
        stop += 1
    return named and stop < end and reading.tags[stop] in FINITE


def _clauses(reading: Reading, numbers: frozenset[int], begin: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = begin
    phrases = False
    for i in range(begin + 1, end - 1):
        after = _boundary(reading, numbers, start, i, end)
        if after is None:
            continue
        span = trim(reading, start, i)
        if span is not None:
            phrases = phrases or (_is_number(numbers, after) and not _finite(reading, after, end))
            parts.append(_listed(reading, numbers, span))
            start = after
    inner = _among(reading, numbers, begin, end)
    if inner is not None:
        parts.append(inner)
    span = trim(reading, start, end)
    if span is not None:
        parts.append(_short(reading, span) if phrases else span)
    return parts


def _boundary(reading: Reading, numbers: frozenset[int], start: int, i: int, end: int) -> int | None:
    """The token with which a new claim begins, where the old one ends before token ``i``."""
    word, following = reading.lower[i], reading.lower[i + 1]
    if word == "and":
        if following == "that" and reading.tags[i + 1] in ("IN", "WDT", "DT"):
            return i + 2
        if following == "of" and reading.tags[i + 2] == "VBG" and i + 3 < end:
            return i + 2  # accused "of hiding the losses and of prolonging the war"
        if _another_number(reading, numbers, start, i, end):
            return i + 1
        return i + 1 if _another_clause(reading, start, i, end) else None
    if (
        word == "that"
        and reading.tags[i] == "WDT"
        and following in _HARM
        and _number_near(numbers, i + 2, end)
    ):
        return i + 1
    if (
        word in ("while", "whereas")
        and _has_number(numbers, start, i)
        and _number_near(numbers, i + 1, end, 3)
    ):
        return i + 1
    if word == "or" and following == "that" and reading.tags[i + 1] == "IN" and _finite(reading, start, i):
        return i + 2
    if word != ",":
        return None
    if (
        _has_number(numbers, start, i)
        and _number_near(numbers, i + 1, end, 3)
        and _of_which(reading, i + 1, end)
    ):
        return i + 1
    if reading.lower[i + 1 : i + 3] in (["but", "we"], ["and", "we"]) and _ours(reading, i + 3, end):
        return i + 2
    if (
        following in _TOTALLING
        and _TOTALS & set(reading.lower[i + 2 : i + 10])
        and _number_near(numbers, i + 3, end, 14)
    ):
        return i + 1
    if following == "and" and _has_number(numbers, start, i) and _later(reading, numbers, i + 2, end):
        return i + 2
    if following == "and" and i + 3 < end and _another_number(reading, numbers, start, i + 1, end):
        return i + 2
    if following == "that" and reading.tags[i + 1] == "IN" and _finite(reading, start, i):
        return i + 2
    if following in _HARM and reading.tags[i + 1] == "VBG" and _number_near(numbers, i + 2, end):
        return None if _then_including(reading, numbers, i + 2, end) else i + 1
    if following == "including" and _number_near(numbers, i + 2, end, 2):
        return i + 1 if any(reading.tags[j].startswith("VB") for j in range(start, i)) else None
    if following == "with" and (
        _number_near(numbers, i + 2, end, 2) or reading.lower[i + 2 : i + 4] == ["many", "more"]
    ):
        return i + 1
    return None


def _another_clause(reading: Reading, start: int, i: int, end: int) -> bool:
    """ "… and the road was cut": after a whole clause another with a subject and a verb of its own."""
    if reading.tags[i + 1] not in _SUBJECTS or reading.quote_of[i] >= 0 or not _finite(reading, start, i):
        return False
    stop = phrase_right(reading, i + 1, end)
    while stop < end and reading.tags[stop] == "RB":
        stop += 1
    if stop <= i + 1 or stop + 1 >= end or reading.tags[stop] not in FINITE:
        return False
    return not _bound(reading, start, i)


def _bound(reading: Reading, start: int, i: int) -> bool:
    """Whether a clause before token ``i`` opens with a conjunction or relative, which may hold for the next one too."""
    return any(
        reading.tags[k] in ("WDT", "WP", "WRB") or reading.lower[k] in _SUBORDINATORS for k in range(start, i)
    )


def _of_which(reading: Reading, begin: int, end: int) -> bool:
    """ "…, 30 of which were shot down": a clause of its own about a part of what was counted."""
    for k in range(begin + 1, min(end - 1, begin + 5)):
        if reading.lower[k] == "of" and reading.lower[k + 1] in ("which", "whom"):
            return _finite(reading, k + 2, end)
    return False


def _ours(reading: Reading, begin: int, end: int) -> bool:
    """ "…, but we will …": what the speakers will do, after what they think."""
    return reading.lower[begin : begin + 1] == ["will"] or reading.lower[begin : min(end, begin + 3)] in (
        ["are", "going", "to"],
        ["'re", "going", "to"],
    )


def _later(reading: Reading, numbers: frozenset[int], begin: int, end: int) -> bool:
    """ "…, and minutes later, she heard six blasts": a clause with a number of its own, of another moment."""
    for k in range(begin, min(end - 2, begin + 8)):
        if reading.lower[k] == "later" or (reading.words[k] == "," and reading.lower[k - 1] == "later"):
            after = k + 2 if reading.words[k + 1] == "," else k + 1
            return _has_number(numbers, after, end) and _finite(reading, after, end)
    return False


def _among(reading: Reading, numbers: frozenset[int], begin: int, end: int) -> tuple[int, int] | None:
    """ "At least 50 people, including five children, were killed": the five are a claim of their own."""
    for i in range(begin + 1, end - 3):
        if reading.tags[i].startswith("VB") and reading.lower[i] != "including":
            return None
        if reading.words[i] == "," and reading.lower[i + 1] == "including" and i + 2 in numbers:
            stop = next((k for k in range(i + 3, min(end, i + 14)) if reading.words[k] == ","), None)
            return trim(reading, i + 2, stop) if stop is not None else None
    return None


def _another_number(reading: Reading, numbers: frozenset[int], start: int, i: int, end: int) -> bool:
    """ "… 53 prisoners and wounded 75", "90 deaths and 142 injuries", but not "between 20,000 and 30,000"."""
    if not _has_number(numbers, start, i):
        return False
    if reading.lower[i + 1] in _HARM and _number_near(numbers, i + 2, end):
        return True
    if reading.tags[i + 1] in ("VBD", "VBN") and _number_near(numbers, i + 2, end, 3):
        return True
    if reading.lower[i + 1] == "there" and _number_near(numbers, i + 2, end, 3):
        return True
    if reading.tags[i - 1] == "CD" or "between" in reading.lower[max(start, i - 4) : i]:
        return False
    first = i + 1
    while first < min(end - 1, i + 4) and first not in numbers and reading.lower[first] in _MORE:
        first += 1
    return _is_number(numbers, first)


def _then_including(reading: Reading, numbers: frozenset[int], begin: int, end: int) -> bool:
    """ "killing at least 24 people, including eight children": the event keeps its first number."""
    for i in range(begin, min(end - 2, begin + 10)):
        if reading.words[i] == ",":
            return reading.lower[i + 1] == "including" and _number_near(numbers, i + 2, end, 2)
    return False


def _listed(reading: Reading, numbers: frozenset[int], span: tuple[int, int]) -> tuple[int, int]:
    """ "The attack included 600 drones" beside another number is the claim "600 drones"."""
    begin, end = span
    for i in range(begin + 1, min(end - 1, begin + 8)):
        if reading.lower[i] in _LISTING:
            copular = reading.lower[i] in ("were", "was")
            if _is_number(numbers, i + 1) and (not copular or reading.tags[begin] == "IN"):
                return i + 1, end
            return span
    return span


def _short(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """A counted phrase ends before its second participle ("142 injuries caused by strikes | carried out by …")."""
    begin, end = span
    seen = False
    for i in range(begin, end):
        if reading.tags[i] in ("VBN", "VBD") and reading.tags[i - 1] in NOUNS:
            if seen:
                return begin, i
            seen = True
    return span


def _is_number(numbers: frozenset[int], i: int) -> bool:
    """Whether what is counted begins here, with its "at least" or "another"."""
    return i in numbers


def _number_near(numbers: frozenset[int], i: int, end: int, reach: int = 5) -> bool:
    return any(k in numbers for k in range(i, min(end, i + reach)))


def _has_number(numbers: frozenset[int], begin: int, end: int) -> bool:
    return any(k in numbers for k in range(begin, end))


def _finite(reading: Reading, begin: int, end: int) -> bool:
    """Whether a finite verb stands there; "strikes carried out by" has none, whatever a tagger says."""
    return any(
        reading.tags[k] in FINITE and not (reading.tags[k] == "VBD" and "by" in reading.lower[k + 1 : k + 4])
        for k in range(begin, end)
    )
