"""Files of observations: told by content, line by line, with every failure in its place."""

import gzip
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from shown_observation import degrees, in_words, sky, visibility, weather

from fogline.errors import InputError, TooLarge, UnreadableInput
from fogline.model import Failure, Raw, sha256
from fogline.weather import read as reading
from fogline.weather.calendar import Calendar
from fogline.weather.read import WeatherFile, open_weather, read_weather

BULLETIN = """ZCZC 123
SMUR10 UKMS 110600
AAXX 11061
34519 41401 91502 10012 20010 39851 40158
      52008 74544 8////=
34524 NIL=
34607 41x60 10101 10021=
34712 17/06 91201 11012 21015 40223 73033=
NNNN
"""
MIXED = """# collected by hand
METAR UKDD 110630Z 00000MPS 0150 FG VV001 01/01 Q1028 NOSIG=
TAF UKDD 110500Z 1106/1206 VRB02MPS 0300 FG=
SPECI URRP 110617Z 18004MPS 2000 BR OVC003
 05/04 Q1021=
"""
OGIMET = """34519,2025,11,04,06,00,AAXX 04061 34519 41401 91502 10012 74544=
34519,2024,02,29,12,00,AAXX 29121 34519 41597 20502 10112 70211=
"""
STAMPED = """202511040630 METAR UKDD 040630Z 00000MPS 0150 FG VV001 01/01 Q1028=
202510312330 METAR UKDD 312330Z 00000MPS CAVOK 01/01 Q1028=
"""
NOAA = """2025/11/11 06:30
UKDD 110630Z 00000MPS 0150 FG VV001 01/01 Q1028
"""
MESONET = """#DEBUG: Format Typ    -> comma
station,valid,lon,lat,tmpf,dwpf,relh,drct,sknt,p01i,mslp,vsby,gust,skyc1,skyc2,skyl1,skyl2,wxcodes,metar
URRP,2025-11-04 06:30,39.92,47.49,35.60,33.80,93.1,70.00,5.83,0.00,M,0.10,M,VV ,M,100.00,M,FG,M
URRP,2025-11-04 07:00,39.92,47.49,M,M,M,M,M,T,M,M,M,M,M,M,M,M,M
URRP,2025-11-04 07:30,39.92,47.49,35.60,33.80,93,M,M,T,1027.1,6.21,M,OVC,M,900,M,M,URRP 040730Z 07003MPS 3000 BR OVC009 02/01
URRP,yesterday,39.92,47.49,35.60,33.80,93,M,M,T,1027.1,6.21,M,BKN,OVC,900.00,2000.00,M,M
"""
METEOSTAT = """time,temp,dwpt,rhum,prcp,snow,wdir,wspd,wpgt,pres,tsun,coco,temp_source,coco_source
2025-11-04 06:00:00,1.2,1.0,99,,,70,3.6,,1028.1,,5,isd_lite,dwd_poi
2025-11-04 07:00:00,1.4,,,0.0,,,,,,,,isd_lite,
2025-11-04 08:00:00,1.4,1.0,99,,,70,3.6,,1028.1,,4,dwd_mosmix,dwd_mosmix
"""
OLD_METEOSTAT = (
    "2025-11-04,6,1.2,1.0,99,0.0,,70,3.6,,1028.1,,5\n2025-11-04,25,1.2,1.0,99,0.0,,70,3.6,,1028.1,,5\n"
)
STATIONS = """id,icao,wmo,name,latitude,longitude,elevation
34519,UKCC,34519,Donetsk,48.07,37.74,241
X1,,,Nowhere,,12,1
,,,No identifier,50,12,1
"""


class Told:
    def __init__(self) -> None:
        self.failures: list[Failure] = []

    def tell(self, failure: Failure) -> None:
        self.failures.append(failure)


def read(text: str | bytes, name: str = "x.txt", **given) -> tuple[WeatherFile, Told]:
    told = Told()
    data = text.encode() if isinstance(text, str) else text
    return read_weather(Raw(data, name), told, **given), told


