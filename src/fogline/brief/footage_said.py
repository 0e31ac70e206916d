"""What is said of an item of footage, with what was found about it, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.findings import finding_view
from fogline.brief.share import EXCERPT, excerpt
from fogline.brief.words import plain, quote_marks, verb, when
from fogline.model.exhibit import Exhibit, Haze, SaidOf, SkyHeld

__all__ = ["FoundView", "SaidView", "haze_words", "said_views"]

_ELSEWHERE = " (said elsewhere in it)"
_NOT_A_FINDING = "a hint, not a finding: night, smoke, snow, a dirty lens and compression look alike"


@dataclass(frozen=True, slots=True)
class FoundView:
    """What one check says: ``check`` its name, ``outcome`` in a word, and why."""

    check: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """One passage. ``href`` leads to the claim or the report; ``facts`` are place, time and sky in words."""

    who: str
    verb: str
    words: str
    marks: tuple[str, str]
    language: str | None
    href: str
    facts: str
    found: tuple[FoundView, ...]


def said_views(e: Exhibit, book: Book) -> tuple[SaidView, ...]:
    """What is said of ``e``, in the order of its postings and of the texts; passages on which nothing was found last."""
    views = [_view(one, book) for one in e.said if one.report in book.reports]
    return tuple(sorted(views, key=lambda view: not view.found))


def _view(one: SaidOf, book: Book) -> SaidView:
    report = book.reports[one.report]
    claim = book.claims.get(one.claim or "")
    speaker = claim.speaker if claim is not None else None
    return SaidView(
        who=plain(speaker.name if speaker is not None else report.publisher),
        verb=verb(claim) if claim is not None else "says",
        words=plain(excerpt(one.passage.text, EXCERPT)),
        marks=quote_marks(report.language),
        language=report.language,
        href=one.claim if claim is not None and one.claim is not None else one.report,
        facts=_facts(one),
        found=tuple(_found(one, book)),
    )


def _facts(one: SaidOf) -> str:
    """Place, time and sky in words, and which of them another passage of the report lends."""
    parts = [
        (plain(one.place.name) if one.place else "place not said")
        + (_ELSEWHERE if "place" in one.lent else ""),
        (when(one.when) if one.when else "time not said") + (_ELSEWHERE if "time" in one.lent else ""),
    ]
    if one.sky:
        parts.append(("no " if one.negated else "") + ", ".join(one.sky))
    return " · ".join(parts)


def _found(one: SaidOf, book: Book) -> Iterator[FoundView]:
    for key in one.findings:
        if (finding := book.findings.get(key)) is not None:
            view = finding_view(finding, None, book)
            yield FoundView(finding.check, view.outcome, _sentence(view.reason))
    for held in one.held:
        yield FoundView(_check(held), str(held.outcome), _sentence(held.reason))


def _check(held: SkyHeld) -> str:
    return f"{held.check}, {'no ' if held.negated else ''}{held.said}"


def _sentence(reason: str) -> str:
    told = plain(reason)
    return told[:1].upper() + told[1:] + ("" if told.endswith(".") else ".")


def haze_words(haze: Haze | None) -> str:
    """The hint in a sentence, "" where there is none."""
    if haze is None:
        return ""
    looks = {
        "hazy": "The frames look hazy",
        "not hazy": "The frames do not look hazy",
    }.get(haze.looks, "Whether the frames look hazy is not clear")
    frames = f"{haze.frames} of {haze.of} could be judged"
    return f"{looks} (score {haze.score:.2f} of 1; {frames}): {_NOT_A_FINDING}."
