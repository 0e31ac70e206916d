"""Hand-written fakes for the readers."""

from __future__ import annotations

from urllib.parse import urlsplit

from fogline.model import Failure, Source, content_id


class FakeSources:
    """Knows whoever has an address or a channel; anyone else only purports to be somebody."""

    def identify(
        self,
        *,
        url: str | None = None,
        channel: str | None = None,
        purported: str | None = None,
        by_user: str | None = None,
    ) -> Source:
        if by_user:
            return Source(content_id("s", "user", by_user), by_user, known_by="user")
        if channel:
            return Source(content_id("s", channel), purported or channel, channel=channel, known_by="channel")
        if url:
            host = urlsplit(url).hostname
            return Source(content_id("s", host), purported or str(host), domain=host, known_by="domain")
        return Source(content_id("s", "purported", purported), purported or "unknown")


class Told:
    """Problems that keep what they were told."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.skipped: list[Failure] = []

    def tell(self, failure: Failure) -> None:
        self.failures.append(failure)

    def skip(self, failure: Failure) -> None:
        self.skipped.append(failure)

    @property
    def words(self) -> str:
        return "\n".join(map(str, self.failures))
