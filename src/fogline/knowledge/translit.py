"""Latin spellings of Ukrainian and Russian place names, as news in English writes them.

Only the standard library is used: the gazetteer's builder runs this file before Fogline is installed.
"""

from __future__ import annotations

import re

__all__ = ["official", "romanised", "spellings"]

# Ukraine's system of 2010 (Cabinet of Ministers No. 55); Ю, Я, Є, Ї, Й differ at the beginning of a word.
_UK = dict(
    zip("абвгґдежзиіклмнопрстуфхцчшщьєїйюя'’ʼ",
        ("a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
         "kh", "ts", "ch", "sh", "shch", "", "ie", "i", "i", "iu", "ia", "", "", ""), strict=True)
)  # fmt: skip
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# As written before 2010, and still by many agencies: "Mykolayiv", "Avdiyivka".
_UK_OLD = _UK | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# BGN/PCGN 1947 for Russian, without its marks; "е" is "ye" at the beginning and after a vowel.
_RU = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
         "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"), strict=True)
)  # fmt: skip
_UK_ONLY, _RU_ONLY, _CYRILLIC = re.compile("[іїєґ'’ʼ]"), re.compile("[ыэёъ]"), re.compile("[а-яёіїєґ'’ʼ -]+$")


def spellings(name: str) -> set[str]:
    """The Latin spellings of a name in Ukrainian or Russian; none for a name in another script or language.

    A name that could be either ("Бахмут") is spelt both ways.
    """
    lower = name.lower()
    if not re.search("[а-яіїєґё]", lower) or not _CYRILLIC.match(lower):
        return set()
    found = set()
    if not _RU_ONLY.search(lower):
        text = lower.replace("зг", "zgh")
        found |= {_by_letter(text, _UK, _UK_FIRST), _by_letter(text, _UK_OLD, _UK_FIRST)}
    if not _UK_ONLY.search(lower):
        text = re.sub(r"(^|[аеёиоуыэюяйъь \-])е", r"\1ye", lower)
        found |= {_by_letter(text, _RU, {}), _by_letter(lower, _RU, {})}
        found |= {re.sub(r"iy\b", "y", s) for s in found if s.endswith("iy")}
    return found


def romanised(name: str) -> str | None:
    """The Latin spelling of a name in Cyrillic letters by Ukraine's system of 2010 ("Слов'янськ" is "Sloviansk").

    ``None`` for a name with letters that Ukrainian does not have.
    """
    lower = name.lower()
    if _RU_ONLY.search(lower) or not re.search("[а-яіїєґ]", lower) or not _CYRILLIC.match(lower):
        return None
    spelt = _by_letter(lower.replace("зг", "zgh"), _UK, _UK_FIRST)
    return re.sub(r"(^|[ -])([a-z])", lambda match: match[1] + match[2].upper(), spelt)


def official(name: str) -> str | None:
    """The same for a name that shows itself to be Ukrainian by its letters; ``None`` for any other."""
    lower = name.lower()
    return romanised(name) if _UK_ONLY.search(lower) or re.search("[сц]ьк", lower) else None


def _by_letter(text: str, table: dict[str, str], first: dict[str, str]) -> str:
    words = []
    for word in re.split(r"([ -])", text):
        head = first.get(word[:1], table.get(word[:1], word[:1]))
        words.append(head + "".join(table.get(letter, letter) for letter in word[1:]))
    return "".join(words)
