"""Change between dates, agreement of makers, lag, flips, and claims against later maps, on drawings of known answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fixture import geojson, land, square
from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.knowledge.makers import Makers
from fogline.maps.areas import Area, areas_of, beyond_margin
from fogline.maps.change import change, moved
from fogline.maps.compare import agreements, apart
from fogline.maps.ellipsoid import area_km2
from fogline.maps.grid import Grid
from fogline.maps.lag import flips, history, lag, lags
from fogline.maps.layer import Layer
from fogline.maps.measured import line_to, measured, towns_held
from fogline.maps.read import read_layer
from fogline.maps.series import Series
from fogline.maps.shown import Settlement, shown
from fogline.maps.towns import Town

MAKERS = Makers.load()
LAND = land()
AREAS = areas_of(LAND, by_part=True)
START = date(2025, 11, 1)


def drawn(west: float, day: int = 1, maker: str = "DeepState") -> Layer:
    """All land east of a meridian, drawn on a day counted from ``START``."""
    name = f"{START + timedelta(day - 1)}.geojson"
    return read_layer(geojson(square(west, 47, 39, 51), name=name), maker, makers=MAKERS)


def series(maker: str, *lines: tuple[int, float]) -> Series:
    return Series.of([drawn(west, day, maker) for day, west in lines], MAKERS)


@st.composite
def blobs(draw: st.DrawFn) -> BaseGeometry:
    """Some rectangles and triangles about the land, as one area."""
    corner, size = st.floats(33, 38), st.floats(0.01, 2)
    made = []
    for _ in range(draw(st.integers(1, 4))):
        x, y = draw(corner), draw(st.floats(47, 50))
        wide, high = draw(size), draw(size)
        box = shapely.box(x, y, x + wide, y + high)
        made.append(box if draw(st.booleans()) else shapely.Polygon([(x, y), (x + wide, y), (x, y + high)]))
    return shapely.union_all(made)


def test_gained_and_lost_by_part_and_what_is_sure() -> None:
    found = {one.area: one for one in change(drawn(37.0), drawn(36.9, 11), AREAS)}
    whole, west, east = found["land"], found["Західна область"], found["Східна область"]
    strip = area_km2(shapely.box(36.9, 48, 37.0, 50))
    assert whole.gained_km2 == pytest.approx(strip) and whole.lost_km2 == pytest.approx(0, abs=1e-6)
    assert east.gained_km2 == pytest.approx(strip) and west.gained_km2 == 0
    assert whole.gained_sure_km2 == pytest.approx(strip * (1 - 2 * 0.5 / 7.3), rel=0.02)
    assert whole.net_km2 == pytest.approx(strip) and whole.km2_a_day == pytest.approx(strip / 10)
    back = {one.area: one for one in change(drawn(36.9), drawn(37.0, 11), AREAS, "UKR")}["land"]
    assert (back.gained_km2, back.lost_km2) == pytest.approx((whole.gained_km2, whole.lost_km2))


def test_a_shift_within_the_margin_is_nothing_sure() -> None:
    (one, *_) = change(drawn(37.0), drawn(36.99, 2), AREAS)
    assert one.gained_km2 > 100 and one.gained_sure_km2 == 0
    (none, *_) = change(drawn(37.0), drawn(36.99, 2), AREAS, margin_m=0)
    assert none.gained_sure_km2 == pytest.approx(none.gained_km2)


@given(blobs(), blobs(), st.floats(50, 5_000))
@settings(max_examples=60, deadline=None)
def test_what_is_sure_is_gained_wherever_the_lines_run_within_the_margin(
    before: BaseGeometry, after: BaseGeometry, margin_m: float
) -> None:
    """Taken apart on one parallel's scale: inside the later area taken in, outside the earlier one moved out."""
    sure = beyond_margin(shapely.difference(after, before), margin_m)
    scale = np.cos(np.radians(50.0))
    flat = [shapely.transform(one, lambda points: points * (scale, 1.0)) for one in (before, after, sure)]
    degrees = 0.6 * margin_m / 111_200
    bound = shapely.difference(shapely.buffer(flat[1], -degrees), shapely.buffer(flat[0], degrees))
    assert shapely.difference(flat[2], shapely.buffer(bound, 1e-9)).area < 1e-7


