"""Reading maps: the three forms, axes, dates, classes and repairs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from map_fixture import as_raw, geojson, kml, kmz, square

from fogline.errors import BadMap
from fogline.knowledge.makers import Makers
from fogline.maps.dates import date_in_name
from fogline.maps.folder import list_layers
from fogline.maps.read import parse, read_layer
from fogline.maps.towns import read_towns, town_at
from fogline.model import Raw, When

MAKERS = Makers.load()
EAST = square(36, 48, 38, 50)
SAMPLES = Path(__file__).parents[2] / "examples" / "pokrovsk" / "maps"


def swap(ring: list[list[float]]) -> list[list[float]]:
    return [[y, x] for x, y in ring]


def test_the_three_forms_of_one_drawing_are_one_drawing() -> None:
    forms = [
        geojson(EAST),
        as_raw({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [EAST]}}),
        as_raw({"type": "MultiPolygon", "coordinates": [[EAST]]}),
        as_raw({"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [EAST]}]}),
        as_raw({"areas": [swap(EAST)]}, "20251110.json"),
        kml(("ru", EAST)),
        kmz(kml(("ru", EAST)).data),
    ]
    layers = [
        read_layer(raw, "DeepState" if raw.name.endswith("json") else "Creamy Caprice") for raw in forms
    ]
    for layer in layers:
        assert layer.held.equals_exact(layers[0].held, 1e-9), layer.reference.title
        assert layer.held_by == "RUS"
        assert layer.reference.when == When.parse("2025-11-10")


def test_reference_names_its_bytes_and_its_id_is_by_content() -> None:
    raw = geojson(EAST)
    first, again = read_layer(raw, "DeepState"), read_layer(raw, "deepstatemap")
    assert first.reference == again.reference
    assert first.reference.party == "UKR" and first.reference.licence
    assert read_layer(raw, "DeepState", When.parse("2025-11-09")).reference.id != first.reference.id
    assert read_layer(geojson(square(36, 48, 38, 49.9)), "DeepState").reference.id != first.reference.id


@given(
    west=st.floats(23, 38),
    south=st.floats(45, 51),
    wide=st.floats(0.05, 2),
    high=st.floats(0.05, 1),
    turn=st.booleans(),
)
def test_swapped_axes_are_seen_and_said(
    west: float, south: float, wide: float, high: float, turn: bool
) -> None:
    ring = [[west, south], [west + wide, south], [west + wide, south + high], [west, south + high]]
    layer = read_layer(geojson(swap(ring) if turn else ring), "DeepState", makers=MAKERS)
    assert layer.held.bounds == pytest.approx((west, south, west + wide, south + high))
    assert any(
        ("[latitude, longitude]" if turn else "[longitude, latitude]") in n for n in layer.reference.notes
    )


def test_axes_by_range_where_no_region_is_known() -> None:
    ring = [[10, 120], [10, 130], [20, 130], [20, 120]]
    assert read_layer(geojson(ring), "Nobody").held.bounds == (120, 10, 130, 20)


def test_axes_by_a_given_region() -> None:
    ring = [[10, 12], [10, 13], [11, 13], [11, 12]]
    with pytest.raises(BadMap, match="may be"):
        read_layer(geojson(ring), "Nobody")
    assert read_layer(geojson(ring), "Nobody", region=(11.5, 9, 14, 11.5)).held.bounds == (12, 10, 13, 11)
    with pytest.raises(BadMap, match="may be"):
        read_layer(geojson(ring), "Nobody", region=(9, 9, 14, 14))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20251110.geojson", date(2025, 11, 10)),
        ("deepstatemap_data_20251110.geojson", date(2025, 11, 10)),
        ("Control_25_11_10.kmz", date(2025, 11, 10)),
        ("map-2025-11-10.json", date(2025, 11, 10)),
        ("map_2025_11_10T0600.json", date(2025, 11, 10)),
        ("10.11.2025.kml", date(2025, 11, 10)),
        ("Front 10 Nov 2025.kml", date(2025, 11, 10)),
        ("November 10, 2025.kml", date(2025, 11, 10)),
        ("map.kml", None),
        ("20251399.kml", None),
        ("20251110_to_20251111.kml", None),
        ("1762732800.json", None),
    ],
)
def test_dates_in_names(name: str, day: date | None) -> None:
    found = date_in_name(name)
    assert (found[0].first_day if found else None) == day


def test_a_guessed_date_is_noted_and_a_missing_one_stays_missing() -> None:
    assert any(
        "year, month, day" in note for note in read_layer(kml(("ru", EAST)), "Creamy Caprice").reference.notes
    )
    undated = read_layer(geojson(EAST, name="map.geojson"), "DeepState")
    assert undated.reference.when is None and "Its date is not known." in undated.reference.notes
    inside = read_layer(geojson(EAST, name="map.geojson", date="2025-11-08"), "DeepState")
    assert inside.reference.when == When.parse("2025-11-08")


def test_styles_and_folders_carry_the_sides() -> None:
    west = square(34, 48, 36, 50)
    layer = read_layer(kml(("ru", EAST), ("ua", west), ("contested", square(35.9, 48, 36.1, 50))), "Nobody")
    assert {layer.held_by, *dict(layer.others)} == {"RUS", "UKR"}
    assert layer.contested is not None and layer.contested.area == pytest.approx(0.4)
    assert any("is not in the table" in note for note in layer.reference.notes)
    folders = (
        "<kml><Document><Folder><name>Russian-controlled</name><Placemark><name>1</name><Polygon><outerBoundaryIs>"
        "<LinearRing><coordinates>36,48 38,48 38,50 36,50 36,48</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        "</Placemark></Folder></Document></kml>"
    )
    assert read_layer(Raw(folders.encode(), "a_20251110.kml"), "Nobody").held_by == "RUS"


@pytest.mark.parametrize(
    ("word", "party"), [("Russian-held", "RUS"), ("held by Ukraine", "UKR"), ("РФ", "RUS"), ("зсу", "UKR")]
)
def test_words_for_both_parties_are_read_alike(word: str, party: str) -> None:
    assert read_layer(geojson(EAST, status=word), "Nobody").held_by == party


def test_an_unlabelled_drawing_is_inferred_from_what_it_covers_or_left_unknown() -> None:
    layer = read_layer(geojson(square(33, 44.5, 36.6, 46), square(37.5, 47, 40, 48.7)), "Nobody")
    assert layer.held_by == "RUS" and any("long held" in note for note in layer.reference.notes)
    assert read_layer(geojson(square(23, 49, 32, 51)), "Nobody").held_by == "UKR"
    unknown = read_layer(geojson(square(36, 48.2, 37, 49)), "Nobody")
    assert unknown.held_by is None and any("not known" in note for note in unknown.reference.notes)
    assert read_layer(geojson(square(23, 44.5, 40, 51)), "Nobody").held_by is None


def test_invalid_rings_are_repaired_with_a_note() -> None:
    crossed = [[36, 48], [38, 50], [38, 48], [36, 50], [36, 48]]
    layer = read_layer(geojson(crossed), "DeepState")
    assert layer.held.is_valid and layer.held.area == pytest.approx(2.0)
    assert any("repaired" in note for note in layer.reference.notes)
    opened = read_layer(geojson(EAST[:-1]), "DeepState")
    assert opened.held.equals(read_layer(geojson(EAST), "DeepState").held)


def test_heights_lines_and_tiny_rings_are_left_out_and_said() -> None:
    mixed = [[x, y, 0.0] if n % 2 else [x, y] for n, (x, y) in enumerate(EAST)]
    value = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Polygon", "coordinates": [mixed]},
            {"type": "Polygon", "coordinates": [[[36, 48], [36, 48], [36, 48], [36, 48]]]},
            {"type": "LineString", "coordinates": [[36, 48], [37, 49]]},
        ],
    }
    layer = read_layer(as_raw(value), "DeepState")
    assert not layer.held.has_z and layer.held.area == pytest.approx(4.0)
    notes = " ".join(layer.reference.notes)
    assert "Heights" in notes and "1 LineString" in notes and "fewer than three" in notes


def test_holes_stay_holes() -> None:
    value = {"type": "Polygon", "coordinates": [EAST, square(36.5, 48.5, 37, 49)]}
    assert read_layer(as_raw(value), "DeepState").held.area == pytest.approx(3.75)


def test_a_band_around_a_town_is_the_town() -> None:
    value = {
        "type": "Polygon",
        "coordinates": [square(36, 48, 36.2, 48.2), square(36.01, 48.01, 36.19, 48.19)],
    }
    (town,) = read_towns(as_raw(value))
    assert town.geometry.area == pytest.approx(0.18**2)
    assert town_at([town], 48.1, 36.1) is town and town_at([town], 48.1, 37) is None


def test_the_sample_maps_are_read_and_marked() -> None:
    layers = [
        layer for path in sorted(SAMPLES.glob("sample_map_*")) for layer in list_layers(path, path.stem[:12])
    ]
    assert len(layers) == 3
    for file in layers:
        layer = file.load()
        areas = {layer.held_by: layer.held, **dict(layer.others)}
        assert shapely.intersects_xy(areas["RUS"], 37.8, 48.0)
    assert all(b"sample" in path.read_bytes().lower() for path in SAMPLES.glob("sample_map_*"))


MAPPING = """
name = "Nova"
holder = "RUS"
against = "UKR"
[classes]
"fill=#ff0000" = "held RUS"
"won back" = "regained UKR"
"fill=#ffff00" = "claimed RUS"
"fog" = "contested"
"lines" = "ignore"
"""


def test_a_mapping_says_what_is_held_claimed_won_back_and_left_open() -> None:
    drawn = {
        "held": ({"fill": "#ff0000"}, square(36, 48, 38, 50)),
        "claimed": ({"fill": "#ffff00"}, square(35, 48, 36, 50)),
        "regained": ({"status": "Won  Back"}, square(34, 48, 35, 50)),
        "open": ({"status": "fog"}, square(38, 48, 39, 50)),
        "ignored": ({"status": "lines"}, square(30, 45, 31, 46)),
    }
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for properties, ring in drawn.values()
    ]
    makers = Makers.load().extended(MAPPING, "nova.toml")
    layer = read_layer(as_raw({"type": "FeatureCollection", "features": features}), "Nova", makers=makers)
    assert (layer.held_by, layer.against) == ("RUS", "UKR")
    assert layer.held.bounds == (36, 48, 38, 50)
    assert layer.contested is not None and layer.contested.area == pytest.approx(4)
    assert [(party, area.bounds) for party, area in layer.claimed] == [("RUS", (35, 48, 36, 50))]
    assert [(party, area.bounds) for party, area in layer.regained] == [("UKR", (34, 48, 35, 50))]
    assert dict(layer.others)["UKR"].bounds == (34, 48, 35, 50)


def test_a_kml_style_is_known_by_its_colour_too() -> None:
    head = (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Style id="p1"><PolyStyle><color>7f0000ff</color>'
        '</PolyStyle></Style><StyleMap id="m1"><Pair><key>normal</key><styleUrl>#p1</styleUrl></Pair></StyleMap>'
    )
    ring = " ".join(f"{x},{y}" for x, y in EAST)
    body = (
        "<Folder><name>Red side</name><Placemark><styleUrl>#m1</styleUrl><ExtendedData><Data name='side'><value>r</value>"
        f"</Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"
    )
    (shape,) = parse(Raw((head + body).encode(), "a.kml")).shapes
    assert shape.labels == ("style=#m1", "colour=ff0000", "folder=Red side", "side=r")


def test_two_files_that_draw_the_same_have_the_same_shape() -> None:
    one, other = geojson(EAST, name="20251110.geojson"), geojson(EAST, name="20251111.geojson", seen="by us")
    layers = [read_layer(raw, "DeepState") for raw in (one, other)]
    assert layers[0].shape == layers[1].shape and layers[0].reference.id != layers[1].reference.id
    assert layers[0].shape != read_layer(geojson(square(36, 48, 38, 50.1)), "DeepState").shape


def over_the_line(west: float, east: float, south: float, north: float) -> list[list[float]]:
    """A ring from ``west`` on to ``east`` beyond 180 degrees, its longitudes within 180 as files write them."""
    return [[x - 360 if x > 180 else x, y] for x, y in square(west, south, east, north, step=1.0)]


@given(st.floats(165, 179), st.floats(181, 200), st.booleans())
def test_an_area_over_the_date_line_is_cut_there(west: float, east: float, holed: bool) -> None:
    far = over_the_line(west, east, 60, 70)
    middle = (west + east) / 2
    hole = over_the_line(middle - 0.5, middle + 0.5, 64, 65)
    rings = [far, hole] if holed else [far]
    value = {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "coordinates": [EAST]}, {"type": "Polygon", "coordinates": rings},
    ]}  # fmt: skip
    layer = read_layer(as_raw(value), "DeepState", makers=MAKERS)
    assert layer.held.is_valid and layer.held.bounds[0] == -180 and layer.held.bounds[2] == 180
    assert layer.held.area == pytest.approx(4 + 10 * (east - west) - holed)
    assert any("date line" in note for note in layer.reference.notes)


def test_a_frame_about_the_whole_map_is_no_area_over_the_date_line() -> None:
    frame = [[-180, -80], [180, -80], [180, 80], [-180, 80], [-180, -80]]
    value = {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "coordinates": [EAST]}, {"type": "Polygon", "coordinates": [frame, square(20, 40, 45, 60)]},
    ]}  # fmt: skip
    layer = read_layer(as_raw(value), "DeepState", makers=MAKERS)
    assert not any("date line" in note for note in layer.reference.notes)
    assert layer.held.area == pytest.approx(4 + 360 * 160 - 25 * 20)


def test_sides_told_apart_by_a_colour_alone_are_found_by_what_they_cover() -> None:
    red = [square(33, 44.5, 36.6, 46), square(37.5, 47, 40, 48.7), square(36, 49.5, 36.2, 49.7)]
    blue = [square(23.5, 49, 35, 51)]
    features = [
        {
            "type": "Feature",
            "properties": {"fill": fill},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for fill, rings in (("#f00", red), ("#00f", blue), ("#777", [square(35.5, 49, 35.6, 49.1)]))
        for ring in rings
    ]
    raw = as_raw({"type": "FeatureCollection", "features": features})
    layer = read_layer(raw, "Nobody", makers=MAKERS)
    drawn = {layer.held_by: layer.held, **dict(layer.others)}
    assert drawn["RUS"].area == pytest.approx(sum(shapely.Polygon(ring).area for ring in red))
    assert drawn["UKR"].area == pytest.approx(shapely.Polygon(blue[0]).area)
    assert layer.contested is not None and layer.contested.area == pytest.approx(0.01)
    notes = " ".join(layer.reference.notes)
    assert 'fill "#f00" are taken to be RUS' in notes and 'fill "#777" are left open' in notes


def test_a_colour_that_tells_nothing_leaves_the_whole_unknown() -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"fill": fill},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for fill, ring in (("#f00", square(36, 48.2, 37, 49)), ("#00f", square(35.2, 48.2, 36, 49)))
    ]
    layer = read_layer(as_raw({"type": "FeatureCollection", "features": features}), "Nobody", makers=MAKERS)
    assert layer.held_by is None and layer.held.area == pytest.approx(1.44)


def test_names_of_one_party_s_areas_are_no_kinds() -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for name, ring in (("south", square(33, 44.5, 36.6, 46)), ("a pocket", square(36, 49.5, 36.2, 49.7)))
    ]
    layer = read_layer(as_raw({"type": "FeatureCollection", "features": features}), "Nobody", makers=MAKERS)
    assert layer.held_by == "RUS" and layer.contested is None and layer.held.area == pytest.approx(5.44)
