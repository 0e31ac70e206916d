"""Folders of maps, the table of makers, and the real maps where they are at hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from map_fixture import geojson, square

from fogline.errors import BadMap, InputError
from fogline.knowledge.makers import Makers
from fogline.maps.boundary import read_boundary
from fogline.maps.folder import days_apart, list_layers, nearest
from fogline.maps.measure import Measurer
from fogline.model import Raw, Standing, When

REAL = Path(__file__).parents[3] / "shared" / "data" / "maps"
SAMPLES = Path(__file__).parents[2] / "examples" / "pokrovsk" / "maps"


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(geojson(square(36, 48, 38, 50)).data)
    return folder


def test_a_folder_is_listed_by_date_without_reading_it(tmp_path: Path) -> None:
    (tmp_path / "20251103.json").write_bytes(b"not read")
    fill(tmp_path, "20251110.geojson", "20251101.geojson", "legend.kml", "notes.txt")
    files = list_layers(tmp_path, "Owl")
    assert [file.name for file in files] == ["20251101.geojson", "20251103.json", "20251110.geojson"]
    assert all(file.loaded is None for file in files)
    chosen = nearest(files, When.parse("2025-11-09"))
    assert chosen is files[2] and chosen.load().reference.when == When.parse("2025-11-10")
    with pytest.raises(InputError):
        files[1].load()
    with pytest.raises(InputError):
        files[1].load()
    assert files[1].refused


def test_a_single_file_may_be_dated_by_the_user(tmp_path: Path) -> None:
    fill(tmp_path, "map.geojson")
    (file,) = list_layers(tmp_path / "map.geojson", "Owl", When.parse("2025-11-02"))
    assert file.when == file.load().reference.when == When.parse("2025-11-02")
    (undated,) = list_layers(tmp_path, "Owl")
    assert undated.when is None and undated.load().reference.when is None


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadMap, match="no such file"):
        list_layers(tmp_path / "none", "Owl")
    with pytest.raises(BadMap, match="no map file"):
        list_layers(tmp_path, "Owl")
    fill(tmp_path, "20251101.geojson", "20251102.geojson")
    with pytest.raises(BadMap, match="many files"):
        list_layers(tmp_path, "Owl", When.parse("2025-11-02"))


def test_days_apart_and_ties() -> None:
    span = When.parse("2025-11-05", "2025-11-07")
    assert [days_apart(When.parse(day), span) for day in ("2025-11-03", "2025-11-06", "2025-11-10")] == [
        -2,
        0,
        3,
    ]


def test_makers_are_known_by_any_of_their_names_and_unknown_ones_stay_unknown() -> None:
    makers = Makers.load()
    for name in ("DeepState", "deep state", "DEEPSTATEMAP", "Діпстейт"):
        assert makers.find(name).name == "DeepState"
    stranger = makers.find("Some Mapper")
    assert (stranger.party, stranger.standing, stranger.holder, stranger.known) == (
        None,
        Standing.UNKNOWN,
        None,
        False,
    )


def test_a_case_extends_the_table(tmp_path: Path) -> None:
    table = tmp_path / "makers.toml"
    table.write_text('[[maker]]\nname = "Owl"\nparty = "UKR"\n[maker.classes]\n"Zone_1" = "held RUS"\n')
    owl = Makers.load(table).find("owl")
    assert owl.party == "UKR" and owl.classes == {"zone 1": "held RUS"}
    assert Makers.load(table).find("DeepState").party == "UKR"
    table.write_text("[[maker]]\nstanding = 3\n")
    with pytest.raises(InputError, match="cannot be read"):
        Makers.load(table)


@pytest.mark.parametrize("written", ["held", "contested RUS", "ignored", "held RUS UKR", ""])
def test_a_class_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="is no class"):
        Makers.load().extended(f'name = "New"\n[classes]\n"a" = "{written}"\n', "new.toml")


def test_a_mapping_file_of_one_maker_stands_beside_the_table() -> None:
    makers = Makers.load().extended(
        'name = "Nova"\nholder = "RUS"\n[classes]\n"colour=ff0000" = "held RUS"\n', "n.toml"
    )
    assert makers.find("nova").classes == {"colour=ff0000": "held RUS"} and makers.find("owl").known


def test_every_entry_of_the_table_is_whole() -> None:
    makers = Makers.load()
    parties = {party for conflict in makers.conflicts for party in conflict.parties}
    for maker in makers.makers:
        assert {maker.party, maker.holder, maker.against} - {None} <= parties, maker.name
        assert {entry.partition(" ")[2] for entry in maker.classes.values()} - {""} <= parties, maker.name
        assert all(makers.find(name).known for name in maker.borrows_from)
    for conflict in makers.conflicts:
        assert set(conflict.names) == set(conflict.parties)
        sides = [[p for p in conflict.known if p.party == party] for party in conflict.parties]
        assert len(sides[0]) == len(sides[1]), "as many settlements for either side"
        west, south, east, north = conflict.box
        assert all(west < p.longitude < east and south < p.latitude < north for p in conflict.known)


def test_the_sample_boundary_is_recognised_and_the_samples_differ() -> None:
    path = SAMPLES / "boundary.geojson"
    boundary = read_boundary(Raw(path.read_bytes(), path.name))
    assert boundary.territory is not None and boundary.territory.code == "UKR"
    measurer = Measurer(boundary.geometry)
    shares = []
    for path in sorted(SAMPLES.glob("sample_map_*")):
        layer = list_layers(path, path.stem)[0].load()
        shares.append(100 * measurer.area_km2(layer.held) / boundary.territory.area_km2)
    assert shares == pytest.approx([18.9, 19.1, 19.4], abs=0.05)


@pytest.mark.skipif(not REAL.exists(), reason="the shared maps are not at hand")
def test_real_maps_reach_the_areas_computed_apart() -> None:
    folders = {"DeepState(UA)": "deepstate", "Owl(OSINT)": "owl", "CreamyCaprice(RU)": "creamycaprice"}
    path = next((REAL / "boundary").glob("*.geojson"))
    makers = Makers.load()
    boundary = read_boundary(Raw(path.read_bytes(), path.name), makers=makers)
    measurer = Measurer(boundary.geometry)
    files = {
        (name, file.when.first_day.isoformat()): file
        for name, folder in folders.items()
        for file in list_layers(REAL / folder, name.partition("(")[0])
        if file.when
    }
    with (REAL / "expected.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    # Every eighth row here; benchmarks/maps.py compares them all.
    for row in rows[::8]:
        layer = files[row["maker"], row["date"]].load(makers)
        area = measurer.area_km2(layer.held)
        assert area == pytest.approx(float(row["km2_in_UA"]), rel=1e-3)
        assert 100 * area / 603_628 == pytest.approx(float(row["pct_of_603628"]), abs=0.02)
