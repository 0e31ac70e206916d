"""Quotations among attributions: what is said inside them, and those that go on without a voice beside them."""

from __future__ import annotations

from dataclasses import replace

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.reading import Reading
from fogline.claims.who.trimming import trim

__all__ = ["go_on", "nest"]

_SHORTEST = 4
"""A quotation of fewer tokens than this, marks included, does not go on with what was said before."""


def nest(reading: Reading, found: list[Attributed]) -> None:
    """Give what is said inside another's direct quotation the quoted voice as the outer one."""
    quotations = [one for one in found if one.direct]
    for n, one in enumerate(found):
        if one.direct or reading.quote_of[one.cue[0]] < 0 or not one.voices:
            continue
        for outer in quotations:
            if outer.begin <= one.cue[0] and one.end <= outer.end and outer.voices[0] not in one.voices:
                found[n] = replace(one, voices=(*outer.voices, *one.voices))
                break


def go_on(reading: Reading, found: list[Attributed]) -> None:
    """A quotation without a voice of its own goes on with what was said just before ("…," X said. "…")."""
    covered = bytearray(len(reading.words))
    for one in found:
        if one.direct or one.end - one.begin > 0:
            covered[one.begin : one.end] = b"\x01" * (one.end - one.begin)
    direct = sorted((one for one in found if one.direct), key=lambda one: max(one.end, one.around[1]))
    at = 0
    last: Attributed | None = None
    for opened, closed in reading.quotes:
        while at < len(direct) and direct[at].begin < opened:
            last = direct[at]
            at += 1
        if last is None or closed - opened < _SHORTEST or any(covered[opened:closed]):
            continue
        whole = opened == reading.sentences[reading.sentence_of[opened]][0] and reading.words[closed - 2] in (
            ".",
            "!",
            "?",
            "…",
            "...",
        )
        near = 0 <= reading.paragraphs[opened] - reading.paragraphs[max(last.end, last.around[1]) - 1] <= 1
        span = trim(reading, opened, closed)
        if whole and near and span is not None:
            last = replace(last, begin=span[0], end=span[1], denied=None)
            found.append(last)
