"""Hours as texts say them, and the light that they are held against."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fogline.model import (
    Act,
    Answer,
    Claim,
    Outcome,
    Place,
    Question,
    Relation,
    Status,
    When,
)
from fogline.testing import check_check
from fogline.weather.check import LightCheck
from fogline.weather.claimed import at_hour, narrowest
from fogline.weather.clock import hour_of, timed

DAY = date(2025, 11, 10)
TOWN = Place("Town", "Town", 0, 4, latitude=48.28, longitude=37.18, radius_m=2_000)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("came at 6:30 a.m. on Monday", (6, 30, None)),
        ("at around 9:00 am (0700 GMT)", (9, 0, None)),
        ("at 12:15 a.m.", (0, 15, None)),
        ("at 12 p.m.", (12, 0, None)),
        ("by 11pm", (23, 0, None)),
        ("at 07:20 GMT", (7, 20, "UTC")),
        ("пролунав о 02:17", (2, 17, None)),
        ("об 11.40 за Києвом", (11, 40, "Europe/Kyiv")),
        ("в 5:10 по Москве", (5, 10, "Europe/Moscow")),
        ("10 November, 06:45 Kyiv time", (6, 45, "Europe/Kyiv")),
        ("at 9:00 a.m. Kyiv time (07:00 GMT)", (9, 0, "Europe/Kyiv")),
        ("06:45 and 2:1", None),
        ("between 6:30 a.m. and at 7:30 a.m.", None),
        ("at 25:10", None),
        ("at 6:75", None),
        ("at 13 a.m.", None),
        ("at 1:3 odds", None),
        ("в 4.10.2025", None),
        ("at dawn", None),
        ("am 30 men", None),
    ],
)
def test_hours(text: str, hour: tuple[int, int, str | None] | None) -> None:
    found = hour_of(text)
    assert (found and (found.hour, found.minute, found.zone)) == hour


def test_the_narrowest_of_times_that_do_not_contradict_each_other() -> None:
    week, day = When(date(2025, 11, 8), date(2025, 11, 14)), When.on(DAY)
    moment = When.on(datetime(2025, 11, 10, 4, 45, tzinfo=UTC))
    assert narrowest([]) is None and narrowest([day]) == day
    assert narrowest([week, moment, day, moment]) == moment
    assert narrowest([day, When.on(DAY + timedelta(days=1))]) is None
    assert narrowest([moment, When.on(datetime(2025, 11, 10, 9, tzinfo=UTC))]) is None
    assert at_hour("at 6:45 Kyiv time", week, TOWN) == week
    assert at_hour("at 6:45 Kyiv time", day, TOWN) == moment
    assert at_hour("at 6:45", day, None) == day and at_hour("at 6:45", None, TOWN) is None


def test_a_zone_that_is_said_and_one_that_is_not() -> None:
    said = hour_of("at 6:30 a.m. Kyiv time")
    assert said is not None
    assert timed(said, DAY, 37.18) == (
        When.on(datetime(2025, 11, 10, 4, 30, tzinfo=UTC)),
        "06:30 is 04:30 UTC.",
    )
    unsaid = hour_of("at 6:30 a.m.")
    assert unsaid is not None
    when, how = timed(unsaid, DAY, 37.18)
    assert isinstance(when.earliest, datetime) and isinstance(when.latest, datetime)
    for zone in (2, 3):  # Kyiv and Moscow time are both among what it may mean
        assert (
            when.earliest <= datetime(2025, 11, 10, 6, 30, tzinfo=UTC) - timedelta(hours=zone) <= when.latest
        )
    assert "not said" in how


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("the shelling began at 11:30 p.m., in the dark", Outcome.CONSISTENT),
        ("the shelling began at 1:30 p.m. at night", Outcome.INCONSISTENT),
        ("удар стався о 12:10 серед білого дня", Outcome.CONSISTENT),
        ("the strike came at 4:30 p.m., at dawn", Outcome.INCONSISTENT),
        ("the strike came at 6:30 a.m., at dawn", Outcome.INCONCLUSIVE),
        ("the strike came at 6:45 a.m. Kyiv time, at dawn", Outcome.CONSISTENT),
    ],
)
def test_light_beside_an_hour(quote: str, outcome: Outcome) -> None:
    (found,) = _check(quote)
    assert found.outcome is outcome, found.reason
    assert "UTC." in found.reason


@pytest.mark.parametrize(
    "quote",
    [
        "the fire after the overnight strike was out at 10:30 a.m.",
        "пожежу після нічної атаки загасили о 10:30",
        "the strike came at night, and after many hours of digging the last body was found at 10:30 a.m.",
        "the strike came at night",
        "the strike came at 4:30 p.m.",
    ],
)
def test_what_is_not_beside_an_hour_is_not_held(quote: str) -> None:
    assert _check(quote) == []


def _check(quote: str):
    said = Claim("c", "r", 0, len(quote), quote, (), Act.ASSERTS, Relation.STRIKE, happened=When.on(DAY))
    answer = Answer("a", quote, ("c",), ("UKR",))
    question = Question(
        "q", "?", Relation.STRIKE, (TOWN,), When.on(DAY), (answer,), (), (), Status.SINGLE_ACCOUNT, ""
    )
    return check_check(LightCheck(), question, [said])
