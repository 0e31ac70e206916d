"""A small picture of how the answers to one question moved: no script, no colours, the same for every party.

Numbers stand on a scale with the band between the least and the most that all sides say; words stand in a lane for
each side, higher where they go further. A day is drawn as a day: nothing known only to the day is put at an hour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import floor, log10

from fogline.brief.step_time import LETTER, WIDTH, ChartTick, Stretch, midday, scale, stretch, ticks
from fogline.model import AsOf, Question, Series, Step, StepKind

__all__ = ["ChartMark", "ChartTick", "Lane", "Named", "StepChart", "draw_steps"]

_LONGEST = 22
"""Letters of a label; the whole stands in the list below the picture."""
_MOST_LANES = 6
_MOST_RUNGS = 4
"""Answers without a degree that have a level of their own."""
_STILL = frozenset({StepKind.FIRST, StepKind.SAME, StepKind.JOINED})
_RISE = 15.0
"""From one degree of a lane to the next, in picture units."""


@dataclass(frozen=True, slots=True)
class Named:
    """A series with what it is called and the sign of its side."""

    series: Series
    name: str
    sign: str


@dataclass(frozen=True, slots=True)
class ChartMark:
    """One step: where it stands, its label (empty where there is no room) and where the label goes.

    ``low`` and ``high`` are ends of a whisker; an arrow stands at an end that is open. ``aside`` marks steps of another
    question, ``ringed`` denials of what the voice said itself, ``added`` numbers that come on top of another.
    """

    x: float
    y: float
    sign: str
    official: bool
    aside: bool
    ringed: bool
    added: bool
    title: str
    claim: str
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "start"
    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One side's marks, its name above them at ``y`` (0 where there is none) and the line between them (path data)."""

    name: str
    sign: str
    y: float
    path: str
    marks: tuple[ChartMark, ...]


