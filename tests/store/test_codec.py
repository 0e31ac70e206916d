"""The codec gives back exactly what it was given, for every noun of the model that is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.model import Act, Amount, Claim, Decision, Failure, Reference, Relation, Report, When
from fogline.store.codec import decode, dumps, encode, loads

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DAYS = st.dates(date(1900, 1, 2), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=ZONES)
st.register_type_strategy(str, st.text(max_size=20))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(When, st.one_of(DAYS, MOMENTS).map(When.on))
st.register_type_strategy(
    Amount, st.builds(Amount, st.floats(0, 1e9), st.none(), st.none(), st.text(max_size=5))
)


@pytest.mark.parametrize("kind", [Report, Claim, Reference, Failure, Decision])
def test_round_trip(kind: type) -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.from_type(kind))
    def holds(value: object) -> None:
        assert loads(kind, dumps(value)) == value

    holds()


def test_a_day_stays_a_day_and_a_moment_keeps_its_zone() -> None:
    day, moment = When.parse("2025-11-11"), When.parse("2025-11-11T06:30:00+02:00")
    assert type(decode(When, encode(day)).earliest) is date
    assert decode(When, encode(moment)).earliest.utcoffset() == timedelta(hours=2)  # type: ignore[union-attr]


def test_a_midnight_moment_is_not_a_day() -> None:
    midnight = When.on(datetime(2025, 11, 11, tzinfo=UTC))
    assert isinstance(decode(When, encode(midnight)).earliest, datetime)


def test_what_is_not_of_the_type_is_refused() -> None:
    for bad in ({"earliest": "yesterday", "latest": "2025-11-11"}, {"earliest": 5, "latest": 5}, {}, [], "x"):
        with pytest.raises(ValueError):
            decode(When, bad)
    with pytest.raises(ValueError):
        decode(Amount, {"value": "many"})
    with pytest.raises(ValueError):
        decode(Failure, {"what": "a", "why": "b", "do": "c", "unheard": "of"})


def test_a_number_without_a_word_in_json_is_refused() -> None:
    with pytest.raises(ValueError):
        dumps(Amount(value=float("inf")))


def test_defaults_are_left_out() -> None:
    claim = Claim("c", "r", 0, 1, "q", (), Act.ASSERTS, Relation.SHARE)
    assert set(encode(claim)) == {"id", "report", "start", "end", "quote", "speakers", "act", "relation"}
