"""Amounts: bounds, units, what is counted, and what is no amount. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.amount import amounts
from fogline.claims.amount.amounts import FoundAmount
from fogline.language.pipeline import Pipeline, load


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


def found(english: Pipeline, text: str) -> list[FoundAmount]:
    return amounts.find(english.parse(text))


def bounds(one: FoundAmount) -> tuple[float | None, float | None, float | None]:
    return one.amount.value, one.amount.low, one.amount.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said eleven people were killed.", (11, None, None)),
        ("The mayor said 1,250 people were killed.", (1250, None, None)),
        ("The ministry counted 150 000 troops near the border.", (150_000, None, None)),
        ("The ministry counted 1.5 million refugees in the camps.", (1_500_000, None, None)),
        ("Rescuers found twenty-one bodies.", (21, None, None)),
        ("The army lost three hundred and five vehicles.", (305, None, None)),
        ("Rescuers found two dozen bodies.", (24, None, None)),
        ("Rescuers found half a dozen bodies.", (6, None, None)),
        ("A couple of soldiers were wounded.", (2, None, None)),
        ("Dozens of villagers were wounded.", (None, 24, None)),
        ("Several houses were destroyed.", (None, 2, None)),
        ("Hundreds of soldiers surrendered.", (None, 200, None)),
        ("Scores of people were hurt.", (None, 40, None)),
        ("Thousands of people fled.", (None, 2000, None)),
        ("Tens of thousands of people fled.", (None, 20_000, None)),
        ("Hundreds of thousands of people fled.", (None, 200_000, None)),
        ("Several hundred fighters entered the town.", (None, 200, None)),
        ("A few thousand residents remain.", (None, 2000, None)),
        ("At least 40 people died.", (40, 40, None)),
        ("More than a dozen people died.", (12, 12, None)),
        ("No fewer than 40 people died.", (40, 40, None)),
        ("40 or more people died.", (40, 40, None)),
        ("Up to 40 people died.", (40, None, 40)),
        ("Fewer than 40 people died.", (40, None, 40)),
        ("As many as 40 people died.", (40, None, 40)),
        ("About 40 people died.", (40, None, None)),
        ("Some 40 people died.", (40, None, None)),
        ("Nearly 40 people died.", (40, None, None)),
        ("Between 10 and 20 people died.", (None, 10, 20)),
        ("10 to 20 people died.", (None, 10, 20)),
        ("10-20 people died.", (None, 10, 20)),
        ("10–20 people died.", (None, 10, 20)),
        ("From 10 to 20 people died.", (None, 10, 20)),
    ],
)
def test_bounds_are_those_of_the_text(
    english: Pipeline, text: str, expected: tuple[float | None, float | None, float | None]
) -> None:
    assert [bounds(one) for one in found(english, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "value", "unit", "of"),
    [
        ("They hold 19% of the province.", 19, "percent", "province"),
        ("They hold 19 per cent of Ruritania.", 19, "percent", "Ruritania"),
        ("They hold 19.5 percent of it.", 19.5, "percent", None),
        ("The army took 300 square kilometres.", 300, "km²", None),
        ("The army took 300 km² there.", 300, "km²", None),
        ("The column moved 12 kilometers west.", 12, "km", None),
        ("The column moved 12km west.", 12, "km", None),
        ("The court gave him 15 years.", 15, "years", None),
        ("A ship brought 40,000 tonnes of wheat.", 40_000, "t", "wheat"),
        ("The damage was put at $400 million.", 400_000_000, "USD", None),
        ("The damage was put at 30 million euros.", 30_000_000, "EUR", None),
    ],
)
def test_units(english: Pipeline, text: str, value: float, unit: str, of: str | None) -> None:
    (one,) = found(english, text)
    assert (one.amount.value, one.amount.unit, one.amount.of) == (value, unit, of)


@pytest.mark.parametrize(
    ("text", "of", "outcome"),
    [
        ("Shelling killed 31 farmers on Friday.", "farmers killed", "killed"),
        ("Six people were killed there.", "people killed", "killed"),
        ("Six Ruritanian soldiers have been wounded.", "Ruritanian soldiers wounded", "wounded"),
        ("More than 90 civilian deaths were counted.", "civilian deaths", "killed"),
        ("The attack wounded 75 others.", "others wounded", "wounded"),
        ("The death toll rose to 21.", "killed", "killed"),
        ("Fifty soldiers are missing.", "soldiers missing", "missing"),
        ("The blast killed or injured 20 soldiers.", "soldiers killed or injured", "killed or wounded"),
        ("The blast killed 53 prisoners of war.", "prisoners of war killed", "killed"),
        ("About 300 Ruritanian soldiers are in the town.", "Ruritanian soldiers", None),
    ],
)
def test_what_is_counted_and_what_became_of_it(
    english: Pipeline, text: str, of: str, outcome: str | None
) -> None:
    (one,) = found(english, text)
    assert (one.amount.of, one.outcome) == (of, outcome)


def test_a_part_shares_the_outcome_of_the_whole(english: Pipeline) -> None:
    whole, part = found(english, "The fire killed at least 24 people, including eight children.")
    assert (part.amount.value, part.outcome, part.part_of_last) == (8, "killed", True)
    assert not whole.part_of_last


def test_one_person_where_an_outcome_governs(english: Pipeline) -> None:
    (one,) = found(english, "A woman was killed by a falling wall.")
    assert bounds(one) == (1, None, None)
    assert found(english, "A woman spoke to a reporter.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 2014 and spread in 2022.",
        "On 7 November the bridge fell.",
        "On Nov. 7 and on May 22, 2024 the bridge fell.",
        "It happened on 2025-11-07.",
        "Guns of 155 mm calibre fired all night.",
        "A 152-mm gun fired all night.",
        "Su-34 jets, S-300 launchers, T-72 tanks and Kh-101 missiles took part.",
        "The M142 and the Shahed-136 are weapons.",
        "The 47th Brigade held the line.",
        "Resolution 1701 was adopted.",
        "A 21-year-old man spoke.",
        "Ivan Horvat, 21, spoke.",
        "The blast was heard at 10:30 p.m. there.",
        "It was the third attack of the nearly three-year war.",
        "No civilians were harmed.",
        "It was one of the worst nights.",
        "In the last two weeks the front moved.",
        "Over the past 24 hours the front moved.",
        "Three days ago the front moved.",
        "They attacked from several directions.",
        "See Section 12 and Article 5.",
    ],
)
def test_what_only_looks_like_an_amount(english: Pipeline, text: str) -> None:
    assert found(english, text) == []


def test_the_claim_is_about_the_count_with_an_outcome(english: Pipeline) -> None:
    text = "In 3 days the army fired 200 shells and killed 12 civilians."
    all_of_it = found(english, text)
    one = amounts.of_claim(all_of_it, 0, len(text))
    assert one is not None and one.amount.value == 12
    assert amounts.of_claim(all_of_it, 10, 18) is None


def test_offsets_hold_the_words(english: Pipeline) -> None:
    text = "“Ґ” said: at least 40 Ruritanian soldiers were killed."
    (one,) = found(english, text)
    assert text[one.start : one.end] == "at least 40"
    assert text[one.start : one.noun_end] == "at least 40 Ruritanian soldiers"


NUMBERS = st.integers(min_value=2, max_value=900_000).filter(lambda n: not 1900 <= n <= 2099)
WRITTEN = st.sampled_from(("{}", "{:,}"))
LEAST = st.sampled_from(("at least", "more than", "over", "no fewer than", "upwards of"))
MOST = st.sampled_from(("up to", "at most", "fewer than", "no more than", "as many as"))
ABOUT = st.sampled_from(
    ("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to")
)


@settings(max_examples=40, deadline=None)
@given(number=NUMBERS, written=WRITTEN, least=LEAST, most=MOST, about=ABOUT)
def test_rendered_amounts_are_found_again(
    english: Pipeline, number: int, written: str, least: str, most: str, about: str
) -> None:
    said = written.format(number)
    for qualifier, expected in (
        (least, (number, number, None)),
        (most, (number, None, number)),
        (about, (number, None, None)),
    ):
        (one,) = found(english, f"The ministry said {qualifier} {said} soldiers were killed there.")
        assert bounds(one) == expected
        assert one.amount.qualifier == qualifier


@settings(max_examples=25, deadline=None)
@given(low=NUMBERS, more=st.integers(min_value=1, max_value=5000))
def test_ranges_hold_both_ends(english: Pipeline, low: int, more: int) -> None:
    high = low + more
    if 1900 <= high <= 2099:
        return
    for text in (f"between {low:,} and {high:,}", f"{low:,} to {high:,}", f"{low:,}-{high:,}"):
        (one,) = found(english, f"The ministry said {text} soldiers were killed there.")
        assert bounds(one) == (None, low, high)


@settings(max_examples=25, deadline=None)
@given(number=NUMBERS)
def test_the_two_sides_are_counted_alike(english: Pipeline, number: int) -> None:
    text = "The staff said about {:,} {} soldiers are inside the town."
    (one,) = found(english, text.format(number, "Ukrainian"))
    (other,) = found(english, text.format(number, "Russian"))
    assert bounds(one) == bounds(other)
    assert (one.amount.of or "").replace("Ukrainian", "Russian") == other.amount.of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army lost a fifth of the city.", 20.0),
        ("Two-thirds of the homes were destroyed.", 66.7),
        ("Half of the village burned.", 50.0),
    ],
)
def test_fractions_are_shares(english: Pipeline, text: str, value: float) -> None:
    assert [(one.amount.value, one.amount.unit) for one in found(english, text)] == [(value, "percent")]


def test_ordinals_are_no_shares(english: Pipeline) -> None:
    assert found(english, "A fifth soldier of the unit spoke.") == []


def test_what_a_number_leaves_out_was_named_before(english: Pipeline) -> None:
    text = "Guns downed 40 drones, including 34 over the Belgorod region and four over the sea."
    assert [(one.amount.value, one.noun) for one in found(english, text)] == [
        (40, "drones"), (34, "drones"), (4, "drones"),
    ]  # fmt: skip


def test_a_day_is_not_what_is_counted(english: Pipeline) -> None:
    counted = found(english, "Guns downed 40 drones late Sunday over the coast.")
    assert [(one.noun, one.amount.of) for one in counted] == [("drones", "drones destroyed")]
