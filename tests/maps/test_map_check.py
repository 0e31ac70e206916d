"""What the check says: outcomes, figures and reasons, alike for both parties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from map_fixture import COUNTRY, DAY, as_raw, asked, geojson, kml, land, square, town

from fogline.knowledge.makers import Makers
from fogline.maps.boundary import Boundary, read_boundary
from fogline.maps.check import MapCheck
from fogline.maps.folder import LayerFile
from fogline.maps.layer import Layer
from fogline.maps.read import read_layer
from fogline.maps.stated import bounds_of, say_amount
from fogline.maps.towns import Town
from fogline.model import Act, Amount, Finding, Outcome, Place, Polarity, Relation, When
from fogline.plugins import Check
from fogline.testing import check_check

MAKERS = Makers.load()
LAND = land()
NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
# The eastern half of the land: 50 %, its western edge at 36° east.
HALF = read_layer(geojson(square(36, 47, 41, 51)), "DeepState", makers=MAKERS)


def percent(value: float, qualifier: str | None = None, **bounds: float) -> Amount:
    return Amount(value, bounds.get("low"), bounds.get("high"), "percent", "Landia", qualifier)


def found(check: MapCheck, *args: object, **kwargs: object) -> list[Finding]:
    question, claims = asked(*args, **kwargs)  # type: ignore[arg-type]
    return check_check(check, question, claims)


def one(layer: Layer = HALF, boundary: Boundary | None = LAND, **kwargs: object) -> Finding:
    check = MapCheck([layer], boundary, makers=MAKERS, names=NAMES)
    (finding,) = found(check, Relation.SHARE, COUNTRY, **kwargs)
    return finding


def figures(finding: Finding) -> dict[str, float]:
    return {name: figure.value for name, figure in finding.figures}


def test_it_is_a_check() -> None:
    assert isinstance(MapCheck(), Check)
    assert list(MapCheck().check(*asked(Relation.SHARE, COUNTRY, amount=percent(50)))) == []
    assert found(MapCheck([HALF], LAND), Relation.STRIKE, town()) == []


@pytest.mark.parametrize(
    ("amount", "outcome"),
    [
        (percent(49, "more than", low=49), Outcome.CONSISTENT),
        (percent(51, "more than", low=51), Outcome.INCONSISTENT),
        (percent(51, "less than", high=51), Outcome.CONSISTENT),
        (percent(49, "up to", high=49), Outcome.INCONSISTENT),
        (percent(50), Outcome.CONSISTENT),
        (percent(50.2), Outcome.CONSISTENT),
        (percent(52), Outcome.INCONSISTENT),
        (percent(51, "about"), Outcome.CONSISTENT),
        (Amount(None, 45, 55, "percent", "Landia"), Outcome.CONSISTENT),
        (Amount(32_500, None, None, "km²", "Landia", "about"), Outcome.CONSISTENT),
        (Amount(40_000, 40_000, None, "km²", "Landia", "more than"), Outcome.INCONSISTENT),
        (Amount(300, None, None, "persons"), Outcome.INCONCLUSIVE),
    ],
)
def test_shares_are_held_against_the_bounds(amount: Amount, outcome: Outcome) -> None:
    assert one(amount=amount).outcome is outcome
    if outcome is not Outcome.INCONCLUSIVE:
        turned = Outcome.INCONSISTENT if outcome is Outcome.CONSISTENT else Outcome.CONSISTENT
        assert one(amount=amount, polarity=Polarity.NEGATED).outcome is turned


def test_the_finding_has_its_figures_and_says_them() -> None:
    finding = one(amount=percent(49, "more than", low=49))
    shown = figures(finding)
    assert shown["share"] == pytest.approx(50.0, abs=0.01)
    assert shown["area"] == pytest.approx(LAND.area_km2 / 2, rel=1e-4)
    assert shown["difference"] == pytest.approx(1.0, abs=0.01)
    assert shown["days from the claim"] == 0
    # The line is 222 km long, less 4 km at either end: 107 km² at half a kilometre, of 65,000 km².
    assert shown["effect of the line's margin"] == pytest.approx(0.16, abs=0.01)
    for words in (
        "Map DeepState, last changed 10 Nov 2025",
        "held by Russia 50.00 % of",
        "boundary land",
        "more than 49 %",
    ):
        assert words in finding.reason
    assert finding.references == (HALF.reference.id,)


def test_at_the_margin_is_said() -> None:
    assert "at the margin" in one(amount=percent(49.9, "more than", low=49.9)).reason
    assert "at the margin" in one(amount=percent(50.1, "more than", low=50.1)).reason
    assert "at the margin" not in one(amount=percent(49, "more than", low=49)).reason


@settings(deadline=None)
@given(st.floats(1, 99), st.floats(34.1, 37.9))
def test_both_parties_are_treated_alike(value: float, edge: float) -> None:
    east, west = square(edge, 47, 41, 51), square(30, 47, edge, 51)
    mine = read_layer(kml(("ru", east)), "Nobody", DAY, makers=MAKERS)
    theirs = read_layer(kml(("ua", east)), "Nobody", DAY, makers=MAKERS)
    both = read_layer(kml(("ru", east), ("ua", west)), "Nobody", DAY, makers=MAKERS)
    amount = percent(value, "more than", low=value)
    swapped = {"RUS": "Ukraine", "UKR": "Russia"}
    question, claims = asked(Relation.SHARE, COUNTRY, actor="RUS", amount=amount)
    (first,) = MapCheck([mine], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    (same,) = MapCheck([both], LAND, makers=MAKERS, names=NAMES).check(question, claims)
    question, claims = asked(Relation.SHARE, COUNTRY, actor="UKR", amount=amount)
    (second,) = MapCheck([theirs], LAND, makers=MAKERS, names=swapped).check(question, claims)
    assert (first.outcome, first.figures, first.reason) == (second.outcome, second.figures, second.reason)
    assert (first.outcome, first.figures) == (same.outcome, same.figures)


def test_the_other_party_holds_the_rest() -> None:
    finding = one(amount=percent(49, "more than", low=49), actor="UKR")
    assert finding.outcome is Outcome.CONSISTENT and "leaves to Ukraine 50.00 %" in finding.reason
    assert one(amount=percent(49), actor="MDA").outcome is Outcome.INCONCLUSIVE


def test_what_the_answer_does_not_say_is_said() -> None:
    assert "does not say who holds" in one(amount=percent(50), actor=None).reason
    assert one(amount=None).outcome is Outcome.INCONCLUSIVE
    foretold = one(amount=percent(50), act=Act.PROMISES)
    assert foretold.outcome is Outcome.INCONCLUSIVE and "will be" in foretold.reason


def test_without_a_boundary_a_share_is_inconclusive_with_what_to_give() -> None:
    finding = one(boundary=None, amount=percent(50))
    assert finding.outcome is Outcome.INCONCLUSIVE and "--boundary" in finding.reason


def test_a_part_of_the_boundary_is_measured_by_its_name() -> None:
    region = Place("Skhidna region", "Skhidna region", 0, 1, kind="region")
    check = MapCheck([HALF], LAND, makers=MAKERS, names=NAMES)
    amount = Amount(95, 95, None, "percent", "Skhidna region", "more than")
    (finding,) = found(check, Relation.SHARE, region, amount=amount)
    assert finding.outcome is Outcome.CONSISTENT and figures(finding)["share"] == pytest.approx(100, abs=0.01)
    elsewhere = Place("Nowhere region", "Nowhere region", 0, 1, kind="region")
    (finding,) = found(
        check, Relation.SHARE, elsewhere, amount=Amount(5, None, None, "percent", "Nowhere region")
    )
    assert finding.outcome is Outcome.INCONCLUSIVE and "does not show Nowhere region" in finding.reason


def test_a_part_of_a_town_needs_its_outline() -> None:
    outline = Town("Town", read_boundary(geojson(square(35.95, 48.95, 36.05, 49.05))).geometry)
    amount = Amount(40, 40, None, "percent", "Town", "more than")
    bare = MapCheck([HALF], LAND, makers=MAKERS)
    known = MapCheck([HALF], LAND, towns=[outline], makers=MAKERS)
    assert found(bare, Relation.SHARE, town(36.0), amount=amount)[0].outcome is Outcome.INCONCLUSIVE
    (finding,) = found(known, Relation.SHARE, town(36.0), amount=amount)
    assert finding.outcome is Outcome.CONSISTENT and figures(finding)["share"] == pytest.approx(50, abs=0.1)
    assert figures(finding)["effect of the line's margin"] > 5


def test_what_the_maker_leaves_open_can_decide() -> None:
    east, grey = square(36, 47, 41, 51), square(35.8, 47, 36, 51)
    layer = read_layer(kml(("ru", east), ("contested", grey)), "Nobody", DAY, makers=MAKERS)
    finding = one(layer, amount=percent(52, "more than", low=52))
    assert finding.outcome is Outcome.INCONCLUSIVE and "open" in finding.reason
    assert one(layer, amount=percent(49, "more than", low=49)).outcome is Outcome.CONSISTENT
    assert one(layer, amount=percent(60, "more than", low=60)).outcome is Outcome.INCONSISTENT


@pytest.mark.parametrize(
    ("longitude", "actor", "polarity", "outcome"),
    [
        (36.5, "RUS", Polarity.AFFIRMED, Outcome.CONSISTENT),
        (36.5, "UKR", Polarity.AFFIRMED, Outcome.INCONSISTENT),
        (36.5, "RUS", Polarity.NEGATED, Outcome.INCONSISTENT),
        (35.5, "RUS", Polarity.AFFIRMED, Outcome.INCONSISTENT),
        (35.5, "UKR", Polarity.AFFIRMED, Outcome.CONSISTENT),
        (35.5, "UKR", Polarity.NEGATED, Outcome.INCONSISTENT),
        (36.02, "RUS", Polarity.AFFIRMED, Outcome.INCONCLUSIVE),
        (35.98, "UKR", Polarity.AFFIRMED, Outcome.INCONCLUSIVE),
        (36.5, None, Polarity.AFFIRMED, Outcome.INCONCLUSIVE),
        (36.5, "MDA", Polarity.AFFIRMED, Outcome.INCONCLUSIVE),
        (45.0, "RUS", Polarity.AFFIRMED, Outcome.INCONCLUSIVE),
    ],
)
@pytest.mark.parametrize("boundary", [LAND, None])
def test_control_of_a_settlement(
    longitude: float, actor: str | None, polarity: Polarity, outcome: Outcome, boundary: Boundary | None
) -> None:
    if boundary is None and longitude == 45.0:
        outcome = Outcome.INCONSISTENT
    check = MapCheck([HALF], boundary, makers=MAKERS, names=NAMES)
    (finding,) = found(check, Relation.CONTROL, town(longitude), actor=actor, polarity=polarity)
    assert finding.outcome is outcome, finding.reason
    assert all(value == round(value) for value in figures(finding).values())


def test_the_larger_the_town_the_further_the_line_must_be() -> None:
    check = MapCheck([HALF], LAND, makers=MAKERS)
    outcomes = [found(check, Relation.CONTROL, town(36.05, radius_m=r))[0].outcome for r in (1_000, 6_000)]
    assert outcomes == [Outcome.CONSISTENT, Outcome.INCONCLUSIVE]


def test_control_with_an_outline_says_the_held_part() -> None:
    outline = Town("Town", read_boundary(geojson(square(35.98, 48.95, 36.18, 49.05))).geometry)
    check = MapCheck([HALF], LAND, towns=[outline], makers=MAKERS, names=NAMES)
    (finding,) = found(check, Relation.CONTROL, town(36.05))
    assert finding.outcome is Outcome.INCONCLUSIVE and "90 % of Town" in finding.reason


def test_a_town_that_is_not_known_or_left_open_is_inconclusive() -> None:
    check = MapCheck([HALF], LAND, makers=MAKERS)
    (finding,) = found(check, Relation.CONTROL, Place("Town", "Town", 0, 4))
    assert finding.outcome is Outcome.INCONCLUSIVE and "coordinates" in finding.reason
    grey = kml(("ru", square(36.2, 47, 41, 51)), ("contested", square(35.9, 48.5, 36.2, 49.5)))
    layer = read_layer(grey, "Nobody", DAY, makers=MAKERS)
    (finding,) = found(MapCheck([layer], LAND, makers=MAKERS), Relation.CONTROL, town(36.0))
    assert finding.outcome is Outcome.INCONCLUSIVE and "open" in finding.reason


def test_a_drawing_of_unknown_holder_is_held_against_nothing() -> None:
    layer = read_layer(geojson(square(36, 48.2, 37, 49)), "Nobody", DAY, makers=MAKERS)
    assert one(layer, amount=percent(10)).outcome is Outcome.INCONCLUSIVE
    (finding,) = found(MapCheck([layer], LAND, makers=MAKERS), Relation.CONTROL, town(36.5))
    assert finding.outcome is Outcome.INCONCLUSIVE and "whose holdings" in finding.reason


def test_the_nearest_map_in_time_is_taken_and_only_that_one_is_read() -> None:
    read: list[str] = []

    def file(day: str) -> LayerFile:
        def fetch():  # type: ignore[no-untyped-def]
            read.append(day)
            return geojson(square(36, 47, 41, 51), name=f"{day}.geojson")

        return LayerFile("Owl", f"{day}.geojson", fetch, When.parse(day))

    days = ["2025-09-01", "2025-11-03", "2025-11-07", "2025-12-01"]
    check = MapCheck([file(day) for day in days], LAND, makers=MAKERS)
    (finding,) = found(check, Relation.SHARE, COUNTRY, amount=percent(50), said_on=When.parse("2025-11-05"))
    assert read == ["2025-11-03"] and figures(finding)["days from the claim"] == -2
    assert "2 days before it" in finding.reason
    (far,) = found(check, Relation.SHARE, COUNTRY, amount=percent(50), said_on=When.parse("2026-03-01"))
    assert far.outcome is Outcome.INCONCLUSIVE and far.references == () and "90 days" in far.reason
    (no_day,) = found(check, Relation.SHARE, COUNTRY, amount=percent(50), said_on=None)
    assert no_day.outcome is Outcome.INCONCLUSIVE and "not known" in no_day.reason
    (by_question,) = found(
        check, Relation.SHARE, COUNTRY, amount=percent(50), said_on=None, when=When.parse("2025-11-30")
    )
    assert figures(by_question)["days from the claim"] == 1
    assert read == ["2025-11-03", "2025-12-01"]


def test_a_map_that_cannot_be_read_is_told_once_and_the_next_one_is_taken() -> None:
    broken = LayerFile("Owl", "20251110.json", lambda: as_raw({"areas": []}, "20251110.json"), DAY)
    older = LayerFile(
        "Owl",
        "a.geojson",
        lambda: geojson(square(36, 47, 41, 51), name="20251101.geojson"),
        When.parse("2025-11-01"),
    )
    check = MapCheck([broken, older], LAND, makers=MAKERS)
    (finding,) = found(check, Relation.SHARE, COUNTRY, amount=percent(50))
    assert figures(finding)["days from the claim"] == -9
    assert [failure.what for failure in check.failed] == ["20251110.json"]


def test_makers_are_listed_one_by_one_with_what_they_borrow(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "makers.toml"
    table.write_text(
        '[[maker]]\nname = "Copyist"\nholder = "RUS"\nagainst = "UKR"\nborrows_from = ["Deep State"]\n'
    )
    makers = Makers.load(table)
    copy = read_layer(geojson(square(35.9, 47, 41, 51)), "Copyist", makers=makers)
    check = MapCheck([HALF, copy], LAND, makers=makers, names=NAMES)
    first, second = found(check, Relation.SHARE, COUNTRY, amount=percent(50))
    assert "Map Copyist" in first.reason and "take over drawings by Deep State" in first.reason
    assert "Map DeepState" in second.reason
    assert {r.maker: r.borrows_from for r in check.used} == {"Copyist": (HALF.reference.id,), "DeepState": ()}


def test_bounds_and_words_of_amounts() -> None:
    assert bounds_of(Amount(19)).low == 18.5 and bounds_of(Amount(18.9)).high == pytest.approx(18.95)
    assert bounds_of(Amount(116_000)).low == 115_500 and bounds_of(Amount(300, qualifier="about")).low == 299
    assert bounds_of(Amount(19, low=19)).holds(80) and not bounds_of(Amount(19, low=19)).holds(18.99)
    assert say_amount(Amount(19, 19, None, "percent", qualifier="more than")) == "more than 19 %"
    assert (
        say_amount(Amount(None, 5, 10, "km²")) == "5 to 10 km²"
        and say_amount(Amount(None, None, 7)) == "at most 7"
    )
