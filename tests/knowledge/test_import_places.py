"""Importing dumps of places. All places are invented."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from fogline.errors import InputError
from fogline.knowledge import gazetteer as module
from fogline.knowledge.gazetteer import Entry, Gazetteer
from fogline.knowledge.import_places import FILE_NAME, Imported, import_places, places_files, user_folder

pytestmark = pytest.mark.skipif(not module.BUILT.is_file(), reason="the gazetteer has not been built")


def geonames(
    key: str, name: str, lat: str, lon: str, names: str = "", kind: str = "P", people: str = "120"
) -> str:
    cells = [
        key,
        name,
        name,
        names,
        lat,
        lon,
        kind,
        "PPL",
        "UA",
        "",
        "05",
        "",
        "",
        "",
        people,
        "",
        "",
        "Europe/Kyiv",
        "",
    ]
    return "\t".join(cells) + "\n"


TWO = geonames("990001", "Vyhadky", "48.01", "37.02", "Вигадки,Выдумки") + geonames(
    "990002", "Mount Nothing", "48.1", "37.1", kind="T"
)
OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="7" lat="48.01" lon="37.02"><tag k="place" v="village"/><tag k="name" v="Нові Вигадки"/>
<tag k="name:ru" v="Новые Выдумки"/><tag k="old_name" v="Первомайка;Леніне"/><tag k="population" v="1 200"/></node>
<node id="8" lat="48.02" lon="37.03"><tag k="amenity" v="school"/><tag k="name" v="Школа"/></node></osm>"""
KATOTTG = (
    "Перший рівень;Другий рівень;Третій рівень;Четвертий рівень;Додатковий рівень;Категорія об’єкта;Назва об’єкта\n"
    "UA59;;;;;O;Сумська\nUA59;UA5901;;;;P;Вигаданський\n"
    "UA59;UA5901;UA590101;UA59010101;;C;Вигаданівка\n"
    "UA59;UA5901;UA590102;UA59010202;;C;Тиха Вигадка\nUA59;UA5901;UA590103;UA59010303;;C;Тиха Вигадка\n"
)


def found(folder: Path, name: str) -> tuple[Entry, ...]:
    return Gazetteer.open(also=[folder / FILE_NAME]).find(name)


def test_a_geonames_file_adds_settlements_with_all_their_names(tmp_path: Path) -> None:
    dump = tmp_path / "UA.txt"
    dump.write_text(TWO, encoding="utf-8")
    assert import_places(dump, tmp_path) == Imported(places=1, named=0, names=0, passed=0)
    for name in ("Vyhadky", "вигадки", "Выдумки", "Vydumki"):
        (one,) = found(tmp_path, name)
        assert (one.id, one.country, one.admin, one.latitude, one.population) == (
            "geonames:990001",
            "UKR",
            "05",
            48.01,
            120,
        )
    assert found(tmp_path, "Mount Nothing") == ()


@pytest.mark.parametrize("packing", ["gz", "zip"])
def test_packed_files_are_read_as_they_are(tmp_path: Path, packing: str) -> None:
    dump = tmp_path / f"UA.{packing}"
    if packing == "gz":
        dump.write_bytes(gzip.compress(TWO.encode()))
    else:
        with zipfile.ZipFile(dump, "w") as packed:
            packed.writestr("readme.txt", "read me " * 999)
            packed.writestr("UA.txt", TWO)
    assert import_places(dump, tmp_path).places == 1


def test_further_names_go_to_places_that_are_known(tmp_path: Path) -> None:
    kyiv = next(e for e in Gazetteer.open().find("Kyiv") if e.kind == "settlement" and e.population > 10**6)
    number = kyiv.id.split(":")[1]
    dump = tmp_path / "names.txt"
    dump.write_text(
        f"1\t{number}\tru\tВыдуманск\t\t\t\t\t\t\n2\t{number}\txx\tXx\t\t\t\t\t\t\n3\t1\ten\tAa\t\t\t\t\t\t\n",
        "utf-8",
    )
    assert import_places(dump, tmp_path) == Imported(0, 0, 1, 1)
    assert [e.id for e in found(tmp_path, "Выдуманск")] == [kyiv.id]


