"""Where a case stands: how much is in it, and how much is still to be done."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.case.reading import readers
from fogline.model import Failure
from fogline.store.write import Store

__all__ = ["Status", "status"]


@dataclass(frozen=True, slots=True)
class Status:
    """Where a case stands. ``unread`` counts reports that are still to be read for claims, ``other`` those in
    languages that no extractor reads; ``by_language`` counts reports ("" where the language is unknown)."""

    name: str
    folder: str
    parties: tuple[str, ...]
    reports: int
    claims: int
    maps: int
    failures: tuple[Failure, ...]
    unread: int
    other: int
    by_language: tuple[tuple[str, int], ...]
    boundary: bool
    decisions: int = 0


def status(store: Store) -> Status:
    """Where the case stands whose store this is."""
    counts = store.counts()
    read_for = readers(store)
    languages = read_for.languages if read_for else _languages()
    by_language = dict(counts.by_language)
    readable = sum(n for code, n in by_language.items() if code in languages)
    unread = (
        max(store.count_unread(name, codes) for name, codes in read_for.extractors)
        if read_for and read_for.extractors
        else readable
    )
    return Status(
        name=store.setting("name") or "",
        folder=str(store.folder),
        parties=tuple(store.setting("parties") or ()),
        reports=counts.reports,
        claims=counts.claims,
        maps=counts.maps,
        failures=store.failures(),
        unread=unread,
        other=counts.reports - readable,
        by_language=counts.by_language,
        boundary=store.setting("boundary") is not None,
        decisions=counts.decisions,
    )


def _languages() -> frozenset[str]:
    from fogline.language.pipeline import languages

    return languages()
