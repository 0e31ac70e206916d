"""How the answer of each side moved: steps in order of time, each with what kind of step it is.

A step is what one side answered on one day, in one answer and with one number. Official voices of a party have a
series of their own; so have its other voices, and the voices of no party. Nothing is added up: a number that is
said to come on top of another is kept as said and marked as an addition.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from fogline.knowledge.relations import Word
from fogline.model import (
    Act,
    Bounds,
    Claim,
    Relation,
    Report,
    Standing,
    Step,
    StepKind,
    When,
)
from fogline.questions.headline import Draft, amount_words, headline
from fogline.questions.measure import Span, interval
from fogline.questions.reading import Reading
from fogline.questions.series_words import degree, is_addition, is_extent
from fogline.questions.words import fold

__all__ = [
    "Point",
    "Side",
    "day_words",
    "finite",
    "in_order",
    "order",
    "points",
    "side_of",
    "told_at",
    "voice_key",
]

Side = tuple[str | None, bool]
"""A party (``None`` for voices of no known party) and whether its voices are official."""


@dataclass(frozen=True, slots=True)
class Point:
    """A step with what it takes to see how it stands to others. ``voices`` are keys under which voices are known."""

    step: Step
    side: Side
    question: str
    word: Word
    who: str | None
    span: Span | None
    scope: str
    voices: frozenset[str]
    denial: bool
    added: bool


def side_of(claim: Claim) -> Side:
    """Whose voice a claim is."""
    speaker = claim.speaker
    official = speaker is not None and speaker.standing is Standing.OFFICIAL and claim.party is not None
    return claim.party, official


def told_at(claim: Claim, reports: Mapping[str, Report]) -> tuple[When | None, str]:
    """When a claim was said, else when its report was published; ``None`` where neither is known."""
    if claim.said_on is not None:
        return claim.said_on, "said"
    report = reports.get(claim.report)
    return (report.published if report is not None else None), "published"


def order(at: date | datetime) -> tuple[date, str]:
    """Days and moments in one order: by the day, a bare day before the moments of that day."""
    if not isinstance(at, datetime):
        return at, ""
    try:
        return at.date(), at.astimezone(UTC).isoformat()
    except OverflowError:  # the first or last day of the calendar
        return at.date(), at.isoformat()


def voice_key(claim: Claim, names: Mapping[str, str], reports: Mapping[str, Report]) -> str:
    """One key for the forms of a voice's name: without the article and the name of its own party.

    "Ukraine's General Staff", "the Ukrainian General Staff" and "General Staff" are one voice.
    """
    speaker = claim.speaker
    if speaker is None:
        report = reports.get(claim.report)
        return f"own voice of {report.source.id}" if report is not None else "own voice"
    return _plain_name(speaker.name, names.get(claim.party or "", "")) or claim.party or speaker.name


@lru_cache(maxsize=8192)
def _plain_name(name: str, state: str) -> str:
    begin = state.casefold()[:5]
    words = (fold(name) or "").replace("’", "'").split()
    return " ".join(
        w.removesuffix("'s") for w in words if w != "the" and not (len(begin) >= 4 and w.startswith(begin))
    )


def points(
    question: str,
    relation: Relation,
    drafts: Iterable[Draft],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
) -> list[Point]:
    """The steps of all sides of one question, in order of time; claims without any date make none."""
    found: dict[tuple[object, ...], list[tuple[Reading, When, str]]] = defaultdict(list)
    drawn: dict[tuple[object, ...], tuple[Draft, int | None, str]] = {}
    for draft in drafts:
        for reading in draft.readings:
            at, known_by = told_at(reading.claim, reports)
            if at is None:
                continue
            rank, words = degree(reading.claim, relation, reading.word)
            number = reading.span.point if reading.span else _extent(reading.claim, relation)
            added = is_addition(reading.claim) and number is not None
            key = (
                side_of(reading.claim),
                at.first_day,
                at.last_day,
                draft.id,
                rank,
                number,
                reading.scope,
                added,
            )
            found[key].append((reading, at, known_by))
            kept = drawn.get(key)
            if kept is None or (words and (not kept[2] or words < kept[2])):
                drawn[key] = (draft, rank, words)
    made = [_point(question, relation, *drawn[key], told, names, reports) for key, told in found.items()]
    return sorted(made, key=in_order)


def in_order(point: Point) -> tuple[object, ...]:
    """The order of points: by time, then by what is said and by whom; by ids only where nothing else differs, an answer's
    last, since it hangs on a side's code."""
    step = point.step
    number = point.span.point if point.span else 0.0
    when = (*order(step.at.earliest), *order(step.at.latest))
    return (*when, step.degree or 0, number, point.word.value, step.voices, step.claims, step.answer)


