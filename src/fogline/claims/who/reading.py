"""A parsed report as plain lists: what the attribution rules look at, token by token."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG
from spacy.tokens import Doc

from fogline.claims.who.cues import ONLY_VERBS
from fogline.claims.who.quotes import quoted

__all__ = ["FINITE", "Reading", "read"]

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MISTAKEN = frozenset(("RB", "UH", "VB", "VBD", "VBN", "VBP", "VBZ", "FW", "NN", "LS", "RBR", "XX"))
_LONGEST = 300
"""Sentences longer than this many tokens are cut, so that no rule's cost grows with a text without full stops."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens without white space. All numbers but ``starts`` and ``ends`` are indices of these tokens.

    ``quote_of[i]`` is the index in ``quotes`` of the quotation that token ``i`` lies in (marks included), or -1.
    ``sentences`` are (begin, end) token ranges; ``paragraphs[i]`` numbers the paragraph of token ``i``.
    """

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraphs: list[int]
    quotes: list[tuple[int, int]]
    quote_of: list[int]

    def said(self, begin: int, end: int) -> str:
        """The text from token ``begin`` to before token ``end``, as it stands."""
        return self.text[self.starts[begin] : self.ends[end - 1]] if end > begin else ""

    def token_at(self, offset: int) -> int:
        """The token that holds or follows the code point at ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.ends[index]:
            return index
        return index + 1


def read(doc: Doc) -> Reading:
    """Plain lists from a parsed ``doc``; tokens of white space are left out."""
    text = doc.text
    table = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START])
    strings = doc.vocab.strings
    kept = [i for i, token in enumerate(doc) if not token.is_space]
    new = {old: k for k, old in enumerate(kept)}
    starts = [int(table[i][0]) for i in kept]
    ends = [int(table[i][0]) + int(table[i][1]) for i in kept]
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    names: dict[int, str] = {}

    def name(number: int) -> str:
        if number not in names:
            names[number] = strings[number] if number else ""
        return names[number]

    heads = []
    for k, i in enumerate(kept):
        offset = int(table[i][4])
        offset = offset - (1 << 64) if offset >= 1 << 63 else offset
        heads.append(new.get(i + offset, k))
    begins = {
        j for i in range(len(doc)) if int(table[i][5]) == 1 and (j := _next(new, i, len(doc))) is not None
    }
    paragraphs, count = [], 0
    for k, start in enumerate(starts):
        if k and "\n" in text[ends[k - 1] : start]:
            count += 1
            begins.add(k)
        paragraphs.append(count)
    sentences = _sentences(len(kept), begins)
    sentence_of = [n for n, (a, b) in enumerate(sentences) for _ in range(a, b)]
    quotes, quote_of = _quotes(text, starts, ends)
    lower = [w.lower().replace("’", "'") for w in words]
    tags = _retagged(words, lower, [name(int(table[i][2])) for i in kept])
    _names_retagged(words, tags, starts, ends)
    return Reading(
        text, words, lower, tags,
        [name(int(table[i][3])) for i in kept], heads, starts, ends, sentences, sentence_of, paragraphs, quotes,
        quote_of,
    )  # fmt: skip


def _retagged(words: list[str], lower: list[str], tags: list[str]) -> list[str]:
    """Small taggers take "denies" for a noun and a strange name for an adverb: what is plain is set right."""
    names = {word for word, tag in zip(words, tags, strict=True) if tag == "NNP" and word[:1].isupper()}
    fixed = []
    for k, (word, low, tag) in enumerate(zip(words, lower, tags, strict=True)):
        if word[:1].isupper():
            after_name = k > 0 and tags[k - 1] == "NNP" and words[k - 1][:1].isupper() and tag in _MISTAKEN
            letters = word.isupper() and len(word) > 1 and tag in _MISTAKEN
            if letters or (tag in _MISTAKEN and (word in names or after_name)):
                tag = "NNP"
        elif tag == "VBD" and low.endswith("ed") and k and tags[k - 1] == "IN" and lower[k - 1] == "of":
            tag = "VBN"  # "the mayor of occupied Horlivka"
        elif low in ONLY_VERBS and not tag.startswith("VB"):
            tag = "VBZ" if low.endswith("s") else "VBD"
        fixed.append(tag)
    return fixed


_LED = frozenset(
    "led backed run held based controlled born made like wide style era linked owned aligned allied bound "
    "time occupied".split()
)


def _names_retagged(words: list[str], tags: list[str], starts: list[int], ends: list[int]) -> None:
    """Set right, in ``tags``, the second half of "Ban Ki-moon" and a strange first name that begins a sentence."""
    for k in range(1, len(words) - 1):
        if tags[k] in ("NNP", "NNPS") and words[k][:1].isupper():
            opens = k == 1 or words[k - 2] in '.!?”"'
            if opens and tags[k - 1] == "NN" and words[k - 1][:1].isupper() and words[k + 1] == ",":
                tags[k - 1] = "NNP"
        joined = words[k] == "-" and ends[k - 1] == starts[k] and ends[k] == starts[k + 1]
        if not joined or k < 2 or not words[k + 1].isalpha() or words[k + 1] in _LED:
            continue
        given = all(tags[j] in ("NNP", "NNPS") and words[j].istitle() for j in (k - 2, k - 1))
        plain = words[k + 1].islower() and tags[k + 1] in ("NN", "NNP", "FW", "JJ", "RB", "VB", "VBP", "VBD")
        if given and plain and not (k + 2 < len(tags) and tags[k + 2] in ("NN", "NNS", "JJ")):
            tags[k] = tags[k + 1] = "NNP"


def _next(new: dict[int, int], i: int, end: int) -> int | None:
    while i < end:
        if i in new:
            return new[i]
        i += 1
    return None


def _sentences(count: int, begins: set[int]) -> list[tuple[int, int]]:
    found, begin = [], 0
    for k in range(1, count + 1):
        if k == count or k in begins or k - begin >= _LONGEST:
            found.append((begin, k))
            begin = k
    return found if count else []


def _quotes(text: str, starts: list[int], ends: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    quote_of = [-1] * len(starts)
    quotes: list[tuple[int, int]] = []
    k = 0
    for begin, end in quoted(text):
        while k < len(starts) and ends[k] <= begin:
            k += 1
        first = k
        while k < len(starts) and starts[k] < end:
            quote_of[k] = len(quotes)
            k += 1
        if k > first:
            quotes.append((first, k))
    return quotes, quote_of
