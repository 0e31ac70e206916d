"""A document cut into plain words and numbers, with the tags of the parse: what lexicons are matched against.

The tokens of a pipeline differ from model to model ("10–20" is one, "30km" is two); these do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.attrs import MORPH
from spacy.tokens import Doc

__all__ = ["Words"]

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"  # a number with its separators
    r"|['’](?:s|t|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?:\.[^\W\d_]+)+\.?"  # U.S., p.m.
    r"|[^\W\d_]+[²³]?"
    r"|[^\s\w]|_"
)
_INNER_APOSTROPHES = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*[²³]?"  # Слов’янськ is one word
    r"|[^\s\w]|_"
)
_SLAVIC = frozenset({"uk", "ru"})
_ONE_LETTER = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})
_KEY = "fogline.words"


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a word. ``starts`` and ``ends`` count code points of ``text``.

    ``lower`` writes every apostrophe as "'", and in Ukrainian and Russian "ё" as "е", which texts use one for the
    other. ``tags`` and ``pos`` are those of the pipeline's token in which the word begins, ``token`` its index;
    ``sentence`` counts sentences from 0.
    """

    text: str
    forms: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    pos: list[str]
    token: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    """For each sentence, its first word and the one after its last."""
    cases: list[str] = field(default_factory=list)
    """The case (Universal Dependencies) of each word in Ukrainian and Russian; empty where none is tagged."""

    def __len__(self) -> int:
        return len(self.forms)

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """The words of a parsed document; computed once and kept with it."""
        kept = doc.user_data.get(_KEY)
        if isinstance(kept, cls):
            return kept
        words = _cut(doc)
        doc.user_data[_KEY] = words
        return words

    def case_of(self, index: int) -> str:
        """The case of a word as tagged ("Nom", "Gen" …); empty where there is none."""
        return self.cases[index] if self.cases else ""

    def glued(self, index: int) -> bool:
        """Whether this word follows the one before it without a space."""
        return 0 < index < len(self.forms) and self.ends[index - 1] == self.starts[index]

    def at(self, index: int) -> str:
        """The word in lower case; empty outside the document."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def index_at(self, offset: int) -> int:
        """The first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The words (first, one after the last) that lie within the code points ``start`` to ``end``."""
        first = self.index_at(start)
        last = first
        while last < len(self.forms) and self.starts[last] < end:
            last += 1
        return first, last

    def sentence_words(self, index: int) -> tuple[int, int]:
        """The bounds, in words, of the sentence of this word."""
        return self.sentences[self.sentence[index]]


def _cut(doc: Doc) -> Words:
    text = doc.text
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    pos: list[str] = []
    tokens: list[int] = []
    sentence: list[int] = []
    at, number = 0, -1
    last = len(doc) - 1
    counted = -1
    slavic = doc.lang_ in _SLAVIC
    for match in (_INNER_APOSTROPHES if slavic else _WORD).finditer(text):
        start = match.start()
        while at < last and doc[at + 1].idx <= start:
            at += 1
        token = doc[at]
        while counted < at:
            counted += 1
            if doc[counted].is_sent_start or counted == 0:
                number += 1
        forms.append(match.group())
        starts.append(start)
        ends.append(match.end())
        tags.append(token.tag_)
        pos.append(token.pos_)
        tokens.append(at)
        sentence.append(number)
    bounds: list[tuple[int, int]] = []
    for index, which in enumerate(sentence):
        while len(bounds) <= which:
            bounds.append((index, index))
        bounds[which] = (bounds[which][0], index + 1)
    if slavic:
        lower = [form.lower().translate(_ONE_LETTER) for form in forms]
    else:
        lower = [form.lower().replace("’", "'") for form in forms]
    cases = _cases(doc, tokens) if slavic else []
    return Words(text, forms, lower, starts, ends, tags, pos, tokens, sentence, bounds, cases)


def _cases(doc: Doc, tokens: list[int]) -> list[str]:
    """The case of the token in which each word begins."""
    strings = doc.vocab.strings
    known: dict[int, str] = {}
    found = []
    for morph in doc.to_array([MORPH]):
        if morph not in known:
            marks = strings[int(morph)] if morph else ""
            known[morph] = next((m[5:] for m in marks.split("|") if m.startswith("Case=")), "")
        found.append(known[morph])
    return [found[token] for token in tokens]
