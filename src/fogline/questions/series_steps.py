"""What kind of step each answer of a side is, seen from the steps before it; and the least and most on each day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from fogline.knowledge.relations import Word
from fogline.model import AsOf, Step, StepKind
from fogline.questions.measure import meet
from fogline.questions.series import Point, day_words, finite, in_order

__all__ = ["as_of", "classify"]

_MOST_HEARD = 30
"""Voices heard before, the latest first, among which another form of a name is looked for."""
_INDEFINITE = re.compile(
    r"(?:an?|another|one|some|several|other|many|two|three|reports?|sources?|officials)\b"
)
"""Begins a name that may stand for somebody else the next time: nobody's reversal."""
_OPPOSITE = {
    Word.YES: Word.NO, Word.NO: Word.YES, Word.BY: Word.NOT_BY, Word.NOT_BY: Word.BY, Word.AMOUNT: Word.NO,
}  # fmt: skip


def classify(ordered: Sequence[Point]) -> list[Step]:
    """The kind of each of one side's points, which stand in order of time."""
    last: dict[str, Point] = {}
    steps: list[Step] = []
    for point in ordered:
        before = max((last[v] for v in _known(point.voices, last)), key=in_order, default=None)
        if point.added:
            kind, reason = StepKind.ADDITION, "said to come on top of what was said before; not added up"
        elif before is None:
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
                    low=finite(min(s.low for s in spans)),
                    high=finite(max(s.high for s in spans)),
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
