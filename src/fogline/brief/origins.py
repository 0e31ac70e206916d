"""Where reports come from, as the page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.words import count, plain
from fogline.model import Brief, Claim, EdgeKind

__all__ = ["DriftView", "EdgeView", "LineageView", "OriginView", "lineage_view"]

_KINDS = {
    EdgeKind.COPY: "is a copy of",
    EdgeKind.REWRITE: "is a rewrite of",
    EdgeKind.TRANSLATION: "is a translation of",
    EdgeKind.CREDIT: "credits",
    EdgeKind.FORWARD: "is forwarded from",
}
Link = tuple[str, str]
"""A report's id and how it is shown."""


@dataclass(frozen=True, slots=True)
class OriginView:
    """One origin with its reports."""

    name: str
    reports: tuple[Link, ...]
    hearings: str
    why: str


@dataclass(frozen=True, slots=True)
class EdgeView:
    """``child`` … ``parent``; where no direction could be told, ``words`` says so."""

    child: Link
    words: str
    parent: Link
    evidence: str


@dataclass(frozen=True, slots=True)
class DriftView:
    """What changed from one report to the next; ``before`` and ``after`` are (claim id, words)."""

    kind: str
    note: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class LineageView:
    """All of it; ``unknown`` says how many reports have no known origin."""

    origins: tuple[OriginView, ...]
    edges: tuple[EdgeView, ...]
    drift: tuple[DriftView, ...]
    unknown: str


def lineage_view(brief: Brief, book: Book) -> LineageView:
    """The lineage of ``brief`` in words."""
    lineage = brief.lineage
    lost = sum(r.id not in book.origin_of for r in brief.reports)
    unknown = f"{count(lost, 'report')} of unknown origin, never counted as independent." if lost else ""
    return LineageView(
        tuple(
            OriginView(
                plain(o.speaker) if o.speaker else _link(o.report or "", book)[1],
                tuple(_link(r, book) for r in o.reports),
                count(o.hearings, "independent hearing"),
                o.why,
            )
            for o in lineage.origins
        ),
        tuple(
            EdgeView(
                _link(e.child, book),
                _KINDS[e.kind] if e.directed else f"shares its text with ({e.kind}, direction unknown)",
                _link(e.parent, book),
                "; ".join(e.evidence),
            )
            for e in lineage.edges
        ),
        tuple(
            DriftView(d.kind, d.note, _words(book.claims.get(d.from_claim)),
                      _words(book.claims.get(d.to_claim or "")))
            for d in lineage.drift
        ),
        unknown,
    )  # fmt: skip


def _link(report_id: str, book: Book) -> Link:
    report = book.reports.get(report_id)
    if report is None:
        return ("", "a report that is not in this brief")
    return (report_id, f"{plain(report.publisher)}: {book.title(report)}")


def _words(claim: Claim | None) -> Link | None:
    return None if claim is None else (claim.id, claim.quote)
