"""The pairs of claims in three languages: what a reader makes of each, against what ``ask`` makes of it."""

from __future__ import annotations

from collections import Counter

from pairs_fixture import LANGUAGES, pairs
from pairs_verdict import verdict

ENOUGH = 0.97
"""Part of the pairs that must be told right."""


def test_pairs_are_told_as_a_reader_tells_them() -> None:
    wrong = {
        pair.id: f"{pair.expected}, found {found}"
        for pair in pairs()
        if (found := verdict(pair)) != pair.expected
    }
    assert len(wrong) <= (1 - ENOUGH) * len(pairs()), wrong


def test_no_pair_is_shown_as_a_contradiction_that_is_none() -> None:
    assert [p.id for p in pairs() if verdict(p) == "contradict" and p.expected != "contradict"] == []


def test_there_are_enough_pairs_of_each_kind() -> None:
    of = Counter(pair.expected for pair in pairs())
    assert of.total() >= 200
    assert of["contradict"] >= 100
    assert {pair.language for pair in pairs()} == {*LANGUAGES, "mixed"}
