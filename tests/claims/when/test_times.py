"""Times: days told from the day of publication, ranges no wider than said, unknown kept unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.what.story import Story
from fogline.claims.when import times
from fogline.claims.when.dating import carried, dates
from fogline.claims.when.times import FoundTime
from fogline.language.pipeline import Pipeline, load
from fogline.model import When

PUBLISHED = When.on(date(2025, 11, 11))  # a Tuesday


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


def found(english: Pipeline, text: str, published: When | None = PUBLISHED) -> list[FoundTime]:
    return times.find(english.parse(text), published)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The dam broke on Tuesday.", "2025-11-11", "2025-11-11"),
        ("The dam broke on Monday.", "2025-11-10", "2025-11-10"),
        ("The dam broke early Monday.", "2025-11-10", "2025-11-10"),
        ("The dam broke late on Saturday.", "2025-11-08", "2025-11-08"),
        ("The dam broke last Tuesday.", "2025-11-04", "2025-11-04"),
        ("The talks will be held next Tuesday.", "2025-11-18", "2025-11-18"),
        ("The talks will be held on Thursday.", "2025-11-13", "2025-11-13"),
        ("The dam broke today.", "2025-11-11", "2025-11-11"),
        ("The dam broke yesterday.", "2025-11-10", "2025-11-10"),
        ("The dam broke overnight.", "2025-11-10", "2025-11-11"),
        ("The dam broke last night.", "2025-11-10", "2025-11-11"),
        ("The dam broke this morning.", "2025-11-11", "2025-11-11"),
        ("The dam broke overnight on Sunday.", "2025-11-08", "2025-11-09"),
        ("The dam broke last week.", "2025-11-03", "2025-11-09"),
        ("The front moved in the last two weeks.", "2025-10-28", "2025-11-11"),
        ("The front moved over the past 24 hours.", "2025-11-10", "2025-11-11"),
        ("The dam broke in October.", "2025-10-01", "2025-10-31"),
        ("The dam broke in late May.", "2025-05-21", "2025-05-31"),
        ("The dam broke in December.", "2024-12-01", "2024-12-31"),
        ("The dam broke in November 2023.", "2023-11-01", "2023-11-30"),
        ("The dam broke on February 7.", "2025-02-07", "2025-02-07"),
        ("The dam broke on 7 Nov 2025.", "2025-11-07", "2025-11-07"),
        ("The dam broke on 2025-11-07.", "2025-11-07", "2025-11-07"),
        ("The dam broke on Nov. 7.", "2025-11-07", "2025-11-07"),
        ("The dam broke on Friday, Nov. 7.", "2025-11-07", "2025-11-07"),
        ("The dam broke on December 5.", "2024-12-05", "2024-12-05"),
        ("The talks will begin on December 5.", "2025-12-05", "2025-12-05"),
        ("They have fought since 2023.", "2023-01-01", "2025-11-11"),
        ("They fought in 1967.", "1967-01-01", "1967-12-31"),
        ("They fought from late January to February 6.", "2025-01-21", "2025-02-06"),
        ("They fought between 3 and 5 May.", "2025-05-03", "2025-05-05"),
        ("They fought from Monday to Wednesday.", "2025-11-03", "2025-11-05"),
        ("The dam broke three days ago.", "2025-11-08", "2025-11-08"),
        ("The dam broke earlier this month.", "2025-11-01", "2025-11-11"),
        ("Soldiers are now in the town.", "2025-11-11", "2025-11-11"),
    ],
)
def test_days_as_said(english: Pipeline, text: str, first: str, last: str) -> None:
    (one,) = found(english, text)
    assert one.when == When.parse(first, last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bridge fell two days later.", "open"),
        ("The bridge fell the previous night.", "open"),
        ("They have fought for months.", "duration"),
    ],
)
def test_what_the_text_does_not_resolve_has_no_value(english: Pipeline, text: str, kind: str) -> None:
    (one,) = found(english, text)
    assert (one.when, one.kind) == (None, kind)


def test_without_publication_relative_times_are_unknown(english: Pipeline) -> None:
    text = "On Tuesday, overnight, last week, in October and on 7 May the dam broke."
    assert [one.when for one in found(english, text, None)] == [None] * 5
    (dated,) = found(english, "The dam broke on 7 May 2024.", None)
    assert dated.when == When.parse("2024-05-07")


def test_a_publication_of_unknown_day_resolves_nothing(english: Pipeline) -> None:
    (one,) = found(english, "The dam broke on Tuesday.", When.parse("2025-11-01", "2025-11-30"))
    assert one.when is None


def test_vague_stretches_are_marked(english: Pipeline) -> None:
    (one,) = found(english, "The front moved in recent days.")
    assert one.kind == "vague" and one.when is not None and one.when.last_day == date(2025, 11, 11)


@pytest.mark.parametrize(
    "text", ["The troops may march on.", "Their march began.", "The sun set.", "He was second."]
)
def test_words_that_are_no_times(english: Pipeline, text: str) -> None:
    assert found(english, text) == []


@pytest.mark.parametrize(
    "text", ["It broke on 31 February 2024.", "It broke on 99 May.", "It is 2025-13-45."]
)
def test_days_that_do_not_exist_have_no_value(english: Pipeline, text: str) -> None:
    assert all(one.when is None or one.kind == "range" for one in found(english, text))


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@settings(max_examples=60, deadline=None)
@given(
    day=DAYS,
    name=st.sampled_from(NAMES),
    phrase=st.sampled_from(("on {}", "early on {}", "on {} evening", "late {}", "earlier on {}")),
)
def test_weekdays_lie_in_the_week_until_publication(
    english: Pipeline, day: date, name: str, phrase: str
) -> None:
    (one,) = found(english, f"The dam broke {phrase.format(name)}.", When.on(day))
    assert one.when is not None
    assert one.when.first_day == one.when.last_day
    assert one.when.first_day.weekday() == NAMES.index(name)
    assert timedelta(0) <= day - one.when.first_day < timedelta(7)


@settings(max_examples=40, deadline=None)
@given(day=DAYS, name=st.sampled_from(NAMES))
def test_future_weekdays_lie_in_the_week_from_publication(english: Pipeline, day: date, name: str) -> None:
    (one,) = found(english, f"The talks will be held on {name}.", When.on(day))
    assert one.when is not None and timedelta(0) <= one.when.first_day - day < timedelta(7)


@settings(max_examples=40, deadline=None)
@given(said=DAYS, day=DAYS, form=st.sampled_from(("%d %B %Y", "%B %d, %Y", "%Y-%m-%d")))
def test_full_dates_do_not_depend_on_publication(english: Pipeline, said: date, day: date, form: str) -> None:
    (one,) = found(english, f"The dam broke on {said.strftime(form)}.", When.on(day))
    assert one.when == When.on(said)


@settings(max_examples=40, deadline=None)
@given(day=DAYS, count=st.integers(2, 400), unit=st.sampled_from(("days", "weeks")))
def test_the_last_days_end_on_publication(english: Pipeline, day: date, count: int, unit: str) -> None:
    (one,) = found(english, f"The front moved in the last {count} {unit}.", When.on(day))
    assert one.when == When(day - timedelta(count * (7 if unit == "weeks" else 1)), day)


def test_saying_and_happening_are_kept_apart(english: Pipeline) -> None:
    text = "The ministry said on Monday that a shell hit the mill on Saturday."
    doc = english.parse(text)
    told = text.index("a shell")
    dated = dates(doc, times.find(doc, PUBLISHED), told, len(text) - 1, (0, told))
    assert dated.said_on == When.parse("2025-11-10")
    assert dated.happened == When.parse("2025-11-08")


def test_a_quotation_counts_from_the_day_it_was_said(english: Pipeline) -> None:
    text = "“We struck the depot last night,” the general said on Friday."
    doc = english.parse(text)
    end = text.index(",”")
    dated = dates(doc, times.find(doc, PUBLISHED), 1, end, (end, len(text)), quoted=True)
    assert dated.happened == When.parse("2025-11-06", "2025-11-07")


def test_the_attack_is_the_one_last_told(english: Pipeline) -> None:
    text = "A missile attack on the port on Saturday killed two men. "
    text += "At least nine people were hurt in the attack, police said."
    doc = english.parse(text)
    start = text.index("At least")
    event = Story.read(doc, times.find(doc, PUBLISHED), []).of(1)
    dated = dates(doc, times.find(doc, PUBLISHED), start, text.index(", police"), event=event)
    assert dated.happened == When.parse("2025-11-08")


def test_a_time_counted_from_the_text_is_not_replaced(english: Pipeline) -> None:
    text = "A missile attack hit the port on Saturday. "
    text += "Nine men were hurt in the attack the previous night, police said."
    doc = english.parse(text)
    dated = dates(doc, times.find(doc, PUBLISHED), text.index("Nine"), text.index(", police"))
    assert dated.happened is None


def test_a_voice_that_goes_on_speaks_on_the_same_day() -> None:
    monday, friday = When.parse("2025-11-10"), When.parse("2025-11-07")
    told = [
        ("A", 0, monday),
        ("A", 1, None),
        ("B", 2, None),
        ("B", 3, friday),
        ("A", 4, None),
        (None, 5, None),
        ("A", 30, None),
    ]
    assert carried(told) == [monday, monday, None, friday, monday, None, None]


@pytest.mark.parametrize("said", ["on Saturday and Sunday", "late Saturday and early Sunday"])
def test_a_weekday_and_the_next_are_one_stretch(english: Pipeline, said: str) -> None:
    whens = [one.when for one in found(english, f"The town was shelled {said}.")]
    assert whens == [When(date(2025, 11, 8), date(2025, 11, 9))]


def test_weekdays_apart_are_no_stretch(english: Pipeline) -> None:
    whens = [one.when for one in found(english, "The town was shelled on Thursday and Sunday.")]
    assert whens == [When.on(date(2025, 11, 6)), When.on(date(2025, 11, 9))]