def _extent(claim: Claim, relation: Relation) -> float | None:
    return interval(claim.amount).point if claim.amount is not None and is_extent(claim, relation) else None


def _point(
    question: str,
    relation: Relation,
    draft: Draft,
    rank: int | None,
    words: str,
    told: Sequence[tuple[Reading, When, str]],
    names: Mapping[str, str],
    reports: Mapping[str, Report],
) -> Point:
    ordered = sorted(told, key=lambda t: (*order(t[1].earliest), t[2] != "said", t[0].claim.id))
    readings = [r for r, _, _ in ordered]
    first, at, known_by = ordered[0]
    claims = tuple(dict.fromkeys(r.claim.id for r in readings))
    spoken = {_voice(r.claim, reports) for r in readings}
    keys = frozenset(voice_key(r.claim, names, reports) for r in readings)
    added = is_addition(first.claim) and (first.span is not None or is_extent(first.claim, relation))
    span = first.span or (
        interval(first.claim.amount) if first.claim.amount and is_extent(first.claim, relation) else None
    )
    step = Step(
        at=at,
        known_by=known_by,
        kind=StepKind.FIRST,
        answer=draft.id,
        text=_text(draft, readings, relation, names, words, added),
        claims=claims,
        voices=tuple(sorted(spoken)),
        amount=_bounds(span, first.claim),
        degree=rank,
    )
    side = side_of(first.claim)
    denial = any(r.claim.act is Act.DENIES for r in readings)
    return Point(step, side, question, draft.word, draft.who, span, first.scope, keys, denial, added)


def _voice(claim: Claim, reports: Mapping[str, Report]) -> str:
    if claim.speaker is not None:
        return claim.speaker.name
    report = reports.get(claim.report)
    return f"{report.publisher}, in its own voice" if report is not None else "the report's own voice"


def _bounds(span: Span | None, claim: Claim) -> Bounds | None:
    if span is None:
        return None
    unit = claim.amount.unit if claim.amount is not None else None
    return Bounds(finite(span.low), finite(span.high), span.point, unit)


def finite(number: float) -> float | None:
    """``number``, or ``None`` where it has no end."""
    return number if math.isfinite(number) else None


def _text(
    draft: Draft,
    readings: Sequence[Reading],
    relation: Relation,
    names: Mapping[str, str],
    words: str,
    added: bool,
) -> str:
    """The step's answer in a word, with the degree or the extent in the claim's own words where it gives one."""
    head = headline(Draft(draft.id, draft.word, draft.who, tuple(readings)), names, relation)
    if draft.word is Word.PARTLY and head.endswith("in part"):
        head, words = head.removesuffix("in part").rstrip(" ,"), words or "in part"
        return f"{head}, {'“' + words + '”' if words != 'in part' else words}" if head else "In part"
    extent = next((r.claim for r in readings if r.span is None and is_extent(r.claim, relation)), None)
    if extent is not None and extent.amount is not None:
        of = extent.amount.of or ""
        head = f"{head}, {amount_words(extent.amount)}{' ' + of if of and extent.amount.unit != of else ''}"
    elif words and draft.word not in (Word.NO, Word.NOT_BY):
        head = f"{head}, “{words}”"
    return f"{head} more, as said" if added else head


def day_words(at: When) -> str:
    """``4 Nov 2025``; ``4 Nov 2025 to 6 Nov 2025``."""
    first, last = at.first_day, at.last_day
    one = f"{first.day} {first:%b %Y}"
    return one if first == last else f"{one} to {last.day} {last:%b %Y}"
