"""Edges that people added, with what the texts show of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fogline.lineage.align import Aligner, Comparison
from fogline.lineage.passages import Text
from fogline.lineage.pickups import edge_id
from fogline.lineage.sequences import verbatim
from fogline.lineage.verdict import kind_of
from fogline.model import Aligned, Edge, EdgeKind, Report, Stretch

__all__ = ["SAID", "added_edges"]

SAID = "a person says so"

SHOWN = 0.5
"""Part of the child's weight that stands in the parent from which on its passages are aligned; of less, the whole child is
held to come from the parent by the person's word alone."""


def added_edges(
    added: Mapping[tuple[str, str], str],
    cut: Collection[tuple[str, str]],
    reports: Mapping[str, Report],
    texts: Mapping[str, Text],
) -> list[Edge]:
    """An edge for each of ``added``, (child, parent) with the decision's id, of reports that are there and not in ``cut``.

    It is there whatever the texts show. Where they show much, the edge has the kind and the aligned passages that a
    computed one would have, so that what changed on the way is found along it too; else it is a credit, which a
    person gives.
    """
    aligner = Aligner()
    barred = frozenset(cut)
    return [
        _edge(reports[child], reports[parent], texts, aligner, added[child, parent])
        for child, parent in sorted(added)
        if child in reports and parent in reports and child != parent and (child, parent) not in barred
    ]


def _edge(child: Report, parent: Report, texts: Mapping[str, Text], aligner: Aligner, decision: str) -> Edge:
    mine, other = texts[child.id], texts[parent.id]
    compared = aligner.compare(mine, other)
    solid = compared.one.solid if compared.one.cover >= SHOWN else ()
    aligned = tuple(
        Aligned(
            Stretch(child.id, mine.passages[m.mine].start, mine.passages[m.mine].end),
            Stretch(parent.id, other.passages[m.other].start, other.passages[m.other].end),
            round(m.likeness, 3),
        )
        for m in solid
    )
    evidence = [SAID]
    if aligned:
        count = len(mine.passages)
        evidence.append(f"{len(aligned)} of {count} sentence{'s' if count != 1 else ''} aligned")
    return Edge(
        id=edge_id(child.id, parent.id),
        child=child.id,
        parent=parent.id,
        directed=True,
        kind=_kind(child, parent, compared, mine, other) if aligned else EdgeKind.CREDIT,
        evidence=tuple(evidence),
        aligned=aligned,
        decision=decision,
    )


def _kind(child: Report, parent: Report, compared: Comparison, mine: Text, other: Text) -> EdgeKind:
    kept = verbatim(mine, other, [m.mine for m in compared.one.solid])
    return kind_of(compared, child.language, parent.language, kept)
