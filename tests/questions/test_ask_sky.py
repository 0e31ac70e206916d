"""Weather that is said of a place: what is asked after."""

import pytest
from question_fakes import POKROVSK, SIDES, claim, report

from fogline.model import Lineage, Relation
from fogline.questions import ask


@pytest.mark.parametrize(
    ("quote", "asked"),
    [
        ("there was heavy fog in Pokrovsk", ["fog"]),
        ("the sky over Pokrovsk was clear", ["a clear sky"]),
        ("небо над Покровском было ясным", ["a clear sky"]),
        ("похмура погода й дощ у Покровську", ["an overcast sky", "rain"]),
        ("the road to Pokrovsk was clear", []),
        ("the temperature fell in Pokrovsk", []),
    ],
)
def test_the_weather_is_asked_after(quote: str, asked: list[str]) -> None:
    said = claim("UKR", Relation.CONDITIONS, quote, places=(POKROVSK,))
    questions = ask([said], {"r1": report()}, SIDES, Lineage())
    assert sorted(q.text for q in questions) == [f"Was there {what} in Pokrovsk, 11 Nov 2025?" for what in asked]
