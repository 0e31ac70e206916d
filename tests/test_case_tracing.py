"""A case keeps what lineage worked out: it comes out the same, whatever becomes of what is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fogline.case.links import Links
from fogline.case.tracing import traced
from fogline.errors import CaseError
from fogline.lineage import known, trace
from fogline.lineage.pickups import Pickups
from fogline.model import Report, ReportKind, Source, When
from fogline.store.database import NAME
from fogline.store.write import Store

WIRE = (
    "Officials in the river town said on Monday that the bridge had been closed after two spans were found cracked. "
    "Engineers would need at least nine days to inspect the pillars, the governor told reporters in Oskava. "
    "The rail company said that its own bridge, four kilometres downstream, was not affected."
)
OTHER = (
    "Shops near the old market in Tarnitsa opened late because the water mains had been shut overnight. "
    "The utility put the repair down to a valve that had been due for replacement in the spring."
)


def report(id: str, text: str, hour: int) -> Report:
    by = Source(f"s-{id}", f"Paper {id}", domain=f"{id}.example")
    when = When.parse(f"2025-11-11T{hour:02}:00:00+00:00")
    return Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when, language="en")


REPORTS = [report("a", WIRE, 1), report("b", WIRE + " More was to follow.", 3), report("c", OTHER, 5)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "case", durable=False)
    yield store
    store.close()


def test_the_second_time_nothing_is_compared_and_all_is_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = traced(store, REPORTS, (), Links())
    assert first == trace(REPORTS, ())
    assert len(first.edges) == 1

    def refuse(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr(Pickups, "related", refuse)
    assert traced(store, REPORTS, (), Links()) == first


def test_one_more_report_is_compared_with_the_others_and_they_not_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced(store, REPORTS[:2], (), Links())
    compared: list[tuple[str, str]] = []
    real = Pickups.related

    def watched(self: Pickups, a: str, b: str) -> object:
        compared.append((a, b))
        return real(self, a, b)

    monkeypatch.setattr(Pickups, "related", watched)
    assert traced(store, REPORTS, (), Links()).edges == trace(REPORTS, ()).edges
    assert compared[:2] == [("a", "c"), ("b", "c")]


def test_another_method_begins_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = traced(store, REPORTS, (), Links())
    old = known.method()
    assert old is not None
    assert store.worked_out(old)["pair"]
    monkeypatch.setattr(known, "method", lambda: "another")
    assert traced(store, REPORTS, (), Links()) == first
    assert store.worked_out(old) == {}
    assert store.worked_out("another")["pair"]


def test_without_a_name_for_the_method_nothing_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "method", lambda: None)
    assert traced(store, REPORTS, (), Links()) == trace(REPORTS, ())
    with sqlite3.connect(store.folder / NAME) as connection:
        assert connection.execute("SELECT count(*) FROM worked_out").fetchone() == (0,)


def test_a_case_that_another_process_writes_to_is_traced_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(self: Store, method: str, found: Mapping[str, Mapping[str, bytes]]) -> None:
        raise CaseError(str(self.folder), "another program is writing to it", "Wait.")

    monkeypatch.setattr(Store, "keep_worked_out", locked)
    assert traced(store, REPORTS, (), Links()) == trace(REPORTS, ())
