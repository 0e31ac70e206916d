"""Where reports come from, as the page tells it: counts, pictures, a table with the evidence, origins, and what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fogline.brief.book import Book
from fogline.brief.lineage_changes import ChangeView, changed_edges
from fogline.brief.lineage_counts import counted
from fogline.brief.lineage_drawing import Drawing, draw
from fogline.brief.lineage_families import Family, Node, families, nodes
from fogline.brief.lineage_passages import Passages
from fogline.brief.lineage_rows import EdgeRow, edge_rows
from fogline.brief.lineage_words import (
    KINDS,
    against_time,
    by_time,
    kind_words,
    label,
)
from fogline.brief.words import count, plain
from fogline.model import Brief, Edge, Origin, OriginKind

__all__ = ["FamilyView", "LineageView", "OriginView", "Signs", "StackView", "lineage_view"]

_SMALL = 14
"""In a case of so many reports everything is shown; in a larger one some of it is folded away."""
_LARGE = 100
"""Above so many reports only the largest groups have a picture."""
_OPEN, _PICTURED, _MOST_ROWS = 5, 8, 40
_MOST_LISTED = 400
_NOTHING_SHARED = "alone"


@dataclass(frozen=True, slots=True)
class OriginView:
    """One known origin with its ``reports``: each one's id, publisher and title."""

    name: str
    statement: bool
    reports: tuple[tuple[str, str, str], ...]
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
class Signs:
    """Which signs the pictures have, for their key: ``kinds`` of edges with their words, and the marks beside them."""

    kinds: tuple[tuple[str, str], ...]
    undirected: bool
    against_time: bool
    added: bool
    by_day: bool
    elsewhere: bool
    known: bool
    unknown: bool


@dataclass(frozen=True, slots=True)
class LineageView:
    """All of it. ``alone`` are the reports that share nothing with another; ``more`` says which groups have no picture:
    the id of the first report, what it begins with, and what it holds. ``rows_left`` and ``changes_left`` count what the
    table and the list of changes have not got."""

    counts: str
    hearings: str
    signs: Signs
    families: tuple[FamilyView, ...]
    alone: FamilyView | None
    more: tuple[tuple[str, str, str], ...]
    rows: tuple[EdgeRow, ...]
    rows_left: int
    origins: tuple[OriginView, ...]
    changed: tuple[ChangeView, ...]
    changes: str
    changes_left: int


def lineage_view(brief: Brief, book: Book) -> LineageView:
    """The lineage of ``brief`` in words and pictures."""
    lineage = brief.lineage
    every = families(brief, book)
    groups, single = _apart(every, lineage.edges)
    pictured = groups if len(book.reports) <= _LARGE else groups[:_PICTURED]
    changes = Counter(d.edge for d in lineage.drift)
    drawn_on: dict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        drawn_on[edge.parent].append(edge.child)
    passages = Passages.of(brief) if len(book.reports) <= _LARGE else None
    rows = [row for f in every for row in edge_rows(f, book, changes, passages)]
    changed = changed_edges(brief, book)
    listed = {row.id for row in rows[:_MOST_LISTED]} | {f"drift-{c.edge}" for c in changed[:_MOST_LISTED]}
    drawn = tuple(
        _family(f, book, changes, listed, drawn_on, opened=len(book.reports) <= _SMALL or n < _OPEN)
        for n, f in enumerate(pictured)
    )
    alone = _alone(single, book) if single else None
    return LineageView(
        counts=str(counted(book.reports, lineage)),
        hearings=_hearings(brief),
        signs=_signs(lineage.edges, (*drawn, *([alone] if alone else []))),
        families=drawn,
        alone=alone,
        more=tuple(
            (f.reports[0].id, _begins(f, book), _words(f, changes, drawn_on)) for f in groups[len(pictured) :]
        ),
        rows=tuple(rows[:_MOST_LISTED]),
        rows_left=max(len(rows) - _MOST_LISTED, 0),
        origins=tuple(_origin(o, book) for o in sorted(lineage.origins, key=_publications_first)),
        changed=tuple(replace(c, listed=c.edge in listed) for c in changed[:_MOST_LISTED]),
        changes=f"{count(sum(changes.values()), 'change')} along {count(len(changed), 'edge')}"
        if changed
        else "",
        changes_left=max(len(changed) - _MOST_LISTED, 0),
    )


def _apart(every: Iterable[Family], edges: Iterable[Edge]) -> tuple[list[Family], list[Family]]:
    """The families of several reports or with an edge, and those of one report that shares nothing."""
    linked = {id for e in edges for id in (e.child, e.parent)}
    groups: list[Family] = []
    single: list[Family] = []
    for family in every:
        (groups if len(family.reports) > 1 or family.reports[0].id in linked else single).append(family)
    return groups, single


def _signs(edges: Sequence[Edge], drawn: Sequence[FamilyView]) -> Signs:
    rows = [row for family in drawn for row in family.drawings[0].rows]
    return Signs(
        kinds=tuple((str(k), KINDS[k][0]) for k in KINDS if any(e.kind is k for e in edges)),
        undirected=any(not e.directed for e in edges),
        against_time=any(against_time(e) for e in edges),
        added=any(e.decision for e in edges),
        by_day=any(row.width for row in rows),
        elsewhere=any(row.sort == "elsewhere" for row in rows),
        known=any(row.sort == "known" for row in rows),
        unknown=any(row.sort == "unknown" for row in rows),
    )


def _hearings(brief: Brief) -> str:
    """What several reports have, each by itself, from one speaker or publication is one origin with several hearings."""
    several = [o for o in brief.lineage.origins if o.hearings > 1]
    if not several:
        return ""
    reports = {r.id: plain(r.publisher) for r in brief.reports}
    named = ((plain(o.speaker) if o.speaker else reports.get(o.report or "", "a report that is not in this brief"), o)
             for o in sorted(several, key=lambda o: -o.hearings)[:6])  # fmt: skip
    told = "; ".join(f"{name}, {o.hearings} times" for name, o in named)
    more = f"; and {len(several) - 6} more" if len(several) > 6 else ""
    return f"Heard by several independently, one origin each: {told}{more}."


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
    drawing = "report of another group also draws" if len(out) == 1 else "reports of other groups also draw"
    return ", ".join(told) + (f"; {len(out):,} {drawing} on it" if out else "")


def _publications_first(origin: Origin) -> tuple[bool, int, int]:
    return (origin.kind is OriginKind.STATEMENT, -origin.hearings, -len(origin.reports))


def _origin(origin: Origin, book: Book) -> OriginView:
    name = plain(origin.speaker) if origin.speaker else label(origin.report or "", book)
    known = by_time(book.reports[r] for r in origin.reports if r in book.reports)
    reports = tuple((r.id, plain(r.publisher), book.title(r)) for r in known)
    statement = origin.kind is OriginKind.STATEMENT
    hearings = count(origin.hearings, "independent hearing") if statement or origin.hearings > 1 else ""
    return OriginView(name, statement, reports, hearings, plain(origin.why))
