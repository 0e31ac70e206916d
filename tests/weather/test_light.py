"""Light and shadows against the sun."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fogline.model import Outcome, When
from fogline.weather.light import hold_light, hold_shadow
from fogline.weather.said import Light
from fogline.weather.sun import sun_at

TOWN = (48.28, 37.18)
NOON = datetime(2025, 11, 11, 9, 15, tzinfo=UTC)
YES, NO, OPEN = Outcome.CONSISTENT, Outcome.INCONSISTENT, Outcome.INCONCLUSIVE


@pytest.mark.parametrize(
    ("said", "hour", "outcome"),
    [(Light.NIGHT, 0, YES), (Light.NIGHT, 9, NO), (Light.NIGHT, 4.25, OPEN), (Light.DAYLIGHT, 9, YES),
     (Light.DAYLIGHT, 22, NO), (Light.DAYLIGHT, 4.25, OPEN), (Light.DAWN, 4.3, YES), (Light.DAWN, 13.75, NO),
     (Light.DAWN, 2.75, OPEN), (Light.DAWN, 9, NO), (Light.DUSK, 13.75, YES), (Light.DUSK, 4.3, NO)],
)  # fmt: skip
def test_words_for_light(said: Light, hour: float, outcome: Outcome) -> None:
    moment = datetime(2025, 11, 11, tzinfo=UTC) + timedelta(hours=hour)
    found = hold_light(said, TOWN, When.on(moment), name="Town")
    assert found.outcome is outcome, found.reason


def test_a_day_without_an_hour_stays_open_and_says_sunrise_and_sunset() -> None:
    found = hold_light(Light.NIGHT, TOWN, When.on(date(2025, 11, 11)), name="Town")
    assert found.outcome is OPEN and "sunrise 04:3" in found.reason and found.figures == ()


def test_hours_with_both_in_them_stay_open() -> None:
    begin = datetime(2025, 11, 11, 2, tzinfo=UTC)
    assert hold_light(Light.NIGHT, TOWN, When(begin, begin + timedelta(hours=8))).outcome is OPEN
    assert hold_light(Light.NIGHT, TOWN, When(begin - timedelta(hours=4), begin)).outcome is YES


def test_a_shadow_points_away_from_the_sun() -> None:
    there = (sun_at(*TOWN, NOON).azimuth + 180) % 360
    assert hold_shadow(there, TOWN, When.on(NOON)).outcome is YES
    assert hold_shadow((there + 9) % 360, TOWN, When.on(NOON)).outcome is YES
    assert hold_shadow((there + 15) % 360, TOWN, When.on(NOON)).outcome is OPEN
    wrong = hold_shadow((there + 90) % 360, TOWN, When.on(NOON))
    assert wrong.outcome is NO and dict(wrong.figures)["shadow off by"].value == pytest.approx(90, abs=0.1)
    assert hold_shadow((there + 15) % 360, TOWN, When.on(NOON), tolerance=20).outcome is YES


def test_no_shadow_at_night() -> None:
    night = hold_shadow(0, TOWN, When.on(datetime(2025, 11, 11, 22, tzinfo=UTC)))
    assert (
        night.outcome is NO
        and "no shadow" in night.reason
        and "On that day the shadow fits from" in night.reason
    )


def test_the_hours_of_a_day_that_fit_a_shadow() -> None:
    north = hold_shadow(0, TOWN, When.on(date(2025, 11, 11)))
    south = hold_shadow(180, TOWN, When.on(date(2025, 11, 11)))
    assert north.outcome is OPEN and "fits from" in north.reason
    assert south.outcome is NO and "At no time of that day" in south.reason


@pytest.mark.parametrize(("direction", "tolerance"), [(-1, 10), (361, 10), (10, 0), (10, 46)])
def test_directions_that_are_none(direction: float, tolerance: float) -> None:
    with pytest.raises(ValueError, match="degrees"):
        hold_shadow(direction, TOWN, When.on(NOON), tolerance=tolerance)
