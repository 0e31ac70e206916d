"""Lineage in words: kinds of edges, what changed, where a report begins; and reports in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from fogline.brief.book import Book
from fogline.brief.words import plain
from fogline.model import DriftKind, Edge, EdgeKind, Origin, Report

__all__ = [
    "CHANGED", "KINDS", "LEFT_OUT", "against_time", "by_time", "from_words", "kind_words", "label", "origin_words",
]  # fmt: skip

LEFT_OUT = "left out"
_COMES = {
    EdgeKind.COPY: "is a copy of",
    EdgeKind.REWRITE: "is a rewrite of",
    EdgeKind.TRANSLATION: "is a translation of",
    EdgeKind.CREDIT: "credits",
    EdgeKind.FORWARD: "is forwarded from",
}
_SHARES = {
    EdgeKind.COPY: "has the same words as",
    EdgeKind.REWRITE: "says the same in other words as",
    EdgeKind.TRANSLATION: "says the same in another language as",
    EdgeKind.CREDIT: "has to do with",
    EdgeKind.FORWARD: "is forwarded from, or to,",
}
KINDS = {
    EdgeKind.COPY: ("copy", "copies"),
    EdgeKind.REWRITE: ("rewrite", "rewrites"),
    EdgeKind.TRANSLATION: ("translation", "translations"),
    EdgeKind.CREDIT: ("pickup by its own word", "pickups by their own word"),
    EdgeKind.FORWARD: ("forward", "forwards"),
}
"""One and several of each kind of pickup."""
CHANGED = {
    DriftKind.AMOUNT: "The amount is another one.",
    DriftKind.BOUND_LOST: "That the amount is a bound (“at least”, “up to”, “about”) is no longer said.",
    DriftKind.HEDGE_LOST: "What was said with a reserve is said without it.",
    DriftKind.HEDGE_ADDED: "A reserve is there that was not.",
    DriftKind.ATTRIBUTION_LOST: "Who says it is no longer said.",
    DriftKind.ACT_STRENGTHENED: "The word for how it was said is stronger.",
    DriftKind.VERIFICATION_WIDENED: "What is said about verification covers more than it did.",
    DriftKind.VERIFICATION_DROPPED: "What was said about verification is gone.",
    DriftKind.DATE_SHIFTED: "The date is another one.",
    DriftKind.PLACE_SHIFTED: "The place is another one.",
    DriftKind.DENIAL_LEFT_OUT: "The denial is gone.",
    DriftKind.ACCOUNT_LEFT_OUT: "One party's account is gone.",
}


def against_time(edge: Edge) -> bool:
    """Whether the child is dated before what it credits: then the credit gives the direction, and the evidence warns."""
    return any(words.startswith("warning:") for words in edge.evidence)


def from_words(edge: Edge) -> str:
    """``is a copy of``; where the direction is not known, what the two share."""
    if edge.decision is not None and not edge.aligned:
        return "comes from" if edge.directed else "has to do with"
    return _COMES[edge.kind] if edge.directed else f"{_SHARES[edge.kind]} (which came first is not known)"


def kind_words(kind: EdgeKind, number: int) -> str:
    """``1 copy``, ``12 copies``."""
    one, several = KINDS[kind]
    return f"{number:,} {one if number == 1 else several}"


def label(id: str, book: Book) -> str:
    """``Publisher: title`` of a report; says so where it is not in the brief."""
    report = book.reports.get(id)
    return (
        "a report that is not in this brief"
        if report is None
        else f"{plain(report.publisher)}: {book.title(report)}"
    )


def origin_words(report: Report, origin: Origin | None, book: Book) -> str:
    """Where ``report`` begins, in words."""
    if origin is None:
        return "unknown"
    if origin.speaker:
        return f"a statement of {plain(origin.speaker)}"
    return "this report itself" if origin.report == report.id else label(origin.report or "", book)


def by_time(reports: Iterable[Report]) -> list[Report]:
    """The reports by time of publication, those without a date last; days before the moments of that day, as a day may
    have begun before them."""
    return sorted(reports, key=_moment)


def _moment(report: Report) -> tuple[str, str]:
    if report.published is None:
        return ("~", "")
    at = report.published.earliest
    if isinstance(at, datetime):
        with suppress(OverflowError):
            at = at.astimezone(UTC)
        return (at.date().isoformat(), at.isoformat())
    return (at.isoformat(), "")
