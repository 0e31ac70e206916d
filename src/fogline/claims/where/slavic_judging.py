"""Whether a known name is meant as a place where it stands in a Ukrainian or Russian text."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.what.words import Words
from fogline.claims.where.slavic_context import speaks
from fogline.claims.where.slavic_names import Named
from fogline.claims.where.slavic_words import SlavicWords, begins
from fogline.knowledge.declension import nominatives, unmixed
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Gazetteer

__all__ = ["HOME", "SURNAMES", "Cue", "Text", "ends_as_adjective", "in_a_name", "is_meant", "persons"]

HOME = frozenset({"UKR", "RUS", "BLR"})
"""States whose own settlements are written in Cyrillic letters in the texts that are read here."""
_KNOWN_AT_HOME = 10_000
_KNOWN_ANYWHERE = 200_000
_ADJECTIVAL = (
    "ий",
    "ого",
    "ому",
    "им",
    "е",
    "ьке",
    "ая",
    "ой",
    "ую",
    "ое",
    "ом",
    "ого",
    "их",
    "ых",
    "ий",
    "ій",
    "ої",
)
_CLOSING = frozenset('»”"“')
_OPENING = frozenset('«“„"')
SURNAMES = (
    "ського", "ському", "ським", "ський", "цького", "цькому", "цьким", "ского", "скому", "ским", "ский", "цкого",
    "цкому", "цким", "ова", "ову", "овым", "овим", "ове", "ов", "ева", "еву", "евым", "ев", "єва", "єву", "єв",
    "ина", "ину", "иным", "ине", "ин", "іна", "іну", "ін", "енка", "енку", "енко", "енком", "чука", "чуку", "чук",
    "юка", "юк", "няка", "як",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    words: Words
    lexicon: SlavicWords
    gazetteer: Gazetteer
    lower: frozenset[str]
    """Words that the text also writes small."""
    persons: frozenset[str]
    """Nominatives of the last names of persons named in full."""
    metonyms: frozenset[int]
    """Where capitals are named, which may stand for their states."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands before a name: a preposition, a noun like "city", a list of places, words that widen it."""

    before: str
    settlement: bool
    joined: bool
    wide: float


def persons(words: Words, lexicon: SlavicWords) -> frozenset[str]:
    """The nominatives of surnames: the second of two capitalised words of which the first opens no sentence."""
    found: set[str] = set()
    for index in range(1, len(words)):
        if not (words.forms[index][0].isupper() and words.forms[index - 1][0].isupper()):
            continue
        given = words.forms[index - 1]
        if words.sentence[index] != words.sentence[index - 1] or given.isupper() or len(given) < 3:
            continue
        if given.lower() in lexicon.cases or given.lower() in lexicon.settlements:
            continue
        if words.lower[index].endswith(SURNAMES):
            found.update(
                f.nominative for f in nominatives(fold(unmixed(words.forms[index])), lexicon.language)
            )
    return frozenset(found)


def is_meant(text: Text, named: Named, cue: Cue) -> bool:
    """Whether a known name is meant as a place here."""
    words, lexicon = text.words, text.lexicon
    begin, end = named.begin, named.end
    form, low, single = words.forms[begin], words.lower[begin], end - begin == 1
    common = single and (low in lexicon.common or any(n in lexicon.common for n, _, _ in named.readings))
    if cue.settlement:
        return not (common and end < len(words) and words.forms[end][0].isupper())  # "міста Олександр Коваль"
    if single and form.isupper() and 1 < len(form) <= 4 and named.entries[0].kind == "settlement":
        return False  # abbreviations: "СУМ", "АТО"
    strong = cue.wide > 0 or (
        cue.before in lexicon.at and not (cue.before == "у" and lexicon.language == "ru")
    )
    if low in lexicon.never and single and not strong:
        return False
    if _of_a_thing(text, named) or _stands_for_state(text, named, cue):
        return False
    if common:
        return strong and named.entries[0].population >= 500 and low not in text.lower
    if single and any(n in text.persons for n, _, _ in named.readings):
        return strong and not low.endswith(SURNAMES)
    if strong:
        return _big(named, 0 if len(form) > 4 else 500, 20_000)
    return not in_a_name(text, begin, end) and _large_enough(text, named, cue)