@given(blobs(), blobs())
@settings(max_examples=40, deadline=None)
def test_gains_less_losses_are_the_difference_of_the_areas(before: BaseGeometry, after: BaseGeometry) -> None:
    area = AREAS[0]
    gained, lost = shapely.difference(after, before), shapely.difference(before, after)
    net = area.measurer.area_km2(gained) - area.measurer.area_km2(lost)
    assert net == pytest.approx(area.measurer.area_km2(after) - area.measurer.area_km2(before), abs=1e-4)


def test_agreement_is_one_with_itself_and_known_for_halves() -> None:
    same = agreements([drawn(37.0), drawn(37.0, maker="Owl")], AREAS[:1])[0]
    assert same.iou == pytest.approx(1) and same.differ_km2 == pytest.approx(0, abs=1e-6)
    half = agreements([drawn(36.0), drawn(37.0, maker="Owl")], AREAS)
    assert half[0].iou == pytest.approx(0.5, abs=1e-6)
    assert half[0].only_a_km2 == pytest.approx(half[0].a_km2 / 2) and half[0].only_b_km2 == pytest.approx(
        0, abs=1e-6
    )
    assert half[1].iou is None and half[1].area == "Західна область"
    mirrored = agreements([drawn(37.0, maker="Owl"), drawn(36.0)], AREAS[:1])[0]
    assert (mirrored.only_b_km2, mirrored.iou) == pytest.approx((half[0].only_a_km2, half[0].iou))
    other = agreements([drawn(36.0), drawn(37.0, maker="Owl")], AREAS[:1], "UKR")[0]
    assert other.only_b_km2 == pytest.approx(half[0].only_a_km2)


def test_where_they_differ_is_what_only_one_draws() -> None:
    differ = apart(drawn(36.0), drawn(37.0, maker="Owl"), "RUS")
    assert differ is not None and differ.only_b.is_empty and differ.only_a.bounds == (36, 47, 37, 51)
    assert apart(drawn(36.0), drawn(37.0), "FRA") is None and moved(drawn(36.0), drawn(37.0), "FRA") is None


def test_a_box_narrows_what_is_measured() -> None:
    (area,) = areas_of(LAND, box=(36, 48, 37, 49))
    assert area.km2 == pytest.approx(area_km2(shapely.box(36, 48, 37, 49))) and "36,48,37,49" in area.name
    with pytest.raises(InputError, match="nothing of the boundary"):
        areas_of(LAND, box=(0, 0, 1, 1))


def test_a_share_names_what_it_is_of_and_what_the_margin_does() -> None:
    found = measured(drawn(37.0), AREAS[0])
    assert found is not None and found.share == pytest.approx(25, abs=1e-3)
    assert found.of == "the own area of land" and found.of_km2 == pytest.approx(LAND.area_km2)
    assert found.margin_km2 == pytest.approx((222.4 - 8) * 0.5, rel=0.02)
    stated = measured(drawn(37.0), AREAS[0], "UKR", (1_000_000.0, "as stated"))
    assert stated is not None and stated.of == "as stated"
    assert stated.km2 == pytest.approx(0.75 * LAND.area_km2, rel=1e-5)
    assert measured(drawn(37.0), AREAS[0], "FRA") is None


