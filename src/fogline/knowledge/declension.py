"""Which names a word of Ukrainian or Russian text may be an inflected form of.

Names are listed in the nominative and met in every case: "Покровську", "под Бахмутом", "Часового Яру". The rules here
run from a form to the nominatives that it may belong to; which of those is a name is for the gazetteer to say. They
are the paradigms of school grammars (Український правопис, 2019; Русская грамматика, 1980), for nouns, for adjectives
and for possessives in -ів and -ов, with the alternations of stems that place names show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["LANGUAGES", "Form", "adjective_bases", "nominatives", "unmixed"]

LANGUAGES = frozenset({"uk", "ru"})

_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщ")
_HARD = _CONSONANTS - {"й"}

# form's ending, nominative's ending, cases: n(ominative) g(enitive) d(ative) a(ccusative) i(nstrumental) l(ocative)
_UK_NOUN = (
    ("а", "", "ga"), ("у", "", "gdl"), ("ові", "", "dl"), ("ом", "", "i"), ("і", "", "l"), ("еві", "", "dl"),
    ("я", "ь", "ga"), ("ю", "ь", "gdl"), ("ем", "ь", "i"), ("і", "ь", "dgl"), ("еві", "ь", "dl"), ("ю", "", "i"),
    ("я", "й", "ga"), ("ю", "й", "gdl"), ("єм", "й", "i"), ("ї", "й", "l"), ("ем", "", "i"),
    ("и", "а", "gn"), ("і", "а", "dl"), ("у", "а", "a"), ("ою", "а", "i"), ("ею", "а", "i"), ("і", "а", "g"),
    ("ї", "я", "gdl"), ("ю", "я", "a"), ("єю", "я", "i"), ("і", "я", "gdl"), ("ею", "я", "i"),
    ("а", "о", "g"), ("у", "о", "dl"), ("ом", "о", "i"), ("і", "о", "l"),
    ("я", "е", "g"), ("ю", "е", "d"), ("ем", "е", "i"), ("і", "е", "l"),
    ("ю", "я", "d"), ("ям", "я", "i"), ("і", "я", "l"),
    ("ам", "и", "d"), ("ами", "и", "i"), ("ах", "и", "l"), ("ів", "и", "g"), ("", "и", "g"),
    ("ям", "і", "d"), ("ями", "і", "i"), ("ях", "і", "l"), ("ів", "і", "g"), ("", "і", "g"), ("ь", "і", "g"),
    ("ам", "і", "d"), ("ами", "і", "i"), ("ах", "і", "l"), ("їв", "ї", "g"), ("ям", "ї", "d"), ("ями", "ї", "i"),
    ("ях", "ї", "l"),
)  # fmt: skip
_UK_ADJECTIVE = (
    ("ого", "ий", "ga"), ("ому", "ий", "dl"), ("им", "ий", "i"), ("ім", "ий", "l"),
    ("ого", "е", "g"), ("ому", "е", "dl"), ("им", "е", "i"), ("ім", "е", "l"),
    ("ої", "а", "g"), ("ій", "а", "dl"), ("у", "а", "a"), ("ою", "а", "i"),
    ("их", "і", "gl"), ("им", "і", "d"), ("ими", "і", "i"),
    ("ього", "ій", "ga"), ("ьому", "ій", "dl"), ("ім", "ій", "il"),
    ("ього", "є", "g"), ("ьому", "є", "dl"), ("ім", "є", "i"), ("ьої", "я", "g"), ("ій", "я", "dl"),
    ("ового", "ів", "ga"), ("овому", "ів", "dl"), ("овим", "ів", "i"), ("ова", "ів", "g"), ("ову", "ів", "d"),
)  # fmt: skip
_RU_NOUN = (
    ("а", "", "ga"), ("у", "", "dl"), ("ом", "", "i"), ("е", "", "l"), ("ым", "", "i"), ("ем", "", "i"),
    ("я", "ь", "ga"), ("ю", "ь", "d"), ("ем", "ь", "i"), ("е", "ь", "l"), ("и", "ь", "gdl"), ("ью", "ь", "i"),
    ("я", "й", "ga"), ("ю", "й", "d"), ("ем", "й", "i"), ("е", "й", "l"), ("и", "й", "l"),
    ("ы", "а", "g"), ("и", "а", "g"), ("е", "а", "dl"), ("у", "а", "a"), ("ой", "а", "i"), ("ою", "а", "i"),
    ("ей", "а", "i"), ("и", "я", "gdl"), ("е", "я", "dl"), ("ю", "я", "a"), ("ей", "я", "i"),
    ("а", "о", "g"), ("у", "о", "d"), ("ом", "о", "i"), ("е", "о", "l"), ("ым", "о", "i"),
    ("я", "е", "g"), ("ю", "е", "d"), ("ем", "е", "i"), ("и", "е", "l"),
    ("ам", "ы", "d"), ("ами", "ы", "i"), ("ах", "ы", "l"), ("ов", "ы", "g"), ("", "ы", "g"), ("ев", "ы", "g"),
    ("ам", "и", "d"), ("ами", "и", "i"), ("ах", "и", "l"), ("ов", "и", "g"), ("", "и", "g"), ("ей", "и", "g"),
    ("ям", "и", "d"), ("ями", "и", "i"), ("ях", "и", "l"), ("ев", "и", "g"),
)  # fmt: skip
_RU_ADJECTIVE = (
    ("ого", "ый", "ga"), ("ому", "ый", "d"), ("ым", "ый", "i"), ("ом", "ый", "l"),
    ("ого", "ий", "ga"), ("ому", "ий", "d"), ("им", "ий", "i"), ("ом", "ий", "l"),
    ("его", "ий", "ga"), ("ему", "ий", "d"), ("ем", "ий", "l"),
    ("ого", "ой", "ga"), ("ому", "ой", "d"), ("ым", "ой", "i"), ("им", "ой", "i"), ("ом", "ой", "l"),
    ("ого", "ое", "g"), ("ому", "ое", "d"), ("ым", "ое", "i"), ("им", "ое", "i"), ("ом", "ое", "l"),
    ("его", "ее", "g"), ("ему", "ее", "d"), ("им", "ее", "i"), ("ем", "ее", "l"),
    ("ой", "ая", "gdil"), ("ую", "ая", "a"), ("ою", "ая", "i"), ("ей", "яя", "gdil"), ("юю", "яя", "a"),
    ("ей", "ая", "gdil"),
    ("ых", "ые", "gl"), ("ым", "ые", "d"), ("ыми", "ые", "i"), ("их", "ие", "gl"), ("им", "ие", "d"),
    ("ими", "ие", "i"),
)  # fmt: skip
_RULES = {"uk": (_UK_NOUN, _UK_ADJECTIVE), "ru": (_RU_NOUN, _RU_ADJECTIVE)}

# Before -і in Ukrainian: "Авдіївці" is "Авдіївка", "Празі" is "Прага", "Волновасі" is "Волноваха".
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}

_LATIN_LIKE = str.maketrans("aceiopxyABCEHIKMOPTXëïË", "асеіорхуАВСЕНІКМОРТХёїЁ")


@dataclass(frozen=True, slots=True)
class Form:
    """A nominative that a word may belong to, in lower case, with the cases in which the word is its form.

    ``cases`` holds letters of n, g, d, a, i, l; ``adjective`` says that it declines as one.
    """

    nominative: str
    cases: str
    adjective: bool = False


@lru_cache(maxsize=4096)
def nominatives(word: str, language: str) -> tuple[Form, ...]:
    """The nominatives that ``word`` (folded: lower case, no apostrophes) may be a form of, itself first.

    Empty for a language without rules here. Far more come out than are words at all.
    """
    if language not in _RULES:
        return ()
    found: dict[tuple[str, bool], str] = {(word, False): "na"}
    nouns, adjectives = _RULES[language]
    for ending, new, cases in nouns:
        if _ends(word, ending) and len(word) - len(ending) >= 2:
            stem = word[: len(word) - len(ending)]
            for other in _stems(stem, ending, new, language):
                if _fits(other, new, language):
                    key = (other + new, False)
                    found[key] = "".join(sorted({*found.get(key, ""), *cases}))
    for ending, new, cases in adjectives:
        if _ends(word, ending) and len(word) - len(ending) >= 2:
            key = (word[: len(word) - len(ending)] + new, True)
            found[key] = "".join(sorted({*found.get(key, ""), *cases}))
    return tuple(Form(name, cases, adjective) for (name, adjective), cases in found.items())


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) if ending else word[-1:] in _CONSONANTS


def _fits(stem: str, new: str, language: str) -> bool:
    """Whether a stem may bear the nominative's ending: a word without one ends in a consonant, "ь" follows one."""
    last = stem[-1:]
    if new == "":
        return last in _HARD
    if new == "й":
        return last not in _CONSONANTS and last != "ь"
    if new in ("и", "ы") and language == "ru" and last in "гкхжчшщ":
        return new == "и"
    return last != "й" or new != "ь"


