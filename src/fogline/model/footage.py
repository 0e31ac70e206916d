"""Videos and pictures, where they were posted, and which shows what another shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fogline.model.when import When

__all__ = [
    "Box",
    "Found",
    "Interval",
    "Item",
    "ItemKind",
    "Match",
    "Piece",
    "Posting",
    "SoundMatch",
    "SoundStretch",
    "Transform",
    "Verdict",
]


class ItemKind(StrEnum):
    """What kind of footage an item is."""

    VIDEO = "video"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of footage, byte for byte. ``sha256`` is its id.

    ``duration`` is in seconds (``None`` for a picture), ``width`` and ``height`` in pixels as shown (turned as the file
    says). ``partial`` says why only a part could be read, ``None`` where all was; ``unheard`` the same of its sound.
    """

    sha256: str
    kind: ItemKind
    width: int
    height: int
    duration: float | None = None
    partial: str | None = None
    unheard: str | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """That an item (its SHA-256) stood somewhere. Three times are kept apart and never stand for one another.

    ``posted`` is when the platform says it was posted, ``archived`` when this copy was kept, ``seen`` when somebody
    first noted that it was there. ``where`` is an address or channel; ``by`` who posted it, as named there; ``report``
    the id of the report that it came with; ``forwarded`` whom the platform says it was forwarded from.
    """

    item: str
    where: str | None = None
    by: str | None = None
    posted: When | None = None
    seen: When | None = None
    archived: datetime | None = None
    report: str | None = None
    forwarded: str | None = None


class Verdict(StrEnum):
    """What a comparison of two items came to."""

    COPY = "copy"
    SAME_SCENE = "same scene, different moment"
    UNDECIDED = "undecided"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of an item, in seconds from its beginning. A picture is the stretch from 0 to 0."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """In seconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture: fractions of its width and height, from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def share(self) -> float:
        """The part of the picture's area that it covers, 0 to 1."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)


WHOLE = Box(0.0, 0.0, 1.0, 1.0)
TOGETHER = 0.5
"""Seconds by which sound and pictures may be apart and still count as running together: so well are pictures placed."""


@dataclass(frozen=True, slots=True)
class Transform:
    """How the picture of the item that was asked about lies in the one that was found.

    ``matrix`` is the homography, row by row, from fractions of the asked picture to fractions of the found one.
    ``asked_box`` is what part of the asked picture shows it (a picture in a picture where that is small), ``found_box``
    what part of the found picture is shown (a crop where that is small). ``scale`` is how many times larger the asked
    picture shows it, in widths of the picture; ``rotation`` in degrees clockwise. At second t of the asked item the
    found one is at ``speed`` * t + ``offset``; ``speed`` is over 1 where the asked one is sped up.
    """

    mirrored: bool
    matrix: tuple[float, ...]
    asked_box: Box
    found_box: Box
    scale: float
    rotation: float
    speed: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """The figures behind a verdict.

    ``keypoints`` agree on one geometry; ``likeness`` is the correlation of the aligned pictures (-1 to 1), ``agreeing``
    the share of their textured blocks that agree (0 to 1); ``moments`` the correlation of the blocks' brightness over
    time, with or without an even drift, the lesser (-1 to 1; for a still picture that of what differs between moments;
    ``None`` where too little does to tell); ``motion`` how much moves, in grey levels of 255;
    ``hash_distance`` the least distance of their PDQ hashes in bits of 256, ``None`` where none was near. Where a single
    picture was looked at closely, ``same`` is the share of the common area that is the same in both (0 to 1), and
    ``kept`` the share of what moves in the video that is as at the moment found.
    """

    keypoints: int
    likeness: float
    agreeing: float
    moments: float | None
    motion: float
    hash_distance: int | None
    same: float | None = None
    kept: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the asked item that matches a stretch of the found one, with the transform between them."""

    verdict: Verdict
    asked: Interval
    found: Interval
    transform: Transform
    evidence: Found


@dataclass(frozen=True, slots=True)
class SoundStretch:
    """A stretch of the asked item whose sound runs like that of a stretch of the found one.

    ``errors`` is the share of the fingerprints' bits that differ (0 to 0.35; 0.5 would be chance). ``later`` is how many
    seconds later against the pictures (earlier where negative) the sound comes in the found item than in the asked one.
    """

    asked: Interval
    found: Interval
    errors: float
    later: float


@dataclass(frozen=True, slots=True)
class SoundMatch:
    """Where the sound of two items that match runs alike, in the asked one's order; empty where both have sound while they
    match, and it runs alike nowhere. It supports, and decides nothing: sound is easily laid over, and so is music."""

    stretches: tuple[SoundStretch, ...] = ()

    @property
    def together(self) -> tuple[SoundStretch, ...]:
        """Those whose sound runs with the pictures."""
        return tuple(one for one in self.stretches if abs(one.later) <= TOGETHER)


@dataclass(frozen=True, slots=True)
class Match:
    """What an item (``asked``) has to do with another (``found``); both are SHA-256. ``pieces`` in the asked one's order.

    ``verdict`` is the strongest of its pieces': copy before same scene before undecided. ``reason`` is one sentence.
    ``sound`` is ``None`` where too little sound is in one of them to tell.
    """

    asked: str
    found: str
    verdict: Verdict
    pieces: tuple[Piece, ...]
    reason: str
    sound: SoundMatch | None = None
