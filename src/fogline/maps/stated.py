"""What an answer states, in the terms in which a map can be held against it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.makers import Makers
from fogline.model import Act, Amount, Answer, Claim, ClaimKind, Place, Polarity, Question, Relation, When

__all__ = ["Bounds", "Stated", "bounds_of", "say_amount", "say_day", "say_number", "stated"]

_LOOSE = frozenset(
    "about around approximately roughly nearly almost some circa approx close to up to an estimated".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the claims of one answer say together.

    ``actor`` is a party's code, ``None`` where the claims do not say who holds; ``target`` the code of the party that
    it is done to; ``negated`` is true for an answer that denies; ``foretold`` for one about what will be. ``words``
    are the claims' passages. ``over`` is the stretch of time that an answer speaks of, where it is more than a day.
    """

    actor: str | None
    negated: bool
    foretold: bool
    amount: Amount | None
    when: When | None
    places: tuple[Place, ...]
    target: str | None = None
    words: tuple[str, ...] = ()
    over: When | None = None

    @property
    def settlements(self) -> tuple[Place, ...]:
        """The places that are settlements, as far as is known, and whose coordinates are."""
        return tuple(
            p
            for p in self.places
            if p.latitude is not None and p.longitude is not None and p.kind in (None, "settlement")
        )

    @property
    def settlement(self) -> Place | None:
        """The first of them; ``None`` without any."""
        return next(iter(self.settlements), None)


def stated(answer: Answer, question: Question, claims: Mapping[str, Claim], makers: Makers) -> Stated:
    """Put together what an answer's claims say; what none of them says stays ``None``."""
    mine = [claims[key] for key in answer.claims if key in claims and claims[key].kind is ClaimKind.CLAIM]
    actors = [party for claim in mine if (party := _party(claim.arguments.actor, makers))]
    amounts = [claim.amount for claim in mine if claim.amount is not None]
    places = next((claim.places for claim in mine if claim.places), ())
    targets = [party for claim in mine if (party := _party(claim.arguments.target, makers))]
    spans = [
        claim.happened
        for claim in mine
        if claim.happened and claim.happened.last_day > claim.happened.first_day
    ]
    first = mine[0] if mine else None
    return Stated(
        actor=actors[0] if actors else None,
        negated=bool(first and first.polarity is Polarity.NEGATED),
        foretold=bool(mine) and all(claim.act in (Act.PROMISES, Act.WARNS) for claim in mine),
        amount=amounts[0] if amounts else None,
        when=_when(mine, question),
        places=_between(question.places, places)
        if question.relation is Relation.ROUTE
        else question.places or places,
        target=targets[0] if targets else None,
        words=tuple(claim.quote for claim in mine),
        over=spans[0] if spans else None,
    )


def _between(asked: tuple[Place, ...], told: tuple[Place, ...]) -> tuple[Place, ...]:
    """The place that is asked about, then where from or where to a claim says that the route leads."""
    keys = {place.key for place in asked}
    return (*asked, *(place for place in told if place.key not in keys))


def _party(actor: str | None, makers: Makers) -> str | None:
    if not actor:
        return None
    known = {party for conflict in makers.conflicts for party in conflict.parties}
    if actor in known:
        return actor
    named = makers.party_of(actor)
    return named[1] if named else actor


def _when(claims: Sequence[Claim], question: Question) -> When | None:
    for claim in claims:
        if claim.happened is not None and (claim.happened.last_day - claim.happened.first_day).days <= 7:
            return claim.happened
    return next((claim.said_on for claim in claims if claim.said_on is not None), question.when)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From ``low`` to ``high``, both included; infinite where nothing was said."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether ``value`` lies between the bounds."""
        return self.low <= value <= self.high

    def beyond(self, value: float) -> float:
        """How far ``value`` is from the nearest finite bound: above zero inside, below zero outside."""
        return min(value - self.low, self.high - value)


def bounds_of(amount: Amount, slack: float = 0.0) -> Bounds:
    """What an amount allows. A bare number is as exact as it was written: "19 %" is 18.5 to 19.5,
    "about 300" twice as wide, and ``slack`` (what the measure itself may be off) is added on both sides.
    Bounds that were said are taken at their word."""
    if amount.low is not None or amount.high is not None:
        low = amount.low if amount.low is not None else -math.inf
        return Bounds(low, amount.high if amount.high is not None else math.inf)
    value = amount.value if amount.value is not None else math.nan
    half = _last_place(value) / 2
    if amount.qualifier and set(amount.qualifier.casefold().split()) & _LOOSE:
        half *= 2
    return Bounds(value - half - slack, value + half + slack)


def _last_place(value: float) -> float:
    """The unit of the last digit that was written: 19 → 1, 18.9 → 0.1, 116000 → 1000."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    if "." in text:
        return 10.0 ** -len(text.partition(".")[2])
    zeros = len(text) - len(text.rstrip("0"))
    return float(10.0 ** min(zeros, max(0, len(text.lstrip("-")) - 1))) if abs(value) >= 1000 else 1.0


def say_amount(amount: Amount) -> str:
    """The amount in words: "more than 19 %", "115,000 km²"."""
    unit = {"percent": " %", None: ""}.get(amount.unit, f" {amount.unit}")
    if amount.value is not None:
        words = f"{amount.qualifier} " if amount.qualifier else ""
        return f"{words}{say_number(amount.value)}{unit}"
    if amount.low is not None and amount.high is not None:
        return f"{say_number(amount.low)} to {say_number(amount.high)}{unit}"
    bound = amount.low if amount.low is not None else amount.high
    return f"{'at least' if amount.low is not None else 'at most'} {say_number(bound or 0.0)}{unit}"


def say_number(value: float) -> str:
    """With a comma between thousands and no needless zeros."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def say_day(when: When | None) -> str:
    """ "10 Nov 2025", or "on a day that is not known"."""
    if when is None:
        return "on a day that is not known"
    day = when.last_day
    return f"{day.day} {day:%b} {day.year}"