def _stems(stem: str, ending: str, new: str, language: str) -> Iterator[str]:
    """The stem as it stands, and as it is before the nominative's ending."""
    yield stem
    last = stem[-1:]
    if language == "uk":
        if ending == "і" and new in ("а", "") and last in _SOFTENED:
            yield stem[:-1] + _SOFTENED[last]
        if new == "" and ending:
            if stem[-2:] in ("ов", "ев"):
                yield stem[:-2] + "ів"
            elif stem[-2:] == "єв":
                yield stem[:-2] + "їв"
        if new == "ь" and ending.startswith("ю") and stem[-2:-1] == last and last:
            yield stem[:-1]  # "Уманню" is "Умань"
    if new in ("", "ь") and ending and last in _CONSONANTS:
        yield from _closed(stem, new, language)
    if not ending and new in ("и", "і", "ы"):  # "Олешок", "Лубен" are genitives of "Олешки", "Лубни"
        if stem[-2:-1] in ("о", "е", "є") and stem[-3:-2] in _CONSONANTS | {"ь"}:
            yield stem[:-2] + last
            if stem[-2] == "е" and language == "ru":
                yield stem[:-2] + "ь" + last
        elif stem[-2:-1] == "і":
            yield stem[:-2] + "о" + last


def _closed(stem: str, new: str, language: str) -> Iterator[str]:
    """The stem in a closed syllable: "Рог-у" is "Ріг", "Орла" is "Орёл", "Ельца" is "Елец"."""
    last, before = stem[-1], stem[-2:-1]
    if language == "uk" and before in ("о", "е"):
        yield stem[:-2] + "і" + last
    elif language == "uk" and before == "є":
        yield stem[:-2] + "ї" + last
    if last == "ц" and new == "ь" and language == "uk":
        yield (stem[:-2] if before == "ь" else stem[:-1]) + "ец"
    elif before in _CONSONANTS | {"ь"} and last in "лцкрн" and new == "":
        head = stem[:-2] if before == "ь" else stem[:-1]
        yield head + "е" + last
        yield head + "о" + last
    elif before == "й" and last == "ц" and new == "":
        yield stem[:-2] + "ец"


