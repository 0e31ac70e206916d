"""Where reports come from, as the page tells it: counts, pictures, a table with the evidence, origins, and what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from fogline.brief.book import Book
from fogline.brief.lineage_changes import ChangeView, changed_edges
from fogline.brief.lineage_counts import counted
from fogline.brief.lineage_drawing import Drawing, draw
from fogline.brief.lineage_families import Family, Node, families, nodes
from fogline.brief.lineage_words import (
    KINDS,
    against_time,
    by_time,
    from_words,
    kind_words,
    label,
    origin_words,
)
from fogline.brief.words import count, language_name, plain, when
from fogline.model import Brief, Edge, Origin, OriginKind, Report

__all__ = ["EdgeRow", "FamilyView", "LineageView", "OriginView", "StackView", "lineage_view"]

_SMALL = 14
"""In a case of so many reports everything is shown; in a larger one some of it is folded away."""
_LARGE = 100
"""Above so many reports only the largest groups have a picture."""
_OPEN, _PICTURED, _MOST_ROWS = 3, 8, 40
_MOST_LISTED = 400
_NOTHING_SHARED = "alone"
Link = tuple[str, str]
"""A report's id and how it is shown."""


@dataclass(frozen=True, slots=True)
class OriginView:
    """One known origin with its reports."""

    name: str
    statement: bool
    reports: tuple[Link, ...]
    hearings: str
    why: str


@dataclass(frozen=True, slots=True)
class StackView:
    """Alike pickups of one report that stand in one row of a picture, to be opened: drawn one by one."""

    id: str
    words: str
    drawings: tuple[Drawing, ...]
    left: int


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A group of reports with one beginning. ``left`` counts those that have no row in its picture."""

    id: str
    known: bool
    begins: str
    words: str
    opened: bool
    drawings: tuple[Drawing, ...]
    stacks: tuple[StackView, ...]
    left: int


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A line of the table: a report, and (where ``parent`` is set) what it comes from, with the evidence."""

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


@dataclass(frozen=True, slots=True)
class LineageView:
    """All of it. ``alone`` are the reports that share nothing with another; ``more`` says which groups have no picture, as
    (begins, words); ``kinds`` are the kinds of edges that there are. ``left`` counts the lines that the table has not got."""

    counts: str
    hearings: str
    families: tuple[FamilyView, ...]
    alone: FamilyView | None
    more: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    undirected: bool
    against_time: bool
    added: bool
    by_day: bool
    rows: tuple[EdgeRow, ...]
    left: int
    origins: tuple[OriginView, ...]
    changed: tuple[ChangeView, ...]
    changes: str
    changes_left: int


def lineage_view(brief: Brief, book: Book) -> LineageView:
    """The lineage of ``brief`` in words and pictures."""
    lineage = brief.lineage
    every = families(brief, book)
    linked = {id for e in lineage.edges for id in (e.child, e.parent)}
    single: list[Family] = []
    groups: list[Family] = []
    for family in every:
        (single if len(family.reports) == 1 and family.reports[0].id not in linked else groups).append(family)
    pictured = groups if len(book.reports) <= _LARGE else groups[:_PICTURED]
    changes = Counter(d.edge for d in lineage.drift)
    drawn_on: dict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        drawn_on[edge.parent].append(edge.child)
    rows = [row for f in every for r in f.reports for row in _rows(r, f, book, changes)]
    changed = changed_edges(brief, book)
    listed = {row.id for row in rows[:_MOST_LISTED]} | {f"drift-{c.edge}" for c in changed[:_MOST_LISTED]}
    drawn = tuple(
        _family(f, book, changes, listed, drawn_on, opened=len(book.reports) <= _SMALL or n < _OPEN)
        for n, f in enumerate(pictured)
    )
    alone = _alone(single, book) if single else None
    return LineageView(
        str(counted(book.reports, lineage)),
        _hearings(brief),
        drawn,
        alone,
        tuple((_begins(f, book), _words(f, changes, drawn_on)) for f in groups[len(pictured) :]),
        tuple((str(k), KINDS[k][0]) for k in KINDS if any(e.kind is k for e in lineage.edges)),
        any(not e.directed for e in lineage.edges),
        any(against_time(e) for e in lineage.edges),
        any(e.decision for e in lineage.edges),
        any(r.width for f in (*drawn, *([alone] if alone else [])) for r in f.drawings[0].rows),
        tuple(rows[:_MOST_LISTED]),
        max(len(rows) - _MOST_LISTED, 0),
        tuple(_origin(o, book) for o in lineage.origins),
        tuple(replace(c, listed=c.edge in listed) for c in changed[:_MOST_LISTED]),
        f"{count(sum(changes.values()), 'change')} along {count(len(changed), 'edge')}" if changed else "",
        max(len(changed) - _MOST_LISTED, 0),
    )


