"""Lineage as it may be passed on: about the reports that are shown alone, in the words of claims that are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from fogline.brief.same_words import has
from fogline.model import Claim, Drift, Edge, Lineage, Origin, OriginKind, Stretch

__all__ = ["shared_lineage"]

Hidden = Mapping[str, Collection[tuple[str, ...]]]
"""By a report's id, the runs of words that may not be said of it; those of ``""`` may be said nowhere."""


def shared_lineage(
    lineage: Lineage,
    claims: Mapping[str, Claim],
    reports: Collection[str],
    hidden: Hidden,
    excerpt: Callable[[str], str],
) -> Lineage:
    """What is known of where ``reports`` (ids) come from; of others it says nothing.

    ``claims`` are those that are shown. A changed passage is its claim's own words, or the ``excerpt`` of
    them; a drift whose passage is no claim's is left out. Which passages were aligned is not said, since that
    would tell where what is left out stands.
    """
    edges = tuple(_edge(e, hidden) for e in lineage.edges if e.child in reports and e.parent in reports)
    kept = {e.id: e for e in edges}
    drift = (_drift(d, kept[d.edge], claims, hidden, excerpt) for d in lineage.drift if d.edge in kept)
    stands_in = _stand_ins(lineage, claims, reports)
    origins = (_origin(o, lineage, claims, reports, hidden) for o in lineage.origins)
    return Lineage(
        origins=tuple(o for o in origins if o.claims or (o.reports and o.kind is OriginKind.REPORT)),
        edges=edges,
        drift=tuple(d for d in drift if d is not None),
        of_report=tuple((r, o) for r, o in lineage.of_report if r in reports),
        beginning=tuple((r, stands_in[begun]) for r, begun in lineage.beginning if r in reports),
        claim_beginning=tuple((c, stands_in[begun]) for c, begun in lineage.claim_beginning if c in claims),
    )


def _stand_ins(lineage: Lineage, claims: Mapping[str, Claim], reports: Collection[str]) -> dict[str, str]:
    """For each beginning itself; where it is not shown, the first of the reports that have words from it."""
    found: dict[str, str] = {}
    told = [(r, begun) for r, begun in lineage.beginning if r in reports]
    told += [(claims[c].report, begun) for c, begun in lineage.claim_beginning if c in claims]
    for report, begun in told:
        found[begun] = begun if begun in reports else min(found.get(begun, report), report)
    return found


def _edge(edge: Edge, hidden: Hidden) -> Edge:
    told = tuple(e for e in edge.evidence if not _tells(e, edge, hidden))
    return replace(edge, evidence=told, aligned=())


def _drift(
    drift: Drift, edge: Edge, claims: Mapping[str, Claim], hidden: Hidden, excerpt: Callable[[str], str]
) -> Drift | None:
    before, after = claims.get(drift.from_claim), claims.get(drift.to_claim or "")
    if before is None or (after is None and (drift.to_claim is not None or drift.after is not None)):
        return None
    return replace(
        drift,
        before=_shown(before, excerpt),
        after=None if after is None else _shown(after, excerpt),
        note="" if _tells(drift.note, edge, hidden) else drift.note,
    )


def _shown(claim: Claim, excerpt: Callable[[str], str]) -> Stretch:
    return Stretch(claim.report, claim.start, claim.start + len(excerpt(claim.quote)))


def _tells(words: str, edge: Edge, hidden: Hidden) -> bool:
    """Whether ``words`` about an edge have in them what may not be said."""
    return any(has(words, hidden.get(key, ())) for key in (edge.child, edge.parent, ""))


def _origin(
    origin: Origin, lineage: Lineage, claims: Mapping[str, Claim], reports: Collection[str], hidden: Hidden
) -> Origin:
    shown = tuple(r for r in origin.reports if r in reports)
    group = set(origin.reports)
    pickups = {e.child for e in lineage.edges if e.child in group and e.parent in group}
    heard = max(len(set(shown) - pickups), min(1, len(shown)))
    gone = origin.report is not None and origin.report not in reports
    why = "a report that is not in this form" if gone else origin.why
    return replace(
        origin,
        report=None if gone else origin.report,
        why="" if any(has(why, hidden.get(key, ())) for key in (*shown, "")) else why,
        reports=shown,
        claims=tuple(c for c in origin.claims if c in claims),
        hearings=origin.hearings if len(shown) == len(group) else min(origin.hearings, heard),
    )
