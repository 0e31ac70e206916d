"""People's decisions, applied: undo restores exactly, order of independent ones changes nothing, pairs stay decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import question_fakes as fakes
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.model import (
    Act,
    Amount,
    Claim,
    Decision,
    Lineage,
    Polarity,
    Question,
    Relation,
    Review,
    Standing,
    Status,
    What,
    When,
    live,
    settled,
    withheld,
)
from fogline.model.decision import CORRECTABLE, Flag, in_words
from fogline.questions import ask
from fogline.questions.corrections import as_text, corrected, written
from fogline.questions.decided import decide, review_of, self_contained

AT = datetime(2025, 11, 12, 9, tzinfo=UTC)


def decision(
    number: int, on: str, what: str, to: str | None = None, undoes: str | None = None, by: str = "A. Editor"
) -> Decision:
    return Decision(f"d-{number}", on, what, None, to, by, AT + timedelta(seconds=number), "because", undoes)


def story(days: Iterable[int] = (1, 1, 2, 3), relation: Relation = Relation.ENCIRCLEMENT) -> list[Claim]:
    """Claims of both sides about one town, each in a report of its own."""
    found = []
    for number, day in enumerate(days):
        party, no = ("RUS", False) if number % 2 == 0 else ("UKR", True)
        found.append(
            fakes.claim(
                party, relation, f"{'not ' if no else ''}encircled, says number {number}", report=f"r{number}", no=no,
                said_on=When.on(date(2025, 11, day)),
            )
        )  # fmt: skip
    return found


def asked(claims: Sequence[Claim], decisions: Sequence[Decision]) -> list[Question]:
    decided = decide(claims, decisions)
    reports = {c.report: fakes.report(c.report, None) for c in claims}
    return ask(
        decided.answering, reports, fakes.SIDES, Lineage(), names=fakes.NAMES, forced=decided.forced
    )  # fmt: skip


def together(questions: Iterable[Question], a: str, b: str) -> bool:
    return any({a, b} <= {c for answer in q.answers for c in answer.claims} for q in questions)


def answers(question: Question) -> set[str]:
    return {c for a in question.answers for c in a.claims}


# --- which decisions stand


def test_undoing_takes_back_and_undoing_that_brings_back() -> None:
    one = decision(1, "c", What.REVIEW, "rejected")
    undo, redo = decision(2, "c", What.UNDO, undoes="d-1"), decision(3, "c", What.UNDO, undoes="d-2")
    assert live([one]) == (one,)
    assert live([one, undo]) == ()
    assert live([one, undo, redo]) == (one,)
    assert live([one, undo, redo, decision(4, "c", What.UNDO, undoes="d-3")]) == ()


def test_the_last_word_about_one_thing_holds() -> None:
    first, last = decision(1, "c", What.ACT, "denies"), decision(3, "c", What.ACT, "warns")
    other = decision(2, "c", What.ACTOR, "RUS")
    assert settled([first, other, last]) == (other, last)
    apart, joined = decision(1, "a", What.APART, "b"), decision(2, "b", What.TOGETHER, "a")
    assert settled([apart, joined]) == (joined,)
    flags = [decision(1, "c", What.FLAG, Flag.GRAPHIC), decision(2, "c", What.FLAG, Flag.PRISONERS)]
    assert settled(flags) == tuple(flags)


def test_an_embargo_ends_by_itself() -> None:
    held = decision(1, "r", What.EMBARGO, "2025-11-12T18:00:00+02:00")
    assert withheld([held], datetime(2025, 11, 12, 15, 59, tzinfo=UTC)) == {
        "r": ("embargo until 2025-11-12T18:00:00+02:00",)
    }
    assert withheld([held], datetime(2025, 11, 12, 16, 0, tzinfo=UTC)) == {}
    later = decision(2, "r", What.EMBARGO, "2025-11-13T18:00:00+02:00")
    assert withheld([held, later], datetime(2025, 11, 13, tzinfo=UTC)).keys() == {"r"}


# --- claims


def test_without_decisions_nothing_changes() -> None:
    claims = story()
    decided = decide(claims, [])
    assert decided.claims == tuple(claims) == decided.answering
    assert not decided.forced and decided.lost == ()


def test_a_rejected_claim_answers_nothing_and_stays_listed() -> None:
    claims = story()
    rejected = [decision(n, c.id, What.REVIEW, "rejected") for n, c in enumerate(claims) if c.party == "UKR"]
    decided = decide(claims, rejected)
    assert [c.review for c in decided.claims] == [
        Review.UNREVIEWED, Review.REJECTED, Review.UNREVIEWED, Review.REJECTED
    ]  # fmt: skip
    assert [q.status for q in asked(claims, [])] == [Status.DISPUTED]
    (left,) = asked(claims, rejected)
    assert left.status is Status.SINGLE_ACCOUNT
    assert answers(left) == {claims[0].id, claims[2].id}


def test_what_denies_a_rejected_claim_denies_it_no_longer() -> None:
    said = fakes.claim("RUS", Relation.STATEMENT, "the bridge at the mill was blown up by its guards")
    denial = fakes.claim(
        "UKR",
        Relation.STATEMENT,
        "the bridge at the mill was not blown up by its guards",
        start=80,
        act=Act.DENIES,
        denies=said.id,
    )
    assert asked([said, denial], [])
    rejected = [decision(1, said.id, What.REVIEW, "rejected")]
    assert decide([said, denial], rejected).claims[1].denies == said.id  # as the machine read it
    assert not any(said.id in answers(q) for q in asked([said, denial], rejected))
    assert self_contained([denial])[0].denies is None


def test_a_correction_changes_the_answer_and_keeps_what_the_machine_read() -> None:
    claims = story((1, 1))
    made = [decision(1, claims[1].id, What.POLARITY, "affirmed")]
    decided = decide(claims, made)
    assert decided.claims[1].polarity is Polarity.AFFIRMED
    assert decided.claims[1].review is Review.CORRECTED
    (correction,) = decided.corrections
    assert (correction.machine, correction.person, correction.by) == ("negated", "affirmed", "A. Editor")
    assert asked(claims, [])[0].status is Status.DISPUTED
    assert asked(claims, made)[0].status is not Status.DISPUTED


def test_the_last_of_acceptance_rejection_and_correction_decides_the_review() -> None:
    (claim,) = story((1,))
    accept, reject = (decision(n, claim.id, What.REVIEW, to) for n, to in ((1, "accepted"), (2, "rejected")))
    correct = decision(3, claim.id, What.ACT, "confirms")

    def review(*made: Decision) -> Review:
        return decide([claim], made).claims[0].review

    assert review(accept) is Review.ACCEPTED
    assert review(accept, reject) is Review.REJECTED
    assert review(reject, accept) is Review.ACCEPTED
    assert review(reject, correct) is Review.CORRECTED
    assert review(correct, accept) is Review.CORRECTED  # accepted as corrected
    assert review(correct, reject) is Review.REJECTED
    back = decision(4, claim.id, What.ACT, "asserts")
    assert review(correct, back) is Review.ACCEPTED  # a person says that it is as the machine read it


def test_decisions_bound_to_what_is_not_there_are_named_and_change_nothing() -> None:
    claims = story()
    made = [
        decision(1, "c-gone", What.REVIEW, "rejected"),
        decision(2, claims[0].id, What.APART, "c-gone"),
        decision(3, "r0", What.FLAG, "graphic"),
        decision(4, claims[0].id, "something newer", "?"),
    ]
    decided = decide(claims, made, elsewhere={"r0"})
    assert decided.claims == tuple(claims)
    assert decided.lost == ("d-1", "d-2")
    assert not decided.forced


def test_a_field_that_is_no_longer_there_is_lost_and_the_rest_holds() -> None:
    claim = fakes.claim("RUS", Relation.CONTROL, "held", own_voice=True)
    made = [decision(1, claim.id, What.PARTY, "UKR"), decision(2, claim.id, What.ACTOR, "RUS")]
    decided = decide([claim], made)
    assert decided.lost == ("d-1",)
    assert decided.claims[0].arguments.actor == "RUS"


def test_the_machine_finding_what_a_person_corrected_to_is_one_claim() -> None:
    wrong = fakes.claim("RUS", Relation.STATEMENT, "they hold the town")
    made = [decision(1, wrong.id, What.RELATION, "control")]
    right = replace(wrong, id="c-newly-read", relation=Relation.CONTROL)
    assert [c.id for c in decide([wrong, right], made).claims] == [wrong.id]
    assert len(decide([wrong, right], []).claims) == 2


def test_translations_are_signed() -> None:
    (claim,) = story((1,))
    made = [decision(1, claim.id, What.TRANSLATION, "It is encircled.", by="B. Translator")]
    (translation,) = decide([claim], made).translations
    assert (translation.claim, translation.text, translation.by) == (
        claim.id, "It is encircled.", "B. Translator"
    )  # fmt: skip
    assert decide([claim], made).claims[0].review is Review.UNREVIEWED  # a translation is no review
    assert decide([claim], [*made, decision(2, claim.id, What.UNDO, undoes="d-1")]).translations == ()


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ("", "unreviewed"),
        ("a", "accepted"),
        ("aa", "accepted"),
        ("ac", "corrected"),
        ("au", "unreviewed"),
        ("ar", "accepted"),
        ("cu", "unreviewed"),
        ("r", "rejected"),
    ],
)
def test_the_review_of_a_question_follows_from_its_claims(reviews: str, expected: str) -> None:
    kinds = {
        "a": Review.ACCEPTED,
        "c": Review.CORRECTED,
        "r": Review.REJECTED,
        "u": Review.UNREVIEWED,
    }
    claims = [replace(story((1,))[0], review=kinds[letter]) for letter in reviews]
    assert review_of(claims) == expected


def test_a_question_is_accepted_when_all_its_claims_are() -> None:
    claims = story((1, 1))
    one = [decision(1, claims[0].id, What.REVIEW, "accepted")]
    assert asked(claims, one)[0].review is Review.UNREVIEWED
    both = [*one, decision(2, claims[1].id, What.REVIEW, "accepted")]
    assert asked(claims, both)[0].review is Review.ACCEPTED


# --- fields as text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300", Amount(300.0)),
        ("about 150,000", Amount(150_000.0, qualifier="about")),
        ("at least 40", Amount(40.0, 40.0, qualifier="at least")),
        ("more than 19 percent", Amount(19.0, 19.0, None, "percent", None, "more than")),
        ("19.5 %", Amount(19.5, unit="percent")),
        ("up to 50: soldiers killed", Amount(50.0, None, 50.0, None, "soldiers killed", "up to")),
        ("40 to 53 persons: killed", Amount(None, 40.0, 53.0, "persons", "killed")),
        ("40–53", Amount(None, 40.0, 53.0)),
        ("5-7 km", Amount(None, 5.0, 7.0, "km")),
    ],
)
def test_amounts_are_written_as_they_are_said(text: str, amount: Amount) -> None:
    claim = replace(story((1,))[0], amount=None)
    given = corrected(claim, What.AMOUNT, text)
    assert given.amount == amount
    again = as_text(given, What.AMOUNT)
    assert corrected(claim, What.AMOUNT, again).amount == amount


def test_a_bare_number_keeps_its_unit_and_what_is_counted() -> None:
    claim = replace(story((1,))[0], amount=Amount(300.0, unit="persons", of="soldiers", qualifier="about"))
    assert written(claim, What.AMOUNT, "350") == "350 persons: soldiers"
    assert written(claim, What.AMOUNT, "350: civilians") == "350 persons: civilians"
    assert written(claim, What.AMOUNT, "350:") == "350 persons"
    assert written(claim, What.AMOUNT, None) is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("amount", "many"), ("amount", "about 3 to 5"), ("amount", "53 to 40"), ("amount", ""), ("amount", "1.5 million"),
        ("act", "sings"),
        ("act", None), ("polarity", "maybe"), ("relation", "love"), ("happened", "yesterday"),
        ("happened", "2025-11-12/2025-11-10"), ("said_on", "2025-11-12T10:00"), ("places", "Pokrovsk"),
        ("places", '[{"place": 1}]'), ("quote", "other words"), ("standing", "big"),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_field_is_refused_in_words(field: str, text: str | None) -> None:
    with pytest.raises(ValueError, match=r".{10,}"):
        corrected(story((1,))[0], field, text)


WHENS = st.builds(
    lambda day, more: When(day, day + timedelta(days=more)),
    st.dates(date(2022, 1, 1), date(2026, 1, 1)),
    st.integers(0, 9),
)
CLAIMS = st.builds(
    fakes.claim,
    st.sampled_from(["RUS", "UKR", None]),
    st.sampled_from(list(Relation)),
    st.text(min_size=1, max_size=30),
    act=st.sampled_from(list(Act)),
    actor=st.sampled_from([None, "RUS", "a group of men"]),
    target=st.sampled_from([None, "UKR"]),
    places=st.lists(st.sampled_from([fakes.POKROVSK, fakes.KHARKIV, fakes.UKRAINE]), max_size=2).map(tuple),
    amount=st.none() | st.builds(Amount, st.floats(0, 1e9).map(lambda x: round(x, 3)), unit=st.sampled_from([None, "km²"]),
                                 of=st.sampled_from([None, "soldiers killed"])),
    happened=st.none() | WHENS,
    said_on=st.none() | WHENS,
    standing=st.sampled_from(list(Standing)),
)  # fmt: skip


@given(CLAIMS)
@settings(max_examples=60, deadline=None)
def test_every_field_reads_back_as_it_was_written(claim: Claim) -> None:
    for field in CORRECTABLE:
        text = as_text(claim, field)
        assert as_text(corrected(claim, field, text), field) == text
        assert corrected(claim, field, text) == claim or field == What.AMOUNT
        assert in_words(field, text)


# --- pairs


def test_claims_set_apart_stand_in_no_one_question_and_the_others_go_with_the_nearest() -> None:
    claims = story((1, 1, 3, 3))
    assert len(asked(claims, [])) == 1
    made = [decision(1, claims[0].id, What.APART, claims[2].id)]
    questions = asked(claims, made)
    assert sorted(sorted(answers(q)) for q in questions) == sorted(
        [sorted({claims[0].id, claims[1].id}), sorted({claims[2].id, claims[3].id})]
    )
    assert len({q.id for q in questions}) == 2
    assert all(q.decisions == ("d-1",) for q in questions)


def test_claims_put_together_stand_in_one_question_with_those_they_met() -> None:
    claims = story((1, 1, 28, 28))
    assert len(asked(claims, [])) == 2
    made = [decision(1, claims[0].id, What.TOGETHER, claims[3].id)]
    (question,) = asked(claims, made)
    assert answers(question) == {c.id for c in claims}
    assert question.decisions == ("d-1",)
    assert question.when == When(date(2025, 11, 1), date(2025, 11, 28))


def test_claims_that_ask_otherwise_and_claims_that_ask_nothing_can_be_put_together() -> None:
    count = fakes.claim(
        "UKR", Relation.PRESENCE, "about 300 soldiers are in the town", actor="RUS", amount=Amount(300.0)
    )
    other = fakes.claim("RUS", Relation.STATEMENT, "our people are there", report="r2")
    free = fakes.claim("RUS", Relation.STATEMENT, "all goes as it should", report="r3")
    denial = fakes.claim("UKR", Relation.STATEMENT, "nothing goes as it should", report="r4", no=True)
    claims = [count, other, free, denial]
    made = [
        decision(1, count.id, What.TOGETHER, other.id),
        decision(2, free.id, What.TOGETHER, denial.id),
    ]
    assert not together(asked(claims, []), count.id, other.id)
    questions = asked(claims, made)
    assert together(questions, count.id, other.id)
    assert together(questions, free.id, denial.id)
    told = next(q for q in questions if free.id in answers(q))
    assert told.text.startswith("Is it so: “")


def test_one_claim_put_together_with_several_that_ask_nothing_is_one_question() -> None:
    claims = [
        fakes.claim("RUS", Relation.STATEMENT, f"all goes as it should, says number {n}", report=f"r{n}")
        for n in range(3)
    ]
    made = [decision(n, claims[0].id, What.TOGETHER, claims[n].id) for n in (1, 2)]
    (question,) = asked(claims, made)
    assert answers(question) == {c.id for c in claims}


def test_apart_wins_where_all_cannot_hold() -> None:
    claims = story((1, 1, 1))
    a, b, c = (claim.id for claim in claims)
    made = [
        decision(1, a, What.TOGETHER, b),
        decision(2, b, What.TOGETHER, c),
        decision(3, a, What.APART, c),
    ]
    questions = asked(claims, made)
    assert not together(questions, a, c)
    assert together(questions, a, b) or together(questions, b, c)


# --- properties

IDS = [c.id for c in story((1, 1, 2, 3, 9, 20))]
MADE = st.one_of(
    st.tuples(st.sampled_from(IDS), st.just(What.REVIEW), st.sampled_from(["accepted", "rejected"])),
    st.tuples(st.sampled_from(IDS), st.just(What.ACT), st.sampled_from([str(a) for a in Act])),
    st.tuples(st.sampled_from(IDS), st.just(What.POLARITY), st.sampled_from(["affirmed", "negated"])),
    st.tuples(st.sampled_from(IDS), st.just(What.PARTY), st.sampled_from(["RUS", "UKR"])),
    st.tuples(st.sampled_from(IDS), st.just(What.TRANSLATION), st.sampled_from(["x", "y"])),
    st.tuples(
        st.sampled_from(IDS), st.sampled_from([What.APART, What.TOGETHER]), st.sampled_from(IDS)
    ).filter(lambda made: made[0] != made[2]),
    st.tuples(st.sampled_from(IDS), st.just(What.FLAG), st.sampled_from([str(f) for f in Flag])),
)  # fmt: skip
ROWS = st.lists(MADE, max_size=8)


def made_of(rows: Sequence[tuple[str, str, str]]) -> list[Decision]:
    return [decision(number, on, str(what), to) for number, (on, what, to) in enumerate(rows)]


def everything(decisions: Sequence[Decision]) -> tuple[object, ...]:
    claims = story((1, 1, 2, 3, 9, 20))
    decided = decide(claims, decisions)
    return (decided, asked(claims, decisions), withheld(decisions, AT))


@given(ROWS, st.data())
@settings(max_examples=80, deadline=None)
def test_undo_restores_exactly(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    made = made_of(rows)
    more = made_of([*rows, data.draw(MADE)])[-1]
    undo = decision(98, more.on, What.UNDO, undoes=more.id)
    redo = decision(99, more.on, What.UNDO, undoes=undo.id)
    assert everything([*made, more, undo]) == everything(made)
    assert everything([*made, more, undo, redo]) == everything([*made, more])
    if made:  # in the middle too: as if it had never been made
        gone = data.draw(st.sampled_from(made))
        without = [d for d in made if d is not gone]
        assert everything([*made, decision(97, gone.on, What.UNDO, undoes=gone.id)]) == everything(without)


def subject(made: Decision) -> tuple[str, ...]:
    """Two decisions with one subject are not independent: the later one is about what the earlier one left."""
    if made.what in (What.APART, What.TOGETHER):
        return ("pair", *sorted((made.on, made.to_value or "")))
    if made.what in (What.TRANSLATION, What.FLAG):
        return (made.what, made.on, made.to_value or "")
    return ("reading", made.on)


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_independent_decisions_changes_nothing(
    rows: list[tuple[str, str, str]], random: object
) -> None:
    made = list({subject(d): d for d in made_of(rows)}.values())
    other = list(made)
    random.shuffle(other)  # type: ignore[attr-defined]
    a, b = everything(made), everything(other)
    assert a[1:2] == b[1:2] and a[0].claims == b[0].claims and a[0].forced == b[0].forced  # type: ignore[attr-defined]
    assert set(a[0].corrections) == set(b[0].corrections)  # type: ignore[attr-defined]
    assert {k: set(v) for k, v in a[2].items()} == {k: set(v) for k, v in b[2].items()}  # type: ignore[attr-defined]


KINDS = (Relation.ENCIRCLEMENT, Relation.CONTROL, Relation.PRESENCE, Relation.STATEMENT, Relation.CASUALTIES)
VOICES = st.tuples(
    st.sampled_from(["RUS", "UKR"]), st.integers(1, 28), st.booleans(), st.sampled_from(KINDS), st.sampled_from([None, 40.0])
)  # fmt: skip
FORCED = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([What.APART, What.TOGETHER]), st.integers(0, 3)).filter(
        lambda made: made[0] < made[2]
    ),
    max_size=3,
    unique_by=lambda made: (made[0], made[2]),
)


def voices(rows: Sequence[tuple[str, int, bool, Relation, float | None]], name: str) -> list[Claim]:
    return [
        fakes.claim(
            party, relation, f"soldiers killed in the town, told {name} {n}", report=f"{name}{n}", no=no, actor="RUS",
            amount=Amount(many) if many else None, said_on=When.on(date(2025, 11, day)),
        )
        for n, (party, day, no, relation, many) in enumerate(rows)
    ]  # fmt: skip


@given(st.lists(VOICES, min_size=4, max_size=4), FORCED, st.lists(VOICES, max_size=8))
@settings(max_examples=80, deadline=None)
def test_adding_reports_never_changes_a_decided_pair(
    first: list[tuple[str, int, bool, Relation, float | None]],
    pairs: list[tuple[int, str, int]],
    added: list[tuple[str, int, bool, Relation, float | None]],
) -> None:
    claims, more = voices(first, "old"), voices(added, "new")
    made = made_of([(claims[a].id, what, claims[b].id) for a, what, b in pairs])
    before, after = asked(claims, made), asked([*claims, *more], made)
    apart = {frozenset((a, b)) for a, what, b in pairs if what == What.APART}
    for a, what, b in pairs:
        ids = claims[a].id, claims[b].id
        assert together(before, *ids) == together(after, *ids), (what, a, b)
        if what == What.APART:
            assert not together(after, *ids)
        elif not apart:
            assert together(after, *ids)


@given(ROWS, st.permutations(range(6)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_claims_changes_no_question(rows: list[tuple[str, str, str]], order: list[int]) -> None:
    claims, made = story((1, 1, 2, 3, 9, 20)), made_of(rows)
    assert asked(claims, made) == asked([claims[n] for n in order], made)


def test_places_are_kept_whole() -> None:
    (claim,) = story((1,))
    text = as_text(claim, What.PLACES)
    assert text is not None and json.loads(text)[0]["name"] == "Pokrovsk"
    assert corrected(claim, What.PLACES, text).places == claim.places
    assert in_words(What.PLACES, text) == "Pokrovsk"
    assert in_words(What.PLACES, "no list") == "no list"
    assert in_words(What.PLACES, None) == "none"
