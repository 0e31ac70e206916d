"""The picture of one group of reports: a row for each, edges from where it comes from. Two drawings of it, so that
letters keep their size: a wide one in which time runs from left to right, and one for telephones from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.lineage_families import Node
from fogline.brief.lineage_scale import Scale, Spot, Tick, clock
from fogline.brief.lineage_words import against_time, by_time, from_words, kind_words, label
from fogline.brief.words import count, language_name, plain, when
from fogline.model import Edge, Report

__all__ = ["Drawing", "Line", "Row", "draw"]

WIDE, NARROW = 940.0, 350.0
_HEAD = 30.0
_ROW = {True: 27.0, False: 42.0}
_LEFT, _RIGHT, _NO_DATE = 300.0, 770.0, 815.0
_STEP = 15.0
_DEEPEST = 6
_LETTER = 6.9
_BRANCH = 30.0
"""So long at least is the styled end of an edge, which shows its kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One report, or several alike ones (``number`` of them, at ``more``).

    ``sort`` is how its mark looks: ``known`` or ``unknown`` where something begins, ``pickup``, ``elsewhere`` for a report
    of another group. ``x`` is where the mark stands, over ``width`` where only the day is known; ``text`` where the words
    begin. ``changes`` says how much changed on the way.
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
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


def draw(nodes: Sequence[Node], book: Book, changes: Mapping[str, int]) -> tuple[Drawing, Drawing]:
    """The wide and the narrow drawing of ``nodes``; ``changes`` counts the drifts of each edge (by id)."""
    return _wide(nodes, book, changes), _narrow(nodes, book, changes)


def _wide(nodes: Sequence[Node], book: Book, changes: Mapping[str, int]) -> Drawing:
    every = [r for n in nodes for r in n.reports]
    scale = Scale.of(every, _LEFT, _RIGHT, _NO_DATE)
    days = _days(every)
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    for number, node in enumerate(nodes):
        y = _HEAD + _ROW[True] * (number + 0.5)
        spots = [scale.spot(r) if scale else Spot(_NO_DATE) for r in node.reports]
        rows.append(
            _row(node, book, changes, y, spots, 14.0 * min(node.depth, _DEEPEST), _LEFT - 20, days=days)
        )
        places |= {r.id: (spots[0].x, y) for r in node.reports}
    height = _HEAD + _ROW[True] * len(nodes) + 6
    ticks = scale.ticks() if scale else ()
    if any(r.published is None for r in every):
        ticks = (*ticks, Tick(_NO_DATE, "no date"))
    return Drawing("wide", WIDE, height, ticks, tuple(rows), _lines(nodes, places, book, changes))


def _narrow(nodes: Sequence[Node], book: Book, changes: Mapping[str, int]) -> Drawing:
    every = [r for n in nodes for r in n.reports]
    order = {r.id: i for i, r in enumerate(by_time(every))}
    nodes = sorted(nodes, key=lambda n: order[n.id])
    deepest = min(max((n.depth for n in nodes), default=0), _DEEPEST)
    text, days = 24.0 + _STEP * deepest, _days(every)
    rows: list[Row] = []
    places: dict[str, tuple[float, float]] = {}
    for number, node in enumerate(nodes):
        y, x = 8 + _ROW[False] * (number + 0.5), 12 + _STEP * min(node.depth, _DEEPEST)
        rows.append(_row(node, book, changes, y, [Spot(x)], text, NARROW, days=days))
        places |= {r.id: (x, y) for r in node.reports}
    height = 16 + _ROW[False] * len(nodes)
    lines = _lines(nodes, places, book, changes, branch=_STEP)
    return Drawing("narrow", NARROW, height, (), tuple(rows), lines)


