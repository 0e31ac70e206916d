"""Weather, light and a shadow of an item of footage, held where no question asks after them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fogline.model import Act, Claim, Outcome, Place, Polarity, Relation, When
from fogline.model.exhibit import SkyHeld
from fogline.model.observation import Observation, Station
from fogline.weather.calendar import Calendar
from fogline.weather.check import LightCheck, WeatherCheck
from fogline.weather.light import twilight_of
from fogline.weather.metar import parse_metar
from fogline.weather.of_item import Sky, sky_in
from fogline.weather.said import Light

TOWN = Place("Town", "Town", 0, 4, "p", 48.28, 37.18, 2000.0)
NOWHERE = Place("Hamlet", "Hamlet", 0, 6)
DAY, DAWN = When.on(date(2025, 11, 11)), When.on(datetime(2025, 11, 11, 4, 20, tzinfo=UTC))
YES, NO, OPEN = Outcome.CONSISTENT, Outcome.INCONSISTENT, Outcome.INCONCLUSIVE


def seen(body: str) -> Observation:
    found = parse_metar(f"UKAA 110430Z 00000MPS {body}", Calendar.of_month("2025-11"))
    assert found is not None
    return found


def sky(body: str = "0150 FG VV001 02/02 Q1028") -> Sky:
    return Sky(WeatherCheck([seen(body)], [Station("UKAA", "Near", 48.30, 37.20)]), LightCheck())


def claim(quote: str, happened: When | None = None, polarity: Polarity = Polarity.AFFIRMED) -> Claim:
    return Claim(
        "c",
        "r",
        0,
        len(quote),
        quote,
        (),
        Act.ASSERTS,
        Relation.ADVANCE,
        polarity=polarity,
        happened=happened,
    )


def told(held: list[SkyHeld]) -> list[tuple[str, str, Outcome]]:
    return [(one.check, one.said, one.outcome) for one in held]


def test_words_are_those_of_the_checks() -> None:
    assert sky_in("вночі, у густому тумані") == ("dense fog", "night")
    assert sky_in("the column moved in") == ()


def test_a_moment_is_held_against_stations_and_the_sun() -> None:
    held = list(sky().of_words(["fog", "dawn", "night"], TOWN, DAWN))
    assert told(held) == [("weather", "fog", YES), ("light", "dawn", YES), ("light", "night", OPEN)]
    assert held[0].reference and held[1].reference and held[0].figures
    clear = list(sky("CAVOK 02/01 Q1028").of_words(["fog"], TOWN, DAWN))
    assert told(clear) == [("weather", "fog", NO)]


@pytest.mark.parametrize(
    ("place", "when", "why"),
    [(None, DAWN, "No place"), (NOWHERE, DAWN, "No place"), (TOWN, None, "When it was is not known")],
)
def test_what_is_not_said_leaves_it_open(place: Place | None, when: When | None, why: str) -> None:
    held = [*sky().of_words(["fog", "dawn"], place, when), sky().of_shadow(300, 10, place, when)]
    assert told(held) == [("weather", "fog", OPEN), ("light", "dawn", OPEN), ("shadow", "300°", OPEN)]
    assert all(why in one.reason and one.reference is None and not one.figures for one in held)


def test_what_is_denied_is_held_as_denied_and_light_not_at_all() -> None:
    held = list(sky().of_words(["fog", "night"], TOWN, DAWN, negated=True))
    assert told(held) == [("weather", "fog", NO)] and held[0].negated


def test_a_claim_gives_its_own_time_before_one_that_is_lent() -> None:
    other = When.on(date(2025, 11, 20))
    own = list(sky().of_claim(claim("the column moved in fog", DAY), TOWN, other))
    assert own[0].reference is not None
    lent = list(sky().of_claim(claim("the column moved in fog"), TOWN, other))
    assert told(lent) == [("weather", "fog", OPEN)] and lent[0].reference is None


def test_a_word_for_the_light_is_about_the_hour_beside_it_else_about_the_day() -> None:
    beside = list(sky().of_claim(claim("the column left at 6:20 Kyiv time at dawn", DAY), TOWN, None))
    assert told(beside) == [("light", "dawn", YES)] and "06:20 is 04:20 UTC" in beside[0].reason
    apart = "at dawn, after a long march through villages and fields, the column came at 23:00 Kyiv time"
    assert [
        (one.outcome, "hour is not known" in one.reason)
        for one in sky().of_claim(claim(apart, DAY), TOWN, None)
    ] == [(OPEN, True)]


def test_weather_at_dawn_is_that_of_the_hours_of_dawn() -> None:
    late = parse_metar("UKAA 112000Z 00000MPS 0150 FG VV001 02/02 Q1028", Calendar.of_month("2025-11"))
    assert late is not None
    evening = Sky(WeatherCheck([late], [Station("UKAA", "Near", 48.30, 37.20)]), LightCheck())
    assert [one.outcome for one in evening.of_words(["fog"], TOWN, DAY)] == [YES]
    at_dawn = list(evening.of_words(["fog", "dawn"], TOWN, DAY))
    assert at_dawn[0].outcome is OPEN and "Dawn was from 03:2" in at_dawn[0].reason
    assert [one.outcome for one in sky().of_claim(claim("at dawn they moved in fog", DAY), TOWN, None)] == [
        YES,
        OPEN,
    ]
    north = Place("North", "North", 0, 5, "n", 89.0, 20.0)
    assert twilight_of(Light.DAWN, (89.0, 20.0), DAY.first_day) is None
    assert twilight_of(Light.NIGHT, (48.28, 37.18), DAY.first_day) is None
    assert [one.outcome for one in sky().of_words(["fog", "dawn"], north, DAY)] == [OPEN, OPEN]


def test_what_a_finding_covers_is_not_held_again_and_no_weather_without_observations() -> None:
    said = claim("the column moved in fog at dawn", DAWN)
    assert told(list(sky().of_claim(said, TOWN, None, frozenset({"weather"})))) == [("light", "dawn", YES)]
    assert told(list(sky().of_claim(said, TOWN, None, frozenset({"light"})))) == [("weather", "fog", YES)]
    assert told(list(Sky(None, LightCheck()).of_claim(said, TOWN, None))) == [("light", "dawn", YES)]


def test_a_shadow_and_the_references_that_it_all_rests_on() -> None:
    looked = sky()
    noon = When.on(datetime(2025, 11, 11, 9, 15, tzinfo=UTC))
    assert looked.of_shadow(0, 10, TOWN, noon).outcome is YES
    assert looked.of_shadow(90, 10, TOWN, noon).outcome is NO
    held = list(looked.of_words(["fog", "dawn"], TOWN, DAWN))
    assert {one.reference for one in held} == {one.id for one in looked.used}
    with pytest.raises(ValueError):
        looked.of_shadow(400, 10, TOWN, noon)
