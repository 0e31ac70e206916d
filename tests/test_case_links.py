"""People cut and add edges between reports; nothing computed overwrites that, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline import Case
from fogline.case.links import links, refuse_circles
from fogline.errors import InputError
from fogline.model import Decision, What

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
WORDS = (
    "The regional council of Lisove said that up to 40 people were wounded when a bus depot was hit before dawn. "
    "Firefighters worked until noon, and two schools nearby stayed shut, it said in a statement."
)


def header(title: str, publisher: str, hour: int) -> str:
    return f"title: {title}\ndate: 2026-01-05T{hour:02}:00:00+00:00\npublisher: {publisher}\n\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    (tmp_path / "1.txt").write_text(header("Depot hit", "First Paper", 6) + WORDS, encoding="utf-8")
    (tmp_path / "2.txt").write_text(header("Bus depot struck", "Second Paper", 8) + WORDS, encoding="utf-8")
    other = "The harbour of Novy Bereg opened again after a storm, a spokesman for the port said on Monday."
    (tmp_path / "3.txt").write_text(header("Harbour open", "Third Paper", 9) + other, encoding="utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add(*(tmp_path / f"{n}.txt" for n in (1, 2, 3)))
        yield case


def ids(case: Case) -> tuple[str, str, str]:
    """The reports of the First, the Second and the Third Paper."""
    found = {r.publisher: r.id for r in case.brief().reports}
    return found["First Paper"], found["Second Paper"], found["Third Paper"]


def edges(case: Case) -> set[tuple[str, str]]:
    return {(e.child, e.parent) for e in case.lineage().edges}


def test_a_cut_edge_is_gone_until_the_cut_is_undone(case: Case) -> None:
    first, second, _ = ids(case)
    assert edges(case) == {(second, first)}
    (made,) = case.cut_edge(second, first, by="A. Editor", why="both had the ministry's text")
    assert (made.on, made.what, made.to_value) == (second, "not from", first)
    assert edges(case) == set()
    case.undo(made.id, by="A. Editor", why="they had not")
    assert edges(case) == {(second, first)}


def test_an_added_edge_stands_and_names_its_decision(case: Case) -> None:
    first, second, third = ids(case)
    (made,) = case.add_edge(third, first, by="A", why="the editor told us")
    found = {(e.child, e.parent): e for e in case.lineage().edges}
    assert set(found) == {(second, first), (third, first)}
    assert found[third, first].decision == made.id and found[third, first].directed
    assert found[second, first].decision is None
    case.undo(made.id, by="A", why="another editor")
    assert edges(case) == {(second, first)}


def test_an_edge_added_the_other_way_replaces_what_was_computed(case: Case) -> None:
    first, second, _ = ids(case)
    case.add_edge(first, second, by="A", why="its clock was wrong")
    assert edges(case) == {(first, second)}


def test_what_cannot_be_is_refused_and_nothing_is_kept(case: Case) -> None:
    first, second, third = ids(case)
    with pytest.raises(InputError, match="given twice"):
        case.add_edge(first, first, by="A", why="x")
    with pytest.raises(InputError, match="no such report"):
        case.cut_edge(first, "r-none", by="A", why="x")
    with pytest.raises(InputError, match="no reason"):
        case.add_edge(first, second, by="A", why=" ")
    assert case.decisions() == ()
    case.add_edge(second, first, by="A", why="x")
    (middle,) = case.add_edge(third, second, by="A", why="x")
    with pytest.raises(InputError, match="come from itself"):
        case.add_edge(first, third, by="A", why="x")
    case.undo(middle.id, by="A", why="x")
    case.add_edge(first, third, by="A", why="x")
    undoing = next(d for d in case.decisions() if d.undoes == middle.id)
    with pytest.raises(InputError, match="come from itself"):
        case.undo(undoing.id, by="A", why="x")


def test_a_decision_follows_its_reports_to_their_new_ids(case: Case, tmp_path: Path) -> None:
    first, second, third = ids(case)
    case.cut_edge(second, first, by="A", why="x")
    case.add_edge(third, first, by="A", why="x")
    case.add(tmp_path / "1.txt", published="2026-01-04")
    moved, _, _ = ids(case)
    assert moved != first and edges(case) == {(third, moved)}
    assert case.lost_decisions() == frozenset() and case.brief().lost == ()


def decision(number: int, what: str, child: str, parent: str, **more: str) -> Decision:
    return Decision(f"d-{number}", child, what, None, parent, "A", AT, "x", **more)


def test_about_reports_that_are_gone_or_became_one_nothing_is_said() -> None:
    made = (
        decision(1, What.FROM, "r-a", "r-gone"),
        decision(2, What.NOT_FROM, "r-gone", "r-a"),
        decision(3, What.FROM, "r-b", "r-b"),
    )
    found = links(made, {"r-a", "r-b"})
    assert (dict(found.added), found.cut, found.lost) == ({}, frozenset(), ("d-2", "d-3"))


_IDS = st.sampled_from(["r-a", "r-b", "r-c", "r-d"])


@given(st.lists(st.tuples(st.sampled_from([What.FROM, What.NOT_FROM]), _IDS, _IDS), max_size=12))
@settings(max_examples=80, deadline=None)
def test_added_and_cut_never_meet_and_never_go_in_a_circle(said: Sequence[tuple[str, str, str]]) -> None:
    made = [decision(n, what, a, b) for n, (what, a, b) in enumerate(said)]
    found = links(made, {"r-a", "r-b", "r-c", "r-d"})
    assert not found.cut.intersection(found.added)
    kept = [decision(n, What.FROM, *edge) for n, edge in enumerate(found.added)]
    refuse_circles(kept)
    for what, a, b in reversed(said):
        if a != b:  # the last word on its pair
            assert what == What.FROM or {(a, b), (b, a)} <= found.cut
            break


# --- what is shared

FLAGGED = "up to 40 people were wounded in the shelter under the school"
WIRE = (
    f"Ukraine's General Staff said on Monday that {FLAGGED}. Rescuers worked in the yard of the bus depot until noon. "
    "Russia's Defence Ministry said that its forces had struck an ammunition store in Lisove. "
    "None of the reports could be independently verified."
)
SITE = (
    f"Ukraine's General Staff said on Monday that {FLAGGED.replace('up to ', '')}. Rescuers worked in the yard of the bus "
    "depot until noon. Russia's Defence Ministry said that its forces had struck an ammunition store in Lisove."
)


def test_nothing_of_what_is_flagged_is_shared_by_way_of_edges_and_drift(tmp_path: Path) -> None:
    for n, (paper, text) in enumerate((("First Paper", WIRE), ("Second Paper", SITE))):
        (tmp_path / f"{n}.txt").write_text(header(f"Story {n}", paper, 6 + n) + text, encoding="utf-8")
    with Case.create(tmp_path / "case", parties=("RUS", "UKR")) as case:
        case.add(tmp_path / "0.txt", tmp_path / "1.txt")
        made = case.brief(tmp_path / "whole")
        (edge,) = made.lineage.edges
        flagged = [c for c in made.claims if "40 people" in c.quote]
        assert made.lineage.drift and flagged
        case.flag(*(c.id for c in flagged), flags=("civilian-safety",), by="A", why="a shelter")
        left = case.brief(tmp_path / "shared", share=True, unreviewed=True)
    assert [e.id for e in left.lineage.edges] == [edge.id] and left.claims
    assert {c.id for c in flagged}.isdisjoint({d.from_claim for d in left.lineage.drift})
    for path in (tmp_path / "shared").iterdir():
        if path.suffix != ".docx":
            written = path.read_text(encoding="utf-8")
            assert "shelter under" not in written and "40 people" not in written, path.name
    assert "40 people" in (tmp_path / "whole" / "drift.csv").read_text(encoding="utf-8")
