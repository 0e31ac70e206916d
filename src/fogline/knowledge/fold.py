"""One spelling for names that differ only in marks, case, dashes or apostrophes.

Only the standard library is used: the gazetteer's builder runs this file before Fogline is installed.
"""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "strip_possessive"]

# Marks that make another letter in Cyrillic; everywhere else a combining mark is dropped.
_KEPT = {"й": "\ue000", "ї": "\ue001", "ў": "\ue002"}
_BACK = str.maketrans({private: letter for letter, private in _KEPT.items()})

_TABLE: dict[int, str | None] = {
    # apostrophes, soft-sign marks of transliterations, quotes, Arabic tatweel, joiners, stops
    **dict.fromkeys(map(ord, "'’‘ʼʹʻ`´′ʾʿ\"“”„«»ـ\u200c\u200d\u200e\u200f\ufeff.,()"), None),
    **dict.fromkeys(map(ord, "-‐‑‒–—―−_/\u00a0"), " "),
    **{ord(a): b for a, b in zip("łøđðıœæþ", ("l", "o", "d", "d", "i", "oe", "ae", "th"), strict=True)},
    **{ord(a): b for a, b in zip("ґѓќ", "ггк", strict=True)},
    **{ord(a): b for a, b in zip("أإآٱىیکےہە", "ااااييكيهه", strict=True)},
}


def fold(name: str) -> str:
    """``name`` without case, diacritics, apostrophes and stops, with dashes as single spaces.

    "Krasnoarmiis'k" and "Krasnoarmiisk" fold alike, so do "el-Fasher" and "El Fasher", "Орёл" and
    "Орел". Letters of different scripts are never confused. Folding twice changes nothing.
    """
    if name.isascii():
        return " ".join(name.casefold().translate(_TABLE).split())
    text = unicodedata.normalize("NFKC", name).casefold()
    for letter, private in _KEPT.items():
        text = text.replace(letter, private)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", " ".join(text.translate(_TABLE).translate(_BACK).split()))


def strip_possessive(word: str) -> str:
    """``word`` without an English possessive ending: "Ukraine's" and "forces’" give "Ukraine", "forces"."""
    if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’ʼ":
        return word[:-2]
    return word[:-1] if len(word) > 1 and word[-1] in "'’ʼ" else word
