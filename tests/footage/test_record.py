"""The human record of an item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fogline.errors import InputError
from fogline.footage.record import ASKED, as_value, human_record
from fogline.model import Decision
from fogline.model.decision import RECORDED, What

NOW = datetime(2025, 11, 12, 9, tzinfo=UTC)


def decided(id: str, what: str, value: str | None, minutes: int = 0, undoes: str | None = None) -> Decision:
    return Decision(id, "item-1", what, None, value, "Ana", NOW + timedelta(minutes=minutes), None, undoes)


def test_a_record_that_nobody_began_has_all_its_lines_and_nothing_in_them() -> None:
    lines = human_record("item-1", ())
    assert [line.aspect for line in lines] == list(RECORDED) == list(ASKED)
    assert all(line.found is None and line.by is None for line in lines)


def test_the_last_entry_stands_and_undoing_it_brings_the_one_before_back() -> None:
    first = decided("d1", What.DATE, as_value("9 or 10 November", "shadows", "Ana"))
    second = decided("d2", What.DATE, as_value("10 November", "shop sign", "Ana", "Ben"), 5)
    line = human_record("item-1", (first, second))[2]
    assert (line.found, line.method, line.by, line.second, line.decision) == (
        "10 November",
        "shop sign",
        "Ana",
        "Ben",
        "d2",
    )
    undone = decided("d3", What.UNDO, None, 9, undoes="d2")
    assert human_record("item-1", (first, second, undone))[2].found == "9 or 10 November"


def test_entries_of_other_items_are_not_mixed_in() -> None:
    other = Decision("d9", "item-2", What.SOURCE, None, as_value("A", "asked", "Ana"), "Ana", NOW, None)
    assert human_record("item-1", (other,))[1].found is None


@pytest.mark.parametrize(
    ("found", "method", "second"),
    [("", "asked", None), ("A", " ", None), ("A" * 5000, "asked", None), ("A", "x", "ana")],
)
def test_an_entry_needs_a_finding_a_method_and_another_second_reader(
    found: str, method: str, second: str | None
) -> None:
    with pytest.raises(InputError):
        as_value(found, method, "Ana", second)
