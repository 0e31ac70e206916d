"""An item of footage as a brief shows it: with where it was posted, what its file says, and what people wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fogline.model.claim import Passage
from fogline.model.decision import What
from fogline.model.file_evidence import FileEvidence
from fogline.model.footage import Item, Match, Posting
from fogline.model.reference import Figure, Outcome
from fogline.model.when import When
from fogline.model.where import Place

__all__ = [
    "Aligned", "Alike", "Contradiction", "Doubt", "Entry", "Exhibit", "Haze", "SaidOf", "SkyHeld", "Still",
]  # fmt: skip


class Doubt(StrEnum):
    """What does not fit what."""

    AFTER_POSTING = "made after it was posted"
    BEFORE_CLAIM = "made before the time that is claimed"
    AFTER_CLAIM = "made after the time that is claimed"
    TIMES_DISAGREE = "its own times disagree"
    OTHER_KIND = "another kind of file than its name says"
    ALTERED = "changed since it was signed"
    NO_RECORDING = "signed as no recording"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that does not fit, in a sentence; ``strong`` where no writing-anew nor wrong zone explains it."""

    doubt: Doubt
    reason: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the human record. ``found`` is ``None`` where nobody has looked yet: that says nothing of the item.

    ``second`` is the second reader, never the first; ``at`` has a zone; ``decision`` is the id by which it is undone.
    """

    aspect: What
    asked: str
    found: str | None = None
    method: str | None = None
    by: str | None = None
    second: str | None = None
    at: datetime | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Still:
    """A frame as a JPEG, ``seconds`` from the item's first frame."""

    seconds: float
    jpeg: bytes


_FOG = frozenset({"fog", "dense fog", "mist", "clear"})


@dataclass(frozen=True, slots=True)
class SkyHeld:
    """What one station, or the sun, has to do with weather, light or a shadow that is said of an item.

    It is no finding, since no question is answered by it. ``check`` is "weather", "light" or "shadow"; ``said`` the
    word as the check reads it ("dense fog", "dawn"; a shadow's direction in degrees), ``negated`` where it is denied.
    ``figures`` are (name, figure) pairs; ``reference`` is the id of what it was held against, ``None`` where there was
    nothing to hold it against.
    """

    check: str
    said: str
    negated: bool
    outcome: Outcome
    reason: str
    figures: tuple[tuple[str, Figure], ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What a report that carried an item says of it in one passage.

    ``claim`` is the claim's id, ``None`` for a sentence of a post in which no claim was read. ``place`` has coordinates;
    it and ``when`` are ``None`` where this passage does not say them and no one place (time) is said in the report's
    other passages about the item; ``lent`` says which of the two ("place", "time") those lent. ``sky`` are its words for
    weather and light, as the checks read them. ``findings`` are the ids of the findings of footage, weather and light on
    this claim, ``held`` what was held against the item itself because no finding of a question covers it.
    """

    claim: str | None
    report: str
    passage: Passage
    place: Place | None = None
    when: When | None = None
    sky: tuple[str, ...] = ()
    negated: bool = False
    lent: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    held: tuple[SkyHeld, ...] = ()

    @property
    def speaks_of_fog(self) -> bool:
        """Whether it names fog, mist or a clear sky, about which a look at the frames is worth a hint."""
        return not _FOG.isdisjoint(self.sky)


@dataclass(frozen=True, slots=True)
class Haze:
    """How hazy an item's frames look, worked out without any model of fog: a hint, never a finding.

    ``looks`` is "hazy", "not hazy" or "in between". ``score`` is from 0 to 1, the median of the ``frames`` of the contact
    sheet that could be judged, of ``of`` frames; dark ones and ones without colour are not.
    """

    looks: str
    score: float
    frames: int
    of: int


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item. ``id`` is short for its SHA-256; ``name`` the file's base name. ``postings`` begin with the earliest
    known. ``sheet`` has one frame a shot. ``flags`` are why it stays out of everything shared. ``said`` is what the
    reports that carried it say of it; ``haze`` is there only where one of them speaks of fog, mist or a clear sky."""

    id: str
    name: str
    item: Item
    postings: tuple[Posting, ...] = ()
    evidence: FileEvidence | None = None
    contradictions: tuple[Contradiction, ...] = ()
    record: tuple[Entry, ...] = ()
    sheet: tuple[Still, ...] = ()
    flags: tuple[str, ...] = ()
    said: tuple[SaidOf, ...] = ()
    haze: Haze | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two frames that show one moment: of the item that was asked about, and of the one that was found."""

    asked: Still
    found: Still


@dataclass(frozen=True, slots=True)
class Alike:
    """Two items of the case that match, with frames side by side. ``earlier`` is the SHA-256 of the one that was
    posted first as far as this archive knows, ``None`` where their postings do not tell. ``elsewhere`` names the
    other case that the found item is in."""

    match: Match
    frames: tuple[Aligned, ...] = ()
    earlier: str | None = None
    elsewhere: str | None = None
