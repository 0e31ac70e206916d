"""Extents, advances, sectors, withdrawals and paces held against maps of one and of two dates."""

from __future__ import annotations

import pytest
import shapely
from map_fixture import COUNTRY, DAY, asked, geojson, land, square, town

from fogline.knowledge.makers import Makers
from fogline.maps.check import MapCheck
from fogline.maps.ellipsoid import area_km2
from fogline.maps.extent import Extent, extent_of, several_directions
from fogline.maps.gap import circle
from fogline.maps.layer import Layer
from fogline.maps.outline import outline
from fogline.maps.pace import rate_of
from fogline.maps.read import read_layer
from fogline.maps.sectors import SECTORS, by_sector, say_sectors
from fogline.maps.towns import Town
from fogline.model import Act, Amount, Finding, Outcome, Place, Polarity, Relation, When
from fogline.testing import check_check

MAKERS = Makers.load()
LAND = land()
NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
C, I, N = Outcome.CONSISTENT, Outcome.INCONSISTENT, Outcome.INCONCLUSIVE  # noqa: E741


def east_of(longitude: float, day: str = "20251110", maker: str = "DeepState") -> Layer:
    return read_layer(geojson(square(longitude, 47, 41, 51), name=f"{day}.geojson"), maker, makers=MAKERS)


def found(layers: list[Layer], relation: Relation, place: Place, **kwargs: object) -> Finding:
    towns = kwargs.pop("towns", ())
    check = MapCheck(layers, LAND, makers=MAKERS, names=NAMES, towns=towns)  # type: ignore[arg-type]
    question, claims = asked(relation, place, **kwargs)  # type: ignore[arg-type]
    (finding,) = check_check(check, question, claims)
    return finding


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("the eastern outskirts of the town", Extent.OUTSKIRTS),
        ("most of the city is in their hands", Extent.MOST),
        ("almost all of the town", Extent.MOST),
        ("forces hold parts of the city", Extent.PART),
        ("the town is fully under control", Extent.ALL),
        ("большая часть города под контролем", Extent.MOST),
        ("часть города занята", Extent.PART),
        ("бои на окраинах города", Extent.OUTSKIRTS),
        ("місто повністю звільнено", Extent.ALL),
        ("частина міста", Extent.PART),
        ("на околицях міста", Extent.OUTSKIRTS),
        ("the town was taken", None),
        ("the department of health", None),
    ],
)
def test_extents_in_three_languages(text: str, extent: Extent | None) -> None:
    assert extent_of([text]) is extent


def test_directions_and_rates_in_three_languages() -> None:
    for text in (
        "advancing from several directions",
        "наступают с нескольких направлений",
        "наступ з трьох боків",
    ):
        assert several_directions([text])
    assert not several_directions(["advancing in the direction of the town"])
    assert rate_of(["25 km² a day"]) == 1 and rate_of(["до 500 кв. км в месяц"]) == pytest.approx(30.44)
    assert rate_of(["10 кв. км на добу"]) == 1 and rate_of(["taken in the days since"]) is None


# A town of four kilometres in width; the line cuts it so that this many percent are held.
TOWN = Town("Town", shapely.box(35.97, 48.98, 36.03, 49.02))
HELD = {0: 36.2, 30: 36.012, 50: 36.0, 80: 35.982, 100: 35.9}


@pytest.mark.parametrize(
    ("quote", "outcomes"),
    [
        ("they hold the town", {0: I, 30: N, 50: N, 80: N, 100: C}),
        ("they hold all of the town", {0: I, 30: I, 50: I, 80: I, 100: C}),
        ("they hold most of the town", {0: I, 30: I, 50: N, 80: C, 100: C}),
        ("they hold parts of the town", {0: I, 30: C, 50: C, 80: C, 100: C}),
        ("they hold the outskirts of the town", {0: I, 30: C, 50: C, 80: C, 100: C}),
    ],
)
def test_how_much_of_a_town_is_held(quote: str, outcomes: dict[int, Outcome]) -> None:
    for percent, outcome in outcomes.items():
        layer = east_of(HELD[percent])
        finding = found([layer], Relation.CONTROL, town(36.0), towns=(TOWN,), quote=quote)
        assert finding.outcome is outcome, (percent, finding.reason)
        denied = found(
            [layer], Relation.CONTROL, town(36.0), towns=(TOWN,), quote=quote, polarity=Polarity.NEGATED
        )
        assert (denied.outcome is N) == (outcome is N) and (denied.outcome is outcome) == (outcome is N)
        assert f"{percent} % of Town" in finding.reason


def test_an_extent_needs_an_outline() -> None:
    finding = found([east_of(36.0)], Relation.CONTROL, town(36.02), quote="they hold most of the town")
    assert finding.outcome is N and "its outline would tell" in finding.reason


BEFORE = east_of(36.1, "20251027")


def test_an_advance_is_what_was_drawn_before_and_after() -> None:
    ahead, same, back = east_of(36.05), east_of(36.1), east_of(36.15)
    for layer, outcome in ((ahead, C), (same, N), (back, I)):
        finding = found([BEFORE, layer], Relation.ADVANCE, town(36.0))
        assert finding.outcome is outcome, finding.reason
        assert len(finding.references) == 2 and "27 Oct 2025" in finding.reason
        denied = found([BEFORE, layer], Relation.ADVANCE, town(36.0), polarity=Polarity.NEGATED)
        assert (denied.outcome is outcome) == (outcome is N)
        # What the one side gains the other loses.
        other = found([BEFORE, layer], Relation.ADVANCE, town(36.0), actor="UKR")
        assert other.outcome is {C: I, I: C, N: N}[outcome]
    finding = found([BEFORE, ahead], Relation.ADVANCE, town(36.0))
    assert "the east" in finding.reason and "the west" not in finding.reason
    assert dict(finding.figures)["gained"].value > 10


