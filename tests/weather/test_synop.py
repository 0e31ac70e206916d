"""SYNOP: a table of reports as stations send them, and what is kept of what they leave out."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_observation import in_words, weather

from fogline.weather.calendar import Calendar, NoMonth, NotUnderstood
from fogline.weather.synop import parse_synop, read_header

NOVEMBER = Calendar.of_month("2025-11")
HEADER = read_header("11061", NOVEMBER)

TABLE = [
    # manned stations, with weather: iX 1
    ("34519 41401 91502 10012 20010 39851 40158 52008 74544 8////=", "100-200 | fog | obscured | 1.2/1"),
    ("34519 41500 91502 10012 20010 74544=", "0-100 | fog | obscured | 1.2/1"),
    ("33345 11450 82704 10035 20028 40185 70141 86500=", "5000-5100 |  | 8 | 3.5/2.8"),
    ("33345 11450 82704 10035 20028 40185 76161 86500=", "5000-5100 | -rain | 8 | 3.5/2.8"),
    ("33345 41356 82704 10035 20028 40185 71022 86500=", "6000-7000 | mist | 8 | 3.5/2.8"),
    ("33791 41597 31304 10105 20031 40244 70111 83200=", "10000-20000 |  | 3 | 10.5/3.1"),
    ("33791 41598 00000 11052 21079 40301 70200=", "20000-50000 |  | 0 | -5.2/-7.9"),
    ("33837 41480 53606 10221 20098 40122 70222 85201=", "30000-35000 |  | 5 | 22.1/9.8"),
    ("34172 41410 83403 11021 21034 40187 77377 887//=", "1000-1100 | snow | 8 | -2.1/-3.4"),
    ("34172 41405 83412 11021 21034 40187 77577 887//=", "500-600 | +snow | 8 | -2.1/-3.4"),
    ("34172 41420 83412 11008 21012 40187 76877 887//=", "2000-2100 | -rain, -snow | 8 | -0.8/-1.2"),
    ("34172 41415 80203 11006 21009 40187 75666 887//=", "1500-1600 | -freezing drizzle | 8 | -0.6/-0.9"),
    ("34172 41440 80203 11006 21009 40187 76766 887//=", "4000-4100 | freezing rain | 8 | -0.6/-0.9"),
    ("34560 41458 61805 10187 20166 40101 78088 86900=", "8000-9000 | -showers of rain | 6 | 18.7/16.6"),
    ("34560 41458 61805 10187 20166 40101 78288 86900=", "8000-9000 | +showers of rain | 6 | 18.7/16.6"),
    ("34560 41458 71805 11021 21044 40101 78588 87900=", "8000-9000 | -showers of snow | 7 | -2.1/-4.4"),
    ("34560 41450 72010 10203 20188 40055 79598 87980=",
     "5000-5100 | thunderstorm, precipitation of unknown kind | 7 | 20.3/18.8"),
    ("34560 41450 72010 10203 20188 40055 79998 87980=", "5000-5100 | +thunderstorm, hail | 7 | 20.3/18.8"),
    ("34560 41450 72010 10203 20188 40055 79196 87980=",
     "5000-5100 | -rain, thunderstorm over | 7 | 20.3/18.8"),
    ("34607 41460 10101 10021 20018 40233 72844 81500=", "10000-11000 | fog over | 1 | 2.1/1.8"),
    ("34607 41460 20101 10021 20018 40233 74044 82500=", "10000-11000 | fog nearby | 2 | 2.1/1.8"),
    ("34607 41430 20101 10021 20018 40233 74144 82500=", "3000-3100 | fog in patches | 2 | 2.1/1.8"),
    ("34607 41458 00000 10001 20001 40233 71144=", "8000-9000 | shallow fog | 0 | 0.1/0.1"),
    ("34607 41402 90000 11031 21032 40233 74844=", "200-300 | freezing fog | obscured | -3.1/-3.2"),
    ("34607 41410 83215 11081 21102 40233 73837 88///=", "1000-1100 | blowing snow | 8 | -8.1/-10.2"),
    ("40375 32456 02705 10331 20042 40089 70511=", "6000-7000 | haze | 0 | 33.1/4.2"),
    ("40375 31456 02705 10331 20042 40089 70511=", "6000-7000 | haze | 0 | 33.1/4.2"),
    ("40375 31408 13512 10331 20042 40089 73133 80001=", "800-900 | dust or sand | 1 | 33.1/4.2"),
    ("62721 31450 23505 10381 20122 48512 70411=", "5000-5100 | smoke | 2 | 38.1/12.2"),
    # nothing to report (2, 5), and not observed (3, 6)
    ("34712 42997 20502 10101 20088 40201 82030=", "10000-20000 |  | 2 | 10.1/8.8"),
    ("34712 43997 20502 10101 20088 40201 82030=", "10000-20000 | ? | 2 | 10.1/8.8"),
    ("34712 45/97 /0502 10101 20088 40201=", "10000-20000 |  | ? | 10.1/8.8"),
    ("34712 46/// /0502 10101 20088 40201=", "? | ? | ? | 10.1/8.8"),
    ("12330 06/// /2503 10123 2//// 39876 40012 333 10150=", "? | ? | ? | 12.3/?"),
    # automatic stations with weather: iX 7 is of table 4680, 4 of 4677
    ("34712 17/06 91201 11012 21015 40223 73033=", "600-700 | fog | obscured | -1.2/-1.5"),
    ("34712 17/02 91201 11012 21015 40223 73533=", "200-300 | freezing fog | obscured | -1.2/-1.5"),
    ("34712 17/06 91201 11012 21015 40223 73133=", "600-700 | fog in patches | obscured | -1.2/-1.5"),
    ("34712 17/40 /1201 10052 20041 40223 76166=", "4000-4100 | -rain | ? | 5.2/4.1"),
    ("34712 17/40 /1201 10052 20041 40223 76366=", "4000-4100 | +rain | ? | 5.2/4.1"),
    ("34712 17/40 /1201 10052 20041 40223 74144=",
     "4000-4100 | precipitation of unknown kind | ? | 5.2/4.1"),
    ("34712 17/08 /1201 11052 21061 40223 77377=", "800-900 | +snow | ? | -5.2/-6.1"),
    ("34712 17/90 /1201 10002 20002 40223 734//=", "0-50 | fog | ? | 0.2/0.2"),
    ("34712 17/97 /1201 10102 20052 40223 70000=", "10000-20000 |  | ? | 10.2/5.2"),
    ("34712 17/97 /1201 10102 20052 40223 74900=", "10000-20000 | ? | ? | 10.2/5.2"),
    ("34712 14/04 91201 10012 20012 40223 74544=", "400-500 | fog | obscured | 1.2/1.2"),
    # what is missing, coarse or out of range
    ("33362 41/// ///// 1//// 2//// 3//// 4////=", "? | ? | ? | ?/?"),
    ("33362 41553 50000 10012 20010 4//// 7////=", "? | ? | 5 | 1.2/1"),
    ("33362 41594 80000 10012 29098 40011 71000=", "1000-2000 | mist | 8 | 1.2/?"),
    ("33362 41592 90000 10012 29100 40011 74500=", "200-500 | fog | obscured | 1.2/?"),
    ("33362 41599 10000 10012 20001 40011 70000=", "50000- |  | 1 | 1.2/0.1"),
    ("33362 41589 10000 10012 20001 40011 70000=", "70000- |  | 1 | 1.2/0.1"),
    ("33362 41597 10199 00105 10012 20001 40011 70000=", "10000-20000 |  | 1 | 1.2/0.1"),
    ("33362 NIL=", "NIL"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "said"), TABLE, ids=[report[:38] for report, _ in TABLE])
def test_a_report_says_what_it_says(report: str, said: str) -> None:
    assert in_words(parse_synop(report, HEADER)) == said


def test_wind_in_metres_per_second_whatever_the_unit() -> None:
    metres = parse_synop("33362 41597 12710 10012", read_header("11061", NOVEMBER))
    knots = parse_synop("33362 41597 12710 10012", read_header("11064", NOVEMBER))
    unknown = parse_synop("33362 41597 12710 10012", read_header("1106/", NOVEMBER))
    assert metres and metres.wind and (metres.wind.speed, metres.wind.direction) == (10, 270)
    assert knots and knots.wind and knots.wind.speed == pytest.approx(5.144, abs=0.001)
    assert unknown and unknown.wind and unknown.wind.speed is None and unknown.wind.direction == 270


def test_variable_calm_missing_and_very_strong_wind() -> None:
    def wind(nddff: str, *more: str):
        found = parse_synop(" ".join(("33362 41597", nddff, *more)), HEADER)
        assert found is not None
        return found.wind

    variable = wind("19902")
    assert variable is not None and variable.variable and variable.direction is None and variable.speed == 2
    calm = wind("10000")
    assert calm is not None and calm.speed == 0 and calm.direction is None
    assert wind("1////") is None
    strong = wind("11899", "00112", "10012")
    assert strong is not None and strong.speed == 112
    unsaid = wind("11899", "10012")
    assert unsaid is not None and unsaid.speed is None and unsaid.direction == 180


def test_pressure_at_sea_level_and_the_height_of_a_surface() -> None:
    low = parse_synop("33362 41597 10000 49876", HEADER)
    high = parse_synop("33362 41597 10000 40301", HEADER)
    surface = parse_synop("62721 41597 10000 48512", HEADER)
    assert low and low.pressure == pytest.approx(987.6)
    assert high and high.pressure == pytest.approx(1030.1)
    assert surface and surface.pressure is None


def test_later_sections_are_not_read_as_the_first() -> None:
    found = parse_synop("34519 41401 91502 10012 20010 333 10150 21030 55310 70022 91112 555 1/004", HEADER)
    assert found is not None and found.temperature == 1.2 and found.weather is None


def test_past_weather_and_how_far_back_it_reaches() -> None:
    six = parse_synop("34519 41401 91502 74544", HEADER)
    three = parse_synop("34519 41401 91502 74560", read_header("11091", NOVEMBER))
    automatic = parse_synop("34519 47/01 91502 73036", HEADER)
    assert six and weather(six.past) == "fog over" and six.past_hours == 6
    assert three and weather(three.past) == "rain over" and three.past_hours == 3
    assert automatic and weather(automatic.past) == "fog over, rain over"


def test_the_actual_time_of_observation() -> None:
    found = parse_synop("34519 41401 91502 10012 90550", HEADER)
    assert found and found.at == datetime(2025, 11, 11, 5, 50, tzinfo=UTC)
    midnight = parse_synop("34519 41401 91502 10012 92350", read_header("11001", NOVEMBER))
    assert midnight and midnight.at == datetime(2025, 11, 10, 23, 50, tzinfo=UTC)
    far = parse_synop("34519 41401 91502 10012 91200", HEADER)
    assert far and far.at == HEADER.at and "12:00" in far.notes[0]


def test_what_could_not_be_read_is_said() -> None:
    found = parse_synop("34519 41453 91502 10A12 2001 40158 12345 7ZZ44", HEADER)
    assert found is not None and found.temperature is None
    text = "; ".join(found.notes)
    assert "53 is not used" in text and "'10A12'" in text and "'2001'" in text and "'12345'" in text
    table = parse_synop("34519 4/401 91502 74544", HEADER)
    assert table is not None and table.weather is None and "which table" in table.notes[0]
    torn = parse_synop("34519 43401 91502 74544", HEADER)
    assert torn is not None and weather(torn.weather) == "fog" and "iX of 3" in torn.notes[0]


@pytest.mark.parametrize(
    ("report", "why"),
    [
        ("AB519 41401 91502", "five figures"),
        ("34519 99999 91502", "iRiXhVV"),
        ("34519 41401", "Nddff"),
        ("", "five"),
    ],
)
def test_what_is_no_report_is_refused(report: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        parse_synop(report, HEADER)


@pytest.mark.parametrize("group", ["", "1106", "11069", "32061", "11251", "1106A"])
def test_a_header_that_is_none_is_refused(group: str) -> None:
    with pytest.raises(NotUnderstood):
        read_header(group, NOVEMBER)


def test_the_month_comes_from_beside_the_report_or_not_at_all() -> None:
    assert read_header("30001", Calendar.of_month("2025-12-01")).at == datetime(2025, 11, 30, 0, tzinfo=UTC)
    assert read_header("01001", Calendar.of_month("2025-12-31")).at == datetime(2026, 1, 1, 0, tzinfo=UTC)
    assert read_header("04241", NOVEMBER).at == datetime(2025, 11, 5, 0, tzinfo=UTC)
    with pytest.raises(NotUnderstood):
        read_header("31061", NOVEMBER)
    with pytest.raises(NoMonth):
        read_header("11061", Calendar())
    assert Calendar.in_name("synop_20251104.txt").near is not None
    assert Calendar.in_name("UKDD-2025-11.txt").month == (2025, 11)
    assert Calendar.in_name("33345.txt") == Calendar()


@given(st.lists(st.text("0123456789/ABN=", min_size=1, max_size=7), max_size=14))
def test_no_groups_make_it_fall_over_and_nothing_unsaid_becomes_a_number(groups: list[str]) -> None:
    try:
        found = parse_synop("34519 41/// ///// " + " ".join(groups), HEADER)
    except NotUnderstood:
        return
    assert found is not None and found.visibility is None
    if found.temperature is not None:
        assert any(group.startswith("1") for group in groups)
    if found.pressure is not None:
        assert 800 <= found.pressure < 1100 and any(group.startswith("4") for group in groups)
