"""Names of places in Ukrainian and Russian text, in any case, and how they are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claims.what.words import Words
from fogline.claims.where.place_names import Toponym
from fogline.claims.where.slavic_context import follows_office, is_origin, preposition, speaks, widened
from fogline.claims.where.slavic_names import Named, name_at, of_adjective
from fogline.claims.where.slavic_words import SlavicWords, begins
from fogline.knowledge.declension import nominatives, unmixed
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["slavic_toponyms"]

_HOME = frozenset({"UKR", "RUS", "BLR"})
"""States whose own settlements are written in Cyrillic letters in the texts that are read here."""
_KNOWN_AT_HOME = 10_000
_KNOWN_ANYWHERE = 200_000
_SECTOR = 15_000.0
_RAION = 25_000.0
_FEMININE = ("а", "ої", "ій", "у", "ою", "ая", "ой", "ую")
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
_ELLIPSIS = 9  # words between an oblast and the adjective that shares its noun
_CLOSING = frozenset('»”"“')
_OPENING = frozenset('«“„"')
_SURNAMES = (
    "ського", "ському", "ським", "ський", "цького", "цькому", "цьким", "ского", "скому", "ским", "ский", "цкого",
    "цкому", "цким", "ова", "ову", "овым", "овим", "ове", "ов", "ева", "еву", "евым", "ев", "єва", "єву", "єв",
    "ина", "ину", "иным", "ине", "ин", "іна", "іну", "ін", "енка", "енку", "енко", "енком", "чука", "чуку", "чук",
    "юка", "юк", "няка", "як",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    words: Words
    lexicon: SlavicWords
    gazetteer: Gazetteer
    lower: frozenset[str]
    """Words that the text also writes small."""
    persons: frozenset[str]
    """Nominatives of the last names of persons named in full."""
    metonyms: frozenset[int]
    """Where capitals are named, which may stand for their states."""


def slavic_toponyms(
    words: Words, gazetteer: Gazetteer, lexicon: SlavicWords, metonyms: frozenset[int] = frozenset()
) -> list[Toponym]:
    """The places named in a text (``words`` as ``slavic_names.joined`` makes them), in order.

    ``metonyms`` are the code points at which capitals are named that may stand for their states.
    """
    lower = frozenset(form for form in words.forms if form[0].islower())
    text = _Text(words, lexicon, gazetteer, lower, _persons(words, lexicon), metonyms)
    found: list[Toponym] = []
    index = 0
    while index < len(words):
        if not words.forms[index][0].isalpha():
            index += 1
            continue
        place = _adjective(text, index) or _name(text, index, found)
        if place is None:
            index += 1
            continue
        found.extend(place)
        index = max(place[-1].end, index + 1)
    return list(_with_roles(text, found))


def _persons(words: Words, lexicon: SlavicWords) -> frozenset[str]:
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
        if words.lower[index].endswith(_SURNAMES):
            found.update(
                f.nominative for f in nominatives(fold(unmixed(words.forms[index])), lexicon.language)
            )
    return frozenset(found)


def _adjective(text: _Text, index: int) -> list[Toponym] | None:
    """Oblasts, raions and fronts named by adjectives: "Сумська та Харківська області", "Покровський напрямок"."""
    words, lexicon = text.words, text.lexicon
    spots = [index]
    at = index
    while True:
        if not _adjectival(words, spots[-1]):
            return None
        at = spots[-1] + 1
        noun = words.at(at)
        if (
            noun in lexicon.oblasts
            or noun in lexicon.raions
            or begins(noun, lexicon.sectors | lexicon.borders, 4)
        ):
            break
        step = at
        while words.at(step) in lexicon.joins and step < at + 2:
            step += 1
        if step == at or step >= len(words) or words.sentence[step] != words.sentence[index]:
            return None
        spots.append(step)
        if len(spots) > 12:
            return None
    found = []
    for spot in spots:
        end = at + 1 if spot == spots[-1] else spot + 1
        place = _of_adjective(text, spot, end, noun)
        if place is not None:
            found.append(place)
    return found or None


def _adjectival(words: Words, index: int) -> bool:
    low = words.at(index)
    return len(low) > 4 and ("ськ" in low or "цьк" in low or "зьк" in low or "ск" in low or "цк" in low)


def _of_adjective(text: _Text, index: int, end: int, noun: str) -> Toponym | None:
    words, lexicon, gazetteer = text.words, text.lexicon, text.gazetteer
    oblast = _oblast(words, index, lexicon, gazetteer)
    start = index
    if index > 0 and begins(words.at(index - 1), lexicon.compass):
        start = index - 1
    part = start < index or begins(noun, lexicon.borders, 4)
    wide = _SECTOR
    if noun in lexicon.oblasts:
        if oblast is None:
            return None
        return Toponym(start, end, oblast[0].name, oblast, "at", 0.0, "region", part, cued=True)
    if begins(noun, lexicon.borders | lexicon.sectors, 4) and oblast is not None:
        name = oblast[0].name
        return Toponym(start, end, name, oblast, "at", 0.0, "region", part, cued=True)
    if noun in lexicon.raions and _urban(text, end):
        return None
    towns = of_adjective(words, index, lexicon.language, gazetteer)
    if towns is None:
        return None
    name, entries = towns
    home = tuple(e for e in entries if e.country in _HOME) or entries
    if not words.forms[index][0].isupper() and home[0].population < 2_000:
        return None
    if begins(noun, lexicon.facilities) and noun not in lexicon.oblasts | lexicon.raions:
        mention = words.text[words.starts[index] : words.ends[end - 1]]
        return Toponym(index, end, mention, home, "at", wide, None, facility=True, cued=True)
    raion = noun in lexicon.raions
    wide = _RAION if raion else _SECTOR
    if raion:
        return Toponym(index, end, _raion(words, index, noun, lexicon), home, "at", wide, "raion", cued=True)
    return Toponym(index, end, name, home, "at", wide, "settlement", cued=True)


def _raion(words: Words, index: int, noun: str, lexicon: SlavicWords) -> str:
    """The name of a raion or community in the nominative."""
    form = words.forms[index]
    cut = max(
        form.rfind(suffix) + len(suffix) for suffix in ("ськ", "цьк", "зьк", "ск", "цк") if suffix in form
    )
    for nominative, stem in lexicon.raion_names.items():
        if noun.startswith(stem):
            return form[:cut] + nominative
    return form[:cut] + next(iter(lexicon.raion_names))


def _oblast(words: Words, index: int, lexicon: SlavicWords, gazetteer: Gazetteer) -> tuple[Entry, ...] | None:
    folded = fold(unmixed(words.forms[index]))
    noun, ending = ("область", "а") if lexicon.language == "uk" else ("область", "ая")
    for form in nominatives(folded, lexicon.language):
        stem = form.nominative
        for old in ("ий", "ая", "а", "і", "ие", "е", "ое"):
            if stem.endswith(old):
                entries = gazetteer.find(f"{stem.removesuffix(old)}{ending} {noun}")
                regions = tuple(e for e in entries if e.kind == "region")
                if regions:
                    return regions
    return None


def _urban(text: _Text, end: int) -> bool:
    """Whether the district of a city is meant: "Київському районі Донецька", "районі міста"."""
    words, lexicon = text.words, text.lexicon
    if words.at(end) in lexicon.settlements and words.at(end) not in lexicon.cases:
        return True
    if end < len(words) and words.forms[end][0].isupper() and not _adjectival(words, end):
        return name_at(words, end, lexicon.language, text.gazetteer) is not None
    return False


def _name(text: _Text, index: int, found: list[Toponym]) -> list[Toponym] | None:
    words, lexicon = text.words, text.lexicon
    form = words.forms[index]
    if not form[0].isupper() or len(form) < 2 or form.isascii():
        return None
    named = name_at(words, index, lexicon.language, text.gazetteer)
    before, settlement = preposition(words, index, lexicon)
    region = _elliptic(text, index, found)
    if region is not None:
        return [region]
    if named is None:
        return _unknown(text, index, settlement)
    cases = lexicon.cases.get(before, "")
    if cases and not settlement:
        named = named.governed(cases)
        if named is None:
            return None
    cue = _Cue(
        before, settlement, _joined(words, index, found, lexicon), widened(words, index, lexicon, settlement)
    )
    if not named.entries or not _meant(text, named, cue):
        return None
    if named.end < len(words) and words.lower[named.end] in lexicon.oblasts:
        return None
    entries = named.entries
    start, part = index, False
    if entries[0].kind != "settlement" and begins(words.at(index - 1), lexicon.compass):
        start, part = index - 1, True
    wide = widened(words, start, lexicon, settlement)
    kind = "settlement" if settlement and any(e.kind == "settlement" for e in entries) else None
    cued = before in lexicon.at or settlement or wide > 0
    return [Toponym(start, named.end, named.name, entries, "at", wide, kind, part, cued=cued)]


def _joined(words: Words, index: int, found: list[Toponym], lexicon: SlavicWords) -> bool:
    """Whether the name goes on a list whose last member is a place: "у Бахмуті, Торецьку та Часовому Яру"."""
    if not found or found[-1].kind == "raion":
        return False
    last = found[-1].end
    gap = words.lower[last:index]
    return 0 < len(gap) <= 2 and all(word in lexicon.joins or word in lexicon.cases for word in gap)


@dataclass(frozen=True, slots=True)
class _Cue:
    """What stands before a name: a preposition, a noun like "city", a list of places, words that widen it."""

    before: str
    settlement: bool
    joined: bool
    wide: float


def _meant(text: _Text, named: Named, cue: _Cue) -> bool:
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
        return strong and not low.endswith(_SURNAMES)
    if strong:
        return _big(named, 0 if len(form) > 4 else 500, 20_000)
    return not _in_a_name(text, begin, end) and _large_enough(text, named, cue)


def _large_enough(text: _Text, named: Named, cue: _Cue) -> bool:
    """Whether a name without a preposition that leaves no doubt is that of a place large enough to be meant."""
    words, lexicon = text.words, text.lexicon
    begin, low = named.begin, words.lower[named.begin]
    if named.entries[0].kind != "settlement":
        return True
    if low in text.lower:
        return False
    hit = cue.joined or begins(words.at(begin - 1), lexicon.hit) or cue.before == "по"
    if low.endswith(_SURNAMES) and not cue.joined:
        return _big(named, 2_000 if hit else 50_000, 500_000)
    if hit:
        return _big(named, 0 if len(low) > 4 else 500, 50_000)
    if words.sentence_words(begin)[0] == begin:
        if words.pos[begin] not in ("", "PROPN", "NOUN", "X", "ADJ"):
            return False
        return _big(named, _KNOWN_AT_HOME, _KNOWN_ANYWHERE)
    return _big(named, 1_000, _KNOWN_ANYWHERE)


def _of_a_thing(text: _Text, named: Named) -> bool:
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
    return _declined_as_adjective(words, end - 1) and begins(words.at(end), lexicon.nature, 5)


def _declined_as_adjective(words: Words, index: int) -> bool:
    return words.lower[index].endswith(_ADJECTIVAL)


def _big(named: Named, home: int, abroad: int) -> bool:
    return any(
        e.kind != "settlement" or e.population >= (home if e.country in _HOME else abroad)
        for e in named.entries
    )


def _stands_for_state(text: _Text, named: Named, cue: _Cue) -> bool:
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


def _in_a_name(text: _Text, begin: int, end: int) -> bool:
    """Whether a name is part of a longer one: of a person, or of what bears a place's name."""
    words, lexicon = text.words, text.lexicon
    first, last = words.sentence_words(begin)
    if begin > first:
        before, low = words.forms[begin - 1], words.lower[begin - 1]
        titled = before[0].isupper() and before.isalpha() and not before.isupper()
        plain = low in lexicon.cases or low in lexicon.settlements or words.starts[begin - 1] in text.metonyms
        if titled and not plain and (begin - 1 > first or words.lower[begin].endswith(_SURNAMES)):
            return True
    if end < last and words.forms[end][0].isupper():
        after = words.forms[end]
        return after.isalpha() and not after.isupper() and words.lower[end] not in lexicon.settlements
    return False


