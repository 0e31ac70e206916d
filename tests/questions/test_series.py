"""How each side's answer moved: kinds of steps, degrees, additions, numbers by day, threads, and the order of things."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from question_fakes import KHARKIV, NAMES, POKROVSK, SIDES, claim, report

from fogline.model import (
    Act,
    Amount,
    Claim,
    Lineage,
    Question,
    Relation,
    Report,
    Series,
    Standing,
    StepKind,
    When,
)
from fogline.questions import ask
from fogline.questions.series_words import degree, is_addition

RING, TOLL = Relation.ENCIRCLEMENT, Relation.CASUALTIES
Told = tuple[Claim, Report]


def told(
    day: int, party: str | None, quote: str, *, month: int = 11, relation: Relation = RING, **rest: object
) -> Told:
    """A claim said on a day of November 2025, in a report of its own."""
    on = date(2025, month, day)
    key = f"r-{month}-{day}-{party}-{quote[:40]}-{rest.get('name')}-{rest.get('standing')}-{rest.get('act')}"
    made = claim(party, relation, quote, report=key, said_on=When.on(on), **rest)  # type: ignore[arg-type]
    return made, report(key, on)


def asked(*said: Told, names: dict[str, str] = NAMES) -> list[Question]:
    return ask([c for c, _ in said], {r.id: r for _, r in said}, SIDES, Lineage(), names=names)


def of(question: Question, party: str | None, official: bool = True) -> Series:
    return next(s for s in question.series if (s.party, s.official) == (party, official))


def kinds(series: Series) -> list[str]:
    return [str(step.kind) for step in series.steps]


def the(questions: list[Question], relation: Relation) -> Question:
    return next(q for q in questions if q.relation is relation)


def test_said_again_and_joined_by_another_voice() -> None:
    question = the(
        asked(
            told(4, "RUS", "the town is encircled", name="Ministry of Defence"),
            told(5, "RUS", "the town is surrounded", name="The Ministry of Defence"),
            told(6, "RUS", "the town is encircled", name="Foreign Ministry"),
        ),
        RING,
    )
    series = of(question, "RUS")
    assert kinds(series) == ["first", "same", "joined"]
    assert [s.at.first_day.day for s in series.steps] == [4, 5, 6]
    assert all(s.known_by == "said" for s in series.steps)


def test_to_deny_what_one_said_is_a_reversal_and_to_say_more_is_none() -> None:
    first = told(4, "UKR", "the town is encircled", name="General Staff")
    second = told(6, "UKR", "the town is encircled", name="General Staff", act=Act.DENIES)
    series = of(the(asked(first, second), RING), "UKR")
    assert kinds(series) == ["first", "reversal"]
    assert "4 Nov 2025" in series.steps[1].reason
    other = replace(second[0], speakers=claim("UKR", RING, "x", name="Governor").speakers)
    assert kinds(of(the(asked(first, (other, second[1])), RING), "UKR")) == ["first", "joined"]


def test_nobody_in_particular_reverses_nothing() -> None:
    blogger = {"standing": Standing.ALIGNED, "name": "A blogger"}
    first, second = (
        told(4, "RUS", "it is encircled", **blogger),
        told(6, "RUS", "it is encircled", act=Act.DENIES, **blogger),
    )
    assert kinds(of(the(asked(first, second), RING), "RUS", False)) == ["first", "update"]


def test_degrees_over_windows_of_time_are_one_thread() -> None:
    said = (
        told(30, "RUS", "the town is blocked", month=10),
        told(4, "RUS", "the town is encircled"),
        told(20, "RUS", "the town has been taken", relation=Relation.CONTROL, actor="RUS"),
    )
    questions = asked(*said)
    ring = [q for q in questions if q.relation is RING]
    assert len(ring) == 2, "accounts of one time are compared, not of three weeks"
    for question in questions:
        steps = of(question, "RUS").steps
        assert [s.degree for s in steps] == [3, 4, 5]
        assert kinds(of(question, "RUS")) == ["first", "update", "update"]
        own = [s for s in steps if s.question is None]
        assert len(own) == 1 and {s.question for s in steps} - {None} == {q.id for q in questions} - {
            question.id
        }
        assert {c for s in own for c in s.claims} <= {c for a in question.answers for c in a.claims}


def test_other_places_are_other_threads() -> None:
    questions = asked(
        told(30, "RUS", "the town is blocked", month=10),
        told(9, "RUS", "the city is encircled", places=(KHARKIV,)),
    )
    assert all(len(of(q, "RUS").steps) == 1 for q in questions)


@pytest.mark.parametrize(
    ("quote", "amount", "added"),
    [
        ("its forces seized another 64 buildings", 64, True),
        ("64 more buildings were seized", 64, True),
        ("звільнено ще 64 будівлі", 64, True),
        ("освобождено ещё 64 здания", 64, True),
        ("дополнительно взято 64 здания", 64, True),
        ("уничтожение еще восьми дронов", 8, True),
        ("знищення ще двох танків", 2, True),
        ("more than 64 buildings were seized", 64, False),
        ("64 buildings or more were seized", 64, False),
        ("another 64 buildings, 320 in total, were seized", 320, False),
        ("64 buildings were seized in another assault", 64, False),
        ("взято более 64 зданий", 64, False),
    ],
)
def test_what_comes_on_top(quote: str, amount: float, added: bool) -> None:
    assert is_addition(claim("RUS", Relation.CONTROL, quote, amount=Amount(amount))) is added


def test_an_addition_is_kept_as_said_and_never_summed() -> None:
    people = {"relation": TOLL, "target": "UKR"}
    question = the(
        asked(
            told(4, "UKR", "256 people were killed", amount=Amount(256, of="people killed"), **people),
            told(5, "UKR", "another 64 people were killed", amount=Amount(64, of="people killed"), **people),
        ),
        TOLL,
    )
    steps = of(question, "UKR").steps
    assert [s.kind for s in steps] == [StepKind.FIRST, StepKind.ADDITION]
    assert [s.amount.point for s in steps if s.amount] == [256, 64]
    assert [(a.least, a.most) for a in question.as_of] == [(256, 256)]


def toll(day: int, party: str | None, number: Amount, **rest: object) -> Told:
    quote = f"{number.qualifier or ''} {number.value:g} people were killed".strip()
    happened = When.on(date(2025, 11, 3))
    return told(
        day,
        party,
        quote,
        relation=TOLL,
        amount=replace(number, of="people killed"),
        happened=happened,
        **rest,
    )


def test_least_and_most_on_each_day() -> None:
    question = the(
        asked(
            toll(3, "UKR", Amount(40, 40, None, qualifier="at least"), name="Mayor"),
            toll(3, "RUS", Amount(12), name="Ministry"),
            toll(5, "UKR", Amount(53), name="Governor"),
            toll(6, None, Amount(50, qualifier="about"), name="Aid group"),
        ),
        TOLL,
    )
    rows = [(a.on.day, a.least, a.most, a.low, a.high) for a in question.as_of]
    assert rows == [(3, 12, 40, 12, None), (5, 12, 53, 12, 53), (6, 12, 53, 12, 55)]
    assert all(set(a.claims) <= {c for x in question.answers for c in x.claims} for a in question.as_of)


def test_a_denied_number_is_nobodys_least() -> None:
    question = the(asked(toll(3, "UKR", Amount(40)), toll(3, "RUS", Amount(40), act=Act.DENIES)), TOLL)
    assert [(a.least, a.most, len(a.claims)) for a in question.as_of] == [(40, 40, 1)]


def test_unofficial_voices_have_a_series_of_their_own() -> None:
    question = the(
        asked(
            told(4, "RUS", "the town is encircled"),
            told(5, "RUS", "the town is not encircled", no=True, standing=Standing.ALIGNED, name="A blogger"),
        ),
        RING,
    )
    assert [(s.party, s.official) for s in question.series] == [("RUS", True), ("RUS", False)]
    assert all(len(s.steps) == 1 for s in question.series)


def test_when_nothing_says_when_it_was_said_the_report_does_and_without_both_there_is_no_step() -> None:
    dated = claim("RUS", RING, "the town is encircled", report="r1")
    undated = claim("UKR", RING, "the town is encircled", report="r2", act=Act.DENIES)
    at = datetime(2025, 11, 11, 14, 30, tzinfo=UTC)
    shown = {"r1": replace(report("r1"), published=When.on(at)), "r2": report("r2", None)}
    for question in ask([dated, undated], shown, SIDES, Lineage(), names=NAMES):
        for series in question.series:
            assert series.party == "RUS"
            assert [(s.at.earliest, s.known_by) for s in series.steps] == [(at, "published")]


@pytest.mark.parametrize(
    ("quote", "rank"),
    [
        ("units are blocked in the town", 3), ("частини заблоковані в місті", 3), ("группировка блокирована", 3),
        ("the town is nearly surrounded", 3), ("місто майже оточене", 3), ("город почти окружён", 3),
        ("the town is encircled", 4), ("місто оточене", 4), ("город взят в кольцо", 4),
    ],
)  # fmt: skip
def test_degrees_of_a_ring_in_three_languages(quote: str, rank: int) -> None:
    from fogline.knowledge.relations import Word

    made = claim("RUS", RING, quote)
    got, words = degree(made, RING, Word.YES)
    assert got == rank and words in quote
    assert degree(made, RING, Word.NO) == (0, "")


PEOPLE = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(["RUS", "UKR", None]), st.booleans(),
              st.sampled_from([Standing.OFFICIAL, Standing.ALIGNED]), st.sampled_from(["A", "B", "C"])),
    min_size=1, max_size=12, unique=True,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(
    said: list[tuple[int, str, bool, Standing, str]], by: random.Random
) -> None:
    made = [
        told(day, party, "the town is encircled" + (" indeed" if yes else ""), standing=standing, name=name,
             act=Act.ASSERTS if yes else Act.DENIES)
        for day, party, yes, standing, name in said
    ]  # fmt: skip
    shuffled = list(made)
    by.shuffle(shuffled)
    assert asked(*made) == asked(*shuffled)


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_exchanging_the_sides_exchanges_the_result(said: list[tuple[int, str, bool, Standing, str]]) -> None:
    swap: dict[str | None, str | None] = {"RUS": "UKR", "UKR": "RUS"}

    def series(exchange: bool) -> set[tuple[object, ...]]:
        made = [
            told(day, swap.get(party, party) if exchange else party, "the town is encircled", standing=standing,
                 name=name, act=Act.ASSERTS if yes else Act.DENIES)
            for day, party, yes, standing, name in said
        ]  # fmt: skip
        return {
            (
                swap.get(s.party, s.party) if exchange else s.party,
                s.official,
                t.at.first_day,
                t.kind,
                t.text,
                t.voices,
            )
            for q in asked(*made, names={})
            for s in q.series
            for t in s.steps
        }

    assert series(False) == series(True)


def test_places_that_are_written_in_two_ways_are_one_thread() -> None:
    other = replace(POKROVSK, mention="Krasnoarmeysk", name="Pokrovsk")
    questions = asked(
        told(30, "RUS", "the town is blocked", month=10),
        told(9, "RUS", "the town is encircled", places=(other,)),
    )
    assert all(len(of(q, "RUS").steps) == 2 for q in questions)


def test_a_ring_not_fully_closed_is_nearly_closed() -> None:
    question = the(
        asked(told(4, "RUS", "кольцо закрыто не полностью"), told(5, "RUS", "кольцо закрыто")), RING
    )
    assert [s.degree for s in of(question, "RUS").steps] == [3, 4]
