"""What is said of each item of footage by the reports that carried it, with what was found about that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fogline.case.assembly import Asked
from fogline.case.captions import Caption
from fogline.case.references import References
from fogline.footage.check import about_footage
from fogline.model import (
    Claim,
    ClaimKind,
    Finding,
    Passage,
    Place,
    Polarity,
    Question,
    Report,
    ReportKind,
    Review,
    When,
)
from fogline.model.exhibit import Exhibit, Haze, SaidOf, Still
from fogline.weather.check import LightCheck
from fogline.weather.claimed import at_hour, narrowed, narrowest
from fogline.weather.of_item import Sky, sky_in

__all__ = ["Readers", "Told", "told_of", "with_said"]

_T = TypeVar("_T")
_ON_FOOTAGE = ("weather", "light")


@dataclass(frozen=True, slots=True)
class Told:
    """What was read and found: ``claims`` as people see them, ``findings`` those of ``questions``."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    questions: Sequence[Question]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is asked: ``captions`` for the words of a post in which no claim was read, ``sky`` for stations and sun,
    ``look`` for how hazy an item's frames look where somebody speaks of fog, mist or a clear sky."""

    captions: Callable[[Report, Sequence[Claim]], Iterable[Caption]]
    sky: Sky
    look: Callable[[Sequence[Still]], Haze | None]


def with_said(exhibits: Sequence[Exhibit], told: Told, by: Readers) -> tuple[Exhibit, ...]:
    """The items with what is said of them: claims of what footage shows, and what posts say in their own name, in the
    reports that carried them. Weather and light in it that no finding covers are held against the item itself."""
    reports = {report.id: report for report in told.reports}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        claims[claim.report].append(claim)
    found = _by_claim(told)
    return tuple(_with_said(one, reports, claims, found, by) for one in exhibits)


def told_of(exhibit: Exhibit, asked: Asked, references: References) -> Told:
    """What was read that may be about one item, with the findings of footage, weather and light on it alone."""
    carried = {posting.report for posting in exhibit.postings}
    claims = [claim for claim in asked.claims if claim.report in carried]
    ids = {claim.id for claim in claims}
    questions = [q for q in asked.questions if any(not ids.isdisjoint(a.claims) for a in q.answers)]
    checks = [c for c in (references.footage(), references.weather(), LightCheck()) if c is not None]
    by_id = {claim.id: claim for claim in asked.claims}
    findings = []
    for question in questions:
        said = [by_id[key] for answer in question.answers for key in answer.claims]
        findings += [finding for check in checks for finding in check.check(question, said)]
    return Told([r for r in asked.reports if r.id in carried], claims, questions, findings)


def _with_said(
    exhibit: Exhibit,
    reports: Mapping[str, Report],
    claims: Mapping[str, list[Claim]],
    found: Mapping[str, list[Finding]],
    by: Readers,
) -> Exhibit:
    carried = dict.fromkeys(p.report for p in exhibit.postings if p.report in reports)
    said = tuple(
        one
        for key in carried
        if key is not None
        for one in _of_report(exhibit.id, reports[key], claims.get(key, ()), found, by)
    )
    foggy = any(one.speaks_of_fog for one in said)
    return replace(exhibit, said=said, haze=by.look(exhibit.sheet) if foggy and exhibit.sheet else None)


def _of_report(
    item: str, report: Report, claims: Sequence[Claim], found: Mapping[str, list[Finding]], by: Readers
) -> Iterator[SaidOf]:
    posts = {report.id} if report.kind is ReportKind.POST else set()
    mine = [
        claim
        for claim in claims
        if claim.review is not Review.REJECTED
        and claim.kind is ClaimKind.CLAIM
        and about_footage(claim, posts, report.published)
    ]
    captions = tuple(by.captions(report, claims)) if posts else ()
    places = [*map(_located, mine), *(one.place for one in captions)]
    place = _only({one.key: one for one in places if one is not None})
    captions = tuple(
        replace(one, when=at_hour(one.passage.text, one.when, one.place or place)) for one in captions
    )
    times = [*(narrowed(claim, _located(claim) or place) for claim in mine), *(one.when for one in captions)]
    when = narrowest(one for one in times if one is not None)
    for claim in mine:
        words, own = sky_in(claim.quote), _located(claim)
        at, on = (own or place, claim.happened or when) if words else (own, claim.happened)
        on_it = [f for f in found.get(claim.id, ()) if f.check in _ON_FOOTAGE or item in f.references]
        but = frozenset(finding.check for finding in on_it)
        yield SaidOf(
            claim.id, report.id, Passage(claim.start, claim.end, claim.quote), at, on, words,
            claim.polarity is Polarity.NEGATED,
            _lent(at if own is None else None, on if claim.happened is None else None),
            tuple(finding.id for finding in on_it),
            tuple(by.sky.of_claim(claim, at, on, but)),
        )  # fmt: skip
    places_told, times_told = {p.key for p in map(_located, mine) if p}, {c.happened for c in mine}
    for one in captions:
        if (
            not one.sky
            and (one.place is None or one.place.key in places_told)
            and (one.when is None or one.when in times_told)
        ):
            continue  # "Pokrovsk." before a sentence that says so too
        at, on = (one.place or place, one.when or when) if one.sky else (one.place, one.when)
        lent = _lent(at if one.place is None else None, on if one.when is None else None)
        held = tuple(by.sky.of_words(one.sky, at, on))
        yield SaidOf(None, report.id, one.passage, at, on, one.sky, lent=lent, held=held)


def _by_claim(told: Told) -> dict[str, list[Finding]]:
    """The findings of footage, weather and light on the answers that each claim gives."""
    given = {(q.id, a.id): a.claims for q in told.questions for a in q.answers}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in told.findings:
        if finding.check in _ON_FOOTAGE or finding.check.startswith("footage"):
            for claim in given.get((finding.question, finding.answer or ""), ()):
                found[claim].append(finding)
    return found


def _located(claim: Claim) -> Place | None:
    return next((p for p in claim.places if p.latitude is not None and p.longitude is not None), None)


def _only(values: Mapping[object, _T]) -> _T | None:
    """The one value; ``None`` where there is none or more than one."""
    return next(iter(values.values())) if len(values) == 1 else None


def _lent(place: Place | None, when: When | None) -> tuple[str, ...]:
    return (*(("place",) if place is not None else ()), *(("time",) if when is not None else ()))
