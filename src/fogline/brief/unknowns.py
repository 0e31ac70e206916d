"""What is not known, said as what was read and what was not: the aside that every first screen has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.words import count, language_name, plain
from fogline.model import Brief, ClaimKind, Review, Standing

__all__ = ["Unknown", "unknowns"]

_MOST = 4


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that is not known: a sentence, and the claims (id, publisher, words, language) that say so."""

    text: str
    claims: tuple[tuple[str, str, str, str | None], ...] = ()


def unknowns(brief: Brief, book: Book) -> tuple[Unknown, ...]:
    """All of them, those about the accounts first."""
    found = [
        _verification(brief, book),
        *_silent(brief, book),
        _origins(brief, book),
        _not_read(brief, book),
        _failed(brief),
        _undated(brief),
        _unplaced(brief),
        _unchecked(brief),
    ]
    return tuple(u for u in found if u is not None)


def _verification(brief: Brief, book: Book) -> Unknown | None:
    said = [c for c in brief.claims if c.kind is ClaimKind.VERIFICATION and c.review is not Review.REJECTED]
    if not said:
        return None
    seen: dict[str, tuple[str, str, str, str | None]] = {}
    for claim in said:
        report = book.reports[claim.report]
        who = plain(claim.speaker.name) if claim.speaker else plain(report.publisher)
        seen.setdefault(" ".join(claim.quote.split()), (claim.id, who, claim.quote, report.language))
    more = len(seen) - _MOST
    tail = f" ({more:,} more in the reports below)" if more > 0 else ""
    return Unknown(f"What could not be verified, in the reports' words{tail}:", tuple(seen.values())[:_MOST])


def _silent(brief: Brief, book: Book) -> list[Unknown]:
    missing: Counter[str] = Counter()
    for question in brief.questions:
        missing.update({a.party for a in question.absent if a.standing is Standing.OFFICIAL})
    total = len(brief.questions)
    order = [*brief.parties, *sorted(set(missing) - set(brief.parties))]
    return [
        Unknown(
            f"{book.party(p)}: no official statement found in what was read on {_of(missing[p], total, 'question')}."
        )
        for p in order
        if missing[p]
    ]


def _origins(brief: Brief, book: Book) -> Unknown | None:
    lost = [r.id for r in brief.reports if r.id not in book.origin_of]
    if not lost:
        return None
    begins = dict(brief.lineage.beginning)
    from_each_other = len({begins.get(id, id) for id in lost})
    begun = f", with {count(from_each_other, 'beginning')}" if from_each_other < len(lost) else ""
    text = f"{_of(len(lost), len(brief.reports), 'report')} of unknown origin{begun}, so never counted as independent."
    return Unknown(text[0].upper() + text[1:])


def _not_read(brief: Brief, book: Book) -> Unknown | None:
    skipped = Counter(language_name(r.language) for r in brief.reports if r.id in book.not_read)
    if not skipped:
        return None
    names = ", ".join(f"{name} {number:,}" for name, number in skipped.most_common())
    total = sum(skipped.values())
    return Unknown(
        f"{count(total, 'report')} kept and shown, but not read for claims (by language: {names})."
    )


def _failed(brief: Brief) -> Unknown | None:
    if not brief.failed:
        return None
    return Unknown(f"{count(len(brief.failed), 'input')} could not be read; named under “What failed”.")


def _undated(brief: Brief) -> Unknown | None:
    lost = sum(r.published is None for r in brief.reports)
    return Unknown(f"{count(lost, 'report')} without a date of publication.") if lost else None


def _unplaced(brief: Brief) -> Unknown | None:
    names = dict.fromkeys(
        plain(p.name) for c in brief.claims for p in c.places if p.latitude is None or p.longitude is None
    )
    if not names:
        return None
    shown = ", ".join(list(names)[:8]) + (" …" if len(names) > 8 else "")
    return Unknown(f"Places kept as named, without coordinates: {shown}.")


def _unchecked(brief: Brief) -> Unknown | None:
    held = sum(bool(q.findings) for q in brief.questions)
    total = len(brief.questions)
    if not total or held == total:
        return None
    text = f"{_of(total - held, total, 'question')} not held against any reference."
    return Unknown(text[0].upper() + text[1:])


def _of(part: int, total: int, noun: str) -> str:
    """``2 of 6 questions``; ``all 6 questions``; ``the one question``."""
    if total == 1:
        return f"the one {noun}"
    return f"all {total:,} {noun}s" if part == total else f"{part:,} of {total:,} {noun}s"
