"""The stories of ``benchmarks/lineage`` with their gold, and what Fogline says of them, under the same names."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from fogline.model import DriftKind

__all__ = ["Found", "FoundDrift", "Gold", "GoldDrift", "Link", "ancestors", "load", "read"]

Span = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """One report comes from another. ``also`` are parents that would be as right."""

    child: str
    parent: str
    directed: bool
    kind: str
    also: tuple[str, ...] = ()
    optional: bool = False

    def fits(self, found: Link) -> bool:
        """Whether ``found`` is this edge: the same two reports, and the same direction where gold has one."""
        for parent in (self.parent, *self.also):
            if (found.child, found.parent) == (self.child, parent) and (found.directed or not self.directed):
                return True
            if not self.directed and (found.parent, found.child) == (self.child, parent):
                return True
        return False


@dataclass(frozen=True)
class GoldDrift:
    """What changed along an edge: ``before`` and ``after`` are passages of the parent and of the child."""

    child: str
    parent: str
    kind: str
    before: str
    after: str | None = None
    also: tuple[str, ...] = ()
    """Kinds that would be as right."""
    optional: bool = False


@dataclass(frozen=True)
class FoundDrift:
    """A drift that was found, with its spans in the parent and in the child."""

    child: str
    parent: str
    kind: str
    before: Span | None
    after: Span | None
    note: str


@dataclass(frozen=True)
class Gold:
    """A story's gold. ``origin`` is per report ``self``, ``unknown`` or the report where it begins."""

    known: int
    unknown: int
    parties: tuple[str, ...]
    origin: Mapping[str, str]
    edges: tuple[Link, ...]
    drifts: tuple[GoldDrift, ...]
    told_apart: frozenset[frozenset[str]]
    versions: tuple[frozenset[str], ...]

    def independent(self) -> set[tuple[str, str]]:
        """The pairs that are named, and all whose origins differ and that have no report in common to come from."""
        edges = tuple(e for e in self.edges if not e.optional)
        roots = {report: ancestors(report, edges, self.versions) for report in self.origin}
        begun = {r: r if o in ("self", "unknown") else o for r, o in self.origin.items()}
        pairs = set()
        for a, b in combinations(sorted(self.origin), 2):
            apart = begun[a] != begun[b] and not roots[a] & roots[b]
            apart = apart and not any({a, b} <= {e.child, e.parent, *e.also} for e in self.edges)
            if apart or frozenset((a, b)) in self.told_apart:
                pairs.add((a, b))
        return pairs


