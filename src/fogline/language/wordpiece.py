"""Words cut into the pieces of BERT's uncased vocabulary.

The method is that of Devlin et al. 2019 (BERT) and Schuster and Nakajima 2012: a word is put in lower case without
accents, cut at punctuation, and then taken apart greedily, the longest piece that the vocabulary knows first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

__all__ = ["CASES", "WordPieces", "word_case"]

CASES = ("none", "lower", "title", "upper", "mixed")
"""How a word is written, which an uncased vocabulary does not keep."""
_MOST_CACHED = 50_000
_LONGEST_WORD = 100
"""In characters; what is longer is one unknown piece, as in BERT."""
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def word_case(word: str) -> int:
    """Which of :data:`CASES` a word is written in."""
    if word.islower():
        return 1
    if not any(letter.isalpha() for letter in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


class WordPieces:
    """A vocabulary, and the pieces of the words met so far."""

    __slots__ = ("_cache", "_known", "begin", "end", "unknown")

    def __init__(self, pieces: Iterable[str]) -> None:
        """``pieces`` in the order of their numbers; those inside a word begin with ``##``.

        Raises:
            KeyError: ``[CLS]``, ``[SEP]`` or ``[UNK]`` is not among them.
        """
        self._known = {piece: number for number, piece in enumerate(pieces)}
        self._cache: dict[str, tuple[int, ...]] = {}
        self.begin = self._known["[CLS]"]
        self.end = self._known["[SEP]"]
        self.unknown = self._known["[UNK]"]

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """The vocabulary of a file with one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one; of a word of nothing visible, the unknown piece."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _MOST_CACHED:
                self._cache.clear()
            found = tuple(n for part in _parts(word) for n in self._taken_apart(part)) or (self.unknown,)
            self._cache[word] = found
        return found

    def _taken_apart(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        numbers = []
        begin = 0
        while begin < len(part):
            for end in range(len(part), begin, -1):
                number = self._known.get(("##" if begin else "") + part[begin:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            begin = end
        return numbers


def _parts(word: str) -> list[str]:
    """A word in lower case, without accents, cut at white space and before and after each mark of punctuation."""
    parts: list[str] = []
    grown = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(letter)
        if letter.isspace() or _stands_alone(letter, category):
            parts.append(grown)
            parts.append("" if letter.isspace() else letter)
            grown = ""
        elif category != "Mn" and category[0] != "C" and letter != "\ufffd":
            grown += letter
    parts.append(grown)
    return [part for part in parts if part]


def _stands_alone(letter: str, category: str) -> bool:
    """Punctuation, and the signs that Chinese and Japanese are written with."""
    if category[0] == "P" or letter in _PUNCTUATION:
        return True
    code = ord(letter)
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
