"""What must hold of every finding, whatever the stations report."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.model import Outcome, When
from fogline.model.observation import Observation, Station
from fogline.weather.calendar import Calendar
from fogline.weather.hold import FAR_KM, LISTED, LOCAL_KM, SLACK, hold
from fogline.weather.metar import parse_metar
from fogline.weather.near import Archive
from fogline.weather.said import Condition

TOWN = (48.28, 37.18)
Drawn = tuple[list[Station], list[Observation]]
NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
BODIES = (
    "0150 FG VV001 02/02", "0600 FG OVC001 02/02", "1500 BR OVC003 02/02", "9999 SCT030 08/01", "CAVOK 08/01",
    "4000 +RA BR OVC006 06/05", "2000 -SN OVC008 M02/M03", "//// // ////// 06/05", "9999 BCFG 02/02",
    "9999 VCSH BKN020 09/05",
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[Station], list[Observation]]:
    stations, observations = [], []
    for number in range(draw(st.integers(1, 8))):
        key = f"UK{chr(65 + number)}A"
        latitude = TOWN[0] + draw(st.floats(-1.5, 1.5))
        stations.append(Station(key, None, latitude, TOWN[1] + draw(st.floats(-1.5, 1.5))))
        for body in draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=4)):
            at = NOON + timedelta(minutes=draw(st.integers(-600, 600)))
            found = parse_metar(f"{key} {at:%d%H%M}Z 00000MPS {body}", Calendar.of_month("2025-11"))
            assert found is not None
            observations.append(found)
    return stations, observations


WHENS = st.sampled_from([When.on(NOON), When(NOON - timedelta(hours=3), NOON), When.on(NOON.date())])


@settings(max_examples=60)
@given(reports(), st.sampled_from(list(Condition)), WHENS, st.booleans(), st.randoms())
def test_every_finding_keeps_the_rules(
    drawn: Drawn, condition: Condition, when: When, negated: bool, random: Random
) -> None:
    stations, observations = drawn
    found = hold(Archive(observations, stations), condition, TOWN, when, negated=negated)
    assert 1 <= len(found) <= LISTED
    shuffled = list(observations)
    random.shuffle(shuffled)
    assert hold(Archive(shuffled, stations[::-1]), condition, TOWN, when, negated=negated) == found
    for one in found:
        assert one.reason.endswith(".")
        if one.near is None or one.observation is None:
            assert one.outcome is Outcome.INCONCLUSIVE
            continue
        assert one.observation in one.near.observations
        if one.outcome is not Outcome.INCONCLUSIVE:
            assert one.near.km <= FAR_KM
            assert one.observation.at >= NOON - timedelta(hours=15) - SLACK
        if one.outcome is Outcome.INCONSISTENT and condition not in (Condition.CLEAR, Condition.OVERCAST):
            assert one.near.km <= LOCAL_KM
        figures = dict(one.figures)
        if one.observation.visibility is None:
            assert not any("visibility" in name for name in figures)
        assert figures["distance"].value == round(one.near.km, 1)


@settings(max_examples=60)
@given(reports(), st.sampled_from(list(Condition)), WHENS)
def test_what_speaks_for_it_never_speaks_against_it_when_denied(
    drawn: Drawn, condition: Condition, when: When
) -> None:
    stations, observations = drawn
    archive = Archive(observations, stations)
    said = {one.near.station.id: one.outcome for one in hold(archive, condition, TOWN, when) if one.near}
    denied = {
        one.near.station.id: one.outcome
        for one in hold(archive, condition, TOWN, when, negated=True)
        if one.near
    }
    assert said.keys() == denied.keys()
    for key, outcome in said.items():
        if outcome is not Outcome.INCONCLUSIVE:
            assert denied[key] is not outcome
