"""What the reader of reports may be told: dates, publishers, languages, limits and permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from fogline.model import Source, When

__all__ = ["LANGUAGES", "MAX_BYTES", "ReadOptions", "SourceTable"]

MAX_BYTES = 50_000_000
"""The largest single input that is read by default, in bytes."""

LANGUAGES = (
    "en", "uk", "ru", "ar", "az", "be", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hu", "hy", "it", "ja", "ka", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sr", "sv",
    "tr", "ur", "zh",
)  # fmt: skip
"""Candidates for language identification: those that are read for claims, and enough others that a text
in another language is not forced into one of them."""


class SourceTable(Protocol):
    """Who publishes, by domain or channel: ``fogline.knowledge.sources.Sources`` is one."""

    def identify(
        self,
        *,
        url: str | None = None,
        channel: str | None = None,
        purported: str | None = None,
        by_user: str | None = None,
    ) -> Source:
        """The source; one that is known only by its own name "purports to be" and has no party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Everything that readers need beside the bytes. Values only: no clock, no network."""

    sources: SourceTable
    published: When | None = None
    """The user's word on when it was published. It wins over what a text or a page says of itself; items of
    a feed or an export keep their own dates, and only those without one get it."""
    publisher: str | None = None
    """The user's word on who published it, in the same way."""
    languages: tuple[str, ...] = LANGUAGES
    """ISO 639-1 codes that a text may turn out to be in."""
    zone: str | None = None
    """IANA name of the zone of local times that come without an offset."""
    max_bytes: int = MAX_BYTES
    """No input, archive member or answer larger than this many bytes is read."""
    allow_private: bool = False
    """Read private chats too; the user insists."""
    allow_local: bool = False
    """Fetch from addresses of the local network too."""
    offline: bool = False
    """Fetch nothing."""
    today: date | None = None
    """The day of reading, if known; dates more than a year after it are held to be wrong."""
