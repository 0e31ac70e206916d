"""Where sentences begin: rules over characters, so that a weak parser cannot run sentences together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["sentence_spans", "sentence_starts"]

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cmdr adm brig rep sen gov st jr sr vs etc e.g i.e no inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n e.u d.c "
    "г гг ул обл им тыс млн млрд руб см р рр вул ін тис грн т.д т.п т.к т.зв".split()
)
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’»'\)\]]*+(?:\[\[?\w{1,8}\]\]?(?:\(\S*+)?)*+(?=\s)|\n\s*\n|\n"
    r"|(?<=[a-zа-яіїєґё]{2})[.!?](?=[A-ZА-ЯІЇЄҐЁ][a-zа-яіїєґё’'])"  # a space was lost: "it said.There were"
)
_OPENERS = "\"“”«„‘'([—–-•"


def sentence_starts(text: str, tokens: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indices of the tokens that begin a sentence; ``tokens`` are (start, end) in code points."""
    cuts = sorted({0, *(m.end() for m in _END.finditer(text) if _ends(text, m))})
    starts: set[int] = set()
    cut = 0
    for index, (begin, end) in enumerate(tokens):
        if cut < len(cuts) and begin >= cuts[cut] and not text[begin:end].isspace():
            starts.add(index)
            while cut < len(cuts) and cuts[cut] <= begin:
                cut += 1
    if tokens:
        starts.add(0)
    return frozenset(starts)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Each sentence's (start, end) in code points, without the blanks about it; no tokens are needed."""
    begin = 0
    for cut in (*(m.end() for m in _END.finditer(text) if _ends(text, m)), len(text)):
        piece = text[begin:cut]
        bare = piece.strip()
        if bare:
            start = begin + piece.index(bare[0])
            yield start, start + len(bare)
        begin = cut


def _ends(text: str, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return True
    after = text[match.end() : match.end() + 6].lstrip()[:2].lstrip(_OPENERS)
    follows = after[:1]
    if follows and not (follows.isupper() or follows.isdigit()):
        return False
    if match.group()[0] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(0, match.start() - 12) : match.start()])
    said = word.group().lower() if word else ""
    return not (said in _ABBREVIATIONS or (len(said) == 1 and said.isalpha()))
