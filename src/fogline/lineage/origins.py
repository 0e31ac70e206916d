"""Where claims and reports begin: a source's own publication, or one statement heard by several.

What is not known stays out: a report without an origin here is of unknown origin, and counts as no witness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from fogline.model import Claim, ClaimKind, Edge, Origin, OriginKind, Report, Speaker, Standing, content_id

__all__ = ["find_origins"]

SAME_WORDS = 90.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which two passages are the same words."""

_MOST_WORDINGS = 40
"""Different wordings of one speaker on one day that a passage is held against."""

_WORD = re.compile(r"\w+")


def find_origins(
    reports: Sequence[Report], claims: Sequence[Claim], edges: Sequence[Edge]
) -> tuple[tuple[Origin, ...], tuple[tuple[str, str], ...]]:
    """The known origins, and (report id, origin id) for each report whose origin is known."""
    parents = {e.child: e for e in edges}
    first_hand = {r.id: r for r in reports if _first_hand(r, parents)}
    for edge in edges:
        # Which came first is not known: the side that publishes its own words leads.
        if (
            not edge.directed
            and edge.child in first_hand
            and not (edge.parent in first_hand or edge.parent in parents)
        ):
            parents[edge.parent] = replace(edge, child=edge.parent, parent=edge.child)
    root = {r.id: _root(r.id, parents, first_hand) for r in reports}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    groups: dict[str, list[str]] = defaultdict(list)
    for id, begun in root.items():
        if begun in first_hand:
            groups[begun].append(id)
    origins = [
        _published(first_hand[begun], sorted(ids), by_report, parents)
        for begun, ids in sorted(groups.items())
    ]
    of_report = tuple(sorted((id, origin.id) for origin in origins for id in origin.reports))
    known = {id for id, _ in of_report}
    origins += _statements([c for c in claims if c.report not in known], {r.id: r for r in reports}, root)
    return tuple(sorted(origins, key=lambda o: o.id)), of_report


def _first_hand(report: Report, parents: Mapping[str, Edge]) -> bool:
    """Whether a known official source publishes in its own name, and nothing shows that it took it from another."""
    source = report.source
    own = source.standing is Standing.OFFICIAL and source.known_by != "purported"
    edge = parents.get(report.id)
    return own and not (edge is not None and edge.directed)


def _root(id: str, parents: Mapping[str, Edge], first_hand: Mapping[str, Report]) -> str:
    """Follow a report to where it began; an undirected step leads on too, for the words are the same."""
    seen = {id}
    while id not in first_hand and id in parents and parents[id].parent not in seen:
        id = parents[id].parent
        seen.add(id)
    return id


def _published(
    report: Report, ids: list[str], by_report: Mapping[str, Sequence[Claim]], parents: Mapping[str, Edge]
) -> Origin:
    members = set(ids)
    pickups = sum(1 for id in ids if id in parents and parents[id].parent in members)
    return Origin(
        id=content_id("origin", "report", report.id),
        kind=OriginKind.REPORT,
        report=report.id,
        speaker=None,
        reports=tuple(ids),
        claims=tuple(sorted(c.id for id in ids for c in by_report.get(id, ()))),
        hearings=len(ids) - pickups,
        why=f"published by {report.source.name} itself, an official source known by its {report.source.known_by}",
    )


def _statements(
    claims: Sequence[Claim], reports: Mapping[str, Report], root: Mapping[str, str]
) -> Iterator[Origin]:
    """One official speaker's words of one day, heard by at least two reports that are not copies of each other."""
    spoken: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        speaker, day = claim.speaker, _day(claim, reports)
        official = speaker is not None and speaker.standing is Standing.OFFICIAL and speaker.party is not None
        if speaker is not None and official and day is not None and claim.kind is ClaimKind.CLAIM:
            spoken[speaker.party or "", _folded(speaker), day.isoformat()].append(claim)
    for (party, name, on), said in sorted(spoken.items()):
        for words, group in _wordings(said):
            ids = sorted({c.report for c in group})
            hearings = len({root.get(id, id) for id in ids})
            if hearings < 2:
                continue
            yield Origin(
                id=content_id("origin", "statement", party, name, on, words),
                kind=OriginKind.STATEMENT,
                report=None,
                speaker=min(c.speaker.name for c in group if c.speaker is not None),
                reports=tuple(ids),
                claims=tuple(sorted(c.id for c in group)),
                hearings=hearings,
                why=f"the same words of one official speaker on one day, in {hearings} reports that are not copies",
            )


def _wordings(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    groups: list[tuple[str, list[Claim]]] = []
    exact: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (_words(c), c.id)):
        words = _words(claim)
        if words in exact:
            exact[words].append(claim)
            continue
        for known, group in groups[-_MOST_WORDINGS:]:
            same_number = group[0].amount == claim.amount and group[0].polarity is claim.polarity
            if same_number and fuzz.ratio(known, words) >= SAME_WORDS:
                group.append(claim)
                exact[words] = group
                break
        else:
            exact[words] = [claim]
            groups.append((words, exact[words]))
    yield from groups


def _words(claim: Claim) -> str:
    return " ".join(_WORD.findall(claim.quote.casefold()))


def _folded(speaker: Speaker) -> str:
    return " ".join(w for w in _WORD.findall(speaker.name.casefold()) if w not in ("the", "s"))


def _day(claim: Claim, reports: Mapping[str, Report]) -> date | None:
    if claim.said_on is not None:
        return claim.said_on.first_day
    report = reports.get(claim.report)
    return report.published.first_day if report is not None and report.published is not None else None
