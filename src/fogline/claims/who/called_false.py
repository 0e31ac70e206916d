"""Denials by a verb of naming: "Kyiv called the claim false", "the report was branded a lie by Moscow"."""

from __future__ import annotations

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.cues import NOUNS
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.phrases import phrase_left, phrase_right
from fogline.claims.who.reading import Reading
from fogline.claims.who.trimming import trim
from fogline.claims.who.verb_groups import auxiliaries_of
from fogline.claims.who.voices import Mention, source_left
from fogline.model import Act

__all__ = ["CALLING", "called_false"]

CALLING = frozenset(
    "called calls call branded brands labelled labeled labels dubbed dubs described describes slammed "
    "denounced decried termed terms deemed".split()
)
"""Verbs that say what something is."""
_FALSE = frozenset(
    "false untrue fake fakes lie lies falsehood falsehoods fabrication fabrications fabricated baseless unfounded "
    "groundless misinformation disinformation untruth untruths hoax hoaxes nonsense fiction invention fabulation "
    "incorrect inaccurate bogus".split()
)
_POINTING = frozenset("it this that these those them".split())
_SAID = frozenset(NOUNS) | frozenset(
    "charge charges footage video videos news information account accounts story stories version versions figure "
    "figures".split()
)
_BEFORE_FALSE = frozenset("a an as complete completely utter utterly entirely totally simply just".split())
_BE = frozenset("is are was were been being be".split())
_NEAR = 5
"""How many tokens what is called false may take, and how many may stand before the word for it."""


def called_false(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """What the verb at token ``i`` calls false, in the sentence ``begin`` to before ``end``; ``None`` where nothing."""
    if not reading.tags[i].startswith("VB") or reading.quote_of[i] >= 0:
        return None
    k, negated, _ = auxiliaries_of(reading, i, begin)
    if negated or (k >= begin and reading.tags[k] == "TO"):
        return None
    if _BE & set(reading.lower[k + 1 : i]):
        return _passive(reading, i, k, begin, end)
    source = source_left(reading, k, begin)
    stop = _thing(reading, i + 1, end)
    if source is None or stop is None or _false(reading, stop, end) is None:
        return None
    span = trim(reading, i + 1, stop)
    if span is None:
        return None
    return Attributed(*span, (source,), (k + 1, i + 1), (source.full_begin, i + 1), "deny", Act.DENIES)


def _passive(reading: Reading, i: int, k: int, begin: int, end: int) -> Attributed | None:
    """ "The claim was called a fake by Kyiv"."""
    word = _false(reading, i + 1, end)
    if word is None or k < begin or reading.lower[word + 1 : word + 2] != ["by"]:
        return None
    last = phrase_right(reading, word + 2, end)
    first = phrase_left(reading, k, begin) if reading.tags[k] in NOUN_TAGS else k
    if last == word + 2 or _thing(reading, first, k + 1) is None:
        return None
    voice = Mention(word + 2, last, word + 2, last)
    return Attributed(first, k + 1, (voice,), (i, word + 2), (i, last), "deny", Act.DENIES)


def _thing(reading: Reading, first: int, end: int) -> int | None:
    """The token after what was said, as the text points back to it: "it", "the claim", "Russia's reports"."""
    if first >= end:
        return None
    if reading.lower[first] in _POINTING:
        if reading.lower[first + 1 : first + 2] and reading.lower[first + 1] in _SAID:
            return first + 2
        after = reading.tags[first + 1 : first + 2]
        if first + 1 >= end or after[0] not in NOUN_TAGS or reading.lower[first + 1] in _FALSE:
            return first + 1
    for k in range(first, min(end, first + _NEAR)):
        if reading.lower[k] in _SAID:
            return k + 1
        if reading.words[k] in (",", ";", ":") or reading.tags[k].startswith("VB"):
            return None
    return None


def _false(reading: Reading, first: int, end: int) -> int | None:
    """The token that says that it is false, with at most a few words of degree before it."""
    for k in range(first, min(end, first + _NEAR)):
        if reading.lower[k] in _FALSE:
            return k
        plain = reading.tags[k] in ("DT", "JJ", "RB", "``") or reading.lower[k] in _BEFORE_FALSE
        if not plain and reading.words[k] not in ("“", '"'):
            return None
    return None