def _elliptic(text: _Text, index: int, found: list[Toponym]) -> Toponym | None:
    """An oblast whose noun an earlier one says: "в Белгородской области сбито пять, в Курской — три"."""
    words = text.words
    if not found or found[-1].kind != "region" or not _adjectival(words, index):
        return None
    if not words.lower[index].endswith(_FEMININE) or words.sentence[found[-1].start] != words.sentence[index]:
        return None
    gap = words.forms[found[-1].end : index]
    if len(gap) > _ELLIPSIS or any(form[0].isupper() and not form.isupper() for form in gap):
        return None
    oblast = _oblast(words, index, text.lexicon, text.gazetteer)
    if oblast is None:
        return None
    return Toponym(index, index + 1, oblast[0].name, oblast, "at", 0.0, "region", cued=True)


def _unknown(text: _Text, index: int, settlement: bool) -> list[Toponym] | None:
    """A name that the gazetteer does not know, after "село" or "місто"."""
    words, lexicon = text.words, text.lexicon
    if not settlement or words.forms[index].isupper() or words.lower[index] in lexicon.never:
        return None
    end = index + 1
    last = words.sentence_words(index)[1]
    while end < last and end < index + 3:
        if words.forms[end] == "-" and words.glued(end) and end + 1 < last and words.glued(end + 1):
            end += 2
        else:
            break
    name = words.text[words.starts[index] : words.ends[end - 1]]
    return [Toponym(index, end, name, (), "at", 0.0, "settlement", cued=True)]


