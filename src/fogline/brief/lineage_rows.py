"""The lineage picture as a table: each report with what it comes from, the evidence, and the passages beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.lineage_families import Family
from fogline.brief.lineage_passages import Passages
from fogline.brief.lineage_words import from_words, label, origin_words
from fogline.brief.words import count, language_name, plain, when
from fogline.model import Edge

__all__ = ["EdgeRow", "edge_rows"]

_SIDE_BY_SIDE = 8
Link = tuple[str, str]
"""A report's id and how it is shown."""
Pair = tuple[str, str]
"""The child's words, and the parent's that they were made from."""


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A line of the table: a report, and (where ``parent`` is set) what it comes from, with the evidence: in words, and the
    ``passages`` that are most alike. ``languages`` are those of child and parent."""

    id: str
    child: Link
    published: str
    language: str
    origin: str
    words: str = ""
    parent: Link | None = None
    evidence: tuple[str, ...] = ()
    decision: str = ""
    changes: str = ""
    passages: tuple[Pair, ...] = ()
    languages: tuple[str | None, str | None] = (None, None)


def edge_rows(
    family: Family, book: Book, changes: Mapping[str, int], passages: Passages | None
) -> Iterator[EdgeRow]:
    """The lines of the table for one family: its reports by time, each with what it comes from; with the words of aligned
    passages where ``passages`` are given."""
    to: dict[str, list[Edge]] = defaultdict(list)
    for edge in family.edges:
        to[edge.child].append(edge)
    for report in family.reports:
        head = (
            (report.id, label(report.id, book)),
            when(report.published) if report.published else "no date",
            language_name(report.language),
            origin_words(report, family.origin, book),
        )
        if report.id not in to:
            yield EdgeRow("", *head)
        for edge in to.get(report.id, ()):
            yield _edge_row(edge, head, book, changes, passages)


def _edge_row(
    edge: Edge,
    head: tuple[Link, str, str, str],
    book: Book,
    changes: Mapping[str, int],
    passages: Passages | None,
) -> EdgeRow:
    changed = changes.get(edge.id, 0)
    child, parent = book.reports[edge.child], book.reports[edge.parent]
    return EdgeRow(
        edge.id,
        *head,
        from_words(edge),
        (edge.parent, label(edge.parent, book)),
        tuple(plain(words) for words in edge.evidence),
        edge.decision or "",
        count(changed, "change") if changed else "",
        _side_by_side(edge, passages) if passages is not None else (),
        (child.language, parent.language),
    )


def _side_by_side(edge: Edge, passages: Passages) -> tuple[Pair, ...]:
    """The aligned passages that are most alike, in the child's order."""
    best = sorted(edge.aligned, key=lambda a: (-a.likeness, a.child.start))[:_SIDE_BY_SIDE]
    pairs = (
        (plain(passages.words(a.child)), plain(passages.words(a.parent)))
        for a in sorted(best, key=lambda a: a.child.start)
    )
    return tuple(pair for pair in pairs if all(pair))
