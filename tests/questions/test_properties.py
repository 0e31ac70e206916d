"""What holds whatever is claimed: through ``ask``, over generated claims of every relation, act and word."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from property_claims import NAMES, ONE, OTHER, SIDES, Draw, claims_of, draws, reports_of

from fogline.model import Amount, Claim, Compared, Lineage, Question, Relation
from fogline.questions import ask
from fogline.questions.compare import compare
from fogline.questions.reading import read
from fogline.questions.words import is_denied

quick = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
R = Relation
NUMBERED = (R.CASUALTIES, R.PRESENCE, R.SHARE, R.CONCENTRATION, R.INTERCEPTION, R.EQUIPMENT, R.DISPLACEMENT)


def asked(claims: list[Claim], copy: str = "") -> list[Question]:
    return ask(claims, reports_of(copy), SIDES, Lineage(), names=NAMES)


@quick
@given(draws())
def test_comparing_is_symmetric(drawn: list[Draw]) -> None:
    reports = reports_of()
    readings = [r for c in claims_of(drawn) for r in read(c, reports)]
    for a, b in product(readings, repeat=2):
        if (a.topic.relation, a.topic.asked, a.topic.measure) == (
            b.topic.relation,
            b.topic.asked,
            b.topic.measure,
        ):
            assert compare(a, b) == compare(b, a)


@quick
@given(draws(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_added_changes_nothing(drawn: list[Draw], chance: object) -> None:
    claims = claims_of(drawn)
    mixed = list(claims)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    reports = dict(reversed(reports_of().items()))
    assert ask(mixed, reports, SIDES, Lineage(), names=NAMES) == asked(claims)


@quick
@given(draws(), st.integers(0, 5))
def test_any_part_of_the_claims_can_be_asked(drawn: list[Draw], left_out: int) -> None:
    """Also where a denial's claim is not among them."""
    claims = claims_of(drawn)
    kept = [c for n, c in enumerate(claims) if n != left_out % len(claims)]
    given = {c.id for c in kept}
    assert all(given.issuperset(a.claims) for q in asked(kept) for a in q.answers)


def contradictions(questions: list[Question]) -> int:
    return sum(r.relation is Compared.CONTRADICT for q in questions for r in q.relations)


@quick
@given(draws(NUMBERED, most=4), st.integers(0, 3), st.sampled_from([1.0, 5.0, 40.0, 1e6]))
def test_widening_an_interval_never_creates_a_contradiction(drawn: list[Draw], which: int, by: float) -> None:
    """Of numbers that are said; to deny more numbers is to say more, not less."""
    claims = [replace(c, denies=None) for c in claims_of(drawn) if c.amount is not None]
    before = contradictions(asked(claims))
    if not claims or before or is_denied(claims[which % len(claims)]):
        return
    wide = claims[which % len(claims)]
    claims[which % len(claims)] = replace(wide, amount=widened(wide.amount, by))
    assert contradictions(asked(claims)) == 0


def widened(amount: Amount | None, by: float) -> Amount:
    assert amount is not None
    low = amount.low if amount.low is not None else amount.value
    high = amount.high if amount.high is not None or amount.low is not None else amount.value
    return replace(
        amount,
        low=None if low is None else low - by,
        high=None if high is None else high + by,
        qualifier=None,
    )


def standing(questions: list[Question], kept: set[str]) -> Counter[object]:
    """Questions with their answers, as far as they are made of claims that are ``kept``, and where they stand."""
    found: Counter[object] = Counter()
    for q in questions:
        answers = frozenset(frozenset(a.claims) & kept for a in q.answers) - {frozenset()}
        if answers:
            found[q.relation, q.places, q.status, q.also, answers] += 1
    return found


@quick
@given(draws())
def test_a_copy_of_a_report_changes_no_status(drawn: list[Draw]) -> None:
    claims = claims_of(drawn)
    kept = {c.id for c in claims}
    alone = standing(asked(claims), kept)
    with_copy = standing(asked([*claims, *claims_of(drawn, copy="x")], copy="x"), kept)
    assert not alone - with_copy, "every question stands as it stood"


def shape(question: Question, exchanged: bool) -> object:
    """All that a question says, with the names of the two sides exchanged back."""

    def back(words: str) -> str:
        if not exchanged:
            return words
        for one, other in ((NAMES[ONE], NAMES[OTHER]), (ONE, OTHER), (ONE.casefold(), OTHER.casefold())):
            words = words.replace(one, "\0").replace(other, one).replace("\0", other)
        return words

    texts = {a.id: (frozenset(a.claims), back(a.text)) for a in question.answers}
    return (
        question.relation,
        back(question.text),
        question.when,
        question.status,
        question.also,
        frozenset(texts.values()),
        frozenset(
            (frozenset({texts[r.a], texts[r.b]}), r.relation, back(r.reason)) for r in question.relations
        ),
        frozenset((back(a.party), a.standing, a.reports_read) for a in question.absent),
        frozenset(back(s.text) for s in question.sentences),
        frozenset(
            (back(s.party or ""), s.official, tuple((x.kind, back(x.text), x.claims) for x in s.steps))
            for s in question.series
        ),
        question.related,
    )


@quick
@given(draws())
def test_exchanging_the_sides_exchanges_the_result(drawn: list[Draw]) -> None:
    mine = Counter(shape(q, exchanged=False) for q in asked(claims_of(drawn)))
    other = Counter(shape(q, exchanged=True) for q in asked(claims_of(drawn, exchanged=True)))
    assert other == mine
