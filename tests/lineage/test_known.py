"""What was worked out before changes how long lineage takes, and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.lineage import known as module
from fogline.lineage import trace
from fogline.lineage.known import Known, fingerprints, method
from fogline.lineage.pickups import Pickups, Related
from fogline.model import Credit, Edge, Report, ReportKind, Source, When

NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
TOWNS = "Oskava Tarnitsa Lesnaya Merezhyn Vlasenkove Kotivka Brodna Zalesye Hrushka Peremoha".split()
DEEDS = (
    "The {a} reservoir let go {n} million litres on {day}, the basin office in {b} said.",
    "Governor Halina Murashko told reporters in {a} that {n} boats were at work near {b}.",
    "Engineers from {b} found {n} cracks in the old spillway at {a} before dawn.",
    "A school in {a} took in {n} people, its head teacher Ivan Lozko said.",
    "Trains between {a} and {b} will run {n} minutes late until {day}.",
    "The price of bread in {b} rose by {n} percent after the road to {a} was closed.",
)


def story(draw: random.Random) -> list[str]:
    a, b = draw.sample(TOWNS, 2)
    day = draw.choice(["Monday", "Friday", "Sunday"])
    return [deed.format(a=a, b=b, n=draw.randrange(11, 990), day=day) for deed in draw.sample(DEEDS, 5)]


def report(id: str, sentences: list[str], hours: float, source: str) -> Report:
    by = Source(source, f"{source.title()} Herald", domain=f"{source}.example")
    credits = (Credit("credit", "Apple Herald"),) if source == "plum" else ()
    when = When.on(NOON + timedelta(hours=hours))
    return Report(
        id, ReportKind.ARTICLE, " ".join(sentences), "0" * 64, by,
        published=when, credits=credits, language="en", guessed=frozenset({"title", "zone", "language"}),
    )  # fmt: skip


def case(seed: int, count: int) -> list[Report]:
    draw = random.Random(seed)
    found: list[Report] = []
    told: list[list[str]] = []
    for number in range(count):
        text = list(draw.choice(told)) if told and draw.random() < 0.6 else story(draw)
        if draw.random() < 0.5:
            text = text[: draw.randrange(2, 6)]
        told.append(text)
        source = draw.choice(["apple", "pear", "plum"])
        found.append(report(f"r{number:03}", text, number * 0.7, source))
    return found


def again(kept: Known) -> Known:
    """What a case gives back: the bytes, in other containers."""
    return Known({what: dict(values) for what, values in kept.used.items()})


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10**6), st.integers(62, 66), st.integers(1, 6))
def test_one_more_report_gives_what_all_at_once_give(seed: int, count: int, more: int) -> None:
    reports = case(seed, count)
    first, then = Known(), Known()
    trace(reports[:-more], [], known=first)
    edges = trace(reports, [], known=(second := again(first))).edges
    assert edges == trace(reports, [], known=then).edges
    assert second.used == then.used, "what is kept does not hang on the way either"
    assert edges, "reports of one story are related"


def test_nothing_is_compared_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    reports, kept = case(7, 70), Known()
    found = trace(reports, [], known=kept)
    assert kept.changed
    same = again(kept)

    def refuse(*_: object) -> Related | None:
        raise AssertionError("compared again")

    monkeypatch.setattr(Pickups, "related", refuse)
    monkeypatch.setattr(module, "hashes_of", refuse)
    monkeypatch.setattr(module, "read_text", refuse)
    assert trace(reports, [], known=same).edges == found.edges
    assert not same.changed


def test_a_report_that_changed_is_compared_anew_and_what_went_is_forgotten() -> None:
    reports, kept = case(11, 66), Known()
    edge = max(trace(reports, [], known=kept).edges, key=lambda edge: edge.id)
    changed = [
        replace(r, text="Nothing of it. All was said in error.") if r.id == edge.child else r for r in reports
    ]
    later = again(kept)
    found = trace(changed, [], known=later)
    assert found.edges == trace(changed, []).edges
    assert edge not in found.edges
    marks = fingerprints(reports)
    assert not any(marks[edge.child] in key for key in later.used["pair"])


def test_what_people_cut_is_no_longer_there_and_comes_back_when_they_undo_it() -> None:
    reports, kept = case(13, 66), Known()
    before = trace(reports, [], known=kept).edges
    edge = before[0]
    cut = [(edge.child, edge.parent), (edge.parent, edge.child)]
    without = trace(reports, [], cut=cut, known=(second := again(kept))).edges
    assert without == trace(reports, [], cut=cut).edges
    assert edge.id not in {e.id for e in without}
    assert trace(reports, [], known=again(second)).edges == before


def test_edges_come_back_exactly() -> None:
    kept = Known()
    edges = trace(case(17, 64), [], known=kept).edges
    assert all(isinstance(e, Edge) and isinstance(e.evidence, tuple) and e.aligned for e in edges)
    assert trace(case(17, 64), [], known=again(kept)).edges == edges


def test_everything_in_a_report_is_in_its_fingerprint() -> None:
    (one,) = case(3, 1)
    others = [
        replace(one, text=one.text + " "), replace(one, published=None), replace(one, credits=(Credit("link", "x"),)),
        replace(one, language="uk"), replace(one, guessed=frozenset()),
        replace(one, source=replace(one.source, party="AAA")),
    ]  # fmt: skip
    marks = [fingerprints([r])[one.id] for r in (one, *others)]
    assert len(set(marks)) == len(marks)
    assert marks[0] == fingerprints([replace(one, guessed=frozenset({"zone", "language", "title"}))])[one.id]


def test_the_method_has_a_name_that_stays() -> None:
    named = method()
    assert named is not None
    method.cache_clear()
    assert method() == named
