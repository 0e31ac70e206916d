"""Noun phrases by tags and word order: where a speaker's name begins and ends."""

from __future__ import annotations

from fogline.claims.who.reading import FINITE, Reading

__all__ = ["NOUNS", "TIMES", "is_noun", "phrase_left", "phrase_right", "skip_time_left", "skip_time_right"]

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
_INSIDE = NOUNS | {"POS", "HYPH", "CD", "JJ", "JJR", "JJS", "AFX", "$"}
_DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
_GOVERNING = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "TO", "RP", "MD"))
_SUBORDINATORS = frozenset("as that while because although though if whether".split())
_LINKS = frozenset("of in for from at to on with near inside within against by between".split())
_REACH = 40
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan "
    "feb aug sept oct nov dec".split()
)
TIMES = (
    frozenset(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
        "earlier later "
        "overnight now recently previously afterwards morning afternoon evening night week month "
        "year weekend "
        "midday noon dawn".split()
    )
    | _MONTHS
)
_SPANS = frozenset("hours days weeks months years week month year".split())
_TIME_LEAD = frozenset("on late early last this next in by since at the earlier later".split())


def is_noun(reading: Reading, index: int) -> bool:
    """Whether the token is a noun or name."""
    return reading.tags[index] in NOUNS


def phrase_left(reading: Reading, last: int, low: int) -> int:
    """The first token of the noun phrase that ends with token ``last``; never before ``low``."""
    tags, lower = reading.tags, reading.lower
    if tags[last] in ("PRP", "WP") or (tags[last] == "DT" and lower[last] not in ("the", "a", "an")):
        return last
    low = max(low, last - _REACH)
    begin = last
    if reading.words[last] == ")":
        begin = _opening(reading, last, low)
        if begin <= low:
            return last
        begin -= 1
    joined = False
    while begin > low:
        j = begin - 1
        tag, word = tags[j], lower[j]
        if tag in _INSIDE and not (lower[j] in TIMES and tags[begin] in _DETERMINERS):
            begin = j
        elif reading.words[j] == ")" and (opened := _opening(reading, j, low)) > low:
            begin = opened
        elif tag in _DETERMINERS:
            begin = j
            before = j - 1
            if before < low or not (
                tags[before] in _DETERMINERS
                or _linked(reading, before, low)
                or lower[before] in ("and", "or")
            ):
                break
        elif (tag in ("VBN", "VBG", "VBD", "RB") and _prenominal(reading, j, low)) or _linked(
            reading, j, low
        ):
            begin = j
        elif (
            (word in ("and", "or", "&") or (word == "," and joined and lower[begin] not in ("a", "an")))
            and j - 1 >= low
            and (is_noun(reading, j - 1) or reading.words[j - 1] == ")" or _name_part(reading, j))
        ):
            start = phrase_left(reading, j - 1, low)
            if start > low and tags[start - 1] in _GOVERNING and lower[start - 1] not in _SUBORDINATORS:
                break
            begin, joined = start, True
        else:
            break
    for k in range(begin + 1, last):  # "in recent weeks Israeli officials"
        if lower[k] in _SPANS and begin > low and tags[begin - 1] == "IN" and tags[k + 1] in _INSIDE:
            begin = k + 1
            break
    while begin < last and (
        tags[begin] in ("POS", "HYPH", "IN", "CC")
        or (lower[begin] in TIMES and tags[begin + 1] in _DETERMINERS)
    ):
        begin += 1
    return begin


