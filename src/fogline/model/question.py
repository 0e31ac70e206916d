"""What claims answer, and where the accounts of it stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fogline.model.claim import Relation, Review
from fogline.model.report import Standing
from fogline.model.when import When
from fogline.model.where import Place

__all__ = ["Absence", "Answer", "AnswerRelation", "Compared", "Hearings", "Question", "Status"]


class Status(StrEnum):
    """Where the accounts stand. Computed by rules, most contested first; never stored as a fact."""

    DISPUTED = "disputed"
    SPLIT = "split"
    AGAINST_INTEREST = "against interest"
    COMPATIBLE = "compatible"
    SINGLE_ACCOUNT = "single account"
    UNATTRIBUTED = "unattributed"


class Compared(StrEnum):
    """How two answers to one question stand to each other."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class Hearings:
    """How many independent beginnings an answer has: ``known`` origins, and reports of ``unknown`` origin.

    Reports of unknown origin are never counted as independent.
    """

    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, with the ids of the claims that give it, and the parties that give it."""

    id: str
    text: str
    claims: tuple[str, ...]
    parties: tuple[str, ...]
    origins: Hearings = Hearings(0, 0)


@dataclass(frozen=True, slots=True)
class AnswerRelation:
    """How answer ``a`` stands to answer ``b`` (ids), with the reason in words. Symmetric."""

    a: str
    b: str
    relation: Compared
    reason: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Absence stated as what was read: of this party and standing, ``reports_read`` until ``until``."""

    party: str
    standing: Standing
    reports_read: int
    until: date | datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """What claims answer: "Is Pokrovsk encircled, 11 Nov 2025?"."""

    id: str
    text: str
    relation: Relation
    places: tuple[Place, ...]
    when: When | None
    answers: tuple[Answer, ...]
    relations: tuple[AnswerRelation, ...]
    absent: tuple[Absence, ...]
    status: Status
    reason: str
    also: tuple[Status, ...] = ()
    """Other statuses that hold too, less contested than ``status``."""
    findings: tuple[str, ...] = ()
    review: Review = Review.UNREVIEWED
