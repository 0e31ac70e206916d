"""Which forms a Ukrainian or Russian name takes, so that "Китая" is China and "Кита" is not.

A word is cut into stem and ending by its dictionary form; every ending of its kind may follow the stem. Stems that change
are spelt out: г, к, х before "і" ("Прага", "Празі"), a vowel that flees ("німець", "німця"; "посол", "посла"), "Харків",
"Харкова". It takes more endings than there are, never fewer than the school grammars give. All words are folded
(``knowledge.fold``).
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["declined", "stem", "unchanging"]

_ENDINGS = (
    "ого ому ими ами ями ові еві єві ий ый ій ої ых их ым им ой ей ою єю ею ую юю ая яя ое ее ые ие ам ям ах ях "
    "ом ем єм ів їв ов ев а я о е є и і ї ы у ю ь й"
).split()  # longest first
_HARD = frozenset(("", *"а у ю ові ом ою ой і е ы и о ов ів ам ах ами".split()))
_SOFT = frozenset(("", *"й ь я ю ем єм ом ею єю ей ї і и е є єві еві ев єв їв ів ям ях ями ью".split()))
_ADJECTIVAL = frozenset(
    "ий ый ій ой ого его ому ему им ым ими ыми их ых іх ої ею єю ою ей ую юю ая яя а я ое ее е є ые ие і ім у ю".split()
)
_POSSESSIVE = frozenset(("ым", "им"))  # "Песковым", "Пєсковим"
_CHANGED = {"г": "з", "к": "ц", "х": "с"}
_VOWELS = frozenset("аеєиіїоуыэюяё")


def stem(word: str) -> str:
    """A folded Cyrillic word without its inflection ("российскими" → "российск"); other words unchanged."""
    if not word or not _is_cyrillic(word[-1]):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def declined(base: str, word: str) -> bool:
    """Whether ``word`` may be a form of the dictionary form ``base``; other scripts are not inflected."""
    if base == word:
        return True
    if not base or not _is_cyrillic(base[-1]):
        return False
    return any(word.startswith(s) and word[len(s) :] in endings for s, endings in _paradigms(base))


def unchanging(base: str) -> str:
    """The letters at the beginning of ``base`` that all its forms share; two at least."""
    if not _is_cyrillic(base[-1]):
        return base
    shared = base
    for stems, _ in _paradigms(base):
        while not stems.startswith(shared):
            shared = shared[:-1]
    return shared


@lru_cache(maxsize=8192)
def _paradigms(base: str) -> tuple[tuple[str, frozenset[str]], ...]:
    last, before = base[-1], base[:-1]
    if len(base) < 3 or last in "уюэё":
        return ()
    if base.endswith(("ий", "ый", "ій", "ой", "ая", "яя", "ое", "ее", "ые", "ие")) and len(base) > 4:
        adjective = (base[:-2], _ADJECTIVAL)
        return (adjective, (before, _SOFT)) if last in "йя" else (adjective,)
    found: list[tuple[str, frozenset[str]]]
    if last in "аоиы":
        found = [(before, _HARD)]
        if before[-1] in "щчжшц":  # "Польщею", "площею"
            found = [(before, _HARD | _SOFT)]
    elif last in "ьйяеєїі":
        found = [(before, _HARD | _SOFT if last == "і" else _SOFT)]
    else:
        found = [
            (
                base,
                _HARD | _POSSESSIVE if base.endswith(("ов", "ев", "єв", "їв", "ин", "ін", "їн")) else _HARD,
            )
        ]
    if last in "аеі" and before.endswith(("н", "ськ", "цьк", "зьк", "ов", "ев", "йськ")):
        found.append((before, _ADJECTIVAL))
    if last == "а" and before[-1] in _CHANGED:
        found.append((before[:-1] + _CHANGED[before[-1]], frozenset("і")))
    found += _changed_stems(base)
    return tuple(found)


def _changed_stems(base: str) -> list[tuple[str, frozenset[str]]]:
    """Stems that differ from the dictionary form's: fleeing vowels, "-ів", "-янин"."""
    found: list[tuple[str, frozenset[str]]] = []
    bare = base.removesuffix("ь")
    if len(bare) > 4 and bare[-1] not in _VOWELS and bare[-2] in "оеєё" and bare[-3] != "л":
        if bare[-1] == "ц":  # "немец", "сирієць"
            left = bare[:-2]
            found.append((left + ("йц" if left[-1] in _VOWELS else "ц"), _HARD | _SOFT))
        elif bare[-1] in "клнрт" and bare[-3] not in _VOWELS:  # "турок", "посол", "відень"
            found.append((bare[:-2] + bare[-1], _SOFT if base[-1] == "ь" else _HARD))
    if len(base) <= 5 and base[-1] not in _VOWELS and base[-2] == "і" and base[-1] != "в":  # "дім", "дому"
        found += [(base[:-2] + "о" + base[-1], _HARD), (base[:-2] + "е" + base[-1], _HARD)]
    if base.endswith("ів"):
        found += [(base[:-2] + "ов", _HARD), (base[:-2] + "ев", _HARD)]
    elif base.endswith("їв"):
        found.append((base[:-2] + "єв", _HARD))
    elif base.endswith(("янин", "анин", "енин", "арин")):
        found.append((base[:-2], _HARD))
    elif base.endswith("ець") and len(base) <= 4:
        found.append((base[:-3] + "ц", _SOFT))
    return found


def _is_cyrillic(letter: str) -> bool:
    return "а" <= letter <= "я" or letter in "іїєґё"