def test_a_bulletin_with_one_header_for_all() -> None:
    file, told = read(BULLETIN, "synop_2025-11.txt")
    assert [(one.station, in_words(one)) for one in file.observations] == [
        ("34519", "100-200 | fog | obscured | 1.2/1"),
        ("34712", "600-700 | fog | obscured | -1.2/-1.5"),
    ]
    assert file.silent == 1
    assert [(failure.what, failure.where) for failure in told.failures] == [("synop_2025-11.txt", "line 7")]
    assert "41x60" in told.failures[0].why
    assert file.observations[0].where == "line 4"
    assert file.observations[0].sha256 == sha256(BULLETIN.encode())
    assert file.observations[0].at == datetime(2025, 11, 11, 6, tzinfo=UTC)


def test_metar_lines_and_what_is_no_observation() -> None:
    file, told = read(MIXED, month=Calendar.of_month("2025-11"))
    assert [in_words(one) for one in file.observations] == [
        "150-200 | fog | obscured | 1/1",
        "2000-2100 | mist | 8 | 5/4",
    ]
    assert [(failure.where, "TAF" in failure.why) for failure in told.failures] == [("line 3", True)]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        (OGIMET, [datetime(2025, 11, 4, 6, tzinfo=UTC), datetime(2024, 2, 29, 12, tzinfo=UTC)]),
        (STAMPED, [datetime(2025, 11, 4, 6, 30, tzinfo=UTC), datetime(2025, 10, 31, 23, 30, tzinfo=UTC)]),
        (NOAA, [datetime(2025, 11, 11, 6, 30, tzinfo=UTC)]),
    ],
)
def test_lists_that_say_the_month_themselves(text: str, moments: list[datetime]) -> None:
    file, told = read(text)
    assert [one.at for one in file.observations] == moments
    assert told.failures == []


def test_no_month_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(MIXED, "lines.txt")
    assert caught.value.failure.what == "lines.txt"
    assert "--month 2025-11" in caught.value.failure.do


def test_iowa_mesonet_with_what_is_missing() -> None:
    file, told = read(MESONET, "asos.csv")
    foggy, empty, own = file.observations
    assert in_words(foggy) == "161-563 | fog | obscured | 2/1"
    assert in_words(empty) == "? | ? | ? | ?/?"
    assert empty.wind is None and empty.pressure is None
    assert in_words(own) == "3000-3100 | mist | 8 | 2/1"  # the METAR itself says more than the columns
    assert foggy.wind is not None and foggy.wind.speed == pytest.approx(3.0, abs=0.01)
    assert [(s.id, s.latitude, s.longitude) for s in file.stations] == [("URRP", 47.49, 39.92)]
    assert [failure.where for failure in told.failures] == ["line 6"]


def test_iowa_mesonet_in_another_zone() -> None:
    file, _ = read(MESONET, "asos.csv", zone=timezone(timedelta(hours=3)))
    assert file.observations[0].at == datetime(2025, 11, 4, 3, 30, tzinfo=UTC)
    assert file.observations[2].at == datetime(2025, 11, 4, 7, 30, tzinfo=UTC)  # its METAR says so


def test_meteostat_says_what_comes_from_a_model() -> None:
    file, told = read(METEOSTAT, "34519.csv")
    fog, bare, model = file.observations
    assert (fog.station, weather(fog.weather), fog.modelled) == ("34519", "fog", False)
    assert (bare.weather, bare.sky, degrees(bare.dew_point), bare.wind, bare.modelled) == (
        None,
        None,
        "?",
        None,
        False,
    )
    assert (weather(model.weather), sky(model.sky), model.modelled) == ("", "8", True)
    assert fog.wind is not None and fog.wind.speed == pytest.approx(1.0)
    assert visibility(fog.visibility) == "?"
    assert told.failures == []


def test_an_older_file_of_meteostat_packed_and_without_header() -> None:
    file, told = read(gzip.compress(OLD_METEOSTAT.encode()), "34519.csv.gz")
    (one,) = file.observations
    assert (one.station, one.at, one.modelled) == ("34519", datetime(2025, 11, 4, 6, tzinfo=UTC), True)
    assert [failure.where for failure in told.failures] == ["line 2"]


