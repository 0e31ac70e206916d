"""What changed along the edges of a lineage, claim by claim, with both passages side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fogline.lineage.drift_amounts import amount_drift
from fogline.lineage.drift_days import day_drift, place_drift
from fogline.lineage.drift_left_out import left_out, verification_drift
from fogline.lineage.drift_reading import Found, Pickup, Read
from fogline.lineage.drift_stance import act_drift, attribution_drift, hedge_drift
from fogline.model import Claim, Drift, Edge, Report, Review, content_id

__all__ = ["find_drift"]

_LOOK = (
    amount_drift,
    hedge_drift,
    attribution_drift,
    act_drift,
    verification_drift,
    day_drift,
    place_drift,
    left_out,
)


def find_drift(
    reports: Sequence[Report], claims: Sequence[Claim], edges: Sequence[Edge]
) -> tuple[Drift, ...]:
    """What changed along each directed edge, by edge and place in the parent. The order of the input changes nothing.

    Only passages that ``Edge.aligned`` says were made from each other are held against each other. A child has no drift
    along an edge whose direction is not known, and a rejected claim takes no part.
    """
    by_id = {r.id: r for r in reports}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in {c.id: c for c in claims}.values():
        if claim.review is not Review.REJECTED:
            told[claim.report].append(claim)
    of_child: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_child[edge.child].append(edge)
    found: list[Drift] = []
    for edge in sorted(edges, key=lambda e: e.id):
        if edge.directed and edge.aligned and edge.parent in by_id and edge.child in by_id:
            parent, child = (Read(by_id[id], told.get(id, ())) for id in (edge.parent, edge.child))
            taken = (
                pair.child for other in of_child[edge.child] if other.id != edge.id for pair in other.aligned
            )
            found += _named(edge, _along(Pickup(edge, parent, child, taken)))
    return tuple(found)


def _along(pickup: Pickup) -> Iterator[Found]:
    for look in _LOOK:
        yield from look(pickup)


def _named(edge: Edge, found: Iterator[Found]) -> list[Drift]:
    """Each drift once, with its id, in the order of the parent."""
    made: dict[str, Drift] = {}
    for one in found:
        after = one.after and (one.after.start, one.after.end)
        id = content_id("drift", edge.id, one.kind, one.claim.id, one.before.start, one.before.end, after)
        made.setdefault(
            id,
            Drift(
                id, edge.id, one.kind, one.claim.id, one.to_claim.id if one.to_claim else None, one.note,
                one.before, one.after,
            ),
        )  # fmt: skip
    return sorted(made.values(), key=lambda d: (d.before.start if d.before else 0, d.kind, d.id))
