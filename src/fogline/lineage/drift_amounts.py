"""Amounts that changed on the way, or lost the bound that they were said with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.lineage.drift_lexicon import are_persons
from fogline.lineage.drift_numbers import Bound, Number
from fogline.lineage.drift_pickup import Pickup
from fogline.lineage.drift_reading import Found, Sentence
from fogline.model import Claim, DriftKind

__all__ = ["amount_drift"]

ROUNDED = 0.05
"""How far a number may lie from the one it was rounded from, as a part of it: 1,042 and 1,000, 19.3 % and 19 %."""

FORM = 3
"""So many amounts that changed, where fewer are kept, are another day's: a pickup keeps most of what it takes over."""

FAR, FAR_OF_ONE_FATE = 4.0, 12.0
"""How many times a number may be another that it became: a slip of a digit is ten times, of those of one fate only."""

_TIMES = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seconds"))
"""Stretches of time are of one thing only where they are the same: many things of a story last a while."""

_LOOSE = (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST)
_Counted = tuple[Sentence, Number]


def amount_drift(pickup: Pickup) -> Iterator[Found]:
    """Amounts of the parent that the child gives otherwise, sentence by sentence."""
    if not any(True for _ in pickup.pairs()):
        return
    everywhere = [(s, n) for s in pickup.child.sentences for n in s.numbers]
    begun = [(s, n) for s in pickup.parent.sentences for n in s.numbers]
    found: list[Found] = []
    for _, sentence, carried in pickup.pairs():
        here = [(s, n) for s in carried for n in s.numbers]
        found += _of_sentence(pickup, sentence, here, everywhere, begun)
    changed = sum(one.kind is DriftKind.AMOUNT for one in found)
    kept = sum(any(_equal(n, other) for _, other in everywhere) for _, n in begun)
    if changed >= FORM and changed > kept:
        return  # the same form filled with another day's figures
    yield from found


def _of_sentence(
    pickup: Pickup,
    sentence: Sentence,
    here: list[_Counted],
    everywhere: list[_Counted],
    begun: list[_Counted],
) -> Iterator[Found]:
    rest: list[Number] = []
    free = list(here)
    for number in sentence.numbers:
        same = [one for one in free if _same(number, one[1])]
        if not same:
            rest.append(number)
            continue
        best = min(same, key=lambda one: (-_fit(number, one[1]), one[1].bound is not number.bound))
        free.remove(best)
        aged = "years" in (number.unit, best[1].unit)
        kind = None if aged else _bound_drift(number, best[1])
        said_so = any(n.bound is best[1].bound and _equal(n, best[1]) for _, n in begun)
        if kind is not None and not said_so and not _kept(number, everywhere):
            yield from _found(pickup, kind, sentence, number, best)
    for number in rest:
        other = _only([one for one in free if _alike(number, one[1])])
        if other is None or number.unit in _TIMES or len([n for n in rest if _alike(n, other[1])]) > 1:
            continue
        if any(_equal(number, n) for _, n in everywhere) or any(_equal(n, other[1]) for _, n in begun):
            continue  # it stands elsewhere, or the other comes from elsewhere
        if not _rounds(number, other[1]) and not _far(number, other[1]):
            yield from _found(pickup, DriftKind.AMOUNT, sentence, number, other)


def _same(a: Number, b: Number) -> bool:
    """Whether two numbers are of one size and may count one thing, however they are bounded."""
    if _fit(a, b) < 0:
        return False
    if a.value is not None and b.value is not None:
        return a.value == b.value
    if a.value is None and b.value is None:
        return a.bound is b.bound and (
            (a.bound is Bound.VAGUE and _vague(a) == _vague(b)) or (a.low, a.high) == (b.low, b.high)
        )
    one, span = (a, b) if a.value is not None else (b, a)
    return span.bound is Bound.RANGE and one.value in (span.low, span.high)


def _equal(a: Number, b: Number) -> bool:
    """Whether two numbers are one, and certainly of one thing."""
    return _same(a, b) and _alike(a, b)


def _vague(number: Number) -> int:
    """ "Dozens" and "десятки" are of one size: how many digits the least has."""
    return len(str(int(number.low or 0)))