def _large_enough(text: Text, named: Named, cue: Cue) -> bool:
    """Whether a name without a preposition that leaves no doubt is that of a place large enough to be meant."""
    words, lexicon = text.words, text.lexicon
    begin, low = named.begin, words.lower[named.begin]
    if named.entries[0].kind != "settlement":
        return True
    if low in text.lower:
        return False
    hit = cue.joined or begins(words.at(begin - 1), lexicon.hit) or cue.before == "по"
    if low.endswith(SURNAMES) and not cue.joined:
        return _big(named, 2_000 if hit else 50_000, 500_000)
    if hit:
        return _big(named, 0 if len(low) > 4 else 500, 50_000)
    if words.sentence_words(begin)[0] == begin:
        if words.pos[begin] not in ("", "PROPN", "NOUN", "X", "ADJ"):
            return False
        return _big(named, _KNOWN_AT_HOME, _KNOWN_ANYWHERE)
    return _big(named, 1_000, _KNOWN_ANYWHERE)


def _of_a_thing(text: Text, named: Named) -> bool:
    """Whether a name is that of a thing, or part of a compound: «Дніпро», "Київ-Захід", "Азовське море"."""
    words, lexicon = text.words, text.lexicon
    begin, end = named.begin, named.end
    if words.at(begin - 1) in _OPENING and words.at(end) in _CLOSING:
        return True
    if words.at(begin - 1) == "-" and words.glued(begin):
        return True
    if words.at(end) == "-" and words.glued(end) and end + 1 < len(words) and words.glued(end + 1):
        return True
    if begins(words.at(begin - 1), lexicon.banks, 5):
        return True
    return ends_as_adjective(words, end - 1) and begins(words.at(end), lexicon.nature, 5)


def ends_as_adjective(words: Words, index: int) -> bool:
    return words.lower[index].endswith(_ADJECTIVAL)


def _big(named: Named, home: int, abroad: int) -> bool:
    return any(
        e.kind != "settlement" or e.population >= (home if e.country in HOME else abroad)
        for e in named.entries
    )


def _stands_for_state(text: Text, named: Named, cue: Cue) -> bool:
    """A state, or its capital, that speaks or is dealt with; neither is a place without a word that makes it one."""
    words, lexicon = text.words, text.lexicon
    top = named.entries[0]
    if top.kind == "region" or (top.kind == "settlement" and top.population < 250_000):
        return False
    if speaks(words, named.begin, named.end, cue.before, lexicon):
        return True
    if top.kind == "country":
        return cue.before not in lexicon.at | {"на", "по", "через", "над"}
    if cue.before or cue.joined or words.starts[named.begin] not in text.metonyms:
        return False
    around = (words.at(named.begin - 1), *(words.at(k) for k in range(named.end, named.end + 3)))
    return not any(begins(word, lexicon.hit) for word in around)


def in_a_name(text: Text, begin: int, end: int) -> bool:
    """Whether a name is part of a longer one: of a person, or of what bears a place's name."""
    words, lexicon = text.words, text.lexicon
    first, last = words.sentence_words(begin)
    if begin > first:
        before, low = words.forms[begin - 1], words.lower[begin - 1]
        titled = before[0].isupper() and before.isalpha() and not before.isupper()
        plain = low in lexicon.cases or low in lexicon.settlements or words.starts[begin - 1] in text.metonyms
        if titled and not plain and (begin - 1 > first or words.lower[begin].endswith(SURNAMES)):
            return True
    if end < last and words.forms[end][0].isupper() and not begins(words.at(begin - 1), lexicon.hit):
        after = words.forms[end]  # not "for the capture of Pokrovsk Russia has gathered"
        return after.isalpha() and not after.isupper() and words.lower[end] not in lexicon.settlements
    return False
