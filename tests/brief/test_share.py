"""What leaves: reviewed and not flagged, no longer than an excerpt, and nothing that repeats what stays behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import brief_fixture
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.brief.contract import as_json
from fogline.brief.share import EXCERPT, excerpt, flagged, may_share, notice, shareable
from fogline.model import Brief, Claim, Decision, Review, Shared, Translation, What

AT = datetime(2025, 11, 11, 19, tzinfo=UTC)


def decided(on: str, what: str, to: str | None, number: int = 1, **more: Any) -> Decision:
    return Decision(f"d-{number}", on, what, None, to, "A. Editor", AT, "because", **more)


def reviewed(*, but: tuple[str, ...] = (), **changes: Any) -> Brief:
    """The fixture with every claim accepted, save those with these names."""
    left = {brief_fixture.claims()[name].id for name in but}
    made = brief_fixture.brief()
    claims = tuple(c if c.id in left else replace(c, review=Review.ACCEPTED) for c in made.claims)
    return replace(made, claims=claims, decisions=(), **changes)


def named(name: str) -> Claim:
    return brief_fixture.claims()[name]


def test_an_excerpt_is_a_literal_beginning() -> None:
    assert excerpt("short") == "short"
    long = "word " * 100
    assert long.startswith(excerpt(long)) and len(excerpt(long)) <= EXCERPT
    assert excerpt("x" * 400) == "x" * 300


def test_unreviewed_and_rejected_claims_stay_behind() -> None:
    made = reviewed(but=("fog",))
    assert named("fog").id not in {c.id for c in shareable(made).claims}
    asked_for = replace(made, shared=Shared(unreviewed=True))
    assert named("fog").id in {c.id for c in shareable(asked_for).claims}
    rejected = replace(
        asked_for,
        claims=tuple(
            replace(c, review=Review.REJECTED) if c.id == named("fog").id else c for c in made.claims
        ),
    )
    assert named("fog").id not in {c.id for c in shareable(rejected).claims}


def test_a_question_that_rests_on_what_stays_behind_stays_behind_whole() -> None:
    whole = reviewed()
    question = next(q for q in whole.questions if len({c for a in q.answers for c in a.claims}) > 1)
    gone = question.answers[0].claims[0]
    made = replace(
        whole,
        claims=tuple(replace(c, review=Review.UNREVIEWED) if c.id == gone else c for c in whole.claims),
    )
    assert question.id in {q.id for q in shareable(whole).questions}
    shared = shareable(made)
    assert question.id not in {q.id for q in shared.questions}
    asked = {q.id for q in shared.questions}
    assert all(f.question in asked for f in shared.findings)


def test_flags_take_what_overlaps_and_what_repeats_with_them() -> None:
    made = reviewed()
    one = made.claims[0]
    inside = replace(one, id="c-inside", start=one.start + 2, end=one.end, quote=one.quote[2:])
    copy = replace(
        one, id="c-copy", report="r-else", quote=f"It is said that {one.quote}, and more", start=900
    )
    apart = replace(one, id="c-apart", start=one.end + 5, end=one.end + 20, quote="something of its own")
    claims = [one, inside, copy, apart]
    held = flagged(claims, [decided(one.id, What.FLAG, "graphic")], AT)
    assert held == {one.id, "c-inside", "c-copy"}
    assert flagged(claims, [], AT) == frozenset()
    report = flagged(claims, [decided(one.report, What.FLAG, "confidential")], AT)
    assert report == {one.report, one.id, "c-inside", "c-apart", "c-copy"}
    few = replace(one, quote="No")
    assert flagged([few, apart], [decided(few.id, What.FLAG, "graphic")], AT) == {few.id}


@given(st.integers(-3, 3))
@settings(max_examples=7, deadline=None)
def test_an_embargo_holds_until_its_moment(hours: int) -> None:
    made = reviewed()
    until = AT + timedelta(hours=hours)
    shown, _ = may_share(
        made.claims, [decided(made.claims[0].id, What.EMBARGO, until.isoformat())], AT, False
    )
    assert (made.claims[0].id in shown) == (hours <= 0)


def test_decisions_on_what_is_shown_go_with_it_and_no_others() -> None:
    made = reviewed(but=("fog",))
    shown, gone = made.claims[0].id, named("fog").id
    decisions = (
        decided(shown, What.REVIEW, "accepted", 1),
        decided(gone, What.REVIEW, "accepted", 2),
        decided(shown, What.APART, gone, 3),
        decided(shown, What.ACT, "denies", 4),
        decided(shown, What.UNDO, None, 5, undoes="d-4"),
        decided(shown, What.TRANSLATION, "word " * 200, 6),
    )
    shared = shareable(replace(made, decisions=decisions))
    assert [d.id for d in shared.decisions] == ["d-1", "d-6"]
    assert len(shared.decisions[1].to_value or "") <= EXCERPT


def test_translations_are_no_longer_than_excerpts() -> None:
    made = reviewed()
    signed = Translation(made.claims[0].id, "word " * 200, "B", AT, "d-1")
    (translation,) = shareable(replace(made, translations=(signed,))).translations
    assert len(translation.text) <= EXCERPT


def test_making_it_shareable_twice_is_making_it_once() -> None:
    once = shareable(reviewed(but=("fog",)))
    assert shareable(once) == once
    assert as_json(once, share=True)["limits"] == list(once.limits)


@pytest.mark.parametrize(
    ("shared", "claims", "said"),
    [
        (None, 1, None),
        (Shared(), 1, "Only claims that a person reviewed are in this form."),
        (Shared(left_out=1), 1, "1 more is left out"),
        (Shared(left_out=2000), 1, "2,000 more are left out"),
        (Shared(unreviewed=True), 1, "no person reviewed"),
        (Shared(left_out=3), 0, "none of the claims that may be passed on has been reviewed"),
        (Shared(), 0, "there is no claim that may be passed on"),
        (Shared(unreviewed=True, left_out=3), 0, "there is no claim that may be passed on"),
    ],
)
def test_the_notice_says_what_is_not_there(shared: Shared | None, claims: int, said: str | None) -> None:
    made = brief_fixture.brief(shared=shared)
    told = notice(replace(made, claims=made.claims[:claims]))
    assert (told is None) if said is None else (told is not None and said in told)
