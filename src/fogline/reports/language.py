"""Which language a text is in: function words and alphabets first, then a statistical identifier."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

__all__ = ["guess_language"]

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NOISE = re.compile(r"https?://\S+|[@#]\w+|\b\w+\.(?:com|org|net|ru|ua|me)\S*", re.IGNORECASE)
# Words so frequent that a running text of some length is full of them, and that the neighbours lack.
_FUNCTION_WORDS = {
    "en": frozenset(
        "the of and to in is was were that with for from has have had been by on at which".split()
    ),
    "uk": frozenset(
        "і та що це від щодо під після його її але якщо які який було був є також через ще".split()
    ),
    "ru": frozenset(
        "и что это от был была было его её но если которые который также через ещё как при".split()
    ),
}
_ALPHABETS = {"uk": frozenset("їєґ"), "ru": frozenset("ыэёъ"), "be": frozenset("ў")}
_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
_CERTAIN = 0.12


def guess_language(text: str, languages: tuple[str, ...]) -> str | None:
    """The ISO 639-1 code among ``languages`` that ``text`` is most likely in; ``None`` without any letters."""
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = Counter("".join(words))
    if not letters:
        return None
    return _by_words(words, letters, languages) or _by_model(sample, letters, languages)


def _by_words(words: list[str], letters: Counter[str], languages: tuple[str, ...]) -> str | None:
    """A plain case, decided without loading the model; ``None`` where it is not plain."""
    if len(words) < 25:
        return None
    cyrillic = sum(number for letter, number in letters.items() if "Ѐ" <= letter <= "ӿ")
    share = cyrillic / letters.total()
    if 0.1 < share < 0.9:
        return None
    found = {code: sum(word in known for word in words) for code, known in _FUNCTION_WORDS.items()}
    candidates: tuple[str, ...] = ("uk", "ru") if share >= 0.9 else ("en",)
    for code in candidates:
        others = max(number for other, number in found.items() if other != code)
        if code not in languages or found[code] <= 3 * others:
            continue
        if code == "en" and found["en"] >= _CERTAIN * len(words):
            return code
        if code == "en":
            continue
        own, foreign = _own_letters(code, letters)
        if found[code] >= 0.03 * len(words) and own > 10 * foreign:
            return code
    return None


def _own_letters(code: str, letters: Counter[str]) -> tuple[int, int]:
    own = sum(letters[letter] for letter in _ALPHABETS[code])
    foreign = sum(letters[letter] for other, known in _ALPHABETS.items() if other != code for letter in known)
    return own, foreign


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
