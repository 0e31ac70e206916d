"""What is said of each item of footage by the reports that carried it, with what was found about that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fogline.case.assembly import Asked
from fogline.case.references import References
from fogline.footage.check import about_footage
from fogline.language.sentences import sentence_spans
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
from fogline.weather.of_item import SHOWS_FOG, Sky, sky_in

__all__ = ["Told", "told_of", "with_said"]

_NOT_THERE = re.compile(
    r"\b(?:no|not|n[o']t|without|never|forecast\w*|tomorrow|expected|немає|нема|не|ні|без|прогноз\w*|завтра|очіку\w*|"
    r"нет|ни|ожида\w*)\b",
    re.IGNORECASE,
)
"""In a sentence in which no claim was read these leave open whether the weather that it names was there."""
_T = TypeVar("_T")
_ON_FOOTAGE = ("weather", "light")


@dataclass(frozen=True, slots=True)
class Told:
    """What was read and found: ``claims`` as people see them, ``findings`` those of ``questions``."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    questions: Sequence[Question]
    findings: Sequence[Finding]


def with_said(
    exhibits: Sequence[Exhibit], told: Told, sky: Sky, look: Callable[[Sequence[Still]], Haze | None]
) -> tuple[Exhibit, ...]:
    """The items with what is said of them: claims of what footage shows, and what posts say in their own name, in the
    reports that carried them. Weather and light in it that no finding covers are held against the item itself.

    ``look`` is asked how hazy an item looks where somebody speaks of fog, mist or a clear sky.
    """
    reports = {report.id: report for report in told.reports}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        claims[claim.report].append(claim)
    found = _by_claim(told)
    return tuple(_with_said(one, reports, claims, found, sky, look) for one in exhibits)


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
    sky: Sky,
    look: Callable[[Sequence[Still]], Haze | None],
) -> Exhibit:
    carried = dict.fromkeys(p.report for p in exhibit.postings if p.report in reports)
    said = tuple(
        one
        for key in carried
        if key is not None
        for one in _of_report(exhibit.id, reports[key], claims.get(key, ()), found, sky)
    )
    foggy = any(not SHOWS_FOG.isdisjoint(one.sky) for one in said)
    return replace(exhibit, said=said, haze=look(exhibit.sheet) if foggy and exhibit.sheet else None)


def _of_report(
    item: str, report: Report, claims: Sequence[Claim], found: Mapping[str, list[Finding]], sky: Sky
) -> Iterator[SaidOf]:
    posts = {report.id} if report.kind is ReportKind.POST else set()
    mine = [
        claim
        for claim in claims
        if claim.review is not Review.REJECTED
        and claim.kind is ClaimKind.CLAIM
        and about_footage(claim, posts)
    ]
    place = _only({one.key: one for claim in mine if (one := _located(claim)) is not None})
    when = _only({claim.happened: claim.happened for claim in mine if claim.happened is not None})
    for claim in mine:
        own = _located(claim)
        at, on = own or place, claim.happened or when
        on_it = [f for f in found.get(claim.id, ()) if f.check in _ON_FOOTAGE or item in f.references]
        but = frozenset(finding.check for finding in on_it)
        yield SaidOf(
            claim.id, report.id, Passage(claim.start, claim.end, claim.quote), at, on, sky_in(claim.quote),
            claim.polarity is Polarity.NEGATED,
            _lent(at if own is None else None, on if claim.happened is None else None),
            tuple(finding.id for finding in on_it),
            tuple(sky.of_claim(claim, at, on, but)),
        )  # fmt: skip
    if posts:
        for passage in _unread(report, claims):
            words = sky_in(passage.text)
            held = tuple(sky.of_words(words, place, when))
            yield SaidOf(None, report.id, passage, place, when, words, lent=_lent(place, when), held=held)


def _unread(report: Report, claims: Sequence[Claim]) -> Iterator[Passage]:
    """Sentences of a post that name weather or light as there, and in which no claim was read."""
    for start, end in sentence_spans(report.text):
        text = report.text[start:end]
        if any(claim.start < end and start < claim.end for claim in claims):
            continue
        if sky_in(text) and not _NOT_THERE.search(text):
            yield Passage(start, end, text)


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
