"""The matters on which two accounts may exclude each other, and the senses of words by which each pole is known."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.model import Relation

__all__ = ["MATTERS", "OPPOSED", "Matter", "is_opposed", "matter_of"]

OPPOSED = "opposed: "
"""Begins the measure of a topic that is asked in two words which exclude each other."""

_R = Relation
_EVENTS = frozenset(
    {_R.STRIKE, _R.ATTACK, _R.RESPONSIBILITY, _R.EQUIPMENT, _R.DAMAGE, _R.CASUALTIES, _R.STATEMENT}
)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: how it is asked, and by which senses (all of a set) a passage is at one pole or the other.

    ``turns`` says that a negated passage is at the other pole. ``shared`` is what two passages must have in common:
    "thing" (a word for it, or the other's voice), "known" (a thing of a known name), "place" (a town), "event" (a town
    or a thing), or "" where a report has hardly two such events. ``of`` limits pole one to claims of some relations.
    """

    key: str
    relation: Relation
    question: str
    one: frozenset[str]
    other: frozenset[str]
    names: tuple[str, str]
    why: str
    shared: str = "thing"
    loose: bool = False
    """Whether a voice of no known side may be at one of the poles: an expert, the Red Cross."""
    turns: bool = False
    of: frozenset[Relation] = frozenset(Relation)
    holds_not: frozenset[str] = frozenset({"idle", "refused", "landed"})
    """Senses with entries that hold the negation themselves: "not operational", "were not intercepted"."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MATTERS: tuple[Matter, ...] = (
    Matter(
        "cause", _R.STRIKE, "What was the cause at {place}, {date}: an attack or a mishap?", _set("blow"),
        _set("mishap"), ("An attack", "A mishap"), "one says that it was an attack, the other a mishap",
        shared="event", of=_EVENTS, loose=True,
    ),
    Matter(
        "afloat", _R.EQUIPMENT, "Did the ship sink, or was it afloat, {date}?", _set("sunk"), _set("afloat"),
        ("It sank", "It was afloat"), "one says that it sank, the other that it was afloat", shared="", turns=True,
    ),
    Matter(
        "life", _R.CASUALTIES, "Dead or alive, {date}?", _set("dead"), _set("alive"), ("Dead", "Alive"),
        "one says dead, the other alive", turns=True,
    ),
    Matter(
        "working", _R.STATEMENT, "Was it working at {place}, {date}?", _set("working"), _set("idle"),
        ("Working", "Not working"), "one says that it worked, the other that it did not",
    ),
    Matter(
        "agreed", _R.STATEMENT, "Was it agreed, {date}?", _set("agreed"), _set("refused"), ("Agreed", "Not agreed"),
        "one says that it was agreed, the other that it was not", loose=True,
    ),
    Matter(
        "retreat", _R.WITHDRAWAL, "How did forces leave {place}, {date}: in order or in flight?", _set("orderly"),
        _set("flight"), ("In order", "In flight"), "one says that they left in order, the other in flight",
    ),
    Matter(
        "will", _R.DISPLACEMENT, "Did people leave {place} of their own will, {date}?", _set("willing"),
        _set("forced"), ("Of their own will", "By force"), "one says that they were willing, the other that force was used",
        shared="known",
    ),
    Matter(
        "offensive", _R.ADVANCE, "Is the operation at {place} a success, {date}?", _set("thriving operation"),
        _set("stalled operation"), ("It succeeds", "It does not"), "one says that it succeeds, the other that it does not",
    ),
    Matter(
        "losses", _R.CASUALTIES, "Were the losses at {place} heavy, {date}?", _set("heavy harm"), _set("slight harm"),
        ("Heavy", "Slight"), "one says that the losses were heavy, the other that they were slight",
    ),
    Matter(
        "through", _R.INTERCEPTION, "Did anything get through at {place}, {date}?", _set("blow landed"),
        _set("whole downed"), ("Something was hit", "All was stopped"),
        "one says that it was hit, the other that all was stopped", shared="place",
    ),
    Matter(
        "battle", _R.CONTROL, "Is {place} taken, or is it still fought for, {date}?", _set("taken"), _set("fighting"),
        ("Taken", "Still fought for"), "one says that it is taken, the other that it is still fought for",
        shared="place", of=frozenset({_R.CONTROL, _R.STATEMENT, _R.ADVANCE}),
    ),
)  # fmt: skip
_BY_KEY = {matter.key: matter for matter in MATTERS}


def is_opposed(measure: str) -> bool:
    """Whether a topic with this measure is one of the matters."""
    return measure.startswith(OPPOSED)


def matter_of(measure: str) -> Matter:
    """The matter that a topic's measure names."""
    return _BY_KEY[measure.removeprefix(OPPOSED)]
