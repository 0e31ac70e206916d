"""Claims to questions: what they answer, how the answers stand to each other, and what was read and not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from fogline.knowledge.relations import Word
from fogline.model import (
    Answer,
    Claim,
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
from fogline.questions.answers import Hear, draft_answers, relate, says
from fogline.questions.asking import question_text
from fogline.questions.collected import readings_of
from fogline.questions.decided import NOTHING_FORCED, Forced, review_of
from fogline.questions.meeting import Group, gather
from fogline.questions.opposed import names_of
from fogline.questions.pairing import plain_text, regroup
from fogline.questions.reading import Reading
from fogline.questions.related import alike_accounts
from fogline.questions.series_threads import Told, over_time
from fogline.questions.status import assess

__all__ = ["ask"]

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
    groups = gather(readings_of(told, reports, opposing, named))
    groups += gather(list(alike_accounts(told, reports, names_of(named), _met(groups))))
    for group in regroup(groups, forced, told, reports):
        if not _told_in_passing(group) or forced.joins({r.claim.id for r in group.readings}):
            questions.append(_question(group, reports, opposing, named, was_read, hear, forced))
    return sorted(over_time(_distinct(questions), told, reports, named), key=_contest)


def _met(groups: Sequence[Group]) -> dict[str, set[int]]:
    """The groups in which each claim is, by its id."""
    met: dict[str, set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        for reading in group.readings:
            met[reading.claim.id].add(index)
    return met


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