_ADJECTIVE_ENDINGS = {
    "uk": ("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"),
    "ru": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"),
}
_BASES = {
    "uk": ("", "ь", "ськ", "ське", "а", "я", "и", "і", "е", "є", "о", "ка", "ки", "ове", "не", "ий", "ів", "їв",
           "ине", "ове", "ець", "ці", "иця", "инка", "й", "не", "на", "ня", "ьки", "ля", "ь"),
    "ru": ("", "ь", "ск", "ское", "а", "я", "ы", "и", "е", "о", "ка", "ки", "ово", "ое", "ый", "ец", "цы", "ица",
           "ино", "й", "ное", "ная", "ня", "ое", "ва"),
}  # fmt: skip
_SUFFIXES = {"uk": ("ськ", "зьк", "цьк"), "ru": ("ск", "цк")}
_LOST = {"зьк": ("г", "з", "ж"), "цьк": ("к", "ц", "ч"), "цк": ("к", "ц"), "ськ": ("", "х"), "ск": ("",)}


@lru_cache(maxsize=1024)
def adjective_bases(word: str, language: str) -> tuple[str, ...]:
    """The names of towns that an adjective may be made of, likeliest first: "сумського" may be of "суми".

    ``word`` is folded. Empty where it is no adjective in -ський, -цький, -зький (-ский, -цкий).
    """
    found: dict[str, None] = {}
    for ending in _ADJECTIVE_ENDINGS.get(language, ()):
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        for suffix in _SUFFIXES[language]:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
                bare = stem[: -len(suffix)]
                found.update(dict.fromkeys((stem, stem + ("е" if language == "uk" else "ое"))))
                heads = [bare + lost for lost in _LOST[suffix]]
                found.update(dict.fromkeys(h + base for h in heads for base in _BASES[language]))
                found.update(dict.fromkeys(_worn(bare, language)))
    return tuple(found)


def _worn(bare: str, language: str) -> Iterator[str]:
    """Names whose stem changes before the suffix: "авдіїв-ський" of "Авдіївка", "гуляйпіль-ський" of "Гуляйполе"."""
    if bare.endswith("н"):
        yield from (bare + "ое", bare + "ая") if language == "ru" else (bare + "е", bare + "а")
    if language == "uk":
        for old, new in (("піль", "поле"), ("піль", "пілля"), ("піль", "пілля"), ("ріж", "ріжжя")):
            if bare.endswith(old):
                yield bare[: -len(old)] + new
        yield bare.removesuffix("ь") + "ля"
    if bare.endswith("ен"):
        yield bare[:-2] + ("ны" if language == "ru" else "ни")


def unmixed(word: str) -> str:
    """``word`` with Latin look-alikes as the Cyrillic letters that they stand for, where it mixes the two scripts."""
    if word.isascii() or not any("Ѐ" <= c <= "ӿ" for c in word):
        return word
    return (
        word.translate(_LATIN_LIKE)
        if any((c.isascii() and c.isalpha()) or c in "ëïË" for c in word)
        else word
    )
