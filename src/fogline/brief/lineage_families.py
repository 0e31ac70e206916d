"""Reports grouped by where they begin, and each group as rows: who comes from whom, large sets of alike pickups folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.lineage_counts import beginning_of
from fogline.brief.lineage_words import by_time
from fogline.model import Brief, Edge, EdgeKind, Origin, Report

__all__ = ["Family", "Node", "families", "nodes"]

_ROOMY = 14
"""A case of so many reports is drawn with a row for each."""
_ALIKE = {EdgeKind.COPY: 4, EdgeKind.FORWARD: 4}
"""From so many on, pickups of one report that nothing comes from in turn stand in one row."""
_OTHERS = 8


@dataclass(frozen=True, slots=True)
class Family:
    """The reports of one known ``origin``, or (where it is ``None``) those of unknown origin whose words begin in the
    report ``first`` (an id, of a report that may be in another brief). ``reports`` are in order of time, ``edges`` are
    those that lead to them, also from reports of other families."""

    origin: Origin | None
    first: str
    reports: tuple[Report, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the picture: one report, or several alike pickups of one (``len(reports) > 1``).

    ``depth`` is the number of steps from where the family begins; ``elsewhere`` says that the report is of another
    family and stands here because something of this one comes from it.
    """

    reports: tuple[Report, ...]
    depth: int
    edges: tuple[Edge, ...]
    elsewhere: bool = False

    @property
    def id(self) -> str:
        """The id of its (first) report."""
        return self.reports[0].id


def families(brief: Brief, book: Book) -> tuple[Family, ...]:
    """Every report in one family, the largest first, then the earliest."""
    origins = {o.id: o for o in brief.lineage.origins}
    begins = beginning_of(book.reports, brief.lineage)
    groups: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in by_time(brief.reports):
        known = book.origin_of.get(report.id)
        groups[("", begins[report.id]) if known is None else (known, "")].append(report)
    to: dict[str, list[Edge]] = defaultdict(list)
    for edge in brief.lineage.edges:
        if edge.child in book.reports and edge.parent in book.reports:
            to[edge.child].append(edge)
    made = [
        Family(
            origins.get(known),
            begun or (origins[known].report if known in origins else None) or group[0].id,
            tuple(group),
            tuple(
                e for r in group for e in sorted(to.get(r.id, ()), key=lambda e: (-len(e.aligned), e.parent))
            ),
        )
        for (known, begun), group in groups.items()
    ]
    return tuple(sorted(made, key=lambda f: -len(f.reports)))


def nodes(family: Family, book: Book, total: int, most: int) -> tuple[tuple[Node, ...], int]:
    """The rows of ``family`` in a case of ``total`` reports, parents before what comes from them, and how many of its
    reports have no row because there would be more than ``most``."""
    rows = _rows(family, book, _stacks(family, _ALIKE if total > _ROOMY else {}, total > _ROOMY))
    if len(rows) > most:
        rows = _rows(family, book, _stacks(family, dict.fromkeys(EdgeKind, 2), True))
    left = sum(len(n.reports) for n in rows[most:] if not n.elsewhere)
    return rows[:most], left


def _stacks(family: Family, alike: Mapping[EdgeKind, int], fold: bool) -> dict[str, tuple[Edge, ...]]:
    """Sets of alike pickups, each under the id of its first report."""
    if not fold:
        return {}
    parents = {e.parent for e in family.edges}
    to: dict[str, list[Edge]] = defaultdict(list)
    for edge in family.edges:
        to[edge.child].append(edge)
    sets: dict[tuple[str, EdgeKind, bool], list[Edge]] = defaultdict(list)
    for report in family.reports:
        found = to.get(report.id, ())
        if len(found) == 1 and report.id not in parents and found[0].decision is None:
            edge = found[0]
            sets[edge.parent, edge.kind, edge.directed].append(edge)
    return {
        edges[0].child: tuple(edges)
        for (_, kind, _), edges in sets.items()
        if len(edges) >= alike.get(kind, _OTHERS)
    }


def _rows(family: Family, book: Book, stacks: Mapping[str, tuple[Edge, ...]]) -> tuple[Node, ...]:
    """Depth first, each report under the parent in its family that it has most from; children by time. A parent of
    another family stands above the first that comes from it."""
    own = {r.id: r for r in family.reports}
    main: dict[str, Edge] = {}
    every: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(family.edges, key=lambda e: e.parent not in own):
        main.setdefault(edge.child, edge)
        every[edge.child].append(edge)
    made: list[Node] = []
    guests: set[str] = set()
    for id, depth in _walk(family, main, stacks):
        edges = stacks.get(id) or tuple(every.get(id, ()))
        for edge in edges:
            if edge.parent not in own and edge.parent not in guests:
                guests.add(edge.parent)
                made.append(Node((book.reports[edge.parent],), 0, (), elsewhere=True))
        under_guest = id in main and main[id].parent not in own
        reports = tuple(own[e.child] for e in edges) if id in stacks else (own[id],)
        made.append(Node(reports, depth + under_guest, edges))
    return tuple(made)


def _walk(
    family: Family, main: Mapping[str, Edge], stacks: Mapping[str, tuple[Edge, ...]]
) -> Iterator[tuple[str, int]]:
    """The reports that have a row, parents first, with their depth; those that come from each other in a circle last."""
    own = {r.id for r in family.reports}
    folded = {e.child for edges in stacks.values() for e in edges[1:]}
    heads = [r.id for r in family.reports if r.id not in folded]
    under: dict[str, list[str]] = defaultdict(list)
    starts: list[str] = []
    for id in heads:
        parent = main[id].parent if id in main else ""
        (under[parent] if parent in own else starts).append(id)
    seen: set[str] = set()
    for start in (*starts, *heads):
        waiting = [(start, 0)]
        while waiting:
            id, depth = waiting.pop()
            if id not in seen:
                seen.add(id)
                yield id, depth
                waiting += [(child, depth + 1) for child in reversed(under.get(id, ()))]