def test_stations_from_a_table() -> None:
    file, told = read(STATIONS, "stations.csv")
    (one,) = file.stations
    assert (one.id, one.icao, one.wmo, one.name, one.elevation_m) == (
        "34519",
        "UKCC",
        "34519",
        "Donetsk",
        241,
    )
    assert [(failure.where, failure.why) for failure in told.failures] == [
        ("line 3", "its latitude and longitude are no place in degrees"),
        ("line 4", "it has no identifier"),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"\x00\x01\x02", b"hello there", b"\x1f\x8bnot packed", b"id,latitude,longitude\n", b"temp,coco\n",
     gzip.compress(b"x" * 100, mtime=0)[:20], "Погода сьогодні гарна".encode()],
)  # fmt: skip
def test_what_is_no_weather_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "odd.bin", month=Calendar.of_month("2025-11"))
    assert caught.value.failure.what == "odd.bin" and caught.value.failure.do


def test_a_file_that_blows_up_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10_000)
    with pytest.raises(TooLarge):
        read(gzip.compress(b"0" * 20_000), "bomb.csv.gz")


def test_files_and_addresses_are_opened_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MIXED)
    asked = []

    def fetch(url: str) -> Raw:
        asked.append(url)
        return Raw(NOAA.encode(), "UKDD.TXT", address=url)

    here, there = open_weather([path, "https://weather.example/UKDD.TXT"], fetch)
    assert (here.name, there.name, asked) == ("a.txt", "UKDD.TXT", ["https://weather.example/UKDD.TXT"])
    with pytest.raises(UnreadableInput):
        list(open_weather(["https://weather.example/UKDD.TXT"]))
    with pytest.raises(UnreadableInput, match="no such file"):
        list(open_weather([tmp_path / "none.txt"]))


def test_forms_of_tables_that_people_have() -> None:
    new = "year,month,day,hour,temp,dwpt,coco,temp_source,coco_source\r\n2025,11,4,6,1.2,1.0,5,dwd_poi,dwd_poi\r\n"
    (one,) = read("\ufeff" + new, "34519.csv")[0].observations
    assert (one.station, one.at, in_words(one)) == (
        "34519",
        datetime(2025, 11, 4, 6, tzinfo=UTC),
        "? | fog | ? | 1.2/1",
    )
    assert read(new, "year.csv", station="UKCC")[0].observations[0].station == "UKCC"
    airports = (
        '"id","ident","type","name","latitude_deg","longitude_deg","elevation_ft"\n'
        '6434,"UKCC","large_airport","Donetsk, Prokofiev",48.0736,37.7397,791\n'
    )
    (station,) = read(airports, "airports.csv")[0].stations
    assert (station.icao, station.name, station.latitude, station.elevation_m) == (
        "UKCC",
        "Donetsk, Prokofiev",
        48.0736,
        None,
    )
    mine = read("ID;Name;Lat;Lon\n34519;Донецьк;48,07;37,74\n34524;Дебальцеве;48.33;38.42\n", "mine.csv")[
        0
    ].stations
    assert [(one.name, one.latitude) for one in mine] == [("Донецьк", 48.07), ("Дебальцеве", 48.33)]


def test_ogimet_ends_its_lines_twice() -> None:
    file, told = read(
        "34519,2025,11,04,06,00,AAXX 04061 34519 41401 91502 10012 74544==\n34519,2025,11,04,09,00,AAXX 04091 34519 NIL==\n"
    )
    assert (len(file.observations), file.silent, told.failures) == (1, 1, [])


def test_columns_of_iowa_mesonet_without_weather_codes_say_that_nothing_is_known() -> None:
    (one,) = read("station,valid,vsby,wxcodes\nURRP,2025-11-04 06:30,6.21,M\n", "a.csv")[0].observations
    assert one.weather is None and visibility(one.visibility) == "9994-"


def test_a_list_saved_as_utf_16_is_read() -> None:
    for kind in ("utf-16", "utf-8-sig"):
        found, told = read(OGIMET.replace("\n", "\r\n").encode(kind))
        assert len(found.observations) == 2 and not told.failures
