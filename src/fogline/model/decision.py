"""What people decide. Decisions are only ever added; one that is undone stays, and so does its undoing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = [
    "Correction",
    "Decision",
    "Flag",
    "Shared",
    "Translation",
    "What",
    "live",
    "pair",
    "settled",
    "withheld",
]


class What(StrEnum):
    """What a decision is about: an aspect of the claim or report that it is on."""

    REVIEW = "review"
    """``to`` is ``accepted`` or ``rejected``."""
    PARTY = "party"
    STANDING = "standing"
    ACT = "act"
    POLARITY = "polarity"
    RELATION = "relation"
    ACTOR = "actor"
    TARGET = "target"
    AMOUNT = "amount"
    SAID_ON = "said_on"
    HAPPENED = "happened"
    PLACES = "places"
    TRANSLATION = "translation"
    """``to`` is what the passage says in English."""
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    FLAG = "flag"
    EMBARGO = "embargo"
    """``to`` is the moment until which nothing of it is shared."""
    APART = "apart"
    """The claim that it is on and the claim ``to`` do not answer one question."""
    TOGETHER = "together"
    """The claim that it is on and the claim ``to`` answer one question."""
    FROM = "from"
    """The report that it is on comes from the report ``to``."""
    NOT_FROM = "not from"
    """The report that it is on does not come from the report ``to``, nor that one from it."""
    PROVENANCE = "provenance"
    """Of a video or picture, as the six that follow: ``to`` is JSON, ``found``, ``method``, ``second`` reader or null."""
    SOURCE = "source"
    DATE = "date"
    LOCATION = "location"
    MOTIVATION = "motivation"
    MANIPULATION = "manipulation"
    PERMISSION = "permission"
    UNDO = "undo"


CORRECTABLE = (
    What.PARTY, What.STANDING, What.ACT, What.POLARITY, What.RELATION, What.ACTOR, What.TARGET, What.AMOUNT,
    What.SAID_ON, What.HAPPENED, What.PLACES,
)  # fmt: skip
"""The fields of a claim that a person may correct."""


RECORDED = (
    What.PROVENANCE, What.SOURCE, What.DATE, What.LOCATION, What.MOTIVATION, What.MANIPULATION, What.PERMISSION,
)  # fmt: skip
"""What verification desks write down of every item: First Draft's five pillars (Verifying Online Information, 2019),
then manipulation or synthesis, and permission to use it."""

PAIRS = (What.APART, What.TOGETHER, What.FROM, What.NOT_FROM)
"""What is about two items, the one that it is on and the one that ``to_value`` names."""


class Flag(StrEnum):
    """Why an item stays out of everything shared."""

    CIVILIAN_SAFETY = "civilian safety"
    GRAPHIC = "graphic"
    PRISONERS = "prisoners"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision; append-only. ``on`` is the id of a report or a claim, never of a question.

    ``what`` is one of ``What`` (one that a newer Fogline knows is kept and passed over). ``from_value`` and
    ``to_value`` are what stood before and what stands since, as text, ``None`` for nothing. ``at`` has a zone.
    An undoing names the decision that it takes back in ``undoes``, and is on what that one is on.
    """

    id: str
    on: str
    what: str
    from_value: str | None
    to_value: str | None
    by: str
    at: datetime
    why: str | None
    undoes: str | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the reports and claims that it binds to."""
        if self.what in PAIRS and self.to_value is not None:
            return (self.on, self.to_value)
        return (self.on,)


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a claim or report as the machine read it and as a person says; ``None`` is nothing there."""

    on: str
    field: str
    machine: str | None
    person: str | None
    by: str
    at: datetime
    decision: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What a claim's passage says in English, signed by the person who translated it."""

    claim: str
    text: str
    by: str
    at: datetime
    decision: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What a brief is that was made to be passed on.

    ``unreviewed`` says that claims which no person reviewed are in it because the user asked for them. ``left_out``
    counts the claims that are not in it because nobody reviewed them or a person rejected them; what was flagged is
    counted nowhere.
    """

    unreviewed: bool = False
    left_out: int = 0


def live(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that stand, in their order: neither undone (or the undoing was undone) nor undoings themselves."""
    undone: set[str] = set()
    standing = []
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            standing.append(decision)
    return tuple(reversed(standing))


def settled(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that stand and that no later one about the same thing replaces, in their order.

    About the same thing are two on one aspect of one item, and two on one pair of claims, apart or together, or of
    reports, from or not from.
    """
    last: dict[tuple[str, ...], Decision] = {}
    for decision in live(decisions):
        key = _about(decision)
        last.pop(key, None)
        last[key] = decision
    return tuple(last.values())


def _about(decision: Decision) -> tuple[str, ...]:
    if decision.what in PAIRS:
        return ("pair", *pair(decision.on, decision.to_value or ""))
    if decision.what == What.FLAG:
        return (decision.what, decision.on, decision.to_value or "")
    return (decision.what, decision.on)


def pair(a: str, b: str) -> tuple[str, str]:
    """Two ids in a fixed order."""
    return (a, b) if a <= b else (b, a)


def withheld(decisions: Sequence[Decision], at: datetime) -> dict[str, tuple[str, ...]]:
    """The ids of reports and claims that stay out of everything shared at ``at``, each with the reasons."""
    found: dict[str, tuple[str, ...]] = {}
    for decision in settled(decisions):
        told = decision.to_value or ""
        if decision.what == What.FLAG:
            found[decision.on] = (*found.get(decision.on, ()), told)
        elif decision.what == What.EMBARGO and at < datetime.fromisoformat(told):
            found[decision.on] = (*found.get(decision.on, ()), f"embargo until {told}")
    return found


def in_words(what: str, value: str | None) -> str:
    """``from_value`` or ``to_value`` of a decision, or a value of a ``Correction``, for people to read: ``none`` for
    nothing, places by their names."""
    if value is None or what not in (What.PLACES, *RECORDED):
        return value or "none"
    try:
        if what in RECORDED:
            told = json.loads(value)
            return f"{told['found']} ({told['method']})"
        return "; ".join(str(place["name"]) for place in json.loads(value))
    except (ValueError, TypeError, KeyError):  # not written by Fogline: shown as it is
        return value
