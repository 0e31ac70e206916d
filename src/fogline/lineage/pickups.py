"""Which report was made from which: copies, rewrites, translations, forwards, and credits that the text bears out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.lineage.align import Aligner, Comparison
from fogline.lineage.crediting import Credits, names_body
from fogline.lineage.direction import Direction, direct, earlier, hours_between, is_own, one_item, order
from fogline.lineage.evidence import evidence
from fogline.lineage.parents import Parent, Tie, choose
from fogline.lineage.passages import Passage, Text
from fogline.lineage.sequences import verbatim
from fogline.lineage.verdict import (
    CLEAR,
    CREDITED,
    RELATED,
    clashing,
    kept_whole,
    kind_of,
    late_by,
    score,
    tellable,
)
from fogline.model import Aligned, Credit, Edge, EdgeKind, Report, Stretch, content_id

__all__ = ["Pickups", "Related", "earlier", "edge_id", "find_edges", "order", "reaches"]

LIGHTEST = 9.0
"""Weight of a text (fogline.lineage.weights) from which likeness alone shows that it is another's: "Air alert in Kyiv" is
written by many."""

FORMULA = 40.0
"""Weight of a text up to which the same words days later are a form of words, written anew."""

BRIEF, PART = 3, 0.25
"""An item of so few passages that tells less than this part of what it credits is a note of it, no rewrite."""

HELD, LINKED = 0.4, 0.25
"""Part of a text that what it forwards or credits has at least, where the mark alone is to count; the same for a text
that links to the very address."""

NAMED = -2.5
"""Score from which a report that names the official body whose own publication the other is was made from it."""

SHORT = 6
"""Passages of a short item, which a credit and a text that holds it whole are enough for."""

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Related:
    """Two reports of one text. ``compared.one`` is the child's side."""

    direction: Direction
    compared: Comparison
    score: float
    credit: Credit | None
    named: bool = False
    """The child names the official body that publishes the parent, which bears it out where likeness is weaker."""

    @property
    def child(self) -> str:
        """The id of the report that was made from the other."""
        return self.direction.child

    @property
    def parent(self) -> str:
        """The id of the report that it was made from."""
        return self.direction.parent


def find_edges(
    reports: Sequence[Report],
    texts: Mapping[str, Text],
    pairs: Iterable[_Pair],
    cut: Collection[_Pair] = (),
) -> list[Edge]:
    """The edges among candidate ``pairs`` of ids; ``cut`` are (child, parent) that a person took away."""
    pickups = Pickups(reports, texts)
    related = (pickups.related(*pair) for pair in pickups.in_time(pairs))
    barred = frozenset(cut)
    return pickups.edges(r for r in related if r is not None and (r.child, r.parent) not in barred)


class Pickups:
    """Compares reports, two by two, and chooses from whom each was made."""

    def __init__(self, reports: Sequence[Report], texts: Mapping[str, Text]) -> None:
        self._by_id = {r.id: r for r in reports}
        self._rank = {r.id: place for place, r in enumerate(sorted(reports, key=order))}
        self._texts = texts
        self._credits = Credits(reports)
        self._aligner = Aligner()

    def in_time(self, pairs: Iterable[_Pair]) -> list[_Pair]:
        """``pairs`` in order of time, each once: texts prepared for comparing are then still there."""
        rank = self._rank
        once = {pair if rank[pair[0]] < rank[pair[1]] else (pair[1], pair[0]) for pair in pairs}
        return sorted(once, key=lambda pair: (rank[pair[0]], rank[pair[1]]))

    def related(self, a: str, b: str) -> Related | None:
        """Whether the two are of one text, and how; ``None`` where nothing shows it."""
        return _relate(self._by_id[a], self._by_id[b], self._texts, self._aligner, self._credits)

    def edges(self, related: Iterable[Related]) -> list[Edge]:
        """The edges among reports that are related. Families, between which nothing is related, do not meddle."""
        found: dict[str, list[Related]] = defaultdict(list)
        for one in related:
            found[one.child].append(one)
        known = frozenset(
            (min(r.child, r.parent), max(r.child, r.parent)) for rs in found.values() for r in rs
        )
        edges: list[Edge] = []
        above: dict[str, set[str]] = defaultdict(set)
        for child in sorted(found, key=self._rank.__getitem__):
            ties = [r for r in found[child] if not reaches(r.parent, child, above)]
            for edge in _edges(self._by_id[child], ties, self._by_id, self._texts, self._aligner, known):
                edges.append(edge)
                above[child].add(edge.parent)
        return sorted(edges, key=lambda edge: edge.id)


def edge_id(child: str, parent: str) -> str:
    """The id of the edge from ``child`` to ``parent`` (report ids)."""
    return content_id("edge", child, parent)


def reaches(start: str, goal: str, above: Mapping[str, set[str]]) -> bool:
    """Whether ``goal`` is among the ancestors of ``start``: nothing comes from what was made from it."""
    seen, ahead = set[str](), [start]
    while ahead:
        id = ahead.pop()
        if id == goal:
            return True
        if id not in seen:
            seen.add(id)
            ahead.extend(above.get(id, ()))
    return False


