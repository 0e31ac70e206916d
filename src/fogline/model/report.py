"""What was read: sources, and the reports that they publish."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from fogline.model.when import When

__all__ = ["Credit", "Failure", "Raw", "Report", "ReportKind", "Source", "Standing", "Version"]


class Standing(StrEnum):
    """How a voice relates to a party."""

    OFFICIAL = "official"
    OCCUPATION = "occupation"
    ALIGNED = "aligned"
    MEDIA = "media"
    INDEPENDENT = "independent"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class ReportKind(StrEnum):
    """The form in which a report was published."""

    ARTICLE = "article"
    POST = "post"
    COMMUNIQUE = "communique"
    FEED_ENTRY = "feed entry"


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes. Known by domain or channel id, never by a name that a page gives itself.

    ``known_by`` says what identified it: ``domain``, ``channel``, ``user`` (the person running Fogline
    named it) or ``purported`` (only its own word: party and standing then stay unknown).
    """

    id: str
    name: str
    domain: str | None = None
    channel: str | None = None
    party: str | None = None
    standing: Standing = Standing.UNKNOWN
    known_by: str = "purported"


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of a report this is: ``number`` of ``of``, counted from 1."""

    number: int = 1
    of: int = 1
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a report itself says that it comes from.

    ``kind`` is ``forward`` (a platform's own forward mark), ``credit`` (words such as "(Reuters)" or "ТАСС reports"),
    ``link`` (to a page or post elsewhere; whether the news is from there, the texts must show) or ``canonical`` (the
    page states another site's address as its own). ``name`` is the credited source as written; ``channel`` or ``url``
    identify it where given. ``start`` and ``end`` are where it is named: a credit stands for the passage that it is in.
    """

    kind: str
    name: str
    channel: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came, before any reader: the unit that is archived under its SHA-256.

    ``name`` is the file's base name or the last part of the address; ``address`` the URL that was asked
    for and ``final`` the one that answered after redirects (``redirects`` between them, in order).
    """

    data: bytes
    name: str
    address: str | None = None
    final: str | None = None
    redirects: tuple[str, ...] = ()
    media_type: str | None = None
    """What the server or the file's ending says it is; evidence, not truth."""
    charset: str | None = None
    """What the server says about the encoding; evidence, not truth."""


@dataclass(frozen=True, slots=True)
class Report:
    """One published item, as text with where it came from.

    ``text`` is kept as it was given (a text file's body) or extracted (a page's article); every offset
    in Fogline counts code points of it. ``sha256`` names the archived bytes that hold it, ``part`` where
    in them (``line 12``, ``message 72701``), ``None`` for the whole. ``language`` is ISO 639-1.
    ``guessed`` names the fields that were guessed from evidence rather than given: ``language``,
    ``encoding``, ``zone``, ``published``, ``title``.
    """

    id: str
    kind: ReportKind
    text: str
    sha256: str
    source: Source
    title: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: When | None = None
    language: str | None = None
    part: str | None = None
    name: str | None = None
    """The file's base name or the item's key, for messages; never a path of this machine."""
    version: Version = Version()
    credits: tuple[Credit, ...] = ()
    edited: When | None = None
    partial: bool = False
    guessed: frozenset[str] = field(default_factory=frozenset)
    warnings: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    """Media files that came with it, as its export names them: paths from the export's folder, not to be trusted."""

    @property
    def publisher(self) -> str:
        """The name under which it was published."""
        return self.source.name


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: ``what`` it was, ``where`` in it, ``why``, and what to ``do``."""

    what: str
    why: str
    do: str
    where: str | None = None

    def __str__(self) -> str:
        place = f", {self.where}" if self.where else ""
        return f"{self.what}{place}: {self.why}. {self.do}"
