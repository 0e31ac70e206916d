"""What the words around a place in Ukrainian or Russian say of it: whether it is one, how wide, and what it does."""

from __future__ import annotations

from fogline.claims.what.words import Words
from fogline.claims.where.slavic_words import SlavicWords, begins

__all__ = ["follows_office", "is_origin", "preposition", "speaks", "widened"]

_DIRECTED = 25_000.0
_AHEAD = 4
_BACK = 7
_ADJECTIVES = 2
_QUOTES = frozenset('«"“„')
_OBLIQUE = (
    "ому",
    "ого",
    "ої",
    "ій",
    "ою",
    "им",
    "их",
    "ом",
    "ем",
    "ой",
    "ую",
    "ым",
    "ых",
    "его",
    "чно",
    "ово",
)


def preposition(words: Words, index: int, lexicon: SlavicWords) -> tuple[str, bool]:
    """The preposition before a name, and whether a noun like "city" stands between; empty where there is none."""
    at, settlement = index - 1, False
    first = words.sentence_words(index)[0]
    while words.at(at) in _QUOTES or _abbreviates(words, at, lexicon):
        at -= 1
    while at >= first and _is_settlement(words, at, lexicon):
        at, settlement = at - 1, True
        while _abbreviates(words, at, lexicon):
            at -= 1
    adjectives = 0
    while at > first and adjectives < _ADJECTIVES and _is_adjective(words, at, lexicon):
        at, adjectives = at - 1, adjectives + 1
    before = words.at(at) if at >= first else ""
    return (before if before in lexicon.cases else ""), settlement


def _abbreviates(words: Words, at: int, lexicon: SlavicWords) -> bool:
    """Whether this is the stop of an abbreviation: "м.", "н.п."."""
    return words.at(at) == "." and len(words.at(at - 1)) <= 3 and words.at(at - 1) in lexicon.settlements


def _is_settlement(words: Words, at: int, lexicon: SlavicWords) -> bool:
    word = words.at(at)
    if word not in lexicon.settlements:
        return False
    # "с" is a preposition too: "с. Мирне" is a village, "с Мирным" is not
    return word not in lexicon.cases or words.at(at + 1) == "."


def _is_adjective(words: Words, at: int, lexicon: SlavicWords) -> bool:
    """A small word in an oblique case that may stand before a name: "в оккупированном Донецке", "у східному Торецьку"."""
    word = words.forms[at]
    if not word[0].islower() or len(word) < 6 or word in lexicon.cases or begins(word, lexicon.facilities):
        return False
    return word.endswith(_OBLIQUE)


def widened(words: Words, index: int, lexicon: SlavicWords, settlement: bool) -> float:
    """By how many metres the words before a place widen it."""
    at = index - 1
    while settlement and (words.at(at) in lexicon.settlements or words.at(at) == ".") and at > index - 5:
        at -= 1
    first = words.sentence_words(index)[0]
    before = words.at(at)
    metres = 0.0
    if before in lexicon.near and _widens(before, words.at(index), lexicon):
        metres = lexicon.near[before]
    for stem, wide in lexicon.around.items():
        if before.startswith(stem) and len(before) <= len(stem) + 4:
            metres = max(metres, wide)
    from_ = before in lexicon.from_
    if from_ or any(before.startswith(d) for d in lexicon.directions):
        far = _distance(words, max(first, at - _BACK), at, lexicon)
        if far is not None:
            return far
        back = words.lower[max(first, at - 3) : at + (0 if from_ else 1)]
        if any(word in lexicon.directions or begins(word, lexicon.directions, 3) for word in back):
            return _DIRECTED
        if from_ and any(word in lexicon.near for word in back):
            return max(lexicon.near[word] for word in back if word in lexicon.near)
    return metres


def _widens(word: str, form: str, lexicon: SlavicWords) -> bool:
    cases = lexicon.near_cases.get(word)
    # "під Покровськом" is near it, "під Покровськ" is where something is sent
    return cases is None or form.endswith(
        ("ом", "ем", "єм", "ою", "єю", "ею", "им", "ими", "ами", "ями", "ой", "ей", "ью", "ым")
    )


def _distance(words: Words, first: int, last: int, lexicon: SlavicWords) -> float | None:
    for at in range(last - 1, first, -1):
        if words.lower[at] in lexicon.distances and words.at(at - 1)[:1].isdigit():
            try:
                return float(words.at(at - 1).replace(",", ".")) * 1000.0
            except ValueError:
                return None
    return None


def speaks(words: Words, begin: int, end: int, before: str, lexicon: SlavicWords) -> bool:
    """Whether a state or its capital speaks, decides or is dealt with here, and stands for no place."""
    if before in lexicon.between:
        return before not in lexicon.towards or not _comes(words, begin, lexicon)
    first, last = words.sentence_words(begin)
    if not before or before in lexicon.at:
        for at in range(end, min(end + (_AHEAD if not before else 1), last)):
            if words.forms[at] in (",", ".", ":", ";", "(") or words.lower[at] in lexicon.cases:
                break
            if begins(words.lower[at], lexicon.says):
                return True
        if not before and begin > first and begins(words.at(begin - 1), lexicon.says):
            return True
        if before and begin - 2 >= first and begins(words.at(begin - 2), lexicon.says):
            return True
    return not before and begins(words.at(begin - 1), lexicon.whose)


def _comes(words: Words, index: int, lexicon: SlavicWords) -> bool:
    first, last = words.sentence_words(index)
    return any(
        begins(words.lower[k], lexicon.launched) for k in range(max(first, index - 8), min(last, index + 6))
    )


def is_origin(words: Words, index: int, before: str, lexicon: SlavicWords) -> bool:
    """Whether something came from a place: "запущені з Курська"."""
    return before in lexicon.towards and _comes(words, index, lexicon)


def follows_office(words: Words, index: int, lexicon: SlavicWords) -> bool:
    """Whether a place tells who speaks: "мер Харкова", "голова Сумської ОВА"."""
    return begins(words.at(index - 1), lexicon.offices) or begins(words.at(index - 2), lexicon.offices)
