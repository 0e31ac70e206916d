from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from question_fakes import DAY, KHARKIV, MYRNOHRAD, POKROVSK, claim, report

from fogline.model import Act, Amount, Compared, Relation, When
from fogline.questions.compare import compare
from fogline.questions.measure import interval, measure, meet
from fogline.questions.reading import Reading, read

REPORTS = {"r1": report()}
NUMBERS = st.integers(0, 400).map(float)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    value = draw(st.none() | NUMBERS)
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    assume(value is not None or low is not None or high is not None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    of = draw(st.sampled_from([None, "people killed", "soldiers killed", "civilians wounded", "others"]))
    return Amount(value, low, high, of=of, qualifier=draw(st.sampled_from([None, "about", "at least"])))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    told = claim(
        draw(st.sampled_from(["RUS", "UKR", None])),
        draw(st.sampled_from([r for r in Relation if r not in (Relation.STATEMENT, Relation.INTENT)])),
        draw(st.sampled_from(["so it is", "nearly so", "parts of it", "the road is cut"])),
        start=draw(st.integers(0, 99)),
        act=draw(st.sampled_from(list(Act))),
        actor=draw(st.sampled_from([None, "RUS", "UKR"])),
        target=draw(st.sampled_from([None, "RUS", "UKR"])),
        places=draw(st.sampled_from([(), (POKROVSK,), (MYRNOHRAD,), (KHARKIV,)])),
        amount=draw(st.none() | amounts()),
        happened=draw(st.sampled_from([None, *(When.on(DAY - timedelta(days=d)) for d in (0, 1, 9))])),
        said_on=draw(st.sampled_from([None, When.on(DAY)])),
    )
    found = list(read(told, REPORTS))
    assume(found)
    return draw(st.sampled_from(found))


@settings(max_examples=200, deadline=None)
@given(readings(), readings())
def test_comparing_is_symmetric(a: Reading, b: Reading) -> None:
    b = replace(b, topic=a.topic)
    assert compare(a, b) == compare(b, a)


@settings(max_examples=150, deadline=None)
@given(amounts(), amounts(), NUMBERS, NUMBERS)
def test_widening_an_interval_never_creates_a_contradiction(
    a: Amount, b: Amount, down: float, up: float
) -> None:
    one = next(_toll(a, "RUS"))
    other = replace(next(_toll(b, "UKR")), topic=one.topic)
    assert one.span is not None
    wide = replace(one, span=replace(one.span, low=one.span.low - down, high=one.span.high + up))
    if compare(wide, other)[0] is Compared.CONTRADICT:
        assert compare(one, other)[0] is Compared.CONTRADICT


def _toll(amount: Amount, party: str):  # type: ignore[no-untyped-def]
    return (r for r in read(claim(party, Relation.CASUALTIES, "x", amount=amount), REPORTS) if r.span)


@given(amounts())
def test_an_amount_meets_itself(amount: Amount) -> None:
    assert meet(interval(amount), interval(amount))


def test_intervals_have_only_the_bounds_that_are_given() -> None:
    assert interval(Amount(40, 40, qualifier="at least")).low == 40
    assert interval(Amount(40, 40, qualifier="at least")).high == float("inf")
    about = interval(Amount(300, qualifier="about"))
    assert (about.low, about.high) == (270, 330)
    assert interval(Amount(53)).low == interval(Amount(53)).high == 53


def test_what_is_counted_is_folded() -> None:
    def counted(of: str, quote: str = "x") -> str:
        return measure(claim("RUS", Relation.CASUALTIES, quote, amount=Amount(1, of=of)))

    assert counted("dead") == counted("people killed") == counted("загиблих") == "killed"
    assert counted("wounded") == counted("injured residents") == counted("раненых") == "injured"
    assert counted("people", "eleven people were hurt") == "injured"
    assert counted("people", "two were killed and five wounded") == "unclear"
    assert counted("people in critical condition") != counted("people in serious condition")
