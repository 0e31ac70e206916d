"""Bad maps, each refused with what is wrong and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from map_fixture import as_raw, geojson, kml, kmz, square

from fogline.errors import BadMap, InputError, TooLarge
from fogline.knowledge.makers import Makers
from fogline.maps.boundary import read_boundary
from fogline.maps.read import read_layer
from fogline.model import Raw

MAKERS = Makers.load()
EAST = square(36, 48, 38, 50)
BOMB = (
    '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def refused(raw: Raw, words: str, maker: str = "DeepState") -> None:
    with pytest.raises(BadMap, match=words) as caught:
        read_layer(raw, maker, makers=MAKERS)
    failure = caught.value.failure
    assert failure.what == raw.name and failure.do


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (Raw(b"", "a.geojson"), "empty"),
        (Raw(b"  \n", "a.geojson"), "empty"),
        (as_raw({"type": "FeatureCollection", "features": []}), "draws no area"),
        (as_raw({"areas": []}), "draws no area"),
        (as_raw({"type": "Point", "coordinates": [36, 48]}), "draws no area"),
        (as_raw({"type": "Polygon", "coordinates": []}), "draws no area"),
        (as_raw({"what": 1}), "neither GeoJSON"),
        (as_raw("text"), "no object"),
        (as_raw({"type": "Polygon", "coordinates": [[[36, "x"], [37, 48], [37, 49]]]}), "pair of numbers"),
        (as_raw({"type": "Polygon", "coordinates": [[[36], [37, 48], [37, 49]]]}), "pair of numbers"),
        (as_raw({"type": "Polygon", "coordinates": [[36, 37, 48]]}), "pair of numbers"),
        (as_raw({"type": "Polygon", "coordinates": [36, 37, 48]}), "list of rings"),
        (Raw(b'{"type":"Polygon","coordinates":[[[NaN,1],[2,3],[4,5]]]}', "a.geojson"), "not a number"),
        (Raw(b'{"type":"Polygon","coordinates":[[[1e999,1],[2,3],[4,5]]]}', "a.geojson"), "pair of numbers"),
        (Raw(b"[" * 100_000, "a.geojson"), "nested too deeply"),
        (Raw(b'{"a": "\xff\xfe"}', "a.geojson"), "cannot be read"),
        (Raw(b"SQLite format 3\x00", "a.gpkg"), "GeoPackage"),
        (Raw(b"<html><body/></html>", "a.kml"), "not <kml>"),
        (Raw(b"<kml><Document>", "a.kml"), "broken XML"),
        (kml(("ru", EAST), head=BOMB), "document type"),
        (Raw(b"PK\x03\x04 not a zip", "a.kmz"), "cannot be unpacked"),
        (kmz(b"x", "readme.txt"), "no KML"),
        (kmz(kml(("ru", EAST)).data, "doc.kml", "a.kmz", ("../../evil.kml", b"x")), "outside itself"),
        (kmz(kml(("ru", EAST)).data, "doc.kml", "a.kmz", ("/etc/evil", b"x")), "outside itself"),
        (kmz(kml(("ru", EAST)).data, "doc.kml", "a.kmz", ("..\\evil", b"x")), "outside itself"),
        (kmz(b"<kml>" + b" " * 5_000_000 + b"</kml>"), "packed more tightly"),
        (as_raw({"type": "Polygon", "coordinates": [[[0, 80], [120, 80], [-120, 80], [0, 80]]]}), "round a pole"),
        (geojson([[4e6, 6e6], [4.1e6, 6e6], [4.1e6, 6.1e6]]), "reference system"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_is_refused(raw: Raw, words: str) -> None:
    refused(raw, words)


def test_broken_json_says_line_and_column() -> None:
    with pytest.raises(BadMap) as caught:
        read_layer(Raw(b'{"type": "Polygon",\n "coordinates": [[[1, 2], }', "a.geojson"), "DeepState")
    assert caught.value.failure.where == "line 2, column 27"


def test_an_unknown_reference_system_is_named() -> None:
    for said in ("EPSG:999999", "our own grid", ""):
        crs = {"type": "name", "properties": {"name": said}}
        refused(
            as_raw({"type": "Polygon", "coordinates": [EAST], "crs": crs}), "reference system is not known"
        )


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge, match="limit"):
        read_layer(Raw(b" " * 2_000_001, "big.geojson"), "DeepState", max_bytes=2_000_000)
    with pytest.raises(TooLarge):
        read_layer(kmz(bytes(3_000_000)), "DeepState", max_bytes=2_000_000)


def test_a_size_that_lies_is_not_believed() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", bytes(900_000))
    data = packed.getvalue().replace((900_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(InputError):
        read_layer(Raw(data, "a.kmz"), "DeepState", max_bytes=500_000)


def test_an_entity_is_never_read_from_a_file() -> None:
    outside = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    refused(kml(("&x;", EAST), head=outside), "document type|broken XML")


def test_a_boundary_is_refused_alike() -> None:
    with pytest.raises(BadMap, match="draws no area"):
        read_boundary(as_raw({"type": "FeatureCollection", "features": []}))


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damaged_files_only_ever_raise_input_errors(noise: bytes, at: int) -> None:
    for whole in (geojson(EAST[::8]), kml(("ru", EAST[::8])), kmz(kml(("ru", EAST[::8])).data)):
        data = whole.data[:at] + noise + whole.data[at + len(noise) :]
        try:
            layer = read_layer(Raw(data, whole.name), "DeepState", makers=MAKERS)
        except InputError:
            continue
        assert layer.held.is_valid
