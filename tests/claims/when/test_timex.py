"""Times as TIMEX3: values as fine as what was said, stories counted from their own days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.when import times
from fogline.claims.when.timex import annotate
from fogline.language.pipeline import Pipeline, load
from fogline.model import When

CREATED = date(2025, 11, 11)  # a Tuesday


@pytest.fixture(scope="module")
def english() -> Pipeline:
    return load("en")


PLAIN = {language: spacy.blank(language) for language in ("en", "uk", "ru")}
"""Tokens only."""


def values(english: Pipeline, text: str) -> list[tuple[str, str]]:
    return [(one.type, one.value) for one in annotate(english.parse(text), CREATED)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The dam broke on Monday.", "DATE", "2025-11-10"),
        ("The dam broke last week.", "DATE", "2025-W45"),
        ("The dam broke last month.", "DATE", "2025-10"),
        ("The dam broke two years ago.", "DATE", "2023"),
        ("The dam broke in the summer of 2014.", "DATE", "2014-SU"),
        ("The dam broke in the third quarter of 2024.", "DATE", "2024-Q3"),
        ("The dam broke in the 1990s.", "DATE", "199"),
        ("The dam broke on Monday at 8:30 p.m.", "TIME", "2025-11-10T20:30"),
        ("The dam broke at 18:00 UTC on Monday.", "TIME", "2025-11-10T18:00Z"),
        ("The dam broke on Monday evening.", "TIME", "2025-11-10TEV"),
        ("They fought for three days.", "DURATION", "P3D"),
        ("They fought over the past 24 hours.", "DURATION", "PT24H"),
        ("They fought for months.", "DURATION", "PXM"),
        ("It was a five-year siege.", "DURATION", "P5Y"),
        ("They meet every week.", "SET", "P1W"),
        ("They meet every Monday.", "SET", "XXXX-WXX-1"),
        ("They are currently apart.", "DATE", "PRESENT_REF"),
        ("They recently met.", "DATE", "PAST_REF"),
    ],
)
def test_english_values(english: Pipeline, text: str, kind: str, value: str) -> None:
    assert values(english, text) == [(kind, value)]


def test_a_story_counts_from_its_own_days() -> None:
    pipeline = spacy.blank("uk")
    pipeline.add_pipe("sentencizer")
    text = "Облога почалася 5 травня 1712 року. 9 червня місто впало. Через два дні військо відступило."
    text += " Восени того ж року уклали мир. У 264 до н. е. його зруйнували."
    found = [one.value for one in annotate(pipeline(text), CREATED, narrative=True)]
    assert found[:3] == ["1712-05-05", "1712-06-09", "1712-06-11"]
    assert found[-1] == "BC0264"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A 3 December hearing in the case.", "2025-12-03"),
        ("A 3 June hearing in the case.", "2025-06-03"),
        ("The army presented its planned offensive on Friday.", "2025-11-07"),
        ("The court delayed the hearing of Wednesday, 12 November.", "2025-11-12"),
        ("The court ruled in May of last year.", "2024-05-01"),
        ("The depot burned on the night of 4 to 5 May.", "2025-05-04"),
    ],
)
def test_which_year_is_meant(english: Pipeline, text: str, first: str) -> None:
    (one,) = times.find(english.parse(text), When.on(CREATED))
    assert one.when is not None and one.when.first_day.isoformat() == first


def test_days_later_count_from_the_last_day_of_the_text(english: Pipeline) -> None:
    *_, last = times.find(english.parse("The dam broke on 5 May 2014. Three days later the mill fell."), None)
    assert last.when == When.on(date(2014, 5, 8))


@pytest.mark.parametrize(
    "text", ["The 2014 agreement was signed.", "They fought for three days.", "They meet every week."]
)
def test_what_dates_no_claim_is_no_day(english: Pipeline, text: str) -> None:
    (one,) = times.find(english.parse(text), When.on(CREATED))
    assert one.kind in ("reference", "duration", "set")


@settings(max_examples=60, deadline=None)
@given(
    first=st.dates(date(1990, 1, 1), date(2090, 12, 1)),
    length=st.integers(1, 200),
    language=st.sampled_from(("en", "uk", "ru")),
)
def test_a_stretch_runs_from_its_first_day_to_its_last(first: date, length: int, language: str) -> None:
    last = first + timedelta(length)
    text = {
        "en": f"from {first:%d.%m.%Y} to {last:%d.%m.%Y}",
        "uk": f"з {first:%d.%m.%Y} по {last:%d.%m.%Y}",
        "ru": f"с {first:%d.%m.%Y} по {last:%d.%m.%Y}",
    }[language]
    (one,) = times.find(PLAIN[language](text), None)
    assert one.when == When(first, last)


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("0123456789 .,-:/'’\nжівмдня травеьokMayndTuslf"), max_size=60),
    language=st.sampled_from(("en", "uk", "ru")),
)
def test_any_text_is_read_and_times_lie_in_it_in_order(text: str, language: str) -> None:
    doc = PLAIN[language](text)
    found = times.find(doc, When.on(CREATED))
    annotate(doc, CREATED)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False))
