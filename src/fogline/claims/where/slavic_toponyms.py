"""Names of places in Ukrainian and Russian text, in any case, and how they are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.what.words import Words
from fogline.claims.where.place_names import Toponym
from fogline.claims.where.slavic_adjectives import by_adjective, elliptic
from fogline.claims.where.slavic_context import follows_office, is_origin, preposition, widened
from fogline.claims.where.slavic_judging import (
    SURNAMES,
    Cue,
    Text,
    ends_as_adjective,
    in_a_name,
    is_meant,
    persons,
)
from fogline.claims.where.slavic_names import name_at
from fogline.claims.where.slavic_words import SlavicWords, begins
from fogline.knowledge.gazetteer import Gazetteer

__all__ = ["is_aside", "slavic_toponyms"]


def slavic_toponyms(
    words: Words, gazetteer: Gazetteer, lexicon: SlavicWords, metonyms: frozenset[int] = frozenset()
) -> list[Toponym]:
    """The places named in a text (``words`` as ``slavic_names.joined`` makes them), in order.

    ``metonyms`` are the code points at which capitals are named that may stand for their states.
    """
    lower = frozenset(form for form in words.forms if form[0].islower())
    text = Text(words, lexicon, gazetteer, lower, persons(words, lexicon), metonyms)
    found: list[Toponym] = []
    index = 0
    while index < len(words):
        if not words.forms[index][0].isalpha():
            index += 1
            continue
        place = by_adjective(text, index) or _name(text, index, found)
        if place is None:
            index += 1
            continue
        found.extend(place)
        index = max(place[-1].end, index + 1)
    return list(_with_roles(text, found))


def _name(text: Text, index: int, found: list[Toponym]) -> list[Toponym] | None:
    words, lexicon = text.words, text.lexicon
    form = words.forms[index]
    if not form[0].isupper() or len(form) < 2 or form.isascii():
        return None
    named = name_at(words, index, lexicon.language, text.gazetteer)
    before, settlement = preposition(words, index, lexicon)
    region = elliptic(text, index, found)
    if region is not None:
        return [region]
    if named is None:
        return _unknown(text, index, settlement, widened(words, index, lexicon, settlement))
    cases = lexicon.cases.get(before, "")
    if cases and not settlement:
        named = named.governed(cases)
        if named is None:
            return None
    cue = Cue(
        before, settlement, _joined(words, index, found, lexicon), widened(words, index, lexicon, settlement)
    )
    if not named.entries or not is_meant(text, named, cue):
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


def _unknown(text: Text, index: int, settlement: bool, wide: float) -> list[Toponym] | None:
    """A name that the gazetteer does not know, after "село" or "місто", or after words that widen a place."""
    words, lexicon = text.words, text.lexicon
    low = words.lower[index]
    near = wide > 0 and low not in text.lower and not low.endswith(SURNAMES) and words.at(index - 1) != "у"
    if (
        (not settlement and (not near or in_a_name(text, index, index + 1)))
        or words.forms[index].isupper()
        or words.lower[index] in lexicon.never
    ):
        return None
    if follows_office(words, index, lexicon) and words.at(index - 1) in lexicon.settlements:
        return None  # "глава города Коваль"
    end = index + 1
    last = words.sentence_words(index)[1]
    if ends_as_adjective(words, index) and end < last and words.forms[end].istitle():
        end += 1  # "Старые Выдумки"
    while end < last and end < index + 3:
        if words.forms[end] == "-" and words.glued(end) and end + 1 < last and words.glued(end + 1):
            end += 2
        else:
            break
    name = words.text[words.starts[index] : words.ends[end - 1]]
    return [Toponym(index, end, name, (), "at", wide, "settlement", cued=True)]


def _with_roles(text: Text, found: list[Toponym]) -> Iterator[Toponym]:
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
