"""Quoted stretches: where words are a speaker's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["quoted"]

_PAIRS = {"“": "”", "«": "»", "„": "“”"}
_MARK = re.compile(r"[“”„«»\"]|(?<![\w])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


def quoted(text: str) -> list[tuple[int, int]]:
    """Quoted stretches as (start, end) in code points, marks included, in order, not nested.

    A quotation that is not closed ends with its paragraph (newspapers open each paragraph of a long
    quotation anew). Single marks count only where they enclose at least two words.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for cut in [*(m.start() for m in _PARAGRAPH.finditer(text)), len(text)]:
        found += _within(text, begin, cut)
        begin = cut
    return found


def _within(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    closer = ""
    for match in _MARK.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark in _PAIRS:
                opened, closer = at, _PAIRS[mark]
            elif mark == '"':
                opened, closer = at, '"'
            elif mark in "‘'" and not text[at - 1 : at].isalnum():
                opened, closer = at, "’'"
        elif mark in closer:
            if mark not in "’'" or " " in text[opened:at]:
                yield opened, at + 1
            opened = None
        elif closer == "’'" and mark in '“"«':
            opened, closer = at, _PAIRS.get(mark, '"')
    if opened is not None and closer not in ("’'",) and end - opened > 1:
        yield opened, _rstrip(text, opened, end)


def _rstrip(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end
