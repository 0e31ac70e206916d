"""Gaps that maps leave, in metres on the ellipsoid, and what the check says of them."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
import shapely
from map_fixture import DAY, as_raw, asked, geojson, kml, land, square, town
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.makers import Makers
from fogline.maps.check import MapCheck
from fogline.maps.gap import circle, gap, ground_of
from fogline.maps.read import read_layer
from fogline.maps.towns import Town
from fogline.model import Finding, Outcome, Place, Polarity, Relation
from fogline.testing import check_check

MAKERS = Makers.load()
LAND = land()
NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
# At 49° north a degree is 73.17 km from west to east, 111.21 km from south to north (WGS 84).
EAST, NORTH = 73.17, 111.21
X, Y = 36.0, 49.0


def box(west_km: float, south_km: float, east_km: float, north_km: float) -> list[list[float]]:
    """A box in kilometres around the middle of the land, in degrees."""
    return square(X + west_km / EAST, Y + south_km / NORTH, X + east_km / EAST, Y + north_km / NORTH, 0.01)


def pocket(gap_km: float) -> list[list[list[float]]]:
    """Held land around a pocket of 10 by 10 km that is open to the west over ``gap_km``; all east of it is held."""
    half = gap_km / 2
    return [
        box(5, -60, 90, 60),
        box(-8, 5, 5.1, 12), box(-8, -12, 5.1, -5),
        box(-8, half, -5, 5.1), box(-8, -5.1, -5, -half),
    ]  # fmt: skip


def united(rings: list[list[list[float]]]) -> BaseGeometry:
    return shapely.union_all([shapely.Polygon(ring) for ring in rings])


@pytest.mark.parametrize("km", [0.6, 3.0, 6.5])
def test_a_gap_of_known_width_in_metres(km: float) -> None:
    ground = ground_of((True, united(pocket(km))), LAND.geometry)
    found = gap(ground, LAND.geometry, circle(Y, X, 1_000.0), margin_m=500.0)
    assert found.inside and found.drawn == pytest.approx(1_000 * km, rel=2e-3)
    assert found.narrow == pytest.approx(max(0.0, found.drawn - 1_000))
    assert found.wide == pytest.approx(found.drawn + 1_000, rel=5e-3)


def test_a_closed_pocket_opens_only_where_the_line_may_be_off_by_half_its_thickness() -> None:
    closed = [box(5, -60, 90, 60), box(-6, -12, 5.1, 12)]
    held = united(closed) - shapely.Polygon(box(-5, -5, 4, 5))
    ground = ground_of((True, held), LAND.geometry)
    shut = gap(ground, LAND.geometry, circle(Y, X, 1_000.0), margin_m=400.0)
    assert shut.inside and shut.drawn == shut.narrow == shut.wide == 0.0
    loose = gap(ground, LAND.geometry, circle(Y, X, 1_000.0), margin_m=700.0)
    assert loose.drawn == 0.0 and loose.wide > 1_000


def test_the_other_side_is_measured_in_the_same_way() -> None:
    """What one side's land is to the one, it is to the other where both are exchanged."""
    drawn = united(pocket(3.0))
    rest = gap(ground_of((True, drawn), LAND.geometry), LAND.geometry, circle(Y, X, 1_000.0))
    free = shapely.difference(LAND.geometry, drawn)
    own = gap(ground_of((False, free), LAND.geometry), LAND.geometry, circle(Y, X, 1_000.0))
    assert (rest.drawn, rest.wide) == pytest.approx((own.drawn, own.wide), rel=1e-4)


def test_a_place_on_the_other_side_has_nothing_to_be_cut_off() -> None:
    ground = ground_of((True, united(pocket(3.0))), LAND.geometry)
    assert not gap(ground, LAND.geometry, circle(Y, X + 0.5, 1_000.0)).inside


def found(
    rings: list[list[list[float]]], relation: Relation = Relation.ENCIRCLEMENT, **kwargs: object
) -> Finding:
    layer = read_layer(geojson(*rings), "DeepState", makers=MAKERS)
    towns = kwargs.pop("towns", ())
    place = kwargs.pop("place", town(X, Y, None))
    boundary = kwargs.pop("boundary", LAND)
    check = MapCheck([layer], boundary, makers=MAKERS, names=NAMES, towns=towns)  # type: ignore[arg-type]
    question, claims = asked(relation, place, **kwargs)  # type: ignore[arg-type]
    (finding,) = check_check(check, question, claims)
    return finding


def figures(finding: Finding) -> dict[str, float]:
    return {name: figure.value for name, figure in finding.figures}


