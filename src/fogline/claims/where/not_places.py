"""Names of places that stand for something else: persons, papers, common words, and states that speak or act."""

from __future__ import annotations

from fogline.claims.what.words import Words
from fogline.claims.where.place_names import capital
from fogline.claims.where.place_words import PlaceWords
from fogline.knowledge.gazetteer import Entry

__all__ = ["is_metonym", "is_name", "is_other_name", "persons"]

_SMALL = 15_000


def persons(words: Words, lexicon: PlaceWords) -> set[str]:
    """The last names of those named in full who speak or hold an office: "Volker Turk … Turk said"."""
    full: set[str] = set()
    speak: set[str] = set()
    both: set[str] = set()
    for index in range(1, len(words)):
        if not capital(words, index):
            continue
        before = words.forms[index - 1]
        joined = (
            before[0].isupper() and before.isalpha() and words.sentence[index] == words.sentence[index - 1]
        )
        if joined and before.lower() not in lexicon.compass | lexicon.facilities_before:
            full.add(words.lower[index])
            if index > 1 and words.at(index - 2) in lexicon.titles:
                both.add(words.lower[index])
        if words.lower[index - 1] in lexicon.titles:
            speak.add(words.lower[index])
        if words.at(index + 1) in lexicon.says or words.at(index - 1) in lexicon.says:
            speak.add(words.lower[index])
    return full & speak | both


def is_other_name(words: Words, begin: int, end: int, lexicon: PlaceWords) -> bool:
    """Part of the name of a person, an organisation or a thing: "Paris Hilton", "Washington Post"."""
    after, before = words.at(end), words.at(begin - 1)
    if after in lexicon.particles and words.at(end + 1) != "":
        return words.at(end + 1) == "-" or capital(words, end + 1)
    if before in lexicon.named and words.at(begin - 2) not in lexicon.settlements:
        return True
    if after in lexicon.not_places_after:
        return (
            after not in ("people", "forces", "troops", "soldiers", "authorities", "police")
            or words.tags[end] != "IN"
        )
    if after == "-" and words.glued(end):
        return True  # "Moscow-backed"
    possessive = after == "'s"
    if not possessive and capital(words, end) and words.sentence[end] == words.sentence[begin]:
        following = words.at(end)
        if following not in lexicon.regions and (
            following not in lexicon.never or following in lexicon.compass
        ):
            return True
    if begin > 0 and capital(words, begin - 1) and words.sentence[begin - 1] == words.sentence[begin]:
        if before in lexicon.titles:
            return True
        first = words.sentence_words(begin)[0] == begin - 1
        if words.pos[begin - 1] == "PROPN" and before not in lexicon.compass and not first:
            return before not in lexicon.settlements
    if before == "-" and words.glued(begin):
        return True
    return (before in (".",) and words.glued(begin)) or before == "@"


def is_metonym(
    words: Words, begin: int, end: int, entries: tuple[Entry, ...], lexicon: PlaceWords, cue: str | None,
    speaks: bool = True, metonym: bool = False,
) -> bool:  # fmt: skip
    """A state or its capital that speaks, acts or is spoken to, and is no place: "Kyiv denies".

    ``speaks`` tells that a city may stand for a state at all, ``metonym`` that its name is known to.
    """
    top = entries[0]
    large = speaks and top.kind == "settlement" and top.population > 250_000
    state = metonym or large or top.kind == "country"
    if words.at(end) in lexicon.regions and top.kind != "country":
        return False
    after = end
    if words.at(after) == "'s":
        return state and cue not in lexicon.inside
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
    return subject and cue is None and words.at(after) in lexicon.says


def is_name(
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