@dataclass(frozen=True)
class Found:
    """What is said of a story: by Fogline, or of ``edges`` alone by a baseline.

    ``origin`` names for each report the origin that it is said to have, or the report where its words begin.
    """

    edges: tuple[Link, ...]
    origin: Mapping[str, str] = field(default_factory=dict)
    known: int = 0
    unknown: int = 0
    drifts: tuple[FoundDrift, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[str, Any] = field(default_factory=dict)


def ancestors(
    report: str, edges: tuple[Link, ...], versions: tuple[frozenset[str], ...] = ()
) -> frozenset[str]:
    """The report with all that it comes from; an undirected edge and versions of one report lead both ways."""
    seen, left = {report}, [report]
    while left:
        at = left.pop()
        next_ = {p for e in edges if e.child == at for p in (e.parent, *e.also)}
        next_ |= {e.child for e in edges if not e.directed and at in (e.parent, *e.also)}
        next_ |= {other for group in versions if at in group for other in group}
        left += next_ - seen
        seen |= next_
    return frozenset(seen)


def load(folder: Path) -> Gold:
    """The gold of the story in ``folder``."""
    told = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    return Gold(
        known=told["known"],
        unknown=told["unknown"],
        parties=tuple(told.get("parties", ())),
        origin=told["origin"],
        edges=tuple(_link(e) for e in told.get("edges", ())),
        drifts=tuple(_drift(d) for d in told.get("drifts", ())),
        told_apart=frozenset(frozenset((p["a"], p["b"])) for p in told.get("independent", ())),
        versions=tuple(frozenset(v["reports"]) for v in told.get("versions", ())),
    )


def _link(told: Mapping[str, Any]) -> Link:
    return Link(
        told["child"], told["parent"], told["directed"], told["kind"],
        tuple(told.get("also", ())), told.get("optional", False),
    )  # fmt: skip


def _drift(told: Mapping[str, Any]) -> GoldDrift:
    return GoldDrift(
        told["child"], told["parent"], told["kind"], told["before"], told.get("after"),
        tuple(told.get("also", ())), told.get("optional", False),
    )  # fmt: skip


def read(folder: Path, gold: Gold) -> Found:
    """What Fogline says of the story, offline, in a case of its own; exits where a report has no gold."""
    from fogline.case import Case

    with Case.temporary(folder.name, gold.parties) as case:
        if (folder / "sources.toml").exists():
            case.set_sources(folder / "sources.toml")
        inputs = [f for f in sorted(folder.iterdir()) if f.is_file() and f.suffix not in (".toml", ".md")]
        case.add(*inputs, offline=True)
        brief = case.brief()
    names = {r.id: r.name or r.id for r in brief.reports}
    if flaws := list(_flaws(gold, {names[r.id]: r.text for r in brief.reports})):
        sys.exit("\n".join([f"{folder.name}: its gold does not hold:", *flaws]))
    lineage = brief.lineage
    edges = {e.id: e for e in lineage.edges}
    claims = {c.id: c for c in brief.claims}
    of_report, beginning = dict(lineage.of_report), dict(lineage.beginning)
    drifts = []
    for drift in lineage.drift:
        edge, claim = edges[drift.edge], claims.get(drift.from_claim)
        told = (claim.start, claim.end) if claim is not None else None
        before = (drift.before.start, drift.before.end) if drift.before else told
        after = (drift.after.start, drift.after.end) if drift.after else None
        drifts.append(
            FoundDrift(names[edge.child], names[edge.parent], str(drift.kind), before, after, drift.note)
        )
    return Found(
        edges=tuple(Link(names[e.child], names[e.parent], e.directed, str(e.kind)) for e in lineage.edges),
        origin={name: of_report.get(id) or beginning.get(id, id) for id, name in names.items()},
        known=len(set(of_report.values())),
        unknown=len({beginning.get(id, id) for id in names if id not in of_report}),
        drifts=tuple(drifts),
        texts={r.name or r.id: r.text for r in brief.reports},
        reports={r.name or r.id: r for r in brief.reports},
    )


def _flaws(gold: Gold, texts: Mapping[str, str]) -> Iterator[str]:
    """What in the gold does not hold against the texts or against itself, in words."""
    if differ := sorted(set(texts) ^ set(gold.origin)):
        yield f"read and gold differ: {differ}"
        return
    begun = Counter(gold.origin.values())
    if (begun["self"], begun["unknown"]) != (gold.known, gold.unknown):
        yield f"{begun['self']} + {begun['unknown']} beginnings, not {gold.known} + {gold.unknown}"
    for name, origin in gold.origin.items():
        roots = ancestors(name, gold.edges, gold.versions)
        if origin not in ("self", "unknown") and (
            origin not in roots or gold.origin[origin] not in ("self", "unknown")
        ):
            yield f"{name} does not come from its origin {origin}"
    named = {n for e in gold.edges for n in (e.child, e.parent, *e.also)} | {
        n for p in gold.told_apart for n in p
    }
    yield from (f"no report {name}" for name in sorted(named - set(texts)))
    for drift in gold.drifts:
        if not any(e.child == drift.child and drift.parent in (e.parent, *e.also) for e in gold.edges):
            yield f"no edge {drift.child} <- {drift.parent}"
        if drift.kind not in set(DriftKind):
            yield f"no kind {drift.kind}"
        if drift.before not in texts.get(drift.parent, "") or (drift.after or "") not in texts.get(
            drift.child, ""
        ):
            yield f"no such passage: {drift.kind}, {drift.child} <- {drift.parent}"