def test_openstreetmap_in_three_shapes(tmp_path: Path) -> None:
    tags = {"place": "village", "name": "Третя Вигадка", "old_name:ru": "Третья Выдумка"}
    node = {"type": "node", "id": 9, "lat": 48.3, "lon": 37.4, "tags": tags}
    point = {"type": "Feature", "id": "node/10", "geometry": {"type": "Point", "coordinates": [37.9, 48.6]},
             "properties": {"place": "hamlet", "name": "Четверта Вигадка"}}  # fmt: skip
    files = {"a.osm": OSM, "b.json": json.dumps({"elements": [node]}),
             "c.geojson": json.dumps({"type": "FeatureCollection", "features": [point]})}  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert import_places(tmp_path / name, tmp_path).places == 1
    for name, key in (
        ("Первомайка", "osm:node/7"),
        ("третья выдумка", "osm:node/9"),
        ("Четверта Вигадка", "osm:node/10"),
    ):
        assert key in {e.id for e in found(tmp_path, name)}
    (new,) = found(tmp_path, "Новые Выдумки")
    assert (new.country, new.population) == ("UKR", 1200)  # the state is that of the nearest settlement


def test_the_register_adds_names_and_the_oblast_but_no_coordinates(tmp_path: Path) -> None:
    dump = tmp_path / "katottg.csv"
    dump.write_text(KATOTTG, encoding="utf-8")
    assert import_places(dump, tmp_path) == Imported(places=0, named=2, names=0, passed=0)
    (one,) = found(tmp_path, "Вигаданівка")
    assert (one.id, one.located, one.kind, one.admin) == ("katottg:UA59010101", False, "settlement", "21")
    (shared,) = found(tmp_path, "Тиха Вигадка")
    assert not shared.located and shared.id.startswith("katottg:21/")


def test_the_register_as_a_workbook(tmp_path: Path) -> None:
    sheet = "".join(
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line.split(";"))
        + "</row>"
        for line in KATOTTG.splitlines()
    )
    dump = tmp_path / "katottg.xlsx"
    with zipfile.ZipFile(dump, "w") as packed:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        packed.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>',
        )
    assert import_places(dump, tmp_path).named == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TWO + "990003\tonly\tthree\n", "line 3: it has 3 columns"),
        (geonames("1", "X", "north", "37"), "line 1: 'north', '37' are no coordinates"),
        (geonames("1", "X", "148", "37"), "outside the earth"),
        ("a page about places\n", "it is no dump of places"),
        ("<osm><node id='1' lat='48' lon='37'>", "broken XML"),
        ('{"elements": [', "broken JSON"),
        ('{"other": 1}', "no dump of places"),
        (KATOTTG.replace("Назва об’єкта", "Назва"), "об'єкта\" is missing"),
        ("", "no dump of places"),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_nothing_is_kept(
    tmp_path: Path, text: str, why: str
) -> None:
    dump = tmp_path / "dump"
    dump.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        import_places(dump, tmp_path)
    assert why in str(raised.value)
    assert found(tmp_path, "Vyhadky") == ()


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    dump = tmp_path / "a.osm"
    dump.write_text(OSM, encoding="utf-8")
    import_places(dump, tmp_path)
    first = found(tmp_path, "Нові Вигадки")
    import_places(dump, tmp_path)
    assert found(tmp_path, "Нові Вигадки") == first


def test_where_a_user_s_own_places_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_DATA", str(tmp_path / "mine"))
    assert user_folder() == tmp_path / "mine"
    assert places_files(tmp_path) == (tmp_path / FILE_NAME, tmp_path / "mine" / FILE_NAME)
