"""Reports that tell one event, with no sign that one comes from the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from fogline.lineage.passages import Text
from fogline.lineage.same_event import Background, Beginning, SameEvent, same_event
from fogline.model import Edge, Report

__all__ = ["Apart", "told_apart"]


@dataclass(frozen=True, slots=True)
class Apart:
    """``a`` and ``b`` (ids, sorted) tell the same event; no edges lead from one to the other or to a common beginning.

    Of two families of pickups these are the two that are most alike; ``score`` (0 to 1) and ``why`` are theirs. That
    nothing shows a common source does not say that there is none.
    """

    a: str
    b: str
    score: float
    why: tuple[str, ...]


def told_apart(
    reports: Sequence[Report],
    texts: Mapping[str, Text],
    pairs: Iterable[tuple[str, str]],
    edges: Sequence[Edge],
) -> tuple[Apart, ...]:
    """Of candidate ``pairs`` of ids those that tell the same event apart, one for each two families of ``edges``.

    Two reports by one publisher are never apart. The order of anything given changes nothing.
    """
    by_id = {r.id: r for r in reports}
    head = _heads(by_id, edges)
    beginnings = {r.id: Beginning.of(texts[r.id]) for r in sorted(reports, key=lambda r: r.id)}
    common = Background(beginnings.values())
    best: dict[tuple[str, str], tuple[float, str, str, SameEvent]] = {}
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs}):
        families = (min(head[a], head[b]), max(head[a], head[b]))
        if families[0] == families[1] or by_id[a].source.id == by_id[b].source.id:
            continue
        found = same_event(beginnings[a], beginnings[b], common, _days_apart(by_id[a], by_id[b]))
        if found.same and (families not in best or found.score > best[families][0]):
            best[families] = (found.score, a, b, found)
    return tuple(
        sorted((Apart(a, b, score, e.why) for score, a, b, e in best.values()), key=lambda x: (x.a, x.b))
    )


def _heads(ids: Iterable[str], edges: Sequence[Edge]) -> dict[str, str]:
    """For each id the smallest id of its family."""
    head = {id: id for id in ids}

    def first(id: str) -> str:
        while head[id] != id:
            head[id] = id = head[head[id]]
        return id

    for edge in edges:
        one, other = first(edge.child), first(edge.parent)
        head[max(one, other)] = min(one, other)
    return {id: first(id) for id in head}


def _days_apart(a: Report, b: Report) -> float | None:
    if a.published is None or b.published is None:
        return None
    one, other = (
        d if isinstance(d, datetime) else datetime.combine(d, time(), UTC)
        for d in (a.published.earliest, b.published.earliest)
    )
    return abs((one - other).total_seconds()) / 86_400