def test_a_part_of_a_town_moves_with_the_line() -> None:
    town = Town("Town", shapely.box(36.98, 48.99, 37.02, 49.01))
    (found,) = towns_held(drawn(37.0), [town], 500)
    assert found.part == pytest.approx(50, abs=0.1)
    share = 100 * 0.5 / (0.04 * 73.2)
    assert (found.low, found.high) == pytest.approx((50 - share, 50 + share), abs=0.3)
    (other,) = towns_held(drawn(37.0), [town], 500, "UKR")
    assert (other.low, other.part, other.high) == pytest.approx(
        (100 - found.high, 100 - found.part, 100 - found.low)
    )


def test_the_distance_to_the_line_moves_with_the_margin() -> None:
    found = line_to(drawn(37.0), "Town", 49.0, 36.9, within=LAND.geometry)
    assert found is not None and not found.inside and found.km == pytest.approx(7.31, abs=0.03)
    assert found.low is not None and found.high is not None
    assert (found.km - found.low, found.high - found.km) == pytest.approx((0.5, 0.5))
    other = line_to(drawn(37.0), "Town", 49.0, 36.9, within=LAND.geometry, party="UKR")
    assert other is not None and other.inside and other.km == found.km
    near = line_to(drawn(37.0), "Town", 49.0, 37.003, within=LAND.geometry)
    assert near is not None and near.low == 0
    assert line_to(drawn(37.0), "Town", 49.0, 36.9, party="FRA") is None


@given(blobs())
@settings(max_examples=50, deadline=None)
def test_a_cell_is_held_where_its_centre_is(blob: BaseGeometry) -> None:
    grid = Grid(shapely.box(34, 48, 38, 50), 10)
    rows, columns = grid.inside.shape
    x = 34 + (np.arange(columns) + 0.5) * 4 / columns
    y = 48 + (np.arange(rows) + 0.5) * 2 / rows
    across, up = np.meshgrid(x, y)
    expected = shapely.contains_xy(blob, across, up)
    near = shapely.distance(shapely.boundary(blob), shapely.points(across, up)) < 1e-9
    assert ((grid.held(blob).reshape(rows, columns) == expected) | near).all()


def test_cells_have_the_area_of_the_land() -> None:
    grid = Grid(LAND.geometry, 0.5)
    assert grid.km2.sum() == pytest.approx(LAND.area_km2, rel=1e-3)
    assert Grid(LAND.geometry, 0.001).cell_km > 0.01
    assert not grid.held(shapely.MultiPolygon()).any()


def test_the_lag_of_one_maker_behind_another_is_found() -> None:
    first = series("DeepState", (1, 37.0), (3, 36.9), (6, 36.8), (20, 36.8))
    later = series("Owl", (1, 37.0), (5, 36.9), (8, 36.8), (20, 36.8))
    found = lag(first, later, "RUS", LAND.geometry, 0.5)
    assert found is not None
    strip = area_km2(shapely.box(36.8, 48, 37.0, 50))
    assert (found.median, found.lower, found.upper) == (2, 2, 2)
    assert found.km2 == pytest.approx(strip, rel=0.1) and found.later_km2 == found.km2
    assert found.not_shown_km2 == found.coarse_km2 == 0
    back = lag(later, first, "RUS", LAND.geometry, 0.5)
    assert back is not None and back.median == -2 and back.earlier_km2 == pytest.approx(found.km2)
    (pair,) = lags([later, first], "RUS", LAND.geometry, 0.5)
    assert (pair.leader, pair.follower) == ("DeepState", "Owl")


def test_land_not_shown_and_changes_dated_too_loosely_are_told_apart() -> None:
    first = series("DeepState", (1, 37.0), (3, 36.9), (30, 36.8))
    later = series("Owl", (1, 37.0), (2, 37.0), (5, 36.9), (30, 36.9))
    found = lag(first, later, "RUS", LAND.geometry, 0.5)
    assert found is not None and found.median == 2
    assert found.not_shown_km2 == pytest.approx(found.km2, rel=0.1) and found.coarse_km2 == 0
    sparse = lag(first, series("Owl", (1, 37.0), (20, 36.9), (30, 36.9)), "RUS", LAND.geometry, 0.5)
    assert sparse is not None and sparse.median is None and sparse.km2 == 0 and sparse.coarse_km2 > 0


