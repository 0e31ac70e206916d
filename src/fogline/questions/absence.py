"""Absence stated as what was read: how many reports of a party and standing, until when, and nothing found.

What is said is never that somebody is silent: only that nothing was found in what was read. What could not speak of it
(reports published before it), what is kept and not read for claims (languages that no extractor reads) and what is
incomplete is said beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fogline.model import Absence, Claim, Report, Standing
from fogline.questions.series import order
from fogline.questions.words import fold

__all__ = ["Read", "absence_words", "absences"]

Voices = tuple[str, Standing]
"""A party and a standing: those who publish, or speak."""

_VOICES = {
    Standing.OFFICIAL: "official voices", Standing.OCCUPATION: "occupation bodies",
    Standing.ALIGNED: "aligned voices, not official", Standing.MEDIA: "media",
    Standing.INDEPENDENT: "independent voices", Standing.ANONYMOUS: "anonymous voices",
    Standing.UNKNOWN: "voices whose standing is not known",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of every party and standing.

    ``counts`` are reports read for claims, ``latest`` the time of the latest of them, ``days`` their sorted days of
    publication, ``partial`` how many of them are incomplete, ``unread`` how many more are kept and were not read.
    ``published`` and ``sources`` are the day of every report and who published it, by the report's id.
    """

    counts: Mapping[Voices, int]
    latest: Mapping[Voices, date | datetime]
    days: Mapping[Voices, Sequence[date]]
    partial: Mapping[Voices, int]
    unread: Mapping[Voices, int]
    published: Mapping[str, date]
    sources: Mapping[str, Voices]

    @classmethod
    def of(cls, reports: Mapping[str, Report], unread: Collection[str] = ()) -> Read:
        """Count ``reports`` by who published them, those that were not read for claims apart."""
        counts: dict[Voices, int] = defaultdict(int)
        partial: dict[Voices, int] = defaultdict(int)
        kept: dict[Voices, int] = defaultdict(int)
        latest: dict[Voices, date | datetime] = {}
        days: dict[Voices, list[date]] = defaultdict(list)
        published = {r.id: r.published.first_day for r in reports.values() if r.published is not None}
        sources: dict[str, Voices] = {}
        not_read = frozenset(unread)
        for report in reports.values():
            party = report.source.party
            if party is None:
                continue
            key = sources[report.id] = (party, report.source.standing)
            if report.id in not_read:
                kept[key] += 1
                continue
            counts[key] += 1
            partial[key] += report.partial
            if report.published is not None:
                days[key].append(report.published.last_day)
                end = report.published.latest
                if key not in latest or order(end) > order(latest[key]):
                    latest[key] = end
        ordered = {key: sorted(found) for key, found in days.items()}
        return cls(counts, latest, ordered, partial, kept, published, sources)


def absences(claims: Sequence[Claim], opposing: Sequence[tuple[str, str]], read: Read) -> tuple[Absence, ...]:
    """For each opposing party: its official voices, and every other standing of it in the case, where none answers.

    A pair of parties that has nothing to do with the question (neither speaks, does it or suffers it, and it is of
    another country) is passed over. Where a report of a party's media or bloggers holds an answer, whoever gives it,
    something was found there.
    """
    found = {(c.party, c.speaker.standing) for c in claims if c.speaker is not None and c.party is not None}
    found |= {read.sources[c.report] for c in claims if _carries(c, read)}
    concerned, elsewhere = _concerned(claims)
    begins = _begins(claims, read)
    parties = [
        p for pair in opposing if concerned.intersection(map(fold, pair)) or not elsewhere for p in pair
    ]
    missing = []
    for party in dict.fromkeys(parties):
        standings = {Standing.OFFICIAL} | {s for p, s in (*read.counts, *read.unread) if p == party}
        for standing in sorted(standings, key=list(Standing).index):
            if (party, standing) not in found:
                missing.append(_absence((party, standing), begins, read))
    return tuple(missing)


def _carries(claim: Claim, read: Read) -> bool:
    """Whether the claim stands in a report of a party's own voices: its official ones only by what they say themselves."""
    source = read.sources.get(claim.report)
    return source is not None and (source[1] is not Standing.OFFICIAL or claim.speaker is None)


def _absence(key: Voices, begins: date | None, read: Read) -> Absence:
    days = read.days.get(key, ())
    return Absence(
        *key,
        reports_read=read.counts.get(key, 0),
        until=read.latest.get(key),
        earlier=bisect_left(days, begins) if begins is not None else 0,
        partial=read.partial.get(key, 0),
        not_read=read.unread.get(key, 0),
    )


def _concerned(claims: Sequence[Claim]) -> tuple[frozenset[str | None], bool]:
    """Who speaks, acts, suffers or owns the place, folded; and whether all of it is known to be of some country."""
    parties: set[str | None] = set()
    countries: set[str | None] = set()
    for claim in claims:
        parties |= {fold(speaker.party) for speaker in claim.speakers}
        parties |= {fold(claim.arguments.actor), fold(claim.arguments.target)}
        countries |= {fold(place.country) for place in claim.places}
    return frozenset((parties | countries) - {None}), bool(countries - {None})


def _begins(claims: Sequence[Claim], read: Read) -> date | None:
    """The first day that any of ``claims`` is about; ``None`` where none is dated."""
    days = []
    for claim in claims:
        told = claim.happened or claim.said_on
        day = told.first_day if told is not None else read.published.get(claim.report)
        if day is not None:
            days.append(day)
    return min(days, default=None)


def absence_words(absence: Absence, names: Mapping[str, str]) -> str:
    """The absence in sentences: whose, in how many reports, until when, and what else a reader must know of them."""
    who = f"{names.get(absence.party, absence.party)}, {_VOICES[absence.standing]}"
    read, kept = absence.reports_read, absence.not_read
    told = f"{who}: nothing found on this question"
    if not read and kept:
        return f"{told}; {_reports(kept)} published by them {_is(kept)} kept here, but not read for claims."
    if not read:
        return f"{told}; no report published by them was read."
    until = f", read until {_moment(absence.until)}" if absence.until is not None else ""
    told += f" in {_reports(read)}{until}."
    if absence.earlier == read:
        told += f" {'It was' if read == 1 else 'All of them were'} published before what is asked about."
    elif absence.earlier:
        told += (
            f" {absence.earlier:,} of them {'was' if absence.earlier == 1 else 'were'} published before it."
        )
    if absence.partial:
        told += f" {absence.partial:,} of them {_is(absence.partial)} incomplete."
    if kept:
        told += f" {_reports(kept)} more {_is(kept)} kept here, but not read for claims."
    return told


def _reports(number: int) -> str:
    return f"{number:,} report{'s' if number > 1 else ''}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _moment(at: date | datetime) -> str:
    if isinstance(at, datetime):
        return f"{at:%H:%M} {at.tzname() or ''}".strip() + f" on {at.day} {at:%b %Y}"
    return f"{at.day} {at:%b %Y}"
