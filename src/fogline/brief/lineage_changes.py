"""What changed on the way, edge by edge: both passages side by side, each marked within its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from fogline.brief.book import Book
from fogline.brief.lineage_passages import Passages
from fogline.brief.lineage_words import CHANGED, from_words, label
from fogline.brief.words import plain, quote_marks, when
from fogline.model import Brief, Drift, Edge, Stretch

__all__ = ["ChangeView", "Changed", "PassageView", "Piece", "changed_edges"]

_TOKEN = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]|\s+")
_ALIKE = 0.3
_LONG = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage; ``new`` where the other passage has not got it."""

    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with what its sentence says about it. ``claim`` is the id of the claim that it is of, where one is."""

    report: str
    who: str
    when: str
    language: str | None
    marks: tuple[str, str]
    lead: str
    pieces: tuple[Piece, ...]
    rest: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one passage to another: the kinds of drift, what each means in general and in this case (where
    that is said), and the passages; ``after`` is ``None`` where it was left out."""

    kinds: str
    told: tuple[tuple[str, str], ...]
    before: PassageView | None
    after: PassageView | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changed along one edge, from ``parent`` to ``child`` (report id and label): ``number`` drifts. ``listed``: the
    table has a line for the edge."""

    edge: str
    child: tuple[str, str]
    words: str
    parent: tuple[str, str]
    evidence: str
    number: int
    changed: tuple[Changed, ...]
    listed: bool = True


def changed_edges(brief: Brief, book: Book) -> tuple[ChangeView, ...]:
    """The edges along which something changed, those with the most changes first; along each in the order of the text."""
    passages = Passages.of(brief)
    edges = {e.id: e for e in brief.lineage.edges}
    by_edge: dict[str, list[Drift]] = defaultdict(list)
    for drift in brief.lineage.drift:
        if drift.edge in edges:
            by_edge[drift.edge].append(drift)
    made = [_edge(edges[id], drifts, book, passages) for id, drifts in by_edge.items()]
    return tuple(sorted(made, key=lambda v: (-v.number, v.child[1], v.edge)))


def _edge(edge: Edge, drifts: Sequence[Drift], book: Book, passages: Passages) -> ChangeView:
    def place(drift: Drift) -> tuple[int, str]:
        before = passages.before(drift)
        return (before.start if before else 0, drift.id)

    groups: dict[tuple[object, ...], list[Drift]] = {}
    for drift in sorted(drifts, key=place):
        groups.setdefault((passages.before(drift), passages.after(drift)), []).append(drift)
    return ChangeView(
        edge.id,
        (edge.child, label(edge.child, book)),
        from_words(edge),
        (edge.parent, label(edge.parent, book)),
        plain("; ".join(edge.evidence)),
        len(drifts),
        tuple(_changed(some, book, passages) for some in groups.values()),
    )


def _changed(drifts: Sequence[Drift], book: Book, passages: Passages) -> Changed:
    """Drifts between the same two passages."""
    first = drifts[0]
    before, after = passages.before(first), passages.after(first)
    old, new = (passages.words(s) if s else "" for s in (before, after))
    same = before is not None and after is not None and _language(before, book) == _language(after, book)
    pieces = _compared(old, new) if same else ((Piece(old),), (Piece(new),))
    return Changed(
        "; ".join(str(d.kind) for d in drifts),
        tuple((CHANGED.get(d.kind, ""), plain(d.note)) for d in drifts),
        _passage(before, pieces[0], first.from_claim, book, passages),
        _passage(after, pieces[1], first.to_claim, book, passages),
    )


def _language(stretch: Stretch, book: Book) -> str | None:
    report = book.reports.get(stretch.report)
    return report.language if report else None


def _passage(
    stretch: Stretch | None, pieces: tuple[Piece, ...], claim: str | None, book: Book, passages: Passages
) -> PassageView | None:
    report = book.reports.get(stretch.report) if stretch is not None else None
    if stretch is None or report is None:
        return None
    around = passages.within(stretch)
    return PassageView(
        report.id,
        plain(report.publisher),
        when(report.published) if report.published else "no date",
        report.language,
        quote_marks(report.language),
        around.lead,
        pieces,
        around.rest,
        claim if claim in book.claims else None,
    )


def _compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two passages in one language, with the words of each that the other has not got; unmarked where they have little
    in common (then all of it would be marked) or are long."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(one), len(other)) > _LONG:
        return (Piece(old),), (Piece(new),)
    match = SequenceMatcher(None, [t.casefold() for t in one], [t.casefold() for t in other], autojunk=False)
    if match.ratio() < _ALIKE:
        return (Piece(old),), (Piece(new),)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in match.get_opcodes():
        _add(left, "".join(one[a:b]), tag != "equal")
        _add(right, "".join(other[c:d]), tag != "equal")
    return tuple(left), tuple(right)


def _add(pieces: list[Piece], text: str, new: bool) -> None:
    if text:
        pieces.append(Piece(text, new and not text.isspace()))
