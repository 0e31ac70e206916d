"""Hand-written fakes for the readers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from fogline.model import Failure, Raw, Report, Source, content_id
from fogline.reports import ReadOptions, read_raw


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


@pytest.fixture
def problems() -> Told:
    return Told()


@pytest.fixture
def options() -> ReadOptions:
    return ReadOptions(sources=FakeSources())


Read = Callable[..., list[Report]]


@pytest.fixture
def read(problems: Told) -> Read:
    """``read(data, name, **options)``: the reports in some bytes, through whichever reader takes them."""

    def do(data: bytes | str, name: str = "note.txt", **more: object) -> list[Report]:
        options = ReadOptions(sources=FakeSources(), **{k: v for k, v in more.items() if k != "raw"})  # type: ignore[arg-type]
        data = data.encode() if isinstance(data, str) else data
        raw = Raw(data=data, name=name, **(more.get("raw") or {}))  # type: ignore[arg-type]
        return list(read_raw(raw, options, problems))

    return do
