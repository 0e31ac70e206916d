"""A brief from what is in a case: every stage in its turn, values in and values out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.case import asked_model
from fogline.case.limits import limits
from fogline.case.parts import Parts, others
from fogline.case.reading import readers
from fogline.case.references import References
from fogline.model import (
    Brief,
    Claim,
    Correction,
    Decision,
    Failure,
    Finding,
    Lineage,
    Outline,
    Question,
    ReadCount,
    Reference,
    ReferenceKind,
    Report,
    Review,
    Source,
    Standing,
    Translation,
    When,
)
from fogline.plugins import Check

if TYPE_CHECKING:
    from fogline.maps.check import MapCheck
    from fogline.questions.decided import Forced
    from fogline.store.write import Store

__all__ = ["Asked", "Checked", "ask_all", "brief", "check_all", "codes", "read_counts"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything up to the questions: what was read, where it comes from, who opposes whom, and what people decided.

    Reports and claims are as people see them. ``not_read`` are the ids of reports not read for claims; ``names`` says
    what parties are called; ``lost`` are ids of decisions that are bound to what is no longer found.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    not_read: tuple[str, ...]
    lineage: Lineage
    opposing: tuple[tuple[str, str], ...]
    inferred: bool
    names: dict[str, str]
    questions: tuple[Question, ...]
    decisions: tuple[Decision, ...]
    forced: Forced
    corrections: tuple[Correction, ...]
    translations: tuple[Translation, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The questions with what the checks found, the references that findings rest on, what could not be read
    of them, and their outlines."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    references: tuple[Reference, ...] = ()
    failed: tuple[Failure, ...] = ()
    outlines: tuple[Outline, ...] = ()


def ask_all(store: Store, parts: Parts) -> Asked:
    """The questions of a case in which everything is read for claims, as people decided."""
    from fogline.case.links import links
    from fogline.case.rebinding import rebound
    from fogline.case.rewriting import corrected_reports
    from fogline.case.tracing import traced
    from fogline.questions import ask, opposing_parties
    from fogline.questions.decided import decide

    read_reports, read_claims = tuple(store.reports()), tuple(store.claims())
    decisions = rebound(store, store.decisions(), read_reports, read_claims)
    reports, mended = corrected_reports(read_reports, decisions, parts)
    by_id = {report.id: report for report in reports}
    decided = decide(read_claims, decisions, by_id.keys())
    claims = decided.answering
    read = store.runs()
    not_read = tuple(report.id for report in reports if report.id not in read)
    named = tuple(store.setting("parties") or ())
    inferred = len(named) < 2
    opposing = tuple(opposing_parties(claims)) if inferred else tuple(combinations(named, 2))
    names = {code: parts.parties.name(code) for code in sorted(codes(reports, claims) | set(named))}
    linked = links(decisions, by_id.keys())
    lineage = traced(store, reports, claims, linked)
    questions = tuple(
        ask(claims, by_id, opposing, lineage, names=names, unread=not_read, forced=decided.forced)
    )
    return Asked(
        reports, decided.claims, not_read, lineage, opposing, inferred, names, questions,
        decisions, decided.forced, (*mended, *decided.corrections), decided.translations,
        tuple(dict.fromkeys((*decided.lost, *linked.lost))),
    )  # fmt: skip


def codes(reports: Sequence[Report], claims: Sequence[Claim]) -> set[str]:
    """Every party that is spoken of, or speaks."""
    found = {report.source.party for report in reports}
    found |= {speaker.party for claim in claims for speaker in claim.speakers}
    found |= {party for claim in claims for party in (claim.arguments.actor, claim.arguments.target)}
    return {party for party in found if party}


def check_all(references: References, asked: Asked) -> Checked:
    """Hold the answers against everything that the case has to hold them against."""
    from fogline.weather.check import LightCheck

    maps, footage, weather = references.check(asked.names), references.footage(), references.weather()
    own = [check for check in (maps, footage, weather, LightCheck()) if check is not None]
    checks: list[Check] = [*own]
    checks += others("fogline.checks")
    by_id = {claim.id: claim for claim in asked.claims}
    questions, findings = [], []
    for question in asked.questions:
        said = [by_id[key] for answer in question.answers for key in answer.claims]
        found = [finding for check in checks for finding in check.check(question, said, ())]
        findings += found
        questions.append(replace(question, findings=tuple(f.id for f in found)) if found else question)
    used = tuple(reference for check in own for reference in check.used)
    if maps is None:
        return Checked(tuple(questions), tuple(findings), used)
    return Checked(tuple(questions), tuple(findings), used, tuple(maps.failed), _outlines(maps, asked))


_PICTURED = 24
"""So many maps, the latest, are drawn in the page's picture."""
_POINTS = 12_000
"""So many points of each at most: enough for all of a long line, before the picture is cut to its window."""


