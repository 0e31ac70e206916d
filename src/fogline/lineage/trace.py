"""Reports and claims to what is known of where they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from fogline.model import Claim, Edge, Lineage, Report

if TYPE_CHECKING:
    from fogline.lineage.known import Known
    from fogline.lineage.passages import Text

__all__ = ["trace"]

ALL_PAIRS = 60
"""So many reports at most are all compared with each other; of more, only those that the index names."""

ROUNDS = 3
"""So many times parents are chosen again where those chosen turn out to be none."""

_Pair = tuple[str, str]


def trace(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    added: Mapping[_Pair, str] | None = None,
    cut: Collection[_Pair] = (),
    known: Known | None = None,
) -> Lineage:
    """Which report comes from which, where claims begin, and what changed on the way.

    ``added`` are edges (child, parent) that a person put in, with their decision's id; ``cut`` those that a person took
    away. Nothing computed overwrites either. The order of anything given changes nothing. A report that
    ``Lineage.of_report`` does not name is of unknown origin. ``known`` is what was worked out before, and notes what was
    worked out now: it changes how long this takes, and nothing else.
    """
    from fogline.lineage.credited import with_case_credits
    from fogline.lineage.drift import find_drift
    from fogline.lineage.origins import trace_origins

    read = with_case_credits(sorted({r.id: r for r in reports}.values(), key=lambda r: r.id))
    told = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    edges = _edges(read, told, added or {}, cut, known)
    begun = trace_origins(read, told, edges)
    return Lineage(
        origins=begun.origins,
        edges=tuple(edges),
        drift=find_drift(read, told, edges),
        of_report=begun.of_report,
        beginning=begun.beginning,
        claim_beginning=begun.claim_beginning,
    )


def _edges(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    added: Mapping[_Pair, str],
    cut: Collection[_Pair],
    known: Known | None,
) -> list[Edge]:
    from fogline.lineage.added import added_edges
    from fogline.lineage.known import Known, Texts, edges_of, fingerprints
    from fogline.lineage.stated import Stated, is_agencys, is_series, is_stale

    known = known or Known()
    texts, marks = Texts(reports), fingerprints(reports)
    # What a person put in stands, even turned round; the machine says nothing else about the same two.
    decided = {*cut, *added, *((parent, child) for child, parent in added)}
    pairs = _pairs(reports, texts, known, marks)
    by_id, stated = {r.id: r for r in reports}, Stated(claims)
    given = added_edges(added, cut, by_id, texts)

    def is_none(edge: Edge) -> bool:
        series = is_series(by_id[edge.child], by_id[edge.parent])
        stale = is_stale(edge, by_id, texts)
        return series or stale or is_agencys(edge, by_id) or stated.only(edge, by_id)

    found = edges_of(reports, texts, pairs, decided, known, marks)
    for _ in range(ROUNDS):  # where a parent is none, the next best one may be
        if not (none := {(edge.child, edge.parent) for edge in found if is_none(edge)}):
            break
        decided |= none
        found = edges_of(reports, texts, pairs, decided, known, marks)
    found = [edge for edge in found if not is_none(edge)]
    return sorted([*given, *(_no_ring(given, found) if given else found)], key=lambda e: e.id)


def _no_ring(given: Sequence[Edge], found: Sequence[Edge]) -> list[Edge]:
    """Those of ``found`` that, with what a person put in, let no report come from itself."""
    from fogline.lineage.pickups import reaches

    above: dict[str, set[str]] = defaultdict(set)
    for edge in given:
        above[edge.child].add(edge.parent)
    kept = []
    for edge in found:
        if not reaches(edge.parent, edge.child, above):
            above[edge.child].add(edge.parent)
            kept.append(edge)
    return kept


def _pairs(
    reports: Sequence[Report], texts: Mapping[str, Text], known: Known, marks: Mapping[str, str]
) -> list[_Pair]:
    if len(reports) <= ALL_PAIRS:
        return list(combinations([r.id for r in reports], 2))
    from fogline.lineage.known import candidates_of

    return candidates_of(reports, texts, known, marks)