def _row(
    node: Node, book: Book, changes: Mapping[str, int], y: float, spots: Sequence[Spot], text: float, right: float,
    *, days: bool,
) -> Row:  # fmt: skip
    report, number = node.reports[0], len(node.reports)
    changed = [e.id for e in node.edges if changes.get(e.id)]
    name = plain(report.publisher) if number == 1 else kind_words(node.edges[0].kind, number)
    language = " ".join(dict.fromkeys(r.language or "?" for r in node.reports))
    last = clock(node.reports[-1], days=days)
    first = clock(report, days=days)
    return Row(
        y=y, x=spots[0].x, width=spots[0].width, text=text, sort=_sort(node, book),
        href=node.id if number == 1 else f"stack-{node.edges[0].id}",
        name=_fit(name, right - text - (len(language) + 3) * _LETTER), language=language,
        clock=first if first == last else f"{first} to {last}", title=_title(node, book),
        number=number, more=tuple(s.x for s in spots[1:]),
        changes=count(sum(changes[id] for id in changed), "change") if changed else "",
        changes_href=f"drift-{changed[0]}" if changed else "",
    )  # fmt: skip


def _sort(node: Node, book: Book) -> str:
    if node.elsewhere:
        return "elsewhere"
    if any(e.directed or e.child == node.id for e in node.edges):
        return "pickup"
    return "known" if node.id in book.origin_of else "unknown"


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
    nodes: Sequence[Node], places: Mapping[str, tuple[float, float]], book: Book, changes: Mapping[str, int],
    branch: float = _BRANCH,
) -> tuple[Line, ...]:  # fmt: skip
    found = []
    for node in nodes:
        drawn = [e for e in node.edges if e.parent in places]
        for nth, edge in enumerate(drawn[:1] if len(node.reports) > 1 else drawn):
            shift = 5.0 * (nth - (len(drawn) - 1) / 2) if len(node.reports) == 1 else 0.0
            found.append(
                _line(edge, node, places[edge.parent], places[node.id], shift, branch, book, changes)
            )
    return tuple(found)


def _line(
    edge: Edge, node: Node, parent: tuple[float, float], child: tuple[float, float], shift: float, branch: float,
    book: Book, changes: Mapping[str, int],
) -> Line:  # fmt: skip
    """Down (or up) from the parent, then with a bend to the right into the child."""
    (px, py), (cx, cy) = parent, child
    cy = round(cy + shift, 1)
    trunk = max(min(px, cx - branch), 3.0)
    way = 1 if cy >= py else -1
    bend = min(8.0, abs(cy - py) / 2)
    start = f"M{px:g} {py:g}"
    if trunk < px:  # the child stands under its parent, or left of it
        start += f"C{trunk:g} {py:g} {trunk:g} {py:g} {trunk:g} {py + way * min(14.0, abs(cy - py) - bend):g}"
    tip = cx - 7
    end = tip - 5 if edge.directed else tip
    badge = ("!" if against_time(edge) else "") + ("+" if edge.decision else "")
    return Line(
        trunk=f"{start}V{cy - way * bend:g}",
        branch=f"M{trunk:g} {cy - way * bend:g}Q{trunk:g} {cy:g} {trunk + bend:g} {cy:g}H{end:g}",
        head=f"M{tip:g} {cy:g}l-7 -3.6v7.2z" if edge.directed else "",
        kind=str(edge.kind),
        href=edge.id if len(node.reports) == 1 else f"stack-{edge.id}",
        title=_told(edge, node, book, changes),
        badge=badge[:1],
        at=(round(max(tip - 17, trunk + 9), 1), cy),
    )


def _told(edge: Edge, node: Node, book: Book, changes: Mapping[str, int]) -> str:
    """What is shown on pointing at an edge."""
    if len(node.reports) > 1:
        return _title(node, book)
    parts = [f"{label(edge.child, book)} {from_words(edge)} {label(edge.parent, book)}", *edge.evidence]
    parts += ["added by a person"] if edge.decision else []
    parts += [f"{count(changes[edge.id], 'change')} on the way"] if changes.get(edge.id) else []
    return "; ".join(parts)


def _days(reports: Sequence[Report]) -> bool:
    """Whether the reports are of more than one day."""
    return len({r.published.first_day for r in reports if r.published}) > 1


def _fit(name: str, room: float) -> str:
    most = max(int(room / _LETTER), 6)
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
