"""The picture of one group of reports: a row for each, edges from where it comes from. Two drawings of it, so that
letters keep their size: a wide one in which time runs from left to right, and one for telephones from top to bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fogline.brief.book import Book
from fogline.brief.lineage_families import Node
from fogline.brief.lineage_scale import Gap, Scale, Spot, Tick, clock
from fogline.brief.lineage_words import KINDS, against_time, by_time, from_words, kind_words, label
from fogline.brief.words import count, language_name, plain, when
from fogline.model import Edge, Report

__all__ = ["Drawing", "Line", "Row", "draw"]

WIDE, NARROW = 940.0, 350.0
_HEAD = 30.0
_ROW = {True: 27.0, False: 42.0}
_LEFT, _RIGHT, _NO_DATE = 300.0, 770.0, 815.0
_STEP = 20.0
_DEEPEST = 5
_LETTER, _SMALL_LETTER = 6.9, 6.0
_FEW_WORDS = 60.0
_BRANCH = 38.0
"""So long at least is the styled end of an edge, which shows its kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One report, or several alike ones (``number`` of them, at ``more``).

    ``sort`` is how its mark looks: ``known`` or ``unknown`` where something begins, ``pickup``, ``elsewhere`` for a report
    of another group; ``kinds`` says what a pickup is. ``headline`` is the beginning of its title, where its publisher has
    several rows. ``x`` is where the mark stands, over ``width`` where only the day is known; ``text`` where the words begin.
    ``changes`` says how much changed on the way.
    """

    y: float
    x: float
    width: float
    text: float
    sort: str
    href: str
    name: str
    language: str
    clock: str
    title: str
    kinds: str = ""
    headline: str = ""
    number: int = 1
    more: tuple[float, ...] = ()
    changes: str = ""
    changes_href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: ``trunk`` leads from the parent, ``branch`` (in the style of its kind) to the child; ``head`` is the
    arrow's, empty where the direction is not known. ``badge`` is ``!`` where it goes against time, ``+`` where a person added
    it, and stands at ``at``."""

    trunk: str
    branch: str
    head: str
    kind: str
    href: str
    title: str
    badge: str = ""
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing, ``wide`` or ``narrow``."""

    name: str
    width: float
    height: float
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


def draw(
    nodes: Sequence[Node], book: Book, changes: Mapping[str, int], listed: Collection[str]
) -> tuple[Drawing, Drawing]:
    """The wide and the narrow drawing of ``nodes``. ``changes`` counts the drifts of each edge (by id); ``listed`` are the
    ids that the page has a place for, to be linked to."""
    beginnings = {o.report for o in book.brief.lineage.origins if o.report is not None}
    sources = Counter(n.reports[0].source.id for n in nodes if len(n.reports) == 1)
    repeated = {source for source, number in sources.items() if number > 1}
    pen = _Pen(book, changes, listed, beginnings, repeated, _days([r for n in nodes for r in n.reports]))
    return _wide(nodes, pen), _narrow(nodes, pen)


@dataclass(frozen=True, slots=True)
class _Pen:
    """What every row and line needs. ``beginnings`` are the reports that are known origins, ``repeated`` the
    sources that have several rows. ``days``: the times are of several days, so that each says its own."""

    book: Book
    changes: Mapping[str, int]
    listed: Collection[str]
    beginnings: Collection[str]
    repeated: Collection[str]
    days: bool

    def to(self, id: str) -> str:
        """``id`` where it can be linked to, else nothing."""
        return id if id in self.listed else ""


def _wide(nodes: Sequence[Node], pen: _Pen) -> Drawing:
    every = [r for n in nodes for r in n.reports]
    scale = Scale.of(every, _LEFT, _RIGHT, _NO_DATE)
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    for number, node in enumerate(nodes):
        y = _HEAD + _ROW[True] * (number + 0.5)
        spots = [scale.spot(r) if scale else Spot(_NO_DATE) for r in node.reports]
        rows.append(_row(node, pen, y, spots, 14.0 * min(node.depth, _DEEPEST), _LEFT - 20))
        places[node.id] = (spots[0].x, y)
    height = _HEAD + _ROW[True] * len(nodes) + 6
    ticks = scale.ticks() if scale else ()
    if any(r.published is None for r in every):
        ticks = (*ticks, Tick(_NO_DATE, "no date"))
    gaps = scale.gaps() if scale else ()
    return Drawing("wide", WIDE, height, ticks, gaps, tuple(rows), _lines(nodes, places, pen, _BRANCH))


def _narrow(nodes: Sequence[Node], pen: _Pen) -> Drawing:
    nodes = _in_time(nodes)
    deepest = min(max((n.depth for n in nodes), default=0), _DEEPEST)
    text = 28.0 + _STEP * deepest
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    for number, node in enumerate(nodes):
        y, x = 8 + _ROW[False] * (number + 0.5), 12 + _STEP * min(node.depth, _DEEPEST)
        rows.append(_row(node, pen, y, [Spot(x)], text, NARROW))
        places[node.id] = (x, y)
    height = 16 + _ROW[False] * len(nodes)
    return Drawing("narrow", NARROW, height, (), (), tuple(rows), _lines(nodes, places, pen, _STEP - 3))


def _in_time(nodes: Sequence[Node]) -> list[Node]:
    """By time, save that a report known to the day only does not stand before what it comes from on that day."""
    every = {r.id: r for n in nodes for r in n.reports}
    order = {r.id: i for i, r in enumerate(by_time(every.values()))}

    def place(node: Node) -> tuple[int, int]:
        mine = order[node.id]
        known = node.reports[0].published
        if known is not None and not isinstance(known.earliest, datetime):
            parents = [every[e.parent] for e in node.edges if e.directed and e.parent in every]
            same = [order[p.id] for p in parents if p.published and p.published.first_day == known.first_day]
            return (max([mine, *same]), mine + 1)
        return (mine, 0)

    return sorted(nodes, key=place)


def _row(node: Node, pen: _Pen, y: float, spots: Sequence[Spot], text: float, right: float) -> Row:
    report, number = node.reports[0], len(node.reports)
    changed = [e.id for e in node.edges if pen.changes.get(e.id)]
    name = plain(report.publisher) if number == 1 else kind_words(node.edges[0].kind, number)
    language = " ".join(dict.fromkeys(r.language or "?" for r in node.reports))
    first, last = clock(report, days=pen.days), clock(node.reports[-1], days=pen.days)
    return Row(
        y=y, x=spots[0].x, width=spots[0].width, text=text, sort=_sort(node, pen.book, pen.beginnings),
        href=node.id if number == 1 else f"stack-{node.edges[0].id}",
        name=_fit(name, right - text - (len(language) + 3) * _LETTER), language=language,
        clock=first if first == last else f"{first} to {last}", title=_title(node, pen.book),
        kinds=_kinds(node), headline=_headline(node, pen, right - text - (len(name) + len(language) + 4) * _LETTER),
        number=number, more=tuple(s.x for s in spots[1:]),
        changes=count(sum(pen.changes[id] for id in changed), "change") if changed else "",
        changes_href=pen.to(f"drift-{changed[0]}") if changed else "",
    )  # fmt: skip


def _headline(node: Node, pen: _Pen, room: float) -> str:
    """The beginning of a report's title, to tell it from others of its publisher, where ``room`` (picture units) is left."""
    report = node.reports[0]
    title = plain(report.title or "")
    told = len(node.reports) == 1 and report.source.id in pen.repeated
    return _fit(title, room, _SMALL_LETTER) if told and title and room > _FEW_WORDS else ""


