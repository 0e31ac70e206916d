"""Briefs whose reports come from each other: of any number, with every kind of edge, mark and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import brief_fixture

from fogline.model import (
    Aligned,
    Brief,
    Claim,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Lineage,
    Origin,
    OriginKind,
    Report,
    Source,
    Speaker,
    Standing,
    Stretch,
    When,
)

OFFICE = "The regional office of Lisove said on Monday that up to 40 people were wounded in the depot."
SAME = OFFICE + " Rescuers worked until noon. The accounts could not be verified."
RETOLD = (
    "Around noon rescuers left the depot. Some 40 people were wounded there. Nobody could check the accounts."
)
ABROAD = "У депо поранено близько 40 осіб. Рятувальники працювали до полудня."
OTHER = "A correspondent of this paper counted eleven ambulances near the depot in Lisove."
START = datetime(2026, 1, 5, 6, tzinfo=UTC)
OUTLETS = ("Northern Wire", "Harbour Courier", "Evening Compass", "Вечірній Компас", "Утренний Вестник",
           "The Very Long Named Gazette of the Upper Valley and its Neighbours", "Ledger", "Desk 7")  # fmt: skip


def story(number: int) -> Brief:
    """A brief of ``number`` reports: an office's statement with an agency and its pickups, a second story of unknown
    origin, and reports that share nothing with others."""
    reports = [_report(0, OFFICE, "Regional office of Lisove", official=True, minutes=0)]
    edges: list[Edge] = []
    origin_of: dict[str, str] = {reports[0].id: "o-office"}
    begins = {reports[0].id: reports[0].id}
    for n in range(1, number):
        report, parents = _next(n, number, reports)
        reports.append(report)
        for parent, kind in parents:
            edges.append(_edge(report, parent, kind, n))
        main = parents[0][0] if parents else report
        begins[report.id] = begins[main.id] if parents else report.id
        if parents and main.id in origin_of:
            origin_of[report.id] = origin_of[main.id]
    origin = Origin("o-office", OriginKind.REPORT, reports[0].id, None, tuple(sorted(origin_of)), (), 1,
                    "an official body's own publication")  # fmt: skip
    drift, claims = _changes(edges, {r.id: r for r in reports})
    return replace(
        brief_fixture.empty(),
        case=f"A story of {number} reports",
        made_at=START + timedelta(days=9),
        reports=tuple(reports),
        claims=claims,
        sources=tuple({r.source.id: r.source for r in reports}.values()),
        lineage=Lineage((origin,), tuple(edges), drift, tuple(origin_of.items()), tuple(begins.items())),
    )


def _report(
    n: int, text: str, name: str, *, official: bool = False, minutes: int | None = None, language: str = "en"
) -> Report:
    standing = Standing.OFFICIAL if official else Standing.MEDIA
    source = Source(f"s-{name}", name, f"o{len(name)}x{ord(name[0])}.example", None, None, standing, "domain")
    published: When | None = None
    if minutes is not None:
        published = When.on(START + timedelta(minutes=minutes))
    return brief_fixture.report(
        f"kin-{n}", text, source, title=f"Depot in Lisove, piece {n}", language=language, published=published
    )


def _next(n: int, number: int, reports: Sequence[Report]) -> tuple[Report, list[tuple[Report, EdgeKind]]]:
    """The nth report, and what it comes from."""
    name = OUTLETS[n % len(OUTLETS)]
    first, agency = reports[0], reports[min(1, len(reports) - 1)]
    if n == 1:
        return _report(n, RETOLD, "Northern Wire", minutes=25), [(first, EdgeKind.REWRITE)]
    if n == 2 or (number < 5 and n == 3):
        return _report(n, OTHER, "Harbour Courier", minutes=140), []
    turn = n % 20
    if turn in (3, 4, 5, 6, 11, 12, 13, 16, 17):
        return _report(n, RETOLD, name, minutes=30 + 7 * n % 500), [(agency, EdgeKind.COPY)]
    if turn == 7:
        return _report(n, ABROAD, name, minutes=60 + n, language="uk"), [(reports[3], EdgeKind.TRANSLATION)]
    if turn == 8:  # dated before what it credits
        return _report(n, RETOLD, name, minutes=10), [(agency, EdgeKind.CREDIT)]
    if turn == 9:
        made = _report(n, SAME, name)
        return replace(made, published=When.on(date(2026, 1, 5))), [(first, EdgeKind.COPY)]
    if turn == 10:
        return _report(n, RETOLD + OTHER, name, minutes=300 + n), [
            (agency, EdgeKind.REWRITE), (reports[2], EdgeKind.COPY)
        ]  # fmt: skip
    if turn == 14:
        return _report(n, ABROAD, name, minutes=400 + n, language="uk"), [(reports[7], EdgeKind.FORWARD)]
    if turn == 15:
        return _report(n, OTHER + " It rained.", name), []
    if turn in (18, 19):
        return _report(n, RETOLD, name, minutes=500 + n), [(reports[n - 1], EdgeKind.REWRITE)]
    return _report(n, f"{OTHER} On day {n}.", name, minutes=60 * n), []


def _edge(child: Report, parent: Report, kind: EdgeKind, n: int) -> Edge:
    warned = n % 20 == 8
    evidence = ["credits Northern Wire", "3 of 3 sentences aligned", "same amount", f"{n} min later"]
    if warned:
        evidence.append("warning: dated before what it credits; the credit gives the direction")
    aligned = (Aligned(Stretch(child.id, 0, 20), Stretch(parent.id, 0, 20), 0.9),)
    return Edge(f"e-{child.id}-{parent.id}", child.id, parent.id, n % 20 != 6, kind, tuple(evidence), aligned,
                "d-1" if n % 20 == 13 else None)  # fmt: skip


def _changes(
    edges: Sequence[Edge], reports: dict[str, Report]
) -> tuple[tuple[Drift, ...], tuple[Claim, ...]]:
    """From the office's words to those of others: an amount, an attribution; and from there a translation."""
    drift: list[Drift] = []
    claims: dict[str, Claim] = {}

    def claim(report: Report, quote: str) -> Claim:
        by = Speaker("regional office of Lisove", "regional office of Lisove", 4, 29, None, Standing.OFFICIAL)
        made = brief_fixture.claim(report, quote, *([by] if quote in OFFICE else []))
        return claims.setdefault(made.id, made)

    for edge in edges:
        child, parent = reports[edge.child], reports[edge.parent]
        if parent.text == OFFICE and child.text.startswith(RETOLD):
            before, after = (
                claim(parent, "up to 40 people were wounded"),
                claim(child, "Some 40 people were wounded there"),
            )
            drift += _both(edge, DriftKind.BOUND_LOST, before, after, "“up to 40” became “Some 40”")
            drift += _both(
                edge, DriftKind.ATTRIBUTION_LOST, before, after, "the regional office is no longer named"
            )
        elif child.text == ABROAD and parent.text == RETOLD:
            before = claim(parent, "Nobody could check the accounts")
            claim(child, "У депо поранено близько 40 осіб")
            drift.append(Drift(f"x-{edge.id}-v", edge.id, DriftKind.VERIFICATION_DROPPED, before.id, None, "",
                               Stretch(parent.id, before.start, before.end)))  # fmt: skip
    return tuple(drift), tuple(claims.values())


def _both(edge: Edge, kind: DriftKind, before: Claim, after: Claim, note: str) -> list[Drift]:
    return [Drift(f"x-{edge.id}-{kind}", edge.id, kind, before.id, after.id, note,
                  Stretch(before.report, before.start, before.end),
                  Stretch(after.report, after.start, after.end))]  # fmt: skip
