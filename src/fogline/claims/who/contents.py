"""What is said: where the content of an attribution begins and ends, and into which claims it falls."""

from __future__ import annotations

from fogline.claims.who.cues import NOUNS, VERBS
from fogline.claims.who.frames import framed
from fogline.claims.who.hit import Hit
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import CLOSERS, OPENERS, STOPS, cut, trim
from fogline.model import Act

__all__ = ["backward", "forward"]

_LINKERS = frozenset(
    "and but or as while after before because when although though since if whereas later then "
    "however".split()
)
_LEADING = frozenset("but and however meanwhile moreover furthermore also so".split())


def forward(
    reading: Reading, hit: Hit, following: Hit | None, end: int
) -> tuple[tuple[int, int] | None, bool]:
    """What follows the cue, and whether it is a direct quotation. ``None`` where nothing said follows."""
    begin = _past_credit(reading, hit.right, end)
    while begin < end and (
        reading.words[begin] in (",", ":") or (begin == hit.right and reading.words[begin] == "”")
    ):
        begin += 1
    if begin >= end:
        return None, False
    if (
        reading.words[begin] in OPENERS
        and reading.quote_of[begin] >= 0
        and reading.quotes[reading.quote_of[begin]][0] == begin
    ):
        stop = reading.quotes[reading.quote_of[begin]][1]
        if stop >= end or reading.words[stop] in STOPS or reading.words[stop - 2] in STOPS:
            return trim(reading, begin, stop), True
    limit = end
    if following is not None and following.left > begin and not _inside(reading, hit, following, begin):
        limit = _before(reading, begin, following.left)
    quote = reading.quote_of[hit.verb]
    if quote >= 0 and begin < reading.quotes[quote][1]:
        limit = min(limit, reading.quotes[quote][1] - 1)
    if hit.form == "noun":
        limit = _matrix(reading, hit, begin, limit)
    if hit.form == "relative":
        limit = _relative_end(reading, begin, limit)
    limit = cut(reading, begin, limit)
    begin = _past_opening(reading, hit, begin, limit)
    if limit - begin > 1 and reading.lower[begin] == "that" and reading.tags[begin] == "IN":
        begin += 1
    span = trim(reading, begin, limit)
    if span is None:
        return None, False
    return framed(reading, hit, span), False


def _matrix(reading: Reading, hit: Hit, begin: int, limit: int) -> int:
    """ "claims that the bridge fell were false": what is claimed ends before that "were"."""
    before = hit.left - 1
    if before >= 0 and reading.sentence_of[before] == reading.sentence_of[hit.verb]:
        word = reading.lower[before]
        if word != "that" and (word not in VERBS or VERBS[word].cue.act is not Act.ASSERTS):
            return limit
    verbs = ("are", "were") if reading.lower[hit.verb].endswith("s") else ("is", "was")
    if reading.lower[hit.right - 1] == "of":  # "claims of the capture of X were untrue"
        return next((k for k in range(begin + 1, limit) if reading.lower[k] in verbs), limit)
    finite = next((k for k in range(begin + 1, limit) if reading.tags[k] in FINITE), limit)
    return next((k for k in range(finite + 1, limit) if reading.lower[k] in verbs), limit)


def _past_opening(reading: Reading, hit: Hit, begin: int, limit: int) -> int:
    """After "however," and, in "what Kyiv said was a strike", after "was"."""
    if (
        reading.lower[begin] in _LEADING
        and reading.words[begin + 1 : begin + 2] == [","]
        and begin + 3 < limit
    ):
        return begin + 2
    first = reading.sentences[reading.sentence_of[hit.verb]][0]
    copula = reading.lower[begin] in ("was", "were", "is", "are") and begin == hit.right
    if copula and hit.left > first and reading.lower[hit.left - 1] == "what" and begin + 2 < limit:
        return begin + 1
    return begin


def _relative_end(reading: Reading, begin: int, limit: int) -> int:
    """ "X, who reported heavy losses, has said …": what is reported ends where the verb of X stands."""
    for k in range(begin + 1, limit - 1):
        if reading.words[k] == "," and reading.tags[k + 1] in FINITE and reading.quote_of[k] < 0:
            return k
    return limit


def _inside(reading: Reading, hit: Hit, following: Hit, begin: int) -> bool:
    """Whether the next attribution is a part of this content: "said repeated claims that … were a sign"."""
    if following.form == "noun":
        return not hit.that and following.left - begin <= 2 and hit.cue.lemma in ("say", "add", "insist")
    return following.form == "passive"


def _past_credit(reading: Reading, begin: int, end: int) -> int:
    """After the credit of a picture, "(AP Photo/A. Name)", that runs into the sentence."""
    if begin < end and reading.words[begin] == "(":
        for k in range(begin + 1, min(end, begin + 12)):
            if reading.words[k] == ")":
                return k + 1 if k + 1 < end else begin
    return begin


def _before(reading: Reading, begin: int, left: int) -> int:
    """Where content ends before the next attribution, which begins at ``left``."""
    limit = left
    named = limit - 2 if reading.tags[limit - 1] in ("WDT", "WP", "IN") else limit - 1
    if named > begin and reading.lower[named] in NOUNS and reading.tags[named].startswith("NN"):
        comma = named - 1 if reading.tags[named - 1] != "DT" else named - 2
        if comma > begin and reading.words[comma] in (",", "–", "—"):
            limit = comma  # ", allegations he denies"
    while limit > begin and (
        reading.words[limit - 1] in STOPS
        or reading.lower[limit - 1] in _LINKERS
        or reading.tags[limit - 1] in ("WDT", "WP")
        or (reading.tags[limit - 1] == "RB" and limit < left)
    ):
        limit -= 1
    return limit


def backward(reading: Reading, hit: Hit, begin: int) -> tuple[tuple[int, int] | None, bool]:
    """What stands before a postposed attribution ("…, X said"), back to the beginning of its quotation."""
    k = hit.left - 1
    while k >= begin and reading.words[k] in (",", "–", "—", "-"):
        k -= 1
    if k < begin and not (k >= 0 and reading.words[k] in CLOSERS):
        return None, False
    closed = (
        reading.words[k] in CLOSERS
        and reading.quote_of[k] >= 0
        and reading.quotes[reading.quote_of[k]][1] == k + 1
    )
    if closed:
        opened = reading.quotes[reading.quote_of[k]][0]
        if opened <= begin:
            return trim(reading, opened, k + 1), True
        if opened > begin and reading.words[opened - 1] in (",", ":"):
            return trim(reading, begin, k + 1), True
    elif "clause" not in hit.cue.frames:
        return None, False
    start = _past_credit(reading, begin, k)
    while start < k and (
        reading.lower[start] in _LEADING or reading.words[start] in (",", "•", "-", "–", "—")
    ):
        start += 1
    if hit.left - start < 2 or not (
        closed
        or hit.form in ("according",)
        or any(reading.tags[i] in FINITE or reading.tags[i] in ("VBN", "VBG") for i in range(start, k + 1))
    ):
        return None, False
    return trim(reading, start, k + 1), closed
