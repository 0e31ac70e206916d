from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import InputError
from fogline.model import When
from fogline.reports.dates import read_date, read_unix

KYIV = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2025-11-11", date(2025, 11, 11)),
        ("20251111", date(2025, 11, 11)),
        ("2025/11/1", date(2025, 11, 1)),
        ("2025-11-11T10:20:30Z", datetime(2025, 11, 11, 10, 20, 30, tzinfo=UTC)),
        ("2025-11-11 10:20:30.123456+02:00", datetime(2025, 11, 11, 10, 20, 30, tzinfo=KYIV)),
        ("2025-11-11T10:20+0200", datetime(2025, 11, 11, 10, 20, tzinfo=KYIV)),
        ("Tue, 11 Nov 2025 10:20:30 +0200", datetime(2025, 11, 11, 10, 20, 30, tzinfo=KYIV)),
        ("Tue, 11 Nov 2025 10:20:30 GMT", datetime(2025, 11, 11, 10, 20, 30, tzinfo=UTC)),
        ("11 Nov 2025 10:20 EET", datetime(2025, 11, 11, 10, 20, tzinfo=KYIV)),
        ("1762849230", datetime(2025, 11, 11, 8, 20, 30, tzinfo=UTC)),
        ("11 November 2025", date(2025, 11, 11)),
        ("November 11, 2025", date(2025, 11, 11)),
        ("Nov. 11, 2025", date(2025, 11, 11)),
        ("Tuesday, 11 November 2025", date(2025, 11, 11)),
        ("11 листопада 2025 року", date(2025, 11, 11)),
        ("11 ноября 2025 г.", date(2025, 11, 11)),
        ("11.11.2025", date(2025, 11, 11)),
        ("13/11/2025", date(2025, 11, 13)),
        ("11/13/2025", date(2025, 11, 13)),
    ],
)
def test_stated_dates(stated, expected):
    dated = read_date(stated)
    assert dated.when == When.on(expected)
    assert type(dated.when.earliest) is type(expected)
    assert dated.warnings == ()


def test_a_month_is_a_stretch():
    assert read_date("2024-02").when == When(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "stated",
    ["9999-12-31", "9999-12-31T23:59:59Z", "0001-01-01", "1899-12-31", "2101-01-01", "99999999999999", "2025-13-40",
     "Fri, 31 Dec 9999 23:59:59 +0000", "soon", "03/04/2025", "2025-02-30T10:00:00Z", "31 Foo 2025"],
)  # fmt: skip
def test_nonsense_is_left_out_with_a_warning(stated):
    dated = read_date(stated)
    assert dated.when is None
    assert len(dated.warnings) == 1


def test_the_day_of_reading_bounds_the_future():
    assert read_date("2027-06-01", today=date(2025, 11, 11)).when is None
    assert read_date("2025-11-12", today=date(2025, 11, 11)).when is not None
    assert read_date("2027-06-01").when is not None


def test_nothing_stated_is_no_date_and_no_warning():
    assert read_date(None) == read_date("  ")
    assert read_date(None).when is None
    assert read_date(None).warnings == ()


def test_a_local_time_needs_a_zone():
    day = read_date("2025-11-11T10:00:00")
    assert day.when == When.on(date(2025, 11, 11))
    assert day.guessed == {"zone"}
    assert "no zone" in day.warnings[0]
    moment = read_date("2025-07-11T10:00:00", "Europe/Kyiv")
    assert moment.when.earliest.utcoffset() == timedelta(hours=3)
    assert moment.guessed == frozenset()


def test_an_unknown_zone_is_an_error_that_names_it():
    with pytest.raises(InputError, match="Europe/Nowhere"):
        read_date("2025-11-11T10:00:00", "Europe/Nowhere")


@pytest.mark.parametrize("seconds", ["253402300799", 1e30, "nan", "x", None, "-99999999999"])
def test_seconds_that_are_nonsense(seconds):
    dated = read_unix(seconds)
    assert dated.when is None
    assert dated.warnings


@given(
    st.text(max_size=60)
    | st.from_regex(r"\d{1,5}[-/. ]\d{1,3}[-/. ]\d{1,5}[T ]\d{1,3}:\d{1,3}[Z+\d:]*", fullmatch=True)
)
def test_no_text_crashes_it(stated):
    dated = read_date(stated, "Europe/Kyiv")
    assert dated.when is None or 1900 <= dated.when.first_day.year <= 2100


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_iso_moments_come_back(moment):
    moment = moment.replace(microsecond=0)
    assert read_date(moment.isoformat()).when == When.on(moment)