def _hearings(brief: Brief) -> str:
    """One statement that several reports have, each by itself, is one origin with several hearings."""
    several = [o for o in brief.lineage.origins if o.kind is OriginKind.STATEMENT and o.hearings > 1]
    if not several:
        return ""
    told = "; ".join(f"{plain(o.speaker or '')}, {o.hearings} times" for o in several[:6])
    more = f"; and {len(several) - 6} more" if len(several) > 6 else ""
    return f"Statements that several reports heard independently, one origin each: {told}{more}."


def _family(
    family: Family, book: Book, changes: Mapping[str, int], listed: Collection[str],
    drawn_on: Mapping[str, Collection[str]], *, opened: bool,
) -> FamilyView:  # fmt: skip
    rows, left = nodes(family, book, len(book.reports), _MOST_ROWS)
    return FamilyView(
        f"family-{family.origin.id if family.origin else family.first}",
        family.origin is not None,
        _begins(family, book),
        _words(family, changes, drawn_on),
        opened,
        draw(rows, book, changes, listed),
        tuple(_stack(n, book, changes, listed) for n in rows if len(n.reports) > 1),
        left,
    )


def _stack(node: Node, book: Book, changes: Mapping[str, int], listed: Collection[str]) -> StackView:
    parent = node.edges[0].parent
    shown = list(zip(node.reports, node.edges, strict=True))[: _MOST_ROWS * 2]
    rows = (
        Node((book.reports[parent],), 0, (), elsewhere=parent not in book.origin_of),
        *(Node((report,), 1, (edge,)) for report, edge in shown),
    )
    words = f"{kind_words(node.edges[0].kind, len(node.reports))} of {label(parent, book)}"
    return StackView(
        f"stack-{node.edges[0].id}", words, draw(rows, book, changes, listed), len(node.reports) - len(shown)
    )


def _alone(single: list[Family], book: Book) -> FamilyView:
    shown = by_time(f.reports[0] for f in single)[: _MOST_ROWS * 2]
    known = sum(f.origin is not None for f in single)
    parts = [f"{known} of known origin"] if known else []
    parts += [f"{len(single) - known} of unknown origin"] if known < len(single) else []
    return FamilyView(
        _NOTHING_SHARED,
        False,
        count(len(single), "report"),
        ", ".join(parts),
        len(book.reports) <= _SMALL,
        draw([Node((r,), 0, ()) for r in shown], book, {}, ()),
        (),
        len(single) - len(shown),
    )


def _begins(family: Family, book: Book) -> str:
    origin = family.origin
    if origin is not None and origin.speaker:
        return f"a statement of {plain(origin.speaker)}"
    return label(origin.report or family.first if origin else family.first, book)


def _words(family: Family, changes: Mapping[str, int], drawn_on: Mapping[str, Collection[str]]) -> str:
    kinds = Counter(e.kind for e in {e.child: e for e in reversed(family.edges)}.values())
    parts = [kind_words(kind, kinds[kind]) for kind in KINDS if kinds[kind]]
    changed = sum(changes.get(e.id, 0) for e in family.edges)
    told = [count(len(family.reports), "report"), *parts, *([count(changed, "change")] if changed else [])]
    own = {r.id for r in family.reports}
    out = {child for id in own for child in drawn_on.get(id, ())} - own
    return ", ".join(told) + (f"; {count(len(out), 'report')} of other groups also draw on it" if out else "")


def _rows(report: Report, family: Family, book: Book, changes: Mapping[str, int]) -> list[EdgeRow]:
    child = (report.id, label(report.id, book))
    head = (
        child,
        when(report.published) if report.published else "no date",
        language_name(report.language),
        origin_words(report, family.origin, book),
    )
    mine = [e for e in family.edges if e.child == report.id]
    return [_edge_row(e, head, book, changes) for e in mine] or [EdgeRow("", *head)]


def _edge_row(
    edge: Edge, head: tuple[Link, str, str, str], book: Book, changes: Mapping[str, int]
) -> EdgeRow:
    changed = changes.get(edge.id, 0)
    return EdgeRow(
        edge.id,
        *head,
        from_words(edge),
        (edge.parent, label(edge.parent, book)),
        tuple(plain(words) for words in edge.evidence),
        edge.decision or "",
        count(changed, "change") if changed else "",
    )


def _origin(origin: Origin, book: Book) -> OriginView:
    name = plain(origin.speaker) if origin.speaker else label(origin.report or "", book)
    reports = tuple((r, label(r, book)) for r in origin.reports)
    hearings = count(origin.hearings, "independent hearing") if origin.kind is OriginKind.STATEMENT else ""
    return OriginView(name, origin.kind is OriginKind.STATEMENT, reports, hearings, plain(origin.why))
