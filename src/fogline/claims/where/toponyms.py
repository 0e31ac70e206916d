"""Names of places in a text: which capitalised words are places here, and how they are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.claims.what.words import Words
from fogline.claims.where.not_places import is_metonym, is_name, is_other_name, persons
from fogline.claims.where.place_context import (
    compass_before,
    compass_start,
    cue,
    kind_before,
    widened,
    with_roles,
)
from fogline.claims.where.place_names import Toponym, capital, name_at, name_run
from fogline.claims.where.place_words import PlaceWords
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Toponym", "toponyms"]

_QUARTERS = frozenset("neighborhood neighbourhood district suburb quarter".split())
_NAMED_FACILITIES = frozenset("airport airfield airbase dam bridge refinery shipyard".split())
"""What is called by two names in a row: "Ben Gurion airport"."""
_NAMED_BEFORE = frozenset(
    "village district region oblast province raion town neighborhood neighbourhood".split()
)


def toponyms(
    words: Words, gazetteer: Gazetteer, lexicon: PlaceWords, metonyms: frozenset[int] | None = None
) -> list[Toponym]:
    """The places named in a text, in order.

    ``metonyms`` are the code points at which a capital stands that may mean its state; without them any large city
    is taken for one.
    """
    seen = _Seen({form for form in words.forms if form[0].islower()}, persons(words, lexicon), metonyms)
    found: list[Toponym] = []
    index = 0
    while index < len(words):
        name = name_at(words, index, gazetteer, lexicon)
        if name is None:
            index += 1
            continue
        begin, end, entries = name
        place = _judge(words, begin, end, entries, gazetteer, lexicon, seen, found)
        if place is not None:
            found.append(place)
            index = max(end, place.end)
        else:
            index = end
    return list(with_roles(words, found, lexicon))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What else the text holds: words written small, and the last names of persons."""

    lower: set[str]
    persons: set[str]
    metonyms: frozenset[int] | None = None


def _judge(
    words: Words,
    begin: int,
    end: int,
    entries: tuple[Entry, ...],
    gazetteer: Gazetteer,
    lexicon: PlaceWords,
    seen: _Seen,
    found: Sequence[Toponym],
) -> Toponym | None:
    """Whether the name at these words is a place here, and how it is said."""
    if words.at(begin - 1) == "of" and words.at(begin - 2) in lexicon.nature and capital(words, begin - 2):
        return _named(words, begin - 2, end, (), lexicon)  # "the Sea of Azov" is not the town of Azov
    whole = lexicon.wider.get(words.text[words.starts[begin] : words.ends[end - 1]].lower())
    if whole is not None and entries:
        entries = gazetteer.find(whole) or entries
    facility = _facility(words, begin, end, entries, gazetteer, lexicon)
    if facility is not None:
        return facility
    sign = cue(words, begin, end, lexicon)
    if not entries:
        return _quarter(words, begin, end, gazetteer) or _unknown(words, begin, end, sign, lexicon)
    # "the safety of Kharkiv" is a town; a large one without any such sign may stand for what acts
    metonym = seen.metonyms is not None and words.starts[begin] in seen.metonyms
    speaks = metonym or words.at(begin - 1) != "of" or seen.metonyms is None
    if is_other_name(words, begin, end, lexicon) or is_metonym(
        words, begin, end, entries, lexicon, sign, speaks, metonym
    ):
        run = name_run(words, begin, words.sentence_words(begin)[1], False)
        # "the town of Malaya Ivanivka" is not the Malaya that the gazetteer knows
        if run == end:
            return None
        return _quarter(words, begin, run, gazetteer) or _unknown(words, begin, run, sign, lexicon)
    if _of_a_name(words, begin, entries, gazetteer):
        return None
    if sign == "joined" and found and begin - found[-1].end == 1 and found[-1].kind != "country":
        sign = "beside"  # "Kadugli and Dilling"
    if (
        end - begin == 1
        and words.lower[begin] in seen.persons
        and sign not in ("in", "near", "settlement", "at")
    ):
        return None
    if not is_name(words, begin, end, entries, sign, seen.lower):
        return None
    region_end, kind = end, kind_before(words, begin, lexicon)
    name = words.text[words.starts[begin] : words.ends[end - 1]]
    if words.at(end) in lexicon.regions and not words.tags[end].startswith("V"):
        named = gazetteer.find(f"{name} {words.at(end)}")
        # never the town of that name: "the Shevchenko district" is no town
        entries = tuple(entry for entry in named or entries if entry.kind == "region")
        kind, region_end = "region", end + 1
        name = words.text[words.starts[begin] : words.ends[end]]
    start, part = begin, False
    large = any(entry.kind != "settlement" for entry in entries)
    if not large and region_end == end and _thing(words, begin, end, lexicon):
        return None
    # "the eastern Donetsk region" is the whole region, which lies in the east; "eastern Ukraine" is a part
    if (
        compass_before(words, begin, lexicon)
        and large
        and not (kind == "region" and entries[0].kind == "region")
    ):
        start, part = compass_start(words, begin, lexicon), True
        name = words.text[words.starts[start] : words.ends[region_end - 1]]
    wide = widened(words, start, lexicon)
    if words.at(end) in lexicon.sectors:
        wide = max(wide, 15_000.0)
    cued = sign is not None or region_end > end
    return Toponym(start, region_end, name, entries, "at", wide, kind, part, False, cued)


