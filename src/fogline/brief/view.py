"""What the page shows, worked out before any template sees it: a brief in, plain values out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from fogline.brief.accounts import (
    Book,
    FindingView,
    QuestionView,
    QuoteView,
    Side,
    column_parties,
    question_view,
    quote_view,
    rank,
)
from fogline.brief.clock import AsOf, as_of
from fogline.brief.decided import DecisionRow, decision_rows
from fogline.brief.footage_view import FootageView, footage_view
from fogline.brief.origins import LineageView, lineage_view
from fogline.brief.read import ReadRow, ReferenceRow, SourceRow, read_rows, reference_rows, source_rows
from fogline.brief.share import notice, shareable
from fogline.brief.sketch import Sketch, draw
from fogline.brief.texts import ReportView, report_views
from fogline.brief.timeline import Timeline, lay_out
from fogline.brief.unknowns import Unknown, unknowns
from fogline.brief.words import count, moment, plain
from fogline.model import Brief, Review, Status

__all__ = ["Page", "page_view"]

TOP = 5
"""How many questions the first screen shows."""
TABLE = 40
"""How many questions the table shows before the rest is folded away."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page. ``rest`` are the questions after the first ``TABLE``, folded away."""

    case: str
    shared: bool
    made: AsOf
    made_by: str
    latest: str
    parties: tuple[Side, ...]
    opposing: str
    tallies: tuple[str, ...]
    statuses: tuple[tuple[str, int], ...]
    unreviewed: str
    top: tuple[QuestionView, ...]
    questions: tuple[QuestionView, ...]
    rest: tuple[QuestionView, ...]
    related: tuple[tuple[str, tuple[QuoteView, ...]], ...]
    findings: tuple[tuple[QuestionView, FindingView], ...]
    unknown: tuple[Unknown, ...]
    read: tuple[ReadRow, ...]
    failures: tuple[tuple[str, str, str], ...]
    timeline: Timeline | None
    sketch: Sketch | None
    reports: tuple[ReportView, ...]
    lineage: LineageView
    footage: FootageView | None
    references: tuple[ReferenceRow, ...]
    sources: tuple[SourceRow, ...]
    decisions: tuple[DecisionRow, ...]
    limits: tuple[str, ...]
    files: tuple[str, ...] = (
        "brief.json",
        "claims.csv",
        "questions.csv",
        "series.csv",
        "edges.csv",
        "drift.csv",
        "places.geojson",
        "brief.docx",
    )


def page_view(brief: Brief, *, share: bool = False) -> Page:
    """The page of ``brief``; with ``share`` the form that has excerpts instead of whole texts."""
    shown = shareable(brief) if share else brief
    book = Book.of(shown, whole=brief)
    asked = sorted(shown.questions, key=rank)
    views = tuple(question_view(q, book) for q in asked)
    return Page(
        case=plain(shown.case) or "A case without a name",
        shared=share,
        made=as_of(shown.made_at, column_parties(shown)),
        made_by=shown.made_by,
        latest=_latest(shown),
        parties=tuple(book.side(p) for p in column_parties(shown)),
        opposing=_opposing(shown, book),
        tallies=_tallies(shown),
        statuses=_statuses(shown),
        unreviewed=_unreviewed(shown),
        top=views[:TOP],
        questions=views[:TABLE],
        rest=views[TABLE:],
        related=tuple(
            (plain(r.why), tuple(quote_view(c, book) for c in book.claims_of(r.claims))) for r in shown.related
        ),
        findings=tuple((view, found) for view in views for found in view.findings),
        unknown=unknowns(shown, book),
        read=read_rows(shown, book),
        failures=tuple(
            (plain(f.what), plain(f.where or ""), plain(f"{f.why}. {f.do}")) for f in shown.failed
        ),
        timeline=lay_out(shown, book),
        sketch=draw(shown, book),
        reports=report_views(shown, book, share=share),
        lineage=lineage_view(shown, book),
        footage=footage_view(shown, book),
        references=reference_rows(shown, book),
        sources=source_rows(shown, book),
        decisions=decision_rows(shown, book),
        limits=shown.limits,
    )  # fmt: skip


def _latest(brief: Brief) -> str:
    ends: list[date | datetime] = [r.published.latest for r in brief.reports if r.published]
    if not ends:
        return "no report has a date"
    moments = [e for e in ends if isinstance(e, datetime)]
    days = [e for e in ends if not isinstance(e, datetime)]
    latest: date | datetime = max(moments) if moments else max(days)
    if moments and days and max(days) > max(moments).date():
        latest = max(days)
    return moment(latest)


def _opposing(brief: Brief, book: Book) -> str:
    if not brief.opposing:
        return "No opposing parties are named in this case, and none could be inferred."
    pairs = "; ".join(f"{book.party(a)} and {book.party(b)}" for a, b in brief.opposing)
    how = "inferred from the claims" if brief.opposing_inferred else "named by the person who made the case"
    return f"Opposing parties: {pairs} ({how})."


def _tallies(brief: Brief) -> tuple[str, ...]:
    failed = [f"{count(len(brief.failed), 'input')} could not be read"] if brief.failed else []
    read = f"{count(len(brief.reports), 'report')} read"
    if brief.shared is not None:  # of all that was read, those with something to pass on are shown
        read = (
            f"{count(len(brief.reports), 'report')} shown of {sum(row.reports for row in brief.read):,} read"
        )
    return (
        read,
        *failed,
        count(len(brief.claims), "claim"),
        count(len(brief.questions), "question"),
    )


def _statuses(brief: Brief) -> tuple[tuple[str, int], ...]:
    found = Counter(q.status for q in brief.questions)
    return tuple((str(status), found[status]) for status in Status if found[status])


def _unreviewed(brief: Brief) -> str:
    """How much a person has reviewed; on the form for sharing also what is left out of it, and why."""
    told = notice(brief)
    if told is not None:
        return f"{_reviewed(brief)} {told}" if brief.claims else told
    return _reviewed(brief)


def _reviewed(brief: Brief) -> str:
    left = sum(c.review is Review.UNREVIEWED for c in brief.claims)
    if not brief.claims:
        return "No claims were found."
    if left == len(brief.claims):
        return f"None of the {count(left, 'claim')} has been reviewed by a person."
    if not left:
        return f"All {count(len(brief.claims), 'claim')} have been reviewed by a person."
    return f"{left:,} of {count(len(brief.claims), 'claim')} have not been reviewed by a person."
