"""What claims answer, and where the accounts of it stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fogline.model.claim import Relation, Review
from fogline.model.report import Standing
from fogline.model.when import When
from fogline.model.where import Place

__all__ = [
    "Absence", "Answer", "AnswerRelation", "AsOf", "Bounds", "Citation", "Compared", "Dropped", "Gloss", "Hearings",
    "HowDropped", "Question", "Related", "Sentence", "Series", "Status", "Step", "StepKind",
]  # fmt: skip


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
    """How many independent beginnings an answer has: ``known`` origins, and ``unknown`` ones.

    Reports of unknown origin that come from each other are one unknown; no unknown ever counts as independent.
    ``reports`` are the reports that give the answer, copies included. ``heard`` is how many reports have the known
    origins' words from no other report: one statement that two agencies reported each by itself is one origin, heard
    twice. Whatever is of unknown origin is no hearing.
    """

    known: int
    unknown: int
    reports: int = 0
    heard: int = 0


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
    """Absence stated as what was read: of this party and standing, ``reports_read`` until ``until``.

    Of those read, ``earlier`` were published before the first day that the question is about, and ``partial`` are
    incomplete. ``not_read`` more are kept and were not read for claims.
    """

    party: str
    standing: Standing
    reports_read: int
    until: date | datetime | None
    earlier: int = 0
    partial: int = 0
    not_read: int = 0


class StepKind(StrEnum):
    """How a step of a side's answer stands to the steps before it."""

    FIRST = "first"
    SAME = "same"
    UPDATE = "update"
    """A later figure, degree or extent by a voice that answered before."""
    ADDITION = "addition"
    """Said to come on top of what was said before ("64 more"): kept as said, never summed."""
    REVERSAL = "reversal"
    """A voice denies what it said itself, or says what it denied."""
    JOINED = "joined"
    """Another voice of the side answers for the first time."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The closed interval of numbers that an amount leaves open; ``None`` where it has no bound on that side.

    ``point`` is the number named. ``unit`` as in ``Amount``.
    """

    low: float | None
    high: float | None
    point: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a side answered at one time: on one day, in one answer, by the claims with these ids.

    ``at`` is when it was said, else when it was published (``known_by`` says which: "said" or "published").
    ``text`` is the answer in a word ("Yes", "at least 40", "blocked"); ``degree`` its place on the ladder of its
    relation (higher is further), ``None`` where there is none. ``question`` is the id of another question where
    the step stands, ``None`` where it is this one.
    """

    at: When
    known_by: str
    kind: StepKind
    answer: str
    text: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    amount: Bounds | None = None
    degree: int | None = None
    question: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """How the answer of one side moved, in order of time. ``party`` is ``None`` for voices of no known party.

    Official voices have a series of their own; ``official`` says which this is.
    """

    party: str | None
    official: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AsOf:
    """What all sides' latest numbers come to on one day: the least and the most number named among them.

    ``low`` and ``high`` are the outermost bounds that their words leave open, ``None`` where one is open.
    ``claims`` are the claims that the numbers are taken from.
    """

    on: date
    least: float
    most: float
    low: float | None
    high: float | None
    claims: tuple[str, ...]
    of: str = ""
    """Who is counted ("civilians", "fighters"), where the texts say it; numbers of others stand in another series."""


class HowDropped(StrEnum):
    """In what way an answer is no longer given."""

    RETRACTED = "retracted"
    """The voice says itself that it takes it back."""
    WITHDRAWN = "withdrawn"
    """The publisher withdrew the report."""
    LEFT_OUT = "left out"
    """A later version of the report no longer has it."""
    NOT_REPEATED = "not repeated"
    """Later reports of the source on the same question or place, that were read, do not have it."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer that was given and is no longer given, stated as what was read.

    ``claims`` gave it; ``by`` are the claims that take it back, ``reports`` the ids of the later reports that do
    not have it, of which the latest is of ``until``. ``reason`` is a sentence that says all of it.
    """

    how: HowDropped
    party: str | None
    official: bool
    source: str
    answer: str
    claims: tuple[str, ...]
    last_said: When | None
    reports: tuple[str, ...]
    until: date | datetime | None
    reason: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim cited in a sentence: ``sentence.text[start:end]`` stands in the claim's quote, white space apart."""

    claim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one side says, in a sentence made of its claims' own words; or, without claims, that nothing was found.

    ``more`` counts the reports that say the same and are not cited.
    """

    party: str | None
    official: bool
    text: str
    citations: tuple[Citation, ...]
    claims: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a claim says in English, made from its fields alone. It is no translation, and says so where shown."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Claims that speak of like things and fit no one question: shown together, never compared."""

    id: str
    claims: tuple[str, ...]
    why: str


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
    sentences: tuple[Sentence, ...] = ()
    """One for each side, and one for its voices that are not official where they speak."""
    series: tuple[Series, ...] = ()
    """How each side's answer moved."""
    as_of: tuple[AsOf, ...] = ()
    """The least and the most at each day on which a number came; empty where the question asks for none."""
    dropped: tuple[Dropped, ...] = ()
    related: tuple[str, ...] = ()
    """Ids of claims that speak of like things at this place and time, and answer something else."""
    decisions: tuple[str, ...] = ()
    """Ids of the decisions by which people split or joined what stands here."""