def _of_a_name(words: Words, begin: int, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> bool:
    """Whether the name follows the possessive of a name that is no place: "Martha's Vineyard"."""
    if words.at(begin - 1) != "'s" or not capital(words, begin - 2) or entries[0].population >= 100_000:
        return False
    return words.tags[begin - 2].startswith("NNP") and not gazetteer.find(words.forms[begin - 2])


def _thing(words: Words, begin: int, end: int, lexicon: PlaceWords) -> bool:
    """ "The Moskva", "the Kyiv government": towns bear no article, except before the front or part that they name."""
    if words.at(begin - 1) != "the":
        return False
    after = words.at(end)
    return after not in lexicon.sectors | lexicon.facilities | lexicon.settlements | {"areas", "suburbs", ","}


def _quarter(words: Words, begin: int, end: int, gazetteer: Gazetteer) -> Toponym | None:
    """ "The Solomianka district of Kyiv": a part of a town, which lies where the town does."""
    if words.at(end) not in _QUARTERS or words.at(end + 1) != "of" or not capital(words, end + 2):
        return None
    run = name_run(words, end + 2, words.sentence_words(begin)[1], False)
    towns = gazetteer.find(words.text[words.starts[end + 2] : words.ends[run - 1]])
    towns = tuple(town for town in towns if town.kind == "settlement")
    name = words.text[words.starts[begin] : words.ends[end - 1]]
    return Toponym(begin, end, name, towns, "at", 5_000.0, None, facility=True, cued=True) if towns else None


def _unknown(words: Words, begin: int, end: int, sign: str | None, lexicon: PlaceWords) -> Toponym | None:
    """A name that the gazetteer does not know: a place only after words that leave no doubt."""
    whole = sum(words.forms[k][0].isupper() for k in range(begin, end))
    if whole > 3 or words.pos[end - 1] not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
        return None
    form = words.forms[begin]
    if len(form) < 3 or form.isupper() or words.lower[begin] in lexicon.never:
        return None
    near = words.at(begin - 1) in ("near", "outside") and words.at(end) != "'s"
    if words.at(begin - 1) in lexicon.compass and words.at(begin - 2) in ("the", "in", "across", "over"):
        at = begin - 3 if words.at(begin - 2) == "the" else begin - 2
        ends = end >= len(words) or not words.tags[end].startswith(("NN", "JJ"))
        if (
            words.at(at) in ("in", "across", "over", "into")
            and ends
            and words.pos[end - 1] in ("PROPN", "NOUN")
        ):
            name = words.text[words.starts[begin - 1] : words.ends[end - 1]]  # "in the western Himalayas"
            return Toponym(begin - 1, end, name, (), "at", 0.0, None, part=True, cued=True)
    of = words.at(begin - 1) == "of" and words.at(begin - 2) in (
        lexicon.settlements | lexicon.directions | {"outskirts"}
    )
    after = words.at(end) in _NAMED_BEFORE
    bare = words.at(begin - 1) in lexicon.settlements and words.at(begin - 2) not in ("a", "an")
    if not (near or of or after or bare):
        return None
    if words.at(end - 1) in lexicon.not_places_after or (
        words.at(end) in lexicon.not_places_after and not after
    ):
        return None
    stop = end + 1 if after and words.at(end) in lexicon.regions else end
    name = words.text[words.starts[begin] : words.ends[stop - 1]]
    kind = "region" if stop > end else "settlement"
    return Toponym(begin, stop, name, (), "at", widened(words, begin, lexicon), kind, cued=True)


def _facility(
    words: Words,
    begin: int,
    end: int,
    entries: tuple[Entry, ...],
    gazetteer: Gazetteer,
    lexicon: PlaceWords,
) -> Toponym | None:
    """ "Camp Taji", "Taji Road", "Baghdad airport", "Azovstal steel plant": a named place without an id."""
    run = name_run(words, begin, words.sentence_words(begin)[1], False)
    last = words.at(run - 1)
    if words.at(run) in ("fleet", "fleets"):
        return None
    if (
        run - begin > 1
        and run - begin <= 4
        and words.lower[begin] in lexicon.facilities_before
        and not entries
    ):
        towns = gazetteer.find(words.text[words.starts[begin + 1] : words.ends[run - 1]])
        return _named(words, begin, run, towns, lexicon)
    if end == run and entries and end - begin > 1:
        return None  # the whole is a known place: "Golan Heights"
    if run - begin > 1 and run - begin <= 4 and last in lexicon.facilities:
        towns = gazetteer.find(words.text[words.starts[begin] : words.ends[run - 2]])
        return _named(words, begin, run, towns, lexicon)
    if words.at(run) in lexicon.not_places_after:
        return None
    at = run
    while at < min(run + 3, len(words)) and words.at(at) not in lexicon.facilities and _plain_noun(words, at):
        at += 1
    if words.at(at) in lexicon.facilities and not words.tags[at].startswith("V") and words.at(at) != "border":
        if run - begin > 2 or words.lower[begin] in lexicon.never or words.forms[begin].isupper():
            return None
        if _is_adjective(words.lower[begin]):
            return None
        if entries and end == run:
            return _named(words, begin, at + 1, entries, lexicon)
        if not entries and run - begin == 1 and at > run:
            return _named(words, begin, run, (), lexicon)
        if (
            (not entries or end < run)
            and at == run
            and run - begin == 2
            and words.at(at) in _NAMED_FACILITIES
        ):
            return _named(words, begin, at + 1, (), lexicon)
    return None


def _plain_noun(words: Words, at: int) -> bool:
    return words.forms[at].isalpha() and words.forms[at].islower() and words.tags[at].startswith(("NN", "JJ"))


def _named(words: Words, begin: int, end: int, towns: tuple[Entry, ...], lexicon: PlaceWords) -> Toponym:
    name = words.text[words.starts[begin] : words.ends[end - 1]]
    towns = tuple(town for town in towns if town.kind == "settlement")
    return Toponym(
        begin,
        end,
        name,
        towns,
        "at",
        max(15_000.0, widened(words, begin, lexicon)),
        None,
        facility=True,
        cued=True,
    )


def _is_adjective(word: str) -> bool:
    return word.endswith(("ian", "ish", "ese", "eli", "aqi", "ish", "can", "nch", "rab", "tch", "ek"))
