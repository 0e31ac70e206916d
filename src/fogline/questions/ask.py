"""Claims to questions: what they answer, how the answers stand to each other, and what was read and not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fogline.knowledge.relations import Asked, Word
from fogline.model import (
    Answer,
    Claim,
    ClaimKind,
    Lineage,
    Place,
    Question,
    Relation,
    Report,
    Status,
    When,
    content_id,
)
from fogline.questions.absence import Read, absences
from fogline.questions.aligned import aligned
from fogline.questions.alike import alike
from fogline.questions.answers import Hear, draft_answers, relate, says
from fogline.questions.asking import question_text
from fogline.questions.blamed import blamed
from fogline.questions.charges import charges, in_one_breath
from fogline.questions.decided import NOTHING_FORCED, Forced, review_of
from fogline.questions.denials import confirmed_by, denied_by, is_bare
from fogline.questions.interest import opponents
from fogline.questions.meeting import Group, gather
from fogline.questions.opposed import is_opposed, names_of, opposed
from fogline.questions.pairing import plain_text, regroup
from fogline.questions.placing import with_places
from fogline.questions.reading import SAID, Reading, Topic, days, read
from fogline.questions.series_threads import Told, over_time
from fogline.questions.status import assess
from fogline.questions.targets import speaks_of_own, target_word
from fogline.questions.words import fold, is_denied, says_happened

__all__ = ["ask"]

_INVERSE = {
    Word.YES: Word.NO,
    Word.NO: Word.YES,
    Word.BY: Word.NOT_BY,
    Word.AMOUNT: Word.NO,
    Word.PARTLY: Word.NOT_BY,
}
_FIRM = frozenset({Relation.ENCIRCLEMENT, Relation.ROUTE})
"""Relations that are about a place, whoever does it."""
_SEVERITY = list(Status)


def ask(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    opposing: tuple[tuple[str, str], ...],
    lineage: Lineage,
    *,
    names: Mapping[str, str] | None = None,
    unread: Collection[str] = (),
    forced: Forced = NOTHING_FORCED,
) -> list[Question]:
    """The questions that ``claims`` answer, most contested first. The order of ``claims`` changes nothing.

    ``reports`` are by id; ``opposing`` are pairs of parties; ``names`` gives each party's English name (its code
    stands where it is missing); ``unread`` are ids of reports that were not read for claims, which therefore
    count towards no absence. ``forced`` are pairs of claims that people set apart or put together.
    """
    named = names or {}
    told = sorted({c.id: c for c in claims}.values(), key=lambda c: (c.report, c.start, c.end, c.id))
    was_read, hear = Read.of(reports, unread), Hear(lineage)
    questions: list[Told | None] = []
    for group in regroup(gather(_readings(told, reports, opposing, named)), forced, told, reports):
        if not _told_in_passing(group) or forced.joins({r.claim.id for r in group.readings}):
            questions.append(_question(group, reports, opposing, named, was_read, hear, forced))
    return sorted(over_time(_distinct(questions), told, reports, named), key=_contest)


def _readings(
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
        if claim.denies is not None and claim.kind is ClaimKind.CLAIM:
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


def _question(
    group: Group,
    reports: Mapping[str, Report],
    opposing: tuple[tuple[str, str], ...],
    names: Mapping[str, str],
    was_read: Read,
    hear: Hear,
    forced: Forced,
) -> Told | None:
    place = min(
        (r.place for r in group.readings if r.place and r.guest is None), key=_place_key, default=None
    )
    subject = group.subject
    when = _when(group.readings)
    text = question_text(group, place, when, names)
    ids = {r.claim.id for r in group.readings}
    if text is None and forced.joins(ids):
        text = plain_text(group)
    if text is None:
        return None
    id = content_id("question", group.relation, group.asked, group.measure, group.key, subject, group.first)
    drafts = draft_answers(id, group.asked, group.readings)
    relations = relate(drafts)
    status, reason, also = assess(drafts, relations, opposing, names)
    answers = tuple(
        Answer(
            d.id,
            says(d, names, group.relation),
            tuple(c.id for c in d.claims),
            _parties(d.claims),
            hear(d.claims),
        )
        for d in drafts
    )
    asked = Question(
        id=id,
        text=text,
        relation=group.relation,
        places=(place,) if place else (),
        when=when,
        answers=answers,
        relations=tuple(sorted(relations, key=lambda r: (r.a, r.b))),
        absent=absences([r.claim for r in group.readings], opposing, was_read),
        status=status,
        reason=reason,
        also=also,
        review=review_of(c for d in drafts for c in d.claims),
        decisions=forced.about(ids),
    )
    return Told(asked, group, tuple(drafts))


def _place_key(place: Place) -> tuple[str, int, str]:
    return (place.key, place.start, place.mention)


def _parties(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.party for c in claims if c.party}))


def _when(readings: Sequence[Reading]) -> When | None:
    known = [
        (r.first, r.last) for r in readings if r.first is not None and r.last is not None and r.guest is None
    ]
    if not known:
        return None
    return When(min(first for first, _ in known), max(last for _, last in known))


def _told_in_passing(group: Group) -> bool:
    """Whether only reports' own voices answer, and not of a town named in the passage, on a day that it names, with a
    number or a doer: nothing that an editor would ask after."""
    if any(r.claim.speaker is not None for r in group.readings):
        return False
    return not any(
        r.place is not None
        and r.place.kind == "settlement"
        and r.claim.start <= r.place.start < r.claim.end
        and (r.dated or r.claim.amount is not None)
        and (r.span is not None or r.who is not None or r.topic.subject or r.topic.relation in _FIRM)
        and r.word is not Word.PLANNED
        for r in group.readings
        if r.guest is None
    )


def _distinct(questions: Iterable[Told | None]) -> list[Told]:
    return list({q.question.id: q for q in questions if q is not None}.values())


def _contest(question: Question) -> tuple[int, int, int, str, str]:
    voices = {p for a in question.answers for p in a.parties}
    claims = {c for a in question.answers for c in a.claims}
    return (_SEVERITY.index(question.status), -len(voices), -len(claims), question.text, question.id)
