"""Which of a text's places a claim is about: those in it, or those of the event that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from fogline.claims.what.event_words import LEXICONS as EVENT_LEXICONS
from fogline.claims.what.happening import goes_on, known_event
from fogline.claims.what.story import Event, is_caption, opens_another
from fogline.claims.what.words import Words
from fogline.claims.where.found_places import FoundPlace, within
from fogline.claims.where.lexicons import LEXICONS
from fogline.claims.where.not_scenes import aside, met, town, ward
from fogline.claims.where.place_words import PlaceWords
from fogline.model import Place, Relation

__all__ = ["for_claim"]

_EVENTS = frozenset(
    {
        Relation.CONTROL, Relation.PRESENCE, Relation.ENCIRCLEMENT, Relation.ROUTE, Relation.ADVANCE,
        Relation.WITHDRAWAL, Relation.ATTACK, Relation.CONCENTRATION, Relation.CASUALTIES, Relation.EQUIPMENT,
        Relation.STRIKE, Relation.DAMAGE, Relation.DISPLACEMENT, Relation.CAPTIVITY, Relation.FOOTAGE,
        Relation.RESPONSIBILITY, Relation.CONDITIONS,
    }
)  # fmt: skip
_REGIONS = frozenset({"region", "peninsula", "province", "oblast", "island"})
_BACK = 6
_AHEAD = 8


def for_claim(
    doc: Doc,
    found: Sequence[FoundPlace],
    start: int,
    end: int,
    relation: Relation | None = None,
    apart: Sequence[tuple[int, int]] = (),
    event: Event | None = None,
    context: Event | None = None,
    language: str | None = None,
) -> tuple[Place, ...]:
    """The places that a claim at the code points ``start`` to ``end`` is about.

    Those named in it; else, where it speaks of an event or of "the city", that of ``event``, or those that the
    same sentence or the nearest earlier one names. ``apart`` are stretches that are not the claim's (speakers and
    their cues); ``event`` is what the claim tells of, where it tells of one that happened; ``context`` what its
    sentence tells of, be it known to have happened or not.
    """
    language = language or doc.lang_ or "en"
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return _once(_beside(Words.of(doc), found, start, end, relation))
    words = Words.of(doc)
    inside = [f for f in found if f.place.start < end and f.place.end > start]
    about = _finest([f for f in inside if f.role in ("at", "passing", "origin")] or inside)
    first, last = words.span(start, end)
    back = _speaks_of(words, first, last, lexicon.anaphors)
    own = [f for f in about if f.place.kind != "country" and f.role == "at"]
    if not own and (treated := ward(words, found, first, last, apart)) is not None:
        return _once([treated.place, *(f.place for f in about)])
    told = event.place if event is not None else None
    if told is not None and _wider(told):
        told = _scene(words, found, first, last, lexicon) or told
    if told is not None and not back and _holds(own, told):
        here = [] if own else _same_sentence(words, found, first, (start, end), apart, told)
        return _once([*([f.place for f in here] or [told.place]), *(f.place for f in about)])
    if own or (about and not back and told is None):
        return _once(f.place for f in about)
    happens = _speaks_of(words, first, last, lexicon.events) or relation in _EVENTS
    if not (back or happens) or first >= len(words):
        return _once(f.place for f in about)
    if goes_on(words, first, last, relation, EVENT_LEXICONS[language]) and not back and event is None:
        return _once(f.place for f in about)
    around = context.place if context is not None else None
    loose = back and _loose(words, first, last)
    if (
        around is not None
        and not _wider(around)
        and (loose or (not back and _deed(words, first, last, language)))
    ):
        return _once([around.place, *(f.place for f in about)])
    scene = _scene(words, found, first, last, lexicon) if told is None else None
    if scene is not None:
        return _once([scene.place, *(f.place for f in about)])
    near = _elsewhere(words, found, words.sentence[first], (start, end), apart, back, lexicon)
    return _once([*near, *(f.place for f in about)])


def _beside(
    words: Words, found: Sequence[FoundPlace], start: int, end: int, relation: Relation | None
) -> Iterable[Place]:
    """The places in a claim; of an event that names none, those of its sentence, else of one of the two before it."""
    inside = [f for f in found if start <= f.place.start < end]
    about = _finest([f for f in inside if f.role in ("at", "passing")] or inside)
    if about or relation not in _EVENTS:
        return [f.place for f in about]
    first, _ = words.span(start, end)
    if first >= len(words):
        return []
    known = [f for f in found if f.role == "at" and f.place.kind != "country" and not f.aside]
    sentence = words.sentence[first]
    for number in (sentence, sentence - 1, sentence - 2):
        here = [f for f in known if f.sentence == number and (number < sentence or f.place.end <= start)]
        if here:
            return [f.place for f in (here if number == sentence else here[:1])]
    return []


def _loose(words: Words, first: int, last: int) -> bool:
    """Whether only "here" or "the area" is spoken of, and no town or region."""
    return not any(
        words.lower[at] in ("city", "town", "village", "settlement", "capital") or words.lower[at] in _REGIONS
        for at in range(first, last)
    )


def _deed(words: Words, first: int, last: int, language: str) -> bool:
    """Whether the words name an event as known: "that strike"."""
    return known_event(words, first, last, EVENT_LEXICONS[language])


def _scene(
    words: Words, found: Sequence[FoundPlace], first: int, last: int, lexicon: PlaceWords
) -> FoundPlace | None:
    """The facility that "the plant" or "the base" means: the one last named of that kind."""
    named = [f for f in found if f.facility and f.place.end <= words.starts[min(first, len(words) - 1)]]
    for at in range(first, last):
        if words.lower[at] not in lexicon.facilities or words.at(at - 1) not in ("the", "that"):
            continue
        same = [f for f in named if f.place.mention.lower().endswith(" " + words.lower[at])]
        if same:
            return same[-1]
    return None


def _holds(own: Sequence[FoundPlace], told: FoundPlace) -> bool:
    """Whether all places of a claim are wider than that of its event, which lies in them."""
    return not own or (not _wider(told) and all(_wider(f) and within(told, f) for f in own))


def _wider(found: FoundPlace) -> bool:
    if found.part and found.entry is not None and found.entry.kind != "country":
        return False
    return not found.facility and found.place.kind != "settlement"


def _same_sentence(
    words: Words,
    found: Sequence[FoundPlace],
    first: int,
    span: tuple[int, int],
    apart: Sequence[tuple[int, int]],
    told: FoundPlace,
) -> list[FoundPlace]:
    """The settlements and facilities, or where the event has but a region the regions, named before the claim."""
    return [
        f for f in _known(words, found, apart)
        if f.sentence == words.sentence[first] and f.place.end <= span[0] and (_wider(told) or not _wider(f))
    ]  # fmt: skip


def _known(words: Words, found: Sequence[FoundPlace], apart: Sequence[tuple[int, int]]) -> list[FoundPlace]:
    """The places at which a text says that something happened."""
    return [
        f for f in found
        if f.role == "at" and f.place.kind != "country" and not f.aside and not aside(words, f, apart)
        and not met(words, f)
        and not is_caption(words, *words.sentences[f.sentence])
    ]  # fmt: skip


def _finest(found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Without the states in which the others lie: "Pokrovsk, in Ukraine" is about Pokrovsk."""
    fine = {f.place.country for f in found if f.place.kind != "country"}
    return [f for f in found if f.place.kind != "country" or f.place.country not in fine]


