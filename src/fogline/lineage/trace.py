"""Reports and claims to what is known of where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.model import Claim, Lineage, Report

__all__ = ["trace"]


def trace(reports: Sequence[Report], claims: Sequence[Claim]) -> Lineage:
    """Which report comes from which, and where claims begin. The order of either changes nothing.

    Edges are near-copies, forwards and credits that the texts bear out. A report that the result does not name is
    of unknown origin. Drift along the edges is not computed here.
    """
    from fogline.lineage.origins import find_origins
    from fogline.lineage.pickups import find_edges
    from fogline.lineage.prints import make_prints

    read = sorted({r.id: r for r in reports}.values(), key=lambda r: r.id)
    told = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    edges = find_edges(read, make_prints(read))
    origins, of_report = find_origins(read, told, edges)
    return Lineage(origins=origins, edges=tuple(edges), drift=(), of_report=of_report)
