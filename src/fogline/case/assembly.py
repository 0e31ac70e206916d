"""A brief from what is in a case: every stage in its turn, values in and values out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from fogline import __version__
from fogline.case import references as maps
from fogline.case.limits import limits
from fogline.case.parts import Parts, others
from fogline.case.reading import readers
from fogline.model import (
    Brief,
    Claim,
    Finding,
    Lineage,
    Outline,
    Question,
    ReadCount,
    Reference,
    Report,
    Source,
    Standing,
)
from fogline.plugins import Check

if TYPE_CHECKING:
    from fogline.maps.layer import Layer
    from fogline.store.write import Store

__all__ = ["Asked", "ask_all", "brief", "check_all"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything up to the questions: what was read, where it comes from, and who opposes whom."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    lineage: Lineage
    opposing: tuple[tuple[str, str], ...]
    inferred: bool
    questions: tuple[Question, ...]


def ask_all(store: Store) -> Asked:
    """The questions of a case in which everything is read for claims."""
    from fogline.lineage import trace
    from fogline.questions import ask, opposing_parties

    reports, claims = tuple(store.reports()), tuple(store.claims())
    named = tuple(store.setting("parties") or ())
    opposing = tuple(combinations(named, 2)) or tuple(opposing_parties(claims))
    lineage = trace(reports, claims)
    questions = tuple(ask(claims, reports, opposing, lineage))
    return Asked(reports, claims, lineage, opposing, len(named) < 2, questions)


def check_all(
    store: Store, asked: Asked
) -> tuple[tuple[Question, ...], tuple[Finding, ...], list[Layer], list[Reference]]:
    """The questions with their findings, all findings, and the maps that were held against them."""
    dated = [r.published.last_day for r in asked.reports if r.published is not None]
    layers, references = maps.near(store, asked.claims, dated)
    checks = _checks(store, layers)
    by_id = {claim.id: claim for claim in asked.claims}
    questions, findings = [], []
    for question in asked.questions:
        said = [by_id[key] for answer in question.answers for key in answer.claims]
        found = [
            f for check in checks for f in check.check(question, said, [layer.reference for layer in layers])
        ]
        findings += found
        questions.append(replace(question, findings=tuple(f.id for f in found)) if found else question)
    return tuple(questions), tuple(findings), layers, references


def _checks(store: Store, layers: Sequence[Layer]) -> list[Check]:
    found: list[Check] = []
    if layers:
        from fogline.maps.check import MapCheck

        found.append(MapCheck(layers, maps.boundary(store)))
    return [*found, *others("fogline.checks")]


def brief(store: Store, parts: Parts, asked: Asked) -> Brief:
    """The brief as of now."""
    questions, findings, layers, references = check_all(store, asked)
    used = {key for finding in findings for key in finding.references}
    read_for = readers(store)
    read = store.runs()
    not_read = tuple(report.id for report in asked.reports if report.id not in read)
    failed = store.failures()
    parties = _parties(store, asked)
    return Brief(
        case=store.setting("name") or "",
        made_at=datetime.now(UTC).replace(microsecond=0),
        made_by=f"fogline {__version__}",
        parties=parties,
        opposing=asked.opposing,
        opposing_inferred=asked.inferred,
        read=read_counts(asked.reports, set(not_read)),
        failed=failed,
        reports=asked.reports,
        claims=asked.claims,
        questions=questions,
        lineage=asked.lineage,
        sources=_sources(asked.reports),
        references=_shown(references, used),
        findings=findings,
        decisions=store.decisions(),
        limits=limits(
            asked.reports, asked.claims, failed, references, used, not_read,
            read_for.languages if read_for else (), store.setting("boundary") is not None,
        ),
        outlines=_outlines(layers, used),
        names=tuple((code, parts.parties.name(code)) for code in parties),
        not_read=not_read,
    )  # fmt: skip


def read_counts(reports: Sequence[Report], not_read: Collection[str]) -> tuple[ReadCount, ...]:
    """What was read, by party and standing; ``not_read`` holds the ids of reports not read for claims."""
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
    found |= {
        claim.party for claim in asked.claims if claim.party and claim.speaker.standing is Standing.OFFICIAL
    }
    found |= {report.source.party for report in asked.reports if report.source.party}
    return tuple(sorted(found))


def _sources(reports: Sequence[Report]) -> tuple[Source, ...]:
    sources = {report.source.id: report.source for report in reports}
    return tuple(sources[key] for key in sorted(sources))


def _shown(references: Sequence[Reference], used: Collection[str]) -> tuple[Reference, ...]:
    """Those that findings name; of a maker without any, its latest map, so that what was given is seen."""
    shown = {r.id for r in references if r.id in used}
    makers = {r.maker for r in references if r.id in used}
    for reference in sorted(
        references, key=lambda r: (r.when is not None, r.when and r.when.last_day), reverse=True
    ):
        if reference.maker not in makers:
            makers.add(reference.maker)
            shown.add(reference.id)
    return tuple(r for r in references if r.id in shown)


def _outlines(layers: Sequence[Layer], used: Collection[str]) -> tuple[Outline, ...]:
    """What the maps named by findings draw, for the page's picture: for each maker the latest one."""
    latest = {layer.maker: layer for layer in layers if layer.reference.id in used}
    if not latest:
        return ()
    from fogline.maps.outline import outline

    return tuple(outline(layer) for layer in latest.values())
