"""What a media file says of itself. None of it is proof: every field can be written by anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fogline.model.when import When

__all__ = ["Credentials", "CredentialsState", "FileEvidence", "FileTime"]


@dataclass(frozen=True, slots=True)
class FileTime:
    """A time that stands in the file. ``field`` names where (``EXIF DateTimeOriginal``), ``raw`` is it as written.

    ``when`` is a moment where the field says its zone or its format fixes one, else the day (a camera's own clock
    without a zone), ``None`` where it is empty or no time. ``note`` says what is to be known about the field.
    """

    field: str
    raw: str
    when: When | None
    note: str | None = None


class CredentialsState(StrEnum):
    """Whether a file carries C2PA Content Credentials. ``ABSENT`` means nothing: most files have none."""

    ABSENT = "absent"
    EMBEDDED = "embedded"
    ELSEWHERE = "elsewhere"
    """The file only names an address for them, which Fogline never asks."""
    UNREADABLE = "unreadable"
    NOT_LOOKED_FOR = "not looked for"
    """The part that reads them is not installed, or the file's kind has none."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """C2PA Content Credentials (C2PA Technical Specification 2), as far as the file itself shows them.

    ``valid``: the signature and the hashes fit the file. ``trusted``: the signer's certificate leads to an anchor
    that the user named; ``None`` where none was named. The two are never one: anybody can sign validly.
    ``actions`` and ``sources`` are what the signer says was done, and the kinds of source (IPTC digital source type).
    """

    state: CredentialsState
    valid: bool | None = None
    trusted: bool | None = None
    signer: str | None = None
    generator: str | None = None
    title: str | None = None
    signed_at: datetime | None = None
    actions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    address: str | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileEvidence:
    """What one file says of itself, read by the tools in ``read_by``.

    ``media_type`` is what the bytes are; ``named_as`` what the name's ending says where that is something else.
    ``duration`` is in seconds; ``width`` and ``height`` in pixels as shown, ``rotation`` in degrees clockwise.
    ``made_with`` are programs that say that they wrote it. ``position`` is (latitude, longitude) in degrees: it never
    leaves the case. ``fields`` are all others, as (name, value), cut to a length that can be read.
    """

    media_type: str
    named_as: str | None = None
    container: str | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    rotation: int = 0
    frame_rate: float | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    times: tuple[FileTime, ...] = ()
    made_with: tuple[str, ...] = ()
    camera: str | None = None
    position: tuple[float, float] | None = None
    fields: tuple[tuple[str, str], ...] = ()
    credentials: Credentials = Credentials(CredentialsState.NOT_LOOKED_FOR)
    read_by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
