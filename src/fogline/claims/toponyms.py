"""Names of places in a text: which capitalised words are places here, and how they are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.claims.place_words import PlaceWords
from fogline.claims.words import Words
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Toponym", "toponyms"]

_LONGEST = 8
_SMALL = 15_000
_PASSING = 13
_ARTICLES = frozenset({"el", "al", "ash", "ar", "as", "at", "an", "ad", "az", "de", "la", "le"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that stands for a place at the words ``start`` to ``end``.

    ``mention`` is what the text says, with "eastern" or "region" where it does; ``entries`` the candidates.
    ``role`` is ``at`` (something is or happens there), ``locator`` (it only says where another place is) or
    ``container`` ("Sudan's Kordofan", "in the Kyiv region") or ``passing`` ("after the fall of Mariupol"). ``widened_m`` is what "near" adds to the radius.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    role: str
    widened_m: float = 0.0
    kind: str | None = None
    """The kind that the words around it demand: ``settlement``, ``region``."""
    part: bool = False
    """Only a part of what the entries name: "eastern Ukraine"."""
    facility: bool = False
    cued: bool = False
    """Words around it say that this is a place, whether or not the gazetteer knows it."""


def toponyms(words: Words, gazetteer: Gazetteer, lexicon: PlaceWords) -> list[Toponym]:
    """The places named in a text, in order."""
    seen = _Seen({form for form in words.forms if form[0].islower()}, _persons(words, lexicon))
    found: list[Toponym] = []
    index = 0
    while index < len(words):
        name = _name_at(words, index, gazetteer, lexicon)
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
    return list(_with_roles(words, found, lexicon))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What else the text holds: words written small, and the last names of persons."""

    lower: set[str]
    persons: set[str]


def _persons(words: Words, lexicon: PlaceWords) -> set[str]:
    """The last names of those whom the text names in full and lets speak: "Volker Turk … Turk said"."""
    full: set[str] = set()
    speak: set[str] = set()
    for index in range(1, len(words)):
        if not _capital(words, index):
            continue
        before = words.forms[index - 1]
        if before[0].isupper() and before.isalpha() and words.sentence[index] == words.sentence[index - 1]:
            if (
                words.lower[index - 1] not in lexicon.compass
                and words.lower[index - 1] not in lexicon.facilities_before
            ):
                full.add(words.lower[index])
        if words.lower[index - 1] in lexicon.titles:
            speak.add(words.lower[index])
        if words.at(index + 1) in _SAYS or words.at(index - 1) in _SAYS:
            speak.add(words.lower[index])
    return full & speak


