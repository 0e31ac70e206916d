"""The rules of each relation, in one place: arguments, questions, what compares, what is adverse to whom.

Every line of ``RULES`` is written for "an actor" and "a target"; no party is named anywhere here, so that
exchanging two parties exchanges what follows and nothing else.

Event types are ACLED's (codebook of 2024, event type and sub-event type) and PLOVER's (type and mode, after
its own CAMEO table of 2021); ``None`` where neither has anything that fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from fogline.model import Relation

__all__ = [
    "ABOUT", "NEAR_KM", "RULES", "Adverse", "Asked", "Meeting", "Rule", "Word",
]  # fmt: skip

ABOUT = 0.10
"""How far "about 300" reaches to either side, as a part of the number: 270 to 330. Words of approximation
are rarely meant closer than a tenth; wider would let 19 % meet 22 %."""

NEAR_KM = 15.0
"""How near, in kilometres between centres, two towns are for a road to one to bear on the ring around the other."""


class Asked(StrEnum):
    """What kind of answer a question wants."""

    WHETHER = "whether"
    WHO = "who"
    HOW_MANY = "how many"
    WHAT = "what"
    NOTHING = "nothing"


class Word(StrEnum):
    """What a claim answers, in one word."""

    YES = "yes"
    NEARLY = "nearly"
    PARTLY = "partly"
    NO = "no"
    PLANNED = "planned"
    BY = "by"
    NOT_BY = "not by"
    AMOUNT = "amount"
    MILITARY = "military"
    CIVILIAN = "civilian"


class Adverse(StrEnum):
    """To whom it is adverse that the thing is so."""

    ACTOR = "actor"
    OPPONENTS = "opponents of the actor"
    TARGET = "target"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A claim of one relation also bears on a question of another: a guest there, that makes none by itself.

    ``when`` is the word with which the claim answers its own question; ``then`` the word with which it
    answers the other. ``near`` lets the places lie up to ``NEAR_KM`` apart.
    """

    into: Relation
    when: Word
    then: Word
    why: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """How claims of one relation are put to questions.

    ``arguments`` are those it takes; ``subject`` is the one that belongs to the question ("Are *Russian*
    forces in …"), ``None`` where the question is about whoever it was. ``window_days`` is how far apart, in
    days, two claims may lie and still answer one question. ``asks_in`` is the relation whose question it
    answers, where that is not its own. ``adverse`` says to whom it is adverse if it is so, ``adverse_if_not`` to
    whom if it is said not to be so.
    """

    arguments: tuple[str, ...]
    asked: Asked
    text: str
    window_days: int
    subject: str | None = None
    needs_place: bool = True
    amount_text: str | None = None
    asks_in: Relation | None = None
    adverse: Adverse = Adverse.NOBODY
    adverse_if_not: Adverse = Adverse.NOBODY
    only_fighters: bool = False
    """Adverse only where those harmed are fighters: that a side's civilians were hurt is no admission."""
    acled: tuple[str, str] | None = None
    plover: tuple[str, str | None] | None = None
    meets: tuple[Meeting, ...] = ()
    why: str = ""


_R, _A, _W = Relation, Adverse, Word
_HELD_BY = Meeting(_R.PRESENCE, _W.YES, _W.YES, "whoever holds a place has forces there")
_CAME_IN = Meeting(_R.PRESENCE, _W.YES, _W.YES, "whoever advances into a place has forces there")
_LEFT = Meeting(_R.PRESENCE, _W.YES, _W.NO, "whoever has left a place has no forces there")
_GAVE_UP = Meeting(_R.CONTROL, _W.YES, _W.NOT_BY, "whoever has left a place does not hold it")
_OPEN = Meeting(_R.ENCIRCLEMENT, _W.YES, _W.NO, "a place with an open road is not surrounded", near=True)
_IN_ATTACK = Meeting(
    _R.STRIKE, _W.BY, _W.BY, "an attack on a place is a strike on it, where one is spoken of"
)
_NO_ATTACK = Meeting(
    _R.STRIKE,
    _W.NOT_BY,
    _W.NOT_BY,
    "whoever denies an attack denies the strike that it was, where one is spoken of",
)
_BY_TOLL = Meeting(
    _R.STRIKE, _W.BY, _W.BY, "whoever is said to have killed there is said to have struck there"
)
_BY_DAMAGE = Meeting(_R.STRIKE, _W.YES, _W.BY, "what a blow damaged, a blow has hit")
_HOLDS_PART = Meeting(_R.CONTROL, _W.BY, _W.PARTLY, "whoever has a share of a place holds a part of it")

