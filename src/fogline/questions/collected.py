"""All readings of a set of claims: each one's own, and those that come of what other claims say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fogline.knowledge.relations import Asked, Word
from fogline.model import Claim, ClaimKind, Relation, Report
from fogline.questions.aligned import aligned
from fogline.questions.alike import alike
from fogline.questions.blamed import blamed
from fogline.questions.charges import charges, in_one_breath
from fogline.questions.denials import confirmed_by, denied_by, is_bare
from fogline.questions.interest import opponents
from fogline.questions.matters import is_opposed
from fogline.questions.opposed import names_of, opposed
from fogline.questions.placing import with_places
from fogline.questions.reading import SAID, Reading, Topic, days, read
from fogline.questions.targets import speaks_of_own, target_word
from fogline.questions.words import fold, is_denied, says_happened

__all__ = ["readings_of"]

_INVERSE = {
    Word.YES: Word.NO,
    Word.NO: Word.YES,
    Word.BY: Word.NOT_BY,
    Word.AMOUNT: Word.NO,
    Word.PARTLY: Word.NOT_BY,
}


def readings_of(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    opposing: Sequence[tuple[str, str]],
    names: Mapping[str, str],
) -> list[Reading]:
    """Every claim's readings, and those of each denial on the questions of what it denies."""
    links = denied_by(claims)
    parties = names_of(names)
    links |= dict(aligned(claims, parties, links))
    linked = [replace(c, denies=links[c.id]) if c.id in links and c.denies is None else c for c in claims]
    own = [_cleared(r) for claim in linked for r in read(claim, reports) if not _left_to_link(r)]
    readings = with_places(own)
    readings += [r for claim in linked for r in _target(claim, reports, opposing)]
    readings += charges(linked, reports, frozenset(links))
    readings += opposed(linked, reports, parties)
    readings = _at_event(readings, list(blamed(linked, reports)))
    readings += alike(linked, reports, frozenset({*links, *links.values()}))
    readings += in_one_breath(linked, reports, frozenset({*links, *(r.claim.id for r in readings)}))
    by_claim: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_claim[reading.claim.id].append(reading)
    by_id = {c.id: c for c in linked}
    for id, confirmed in confirmed_by(claims).items():
        readings.extend(replace(r, claim=by_id[id]) for r in by_claim[confirmed] if r.guest is None)
    for claim in linked:
        if claim.denies in by_id and claim.kind is ClaimKind.CLAIM:
            readings.extend(_against(claim, by_id[claim.denies], by_claim, reports))
    return readings


def _at_event(readings: list[Reading], of_events: list[Reading]) -> list[Reading]:
    """Readings with those of events of one report, which take the place of the claims' own where the deed was put apart."""
    moved = {r.claim.id for r in of_events}
    kept = [
        r
        for r in readings
        if not (
            r.claim.id in moved
            and r.guest is None
            and r.topic.relation is Relation.STRIKE
            and r.topic.asked is Asked.WHO
        )
    ]
    return kept + of_events


def _left_to_link(reading: Reading) -> bool:
    """A denial that names nobody says by what it denies whom it clears: its own reading would deny too much."""
    return reading.claim.denies is not None and reading.word is Word.NOT_BY and reading.who is None


def _cleared(reading: Reading) -> Reading:
    """A bare denial that met nothing ("the allegations about …") clears its own side."""
    claim = reading.claim
    if (
        reading.word is Word.NOT_BY
        and reading.who is None
        and claim.party is not None
        and is_bare(claim)
        and (not says_happened(claim))
    ):
        return replace(reading, topic=Topic(Relation.STRIKE, Asked.WHO), who=fold(claim.party))
    return reading


def _target(
    claim: Claim, reports: Mapping[str, Report], opposing: Sequence[tuple[str, str]]
) -> Iterator[Reading]:
    """What the claim says was hit, by whom: a side that speaks of military targets speaks of its own strikes."""
    word = target_word(claim) if claim.kind is ClaimKind.CLAIM else None
    if word is None:
        return
    actor = fold(claim.arguments.actor)
    if actor is None and claim.party is not None:
        others = opponents(claim.party, opposing)
        sole = min(others) if len(others) == 1 else None
        struck_self = fold(claim.arguments.target) == fold(claim.party) and not speaks_of_own(claim)
        actor = fold(claim.party) if word is Word.MILITARY and not struck_self else sole
    first, last, dated = days(claim, reports)
    topic = Topic(Relation.STRIKE, Asked.WHAT, actor or "", "target")
    if actor is not None:
        yield Reading(claim, topic, None, first, last, dated, word)
    town = next((p for p in claim.places if p.kind == "settlement"), None)
    if town is not None and dated:
        yield Reading(claim, topic, town, first, last, dated, word)  # for what other reports say of it


def _against(
    denial: Claim, denied: Claim, by_claim: Mapping[str, list[Reading]], reports: Mapping[str, Report]
) -> Iterator[Reading]:
    """The denial's answers to the questions that the denied claim answers: the contrary, at its place and time."""
    own = {(r.topic, r.place.key if r.place else "") for r in by_claim.get(denial.id, ())}
    found = [r for r in by_claim.get(denied.id, ()) if not is_opposed(r.topic.measure)]
    # To deny an attack is not to deny its toll: a number is denied only where nothing else is said.
    answered = [r for r in found if r.topic.asked is not Asked.HOW_MANY and r.guest is None]
    answered = (
        answered or [r for r in found if r.guest is not None and r.topic.asked is Asked.WHO] or list(found)
    )
    contrary = [(r, _INVERSE[r.word]) for r in answered if r.word in _INVERSE]
    if not contrary:
        topic = Topic(denied.relation, Asked.WHETHER, measure=SAID + denied.id)
        first, last, dated = days(denied, reports)
        place = denied.places[0] if denied.places else None
        word = Word.NO if is_denied(denied) else Word.YES
        yield Reading(denied, topic, place, first, last, dated, word)
        yield Reading(denial, topic, place, first, last, dated, _INVERSE[word])
    for reading, word in contrary:
        if (reading.topic, reading.place.key if reading.place else "") not in own:
            yield replace(reading, claim=denial, word=word)
