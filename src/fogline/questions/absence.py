"""Absence stated as what was read: how many reports of a party and standing, until when, and nothing found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fogline.model import Absence, Claim, Report, Standing

__all__ = ["Read", "absences"]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of every party and standing: counts, and the time of the latest."""

    counts: Mapping[tuple[str, Standing], int]
    latest: Mapping[tuple[str, Standing], date | datetime]

    @classmethod
    def of(cls, reports: Mapping[str, Report], unread: Collection[str] = ()) -> Read:
        """Count ``reports`` by who published them, without those that were not read for claims."""
        counts: dict[tuple[str, Standing], int] = defaultdict(int)
        latest: dict[tuple[str, Standing], date | datetime] = {}
        for report in reports.values():
            party = report.source.party
            if party is None or report.id in unread:
                continue
            key = (party, report.source.standing)
            counts[key] += 1
            if report.published is not None:
                end = report.published.latest
                if key not in latest or _order(end) > _order(latest[key]):
                    latest[key] = end
        return cls(counts, latest)


def _order(end: date | datetime) -> tuple[str, str]:
    """Days and moments in one order: by the calendar day, a moment after the bare day."""
    if isinstance(end, datetime):
        return end.date().isoformat(), end.isoformat()
    return end.isoformat(), ""


def absences(claims: Sequence[Claim], opposing: Sequence[tuple[str, str]], read: Read) -> tuple[Absence, ...]:
    """For each opposing party: its official voices, and every other standing that was read, where none answers."""
    voices = {(c.party, c.speaker.standing) for c in claims if c.speaker is not None and c.party is not None}
    missing = []
    for party in dict.fromkeys(p for pair in opposing for p in pair):
        standings = {Standing.OFFICIAL} | {s for p, s in read.counts if p == party}
        for standing in sorted(standings, key=list(Standing).index):
            key = (party, standing)
            if key not in voices:
                missing.append(Absence(party, standing, read.counts.get(key, 0), read.latest.get(key)))
    return tuple(missing)
