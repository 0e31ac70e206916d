"""What people decided about where reports come from, as lineage takes it: edges added, and edges cut."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.errors import InputError
from fogline.model import Decision, What
from fogline.model.decision import settled

__all__ = ["Links", "links", "refuse_circles"]

_Edge = tuple[str, str]
"""The ids of a child and its parent."""


@dataclass(frozen=True, slots=True)
class Links:
    """Edges as (child, parent), ids of reports.

    ``added`` are there whatever is computed, each with the decision's id; those in ``cut`` are not. ``lost`` are the ids
    of decisions that change nothing: about a report that is no longer found, or about one and the same.
    """

    added: Mapping[_Edge, str] = field(default_factory=dict)
    cut: frozenset[_Edge] = frozenset()
    lost: tuple[str, ...] = ()


def links(decisions: Sequence[Decision], reports: Collection[str]) -> Links:
    """What ``decisions`` (in the order in which they were made) say about ``reports`` (ids).

    The last word on a pair of reports holds. A pair that is cut is cut both ways, since which way an edge goes may
    come out otherwise when more is known; one that is added one way is cut the other way.
    """
    added: dict[_Edge, str] = {}
    cut: set[_Edge] = set()
    lost: list[str] = []
    known = set(reports)
    for decision in settled(decisions):
        if decision.what not in (What.FROM, What.NOT_FROM):
            continue
        child, parent = decision.on, decision.to_value or ""
        if not known.issuperset((child, parent)) or child == parent:
            lost.append(decision.id)
        elif decision.what == What.NOT_FROM:
            cut |= {(child, parent), (parent, child)}
        elif _way(added, parent, child):  # reports that became one since: the earlier decisions hold
            lost.append(decision.id)
        else:
            added[child, parent] = decision.id
            cut.add((parent, child))
    return Links(added, frozenset(cut), tuple(lost))


def refuse_circles(decisions: Sequence[Decision]) -> None:
    """Nothing that people add makes a report come from itself.

    Raises:
        InputError: the edges that ``decisions`` add lead from a report back to it.
    """
    added: list[_Edge] = []
    for decision in settled(decisions):
        if decision.what == What.FROM and decision.to_value is not None:
            child, parent = decision.on, decision.to_value
            way = _way(added, parent, child)
            if way:
                raise InputError(
                    f"the edge from {child} to {parent}",
                    f"a report would come from itself ({' from '.join((child, *way))})",
                    "Undo or cut one of these first.",
                )
            added.append((child, parent))


def _way(edges: Iterable[_Edge], start: str, end: str) -> list[str]:
    """The reports on the way from ``start`` over its parents to ``end``; empty where there is none."""
    parents: dict[str, list[str]] = {}
    for child, parent in edges:
        parents.setdefault(child, []).append(parent)
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] == end:
            return way
        for parent in parents.get(way[-1], ()):
            if parent not in seen:
                seen.add(parent)
                ways.append([*way, parent])
    return []