def phrase_right(reading: Reading, first: int, high: int, links: bool = True) -> int:
    """The token after the noun phrase that begins with ``first``; never after ``high``. ``first`` if none does."""
    tags, lower = reading.tags, reading.lower
    if first >= high:
        return first
    if tags[first] in ("PRP", "WP", "EX"):
        return first + 1
    high = min(high, first + _REACH)
    end, nouns = first, False
    while end < high:
        tag = tags[end]
        if end > first and tags[end - 1] == "HYPH" and tag not in ("IN", ","):
            nouns, end = True, end + 1
            continue
        if (
            tag in NOUNS
            and lower[end] in TIMES
            and nouns
            and tags[end - 1] not in ("HYPH", "DT", "JJ", "POS")
        ):
            break
        if tag in NOUNS or (tag == "CD" and (not nouns or tags[end - 1] in ("HYPH", "CD"))):
            nouns, end = True, end + 1
        elif (
            (tag in _INSIDE and tag != "CD")
            or (
                tag in _DETERMINERS
                and (end == first or not nouns or tags[end - 1] in ("IN", "CC", "TO", "PDT"))
            )
            or (tag in ("VBN", "VBG", "VBD", "RB") and end + 1 < high and _prenominal(reading, end, first))
        ):
            end += 1
        elif reading.words[end] == "(" and nouns and (closed := _closing(reading, end, high)):
            end = closed
        elif (
            links
            and nouns
            and lower[end] in _LINKS
            and tags[end] in ("IN", "TO")
            and _begins(reading, end + 1, high)
        ):
            end += 1
        elif links and nouns and lower[end] in ("and", "or", "&") and _begins(reading, end + 1, high):
            stop = phrase_right(reading, end + 1, high, links=False)
            if stop == end + 1 or (stop < high and tags[stop] in FINITE):
                break
            end = stop
        else:
            break
    while end > first and (
        tags[end - 1] in ("IN", "TO", "CC", "DT", "HYPH") or lower[end - 1] in ("and", "of")
    ):
        end -= 1
    return end if nouns or end > first else first


def skip_time_left(reading: Reading, index: int, low: int) -> int:
    """Step back from ``index`` over "on Tuesday", "late Friday", "earlier": the index of the word before."""
    lower, tags = reading.lower, reading.tags
    while index > low and lower[index] in TIMES:
        index -= 1
        while index > low and lower[index] in _TIME_LEAD and tags[index] not in NOUNS:
            index -= 1
    return index


def skip_time_right(reading: Reading, index: int, high: int) -> int:
    """Step over "on Tuesday", "late Friday", "earlier" from ``index``: the index of the word after."""
    lower, tags = reading.lower, reading.tags
    while index < high:
        k = index
        while (
            k < high
            and (lower[k] in _TIME_LEAD or tags[k] == "CD")
            and k - index < 3
            and lower[k] not in TIMES
        ):
            k += 1
        if (k < high and lower[k] in TIMES and lower[k] != "may") or (
            k < high and lower[k] == "may" and tags[k] == "NNP"
        ):
            k += 1
            while k < high and (lower[k] in TIMES or (tags[k] == "CD" and lower[k - 1] in _MONTHS)):
                k += 1
            if k < high and tags[k] == "POS":
                return index  # "said Monday's strikes were": the day belongs to what is said
            index = k
        else:
            return index
    return index


def _opening(reading: Reading, close: int, low: int) -> int:
    for j in range(close - 1, max(low - 1, close - 9), -1):
        if reading.words[j] == "(":
            return j
    return -1


def _closing(reading: Reading, opened: int, high: int) -> int | None:
    for j in range(opened + 1, min(high, opened + 8)):
        if reading.words[j] == ")":
            return j + 1
    return None


def _linked(reading: Reading, j: int, low: int) -> bool:
    return (
        j - 1 >= low
        and reading.lower[j] in _LINKS
        and reading.tags[j] in ("IN", "TO")
        and (reading.tags[j - 1] in NOUNS or reading.words[j - 1] == ")")
        and reading.lower[j - 1] not in TIMES
    )


def _name_part(reading: Reading, j: int) -> bool:
    """ "Strategic and International Studies": capitalised adjectives on both sides of the conjunction."""
    return (
        reading.tags[j - 1] in ("JJ", "NNP")
        and reading.words[j - 1][:1].isupper()
        and reading.words[j + 1][:1].isupper()
    )


def _prenominal(reading: Reading, j: int, low: int) -> bool:
    """A participle or adverb before a noun: "Moscow-backed separatists", "the reported incident"."""
    following = reading.tags[j + 1] if j + 1 < len(reading.tags) else ""
    if following not in NOUNS and not following.startswith("JJ") and following not in ("VBN", "VBG", "HYPH"):
        return False
    if reading.tags[j] == "RB" and following in NOUNS:
        return j > low and reading.tags[j - 1] == "DT"
    return (j > low and reading.tags[j - 1] in ("HYPH", "DT", "PRP$", "POS", "JJ")) or (
        j == low and reading.words[j][:1].isupper()
    )


def _begins(reading: Reading, j: int, high: int) -> bool:
    return j < high and (reading.tags[j] in _INSIDE or reading.tags[j] in _DETERMINERS)