def test_series_that_never_meet_have_no_lag() -> None:
    early, late = series("DeepState", (1, 37.0), (2, 36.9)), series("Owl", (3, 37.0), (4, 36.9))
    assert lag(early, late, "RUS", LAND.geometry, 5) is None
    assert lag(early, early, "FRA", LAND.geometry, 5) is None and history(early, "FRA", LAND.geometry) is None


def test_flips_count_what_came_back() -> None:
    found = flips(series("DeepState", (1, 37.0), (2, 36.9), (3, 37.0), (4, 36.8)), "RUS", LAND.geometry, 0.5)
    assert found is not None and found.most == 3 and found.maps == 4
    assert found.gained_km2 == pytest.approx(area_km2(shapely.box(36.8, 48, 37.0, 50)), rel=0.1)
    assert found.back_km2 == pytest.approx(area_km2(shapely.box(36.9, 48, 37.0, 50)), rel=0.1)
    assert found.lost_km2 == 0
    other = flips(series("DeepState", (1, 37.0), (4, 36.8)), "UKR", LAND.geometry, 0.5)
    assert other is not None and other.lost_km2 == pytest.approx(found.gained_km2) and other.gained_km2 == 0


OUTLINE = shapely.box(36.98, 48.99, 37.02, 49.01)
SEEN: list[tuple[int, float]] = [(1, 37.5), (3, 37.0), (6, 36.9), (9, 36.9)]


@pytest.mark.parametrize("outline", [OUTLINE, None])
@pytest.mark.parametrize(
    ("lines", "said", "expected"),
    [
        (SEEN, 2, {"part": 3, "whole": 6, "not_yet": 3, "days": 4, "until": 9}),
        (SEEN, 7, {"part": 6, "whole": 6, "not_yet": None, "days": 0, "until": 9}),
        (SEEN[:2], 2, {"part": 3, "whole": None, "not_yet": None, "days": None, "until": 3}),
        (SEEN[:1], 1, {"part": None, "whole": None, "not_yet": None, "days": None, "until": 1}),
    ],
)
def test_when_a_maker_came_to_show_a_claim(
    lines: list[tuple[int, float]], said: int, expected: dict[str, Any], outline: BaseGeometry | None
) -> None:
    place = Settlement("Town", 49.0, 37.0, outline)
    found = shown(series("DeepState", *lines), place, "RUS", START + timedelta(said - 1), LAND.geometry)
    assert found is not None
    for name, value in expected.items():
        got = getattr(found, name)
        assert (got.day if isinstance(got, date) else got) == value, name
    assert "Town" in found.text and not {"claims", "admits", "true", "false"} & set(found.text.split())


def test_a_party_that_loses_is_looked_at_alike() -> None:
    place = Settlement("Town", 49.0, 37.0, OUTLINE)
    turned = [(day, 74.0 - west) for day, west in SEEN]
    found = shown(series("DeepState", *turned), place, "UKR", START, LAND.geometry)
    assert found is not None and found.whole == START + timedelta(5) and "UKR" in found.text
    assert shown(series("DeepState", *SEEN), place, "RUS", date(2026, 1, 1)) is None
    assert shown(series("DeepState", *SEEN), place, "FRA", START) is None


def test_a_map_that_changes_back_says_how_often() -> None:
    place = Settlement("Town", 49.0, 37.0, OUTLINE)
    found = shown(series("DeepState", (1, 37.5), (2, 36.9), (3, 37.5), (4, 36.9)), place, "RUS", START)
    assert found is not None and found.turns == 3 and "changed this 3 times" in found.text


def test_an_area_measures_itself() -> None:
    area = Area.of("box", shapely.box(36, 48, 37, 49))
    assert area.measurer.area_km2(area.geometry) == pytest.approx(area.km2)