def _outlines(maps: MapCheck, asked: Asked) -> tuple[Outline, ...]:
    """What each maker's maps draw for the page's picture: those that findings rest on, and the one nearest to the
    latest report."""
    days = [report.published.last_day for report in asked.reports if report.published is not None]
    if not days:
        return ()
    from fogline.maps.outline import outline

    drawn = {layer.reference.id: layer for layer in (*maps.load_near([When.on(max(days))]), *maps.layers)}
    latest = sorted(drawn.values(), key=lambda layer: (layer.reference.when or When.on(date.min)).last_day)
    return tuple(outline(layer, within=maps.within, max_points=_POINTS) for layer in latest[-_PICTURED:])


def brief(store: Store, references: References, asked: Asked) -> Brief:
    """The brief as of now."""
    from fogline.questions.gloss import glosses
    from fogline.questions.related import related_claims

    by_id = {report.id: report for report in asked.reports}
    kept = [claim for claim in asked.claims if claim.review is not Review.REJECTED]
    checked = check_all(references, asked)
    failed = tuple(dict.fromkeys((*store.failures(), *checked.failed)))
    read_for = readers(store)
    shown = {reference.id for reference in checked.references}
    return Brief(
        case=store.setting("name") or "",
        made_at=datetime.now(UTC).replace(microsecond=0),
        made_by=f"fogline {__version__}",
        parties=_parties(store, asked),
        opposing=asked.opposing,
        opposing_inferred=asked.inferred,
        read=read_counts(asked.reports, asked.not_read),
        failed=failed,
        reports=asked.reports,
        claims=asked.claims,
        questions=checked.questions,
        lineage=asked.lineage,
        sources=_sources(asked.reports),
        references=checked.references,
        findings=checked.findings,
        decisions=asked.decisions,
        limits=limits(
            asked.reports,
            failed=len(failed),
            not_read=asked.not_read,
            languages=read_for.languages if read_for else (),
            maps=len(store.maps()),
            used=sum(reference.kind is ReferenceKind.MAP for reference in checked.references),
            has_boundary=store.setting("boundary") is not None,
            model=asked_model.sentence(store),
            weather=bool(store.setting("weather")),
            footage=store.has_items(),
        ),
        outlines=tuple(drawn for drawn in checked.outlines if drawn.reference in shown),
        names=tuple(asked.names.items()),
        not_read=asked.not_read,
        glosses=glosses(asked.claims, by_id, asked.names),
        related=related_claims(kept, by_id, asked.names, asked.questions),
        corrections=asked.corrections,
        translations=asked.translations,
        lost=asked.lost,
    )


def read_counts(reports: Sequence[Report], unread: Collection[str]) -> tuple[ReadCount, ...]:
    """What was read, by party and standing; ``unread`` holds the ids of reports not read for claims."""
    not_read = set(unread)
    groups: dict[tuple[str, Standing], list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.source.party or "", report.source.standing].append(report)
    order = list(Standing)
    return tuple(
        ReadCount(
            party=party or None,
            standing=standing,
            reports=len(group),
            partial=sum(report.partial for report in group),
            latest=_latest(group),
            not_read=sum(report.id in not_read for report in group),
        )
        for (party, standing), group in sorted(
            groups.items(), key=lambda g: (g[0][0] == "", g[0][0], order.index(g[0][1]))
        )
    )


def _latest(reports: Sequence[Report]) -> date | datetime | None:
    """The latest moment or day; of one day, a moment says more than the day."""
    ends = [report.published.latest for report in reports if report.published is not None]

    def order(end: date | datetime) -> tuple[date, datetime]:
        if isinstance(end, datetime):
            moment = end.astimezone(UTC)
            return moment.date(), moment
        return end, datetime.min.replace(tzinfo=UTC)

    return max(ends, key=order, default=None)


def _parties(store: Store, asked: Asked) -> tuple[str, ...]:
    """The parties named by the user, else those that oppose each other or speak officially, in order of code."""
    named = tuple(store.setting("parties") or ())
    if named:
        return named
    found = {party for pair in asked.opposing for party in pair}
    speakers = [claim.speaker for claim in asked.claims]
    found |= {
        voice.party for voice in speakers if voice and voice.party and voice.standing is Standing.OFFICIAL
    }
    return tuple(sorted(found | {report.source.party for report in asked.reports if report.source.party}))


def _sources(reports: Sequence[Report]) -> tuple[Source, ...]:
    sources = {report.source.id: report.source for report in reports}
    return tuple(sources[key] for key in sorted(sources))
