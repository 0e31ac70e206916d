"""Change over time across questions: the same thing asked of one place in one window of time after another.

"Is the town encircled" of October and of November are two questions, since accounts of one day are compared; how a side's
answer moved is read over both. Rings and holds are one thread, so that "blocked", "encircled" and "taken" follow on each
other. Each question gets its own steps, and of its thread those nearest to them in time that changed something.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.knowledge.relations import Asked
from fogline.model import Claim, Question, Relation, Report, Series, Step, StepKind
from fogline.questions.dropped import LASTING, Later, dropped
from fogline.questions.headline import Draft
from fogline.questions.meeting import Group
from fogline.questions.reading import SAID
from fogline.questions.sentences import sentences
from fogline.questions.series import Point, Side, in_order, points
from fogline.questions.series_steps import as_of, classify

__all__ = ["Told", "over_time"]

_HORIZON, _NEAR = timedelta(days=180), timedelta(days=30)
"""How far before and after a question its thread is followed: for a side that answers it, and for one that does not."""
_MOST_BESIDE = 8
"""Steps of other questions before, and after, that a question shows of one side: so that time stays linear."""
_GROUND = frozenset({Relation.ENCIRCLEMENT, Relation.CONTROL})
_BLOCKED, _TAKEN = 3, 5
_Thread = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A question with what it was made from."""

    question: Question
    group: Group
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One side's points of one thread in order of time, and the step of each."""

    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    elsewhere: tuple[Step, ...]
    """The same steps as other questions show them: with the question where they stand."""
    days: tuple[date, ...]
    last_of: Mapping[str, int]
    """Where the last point of each question stands."""


def over_time(
    told: Sequence[Told],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
) -> list[Question]:
    """Every question with its sentences, its series, its numbers by day and what was dropped.

    The order of ``told`` and ``claims`` changes nothing but the order of what is returned. Time grows as n log n with
    the number of claims.
    """
    by_id = {c.id: c for c in claims}
    later = Later.of(claims, reports)
    own = {t.question.id: points(t.question.id, t.question.relation, t.drafts, reports, names) for t in told}
    threads: dict[_Thread, dict[Side, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for t in told:
        for point in own[t.question.id]:
            threads[_thread(t)][point.side].append(point)
            if t.group.relation is Relation.PRESENCE and (point.step.degree or 0) >= _BLOCKED:
                threads["ground", t.group.key][point.side].append(point)
    lines = {key: {side: _line(found) for side, found in sides.items()} for key, sides in threads.items()}
    made = []
    for t in told:
        asked, here = t.question, own[t.question.id]
        line = lines.get(_thread(t), {})
        after = _speaking_after(asked.id, line)
        year = asked.when.last_day.year if asked.when is not None else None
        made.append(
            replace(
                asked,
                sentences=sentences(t.drafts, asked.absent, reports, names, year),
                series=_series(asked, here, line),
                as_of=as_of(here) if t.group.asked is Asked.HOW_MANY else (),
                dropped=dropped(asked, here, after, by_id, reports, later, names),
            )
        )
    return made


def _thread(told: Told) -> _Thread:
    """What a question is one of, over time; a thread of its own where it is about one event or has no place."""
    group = told.group
    alone = "@" in group.key or not group.key or group.measure.startswith(SAID)
    if alone or group.relation not in LASTING:
        return (told.question.id,)
    if group.relation in _GROUND and group.asked is not Asked.HOW_MANY:
        return ("ground", group.key)
    return (group.relation, group.asked, group.measure, group.subject, group.key)


def _line(found: list[Point]) -> _Line:
    ordered = sorted(found, key=in_order)
    steps = tuple(classify(ordered))
    alone = all(p.question == ordered[0].question for p in ordered)
    return _Line(
        tuple(ordered),
        steps,
        steps
        if alone
        else tuple(replace(s, question=p.question) for s, p in zip(steps, ordered, strict=True)),
        tuple(p.step.at.first_day for p in ordered),
        {p.question: n for n, p in enumerate(ordered)},
    )


def _series(question: Question, here: Sequence[Point], lines: Mapping[Side, _Line]) -> tuple[Series, ...]:
    when = question.when
    days = [p.step.at.first_day for p in here]
    first = min(days, default=when.first_day if when else None)
    last = max(days, default=when.last_day if when else None)
    if first is None or last is None:
        return ()
    made = []
    for side in sorted(lines, key=lambda s: (s[0] is None, s[0] or "", not s[1])):
        steps = _around(question.id, question.relation, lines[side], first, last)
        if steps:
            made.append(Series(*side, steps))
    return tuple(made)


def _around(id: str, relation: Relation, line: _Line, first: date, last: date) -> tuple[Step, ...]:
    """A question's own steps, and of the others of its thread those just before and after that changed something."""
    begin, end = bisect_left(line.days, first), bisect_right(line.days, last)
    kept = {n for n in range(begin, end) if line.points[n].question == id}
    far = _HORIZON if kept else _NEAR
    low, high = bisect_left(line.days, first - far), bisect_right(line.days, last + far)
    told = {c for n in kept for c in line.steps[n].claims}
    before = _changes(id, relation, line, range(end - 1, low - 1, -1), told)
    after = _changes(id, relation, line, range(end, high), told)
    shown = sorted(kept | before | after)
    return tuple(
        line.steps[n] if n in kept else replace(line.steps[n], question=line.points[n].question)
        for n in shown
    )


def _changes(id: str, relation: Relation, line: _Line, places: range, told: set[str]) -> set[int]:
    found: set[int] = set()
    tried = 0
    for n in places:
        tried += 1
        if len(found) == _MOST_BESIDE or tried > 8 * _MOST_BESIDE:
            break
        point, step = line.points[n], line.steps[n]
        if point.question == id or step.kind is StepKind.SAME or told.intersection(step.claims):
            continue
        if (
            relation is Relation.ENCIRCLEMENT
            and point.word.value in ("by", "not by", "partly")
            and step.degree != _TAKEN
        ):
            continue  # who holds a town does not say whether it is surrounded; that it was taken ends the ring
        found.add(n)
    return found


def _speaking_after(id: str, lines: Mapping[Side, _Line]) -> frozenset[Side]:
    """Sides that speak again in the thread after their last word on this question."""
    return frozenset(
        side for side, line in lines.items() if line.last_of.get(id, len(line.points)) < len(line.points) - 1
    )