def _with_roles(text: _Text, found: list[Toponym]) -> Iterator[Toponym]:
    """Mark places that only say where another one is, and those that something came from."""
    words, lexicon = text.words, text.lexicon
    for index, place in enumerate(found):
        role = "at"
        before = found[index - 1] if index else None
        word, _ = preposition(words, place.start, lexicon)
        if before is not None and words.sentence[before.start] == words.sentence[place.start]:
            gap = [w for w in words.lower[before.end : place.start] if w not in lexicon.settlements]
            wider = place.kind == "region" or bool(place.entries and place.entries[0].kind != "settlement")
            narrow = not before.entries or before.entries[0].kind == "settlement"
            if wider and narrow and len(gap) <= 2 and all(w in (",", "(", "в", "у", "на", "во") for w in gap):
                role = "container"
            elif narrow and 0 < len(gap) <= 6 and place.widened_m and "," not in gap[1:] and "та" not in gap:
                role = "locator"
        if role == "at" and is_origin(words, place.start, word, lexicon):
            role = "origin"
        yield replace(place, role=role)


def is_aside(words: Words, place: Toponym, lexicon: SlavicWords) -> bool:
    """Whether a place tells who speaks and not where something happened: "мер Харкова"."""
    return follows_office(words, place.start, lexicon)