def _fit(a: Number, b: Number) -> int:
    """How well what two numbers count agrees; below 0 where it cannot be one thing."""
    score = 0
    for mine, other in ((a.unit, b.unit), (a.noun, b.noun), (a.outcome, b.outcome)):
        if mine is not None and other is not None:
            if mine != other and not are_persons(mine, other) and not {mine, other} <= _HIT:
                return -1
            score += 2 if mine == other else 1
    return -1 if (a.unit == "percent") != (b.unit == "percent") else score


_HIT = frozenset(("destroyed", "damaged", "struck", "eliminated", "killed", "lost"))
"""Outcomes that are told by one word for another: "destroyed" and "hit", "eliminated" and "killed"."""


def _alike(a: Number, b: Number) -> bool:
    """Whether two numbers certainly count one thing: the same unit, the same fate, or the same things."""
    if _fit(a, b) < 0 or a.unit != b.unit:
        return False
    if a.unit is not None:
        return True
    if a.outcome is not None and b.outcome is not None:
        return a.outcome == b.outcome and _one_kind(a.noun, b.noun)
    if a.noun is None and b.noun is None and a.word is not None:
        return a.word == b.word
    return a.noun is not None and a.noun == b.noun


def _one_kind(noun: str | None, other: str | None) -> bool:
    return noun == other or noun is None or other is None or are_persons(noun, other)


def _bound_drift(before: Number, after: Number) -> DriftKind | None:
    if before.bound is after.bound:
        return None
    if before.bound in _LOOSE or before.bound is Bound.RANGE:
        if after.bound is Bound.NONE:
            return DriftKind.BOUND_LOST
        if after.bound is Bound.ABOUT and before.bound is not Bound.RANGE:
            return DriftKind.BOUND_LOST
    if after.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return DriftKind.AMOUNT
    return None


def _kept(number: Number, everywhere: Sequence[_Counted]) -> bool:
    """Whether the child gives the number with its bound in some other place, or both ends of a range."""
    values = {n.value for _, n in everywhere}
    if number.bound is Bound.RANGE and {number.low, number.high} <= values:
        return True
    return any(n.bound is number.bound and _same(number, n) for _, n in everywhere)


def _rounds(before: Number, after: Number) -> bool:
    """Whether the later number only says the earlier less exactly, and says so or rounds by little."""
    if before.value is None:
        return after.value is None and after.bound is Bound.VAGUE
    if after.bound is Bound.VAGUE:
        return after.low is not None and after.low <= before.value < 10 * after.low
    if after.value is None:
        return (after.low or 0) <= before.value <= (after.high or before.value)
    near = abs(after.value - before.value) <= ROUNDED * before.value
    if after.bound is Bound.AT_LEAST:
        return near and after.value <= before.value
    if after.bound is Bound.AT_MOST:
        return near and after.value >= before.value
    return near and (after.bound is Bound.ABOUT or _digits(after.value) < _digits(before.value))


def _far(before: Number, after: Number) -> bool:
    """Whether two numbers lie so far apart that they count other things: 300 inside a town and 150,000 massed for it."""
    sizes = [n.value or n.low or n.high or 1.0 for n in (before, after)]
    same_fate = before.outcome is not None and before.outcome == after.outcome
    return max(sizes) > (FAR_OF_ONE_FATE if same_fate else FAR) * max(min(sizes), 1e-9)


def _digits(value: float) -> int:
    """How many digits of a number say something: 1,042 has four, 1,000 one."""
    return len(f"{value:g}".replace(".", "").strip("0"))


def _only(found: Sequence[_Counted]) -> _Counted | None:
    return found[0] if len(found) == 1 else None


def _found(
    pickup: Pickup, kind: DriftKind, sentence: Sentence, number: Number, other: _Counted
) -> Iterator[Found]:
    claim = _claim_at(sentence, number) or pickup.parent.nearest_claim(pickup.parent.at(sentence.start))
    if claim is not None:
        said, became = (_words(s, n) for s, n in ((sentence, number), other))
        yield Found(
            kind, claim, _claim_at(*other), f"“{said}” became “{became}”", sentence.stretch, other[0].stretch
        )  # fmt: skip


def _words(sentence: Sentence, number: Number) -> str:
    return sentence.report.text[number.start : number.end]


def _claim_at(sentence: Sentence, number: Number) -> Claim | None:
    """The claim that a number stands in, else one of its sentence that has an amount, else the first."""
    inside = [c for c in sentence.claims if c.start <= number.start < c.end]
    return next(
        iter([*inside, *(c for c in sentence.claims if c.amount is not None), *sentence.claims]), None
    )
