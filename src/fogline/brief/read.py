"""What was read, from whom, and what it was held against: the rows of three small tables."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.words import STANDING_WORDS, moment, plain, when
from fogline.model import Brief

__all__ = ["ReadRow", "ReferenceRow", "SourceRow", "read_rows", "reference_rows", "source_rows"]

_KNOWN_BY = {
    "domain": "its domain",
    "channel": "its channel id",
    "user": "the person who made the case",
    "purported": "its own word only",
}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One party and standing: how many reports, how many of them partly or not read, and the latest."""

    who: str
    standing: str
    reports: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source with what identified it."""

    name: str
    address: str
    party: str
    standing: str
    known_by: str
    reports: int


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One reference with its maker's affiliation."""

    id: str
    kind: str
    maker: str
    whose: str
    title: str
    when: str
    borrows: str
    licence: str
    notes: str
    sha256: str


def read_rows(brief: Brief, book: Book) -> tuple[ReadRow, ...]:
    """A row per party and standing, parties in the case's order, those of no party last."""
    order = {p: n for n, p in enumerate(brief.parties)}
    rows = sorted(brief.read, key=lambda r: (r.party is None, order.get(r.party or "", 99), r.party or ""))
    return tuple(
        ReadRow(
            book.party(row.party) if row.party else "No party known",
            STANDING_WORDS[row.standing],
            row.reports,
            tuple(
                note
                for note in (
                    f"latest {moment(row.latest)}" if row.latest else "no date",
                    f"{row.not_read:,} not read for claims" if row.not_read else "",
                    f"{row.partial:,} read in part" if row.partial else "",
                )
                if note
            ),
        )
        for row in rows
    )


def source_rows(brief: Brief, book: Book) -> tuple[SourceRow, ...]:
    """A row per source."""
    published: dict[str, int] = {}
    for report in brief.reports:
        published[report.source.id] = published.get(report.source.id, 0) + 1
    return tuple(
        SourceRow(
            plain(s.name),
            plain(s.domain or (f"channel {s.channel}" if s.channel else "")),
            book.party(s.party) if s.party else "no party known",
            STANDING_WORDS[s.standing],
            _KNOWN_BY.get(s.known_by, plain(s.known_by)),
            published.get(s.id, 0),
        )
        for s in brief.sources
    )


def reference_rows(brief: Brief, book: Book) -> tuple[ReferenceRow, ...]:
    """A row per reference."""
    makers = {r.id: plain(r.maker) for r in brief.references}
    return tuple(
        ReferenceRow(
            r.id,
            str(r.kind),
            plain(r.maker),
            f"{book.party(r.party) if r.party else 'no party'}, {STANDING_WORDS[r.standing]}",
            plain(r.title),
            when(r.when) if r.when else "no date",
            ", ".join(dict.fromkeys(makers.get(b, b) for b in r.borrows_from)),
            plain(r.licence or ""),
            " ".join(r.notes),
            r.sha256,
        )
        for r in brief.references
    )
