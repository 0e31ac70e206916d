"""Every report with its claims marked in place, and the way back from each to the questions it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fogline.brief.accounts import QuoteView, quote_view
from fogline.brief.book import Book
from fogline.brief.lineage_words import by_time, origin_words
from fogline.brief.passages import Segment, segments
from fogline.brief.words import STANDING_WORDS, count, day, direction, language_name, plain, safe_url, when
from fogline.model import Brief, Origin, Report, in_words

__all__ = ["NoteView", "ReportView", "report_views"]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A claim listed under its report: its words, and the questions (id, text, status) that it answers. ``corrected``
    says field by field what the machine had read."""

    quote: QuoteView
    relation: str
    kind: str
    places: str
    made_by: str
    questions: tuple[tuple[str, str, str], ...]
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report. ``segments`` is empty in the shareable form; ``link`` only where the address may be a link."""

    id: str
    title: str
    publisher: str
    whose: str
    kind: str
    published: str
    published_iso: str
    language: str | None
    language_name: str
    dir: str
    address: str
    link: str | None
    sha256: str
    part: str
    version: str
    origin: str
    notices: tuple[str, ...]
    read: bool
    characters: int
    segments: tuple[Segment, ...]
    anchors: tuple[str, ...]
    notes: tuple[NoteView, ...]


def report_views(brief: Brief, book: Book, *, share: bool) -> tuple[ReportView, ...]:
    """The reports by time of publication, those without a date last."""
    ordered = by_time(brief.reports)
    origins = {o.id: o for o in brief.lineage.origins}
    corrected = _corrected(brief)
    return tuple(
        _report(r, book, origins.get(book.origin_of.get(r.id, "")), corrected, share) for r in ordered
    )


def _report(
    report: Report,
    book: Book,
    origin: Origin | None,
    corrected: Mapping[str, tuple[str, ...]],
    share: bool,
) -> ReportView:
    claims = book.by_report.get(report.id, ())
    source = report.source
    whose = f"{book.party(source.party)}, " if source.party else ""
    version = report.version
    return ReportView(
        id=report.id,
        title=book.title(report),
        publisher=plain(report.publisher),
        whose=whose + STANDING_WORDS[source.standing],
        kind=str(report.kind),
        published=when(report.published) if report.published else "no date",
        published_iso=report.published.earliest.isoformat() if report.published else "",
        language=report.language,
        language_name=language_name(report.language),
        dir=direction(report.language),
        address=plain(report.url or ""),
        link=safe_url(report.url),
        sha256=report.sha256,
        part=plain(report.part or ""),
        version=f"version {version.number} of {version.of}" if version.of > 1 else "",
        origin=origin_words(report, origin, book),
        notices=tuple(_notices(report, book, corrected.get(report.id, ()))),
        read=report.id not in book.not_read,
        characters=len(report.text),
        segments=() if share else segments(report.text, claims),
        anchors=tuple(c.id for c in claims),
        notes=tuple(
            NoteView(
                quote_view(c, book),
                str(c.relation),
                str(c.kind),
                ", ".join(dict.fromkeys(plain(p.name) for p in c.places)),
                c.made_by,
                tuple((q.id, plain(q.text), str(q.status)) for q in book.asked.get(c.id, ())),
                corrected.get(c.id, ()),
            )
            for c in claims
        ),
    )


def _corrected(brief: Brief) -> dict[str, tuple[str, ...]]:
    """What a person corrected of each item, with what the machine had read: both stay in sight."""
    found: dict[str, tuple[str, ...]] = {}
    for c in brief.corrections:
        words = (
            f"{c.field.replace('_', ' ')}: {plain(in_words(c.field, c.person))}, where the machine had read "
            f"{plain(in_words(c.field, c.machine))} ({plain(c.by)}, {day(c.at.date())})"
        )
        found[c.on] = (*found.get(c.on, ()), words)
    return found


def _notices(report: Report, book: Book, corrected: Iterable[str]) -> list[str]:
    found = []
    if report.id in book.not_read:
        found.append(f"Not read for claims (language: {report.language or 'unknown'}).")
    if report.partial:
        found.append("Only a part of it was read.")
    if report.version.note:
        found.append(plain(report.version.note))
    if report.guessed:
        found.append(f"Guessed from evidence: {', '.join(sorted(report.guessed))}.")
    found += [plain(w) for w in report.warnings]
    found += [f"Corrected: {words}." for words in corrected]
    if report.id in book.by_report:
        return found
    if report.id not in book.not_read:
        found.append(f"Read for claims; {count(0, 'claim')} found.")
    return found