@pytest.mark.parametrize("polarity", list(Polarity))
def test_a_drawn_gap_is_said_to_the_kilometre_and_decides_nothing(polarity: Polarity) -> None:
    finding = found(pocket(3.1), polarity=polarity)
    assert finding.outcome is Outcome.INCONCLUSIVE
    assert "draws a gap of about 3 km" in finding.reason and "2 to 4 km" in finding.reason
    assert "no passable road" in finding.reason and "fire can close" in finding.reason
    assert "Map DeepState, last changed 10 Nov 2025 (on the day of the claim)" in finding.reason
    shown = figures(finding)
    assert shown["gap"] == 3 and all(value == round(value) for value in shown.values())
    # Nothing says where: no coordinates, no direction, no distance along the way.
    assert not re.search(r"\d\.\d|north|south|east|west|latitude", finding.reason)


def test_none_is_said_where_none_is_drawn() -> None:
    rings = [*pocket(3.0)[:3], box(-8, -5.1, -5, 5.1)]
    finding = found(rings)
    assert finding.outcome is Outcome.INCONCLUSIVE and "draws none" in finding.reason
    assert figures(finding)["gap"] == 0


def test_an_outline_is_measured_from_and_a_lone_centre_is_widened() -> None:
    outline = Town("Town", circle(Y, X, 1_500.0))
    assert "from its outline" in found(pocket(3.0), towns=(outline,)).reason
    assert "from its centre" in found(pocket(3.0)).reason
    # The centre is 0.3 km from the line: from this one point not more than 0.6 km could be measured.
    near = found([box(0.3, -60, 90, 60)])
    assert "within 2 km of its centre" in near.reason and figures(near)["gap"] > 3


def test_a_pocket_of_the_other_side_is_measured_alike() -> None:
    """The same pocket, drawn as held by the one side inside the other's land."""
    ours = shapely.difference(shapely.box(33, 47, 39, 51), united(pocket(3.1)))
    rings = [[list(point) for point in ring.coords] for ring in (ours.exterior, *ours.interiors)]
    drawn = as_raw({"type": "Polygon", "coordinates": rings})
    layer = read_layer(drawn, "DeepState", makers=MAKERS)
    question, claims = asked(Relation.ENCIRCLEMENT, town(X, Y, None), actor="UKR")
    (finding,) = MapCheck([layer], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    assert finding.outcome is Outcome.INCONCLUSIVE and "draws a gap of about 3 km" in finding.reason
    assert "leaves to Russia" in finding.reason and figures(finding) == figures(found(pocket(3.1)))


def test_what_the_maker_leaves_open_is_said_apart() -> None:
    rings = pocket(6.2)
    drawn = kml(*[("ru", ring) for ring in rings], ("contested", box(-8, -3.1, -5, 0)))
    layer = read_layer(drawn, "Nobody", DAY, makers=MAKERS)
    question, claims = asked(Relation.ENCIRCLEMENT, town(X, Y, None))
    (finding,) = MapCheck([layer], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    assert "draws a gap of about 6 km" in finding.reason
    assert "leaves open taken as closed too it is about 3 km" in finding.reason


def test_a_route_between_two_places_and_to_one() -> None:
    other = Place("Other", "Other", 0, 5, latitude=Y, longitude=X - 40 / EAST, kind="settlement")
    layer = read_layer(geojson(*pocket(3.0)), "DeepState", makers=MAKERS)
    question, claims = asked(Relation.ROUTE, town(X, Y, None))

    question = replace(question, places=(*question.places, other))
    (finding,) = MapCheck([layer], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    assert finding.outcome is Outcome.INCONCLUSIVE
    assert "between Town (from its centre) and Other" in finding.reason and "about 3 km" in finding.reason
    alone = found(pocket(3.0), Relation.ROUTE)
    assert "the main land that it leaves to Ukraine" in alone.reason


def test_what_cannot_be_measured_is_said() -> None:
    assert "--boundary" in found(pocket(3.0), boundary=None).reason
    assert "coordinates" in found(pocket(3.0), place=Place("Town", "Town", 0, 4)).reason
    assert "outside the boundary" in found(pocket(3.0), place=town(50.0, 49.0)).reason
    assert "nothing of theirs" in found(pocket(3.0), place=town(X + 0.5, Y, 1_000.0)).reason
    assert DAY.last_day.year == 2025


def test_a_circle_in_degrees_is_round_on_the_ground() -> None:
    drawn = circle(Y, X, 2_000.0)
    west, south, east, north = drawn.bounds
    assert (east - west) * EAST == pytest.approx(4.0, rel=0.01)
    assert (north - south) * NORTH == pytest.approx(4.0, rel=0.01)
    assert math.isclose(shapely.centroid(drawn).x, X, abs_tol=1e-6)
