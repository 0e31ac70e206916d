"""An item of footage as a brief shows it: with where it was posted, what its file says, and what people wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fogline.model.decision import What
from fogline.model.file_evidence import FileEvidence
from fogline.model.footage import Item, Match, Posting

__all__ = ["Aligned", "Alike", "Contradiction", "Doubt", "Entry", "Exhibit", "Still"]


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


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item. ``id`` is short for its SHA-256; ``name`` the file's base name. ``postings`` begin with the earliest
    known. ``sheet`` has one frame a shot. ``flags`` are why it stays out of everything shared."""

    id: str
    name: str
    item: Item
    postings: tuple[Posting, ...] = ()
    evidence: FileEvidence | None = None
    contradictions: tuple[Contradiction, ...] = ()
    record: tuple[Entry, ...] = ()
    sheet: tuple[Still, ...] = ()
    flags: tuple[str, ...] = ()


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
