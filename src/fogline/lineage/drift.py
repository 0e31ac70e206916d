"""What changed along the edges of a lineage, claim by claim, with both passages side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fogline.lineage.drift_amounts import amount_drift
from fogline.lineage.drift_days import day_drift, place_drift
from fogline.lineage.drift_left_out import left_out, verification_drift
from fogline.lineage.drift_pickup import Pickup
from fogline.lineage.drift_reading import Found, Read
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

    Passages are held against those that ``Edge.aligned`` says they were made from, and their neighbours that were put
    together or told in other words. There is none along an edge whose direction is not known, and none between two reports
    of one publisher; a rejected claim takes no part.
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
    read: dict[str, Read] = {}
    for edge in sorted(edges, key=lambda e: (e.parent, e.id)):
        parent, child = by_id.get(edge.parent), by_id.get(edge.child)
        if (
            not edge.directed
            or not edge.aligned
            or parent is None
            or child is None
            or _one_source(parent, child)
        ):
            continue
        if parent.id not in told:
            continue  # what changed is told claim by claim
        taken = (pair.child for other in of_child[child.id] if other.id != edge.id for pair in other.aligned)
        before = read[parent.id] if parent.id in read else Read(parent, told.get(parent.id, ()))
        read = {parent.id: before}  # the next edge is likely to have the same parent
        found += _named(edge, _along(Pickup(edge, before, Read(child, told.get(child.id, ())), taken)))
    return tuple(sorted(found, key=lambda d: (d.edge, d.before.start if d.before else 0, d.kind, d.id)))


def _one_source(parent: Report, child: Report) -> bool:
    """Whether both are of one publisher, who corrects and goes on with its own report; that is no drift on the way."""
    return parent.source.id == child.source.id


def _along(pickup: Pickup) -> Iterator[Found]:
    if pickup.is_copy:
        return
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
    return list(made.values())