def _relate(
    a: Report, b: Report, texts: Mapping[str, Text], aligner: Aligner, credits: Credits
) -> Related | None:
    if one_item(a, b):
        return None
    a_credit, b_credit = credits.find(a, b), credits.find(b, a)
    named = (False, False)
    if a_credit is None and b_credit is None and (earlier(a, b) is None or is_own(a) != is_own(b)):
        named = names_body(texts[a.id], b.source), names_body(texts[b.id], a.source)
    direction = direct(a, b, a_credit is not None, b_credit is not None, *named)
    child, credit = (a, a_credit) if direction.child == a.id else (b, b_credit)
    parent = b if child is a else a
    if is_own(child) and not is_own(parent) and credit is None:
        return None  # what a body publishes itself is what outlets quote, and is not made from them
    compared = aligner.compare(texts[child.id], texts[parent.id])
    same = bool(child.text.strip()) and child.text.strip() == parent.text.strip()
    likeness = _likeness(child, parent, compared, same, credit)
    if likeness is None:
        return None
    named_too = direction.named
    if likeness < RELATED and credit is None:
        named_too = names_body(texts[child.id], parent.source)
        if not named_too:
            return None
    return Related(direction, compared, likeness, credit, named_too)


def _likeness(
    child: Report, parent: Report, compared: Comparison, same: bool, credit: Credit | None
) -> float | None:
    """The score of two reports that are held to be of one text; ``None`` where they are not.

    A score below :data:`RELATED` is that of a pickup which a credit bears out, or which the name of the body that
    publishes the parent has to bear out still.
    """
    if credit is not None and credit.kind == "forward" and (same or compared.one.cover >= HELD):
        return max(score(compared), RELATED)
    if not compared.one.solid or (clashing(compared) and not same):
        return None
    kept = kept_whole(compared)
    likeness = score(compared)
    if kept or same:
        likeness = max(likeness, RELATED)
    if not (kept or same) or min(compared.one.weight, compared.other.weight) < FORMULA:
        likeness -= late_by(hours_between(child, parent))
    if child.source.id == parent.source.id and not (kept or same or credit is not None):
        return None  # what one publisher writes again of one matter is its own
    light = min(compared.one.weight, compared.other.weight) < LIGHTEST or not (same or tellable(compared))
    if likeness >= RELATED and compared.other.solid and (not light or credit is not None):
        return likeness
    if credit is None:
        nearly = (
            likeness >= NAMED and len(compared.one.solid) >= 2 and bool(compared.other.solid) and not light
        )
        return min(likeness, RELATED - 0.01) if nearly else None
    least = LINKED if credit.url is not None and credit.url == parent.url else HELD
    short = compared.one.count <= SHORT and compared.one.cover >= least
    return likeness if short or (likeness >= CREDITED and len(compared.one.solid) >= 2) else None


def _edges(
    child: Report,
    found: Sequence[Related],
    by_id: Mapping[str, Report],
    texts: Mapping[str, Text],
    aligner: Aligner,
    known: frozenset[_Pair],
) -> list[Edge]:
    text = texts[child.id]
    by_parent = {r.direction.parent: r for r in found}
    forwards = [r for r in found if r.credit is not None and r.credit.kind == "forward"]
    firm = [firm_of(p) for p in text.passages]
    marks = frozenset[str]().union(*firm)
    ties = [
        Tie(
            parent,
            r.compared,
            aligner.by_marks(text, texts[parent]),
            r.credit is not None,
            r.direction.told,
            marks & firm_marks(texts[parent]),
        )
        for parent, r in sorted(by_parent.items())
        if not forwards or r in forwards
    ]
    parents = choose(ties, aligner.norms(text), firm, known)
    if forwards:
        parents = parents[:1]
    return [_edge(child, p, by_parent[p.tie.parent], by_id, texts) for p in parents]


def firm_of(passage: Passage) -> frozenset[str]:
    """The amounts (of two digits and more), days, clock times and names of a passage: what a rewrite keeps."""
    words = passage.words
    return frozenset(words.names).union(
        m for m in words.marks if (m[0] == "#" and len(m) > 2) or (m[0] in "dtw" and m[1:2].isdecimal())
    )


def firm_marks(text: Text) -> frozenset[str]:
    """All marks of a text: what its rewrites may have from it."""
    return frozenset(m for p in text.passages for m in p.words.marks)


def _edge(
    child: Report, chosen: Parent, related: Related, by_id: Mapping[str, Report], texts: Mapping[str, Text]
) -> Edge:
    parent = by_id[chosen.tie.parent]
    mine, other = texts[child.id], texts[parent.id]
    aligned = tuple(
        Aligned(
            Stretch(child.id, mine.passages[m.mine].start, mine.passages[m.mine].end),
            Stretch(parent.id, other.passages[m.other].start, other.passages[m.other].end),
            round(m.likeness, 3),
        )
        for m in chosen.matches
    )
    return Edge(
        id=edge_id(child.id, parent.id),
        child=child.id,
        parent=parent.id,
        directed=related.direction.told,
        kind=_kind(child, parent, chosen, related, mine, other),
        evidence=evidence(
            child,
            parent,
            mine,
            related.compared,
            chosen.matches,
            related.credit,
            related.direction,
            related.named,
        ),
        aligned=aligned,
    )


def _kind(
    child: Report, parent: Report, chosen: Parent, related: Related, mine: Text, other: Text
) -> EdgeKind:
    if related.credit is not None and related.credit.kind == "forward":
        return EdgeKind.FORWARD
    kept = verbatim(mine, other, [m.mine for m in chosen.matches])
    kind = kind_of(related.compared, child.language, parent.language, kept)
    brief = len(mine.passages) <= BRIEF and related.compared.other.cover < PART
    weak = related.score < RELATED or (related.credit is not None and (brief or related.score < CLEAR))
    weak = weak and kind is not EdgeKind.COPY
    return EdgeKind.CREDIT if weak else kind