def _elsewhere(
    words: Words,
    found: Sequence[FoundPlace],
    sentence: int,
    span: tuple[int, int],
    apart: Sequence[tuple[int, int]],
    back: bool,
    lexicon: PlaceWords,
) -> list[Place]:
    """The places of the same sentence, else of the nearest earlier one that names a settlement, else of a later one."""
    start, end = span
    if back and _wide_anaphor(words, start, end):
        regions = [
            f for f in found
            if f.place.kind == "region" and f.place.end <= start and not f.part and not f.aside
        ]  # fmt: skip
        if regions:
            return [regions[-1].place]
    known = _known(words, found, apart)
    same = [f for f in known if f.sentence == sentence and not (start <= f.place.start < end)]
    before = [f for f in same if f.place.end <= start]
    if back and before:
        return [before[-1].place]
    same = before or [f for f in same if not _new_clause(words, end, f.place.start)]
    if same and not back:
        return [f.place for f in same]
    back_to = sentence if opens_another(words, sentence) else sentence - _BACK
    earlier = [f for f in known if back_to <= f.sentence < sentence]
    later = [f for f in known if sentence < f.sentence <= sentence + _AHEAD]
    for group in (earlier[::-1], later):
        towns = [f for f in group if town(f)] or [f for f in group if not f.facility]
        if towns:
            nearest = [f for f in towns if f.sentence == towns[0].sentence]
            return [min(nearest, key=lambda f: f.place.start).place]
    return []


def _wide_anaphor(words: Words, start: int, end: int) -> bool:
    """Whether "the region" or "the peninsula" is spoken of."""
    first, last = words.span(start, end)
    return any(
        words.lower[at] in _REGIONS and words.at(at - 1) in ("the", "that", "this")
        for at in range(first, last)
    )


def _new_clause(words: Words, end: int, start: int) -> bool:
    """Whether another clause begins between two offsets."""
    first, last = words.index_at(end), words.index_at(start)
    return any(
        word in ("while", "whereas", "although", "but", "as", ";", "said") for word in words.lower[first:last]
    )


def _speaks_of(words: Words, first: int, last: int, nouns: frozenset[str]) -> bool:
    """Whether the words name one of these nouns as known: "the city", "that strike", "there"."""
    for index in range(first, last):
        if words.lower[index] not in nouns:
            continue
        if words.lower[index] in ("there", "here"):
            if words.at(index + 1) not in (
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "will",
                "would",
                "'s",
            ):
                return True
            continue
        at = index - 1
        while at >= max(0, index - 3) and words.pos[at] in ("ADJ", "NOUN", "PROPN", "NUM"):
            at -= 1
        known = (
            words.at(at) in ("the", "that", "this", "those", "these", "such") or words.at(index - 1) == "such"
        )
        named = words.at(index + 1) == "of" and words.pos[min(index + 2, len(words) - 1)] == "PROPN"
        if known and not named:
            return True
    return False


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    kept: dict[str, Place] = {}
    for place in places:
        kept.setdefault(place.key, place)
    return tuple(kept.values())