def _kinds(node: Node) -> str:
    """What a row is, in words, for the drawing that is too narrow to show it by lines."""
    if node.elsewhere:
        return "another group"
    return ", ".join(dict.fromkeys(KINDS[e.kind][0] for e in node.edges)) if len(node.reports) == 1 else ""


def _sort(node: Node, book: Book, beginnings: Collection[str]) -> str:
    if node.elsewhere:
        return "elsewhere"
    if any(e.directed or e.child == node.id for e in node.edges):
        return "pickup"
    if node.id in beginnings:
        return "known"
    return "pickup" if node.id in book.origin_of else "unknown"


def _title(node: Node, book: Book) -> str:
    """What is shown on pointing at a row."""
    if len(node.reports) > 1:
        names = list(dict.fromkeys(plain(r.publisher) for r in node.reports))
        some = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
        return f"{kind_words(node.edges[0].kind, len(node.reports))} of {label(node.edges[0].parent, book)}: {some}"
    report = node.reports[0]
    told = f"{label(report.id, book)}; {when(report.published) if report.published else 'no date'}"
    origin = "" if report.id in book.origin_of else "; origin unknown"
    return f"{told}; {language_name(report.language)}{origin}"


def _lines(
    nodes: Sequence[Node], places: Mapping[str, tuple[float, float]], pen: _Pen, branch: float
) -> tuple[Line, ...]:
    drawn = [(node, [e for e in node.edges if e.parent in places]) for node in nodes]
    near: dict[tuple[str, bool], float] = {}
    for (
        node,
        edges,
    ) in drawn:  # children that stand below their parent share one trunk, those left of it another
        for edge in edges:
            x, side = places[node.id][0], places[node.id][0] < places[edge.parent][0]
            if x < places[edge.parent][0] + branch:
                near[edge.parent, side] = min(near.get((edge.parent, side), x), x)
    found = []
    for node, edges in drawn:
        folded = len(node.reports) > 1
        for nth, edge in enumerate(edges[:1] if folded else edges):
            parent, child = places[edge.parent], places[node.id]
            shift = 0.0 if folded else 7.0 * (nth - (len(edges) - 1) / 2)
            close = child[0] < parent[0] + branch
            left = near[edge.parent, child[0] < parent[0]] if close else parent[0] + branch
            trunk = max(left - branch, 3.0)
            found.append(_line(edge, node, pen, parent, (child[0], child[1] + shift), trunk))
    return tuple(found)


