"""Counts that are given without a verb of saying: "X put the death toll at 45", "X gave the same figure"."""

from __future__ import annotations

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.phrases import phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import trim
from fogline.claims.who.verb_groups import auxiliaries_of
from fogline.claims.who.voices import source_left
from fogline.model import Act

__all__ = ["GIVING", "given_toll"]

GIVING = frozenset("put puts gave gives set sets placed revised raised lowered updated increased".split())
_COUNTS = frozenset("toll tolls number numbers figure figures count tally total losses casualties".split())
_WITH = frozenset("at to of".split())
_REACH = 7


def given_toll(reading: Reading, i: int, begin: int, end: int) -> Attributed | None:
    """The count that the verb of giving at token ``i`` gives, in the sentence ``begin`` to before ``end``."""
    if not reading.tags[i].startswith("VB"):
        return None
    noun = next((k for k in range(i + 1, min(end, i + _REACH)) if reading.lower[k] in _COUNTS), None)
    if noun is None or any(reading.tags[k] in FINITE or reading.words[k] == "," for k in range(i + 1, noun)):
        return None
    first = i + 1
    same = any(reading.lower[k] in ("same", "similar") for k in range(first, noun))
    stop = noun + 1
    if stop < end and reading.lower[stop] in ("of", "from", "in") and reading.tags[stop] == "IN":
        stop = max(stop, phrase_right(reading, stop + 1, end))
    at = next((k for k in range(noun + 1, min(end, stop + 3)) if reading.lower[k] in _WITH), None)
    counted = None
    if at is not None:
        limit = max(phrase_right(reading, at + 1, end), at + 1)
        if any(reading.tags[k] == "CD" for k in range(at + 1, min(end, max(limit, at + 4)))):
            counted = max(limit, next(k for k in range(at + 1, end) if reading.tags[k] == "CD") + 1)
    if counted is None and not same:
        return None
    k, negated, _ = auxiliaries_of(reading, i, begin)
    source = None if negated else source_left(reading, k, begin)
    span = trim(reading, first, counted or noun + 1)
    if source is None or span is None:
        return None
    return Attributed(*span, (source,), (k + 1, i + 1), (source.full_begin, i + 1), "give", Act.ASSERTS)
