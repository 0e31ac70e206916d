"""Places that Ukrainian and Russian name by adjectives: oblasts, raions, fronts, ports."""

from __future__ import annotations

from fogline.claims.what.words import Words
from fogline.claims.where.place_names import Toponym
from fogline.claims.where.slavic_judging import HOME, Text
from fogline.claims.where.slavic_names import name_at, of_adjective
from fogline.claims.where.slavic_words import SlavicWords, begins
from fogline.knowledge.declension import nominatives, unmixed
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["by_adjective", "elliptic"]

_SECTOR = 15_000.0
_RAION = 25_000.0
_FEMININE = ("а", "ої", "ій", "у", "ою", "ая", "ой", "ую")
_ELLIPSIS = 9  # words between an oblast and the adjective that shares its noun


def by_adjective(text: Text, index: int) -> list[Toponym] | None:
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


def _of_adjective(text: Text, index: int, end: int, noun: str) -> Toponym | None:
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
    home = tuple(e for e in entries if e.country in HOME) or entries
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


def _urban(text: Text, end: int) -> bool:
    """Whether the district of a city is meant: "Київському районі Донецька", "районі міста"."""
    words, lexicon = text.words, text.lexicon
    if words.at(end) in lexicon.settlements and words.at(end) not in lexicon.cases:
        return True
    if end < len(words) and words.forms[end][0].isupper() and not _adjectival(words, end):
        return name_at(words, end, lexicon.language, text.gazetteer) is not None
    return False


def elliptic(text: Text, index: int, found: list[Toponym]) -> Toponym | None:
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