def _line(
    edge: Edge, node: Node, pen: _Pen, parent: tuple[float, float], child: tuple[float, float], trunk: float
) -> Line:
    """Down (or up) from the parent, then with a bend to the right into the child."""
    (px, py), (cx, cy) = parent, child
    way = 1 if cy >= py else -1
    bend = min(8.0, abs(cy - py) / 2)
    start = f"M{px:g} {py:g}"
    if trunk < px:
        down = py + way * min(14.0, abs(cy - py) - bend)
        start += f"C{px:g} {down:g} {trunk:g} {py:g} {trunk:g} {down:g}"
    tip = cx - 7
    end = tip - 5 if edge.directed else tip
    badge = "!" if against_time(edge) else "+" if edge.decision else ""
    folded = len(node.reports) > 1
    return Line(
        trunk=f"{start}V{cy - way * bend:g}",
        branch=f"M{trunk:g} {cy - way * bend:g}Q{trunk:g} {cy:g} {trunk + bend:g} {cy:g}H{end:g}",
        head=f"M{tip:g} {cy:g}l-7 -3.6v7.2z" if edge.directed else "",
        kind=str(edge.kind),
        href=f"stack-{edge.id}" if folded else pen.to(edge.id),
        title=_title(node, pen.book) if folded else _told(edge, pen),
        badge=badge,
        at=(round((trunk + tip - 8) / 2, 1), cy) if tip - trunk > 24 else (trunk, cy - way * bend),
    )


def _told(edge: Edge, pen: _Pen) -> str:
    """What is shown on pointing at an edge."""
    parts = [
        f"{label(edge.child, pen.book)} {from_words(edge)} {label(edge.parent, pen.book)}",
        *edge.evidence,
    ]
    parts += [f"{count(pen.changes[edge.id], 'change')} on the way"] if pen.changes.get(edge.id) else []
    return "; ".join(parts)


def _days(reports: Sequence[Report]) -> bool:
    """Whether the reports are of more than one day."""
    return len({r.published.first_day for r in reports if r.published}) > 1


def _fit(name: str, room: float, letter: float = _LETTER) -> str:
    most = max(int(room / letter), 6)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