_RULES: dict[Relation, Rule] = {
    _R.CONTROL: Rule(
        ("actor",), Asked.WHO, "Who holds {place}, {date}?", 3,
        adverse=_A.OPPONENTS, adverse_if_not=_A.ACTOR, meets=(_HELD_BY,),
        acled=("Battles", "Government regains territory"), plover=("COERCE", "confiscate"),
        why="a place is held from then until somebody says otherwise; both cannot hold the whole of it",
    ),
    _R.PRESENCE: Rule(
        ("actor",), Asked.WHETHER, "Are {actor}'s forces in {place}, {date}?", 3, subject="actor",
        amount_text="How many {of} are in {place}, {date}?",
        adverse=_A.OPPONENTS, adverse_if_not=_A.ACTOR, acled=("Battles", "Armed clash"), plover=("MOBILIZE", "troops"),
        why="forces may be in a place that they do not hold",
    ),
    _R.ENCIRCLEMENT: Rule(
        ("actor", "target"), Asked.WHETHER, "Is {place} encircled, {date}?", 3,
        amount_text="How many {of} are encircled in {place}, {date}?",
        adverse=_A.OPPONENTS, adverse_if_not=_A.ACTOR, acled=("Battles", "Armed clash"), plover=("COERCE", "restrict"),
        why="surrounded, nearly, not: degrees, of which only the first and the last exclude each other",
    ),
    _R.ROUTE: Rule(
        ("actor", "target"), Asked.WHETHER, "Are the supply lines to {place} open, {date}?", 2,
        adverse_if_not=_A.TARGET, meets=(_OPEN,), acled=("Strategic developments", "Other"),
        plover=("COERCE", "restrict"),
        why="open and cut at one time exclude each other; that it is cut is adverse to whoever uses it (the target)",
    ),
    _R.ADVANCE: Rule(
        ("actor",), Asked.WHETHER, "Are {actor}'s forces advancing at {place}, {date}?", 2, subject="actor",
        amount_text="How far have {actor}'s forces advanced at {place}, {date}?",
        adverse=_A.OPPONENTS, adverse_if_not=_A.ACTOR, meets=(_CAME_IN,),
        acled=("Battles", "Armed clash"), plover=("ASSAULT", None),
        why="an advance into a place agrees with presence in it, and says nothing of control",
    ),
    _R.WITHDRAWAL: Rule(
        ("actor",), Asked.WHETHER, "Have {actor}'s forces withdrawn from {place}, {date}?", 3, subject="actor",
        adverse=_A.ACTOR, meets=(_LEFT, _GAVE_UP),
        acled=("Strategic developments", "Non-violent transfer of territory"), plover=("RETREAT", "withdraw"),
        why="adverse to whoever withdraws",
    ),
    _R.ATTACK: Rule(
        ("actor", "target"), Asked.WHO, "Who attacked at {place}, {date}?", 1, meets=(_IN_ATTACK, _NO_ATTACK),
        amount_text="How many {of} were there at {place}, {date}?",
        acled=("Battles", "Armed clash"), plover=("ASSAULT", None),
        why="both sides may attack at one place on one day: two attackers are two attacks",
    ),
    _R.CONCENTRATION: Rule(
        ("actor",), Asked.HOW_MANY, "Is {actor} gathering forces for {place}, {date}?", 14, subject="actor",
        amount_text="How many {of} has {actor} gathered for {place}, {date}?",
        acled=("Strategic developments", "Other"), plover=("MOBILIZE", "troops"),
        why="forces gathered for a place are not forces in it: never one question with presence",
    ),
    _R.SHARE: Rule(
        ("actor",), Asked.HOW_MANY, "Does {actor} control a part of {place}, {date}?", 14, subject="actor",
        amount_text="What share of {place} does {actor} control, {date}?",
        adverse=_A.OPPONENTS, meets=(_HOLDS_PART,),
        acled=("Strategic developments", "Other"), plover=("COERCE", "confiscate"),
        why="a share moves slowly; figures of two weeks compare",
    ),
    _R.CASUALTIES: Rule(
        ("actor", "target"), Asked.HOW_MANY, "Were people harmed at {place}, {date}?", 1, subject="target",
        amount_text="How many {of} were harmed at {place}, {date}?", meets=(_BY_TOLL,),
        adverse=_A.TARGET, only_fighters=True, acled=("Violence against civilians", "Attack"), plover=("ASSAULT", None),
        why="a toll belongs to one event or one stretch of time; killed, injured and missing stay apart",
    ),
    _R.EQUIPMENT: Rule(
        ("actor", "target"), Asked.HOW_MANY, "Was equipment of {actor} lost at {place}, {date}?", 1, subject="target",
        amount_text="How many {of} were lost at {place}, {date}?",
        adverse=_A.TARGET, acled=("Strategic developments", "Other"), plover=("ASSAULT", "destroy"),
        why="adverse to whoever lost it",
    ),
    _R.STRIKE: Rule(
        ("actor", "target"), Asked.WHO, "Who struck {place}, {date}?", 1,
        amount_text="How many {of} were used against {place}, {date}?",
        acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"), plover=("ASSAULT", "heavy-weapons"),
        why="two culprits of one strike exclude each other where each is named by the other's side",
    ),
    _R.INTERCEPTION: Rule(
        ("actor", "target"), Asked.HOW_MANY, "Was anything shot down at {place}, {date}?", 1, needs_place=False,
        amount_text="How many {of} were shot down at {place}, {date}?", adverse=_A.TARGET,
        acled=("Strategic developments", "Disrupted weapons use"), plover=("ASSAULT", "heavy-weapons"),
        why="adverse to whoever fired what was shot down (the target)",
    ),
    _R.DAMAGE: Rule(
        ("actor", "target"), Asked.WHETHER, "Was there damage at {place}, {date}?", 1,
        amount_text="How many {of} were damaged at {place}, {date}?", meets=(_BY_DAMAGE,),
        acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"), plover=("ASSAULT", "destroy"),
        why="that a side's houses were damaged is no admission: adverse to nobody",
    ),
    _R.DISPLACEMENT: Rule(
        ("actor", "target"), Asked.WHETHER, "Did people leave {place}, {date}?", 7,
        amount_text="How many {of} left {place}, {date}?", acled=("Strategic developments", "Other"),
        why="counts of people who left run over days",
    ),
    _R.CAPTIVITY: Rule(
        ("actor", "target"), Asked.WHETHER, "Were people captured at {place}, {date}?", 7, needs_place=False,
        amount_text="How many {of} were captured at {place}, {date}?", adverse=_A.TARGET, only_fighters=True,
        acled=("Violence against civilians", "Abduction/forced disappearance"), plover=("COERCE", "arrest"),
        why="adverse to the side whose fighters were taken",
    ),
    _R.RESPONSIBILITY: Rule(
        ("actor", "target"), Asked.WHO, "Who struck {place}, {date}?", 3, asks_in=_R.STRIKE, adverse=_A.ACTOR,
        acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"), plover=("ACCUSE", "disapprove"),
        why="who did it: adverse to whoever is named",
    ),
    _R.FOOTAGE: Rule(
        ("actor",), Asked.NOTHING, "What does the footage of {place} show, {date}?", 3,
        acled=None, plover=None, why="two clips of one place need not show one event: checks compare them, not words",
    ),
    _R.CONDITIONS: Rule(
        (), Asked.NOTHING, "Was there {weather} at {place}, {date}?", 1,
        acled=None, plover=None, why="fog in the morning does not contradict sun at noon; fog and no fog of one day do",
    ),
    _R.INTENT: Rule(
        ("actor", "target"), Asked.NOTHING, "What does {actor} intend at {place}, {date}?", 7, needs_place=False,
        acled=None, plover=("THREATEN", None), why="planned is not done",
    ),
    _R.STATEMENT: Rule(
        (), Asked.NOTHING, "Is it so: “{quote}”, {date}?", 1, needs_place=False,
        acled=None, plover=None, why="anything else compares only where one claim denies the other",
    ),
}  # fmt: skip

RULES: Mapping[Relation, Rule] = MappingProxyType(_RULES)
"""One rule for each relation."""
