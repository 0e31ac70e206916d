"""Maps held against encirclements and routes: never more than inconclusive, to the kilometre, of one ring."""

from __future__ import annotations

from dataclasses import replace

import pytest
from map_fixture import asked, geojson, land, square, town

from fogline.knowledge.makers import Makers
from fogline.maps.check import MapCheck
from fogline.maps.layer import Layer
from fogline.maps.read import read_layer
from fogline.model import Answer, Finding, Outcome, Place, Relation

MAKERS = Makers.load()
LAND = land()
NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
FAR = Place("Far", "Far", 0, 3, latitude=49.0, longitude=34.5, radius_m=2_000.0, kind="settlement")


def ring(gap_km: float) -> Layer:
    """Ground held around the town at 37° east, 49° north, open to the west over ``gap_km`` kilometres."""
    half = gap_km / 2 / 111.2
    parts = [
        square(36.6, 48.6, 37.4, 48.7),
        square(36.6, 49.3, 37.4, 49.4),
        square(37.3, 48.65, 37.4, 49.35),
        square(36.6, 48.65, 36.7, 49.0 - half),
        square(36.6, 49.0 + half, 36.7, 49.35),
    ]
    return read_layer(geojson(*parts), "DeepState", makers=MAKERS)


def findings(layer: Layer, relation: Relation = Relation.ENCIRCLEMENT, **told: object) -> list[Finding]:
    question, claims = asked(relation, town(radius_m=3_000.0), **told)  # type: ignore[arg-type]
    return list(MapCheck([layer], LAND, makers=MAKERS, names=NAMES).check(question, claims))


@pytest.mark.parametrize("gap_km", [4.0, 12.0])
def test_a_gap_is_said_to_the_kilometre_and_settles_nothing(gap_km: float) -> None:
    (finding,) = findings(ring(gap_km))
    assert finding.outcome is Outcome.INCONCLUSIVE
    assert dict(finding.figures)["gap"].value == gap_km
    assert f"draws a gap of about {gap_km:.0f} km" in finding.reason and "no passable road" in finding.reason


def test_a_closed_ring_has_none_and_settles_nothing() -> None:
    (finding,) = findings(ring(-2.0))
    assert finding.outcome is Outcome.INCONCLUSIVE
    assert dict(finding.figures)["gap"].value == 0 and "draws none" in finding.reason
    assert "a drawn line is no wall" in finding.reason


def test_a_route_is_measured_between_the_two_places() -> None:
    layer = ring(6.0)
    question, claims = asked(Relation.ROUTE, town(radius_m=3_000.0), actor=None)
    told = replace(claims[0], places=(*claims[0].places, FAR))
    (finding,) = MapCheck([layer], LAND, makers=MAKERS, names=NAMES).check(question, [told])
    assert "and Far" in finding.reason and dict(finding.figures)["gap"].value == 6
    assert finding.outcome is Outcome.INCONCLUSIVE


def test_answers_to_one_question_are_of_one_ring() -> None:
    """Who is in it is said by one answer and holds for all: a map that draws the town as taken says so to each."""
    taken = read_layer(geojson(square(36.5, 48.5, 37.5, 49.5)), "DeepState", makers=MAKERS)
    question, claims = asked(Relation.ENCIRCLEMENT, town(), actor="RUS")
    bare = replace(asked(Relation.ENCIRCLEMENT, town(), actor=None)[1][0], id="c2")
    both = replace(question, answers=(*question.answers, Answer("a2", "another", ("c2",), ())))
    found = list(MapCheck([taken], LAND, makers=MAKERS, names=NAMES).check(both, [*claims, bare]))
    assert [f.answer for f in found] == ["a1", "a2"]
    assert all("nothing of Town as held by Ukraine" in f.reason for f in found)


def test_what_is_not_known_is_not_measured() -> None:
    question, claims = asked(Relation.ENCIRCLEMENT, None)
    (finding,) = MapCheck([ring(6.0)], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    assert "no settlement with known coordinates" in finding.reason
    question, claims = asked(Relation.ENCIRCLEMENT, town())
    (finding,) = MapCheck([ring(6.0)], None, makers=MAKERS, names=NAMES).check(question, claims)
    assert "no boundary was given" in finding.reason
