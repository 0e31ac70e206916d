"""A text as a string of symbols: what each word, number and mark can be in a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.claims.when.time_lexicon import Entry, TimeLexicon

__all__ = ["Symbols", "scan"]

_PIECE = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
    r"|(?P<full>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))(?![\d.]*\d)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?![\d:])"
    r"|(?P<short>(?:[0-2]\d|3[01])\.(?:0\d|1[0-2]))(?![\d.,]*\d)"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?P<tail>(?:[-–]?['’]?[^\W\d_]{1,5}\b(?!['’-]))?)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<mark>[^\s\w]|_)"
    r"|(?P<line>\n)"
)
_ROMAN = re.compile(r"[IVXІХ]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Symbols:
    """A text cut into pieces: one symbol each, with what the piece is worth and where it stands (code points)."""

    line: str
    values: list[object]
    starts: list[int]
    ends: list[int]


class _Pieces:
    """Collects pieces; only for ``scan``."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        self.symbols: list[str] = []
        self.values: list[object] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, symbol: str, value: object, start: int, end: int) -> None:
        self.symbols.append(symbol)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def number(self, text: str, tail: str, start: int) -> None:
        """A number with what is glued to it: an ordinal's or decade's ending, or a unit."""
        end = start + len(text)
        ending = tail.lstrip("-–'’").lower()
        if not text.isdigit():
            self.add("_", None, start, end + len(tail))
            return
        value = int(text)
        if ending and ending in self.lexicon.decade_suffixes and value % 10 == 0 and len(text) in (2, 4):
            self.add("K", value, start, end + len(tail))
        elif ending and ending in self.lexicon.ordinal_suffixes and value < 4000:
            self.add("o", value, start, end + len(tail))
        else:
            self.add(_of_number(text, value), value, start, end)
            if tail:
                self.tail(tail, end)

    def tail(self, tail: str, start: int) -> None:
        if tail[0] in _DASHES:
            self.add("-", None, start, start + 1)
            tail, start = tail[1:], start + 1
        if tail:
            entry = self.lexicon.entries.get(tail.lower(), Entry("_"))
            self.add(entry.symbol, entry.value, start, start + len(tail))


def _of_number(text: str, value: int) -> str:
    if len(text) <= 2 and 1 <= value <= 31:
        return "d"
    if len(text) == 4 and 1000 <= value <= 2199:
        return "Y"
    return "n" if len(text) <= 6 else "_"


def scan(text: str, lexicon: TimeLexicon) -> Symbols:
    """The symbols of a text in a language."""
    pieces = _Pieces(lexicon)
    found = list(_PIECE.finditer(text))
    lower = [match.group().lower().translate(_APOSTROPHES) for match in found]
    at = 0
    while at < len(found):
        match = found[at]
        which = match.lastgroup
        start, end = match.span()
        if which == "word":
            at = _word(found, lower, at, pieces)
            continue
        if which == "tail":  # the last group of a number
            pieces.number(match["number"], match["tail"], start)
        elif which == "iso":
            pieces.add("D", tuple(int(part) for part in match.group().split("-")), start, end)
        elif which == "full":
            _full(match.group(), start, end, pieces)
        elif which == "clock":
            pieces.add("t", match.group(), start, end)
        elif which == "short":
            day, month = match.group().split(".")
            pieces.add("E", (int(month), int(day)), start, end)
        elif which == "line":
            pieces.add(".", None, start, end)
        else:
            mark = match.group()
            known = lexicon.entries.get(mark)
            symbol = known.symbol if known else "-" if mark in _DASHES else "," if mark == "," else "."
            pieces.add(symbol, None, start, end)
        at += 1
    return Symbols("".join(pieces.symbols), pieces.values, pieces.starts, pieces.ends)


def _full(text: str, start: int, end: int, pieces: _Pieces) -> None:
    day, month, year = (int(part) for part in re.split(r"[./]", text))
    if year < 100:
        year += 2000 if year < 70 else 1900
    if 1 <= day <= 31 and 1 <= month <= 12:
        pieces.add("D", (year, month, day), start, end)
    else:
        pieces.add("_", None, start, end)


def _word(found: list[re.Match[str]], lower: list[str], at: int, pieces: _Pieces) -> int:
    """Add the phrase or word at a piece; the index of the piece after it."""
    lexicon = pieces.lexicon
    start = found[at].start()
    for phrase in lexicon.phrases.get(lower[at], ()):
        stop = at + len(phrase)
        if tuple(lower[at:stop]) == phrase:
            entry = lexicon.entries[" ".join(phrase)]
            if entry.symbol not in lexicon.titled or _titled(found[at].group()):
                pieces.add(entry.symbol, entry.value, start, found[stop - 1].end())
                return _dot(found, stop, phrase[-1], pieces)
    word = found[at].group()
    known = lexicon.entries.get(lower[at])
    end = found[at].end()
    owns = known is None and lower[at].endswith("'s")
    if owns:  # "Tuesday's"
        known, word, end = lexicon.entries.get(lower[at][:-2]), word[:-2], end - 2
    if known is not None and known.symbol in lexicon.titled and not _titled(word):
        known = None
    if known is not None:
        pieces.add(known.symbol, known.value, start, end)
        if owns:
            pieces.add("'", None, end, end + 2)
    elif _ROMAN.fullmatch(word):
        pieces.add("O", _roman(word), start, found[at].end())
    else:
        pieces.add("_", None, start, found[at].end())
    return _dot(found, at + 1, lower[at], pieces)


def _dot(found: list[re.Match[str]], at: int, word: str, pieces: _Pieces) -> int:
    """Take the full stop of an abbreviation into its piece."""
    full_stop = at < len(found) and found[at].group() == "." and found[at].start() == pieces.ends[-1]
    if full_stop and word in pieces.lexicon.dotted:
        pieces.ends[-1] = found[at].end()
        return at + 1
    return at


def _titled(word: str) -> bool:
    return word[:1].isupper()


def _roman(word: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
    total = 0
    for letter, after in zip(word, f"{word[1:]} ", strict=True):
        value = worth[letter]
        total += -value if worth.get(after, 0) > value else value
    return total
