"""Reports and claims to what is known of where they come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from fogline.model import Claim, Edge, EdgeKind, Lineage, Report, content_id

__all__ = ["trace"]


def trace(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    added: Mapping[tuple[str, str], str] | None = None,
    cut: Collection[tuple[str, str]] = (),
) -> Lineage:
    """Which report comes from which, and where claims begin. The order of either changes nothing.

    Edges are near-copies, forwards and credits that the texts bear out. A report that the result does not name is
    of unknown origin. Drift along the edges is not computed here. ``added`` are edges that people added, (child, parent)
    with the decision's id, and ``cut`` those that they cut: nothing computed overwrites either.
    """
    from fogline.lineage.origins import find_origins
    from fogline.lineage.pickups import find_edges
    from fogline.lineage.prints import make_prints

    read = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    told = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    decided = added or {}
    edges = [e for e in find_edges(read, make_prints(read)) if (e.child, e.parent) not in {*cut, *decided}]
    edges += [
        Edge(
            content_id("edge", *pair),
            *pair,
            True,
            EdgeKind.CREDIT,
            ("a person says so",),
            decision=decided[pair],
        )
        for pair in sorted(decided)
    ]
    origins, of_report = find_origins(read, told, edges)
    return Lineage(origins=origins, edges=tuple(edges), drift=(), of_report=of_report)
