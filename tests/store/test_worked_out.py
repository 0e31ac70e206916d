"""What can be worked out again is kept whole or not at all, and never outlives its method."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fogline.store.database import NAME
from fogline.store.write import Store

FOUND = {"pair": {"a b": b"1", "a c": b"0"}, "keys": {"a": b"\x00\xff"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "case", durable=False)
    yield store
    store.close()


def test_what_was_kept_comes_back_to_its_method_alone(store: Store) -> None:
    assert store.worked_out("m1") == {}
    store.keep_worked_out("m1", FOUND)
    assert store.worked_out("m1") == FOUND
    assert store.worked_out("m2") == {}


def test_another_method_leaves_nothing_of_the_first(store: Store) -> None:
    store.keep_worked_out("m2", FOUND)
    store.keep_worked_out("m1", {"pair": {"a b": b"0"}})
    assert store.worked_out("m1") == {"pair": {"a b": b"0"}}
    assert store.worked_out("m2") == {}


def test_what_is_no_longer_wanted_goes(store: Store) -> None:
    store.keep_worked_out("m", FOUND)
    store.keep_worked_out("m", {"pair": {"a c": b"0", "b c": b"1"}})
    assert store.worked_out("m") == {"pair": {"a c": b"0", "b c": b"1"}}


def test_many_are_kept(store: Store) -> None:
    many = {"pair": {f"{n}": b"1" for n in range(12_000)}}
    store.keep_worked_out("m", many)
    assert store.worked_out("m") == many
    store.keep_worked_out("m", {})
    assert store.worked_out("m") == {}


def test_what_breaks_off_changes_nothing(store: Store) -> None:
    class Breaks(Mapping[str, bytes]):
        def __getitem__(self, key: str) -> bytes:
            raise KeyboardInterrupt

        def __iter__(self) -> Iterator[str]:
            return iter(["x"])

        def __len__(self) -> int:
            return 1

    store.keep_worked_out("m", FOUND)
    for method in ("m", "m2"):
        with pytest.raises(KeyboardInterrupt):
            store.keep_worked_out(method, {"pair": Breaks()})
    assert store.worked_out("m") == FOUND


def test_a_case_from_before_gets_the_table(tmp_path: Path) -> None:
    Store.create(tmp_path / "case", durable=False).close()
    with sqlite3.connect(tmp_path / "case" / NAME) as connection:
        connection.execute("DROP TABLE worked_out")
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
    store = Store.open(tmp_path / "case")
    store.keep_worked_out("m", FOUND)
    assert store.worked_out("m") == FOUND
    store.close()
