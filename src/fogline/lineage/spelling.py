"""One Latin key for a word however it is spelt: Покровськ, Покровска and Pokrovsk; Зеленский and Zelenskyy; Рейтер, Reuters.

Scripts and transliterations agree in consonants and disagree in vowels, doubled letters, soft signs and in г (g, h), х
(kh, h), в (v, w). So a key is made of classes of consonants, after the ending of a case is cut; a short word keeps rough
vowels. This is the idea of Soundex and its kin (Russell 1918; Christen 2012, Data Matching, ch. 4), for two alphabets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["bare", "key", "name_stem"]

FEWEST_CONSONANTS = 3
"""A key with fewer keeps vowels, so that Iran and Iraq, Kyiv and Kovel stay apart."""

_MERGED = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ъ": None, "ь": None, "ў": "у",
     **dict.fromkeys("'’ʼ`‘′ʹ\u0301", None)}
)  # fmt: skip
_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщюя",
        "a b v h d e s s i i k l m n o p r s t u f h ts 4 s s4 iu ia".split(),
        strict=True,
    )
)
# "4" is the sound of "ch". A mute "h": John, Hezbollah.
_DIGRAPHS = re.compile("shch|sch|tch|sh|zh|kh|gh|ch|ck|ph|th|cz|dj|dzh|wh|(?<=[aeiou])h(?=n|$)|j(?![aeiou])")
_SOUNDS = {"shch": "s4", "sch": "s", "tch": "4", "sh": "s", "zh": "s", "kh": "h", "gh": "h", "ch": "4", "ck": "k",
           "ph": "f", "th": "t", "cz": "4", "dj": "j", "dzh": "j", "wh": "v", "h": "", "j": "i"}  # fmt: skip
_ONE = str.maketrans({"z": "s", "w": "v", "g": "h", "q": "k", "x": "ks", "y": "i", "c": "k"})
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")
_NOT_LETTERS = re.compile("[^a-z0-9]+")
# Of names; "ов", "ев", "ів", "ин" stay, since surnames and towns end in them.
_CASES = (
    "иями ого ому ими ами ями ові еві иям иях ий ий ой ею ою его ему им ем ом ам ям ах ях их ей ую юю ая яя ое ее ия ии ию "
    "ие а я о е и у ю й"
).split()
_LATIN_ENDINGS = ("'s", "s")


def bare(word: str) -> str:
    """``word`` in lower case, without marks, in a spelling in which Ukrainian and Russian share what they share."""
    low = word.casefold()
    if low.isascii():
        return low.replace("'", "")
    if "а" <= low[0] <= "я" or low[0] in "іїєґё":
        return low.translate(_MERGED)
    low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low.translate(_MERGED)


def name_stem(word: str) -> str:
    """A name (as :func:`bare` makes it) without the ending of a case; three letters stay."""
    if not word or word[-1].isascii():
        for ending in _LATIN_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
                return word[: -len(ending)]
        return word
    for ending in _CASES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=262_144)
def key(stem: str) -> str:
    """The key of a word or of its stem (as :func:`name_stem` or a stemmer makes it), whatever its case.

    Empty where nothing can be told apart by it.
    """
    stem = bare(stem) if stem else ""
    if stem.isascii():
        latin = stem[:-3] + "s" if stem.endswith("tion") else stem
        latin = _DIGRAPHS.sub(lambda match: _SOUNDS[match.group()], _SOFT_C.sub("s", latin)).translate(_ONE)
    else:
        latin = "".join(_LATIN.get(letter, letter) for letter in stem.replace("дж", "j"))
    latin = _DOUBLED.sub(r"\1", _NOT_LETTERS.sub("", latin))
    consonants = _DOUBLED.sub(r"\1", _VOWELS.sub("", latin))
    if len(consonants) >= FEWEST_CONSONANTS:
        return consonants
    rough = _DOUBLED.sub(r"\1", latin.replace("e", "i").replace("u", "o"))
    rough = rough.rstrip("aio") if len(rough.rstrip("aio")) >= FEWEST_CONSONANTS else rough
    return "~" + rough if len(rough) >= FEWEST_CONSONANTS else ""
