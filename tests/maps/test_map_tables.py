"""Shapefiles and GeoPackages: what another library wrote is read back, and damaged ones are refused."""

from __future__ import annotations

import io
import sqlite3
import struct
import zipfile
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fixture import as_raw, square

from fogline.errors import BadMap, InputError
from fogline.knowledge.makers import Makers
from fogline.maps.archive import pack, unpack
from fogline.maps.folder import list_layers
from fogline.maps.read import parse, read_layer
from fogline.maps.shapefile import parse_shapefiles
from fogline.model import Raw, When

geopandas = pytest.importorskip("geopandas")
MAKERS = Makers.load()
EAST = shapely.Polygon(square(36, 48, 38, 50), [square(36.5, 48.5, 37, 49)])
ISLE = shapely.box(38.5, 48, 39, 48.5)
WEST = shapely.box(34, 48, 35, 49)


def frame(crs: str = "EPSG:4326") -> geopandas.GeoDataFrame:
    rows = {
        "status": ["Russian-held", "ua-controlled"],
        "назва": ["верх", "низ"],
        "geometry": [shapely.MultiPolygon([EAST, ISLE]), shapely.MultiPolygon([WEST])],
    }
    return geopandas.GeoDataFrame(rows, crs="EPSG:4326").to_crs(crs)


def shapefile(folder: Path, crs: str = "EPSG:4326", name: str = "front_20251110") -> dict[str, bytes]:
    frame(crs).to_file(folder / f"{name}.shp", encoding="utf-8")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def geopackage(folder: Path, crs: str = "EPSG:4326", name: str = "front_20251110.gpkg") -> Raw:
    frame(crs).to_file(folder / name, layer="lines of the day")
    return Raw((folder / name).read_bytes(), name)


def zipped(members: dict[str, bytes], name: str = "front_20251110.zip") -> Raw:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members.items():
            archive.writestr(f"inside/{path}", data)
    return Raw(packed.getvalue(), name)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32637"])
def test_both_are_read_in_any_known_reference_system(tmp_path: Path, crs: str) -> None:
    (tmp_path / "shp").mkdir()
    for raw in (zipped(shapefile(tmp_path / "shp", crs)), geopackage(tmp_path, crs)):
        layer = read_layer(raw, "Nobody", makers=MAKERS)
        drawn = {layer.held_by: layer.held, **dict(layer.others)}
        assert drawn["RUS"].symmetric_difference(shapely.union_all([EAST, ISLE])).area < 1e-4
        assert drawn["UKR"].symmetric_difference(WEST).area < 1e-6
        assert layer.reference.when == When.parse("2025-11-10")
        assert any("Converted from" in note for note in layer.reference.notes) == (crs != "EPSG:4326")


def test_a_shapefile_in_a_folder_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    shapefile(tmp_path, "EPSG:3857")
    (file,) = list_layers(tmp_path, "Nobody")
    assert (file.name, file.when) == ("front_20251110.shp", When.parse("2025-11-10"))
    assert file.load(MAKERS).reference.sha256 == file.load(MAKERS).reference.sha256
    again = list_layers(tmp_path / "front_20251110.shp", "Nobody")[0].load(MAKERS)
    assert again.reference.id == file.load(MAKERS).reference.id and again.held.equals(file.load(MAKERS).held)


def test_without_its_table_and_system_a_shapefile_says_so(tmp_path: Path) -> None:
    members = shapefile(tmp_path)
    alone = read_layer(Raw(members["front_20251110.shp"], "front_20251110.shp"), "DeepState", makers=MAKERS)
    notes = " ".join(alone.reference.notes)
    assert "no .prj" in notes and "no .dbf" in notes and alone.held_by == "RUS"
    elsewhere = shapefile(tmp_path, "EPSG:3857")["front_20251110.shp"]
    with pytest.raises(BadMap, match="reference system is unknown"):
        read_layer(Raw(elsewhere, "front_20251110.shp"), "DeepState", makers=MAKERS)


def test_texts_in_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("cp1251", "cp866", "utf-8"):
        frame().to_file(tmp_path / "a.shp", encoding=encoding)
        members = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.stem == "a"}
        assert "назва=верх" in parse_shapefiles(members, "a").shapes[0].labels


def test_a_date_in_a_property_dates_the_map(tmp_path: Path) -> None:
    dated = frame()
    dated["date"] = "2025-11-08"
    dated.to_file(tmp_path / "front.gpkg")
    raw = Raw((tmp_path / "front.gpkg").read_bytes(), "front.gpkg")
    assert read_layer(raw, "Nobody", makers=MAKERS).reference.when == When.parse("2025-11-08")


@pytest.mark.parametrize("srs", [-1, 4_000_000])
def test_an_unknown_system_of_a_geopackage_is_refused(tmp_path: Path, srs: int) -> None:
    raw = geopackage(tmp_path)
    with sqlite3.connect(tmp_path / raw.name) as database:
        database.execute("UPDATE gpkg_geometry_columns SET srs_id = ?", (srs,))
    database.close()
    with pytest.raises(BadMap, match="reference system of lines of the day is not known"):
        read_layer(Raw((tmp_path / raw.name).read_bytes(), raw.name), "DeepState", makers=MAKERS)