def test_an_advance_without_an_earlier_map_or_foretold_cannot_be_told() -> None:
    assert "no earlier map" in found([east_of(36.0)], Relation.ADVANCE, town(36.0)).reason
    foretold = found([BEFORE, east_of(36.0)], Relation.ADVANCE, town(36.0), act=Act.WARNS)
    assert foretold.outcome is N and "will be" in foretold.reason


def test_several_directions_are_several_sectors() -> None:
    south, north = square(34.5, 48.9, 36.05, 48.96), square(34.5, 49.03, 36.05, 49.06)
    around = geojson(square(36.05, 47, 41, 51), north, south, name="20251110.geojson")
    many = read_layer(around, "DeepState", makers=MAKERS)
    quote = "advancing from several directions"
    assert found([BEFORE, many], Relation.ADVANCE, town(36.0), quote=quote).outcome is C
    one = read_layer(
        geojson(square(36.1, 47, 41, 51), square(36.06, 48.99, 36.1, 49.01), name="20251110.geojson"),
        "DeepState",
        makers=MAKERS,
    )
    finding = found([BEFORE, one], Relation.ADVANCE, town(36.0), quote=quote)
    assert finding.outcome is I and "one side only" in finding.reason


def test_sectors_share_out_a_circle() -> None:
    whole = circle(49.0, 36.0, 8_000.0)
    parts = by_sector(whole, 49.0, 36.0)
    assert tuple(parts) == SECTORS and sum(parts.values()) == pytest.approx(area_km2(whole), rel=1e-6)
    assert max(parts.values()) / min(parts.values()) < 1.1
    assert by_sector(shapely.Polygon(), 49.0, 36.0) == {}
    assert say_sectors({"north": 1, "east": 1, "south": 1}) == "to the north, the east and the south"
    assert say_sectors({"north": 1}) == "to the north"


def test_a_withdrawal_is_ground_given_up() -> None:
    held, lost, split = east_of(35.9), east_of(36.2), east_of(36.0)
    earlier = east_of(35.9, "20251027")
    for layer, outcome in ((lost, C), (held, I), (split, N)):
        finding = found([earlier, layer], Relation.WITHDRAWAL, town(36.0), towns=(TOWN,))
        assert finding.outcome is outcome, finding.reason
        denied = found(
            [earlier, layer], Relation.WITHDRAWAL, town(36.0), towns=(TOWN,), polarity=Polarity.NEGATED
        )
        assert (denied.outcome is outcome) == (outcome is N)
    never = found([east_of(36.2, "20251027"), lost], Relation.WITHDRAWAL, town(36.0), towns=(TOWN,))
    assert never.outcome is N and "cannot tell whether anybody left" in never.reason
    other = found([earlier, lost], Relation.WITHDRAWAL, town(36.0), actor="UKR", towns=(TOWN,))
    assert other.outcome is I
    assert "around the centre" in found([earlier, lost], Relation.WITHDRAWAL, town(36.0)).reason


def area_between(west: float, east: float) -> float:
    return area_km2(shapely.intersection(shapely.box(west, 48, east, 50), LAND.geometry))


def test_a_pace_a_day_and_in_a_stretch() -> None:
    before, after = east_of(36.1, "20251011"), east_of(36.0, "20251110")
    gained = area_between(36.0, 36.1)
    a_day = gained / 30
    for value, outcome in ((round(a_day), C), (round(a_day * 2), I)):
        finding = found(
            [before, after], Relation.ADVANCE, COUNTRY, amount=Amount(value, unit="km²"), quote="km² a day"
        )
        assert finding.outcome is outcome, finding.reason
        assert "30 days before" in finding.reason and "km² a day" in finding.reason
        assert len(finding.references) == 2
    stretch = When.parse("2025-10-11", "2025-11-10")
    for value, outcome in ((gained * 0.9, C), (gained * 1.2, I)):
        finding = found(
            [before, after], Relation.SHARE, COUNTRY, amount=Amount(value, low=value, unit="km²"),
            quote="captured over the month", happened=stretch,
        )  # fmt: skip
        assert finding.outcome is outcome, finding.reason


def test_an_area_that_is_held_is_no_pace() -> None:
    amount = Amount(30_000, low=30_000, unit="km²")
    finding = found([BEFORE, east_of(36.0)], Relation.SHARE, COUNTRY, amount=amount, quote="hold 30,000 km²")
    assert finding.outcome is C and len(finding.references) == 1
    assert DAY.first_day.year == 2025


def test_the_maps_that_findings_rest_on_are_there_for_the_picture() -> None:
    layers = [BEFORE, east_of(36.05), east_of(36.3, "20250901")]
    check = MapCheck(layers, LAND, makers=MAKERS)
    question, claims = asked(Relation.ADVANCE, town(36.0))
    list(check.check(question, claims))
    assert {layer.reference.id for layer in check.layers} == {one.reference.id for one in layers[:2]}
    assert {reference.id for reference in check.used} == {layer.reference.id for layer in check.layers}


def test_a_picture_has_the_line_without_the_edge_that_it_was_cut_to() -> None:
    drawn = outline(east_of(36.0), within=LAND.geometry)
    assert len(drawn.rings) == 1 and len(drawn.line) == 1
    # Two degrees from south to north, less what is taken for the boundary's edge at either end.
    xs, ys = [x for x, _ in drawn.line[0]], [y for _, y in drawn.line[0]]
    assert max(xs) - min(xs) < 0.02 and 1.8 < max(ys) - min(ys) < 2.0
    assert outline(east_of(36.0)).line == ()
