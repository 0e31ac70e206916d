"""METAR and SPECI: a table of reports as airfields send them, and what is kept of what they leave out."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_observation import in_words, visibility, weather

from fogline.model.observation import CodeForm
from fogline.weather.calendar import Calendar, NoMonth, NotUnderstood
from fogline.weather.metar import parse_metar
from fogline.weather.metar_groups import weather_of

NOVEMBER = Calendar.of_month("2025-11")

TABLE = [
    # fog and what is no fog at the station
    ("METAR UKDD 110630Z 00000MPS 0150 R08/0300N FG VV001 01/01 Q1028 R08/19//50 NOSIG=", "150-200 | fog | obscured | 1/1"),
    ("METAR UKCC 110600Z VRB01MPS 0050 FZFG VV/// M02/M02 Q1031=", "50-100 | freezing fog | obscured | -2/-2"),
    ("METAR UKCC 110630Z VRB01MPS 0000 FG VV000 02/02 Q1031=", "0-50 | fog | obscured | 2/2"),
    ("METAR URRP 110600Z 07003MPS 3000 BCFG BR SCT004 03/02 Q1027=", "3000-3100 | fog in patches, mist | 3-4 | 3/2"),
    ("METAR URRP 110600Z 07003MPS 9999 MIFG NSC 03/02 Q1027=", "10000- | shallow fog | clear below 1500 | 3/2"),
    ("METAR URRP 110600Z 07003MPS 1200 PRFG BKN002 03/02 Q1027=", "1200-1300 | fog in patches | 5-7 | 3/2"),
    ("METAR EPRZ 110600Z 07005KT 6000 VCFG OVC003 03/02 Q1027=", "6000-7000 | fog nearby | 8 | 3/2"),
    ("METAR LUKK 110600Z 07005KT 1500 BR OVC003 03/02 Q1027=", "1500-1600 | mist | 8 | 3/2"),
    ("METAR LUKK 110600Z 07005KT 0600 R08/P2000D FG OVC001 03/02 Q1027=", "600-650 | fog | 8 | 3/2"),
    ("METAR UUOB 110600Z 07003MPS 0900 1400SW BR OVC002 03/02 Q1027=", "900-1000 | mist | 8 | 3/2"),
    ("METAR LIMC 110550Z 00000KT 2000 0700NW BCFG FEW001 04/04 Q1022=", "2000-2100 | fog in patches | 1-2 | 4/4"),
    ("METAR LFPG 110600Z AUTO 21003KT 4800NDV BR NCD 05/05 Q1024=", "4800-4900 | mist | clear below 1500 | 5/5"),
    # nothing to see
    ("METAR UUEE 110630Z VRB01MPS CAVOK M03/M05 Q1030 NOSIG=", "10000- |  | clear below 1500 | -3/-5"),
    ("METAR OJAI 111100Z 29008KT CAVOK 31/06 Q1013 NOSIG=", "10000- |  | clear below 1500 | 31/6"),
    ("METAR LLBG 111120Z 31011KT 9999 FEW030 28/17 Q1012 NOSIG=", "10000- |  | 1-2 | 28/17"),
    ("METAR OLBA 111100Z 27008KT 9999 FEW020 SCT200 26/18 Q1014=", "10000- |  | 3-4 | 26/18"),
    ("METAR HSSS 111000Z 36012KT 8000 NSC 39/06 Q1009=", "8000-9000 |  | clear below 1500 | 39/6"),
    ("METAR UBBB 111130Z 35018G29KT 9999 SKC 14/05 Q1021 NOSIG=", "10000- |  | 0 | 14/5"),
    # rain, snow, thunder
    ("METAR UKBB 110600Z 30005MPS 9999 -RA OVC012 06/05 Q1009=", "10000- | -rain | 8 | 6/5"),
    ("METAR UKBB 110600Z 30005MPS 4000 +RA BR OVC006 06/05 Q1009=", "4000-4100 | +rain, mist | 8 | 6/5"),
    ("METAR UKBB 110600Z 30005MPS 7000 -SHRA SCT015CB BKN030 06/05 Q1009=", "7000-8000 | -showers of rain | 5-7 | 6/5"),
    ("METAR UKLL 110600Z 30005MPS 9999 VCSH FEW020CB 09/05 Q1009=",
     "10000- | showers of precipitation of unknown kind nearby | 1-2 | 9/5"),
    ("METAR UKLL 110600Z 30005MPS 3000 TSRA BKN020CB 19/15 Q1009=", "3000-3100 | thunderstorm, rain | 5-7 | 19/15"),
    ("METAR UKLL 110600Z 30005MPS 3000 +TSRAGR BKN020CB 19/15 Q1009=",
     "3000-3100 | thunderstorm, +rain, +hail | 5-7 | 19/15"),
    ("METAR UKLL 110600Z 30005MPS 9999 VCTS BKN020CB 19/15 Q1009=", "10000- | thunderstorm nearby | 5-7 | 19/15"),
    ("METAR UKHH 110600Z 30005MPS 2300 -SN BR OVC008 M02/M03 Q1009=", "2300-2400 | -snow, mist | 8 | -2/-3"),
    ("METAR UKHH 110600Z 30005MPS 0800 +SHSN VV004 M02/M03 Q1009=", "800-900 | +showers of snow | obscured | -2/-3"),
    ("METAR UKHH 110600Z 30012MPS 9999 DRSN FEW030 M12/M15 Q1029=", "10000- | blowing snow | 1-2 | -12/-15"),
    ("METAR UKHH 110600Z 30012MPS 1100 -RASN BLSN OVC010 00/M01 Q1009=",
     "1100-1200 | -rain, -snow, blowing snow | 8 | 0/-1"),
    ("METAR UKHH 110600Z 30005MPS 3500 -FZDZ OVC004 M01/M02 Q1019=", "3500-3600 | -freezing drizzle | 8 | -1/-2"),
    ("METAR UKHH 110600Z 30005MPS 3500 -FZRA PL OVC004 M01/M02 Q1019=",
     "3500-3600 | -freezing rain, ice pellets or crystals | 8 | -1/-2"),
    ("METAR UKHH 110600Z 30005MPS 9999 BKN020 05/02 Q1019 RERA=", "10000- |  | 5-7 | 5/2"),
    # dust and smoke
    ("METAR OIIE 111030Z 27012KT 1500 BLDU NSC 33/02 Q1008=", "1500-1600 | dust or sand | clear below 1500 | 33/2"),
    ("METAR ORBI 111030Z 33020KT 0400 +SS VV002 36/05 Q1004=", "400-450 | +dust or sand | obscured | 36/5"),
    ("METAR UKDD 111030Z 33003MPS 2500 FU HZ NSC 16/05 Q1014=", "2500-2600 | smoke, haze | clear below 1500 | 16/5"),
    # statute miles
    ("KJFK 110651Z 04010G18KT 1 1/2SM R04R/4500VP6000FT -RA BR OVC008 12/11 A2992 RMK AO2 T01170106",
     "2414-2816 | -rain, mist | 8 | 11.7/10.6"),
    ("KSFO 111156Z AUTO 00000KT M1/4SM FG VV001 09/09 A3012 RMK AO2 T00890089", "0-402 | fog | obscured | 8.9/8.9"),
    ("KSFO 111156Z 00000KT 1/8SM FG VV001 09/09 A3012", "201-604 | fog | obscured | 9/9"),
    ("KORD 111151Z 27008KT 10SM FEW250 03/M04 A3021 RMK AO2 SLP239 T00281039", "16093- |  | 1-2 | 2.8/-3.9"),
    ("CYYZ 111200Z 27008KT P6SM BKN030 03/M04 A3021", "9656- |  | 5-7 | 3/-4"),
    ("CYYZ 111200Z 27008KT 15SM SCT030 BKN240 03/M04 A3021 RMK SC3CI4 SLP240", "24140- |  | 5-7 | 3/-4"),
    ("KBOS 111154Z 36010KT 3/4SM -SN BR VV008 M01/M02 A2986", "1207-1609 | -snow, mist | obscured | -1/-2"),
    ("PANC 111153Z 36010KT 2 1/2SM -SN OVC011 M05/M07 A2986 RMK T10501067", "4023-4828 | -snow | 8 | -5/-6.7"),
    # automatic stations, and what is missing
    ("METAR LROP 110630Z AUTO /////KT //// // ////// M01/M02 Q////=", "? | ? | ? | -1/-2"),
    ("METAR EHGG 110625Z AUTO 24006KT 9999 // NCD 06/05 Q1019=", "10000- | ? | clear below 1500 | 6/5"),
    ("METAR EHGG 110625Z AUTO 24006KT //// // FEW///CB 06/05 Q1019=", "? | ? | 1-2 | 6/5"),
    ("METAR EETN 110620Z AUTO 20007KT 9999 OVC013/// 06/05 Q1019=", "10000- |  | 8 | 6/5"),
    ("METAR EHAM 110625Z AUTO 24006KT 0250 R18R/0550N FG ///000 06/06 Q1019=", "250-300 | fog | ? | 6/6"),
    ("KXYZ 110655Z AUTO 24006KT 10SM CLR 06/05 A3001 RMK AO1", "16093- | ? | clear below 3658 | 6/5"),
    ("KXYZ 110655Z AUTO 24006KT 10SM CLR 06/05 A3001 RMK AO2 PWINO", "16093- | ? | clear below 3658 | 6/5"),
    ("KXYZ 110655Z AUTO 24006KT 10SM CLR 06/05 A3001 RMK AO2", "16093- |  | clear below 3658 | 6/5"),
    ("METAR UKOO 110600Z NIL=", "NIL"),
    ("METAR UKOO NIL=", "NIL"),
    ("METAR COR UKOO 110600Z 18004MPS 9999 -UP FEW011 SCT020 BKN050 11/XX Q1014=",
     "10000- | -precipitation of unknown kind | 5-7 | 11/?"),
    ("SPECI UKOO 110617Z 18004G12MPS 140V220 0700 R16L/1000VP1500U +SHRA BR SCT008 BKN015CB 11/11 Q1004 BECMG 9999 NSW=",
     "700-750 | +showers of rain, mist | 5-7 | 11/11"),
    ("METAR UKFF 110600Z 18004MPS 9999 BKN040 11/09 Q1014 TEMPO 0300 FG VV001=", "10000- |  | 5-7 | 11/9"),
    ("METAR UKON 110600Z 18004MPS 9999 SCT040 11/09 Q1014 WS R23 RESHRA=", "10000- |  | 3-4 | 11/9"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "said"), TABLE, ids=[report[:40] for report, _ in TABLE])
def test_a_report_says_what_it_says(report: str, said: str) -> None:
    assert in_words(parse_metar(report, NOVEMBER)) == said


def test_time_station_and_form() -> None:
    found = parse_metar("SPECI COR UKDD 112359Z AUTO 9999 =", NOVEMBER)
    assert found is not None
    assert (found.station, found.form, found.automatic) == ("UKDD", CodeForm.SPECI, True)
    assert found.at == datetime(2025, 11, 11, 23, 59, tzinfo=UTC)


def test_wind_in_metres_per_second_whatever_the_unit() -> None:
    speeds = []
    for group in ("18010MPS", "18010KT", "18036KMH", "180P49MPS", "180//KT", "/////KT"):
        found = parse_metar(f"UKDD 110630Z {group} 9999", NOVEMBER)
        assert found is not None
        speeds.append(None if found.wind is None or found.wind.speed is None else round(found.wind.speed, 2))
    assert speeds == [10, 5.14, 10, 49, None, None]
    gusting = parse_metar("UKDD 110630Z VRB03G15MPS 9999", NOVEMBER)
    assert gusting and gusting.wind and gusting.wind.variable and gusting.wind.gust == 15


def test_the_worst_direction_stands_beside_the_prevailing_visibility() -> None:
    found = parse_metar("LIMC 110550Z 00000KT 2000 0700NW BCFG FEW001 04/04 Q1022", NOVEMBER)
    assert found is not None
    assert (visibility(found.visibility), visibility(found.least_visibility)) == ("2000-2100", "700-750")


def test_recent_weather_is_past_weather() -> None:
    found = parse_metar("UKHH 110600Z 30005MPS 9999 BKN020 05/02 Q1019 RETSRA", NOVEMBER)
    assert found is not None and found.weather == () and found.past_hours == 1
    assert weather(found.past) == "thunderstorm over, rain over"


def test_pressure_in_either_unit_and_none_that_cannot_be() -> None:
    pressures = []
    for group in ("Q1028", "A2992", "Q////", "Q0000", "A9999"):
        found = parse_metar(f"UKDD 110630Z 18010MPS 9999 {group}", NOVEMBER)
        assert found is not None
        pressures.append(found.pressure)
    assert pressures == [1028, 1013.2, None, None, None]


def test_what_could_not_be_read_is_said() -> None:
    found = parse_metar("UKDD 110630Z 18010MPS 9999 QWERTY 01/01", NOVEMBER)
    assert found is not None and found.notes == ("the group 'QWERTY' was passed over",)


@pytest.mark.parametrize(
    "report", ["", "METAR", "UKDD 9999 FG", "ukdd 110630Z", "UKDD 321200Z 9999", "UKDD 112561Z 9999"]
)
def test_what_is_no_report_is_refused(report: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_metar(report, NOVEMBER)


def test_nothing_says_the_month() -> None:
    with pytest.raises(NoMonth):
        parse_metar("UKDD 110630Z 9999", Calendar())


@pytest.mark.parametrize("group", ["FGX", "BC", "MI", "VC", "-", "RE", "OVC", "VCVC"])
def test_what_is_no_weather_group(group: str) -> None:
    assert weather_of(group) == ()


@given(st.lists(st.text("0123456789/ABCDEFGMPRSTUVXZ+-", min_size=1, max_size=9), max_size=10))
def test_no_groups_make_it_fall_over(groups: list[str]) -> None:
    found = parse_metar("UKDD 110630Z " + " ".join(groups), NOVEMBER)
    if found is not None and found.visibility is not None:
        assert found.visibility.low >= 0
        assert found.visibility.high is None or found.visibility.high > found.visibility.low
