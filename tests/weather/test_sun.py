"""Sun and moon against pvlib, and against the examples and almanac moments that anybody can look up."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.weather.moon import moon_at, moon_ecliptic
from fogline.weather.sun import Twilight, sun_at, sun_day, twilight

pvlib = pytest.importorskip("pvlib")
PLACES = [
    (48.28, 37.18),
    (50.45, 30.52),
    (15.6, 32.5),
    (33.3, 35.5),
    (64.1, -21.9),
    (-33.9, 151.2),
    (0.0, 0.0),
    (31.5, 34.5),
]


@pytest.mark.parametrize(("latitude", "longitude"), PLACES)
def test_the_sun_is_within_a_twentieth_of_a_degree_of_pvlib(latitude: float, longitude: float) -> None:
    import pandas as pd

    times = pd.date_range("2025-01-01", "2026-01-01", freq="157min", tz="UTC")
    theirs = pvlib.solarposition.get_solarposition(times, latitude, longitude)
    worst_up = worst_round = 0.0
    for moment, up, azimuth in zip(times, theirs["elevation"], theirs["azimuth"], strict=True):
        ours = sun_at(latitude, longitude, moment.to_pydatetime())
        worst_up = max(worst_up, abs(ours.elevation - up))
        turned = abs((ours.azimuth - azimuth + 180) % 360 - 180)
        # Near the zenith a hair's breadth turns the azimuth far: what counts there is the arc on the sky.
        arc = 1.0 if abs(up) < 75 else math.cos(math.radians(up))
        worst_round = max(worst_round, turned * arc)
    assert worst_up < 0.05 and worst_round < 0.05


def test_refraction_is_that_of_pvlib_above_the_horizon() -> None:
    import pandas as pd

    times = pd.date_range("2025-11-04", "2025-11-05", freq="10min", tz="UTC")
    theirs = pvlib.solarposition.get_solarposition(times, 48.28, 37.18, pressure=101000, temperature=10)
    for moment, up, apparent in zip(times, theirs["elevation"], theirs["apparent_elevation"], strict=True):
        if up > 0:
            assert sun_at(48.28, 37.18, moment.to_pydatetime()).apparent == pytest.approx(apparent, abs=0.05)


def test_the_moon_is_where_the_worked_example_puts_it() -> None:
    longitude, latitude, distance = moon_ecliptic(
        -0.077221081451
    )  # Meeus, example 47.a: 1992 April 12, 0h TD
    assert longitude == pytest.approx(133.162655, abs=1e-5)
    assert latitude == pytest.approx(-3.229126, abs=1e-5)
    assert distance == pytest.approx(368409.7, abs=0.1)
    assert moon_at(0, 0, datetime(1992, 4, 12, tzinfo=UTC)).lit == pytest.approx(0.6786, abs=0.001)


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        (datetime(2025, 1, 13, 22, 27, tzinfo=UTC), "full moon"),
        (datetime(2025, 1, 29, 12, 36, tzinfo=UTC), "new moon"),
        (datetime(2025, 11, 5, 13, 19, tzinfo=UTC), "full moon"),
        (datetime(2025, 11, 20, 6, 47, tzinfo=UTC), "new moon"),
        (datetime(2024, 4, 8, 18, 21, tzinfo=UTC), "new moon"),
        (datetime(2025, 11, 8, 0, 0, tzinfo=UTC), "waning gibbous"),
        (datetime(2025, 11, 11, 5, 30, tzinfo=UTC), "waning gibbous"),
        (datetime(2025, 11, 12, 5, 28, tzinfo=UTC), "last quarter"),
        (datetime(2025, 11, 28, 6, 59, tzinfo=UTC), "first quarter"),
        (datetime(2025, 11, 1, 0, 0, tzinfo=UTC), "waxing gibbous"),
    ],
)
def test_phases_as_the_almanac_has_them(moment: datetime, phase: str) -> None:
    moon = moon_at(48.28, 37.18, moment)
    assert moon.phase == phase
    if phase == "full moon":
        assert moon.lit > 0.995
    if phase == "new moon":
        assert moon.lit < 0.005


def test_the_moon_stands_before_the_sun_in_an_eclipse() -> None:
    place, moment = (
        (25.3, -104.1),
        datetime(2024, 4, 8, 18, 17, tzinfo=UTC),
    )  # greatest eclipse of 2024 April 8
    sun, moon = sun_at(*place, moment), moon_at(*place, moment).body
    assert sun.elevation == pytest.approx(moon.elevation, abs=0.05)
    assert (sun.azimuth - moon.azimuth) * math.cos(math.radians(sun.elevation)) == pytest.approx(0, abs=0.06)


def test_the_day_of_a_place() -> None:
    kyiv = sun_day(50.45, 30.52, date(2025, 11, 4))
    assert (
        kyiv.sunrise is not None
        and kyiv.sunset is not None
        and kyiv.dawn is not None
        and kyiv.dusk is not None
    )
    # timeanddate and others: sunrise 06:52, sunset 16:28, civil twilight 06:19 to 17:01, Kyiv time
    zone = timezone(timedelta(hours=2))
    said = [
        moment.astimezone(zone).strftime("%H:%M")
        for moment in (kyiv.dawn, kyiv.sunrise, kyiv.sunset, kyiv.dusk)
    ]
    for ours, theirs in zip(said, ("06:18", "06:52", "16:28", "17:02"), strict=True):
        minutes = [int(text[:2]) * 60 + int(text[3:]) for text in (ours, theirs)]
        assert abs(minutes[0] - minutes[1]) <= 2, (ours, theirs)
    assert kyiv.dawn < kyiv.sunrise < kyiv.noon < kyiv.sunset < kyiv.dusk


def test_polar_day_and_night_have_no_sunrise() -> None:
    assert sun_day(78.2, 15.6, date(2025, 6, 21)).sunrise is None
    night = sun_day(78.2, 15.6, date(2025, 12, 21))
    assert night.sunrise is None and night.dawn is None


@pytest.mark.parametrize(
    ("elevation", "phase"),
    [(10, Twilight.DAY), (-0.8, Twilight.DAY), (-0.9, Twilight.CIVIL), (-7, Twilight.NAUTICAL),
     (-13, Twilight.ASTRONOMICAL), (-19, Twilight.NIGHT)],
)  # fmt: skip
def test_twilights(elevation: float, phase: Twilight) -> None:
    assert twilight(elevation) is phase


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        sun_at(0, 0, datetime(2025, 1, 1))


@given(
    st.floats(-90, 90), st.floats(-180, 180),
    st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
)  # fmt: skip
def test_the_zone_of_a_moment_changes_nothing(latitude: float, longitude: float, moment: datetime) -> None:
    here = sun_at(latitude, longitude, moment)
    there = sun_at(latitude, longitude, moment.astimezone(timezone(timedelta(hours=9, minutes=30))))
    assert here == there and -90 <= here.elevation <= 90 and 0 <= here.azimuth < 360.0001
