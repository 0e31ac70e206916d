"""Attributions by "according to", and quotations that go on without words of saying beside them."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attributed_span import Attribution
from fogline.claims.who.phrases import phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.voices import apposition_right
from fogline.claims.who.whole_phrases import tidy

__all__ = ["according", "whole_quotes"]

_SHORT = 5
_ENDS = (".", "!", "?", "…", "...", ",")


def according(reading: Reading, tree: Tree, i: int, begin: int, end: int) -> Iterator[Attribution]:
    """ "according to X, …" and "…, according to X"."""
    if reading.lower[i] != "according" or reading.lower[i + 1 : i + 2] != ["to"] or i + 2 >= end:
        return
    stop = apposition_right(reading, max(phrase_right(reading, i + 2, end), i + 3), end)
    content = None
    apart = i > begin and reading.words[i - 1] in (",", "”", '"', "–", "—")
    if i == begin or (not apart and i - begin < _SHORT):
        if stop < end and reading.words[stop] == ",":
            content = tidy(reading, stop + 1, end)
    else:
        content = tidy(reading, begin, i)
    if content:
        resumes = reading.words[stop : stop + 1] == [","] and reading.lower[stop + 1 : stop + 2] in (
            ["and"],
            ["but"],
        )
        more = tidy(reading, stop + 1, end) if resumes and content[0] == begin else None
        yield Attribution((i + 2, stop), (i, i + 2), (content, more) if more else (content,))


def whole_quotes(reading: Reading) -> Iterator[Attribution]:
    """Quotations of whole sentences, said by whoever spoke last where no words of saying stand beside them."""
    for opened, closed in reading.quotes:
        if closed - opened < _SHORT or reading.words[closed - 2] not in _ENDS:
            continue
        first = reading.sentences[reading.sentence_of[opened]][0]
        if opened == first and any(reading.tags[k] in FINITE for k in range(opened, closed)):
            yield Attribution(None, None, ((opened, closed),))
