"""The widest corridor, on shapes whose answer is known."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from fogline.maps.corridor import Corridor, widest_corridor

NEAR = 3e-4
"""The bracket that the module promises, and a little for the corners of drawn circles."""
FIELD = shapely.box(-100, -100, 160, 100)
TOWN = shapely.Point(0, 0).buffer(2)


def ring(
    *gaps: tuple[float, float], inner: float = 10.0, outer: float = 14.0, corners: int = 64
) -> BaseGeometry:
    """A ring around the origin, cut by straight slots of (width, direction in degrees)."""
    middle = shapely.Point(0, 0)
    drawn = middle.buffer(outer, quad_segs=corners) - middle.buffer(inner, quad_segs=corners)
    for width, turn in gaps:
        slot = shapely.box(0, -width / 2, 2 * outer, width / 2)
        drawn = drawn - affinity.rotate(slot, turn, origin=(0, 0))
    return drawn


def width(held: BaseGeometry, source: BaseGeometry = TOWN, target: BaseGeometry | None = None) -> float:
    found = widest_corridor(FIELD - held, source, target)
    assert 0 <= found.low <= found.width * (1 + 1e-12)
    assert found.closed or found.width - found.low <= max(2.1e-4 * found.width, 0.01)
    return found.width


@pytest.mark.parametrize("gap", [0.05, 0.4, 2.0, 7.0])
@pytest.mark.parametrize("turn", [0.0, 37.0, 135.0])
def test_a_ring_with_a_gap(gap: float, turn: float) -> None:
    assert width(ring((gap, turn))) == pytest.approx(gap, rel=NEAR)


@pytest.mark.parametrize("source", [shapely.Point(0, 0), shapely.Point(1, 1).buffer(0.5), TOWN])
def test_the_wider_of_two_gaps_counts_wherever_the_town_lies(source: BaseGeometry) -> None:
    assert width(ring((1.5, 10), (3.0, 200)), source) == pytest.approx(3.0, rel=NEAR)


def test_a_closed_ring_is_closed() -> None:
    assert widest_corridor(FIELD - ring(), TOWN) == Corridor(0.0, 0.0, closed=True)


def _boxes(east: float = 0.0, north: float = 0.0) -> BaseGeometry:
    """Four boxes around the origin whose corners meet, the eastern one moved away."""
    eastern = affinity.translate(shapely.box(5, -5, 8, 5), east, north)
    return shapely.union_all(
        [shapely.box(-5, 5, 5, 8), shapely.box(-5, -8, 5, -5), shapely.box(-8, -5, -5, 5), eastern]
    )


def test_polygons_that_touch_in_a_point_leave_nothing_between_them() -> None:
    assert widest_corridor(FIELD - _boxes(), TOWN).closed
    overlapping = _boxes() | shapely.box(4, 4, 6, 6) | shapely.box(-6, -6, -4, -4)
    assert widest_corridor(FIELD - overlapping, TOWN).closed


@pytest.mark.parametrize(("east", "north"), [(3.0, 0.0), (0.3, 0.4), (1.5, 2.0)])
def test_two_corners_that_face_each_other_across_a_diagonal(east: float, north: float) -> None:
    # Towards the south-east the gap opens by the whole way that the box was moved; to the north-east by less.
    assert width(_boxes(east, north)) == pytest.approx(math.hypot(east, north), rel=NEAR)


def test_an_island_in_the_gap_leaves_the_wider_side() -> None:
    held = ring((6.0, 0)) | shapely.box(10.5, -1.0, 13.5, 1.5)
    # From -3 to -1 on the one side, from 1.5 to 3 on the other.
    assert width(held) == pytest.approx(2.0, rel=NEAR)


def test_a_hole_in_held_land_is_cut_off_unless_a_way_leads_out() -> None:
    block = shapely.box(-30, -30, 30, 30) - shapely.box(-8, -8, 8, 8)
    assert widest_corridor(FIELD - block, TOWN).closed
    assert width(block - shapely.box(-1, 0, 1, 40)) == pytest.approx(2.0, rel=NEAR)


def test_the_edge_of_the_field_is_in_the_way() -> None:
    # Three between the block and the lower edge, on the way to all the rest of the field.
    held = shapely.box(-60, -97, 20, 100)
    assert width(held, shapely.Point(-80, 0)) == pytest.approx(3.0, rel=NEAR)


def test_the_corridor_may_be_as_wide_as_the_room_that_it_begins_in() -> None:
    found = widest_corridor(FIELD, shapely.Point(-90, 0))
    assert found.at_end and found.width == pytest.approx(20.0, rel=NEAR)
    area = widest_corridor(FIELD, shapely.box(-95, -20, -85, -10))
    assert area.at_end and area.width == pytest.approx(30.0, rel=NEAR)


def test_a_place_that_is_all_held_or_outside_is_cut_off() -> None:
    assert widest_corridor(FIELD - TOWN.buffer(1), TOWN).closed
    assert widest_corridor(FIELD, shapely.Point(500, 0)).closed
    assert widest_corridor(shapely.Polygon(), TOWN).closed


def test_a_wall_of_very_long_edges_lets_nothing_through() -> None:
    walls = shapely.union_all([shapely.box(-50, 5, 50, 5.01), shapely.box(-50, -5.01, 50, -5),
                               shapely.box(-50, -5, -49.99, 5), shapely.box(49.99, -5, 50, 4)])  # fmt: skip
    assert width(walls, shapely.Point(0, 0)) == pytest.approx(1.0, rel=NEAR)


def test_fifty_thousand_corners_take_under_a_second_or_two() -> None:
    random = np.random.default_rng(7)
    turn = np.linspace(0, 2 * math.pi, 25_001)[:-1]
    inner = (10 + 0.2 * random.random(len(turn)))[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    outer = (14 + 0.2 * random.random(len(turn)))[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    held = shapely.Polygon(outer, [inner]) - shapely.box(0, -0.75, 20, 0.75)
    began = time.perf_counter()
    found = widest_corridor(FIELD - held, TOWN)
    assert time.perf_counter() - began < 5
    assert found.width == pytest.approx(1.5, rel=NEAR)


_blocks = st.lists(
    st.tuples(*[st.floats(-40, 40)] * 2, st.floats(1, 30), st.floats(1, 30), st.floats(0, 180)),
    min_size=1,
    max_size=5,
)


def _held(blocks: list[tuple[float, float, float, float, float]]) -> BaseGeometry:
    drawn = [
        affinity.rotate(shapely.box(x, y, x + wide, y + high), turn) for x, y, wide, high, turn in blocks
    ]
    return shapely.union_all([ring((3.0, 20), (1.0, 150)), *drawn])


@settings(max_examples=12, deadline=None)
@given(_blocks, st.floats(0.01, 1000), st.floats(0, 360), st.floats(-1e4, 1e4))
def test_scale_turn_and_place_change_nothing_else(
    blocks: list[tuple[float, float, float, float, float]], scale: float, turn: float, away: float
) -> None:
    free, target = FIELD - _held(blocks), shapely.Point(140, 0)

    def moved(shape: BaseGeometry) -> BaseGeometry:
        turned = affinity.rotate(affinity.scale(shape, scale, scale, origin=(0, 0)), turn, origin=(0, 0))
        return affinity.translate(turned, away * scale, -away * scale)

    plain = widest_corridor(free, TOWN, target)
    other = widest_corridor(moved(free), moved(TOWN), moved(target))
    assert other.width == pytest.approx(plain.width * scale, rel=1e-3, abs=0.02 * scale)


@settings(max_examples=12, deadline=None)
@given(_blocks, _blocks)
def test_more_held_land_never_widens(
    blocks: list[tuple[float, float, float, float, float]],
    more: list[tuple[float, float, float, float, float]],
) -> None:
    target = shapely.Point(140, 0)
    before = widest_corridor(FIELD - _held(blocks), TOWN, target)
    after = widest_corridor(FIELD - _held([*blocks, *more]), TOWN, target)
    assert after.low <= before.width * (1 + 1e-9)


@settings(max_examples=8, deadline=None)
@given(_blocks)
def test_a_disc_of_that_width_passes_and_a_wider_one_does_not(
    blocks: list[tuple[float, float, float, float, float]],
) -> None:
    free, source, target = FIELD - _held(blocks), shapely.Point(0, 0), shapely.Point(140, 0)
    found = widest_corridor(free, source, target)

    def passes(diameter: float) -> bool:
        # The places for a disc's middle, by growing all that is in the way: another way to ask the same.
        room = shapely.buffer(free, -diameter / 2, quad_segs=64)
        return any(part.intersects(source) and part.intersects(target) for part in shapely.get_parts(room))

    if found.width > 0.05:
        assert passes(found.width * 0.995) and not passes(found.width * 1.005)


@pytest.mark.parametrize("target", [None, shapely.Point(140, 0)])
def test_without_a_triangulation_the_answer_is_the_same(
    target: BaseGeometry | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fogline.maps.corridor.triangulated", lambda points: None)
    found = widest_corridor(FIELD - ring((3.0, 20)), TOWN, target)
    assert found.low <= 3.0 <= found.width * (1 + 1e-3) and found.width == pytest.approx(3.0, rel=2e-3)
