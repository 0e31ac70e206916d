"""How the answer of each side moved: steps in order of time, each with what kind of step it is.

A step is what one side answered on one day, in one answer and with one number. Official voices of a party have a
series of their own; so have its other voices, and the voices of no party. Nothing is added up: a number that is
said to come on top of another is kept as said and marked as an addition.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice

from fogline.knowledge.relations import Word
from fogline.model import (
    Act,
    AsOf,
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
from fogline.questions.measure import Span, interval, meet
from fogline.questions.reading import Reading
from fogline.questions.series_words import degree, is_addition, is_extent
from fogline.questions.words import fold

__all__ = [
    "Point",
    "Side",
    "as_of",
    "classify",
    "day_words",
    "order",
    "points",
    "side_of",
    "told_at",
    "voice_key",
]

Side = tuple[str | None, bool]
"""A party (``None`` for voices of no known party) and whether its voices are official."""

_MOST_HEARD = 30
"""Voices heard before, the latest first, among which another form of a name is looked for."""
_INDEFINITE = re.compile(
    r"(?:an?|another|one|some|several|other|many|two|three|reports?|sources?|officials)\b"
)
"""Begins a name that may stand for somebody else the next time: nobody's reversal."""
_OPPOSITE = {
    Word.YES: Word.NO, Word.NO: Word.YES, Word.BY: Word.NOT_BY, Word.NOT_BY: Word.BY, Word.AMOUNT: Word.NO,
}  # fmt: skip


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
    state = (names.get(claim.party or "", "") or "").casefold()[:5]
    words = (fold(speaker.name) or "").replace("’", "'").split()
    kept = [
        w.removesuffix("'s") for w in words if w != "the" and not (len(state) >= 4 and w.startswith(state))
    ]
    return " ".join(kept) or (claim.party or " ".join(words))


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
            number = reading.span.point if reading.span else _extent(reading.claim)
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
    """The order of points: by time, then by what is said and by whom, by ids only where nothing else differs."""
    step = point.step
    number = point.span.point if point.span else 0.0
    when = (*order(step.at.earliest), *order(step.at.latest))
    return (*when, step.degree or 0, number, point.word.value, step.voices, step.answer, step.claims)


