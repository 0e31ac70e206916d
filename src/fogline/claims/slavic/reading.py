"""A report as plain lists of words: what the rules look at, token by token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.attrs import IDX, MORPH, POS
from spacy.tokens import Doc

from fogline.claims.slavic.lexicon import Lexicon
from fogline.claims.who.quotes import quoted
from fogline.language.sentences import sentence_starts

__all__ = ["DASHES", "Reading", "read"]

DASHES = frozenset("—–-")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W_]+(?:[-‑'’ʼ.][^\W_]+)*|[^\w\s]|_")
_LONGEST = 200
_SPEECH = 4
"""Quotations of so many words are speech; shorter ones are names of things."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens without white space; all numbers but ``starts`` and ``ends`` are indices of these tokens.

    ``text`` is the report's text with blanks for markup. ``quote_of[i]`` is the quotation that token ``i`` lies in, or
    -1. ``pos`` and ``case`` are the tagger's (Universal Dependencies), empty strings where there is none.
    """

    words: Lexicon
    text: str
    tokens: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraphs: list[int]
    lines: list[int]
    quotes: list[tuple[int, int]]
    quote_of: list[int]
    pos: list[str]
    case: list[str]

    def said(self, begin: int, end: int) -> str:
        """The text from token ``begin`` to before token ``end``, blanks for markup closed up."""
        return " ".join(self.text[self.starts[begin] : self.ends[end - 1]].split()) if end > begin else ""

    def speech(self, i: int) -> bool:
        """Whether token ``i`` stands in a quotation that is somebody's words, and not the name of something."""
        q = self.quote_of[i]
        return q >= 0 and self.quotes[q][1] - self.quotes[q][0] - 2 >= _SPEECH

    def capital(self, i: int) -> bool:
        """Whether token ``i`` is a word with a capital letter."""
        return self.tokens[i][:1].isupper()

    def word(self, i: int) -> bool:
        """Whether token ``i`` is a word, and no mark or number."""
        return self.tokens[i][:1].isalpha()

    def dash(self, i: int) -> bool:
        """Whether token ``i`` is a dash with a blank beside it."""
        if self.tokens[i] not in DASHES:
            return False
        before = i == 0 or self.ends[i - 1] < self.starts[i]
        after = i + 1 >= len(self.tokens) or self.starts[i + 1] > self.ends[i]
        return (before and after) or (self.tokens[i] != "-" and (before or after))


def read(doc: Doc, text: str, words: Lexicon) -> Reading:
    """Read ``text`` (already masked); ``doc`` is its parse, which may have no tags."""
    matches = list(_TOKEN.finditer(text))
    starts, ends = [m.start() for m in matches], [m.end() for m in matches]
    tokens = [m.group() for m in matches]
    lower = [t.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "ё") for t in tokens]
    cuts = set(sentence_starts(text, list(zip(starts, ends, strict=True))))
    paragraphs, lines, paragraph, line = [], [], 0, 0
    for k, start in enumerate(starts):
        between = text[ends[k - 1] : start] if k else ""
        if "\n" in between:
            line += 1
            paragraph += between.count("\n") > 1
            cuts.add(k)
        elif k > 1 and tokens[k - 1] == ";" and tokens[k] in DASHES:
            cuts.add(k)
        paragraphs.append(paragraph)
        lines.append(line)
    quotes, quote_of = _quotes(text, starts, ends)
    cuts = {
        k for k in cuts if not (k < len(tokens) and quote_of[k] >= 0 and _inside(quotes, quote_of, k, lines))
    }
    sentences = _sentences(len(tokens), cuts)
    sentence_of = [n for n, (a, b) in enumerate(sentences) for _ in range(a, b)]
    pos, case = _tags(doc, starts)
    return Reading(
        words, text, tokens, lower, starts, ends, sentences, sentence_of, paragraphs, lines, quotes, quote_of, pos, case
    )  # fmt: skip


def _inside(quotes: list[tuple[int, int]], quote_of: list[int], k: int, lines: list[int]) -> bool:
    """Whether a sentence that begins at ``k`` begins within a quotation: the quotation stays in one piece."""
    begin, _ = quotes[quote_of[k]]
    return k > begin and lines[k] == lines[k - 1]


def _sentences(count: int, cuts: set[int]) -> list[tuple[int, int]]:
    found, begin = [], 0
    for k in range(1, count + 1):
        if k == count or k in cuts or k - begin >= _LONGEST:
            found.append((begin, k))
            begin = k
    return found if count else []


def _quotes(text: str, starts: list[int], ends: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    quote_of = [-1] * len(starts)
    quotes: list[tuple[int, int]] = []
    for begin, end in quoted(text):
        first, last = bisect_right(ends, begin), bisect_left(starts, end)
        if last > first:
            for k in range(first, last):
                quote_of[k] = len(quotes)
            quotes.append((first, last))
    return quotes, quote_of


def _tags(doc: Doc, starts: list[int]) -> tuple[list[str], list[str]]:
    pos, case = [""] * len(starts), [""] * len(starts)
    if not doc.has_annotation("POS") and not doc.has_annotation("MORPH"):
        return pos, case
    at = {start: k for k, start in enumerate(starts)}
    strings = doc.vocab.strings
    cases: dict[int, str] = {}
    for offset, tag, morph in doc.to_array([IDX, POS, MORPH]):
        k = at.get(int(offset))
        if k is None:
            continue
        if morph not in cases:
            marks = strings[morph] if morph else ""
            cases[morph] = next((m[5:] for m in marks.split("|") if m.startswith("Case=")), "")
        pos[k], case[k] = strings[tag] if tag else "", cases[morph]
    return pos, case