def _capital(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.forms[index][0].isupper()


def _name_at(
    words: Words, index: int, gazetteer: Gazetteer, lexicon: PlaceWords
) -> tuple[int, int, tuple[Entry, ...]] | None:
    """The words of the longest name that begins here, known or not; ``None`` where no name begins."""
    lead = words.lower[index] in _ARTICLES and words.at(index + 1) == "-" and _capital(words, index + 2)
    if not (_capital(words, index) or lead):
        return None
    if words.lower[index] in lexicon.never and not (
        words.lower[index] in lexicon.compass and _capital(words, index + 1)
    ):
        return None
    last = min(words.sentence_words(index)[1], index + _LONGEST)
    length = gazetteer.longest(words.forms[index:last])
    while length > 0 and not _capital(words, index + length - 1):
        length -= 1
        length = gazetteer.longest(words.forms[index : index + length]) if length else 0
    if length == 1 and words.lower[index] in lexicon.never:
        length = 0
    run = _run(words, index, last, lead)
    if length == 0:
        return index, run, ()
    text = words.text[words.starts[index] : words.ends[index + length - 1]]
    return index, index + length, gazetteer.find(text)


def _run(words: Words, index: int, last: int, lead: bool) -> int:
    """The end of the capitalised words that begin here ("Nova Kakhovka", "el-Obeid", "Novo-Ogaryovo")."""
    at = index + (3 if lead else 1)
    while at < last:
        if words.lower[at] == "-" and words.glued(at) and _capital(words, at + 1) and words.glued(at + 1):
            at += 2
        elif _capital(words, at) and words.lower[at] not in ("i",):
            at += 1
        else:
            break
    return at


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
    facility = _facility(words, begin, end, entries, gazetteer, lexicon)
    if facility is not None:
        return facility
    cue = _cue(words, begin, end, lexicon)
    if not entries:
        return _unknown(words, begin, end, cue, lexicon)
    if _is_other_name(words, begin, end, lexicon) or _is_metonym(words, begin, end, entries, lexicon, cue):
        return None
    if cue == "joined" and found and begin - found[-1].end == 1 and found[-1].kind != "country":
        cue = "beside"  # "Kadugli and Dilling"
    if (
        end - begin == 1
        and words.lower[begin] in seen.persons
        and cue not in ("in", "near", "settlement", "at")
    ):
        return None
    if not _is_name(words, begin, end, entries, cue, seen.lower):
        return None
    region_end, kind = end, _kind_before(words, begin, lexicon)
    name = words.text[words.starts[begin] : words.ends[end - 1]]
    if words.at(end) in lexicon.regions and not words.tags[end].startswith("V"):
        named = gazetteer.find(f"{name} {words.at(end)}")
        named = tuple(entry for entry in named if entry.kind == "region")
        entries, kind, region_end = named or entries, "region", end + 1
        name = words.text[words.starts[begin] : words.ends[end]]
    start, part = begin, False
    large = any(entry.kind != "settlement" for entry in entries)
    # "the eastern Donetsk region" is the whole region, which lies in the east; "eastern Ukraine" is a part
    if (
        _compass_before(words, begin, lexicon)
        and large
        and not (kind == "region" and entries[0].kind == "region")
    ):
        start, part = _compass_start(words, begin, lexicon), True
        name = words.text[words.starts[start] : words.ends[region_end - 1]]
    wide = _widened(words, start, lexicon)
    if words.at(end) in lexicon.sectors:
        wide = max(wide, 15_000.0)
    return Toponym(start, region_end, name, entries, "at", wide, kind, part, False, cue is not None)


def _cue(words: Words, begin: int, end: int, lexicon: PlaceWords) -> str | None:
    """The word that shows that a place stands here: a preposition, "the town of", a verb that hits places."""
    at = begin - 1
    while words.at(at) in ("the", "nearby", "neighbouring", "neighboring") or (
        words.at(at) in lexicon.compass and words.at(at - 1) != "to"
    ):
        at -= 1
        if words.at(at) == "-":
            at -= 1
    before = words.at(at)
    if before == "of":
        return "of" if words.at(at - 1) in lexicon.parts or words.at(at - 1) in lexicon.regions else None
    if before == "to":
        return None if words.at(at - 1) in lexicon.not_to else "to"
    if before in ("from", "for", "against", "on"):
        return before
    if before in lexicon.at:
        return before
    if before in lexicon.hit:
        return "hit"
    if before in lexicon.settlements:
        return "settlement"
    if before in ("and", "or", ",") and _capital(words, at - 1):
        return "joined"
    return None


def _unknown(words: Words, begin: int, end: int, cue: str | None, lexicon: PlaceWords) -> Toponym | None:
    """A name that the gazetteer does not know: a place only after words that leave no doubt."""
    if end - begin > 3 or words.pos[end - 1] not in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
        return None
    form = words.forms[begin]
    if len(form) < 3 or form.isupper() or words.lower[begin] in lexicon.never:
        return None
    near = words.at(begin - 1) in ("near", "outside")
    of = words.at(begin - 1) == "of" and words.at(begin - 2) in (
        lexicon.settlements | lexicon.directions | {"outskirts"}
    )
    after = words.at(end) in ("village", "district", "region", "oblast", "province", "raion", "town", "neighborhood", "neighbourhood")  # fmt: skip
    bare = words.at(begin - 1) in lexicon.settlements and words.at(begin - 2) not in ("a", "an")
    if not (near or of or after or bare):
        return None
    if (
        words.at(end - 1) in lexicon.not_places_after
        or words.at(end) in lexicon.not_places_after
        and not after
    ):
        return None
    stop = end + 1 if after and words.at(end) in lexicon.regions else end
    name = words.text[words.starts[begin] : words.ends[stop - 1]]
    kind = "region" if stop > end else "settlement"
    return Toponym(begin, stop, name, (), "at", _widened(words, begin, lexicon), kind, cued=True)


def _facility(
    words: Words,
    begin: int,
    end: int,
    entries: tuple[Entry, ...],
    gazetteer: Gazetteer,
    lexicon: PlaceWords,
) -> Toponym | None:
    """ "Camp Taji", "Taji Road", "Baghdad airport", "Azovstal steel plant": a named place without an id."""
    run = _run(words, begin, words.sentence_words(begin)[1], False)
    last = words.at(run - 1)
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
    at = run + 1 if words.at(run) in ("air", "steel", "power", "thermal", "military", "train", "railway", "nuclear", "refugee", "oil", "international", "chemical", "penal") else run  # fmt: skip
    at = at + 1 if words.at(at) == "power" else at
    if words.at(at) in lexicon.facilities and not words.tags[at].startswith("V") and words.at(at) != "border":
        if run - begin > 2 or words.lower[begin] in lexicon.never or words.forms[begin].isupper():
            return None
        if _is_adjective(words.lower[begin]):
            return None
        if entries and end == run:
            return _named(words, begin, at + 1, entries, lexicon)
        if not entries and run - begin == 1 and at > run:
            return _named(words, begin, run, (), lexicon)
    return None


def _named(words: Words, begin: int, end: int, towns: tuple[Entry, ...], lexicon: PlaceWords) -> Toponym:
    name = words.text[words.starts[begin] : words.ends[end - 1]]
    towns = tuple(town for town in towns if town.kind == "settlement")
    return Toponym(
        begin,
        end,
        name,
        towns,
        "at",
        max(15_000.0, _widened(words, begin, lexicon)),
        None,
        facility=True,
        cued=True,
    )


def _is_adjective(word: str) -> bool:
    return word.endswith(("ian", "ish", "ese", "eli", "aqi", "ish", "can", "nch", "rab", "tch", "ek"))


def _is_other_name(words: Words, begin: int, end: int, lexicon: PlaceWords) -> bool:
    """Part of the name of a person, an organisation or a thing: "Paris Hilton", "Washington Post"."""
    after, before = words.at(end), words.at(begin - 1)
    if after in lexicon.not_places_after:
        return (
            after not in ("people", "forces", "troops", "soldiers", "authorities", "police")
            or words.tags[end] != "IN"
        )
    if after == "-" and words.glued(end):
        return True  # "Moscow-backed"
    possessive = after == "'s"
    if not possessive and _capital(words, end) and words.sentence[end] == words.sentence[begin]:
        following = words.at(end)
        if following not in lexicon.regions and (
            following not in lexicon.never or following in lexicon.compass
        ):
            return True
    if begin > 0 and _capital(words, begin - 1) and words.sentence[begin - 1] == words.sentence[begin]:
        if before in lexicon.titles:
            return True
        first = words.sentence_words(begin)[0] == begin - 1
        if words.pos[begin - 1] == "PROPN" and before not in lexicon.compass and not first:
            return before not in lexicon.settlements
    if before == "-" and words.glued(begin):
        return True
    return before in (".",) and words.glued(begin) or before == "@"


def _is_metonym(
    words: Words, begin: int, end: int, entries: tuple[Entry, ...], lexicon: PlaceWords, cue: str | None
) -> bool:
    """A state or its capital that speaks, acts or is spoken to, and is no place: "Kyiv denies"."""
    top = entries[0]
    state = top.kind == "country" or (top.kind == "settlement" and top.population > 250_000)
    after = end
    if words.at(after) == "'s":
        return state and cue not in (
            "in",
            "at",
            "near",
            "inside",
            "across",
            "over",
            "around",
            "on",
            "outside",
            "from",
            "hit",
        )
    while after < len(words) and words.tags[after] == "RB":
        after += 1
    subject = after < len(words) and (
        words.tags[after] in ("VBZ", "VBD", "VBP", "MD") and words.sentence[after] == words.sentence[begin]
    )
    if state and cue is None:
        return True
    if top.kind == "country":
        if cue in ("for", "against", "on", "joined", "settlement"):
            return cue in ("for", "joined") or (cue == "against")
        return subject and cue not in ("in", "across", "of", "inside", "from", "to")
    if cue in ("for", "against", "joined") and state:
        return True
    return subject and cue is None and words.at(after) in _SAYS


_SAYS = frozenset(
    """says said denies denied claims claimed insists insisted confirms confirmed accuses accused announced announces
    wants warned warns vowed vows blamed blames rejects rejected condemned condemns agreed agrees hopes believes
    argues argued called calls demanded demands maintains reported reports admitted acknowledges""".split()
)


def _is_name(
    words: Words, begin: int, end: int, entries: tuple[Entry, ...], cue: str | None, lower_words: set[str]
) -> bool:
    """Whether a known name is meant as one, and not a common word with a capital."""
    top = entries[0]
    form = words.forms[begin]
    if form.isupper() and len(form) <= 5 and top.kind != "country" and end - begin == 1:
        return len(form) > 3 and words.forms[begin] != form.title() and cue is not None
    if end - begin > 1:
        return True
    low = words.lower[begin]
    tagged = words.pos[begin] == "PROPN"
    if low in lower_words or low + "s" in lower_words:
        return cue in ("in", "near", "at", "to", "from", "settlement", "of") and tagged
    if words.tags[begin].startswith(("JJ", "V", "RB", "IN", "CC", "MD", "PRP")) and top.population < 100_000:
        return cue is not None and cue not in ("joined", "for", "against", "on")
    first = words.sentence_words(begin)[0] == begin
    if first:
        return tagged and max(e.population for e in entries) >= _SMALL
    if cue is None:
        return tagged and max(e.population for e in entries) >= 2_000
    return True


def _kind_before(words: Words, begin: int, lexicon: PlaceWords) -> str | None:
    if words.at(begin - 1) == "of" and words.at(begin - 2) in lexicon.settlements:
        return "settlement"
    if words.at(begin - 1) == "of" and words.at(begin - 2) in lexicon.regions:
        return "region"
    return "settlement" if words.at(begin - 1) in lexicon.settlements else None


def _compass_before(words: Words, begin: int, lexicon: PlaceWords) -> bool:
    return words.at(begin - 1) in lexicon.compass


def _compass_start(words: Words, begin: int, lexicon: PlaceWords) -> int:
    if words.at(begin - 2) == "-" and words.at(begin - 3) in lexicon.compass:
        return begin - 3
    return begin - 1


def _widened(words: Words, begin: int, lexicon: PlaceWords) -> float:
    """By how many metres the words before a place widen it: "near", "12 km north-west of", "outside"."""
    at = begin - 1
    if words.at(at) == "the":
        at -= 1
    two = f"{words.at(at - 1)} {words.at(at)}"
    metres = max(lexicon.near.get(words.at(at), 0.0), lexicon.near.get(two, 0.0))
    if words.at(at) in ("of", "from") and (words.at(at - 1) in lexicon.directions or words.at(at) == "from"):
        for index in range(at - 1, max(0, at - 7), -1):
            if (
                words.at(index) in ("km", "kilometers", "kilometres", "kilometer", "miles", "mile")
                and words.at(index - 1)[:1].isdigit()
            ):
                try:
                    far = float(words.at(index - 1).replace(",", ""))
                except ValueError:
                    break
                return far * (1609.0 if words.at(index).startswith("mile") else 1000.0)
        if words.at(at - 1) in lexicon.directions and words.at(at) == "of":
            return 25_000.0
    return metres


def _with_roles(words: Words, found: list[Toponym], lexicon: PlaceWords) -> Iterator[Toponym]:
    """Mark places that only say where another one is: "Taji, north of Baghdad", "Bila Tserkva in the Kyiv region"."""
    for index, place in enumerate(found):
        role = "at"
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        if words.at(place.end) == "'s" and after is not None and after.start - place.end <= 3:
            role = "container"
        elif before is not None and words.sentence[before.start] == words.sentence[place.start]:
            gap = words.lower[before.end : place.start]
            if (
                len(gap) <= 9
                and "of" in gap
                and any(word in lexicon.directions for word in gap)
                and "and" not in gap
            ):
                role = "locator"
            elif before.kind != "region" and place.kind == "region" and _within(gap):
                role = "container"
            elif place.entries and place.entries[0].kind != "settlement" and _within(gap):
                role = "container"
        if role == "at" and _in_passing(words, place):
            role = "passing"
        yield replace(place, role=role)


def _in_passing(words: Words, place: Toponym) -> bool:
    """Named in what dates or describes something else: "after the fall of X", "who had left X"."""
    first = words.sentence_words(place.start)[0]
    for index in range(place.start - 1, max(first, place.start - _PASSING) - 1, -1):
        if words.lower[index] in (",", ";"):
            return False
        if words.lower[index] == "who":
            return words.at(index + 1) in ("had", "have", "were", "was")
        if words.lower[index] in ("after", "before", "since") and first < index >= place.start - 6:
            return True
    return False


def _within(gap: list[str]) -> bool:
    return (
        len(gap) <= 4
        and bool(gap)
        and gap[0] in (",", "in")
        and all(
            w
            in (
                ",",
                "in",
                "the",
                "eastern",
                "western",
                "northern",
                "southern",
                "central",
                "southeastern",
                "northeastern",
            )
            for w in gap
        )
    )
