"""Areas against the closed formula and pyproj, clipping, distances and town parts."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fixture import geojson, land, square
from pyproj import Geod
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2, areas_km2
from fogline.maps.measure import Clipper, Measurer, clip, distance_to_line, held_part
from fogline.maps.outline import outline
from fogline.maps.read import read_layer

GEOD = Geod(ellps="WGS84")
WIDE = land().geometry
CLIPPER = Clipper(WIDE)

lon, lat, size = st.floats(34, 38), st.floats(48, 50), st.floats(0.01, 1.5)


@st.composite
def blobs(draw: st.DrawFn) -> BaseGeometry:
    """A star-shaped polygon somewhere in or about the land."""
    x, y, count = draw(lon), draw(lat), draw(st.integers(3, 12))
    radii = [draw(size) for _ in range(count)]
    return shapely.make_valid(
        shapely.Polygon(
            [
                (x + r * math.cos(2 * math.pi * n / count), y + r * math.sin(2 * math.pi * n / count))
                for n, r in enumerate(radii)
            ]
        )
    )


def exact_km2(south: float, north: float, degrees: float) -> float:
    """The area between two parallels and two meridians in closed form."""
    a, f = 6378.137, 1 / 298.257223563
    e = math.sqrt(f * (2 - f))

    def q(phi: float) -> float:
        s = math.sin(math.radians(phi))
        return (1 - e * e) * (s / (1 - (e * s) ** 2) + math.atanh(e * s) / e)

    return a * a * math.radians(degrees) * (q(north) - q(south)) / 2


@pytest.mark.parametrize(("west", "south"), [(34.0, 48.0), (-70.0, -35.0), (10.0, -1.0), (100.0, 78.0)])
def test_squares_have_their_area_in_closed_form(west: float, south: float) -> None:
    ring = square(west, south, west + 1, south + 1, step=1.0)
    assert area_km2(shapely.Polygon(ring)) == pytest.approx(exact_km2(south, south + 1, 1), rel=1e-9)


@given(blobs())
def test_areas_are_those_of_pyproj(blob: BaseGeometry) -> None:
    dense = shapely.segmentize(blob, 0.02)
    expected = sum(
        abs(GEOD.geometry_area_perimeter(p)[0]) for p in shapely.get_parts(dense) if p.geom_type == "Polygon"
    )
    assert area_km2(blob) == pytest.approx(expected / 1e6, rel=2e-5, abs=1e-3)


def test_holes_lines_and_empty_geometry_count_as_they_should() -> None:
    outer, hole = square(36, 48, 37, 49), square(36.2, 48.2, 36.8, 48.8)
    ring = shapely.Polygon(outer, [hole])
    collection = shapely.GeometryCollection([ring, shapely.LineString([(0, 0), (1, 1)]), shapely.Point(0, 0)])
    whole, inner = area_km2(shapely.Polygon(outer)), area_km2(shapely.Polygon(hole))
    assert areas_km2([ring, shapely.Polygon(), collection]) == pytest.approx(
        [whole - inner, 0.0, whole - inner]
    )
    assert areas_km2([shapely.GeometryCollection([shapely.MultiPolygon([ring])])]) == pytest.approx(
        [whole - inner]
    )


@given(blobs())
@settings(max_examples=60)
def test_fast_clipping_is_plain_clipping(blob: BaseGeometry) -> None:
    plain = area_km2(shapely.intersection(blob, WIDE))
    assert CLIPPER.area_km2(blob) == pytest.approx(plain, rel=1e-8, abs=1e-6)


@given(blobs(), st.floats(34, 38))
@settings(max_examples=60)
def test_areas_add_up_and_clipping_never_adds(blob: BaseGeometry, cut: float) -> None:
    left = shapely.intersection(blob, shapely.box(0, 40, cut, 60))
    right = shapely.intersection(blob, shapely.box(cut, 40, 60, 60))
    parts = CLIPPER.area_km2(left) + CLIPPER.area_km2(right)
    assert parts == pytest.approx(CLIPPER.area_km2(blob), rel=1e-8, abs=1e-6)
    assert CLIPPER.area_km2(blob) <= area_km2(blob) * (1 + 1e-9)
    assert CLIPPER.area_km2(blob) <= area_km2(WIDE) * (1 + 1e-9)


def test_what_covers_all_has_all_and_what_is_beside_has_nothing() -> None:
    assert CLIPPER.area_km2(shapely.box(30, 45, 40, 55)) == pytest.approx(area_km2(WIDE), rel=1e-9)
    assert CLIPPER.area_km2(shapely.box(10, 45, 20, 55)) == 0
    assert CLIPPER.area_km2(shapely.MultiPolygon()) == 0


def test_touching_polygons_and_a_thousand_teeth() -> None:
    comb = [(34.0, 48.0)] + [(34 + n / 500, 49 + (n % 2) * 0.5) for n in range(2001)] + [(38.0, 48.0)]
    teeth = shapely.Polygon(comb)
    assert CLIPPER.area_km2(teeth) == pytest.approx(area_km2(shapely.intersection(teeth, WIDE)), rel=1e-8)


@given(st.floats(-85, 85), st.floats(-60, 60), st.booleans(), st.floats(2, 28))
@settings(max_examples=60, deadline=None)
def test_distance_to_a_meridian_is_geodesic(x: float, y: float, inside: bool, km: float) -> None:
    edge = GEOD.fwd(x, y, 90, km * 1000)[0]
    ring = shapely.Polygon(square(edge, y - 2, edge + 3, y + 2, step=0.02))
    if inside:
        ring = shapely.difference(shapely.Polygon(square(x - 4, y - 2, x + 4, y + 2, step=0.02)), ring)
    found = distance_to_line(ring, None, y, x)
    assert found.inside is inside
    assert found.km == pytest.approx(km, abs=0.06)


def test_a_sliver_along_the_coast_is_no_line() -> None:
    held = shapely.box(36, 47, 37.998, 51)
    assert distance_to_line(held, WIDE, 49.0, 37.9).km == pytest.approx(139, abs=2)
    assert distance_to_line(shapely.box(36, 47, 37.9, 51), WIDE, 49.0, 37.8).km == pytest.approx(7.3, abs=0.1)


def test_nothing_drawn_the_other_way_has_no_distance() -> None:
    assert distance_to_line(shapely.box(30, 45, 40, 55), WIDE, 49.0, 36.0).km is None
    assert distance_to_line(shapely.MultiPolygon(), WIDE, 49.0, 36.0) == distance_to_line(
        shapely.box(0, 0, 1, 1), WIDE, 49.0, 36.0
    )


def test_held_part_of_a_town_and_length_of_the_line() -> None:
    town, held = shapely.box(36.9, 48.9, 37.1, 49.1), shapely.box(37.0, 47, 40, 51)
    assert held_part(held, town) == pytest.approx(50, abs=0.01)
    inside = 2 * 111.2 - 2 * 4
    assert Measurer(WIDE).line_km(held) == pytest.approx(inside, rel=0.02)
    assert Measurer(WIDE, edge_m=0).line_km(held) == pytest.approx(2 * 111.2, rel=0.01)


def test_outline_is_closed_small_and_near() -> None:
    layer = read_layer(geojson(square(36, 48, 38, 50, step=0.0005)), "DeepState")
    drawn = outline(layer, 500, within=shapely.box(35, 47, 37, 51))
    assert drawn.reference == layer.reference.id and len(drawn.rings) == 1
    (ring,) = drawn.rings
    assert ring[0] == ring[-1] and len(ring) < 20
    assert shapely.Polygon(ring).symmetric_difference(shapely.box(36, 48, 37, 50)).area < 0.02
    assert outline(layer, within=shapely.box(10, 10, 11, 11)).rings == ()
    teeth = [[36 + n / 2000, 48 + (n % 2)] for n in range(4000)] + [[38, 47], [36, 47]]
    crowded = outline(read_layer(geojson(teeth), "DeepState"), 1.0, max_points=300)
    assert 0 < sum(map(len, crowded.rings)) <= 300


def test_a_piece_that_all_but_touches_a_cell_s_edge_is_cut_with_care() -> None:
    """Points some 1e-14 degrees from a cell's edge, as overlaying leaves them, are too much for GEOS' fast way."""
    whole = shapely.from_wkt(
        "MULTIPOLYGON (((34.5 48.875, 34.5 49.75, 34.625 49.75, 34.625 48.802083333333336, 34.5 48.875)), "
        "((34.875 48.99999999999999, 34.660714285714285 49.75, 34.875 49.75, 34.875 48.99999999999999)))"
    )
    box = (-180.0, 48.0, 180.0, 49.0)
    with pytest.raises(GEOSException):
        shapely.clip_by_rect(whole, *box)
    plain = shapely.intersection(whole, shapely.box(*box))
    assert clip(whole, box).symmetric_difference(plain).area < 1e-12
    assert CLIPPER.area_km2(whole) == pytest.approx(area_km2(shapely.intersection(whole, WIDE)), rel=1e-8)


def test_a_corner_on_a_cell_s_edge_is_not_cut_the_wrong_way_round() -> None:
    whole = shapely.from_wkt(
        "POLYGON ((36.875 49.125, 36.875 49.25, 36.57142857142857 49.25, 35.875 50, 35.875 49.875, 35.625 49.875, "
        "35.625 50.75, 37.125 50.75, 37.125 49.45, 38.75 49.125, 36.875 49.125))"
    )
    assert CLIPPER.area_km2(whole) == pytest.approx(area_km2(shapely.intersection(whole, WIDE)), rel=1e-8)


coarse = st.integers(0, 40).map(lambda steps: steps / 8)


@given(
    st.lists(st.tuples(coarse, coarse, coarse, coarse, st.booleans()), min_size=2, max_size=6),
    st.integers(1, 5),
)
@settings(max_examples=150, deadline=None)
def test_drawings_on_round_degrees_are_clipped_as_plainly(
    drawn: list[tuple[float, float, float, float, bool]], first: int
) -> None:
    made = []
    for x, y, wide, high, cornered in drawn:
        west, south, east, north = 33 + x, 47 + y * 0.6, 33 + x + wide + 0.125, 47 + y * 0.6 + high + 0.125
        box = shapely.box(west, south, east, north)
        made.append(shapely.Polygon([(west, south), (east, south), (west, north)]) if cornered else box)
    blob = shapely.difference(shapely.union_all(made[:first]), shapely.union_all(made[first:]))
    plain = area_km2(shapely.intersection(blob, WIDE))
    assert CLIPPER.area_km2(blob) == pytest.approx(plain, rel=1e-8, abs=1e-6)