def _extent(claim: Claim) -> float | None:
    return interval(claim.amount).point if claim.amount is not None and is_extent(claim) else None


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
    added = is_addition(first.claim) and (first.span is not None or is_extent(first.claim))
    span = first.span or (
        interval(first.claim.amount) if first.claim.amount and is_extent(first.claim) else None
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
    return Bounds(_finite(span.low), _finite(span.high), span.point, unit)


def _finite(number: float) -> float | None:
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
    head = headline(replace(draft, readings=tuple(readings)), names, relation)
    if draft.word is Word.PARTLY and head.endswith("in part"):
        head, words = head.removesuffix("in part").rstrip(" ,"), words or "in part"
        return f"{head}, {'“' + words + '”' if words != 'in part' else words}" if head else "In part"
    extent = next((r.claim for r in readings if r.span is None and is_extent(r.claim)), None)
    if extent is not None and extent.amount is not None:
        of = extent.amount.of or ""
        head = f"{head}, {amount_words(extent.amount)}{' ' + of if of and extent.amount.unit != of else ''}"
    elif words and draft.word not in (Word.NO, Word.NOT_BY):
        head = f"{head}, “{words}”"
    return f"{head} more, as said" if added else head


def classify(ordered: Sequence[Point]) -> list[Step]:
    """The kind of each of one side's points, which stand in order of time."""
    last: dict[str, Point] = {}
    steps: list[Step] = []
    for point in ordered:
        before = max((last[v] for v in _known(point.voices, last)), key=in_order, default=None)
        if before is None:
            kind = StepKind.JOINED if last else StepKind.FIRST
            reason = "another voice of this side" if last else "the first answer found"
        else:
            kind, reason = _moved(before, point)
        steps.append(replace(point.step, kind=kind, reason=reason))
        for voice in sorted(point.voices):
            last.pop(voice, None)
            last[voice] = point
    return steps


def _known(voices: Iterable[str], last: dict[str, Point]) -> Iterator[str]:
    """Those of the voices heard before that may be one of ``voices``: named alike, a part of the name, or in another
    script, where it cannot be told; so that "another voice" is said only where the name shows it."""
    for voice in sorted(voices):
        if voice in last:
            yield voice
            continue
        words, latin = set(voice.split()), voice.isascii()
        for heard in islice(reversed(last), _MOST_HEARD):
            others = set(heard.split())
            if words <= others or others <= words or heard.isascii() != latin:
                yield heard


def _moved(before: Point, now: Point) -> tuple[StepKind, str]:
    since = day_words(before.step.at)
    if now.added:
        return StepKind.ADDITION, "said to come on top of what was said before; not added up"
    known = any(not _INDEFINITE.match(v) for v in before.voices & now.voices)
    if known and _opposite(before, now) and (before.denial or now.denial or _one_day(before, now)):
        what = "denies what it said" if now.word in (Word.NO, Word.NOT_BY) else "says what it denied"
        return StepKind.REVERSAL, f"{what} itself on {since}"
    if before.word is now.word and before.who == now.who and before.step.degree == now.step.degree:
        if before.span is None or now.span is None or before.span.point == now.span.point:
            return StepKind.SAME, f"as on {since}"
        return StepKind.UPDATE, f"another number than on {since}"
    return StepKind.UPDATE, f"another answer than on {since}"


def _opposite(a: Point, b: Point) -> bool:
    if _OPPOSITE.get(a.word) is not b.word and _OPPOSITE.get(b.word) is not a.word:
        return False
    if a.span is not None and b.span is not None and not meet(a.span, b.span):
        return False
    return a.who == b.who or None in (a.who, b.who)


def _one_day(a: Point, b: Point) -> bool:
    return a.step.at.first_day == b.step.at.first_day


def day_words(at: When) -> str:
    """``4 Nov 2025``; ``4 Nov 2025 to 6 Nov 2025``."""
    first, last = at.first_day, at.last_day
    one = f"{first.day} {first:%b %Y}"
    return one if first == last else f"{one} to {last.day} {last:%b %Y}"


def as_of(told: Sequence[Point]) -> tuple[AsOf, ...]:
    """On each day with a number: the least and the most among what every side said last.

    Kept apart by who is counted. A side's later number takes the place of its earlier one; voices of no party each
    stand for themselves. Denied and planned numbers, and additions, are none of them.
    """
    found: list[AsOf] = []
    counted = [p for p in told if p.span is not None and p.word is Word.AMOUNT and not p.added]
    for scope in sorted({p.scope for p in counted}):
        latest: dict[object, list[Point]] = {}
        for day, group in _by_day([p for p in counted if p.scope == scope]):
            for owner in {_owner(p): None for p in group}:
                latest[owner] = [p for p in group if _owner(p) == owner]
            now = [p for kept in latest.values() for p in kept]
            spans = [p.span for p in now if p.span is not None]
            found.append(
                AsOf(
                    on=day,
                    least=min(s.point for s in spans),
                    most=max(s.point for s in spans),
                    low=_finite(min(s.low for s in spans)),
                    high=_finite(max(s.high for s in spans)),
                    claims=tuple(sorted({c for p in now for c in p.step.claims})),
                    of=scope,
                )
            )
    return tuple(sorted(found, key=lambda a: (a.on, a.of)))


def _owner(point: Point) -> object:
    return point.side[0] or tuple(sorted(point.voices))


def _by_day(told: Sequence[Point]) -> list[tuple[date, list[Point]]]:
    days: dict[date, list[Point]] = defaultdict(list)
    for point in told:
        days[point.step.at.last_day].append(point)
    return sorted(days.items())
