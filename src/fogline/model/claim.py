"""What was said: one attributed statement, tied to its passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fogline.model.amount import Amount
from fogline.model.report import Standing
from fogline.model.when import When
from fogline.model.where import Place

__all__ = [
    "Act", "Arguments", "Certainty", "Claim", "ClaimKind", "Passage", "Polarity", "Relation", "Review", "Speaker",
]  # fmt: skip


class Act(StrEnum):
    """What a speaker does by saying it."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ESTIMATES = "estimates"
    PROMISES = "promises"
    WARNS = "warns"


class Polarity(StrEnum):
    """Whether the content is affirmed or negated. A denial of X has polarity ``negated`` with content X."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How sure the speaker says to be (FactBank: Saurí & Pustejovsky 2009, three degrees)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class ClaimKind(StrEnum):
    """A claim about the world, or a statement about what could be verified."""

    CLAIM = "claim"
    VERIFICATION = "verification"


class Review(StrEnum):
    """What a person has made of it."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Relation(StrEnum):
    """What kind of thing is said. ``fogline.knowledge.relations`` holds the rules for each."""

    CONTROL = "control"
    PRESENCE = "presence"
    ENCIRCLEMENT = "encirclement"
    ROUTE = "route"
    ADVANCE = "advance"
    WITHDRAWAL = "withdrawal"
    ATTACK = "attack"
    CONCENTRATION = "concentration"
    SHARE = "share"
    CASUALTIES = "casualties"
    EQUIPMENT = "equipment loss"
    STRIKE = "strike"
    INTERCEPTION = "interception"
    DAMAGE = "damage"
    DISPLACEMENT = "displacement"
    CAPTIVITY = "captivity"
    RESPONSIBILITY = "responsibility"
    FOOTAGE = "footage"
    CONDITIONS = "conditions"
    INTENT = "intent"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's text: ``text == report.text[start:end]``, counted in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice. ``name`` is the fullest name that the report gives; ``mention`` the form at this place.

    ``start`` and ``end`` point at ``mention``; both are ``None`` where the publisher itself speaks
    without being named in the text. ``party`` is ``None`` where unknown.
    """

    name: str
    mention: str
    start: int | None
    end: int | None
    party: str | None = None
    standing: Standing = Standing.UNKNOWN


@dataclass(frozen=True, slots=True)
class Arguments:
    """Who does it and to whom, as parties or names; ``None`` where the text does not say."""

    actor: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed statement.

    ``speakers`` form a chain, outermost first and innermost last; empty means the outlet's own voice.
    ``denies`` is the id of the claim that this one denies, where that is in the text.
    """

    id: str
    report: str
    start: int
    end: int
    quote: str
    speakers: tuple[Speaker, ...]
    act: Act
    relation: Relation
    cue: Passage | None = None
    polarity: Polarity = Polarity.AFFIRMED
    denies: str | None = None
    certainty: Certainty = Certainty.CERTAIN
    hedge: str | None = None
    arguments: Arguments = Arguments()
    places: tuple[Place, ...] = ()
    said_on: When | None = None
    happened: When | None = None
    amount: Amount | None = None
    kind: ClaimKind = ClaimKind.CLAIM
    review: Review = Review.UNREVIEWED
    made_by: str = "fogline-rules/1"

    @property
    def speaker(self) -> Speaker | None:
        """The innermost voice: whoever makes the claim. ``None`` for the outlet's own voice."""
        return self.speakers[-1] if self.speakers else None

    @property
    def party(self) -> str | None:
        """The party of whoever makes the claim; ``None`` where unknown or the outlet's own voice."""
        return self.speakers[-1].party if self.speakers else None
