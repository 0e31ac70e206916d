"""Which language a text is in: alphabets and function words where they are plain, else a statistical identifier."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

__all__ = ["guess_language"]

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NOISE = re.compile(r"https?://\S+|[@#]\w+|\b\w+\.(?:com|org|net|ru|ua|me)\S*", re.IGNORECASE)
# Words so frequent that an English text of some length is full of them, and that its neighbours lack.
_ENGLISH = frozenset(
    "the of and to in is was were that with for from has have had been by on at which its it as an are".split()
)
# For each language: letters that the neighbours lack, and all its letters.
_COMMON = "абвгдежзийклмнопрстуфхцчшщьюя"
_ALPHABETS = {
    "uk": (frozenset("їєґ"), frozenset(_COMMON + "іїєґ")),
    "ru": (frozenset("ыэё"), frozenset(_COMMON + "ыэёъ")),
}
_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
_CERTAIN = 0.15
_CERTAIN_SHORT = 0.25


def guess_language(text: str, languages: tuple[str, ...]) -> str | None:
    """The ISO 639-1 code among ``languages`` that ``text`` is most likely in; ``None`` without any letters."""
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = Counter("".join(words))
    if not letters:
        return None
    return _plainly(words, letters, languages) or _by_model(sample, letters, languages)


def _plainly(words: list[str], letters: Counter[str], languages: tuple[str, ...]) -> str | None:
    """A plain case, decided without loading the model; ``None`` where it is not plain."""
    cyrillic = sum(number for letter, number in letters.items() if "Ѐ" <= letter <= "ӿ")
    share = cyrillic / letters.total()
    if share >= 0.9:
        return _by_letters(words, letters, languages)
    if share <= 0.1 and "en" in languages and len(words) >= 12:
        found = sum(word in _ENGLISH for word in words)
        return "en" if found >= (_CERTAIN if len(words) >= 25 else _CERTAIN_SHORT) * len(words) else None
    return None


def _by_letters(words: list[str], letters: Counter[str], languages: tuple[str, ...]) -> str | None:
    """Ukrainian or Russian, where letters of one alphabet are there and none that it lacks, or hardly any."""
    if len(words) < 4:
        return None
    for code, (own, alphabet) in _ALPHABETS.items():
        if code not in languages:
            continue
        marks = sum(letters[letter] for letter in own)
        foreign = sum(
            number for letter, number in letters.items() if letter >= "Ѐ" and letter not in alphabet
        )
        if marks >= 2 and (foreign == 0 or (len(words) >= 25 and marks > 20 * foreign)):
            return code
    return None


def _by_model(sample: str, letters: Counter[str], languages: tuple[str, ...]) -> str | None:
    ranked: list[tuple[str, float]] = _identifier(languages).rank(sample)
    if not ranked:
        return None
    best = ranked[0][0]
    if best not in _CYRILLIC or "uk" not in languages or "ru" not in languages:
        return best
    return _by_alphabet(best, letters, languages)


def _by_alphabet(best: str, letters: Counter[str], languages: tuple[str, ...]) -> str:
    """Mend the model's word on a Cyrillic text by letters that only one of the alphabets has."""
    ukrainian = sum(letters[letter] for letter in "їєґ") + letters["і"]
    russian = sum(letters[letter] for letter in "ыэёъ")
    belarusian = letters["ў"]
    if belarusian and "be" in languages and letters["и"] == 0:
        return "be"
    if best in ("ru", "bg", "be", "sr", "mk") and ukrainian and not russian and not belarusian:
        return "uk"
    if best == "uk" and russian > ukrainian:
        return "ru"
    return best


@cache
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    known = set(identifier.labels)
    identifier.set_languages([code for code in languages if code in known] or None)
    return identifier