def test_other_databases_and_endless_views_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(tmp_path / "plain.gpkg") as database:
        database.execute("CREATE TABLE a (b)")
    database.close()
    with pytest.raises(BadMap, match="cannot be read"):
        parse(Raw((tmp_path / "plain.gpkg").read_bytes(), "plain.gpkg"))
    raw = geopackage(tmp_path)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS fid, x AS geom FROM n WHERE x < 0"
    with sqlite3.connect(tmp_path / raw.name) as database:
        database.execute(f"CREATE VIEW endless AS {endless}")
        database.execute("UPDATE gpkg_contents SET table_name = 'endless'")
        database.execute("UPDATE gpkg_geometry_columns SET table_name = 'endless'")
    database.close()
    monkeypatch.setattr("fogline.maps.geopackage._LONGEST_S", 0.1)
    with pytest.raises(BadMap, match="interrupted"):
        parse(Raw((tmp_path / raw.name).read_bytes(), raw.name))


def test_a_line_is_left_out_and_said(tmp_path: Path) -> None:
    both = geopandas.GeoDataFrame(
        {"geometry": [EAST, shapely.LineString([(36, 48), (37, 49)])]}, crs="EPSG:4326"
    )
    both.to_file(tmp_path / "a.gpkg")
    drawing = parse(Raw((tmp_path / "a.gpkg").read_bytes(), "a.gpkg"))
    assert len(drawing.shapes) == 1 and "Not areas and left out: 1 LineString." in drawing.notes


ring = st.tuples(st.floats(-170, 160), st.floats(-80, 70), st.floats(0.1, 9))


@given(st.lists(ring, min_size=1, max_size=5), st.booleans())
@settings(max_examples=40, deadline=None)
def test_rings_come_back_as_the_polygons_that_they_were(
    squares: list[tuple[float, float, float]], turned: bool
) -> None:
    boxes = [shapely.box(x, y, x + size, y + size) for x, y, size in squares]
    outer = [box for n, box in enumerate(boxes) if not any(box.intersects(other) for other in boxes[:n])]
    holed = [
        shapely.Polygon(box.exterior, [shapely.buffer(box, -0.04, join_style="mitre").exterior])
        for box in outer
    ]
    rings = [
        shapely.get_coordinates(ring)[:: 1 if (ring.is_ccw == hole) != turned or turned else -1]
        for polygon in holed
        for hole, ring in ((False, polygon.exterior), (True, polygon.interiors[0]))
    ]
    data = written(rings)
    (shape,) = parse_shapefiles({"a.shp": data}, "a").shapes
    if turned:
        assert shape.polygons
        return
    found = shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in shape.polygons])
    assert found.is_valid and found.symmetric_difference(shapely.MultiPolygon(holed)).area < 1e-9


def written(rings: list) -> bytes:
    """One polygon record, as the format's description has it."""
    points = sum(map(len, rings))
    starts = [sum(map(len, rings[:n])) for n in range(len(rings))]
    content = struct.pack("<i4d2i", 5, 0, 0, 1, 1, len(rings), points)
    content += struct.pack(f"<{len(starts)}i", *starts) + b"".join(
        ring.astype("<f8").tobytes() for ring in rings
    )
    head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (108 + len(content)) // 2)
    return (
        head + struct.pack("<2i8d", 1000, 5, *[0.0] * 8) + struct.pack(">2i", 1, len(content) // 2) + content
    )


@given(st.binary(max_size=60), st.integers(0, 3_000))
@settings(max_examples=150, deadline=None)
def test_damaged_tables_only_ever_raise_input_errors(noise: bytes, at: int) -> None:
    plain = written([shapely.get_coordinates(shapely.box(36, 48, 38, 50))])
    for whole in (plain, SMALL):
        data = whole[:at] + noise + whole[at + len(noise) :]
        try:
            layer = read_layer(Raw(data, "a_20251110"), "DeepState", makers=MAKERS)
        except InputError:
            continue
        assert layer.held.is_valid


def small() -> bytes:
    """The least that is a GeoPackage with one area."""
    database = sqlite3.connect(":memory:")
    database.executescript(
        """PRAGMA page_size = 512; VACUUM;
        CREATE TABLE gpkg_contents (table_name, data_type, last_change);
        CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);
        CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id, definition);
        CREATE TABLE t (fid, geom);
        INSERT INTO gpkg_contents VALUES ('t', 'features', '');
        INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 4326);
        INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, 'x');"""
    )
    blob = b"GP\0\x01" + struct.pack("<i", 4326) + shapely.box(36, 48, 38, 50).wkb
    database.execute("INSERT INTO t VALUES (1, ?)", (blob,))
    database.commit()
    return database.serialize()


SMALL = small()


def test_the_small_geopackage_is_read() -> None:
    assert read_layer(Raw(SMALL, "a_20251110.gpkg"), "DeepState", makers=MAKERS).held.area == 4


def test_packing_is_the_same_each_time_and_unpacks() -> None:
    members = {"b.shp": b"1", "a.dbf": b"22", "a.shp": b"333"}
    assert pack(members) == pack(dict(reversed(members.items())))
    assert unpack(Raw(pack(members), "x.zip"), 1000) == members


def test_a_zipped_geojson_is_read_and_several_maps_are_refused() -> None:
    one = as_raw({"type": "Polygon", "coordinates": [square(36, 48, 38, 50)]}).data
    assert read_layer(zipped({"a.geojson": one}), "DeepState", makers=MAKERS).held.area == pytest.approx(4)
    with pytest.raises(BadMap, match="holds 2 maps"):
        read_layer(zipped({"a.geojson": one, "b.geojson": one}), "DeepState", makers=MAKERS)
