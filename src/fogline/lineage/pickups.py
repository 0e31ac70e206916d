"""Which report was made from which: copies, rewrites, translations, forwards, and credits that the text bears out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.lineage.align import Aligner, Comparison, verbatim
from fogline.lineage.crediting import Credits
from fogline.lineage.direction import Direction, direct, earlier, one_item, order
from fogline.lineage.evidence import evidence
from fogline.lineage.parents import Parent, Tie, choose
from fogline.lineage.passages import Passage, Text
from fogline.lineage.verdict import CLEAR, CREDITED, RELATED, clashing, kept_word_for_word, kind_of, score
from fogline.model import Aligned, Credit, Edge, EdgeKind, Report, Stretch, content_id

__all__ = ["earlier", "edge_id", "find_edges", "order"]

LIGHTEST = 9.0
"""Weight of a text (fogline.lineage.weights) from which likeness alone shows that it is another's: "Air alert in Kyiv" is
written by many."""

BRIEF, PART = 3, 0.25
"""An item of so few passages that tells less than this part of what it credits is a note of it, no rewrite."""

SHORT = 6
"""Passages of a short item, which a credit and a text that holds it whole are enough for."""

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Related:
    """Two reports of one text. ``compared.one`` is the child's side."""

    direction: Direction
    compared: Comparison
    score: float
    credit: Credit | None


def find_edges(
    reports: Sequence[Report],
    texts: Mapping[str, Text],
    pairs: Iterable[_Pair],
    cut: Collection[_Pair] = (),
) -> list[Edge]:
    """The edges among candidate ``pairs`` of ids; ``cut`` are (child, parent) that a person took away."""
    by_id = {r.id: r for r in reports}
    credits = Credits(reports)
    aligner = Aligner()
    barred = frozenset(cut)
    found: dict[str, list[_Related]] = defaultdict(list)
    in_time = sorted(reports, key=order)
    rank = {r.id: place for place, r in enumerate(in_time)}
    # In order of time, so that texts prepared for comparing are still there: what is alike is mostly near in time.
    ranks = {(min(rank[a], rank[b]), max(rank[a], rank[b])) for a, b in pairs}
    for first, then in sorted(ranks):
        related = _relate(in_time[first], in_time[then], texts, aligner, credits)
        if related is not None and (related.direction.child, related.direction.parent) not in barred:
            found[related.direction.child].append(related)
    known = frozenset(
        (min(r.direction.child, r.direction.parent), max(r.direction.child, r.direction.parent))
        for rs in found.values()
        for r in rs
    )
    edges: list[Edge] = []
    above: dict[str, set[str]] = defaultdict(set)
    for child in sorted(found, key=lambda id: order(by_id[id])):
        ties = [r for r in found[child] if not _reaches(r.direction.parent, child, above)]
        for edge in _edges(by_id[child], ties, by_id, texts, aligner, known):
            edges.append(edge)
            above[child].add(edge.parent)
    return sorted(edges, key=lambda edge: edge.id)


def edge_id(child: str, parent: str) -> str:
    """The id of the edge from ``child`` to ``parent`` (report ids)."""
    return content_id("edge", child, parent)


def _reaches(start: str, goal: str, above: Mapping[str, set[str]]) -> bool:
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
) -> _Related | None:
    if one_item(a, b):
        return None
    a_credit, b_credit = credits.find(a, b), credits.find(b, a)
    direction = direct(a, b, a_credit is not None, b_credit is not None)
    child, credit = (a, a_credit) if direction.child == a.id else (b, b_credit)
    parent = b if child is a else a
    compared = aligner.compare(texts[child.id], texts[parent.id])
    marked = credit is not None and credit.kind == "forward"
    same = bool(child.text.strip()) and child.text.strip() == parent.text.strip()
    if marked and (same or compared.one.cover >= 0.5):
        return _Related(direction, compared, max(score(compared), RELATED), credit)
    if clashing(compared) and not same:
        return None
    likeness = score(compared)
    if likeness < RELATED and kept_word_for_word(compared):
        likeness = RELATED
    light = min(compared.one.weight, compared.other.weight) < LIGHTEST
    solid = bool(compared.one.solid and compared.other.solid)
    if likeness >= RELATED and solid and (not light or credit is not None):
        return _Related(direction, compared, likeness, credit)
    short = len(texts[child.id].passages) <= SHORT and compared.one.cover >= 0.5 and bool(compared.one.solid)
    if credit is not None and (short or (likeness >= CREDITED and len(compared.one.solid) >= 2)):
        return _Related(direction, compared, likeness, credit)
    return None


def _edges(
    child: Report,
    found: Sequence[_Related],
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
    """The amounts (of two digits and more), dates, clock times and names of a passage: what a rewrite keeps."""
    words = passage.words
    return frozenset(words.names).union(
        m for m in words.marks if (m[0] == "#" and len(m) > 2) or (m[0] in "dt" and m[1:2].isdigit())
    )


def firm_marks(text: Text) -> frozenset[str]:
    """All marks of a text: what its rewrites may have from it."""
    return frozenset(m for p in text.passages for m in p.words.marks)


def _edge(
    child: Report, chosen: Parent, related: _Related, by_id: Mapping[str, Report], texts: Mapping[str, Text]
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
            child, parent, mine, related.compared, chosen.matches, related.credit, related.direction
        ),
        aligned=aligned,
    )


def _kind(
    child: Report, parent: Report, chosen: Parent, related: _Related, mine: Text, other: Text
) -> EdgeKind:
    if related.credit is not None and related.credit.kind == "forward":
        return EdgeKind.FORWARD
    kept = verbatim(mine, other, [m.mine for m in chosen.matches])
    kind = kind_of(related.compared, child.language, parent.language, kept)
    brief = len(mine.passages) <= BRIEF and related.compared.other.cover < PART
    weak = related.credit is not None and (brief or related.score < CLEAR) and kind is not EdgeKind.COPY
    return EdgeKind.CREDIT if weak else kind
