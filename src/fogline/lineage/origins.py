"""Where claims and reports begin: a body's own publication, an outlet's first-hand report, a named voice's statement.

What is not known stays out: a report or a claim without an origin here is of unknown origin, and counts as no witness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.lineage.credited import credit_keys, source_keys
from fogline.lineage.roots import Roots
from fogline.lineage.statements import Statement, find_statements
from fogline.model import Claim, Credit, Edge, Origin, OriginKind, Report, Standing, content_id

__all__ = ["Found", "beginnings", "trace_origins"]


@dataclass(frozen=True, slots=True)
class Found:
    """The origins of a case, as ``Lineage`` has them; pairs of ids, sorted."""

    origins: tuple[Origin, ...]
    of_report: tuple[tuple[str, str], ...]
    beginning: tuple[tuple[str, str], ...]
    claim_beginning: tuple[tuple[str, str], ...]


def beginnings(reports: Sequence[Report], edges: Sequence[Edge]) -> tuple[tuple[str, str], ...]:
    """(Report id, id of the report where its words begin) for every report; its own where it has no parent.

    A report with several parents begins where the most of its text does. One that is an origin itself, because it holds
    what its outlet got first hand, begins with itself whatever else it quotes.
    """
    roots = Roots(reports, edges)
    return tuple((id, roots.beginning(id)) for id in sorted({report.id for report in reports}))


def trace_origins(reports: Sequence[Report], claims: Sequence[Claim], edges: Sequence[Edge]) -> Found:
    """The known origins, and where every report and every claim's passage begins."""
    by_id = {report.id: report for report in reports}
    roots = Roots(reports, edges)
    paths = {claim.id: roots.passage(claim.report, claim.start, claim.end) for claim in claims}
    told = [claim for claim in claims if claim.report in by_id]
    of_claim: dict[str, str] = {}
    origins = []
    voiced = [claim for claim in told if not _own_voice(claim, by_id, paths)]
    for statement in find_statements(voiced, by_id, _joined(voiced, roots, paths)):
        published = _published(statement, by_id, roots, paths)
        if published is not None:
            of_claim.update(dict.fromkeys((claim.id for claim in statement.claims), published))
            continue
        origin = _stated(statement, paths)
        of_claim.update(dict.fromkeys(origin.claims, origin.id))
        origins.append(origin)
    for claim in told:
        begun = paths[claim.id][-1]
        if claim.id not in of_claim and begun in roots.known:
            of_claim[claim.id] = begun
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(by_id):
        members[roots.beginning(id)].append(id)
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        held[of_claim.get(claim.id, "")].append(claim)
    for id in sorted(roots.known):
        if members.get(id) or held.get(id):
            origins.append(_report_origin(id, roots, members.get(id, []), held.get(id, []), paths))
    ids = {origin.report: origin.id for origin in origins if origin.report is not None}
    of_report = tuple((id, ids[begun]) for id in sorted(by_id) if (begun := roots.beginning(id)) in ids)
    return Found(
        tuple(sorted(origins, key=lambda o: o.id)),
        of_report,
        tuple((id, roots.beginning(id)) for id in sorted(by_id)),
        tuple((claim.id, paths[claim.id][-1]) for claim in sorted(told, key=lambda c: c.id)),
    )


def _own_voice(claim: Claim, reports: Mapping[str, Report], paths: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an outlet is named as the one who says it whose own report the claim is from: no other statement."""
    speaker = claim.speaker
    if speaker is None or speaker.standing is not Standing.MEDIA:
        return False
    named = credit_keys(Credit("credit", speaker.name))
    return any(named & source_keys(reports[id].source) for id in paths[claim.id] if id in reports)


def _joined(
    claims: Sequence[Claim], roots: Roots, paths: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str]]:
    """Pairs of claims of which one stands in the passage that the other's was made from."""
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report].append(claim)
    pairs = []
    for claim in claims:
        if (
            len(paths[claim.id]) < 2
            or (made := roots.made_from(claim.report, claim.start, claim.end)) is None
        ):
            continue
        for other in of_report.get(made.report, ()):
            if other.start < made.end and made.start < other.end and _same_fields(claim, other):
                pairs.append((claim.id, other.id))
    return pairs


def _same_fields(a: Claim, b: Claim) -> bool:
    """Whether two claims of aligned passages can be one: a passage may hold several, told apart by their numbers."""
    if (a.amount is None) != (b.amount is None):
        return False
    return a.amount is not None or a.relation is b.relation


def _published(
    statement: Statement, reports: Mapping[str, Report], roots: Roots, paths: Mapping[str, tuple[str, ...]]
) -> str | None:
    """The report in which the speaker's own side published the statement, where it is in the case."""
    found = set()
    for claim in statement.claims:
        begun = paths[claim.id][-1]
        source = reports[begun].source if begun in reports else None
        if source is None or begun not in roots.known:
            continue
        spoken = claim.speaker.party if claim.speaker else None
        official = source.standing in (Standing.OFFICIAL, Standing.OCCUPATION)
        if source.standing is Standing.INDEPENDENT or (official and spoken in (source.party, None)):
            found.add(begun)
    return min(found, default=None)


def _stated(statement: Statement, paths: Mapping[str, tuple[str, ...]]) -> Origin:
    """A statement whose publication is not in the case: known by those who heard it."""
    claims = statement.claims
    heard = {paths[claim.id][-1] for claim in claims}
    times = (
        "one report or its pickups"
        if len(heard) == 1
        else f"{len(heard)} reports that are no pickups of each other"
    )
    on = f" on {day.day} {day:%b %Y}" if (day := statement.day) else ""
    return Origin(
        id=content_id("origin", "statement", *statement.voice, day and day.isoformat(), claims[0].id),
        kind=OriginKind.STATEMENT,
        report=None,
        speaker=statement.speaker,
        reports=tuple(sorted({claim.report for claim in claims})),
        claims=tuple(claim.id for claim in claims),
        hearings=len(heard),
        why=f"what {statement.speaker} said{on}, heard by {times}",
    )  # fmt: skip


def _report_origin(
    id: str,
    roots: Roots,
    members: Sequence[str],
    claims: Sequence[Claim],
    paths: Mapping[str, tuple[str, ...]],
) -> Origin:
    """An origin that is a report: everything that begins with it, whole reports and passages."""
    heard = {paths[claim.id][-1] for claim in claims} | {id}
    return Origin(
        id=content_id("origin", "report", id),
        kind=OriginKind.REPORT,
        report=id,
        speaker=None,
        reports=tuple(sorted({*members, *(claim.report for claim in claims)})),
        claims=tuple(sorted(claim.id for claim in claims)),
        hearings=len(heard),
        why=roots.known[id],
    )