@dataclass(frozen=True, slots=True)
class StepChart:
    """One drawing. ``band`` is path data, empty where there is none; ``left`` is where the scale of numbers ends."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    ticks: tuple[ChartTick, ...]
    levels: tuple[ChartTick, ...]
    band: str
    lanes: tuple[Lane, ...]

    @property
    def arrows(self) -> bool:
        """Whether a bound is open."""
        return any(m.open_low or m.open_high for lane in self.lanes for m in lane.marks)

    @property
    def asides(self) -> bool:
        """Whether a step of another question is drawn."""
        return any(m.aside for lane in self.lanes for m in lane.marks)

    @property
    def additions(self) -> bool:
        """Whether a number is drawn that is said to come on top of another."""
        return any(m.added for lane in self.lanes for m in lane.marks)

    @property
    def rings(self) -> bool:
        """Whether a voice denies what it said itself."""
        return any(m.ringed for lane in self.lanes for m in lane.marks)


def draw_steps(question: Question, named: Sequence[Named]) -> StepChart | None:
    """The drawing of one question; ``None`` where fewer than two steps have different times."""
    shown = [n for n in named if n.series.steps][:_MOST_LANES]
    time = stretch([s for n in shown for s in n.series.steps])
    if time is None:
        return None
    steps = [s for n in shown for s in n.series.steps]
    if len(shown) == 1 and all(s.kind in _STILL for s in steps) and not question.as_of:
        return None  # one side that says one thing again and again
    counted = sum(s.amount is not None for s in steps)
    numbers = counted > 1 and 2 * counted >= len(steps)
    drawn = _numbers(shown, time, question.as_of) if numbers else _lanes(shown, time)
    return drawn if len({mark.x for lane in drawn.lanes for mark in lane.marks}) > 1 else None


def _lanes(named: Sequence[Named], time: Stretch) -> StepChart:
    """A lane for each side; within it a step stands higher the further its answer goes."""
    top = 22.0
    x = scale(time, 10.0, WIDTH - 10.0)
    lanes, y = [], top
    bottom = top + sum(_height(one) for one in named)
    taken: list[tuple[float, float, float, float]] = []
    for one in named:
        head, base = y + 16.0, y + _height(one) - 12.0
        taken.append((0.0, head - 10, len(one.name) * LETTER + 18, head + 3))
        marks, path = _lane_marks(one, time, x, base)
        taken += [_box(mark) for mark, _ in marks]
        labelled = tuple(_labelled(mark, text, taken, min(base + 14.0, bottom)) for mark, text in marks)
        lanes.append(Lane(one.name, one.sign, head, path, labelled))
        y += _height(one)
    return StepChart(WIDTH, y, top, y, 0.0, ticks(time, x), (), "", tuple(lanes))


def _height(one: Named) -> float:
    """How high a lane is: its name, its degrees, and room below."""
    return 16.0 + 22.0 + _RISE * max(len(_rungs(one)) - 1, 0) + 12.0


def _rungs(one: Named) -> list[int | str]:
    """The levels of a lane from below: what is not so, answers without a degree as they come, then the degrees."""
    degrees = sorted({s.degree for s in one.series.steps if s.degree is not None})
    words = dict.fromkeys(s.text for s in one.series.steps if s.degree is None)
    return [*(d for d in degrees if d <= 0), *list(words)[:_MOST_RUNGS], *(d for d in degrees if d > 0)]


def _lane_marks(
    one: Named, time: Stretch, x: Callable[[datetime], float], base: float
) -> tuple[list[tuple[ChartMark, str]], str]:
    marks: list[tuple[ChartMark, str]] = []
    path, told = "", ""
    rungs = _rungs(one)
    for step in one.series.steps:
        at = time.at(step)
        if at is None:
            continue
        rung = step.degree if step.degree is not None else step.text
        level = rungs.index(rung) if rung in rungs else len(rungs) - 1
        mark = _mark(one, step, x(at), base - _RISE * level)
        path += f"H{mark.x:g}V{mark.y:g}" if marks else f"M{mark.x:g} {mark.y:g}"
        marks.append((mark, "" if step.text == told else step.text.removeprefix("Yes, ")))
        told = step.text
    return marks, f"{path}H{WIDTH - 4:g}" if marks else ""


def _box(mark: ChartMark) -> tuple[float, float, float, float]:
    return (mark.x - 6, mark.y - 6, mark.x + 6, mark.y + 6)


def _mark(one: Named, step: Step, x: float, y: float) -> ChartMark:
    first = step.at.first_day
    when = f"{first.day} {first:%b %Y}"
    title = f"{one.name}, {when}: {step.text} ({step.kind}; {', '.join(step.voices[:3])})"
    return ChartMark(
        x, y, one.sign, one.series.official, step.question is not None, step.kind is StepKind.REVERSAL,
        step.kind is StepKind.ADDITION, title, step.claims[0] if step.claims else "",
    )  # fmt: skip


def _labelled(
    mark: ChartMark, text: str, taken: list[tuple[float, float, float, float]], bottom: float
) -> ChartMark:
    """``mark`` with its label where there is room; a label never covers another or a mark."""
    if not text:
        return mark
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    long = len(shown) * LETTER
    for dx, dy, anchor in ((8, 4, "start"), (0, -10, "middle"), (0, 19, "middle"), (-8, 4, "end"), (8, -8, "start"),
                           (-8, -8, "end"), (8, 17, "start"), (-8, 17, "end")):  # fmt: skip
        begin = mark.x + dx - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        box = (begin, mark.y + dy - 10, begin + long, mark.y + dy + 3)
        if (
            box[0] >= 0
            and box[2] <= WIDTH
            and box[1] >= 16
            and box[3] <= bottom
            and not any(_overlap(box, other) for other in taken)
        ):
            taken.append(box)
            return replace(mark, label=shown, label_x=mark.x + dx, label_y=mark.y + dy, anchor=anchor)
    return mark


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _numbers(named: Sequence[Named], time: Stretch, as_of: Sequence[AsOf]) -> StepChart:
    """All sides on one scale that begins at nought, with the band between the least and the most."""
    points = [s.amount.point for n in named for s in n.series.steps if s.amount is not None]
    ends = [
        e
        for n in named
        for s in n.series.steps
        if s.amount
        for e in (s.amount.low, s.amount.high)
        if e is not None
    ]
    step = _round(max([*points, *ends, 1.0]) * 1.08 / 4)
    count = max(1, -(-int(max([*points, *ends]) * 1.08 * 1000) // int(step * 1000))) if step else 1
    ceiling = step * count
    labels = [f"{step * n:,.10g}" for n in range(count + 1)]
    left, right, top, bottom = max(len(t) for t in labels) * LETTER + 10, WIDTH - 12.0, 30.0, 166.0
    x = scale(time, left, right)

    def y(number: float) -> float:
        return round(bottom - max(0.0, min(number, ceiling)) / ceiling * (bottom - top), 1)

    levels = tuple(ChartTick(y(step * n), label) for n, label in enumerate(labels))
    found = [_number_marks(one, time, x, y) for one in named]
    taken = [_box(mark) for marks in found for mark, _ in marks]
    lanes = [
        Lane(
            one.name,
            one.sign,
            0.0,
            "",
            tuple(_labelled(mark, text, taken, bottom + 6) for mark, text in marks),
        )
        for one, marks in zip(named, found, strict=True)
    ]
    scopes = {a.of for a in as_of}
    drawn = as_of if len(scopes) == 1 and not time.hours else ()
    return StepChart(
        WIDTH, bottom + 8, top, bottom, left, ticks(time, x), levels,
        _band(drawn, x, y, right), tuple(lanes),
    )  # fmt: skip


def _round(number: float) -> float:
    """1, 2 or 5 times a power of ten, at least ``number``."""
    power = 10.0 ** floor(log10(number)) if number > 0 else 1.0
    return next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= number)


def _number_marks(
    one: Named, time: Stretch, x: Callable[[datetime], float], y: Callable[[float], float]
) -> list[tuple[ChartMark, str]]:
    marks = []
    for step in one.series.steps:
        at, amount = time.at(step), step.amount
        if at is None or amount is None:
            continue
        mark = replace(
            _mark(one, step, x(at), y(amount.point)),
            low=y(amount.low) if amount.low is not None else None,
            high=y(amount.high) if amount.high is not None else None,
            open_low=amount.low is None,
            open_high=amount.high is None,
        )
        marks.append((mark, step.text))
    return marks


def _band(
    as_of: Iterable[AsOf], x: Callable[[datetime], float], y: Callable[[float], float], right: float
) -> str:
    """The stretch between the least and the most, from each day to the next on which a number came."""
    rows = [(x(midday(a.on)), y(a.least), y(a.most)) for a in as_of]
    if all(least == most for _, least, most in rows):
        return ""
    upper, lower = f"M{rows[0][0]:g} {rows[0][2]:g}", ""
    for n, (_, least, most) in enumerate(rows):
        until = rows[n + 1][0] if n + 1 < len(rows) else right
        upper += f"V{most:g}H{until:g}"
        lower = f"V{least:g}H{rows[n][0]:g}" + lower
    return f"{upper}{lower}Z"
