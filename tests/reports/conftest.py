"""What every test of a reader starts from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from report_fakes import FakeSources, Told

from fogline.model import Raw, Report
from fogline.reports import ReadOptions, read_raw


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
