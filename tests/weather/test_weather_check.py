"""What is said of the weather against stations: near and far, early and late, fog that is there and fog that is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fogline.model import (
    Act,
    Answer,
    Claim,
    Outcome,
    Place,
    Polarity,
    Question,
    ReferenceKind,
    Relation,
    Status,
    When,
)
from fogline.model.observation import Observation, Station
from fogline.testing import check_check
from fogline.weather.calendar import Calendar
from fogline.weather.check import LightCheck, WeatherCheck
from fogline.weather.fits import Fit, shows
from fogline.weather.hold import Held, hold
from fogline.weather.metar import parse_metar
from fogline.weather.near import Archive
from fogline.weather.said import Condition, Light, conditions_in, light_in

TOWN = (48.28, 37.18)
NEAR = Station("UKAA", "Near", 48.30, 37.20)
MIDDLE = Station("UKBB", "Middle", 48.50, 37.30)
FAR = Station("UKCC", "Far", 49.00, 37.50)
NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
FOG = "0150 FG VV001 02/02 Q1028"
DRY = "9999 SCT030 08/01 Q1028"


def seen(station: str, body: str, hour: float = 12.0, day: int = 11) -> Observation:
    minutes = round(hour * 60)
    found = parse_metar(
        f"{station} {day:02d}{minutes // 60:02d}{minutes % 60:02d}Z 00000MPS {body}",
        Calendar.of_month("2025-11"),
    )
    assert found is not None
    return found


def held(
    condition: Condition, *observations: Observation, when: When | None = None, **more
) -> tuple[Held, ...]:
    archive = Archive(observations, [NEAR, MIDDLE, FAR])
    return hold(archive, condition, TOWN, when or When.on(NOON), name="Town", **more)


def outcomes(found: tuple[Held, ...]) -> list[Outcome]:
    return [one.outcome for one in found]


YES, NO, OPEN = Outcome.CONSISTENT, Outcome.INCONSISTENT, Outcome.INCONCLUSIVE


@pytest.mark.parametrize(
    ("condition", "body", "fit"),
    [
        (Condition.FOG, FOG, Fit.YES),
        (Condition.FOG, "0600 FG OVC001 02/02 Q1028", Fit.YES),
        (Condition.FOG, "//// FG OVC001 02/02 Q1028", Fit.YES),
        (Condition.FOG, "0600 02/02 Q1028", Fit.OPEN),
        (Condition.FOG, "0600 +SN VV002 M02/M02 Q1028", Fit.OPEN),
        (Condition.FOG, "1500 BR OVC003 02/02 Q1028", Fit.OPEN),
        (Condition.FOG, "9999 BCFG 02/02 Q1028", Fit.OPEN),
        (Condition.FOG, "9999 VCFG 02/02 Q1028", Fit.OPEN),
        (Condition.FOG, "9999 REFG 02/02 Q1028", Fit.OPEN),
        (Condition.FOG, DRY, Fit.NO),
        (Condition.FOG, "CAVOK 02/02 Q1028", Fit.NO),
        (Condition.FOG, "//// SCT030 02/02 Q1028", Fit.OPEN),
        (Condition.DENSE_FOG, FOG, Fit.YES),
        (Condition.DENSE_FOG, "0600 FG OVC001 02/02 Q1028", Fit.OPEN),
        (Condition.DENSE_FOG, "//// FG OVC001 02/02 Q1028", Fit.OPEN),
        (Condition.DENSE_FOG, DRY, Fit.NO),
        (Condition.MIST, "3000 BR OVC003 02/02 Q1028", Fit.YES),
        (Condition.MIST, DRY, Fit.NO),
        (Condition.MIST, "6000 NSC 02/02 Q1028", Fit.OPEN),
        (Condition.RAIN, "9999 -RA OVC012 06/05 Q1009", Fit.YES),
        (Condition.RAIN, "9999 DZ OVC012 06/05 Q1009", Fit.YES),
        (Condition.RAIN, "9999 VCSH OVC012 06/05 Q1009", Fit.OPEN),
        (Condition.RAIN, "9999 RERA OVC012 06/05 Q1009", Fit.OPEN),
        (Condition.RAIN, "9999 UP OVC012 06/05 Q1009", Fit.OPEN),
        (Condition.RAIN, "9999 // OVC012 06/05 Q1009", Fit.OPEN),
        (Condition.RAIN, DRY, Fit.NO),
        (Condition.HEAVY_RAIN, "4000 +RA OVC012 06/05 Q1009", Fit.YES),
        (Condition.HEAVY_RAIN, "9999 -RA OVC012 06/05 Q1009", Fit.OPEN),
        (Condition.SNOW, "2000 -SN OVC012 M06/M07 Q1009", Fit.YES),
        (Condition.SNOW, "9999 -RA OVC012 06/05 Q1009", Fit.NO),
        (Condition.CLEAR, "CAVOK 12/02 Q1028", Fit.YES),
        (Condition.CLEAR, "9999 SKC 12/02 Q1028", Fit.YES),
        (Condition.CLEAR, "9999 FEW030 12/02 Q1028", Fit.YES),
        (Condition.CLEAR, "9999 SCT030 12/02 Q1028", Fit.OPEN),
        (Condition.CLEAR, "9999 OVC030 12/02 Q1028", Fit.NO),
        (Condition.CLEAR, "9999 12/02 Q1028", Fit.OPEN),
        (Condition.CLEAR, FOG, Fit.NO),
        (Condition.OVERCAST, "9999 OVC030 12/02 Q1028", Fit.YES),
        (Condition.OVERCAST, "9999 BKN030 12/02 Q1028", Fit.OPEN),
        (Condition.OVERCAST, "9999 FEW030 12/02 Q1028", Fit.NO),
        (Condition.OVERCAST, "CAVOK 12/02 Q1028", Fit.OPEN),
    ],
)
def test_what_one_observation_shows(condition: Condition, body: str, fit: Fit) -> None:
    assert shows(seen("UKAA", body), condition).fit is fit


def test_a_station_near_by_supports_and_contradicts() -> None:
    assert outcomes(held(Condition.FOG, seen("UKAA", FOG))) == [YES]
    assert outcomes(held(Condition.FOG, seen("UKAA", DRY))) == [NO]
    assert outcomes(held(Condition.FOG, seen("UKAA", FOG), negated=True)) == [NO]
    assert outcomes(held(Condition.FOG, seen("UKAA", DRY), negated=True)) == [YES]


def test_fog_is_local() -> None:
    (seen_there,) = held(Condition.FOG, seen("UKBB", FOG))
    (none_there,) = held(Condition.FOG, seen("UKBB", DRY))
    assert (seen_there.outcome, none_there.outcome) == (YES, OPEN)
    assert "speaks only for about 10 km" in none_there.reason
    assert outcomes(held(Condition.FOG, seen("UKBB", FOG), negated=True)) == [OPEN]
    assert outcomes(held(Condition.CLEAR, seen("UKBB", "9999 OVC030 12/02 Q1028"))) == [
        NO
    ]  # an overcast sky is not


def test_far_and_late_are_inconclusive_and_say_so() -> None:
    (far,) = held(Condition.FOG, seen("UKCC", FOG))
    assert far.outcome is OPEN and "further than 50 km" in far.reason and "83 km from Town" in far.reason
    (late,) = held(Condition.FOG, seen("UKAA", DRY, 14))
    assert late.outcome is OPEN and "more than 1.5 h away" in late.reason
    assert dict(late.figures)["time apart"].value == 2
    assert outcomes(held(Condition.FOG, seen("UKAA", FOG, 13.5))) == [YES]
    (none,) = held(Condition.FOG, seen("UKAA", FOG, 23, 13))
    assert none.outcome is OPEN and "Near, 2.7 km away" in none.reason and none.observation is None


def test_stations_are_listed_one_by_one_and_never_voted() -> None:
    found = held(Condition.FOG, seen("UKBB", FOG), seen("UKAA", DRY), seen("UKCC", FOG))
    assert [(one.near.station.id if one.near else "", one.outcome) for one in found] == [
        ("UKAA", NO),
        ("UKBB", YES),
    ]


def test_the_report_nearest_in_time_decides_unless_others_show_otherwise() -> None:
    (lifted,) = held(Condition.FOG, seen("UKAA", FOG, 11), seen("UKAA", DRY, 12))
    assert lifted.outcome is OPEN and "otherwise in another report" in lifted.reason
    assert outcomes(held(Condition.FOG, seen("UKAA", FOG, 12), seen("UKAA", DRY, 13))) == [YES]


def test_a_day_needs_reports_all_through_to_be_contradicted() -> None:
    day = When.on(date(2025, 11, 11))
    through = [seen("UKAA", DRY, hour) for hour in range(0, 24, 3)] + [seen("UKAA", DRY, 21, 10)]
    assert outcomes(held(Condition.FOG, *through, when=day)) == [NO]
    assert outcomes(held(Condition.FOG, *through[:3], when=day)) == [OPEN]
    (shown,) = held(Condition.FOG, *through, seen("UKAA", FOG, 4), when=day)
    assert shown.outcome is YES and "1 of 9 reports" in shown.reason
    assert outcomes(held(Condition.FOG, *through, seen("UKAA", FOG, 4), when=day, negated=True)) == [NO]


def test_a_region_is_not_contradicted_by_one_station() -> None:
    assert outcomes(held(Condition.FOG, seen("UKAA", DRY), radius_m=80_000)) == [OPEN]


def test_figures_say_what_was_measured() -> None:
    (one,) = held(Condition.FOG, seen("UKAA", FOG))
    figures = {name: (figure.value, figure.unit) for name, figure in one.figures}
    assert figures == {
        "visibility at least": (150, "m"), "visibility less than": (200, "m"), "distance": (2.7, "km"),
        "time apart": (0, "h"),
    }  # fmt: skip
    (missing,) = held(Condition.FOG, seen("UKAA", "//// FG OVC001 02/02 Q1028"))
    assert "visibility at least" not in dict(missing.figures) and "visibility not reported" in missing.reason


def test_a_models_value_decides_nothing() -> None:
    from dataclasses import replace

    (one,) = held(Condition.FOG, replace(seen("UKAA", FOG), modelled=True))
    assert one.outcome is OPEN and "model" in one.reason


def test_stations_without_coordinates_are_named() -> None:
    (one,) = hold(Archive([seen("UKZZ", FOG)], [NEAR]), Condition.FOG, TOWN, When.on(NOON))
    assert one.outcome is OPEN and "UKZZ" in one.reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a foggy road into the town", (Condition.FOG,)),
        ("recent heavy fog", (Condition.DENSE_FOG,)),
        ("у густому тумані", (Condition.DENSE_FOG,)),
        ("в условиях тумана и дождя", (Condition.FOG, Condition.RAIN)),
        ("під проливним дощем", (Condition.HEAVY_RAIN,)),
        ("the sky was clear", (Condition.CLEAR,)),
        ("при ясному небі", (Condition.CLEAR,)),
        ("the sky over the town was clear", (Condition.CLEAR,)),
        ("небо над городом было ясным", (Condition.CLEAR,)),
        ("the sky over the town was full of drones, and the road was clear", ()),
        ("пасмурная погода", (Condition.OVERCAST,)),
        ("Туманно было и утром", (Condition.FOG,)),
        ("the town was cleared of mines", ()),
        ("covered in snow", ()),
        ("a train of trucks", ()),
        ("lost in the fog of war, in light rain", (Condition.RAIN,)),
        ("a rain of shells; missiles rained down", ()),
        ("туман войны и дождь из снарядов", ()),
        ("туман війни", ()),
    ],
)
def test_words_for_weather(text: str, found: tuple[Condition, ...]) -> None:
    assert conditions_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("struck at dawn", (Light.DAWN,)),
        ("вночі 4 листопада", (Light.NIGHT,)),
        ("на рассвете", (Light.DAWN,)),
        ("in broad daylight", (Light.DAYLIGHT,)),
        ("after sunset", (Light.DUSK,)),
        ("с каждым днем", ()),
        ("закатованих людей", ()),
        ("перед закатом", (Light.DUSK,)),
        ("the dawn of a new era", ()),
    ],
)
def test_words_for_light(text: str, found: tuple[Light, ...]) -> None:
    assert light_in(text) == found


def _claim(
    quote: str, polarity: Polarity = Polarity.AFFIRMED, happened: When | None = None, key: str = "c"
) -> Claim:
    return Claim(
        key,
        "r",
        0,
        len(quote),
        quote,
        (),
        Act.ASSERTS,
        Relation.CONDITIONS,
        polarity=polarity,
        happened=happened,
    )


def _question(
    *claims: Claim, place: Place | None = None, relation: Relation = Relation.CONDITIONS
) -> Question:
    town = Place("Town", "Town", 0, 4, latitude=TOWN[0], longitude=TOWN[1], radius_m=2_000)
    answers = tuple(Answer(f"a{claim.id}", claim.quote, (claim.id,), ("UKR",)) for claim in claims)
    return Question(
        "q",
        "Was there fog?",
        relation,
        (place or town,),
        When.on(date(2025, 11, 11)),
        answers,
        (),
        (),
        Status.DISPUTED,
        "",
    )


def test_the_check_keeps_its_contract() -> None:
    yes = _claim("there was heavy fog", happened=When.on(NOON), key="c1")
    no = _claim("there was no fog", Polarity.NEGATED, When.on(NOON), key="c2")
    check = WeatherCheck([seen("UKAA", FOG), seen("UKBB", DRY)], [NEAR, MIDDLE])
    found = check_check(check, _question(yes, no), [yes, no])
    assert [(one.answer, one.outcome) for one in found] == [
        ("ac1", YES),
        ("ac1", OPEN),
        ("ac2", NO),
        ("ac2", OPEN),
    ]
    assert {reference.kind for reference in check.used} == {ReferenceKind.WEATHER}
    assert {key for one in found for key in one.references} == {reference.id for reference in check.used}
    assert [reference.maker for reference in check.used] == ["Near (UKAA)", "Middle (UKBB)"]


def test_the_check_holds_nothing_else_and_says_what_it_lacks() -> None:
    said = _claim("there was fog", happened=When.on(NOON))
    check = WeatherCheck([seen("UKAA", FOG)], [NEAR])
    assert check_check(check, _question(said, relation=Relation.STRIKE), [said]) == []
    (nowhere,) = check_check(check, _question(said, place=Place("X", "X", 0, 1)), [said])
    assert nowhere.outcome is OPEN and "coordinates" in nowhere.reason


def test_an_hour_in_the_words_narrows_the_day() -> None:
    day = When.on(date(2025, 11, 11))
    check = WeatherCheck([seen("UKAA", FOG, 3.5), seen("UKAA", DRY, 12)], [NEAR])
    for quote, outcome in (
        ("fog", YES),
        ("fog at 5:30 a.m. Kyiv time", YES),
        ("fog at 12:30 UTC", NO),
        ("fog at 14:00 UTC", OPEN),
    ):
        said = _claim(quote, happened=day)
        (found,) = check_check(check, _question(said), [said])
        assert found.outcome is outcome, (quote, found.reason)


def test_an_items_place_and_time_are_held_the_same_way() -> None:
    check = WeatherCheck([seen("UKAA", FOG)], [NEAR])
    place = Place("Town", "Town", 0, 4, latitude=TOWN[0], longitude=TOWN[1])
    ((one, reference),) = check.hold(Condition.FOG, place, When.on(NOON))
    assert one.outcome is YES and reference is not None and reference.when == When.on(NOON)
    assert check.used == (reference,)


def test_light_is_held_against_the_sun_where_the_hour_is_known() -> None:
    dark, bright = datetime(2025, 11, 11, 2, tzinfo=UTC), NOON
    check = LightCheck()
    for moment, quote, outcome in (
        (dark, "shelled at night", YES),
        (bright, "shelled at night", NO),
        (bright, "shelled in broad daylight", YES),
        (datetime(2025, 11, 11, 4, 30, tzinfo=UTC), "shelled at dawn", YES),
        (datetime(2025, 11, 11, 14, 30, tzinfo=UTC), "shelled at dawn", NO),
        (datetime(2025, 11, 11, 14, 30, tzinfo=UTC), "shelled at dusk", YES),
        (bright, "shelled at dusk", NO),
    ):
        said = _claim(quote, happened=When.on(moment))
        (found,) = check_check(check, _question(said, relation=Relation.STRIKE), [said])
        assert found.outcome is outcome, (moment, quote, found.reason)
    said = _claim("shelled at night", happened=When.on(date(2025, 11, 11)))
    assert check_check(check, _question(said), [said]) == []
    assert len({reference.id for reference in check.used}) == len(check.used) > 0


def test_time_passes_and_nothing_is_lost() -> None:
    many = [seen("UKAA", DRY, hour) for hour in range(24)]
    archive = Archive([*many, *many], [NEAR])
    assert len(archive) == 24
    assert archive.closest_in_time("UKAA", NOON + timedelta(minutes=20)) == timedelta(minutes=20)
