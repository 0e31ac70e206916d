"""Differences as GeoJSON and as a picture, and a layer out as GeoJSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import shapely
from lxml import etree
from map_fixture import geojson, land, square

from fogline.errors import InputError
from fogline.knowledge.makers import Makers
from fogline.maps.ellipsoid import area_km2
from fogline.maps.layer import Layer
from fogline.maps.picture import difference_geojson, difference_svg, layers_geojson
from fogline.maps.read import read_layer
from fogline.model import Raw

LAND = land()
MAKERS = Makers.load()


def drawn(west: float, maker: str, south: float = 47.0) -> Layer:
    layer = read_layer(geojson(square(west, south, 39, 51)), "Owl", makers=MAKERS)
    return replace(layer, reference=replace(layer.reference, maker=maker))


def test_only_what_one_of_them_draws_comes_out_clipped_and_the_right_way_round() -> None:
    text = difference_geojson(drawn(36.5, "DeepState"), drawn(37.0, "Owl <b>"), "RUS", LAND.geometry)
    (feature,) = json.loads(text)["features"]
    told = feature["properties"]
    assert (told["drawn_by"], told["not_drawn_by"], told["drawn_on"]) == (
        "DeepState",
        "Owl <b>",
        "2025-11-10",
    )
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert shape.bounds == (36.5, 48, 37, 50)
    assert told["km2"] == pytest.approx(area_km2(shapely.box(36.5, 48, 37, 50)), abs=0.01)
    assert all(part.exterior.is_ccw for part in shape.geoms)
    again = read_layer(Raw(text.encode(), "difference_20251110.geojson"), "Nobody", makers=MAKERS)
    assert again.held_by == "RUS" or again.held.area == pytest.approx(1.0)


def test_the_other_party_s_difference_is_the_same_land_of_the_other_maker() -> None:
    a, b = drawn(36.5, "DeepState"), drawn(37.0, "Owl")
    one = json.loads(difference_geojson(a, b, "RUS", LAND.geometry))["features"][0]
    other = json.loads(difference_geojson(a, b, "UKR", LAND.geometry))["features"][0]
    assert one["geometry"] == other["geometry"]
    assert (one["properties"]["drawn_by"], other["properties"]["drawn_by"]) == ("DeepState", "Owl")


def test_the_picture_names_makers_days_scale_and_sizes_and_is_well_formed() -> None:
    text = difference_svg(drawn(36.5, "DeepState"), drawn(37.0, "Owl <b>", 49.0), "RUS", LAND.geometry)
    root = etree.fromstring(text.encode())
    words = " ".join(root.itertext())
    for word in ("DeepState (2025-11-10)", "Owl <b> (2025-11-10)", "km²", "not a fact"):
        assert word in words
    assert any(part.text and part.text.endswith(" km") for part in root.iterfind(".//{*}text"))
    assert (
        not root.xpath("//*[local-name()='script' or local-name()='image']")
        and "http" not in text.split(">", 1)[1]
    )
    paths = {path.get("class"): path.get("d") for path in root.iterfind(".//{*}path") if path.get("class")}
    assert paths["a"] and paths["b"] == ""
    assert paths["both"] and paths["land"]


def test_maps_that_agree_have_an_empty_difference_that_can_be_drawn() -> None:
    a, b = drawn(37.0, "DeepState"), drawn(37.0, "Owl")
    assert json.loads(difference_geojson(a, b, "RUS", LAND.geometry))["features"] == []
    assert "only Owl (2025-11-10): 0 km²" in difference_svg(a, b, "RUS", LAND.geometry)
    with pytest.raises(InputError, match="FRA"):
        difference_svg(a, b, "FRA", LAND.geometry)


def test_a_layer_comes_out_as_it_was_read() -> None:
    layer = drawn(37.0, "DeepState")
    (feature,) = json.loads(layers_geojson([layer]))["features"]
    told = feature["properties"]
    assert told.pop("km2") == pytest.approx(area_km2(layer.held), abs=0.01)
    assert told == {"maker": "DeepState", "day": "2025-11-10", "drawn_as": "held", "party": "RUS"}
    cut = json.loads(layers_geojson([layer], LAND.geometry))["features"][0]
    assert shapely.from_geojson(json.dumps(cut["geometry"])).bounds == (37, 48, 38, 50)
