"""Weather that is said of a place: what is asked after."""

import pytest
from question_fakes import DAY, POKROVSK, SIDES, claim, report

from fogline.model import Lineage, Relation, When
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
    assert sorted(q.text for q in questions) == [
        f"Was there {what} in Pokrovsk, 11 Nov 2025?" for what in asked
    ]


def test_footage_of_a_day_tells_its_weather_and_undated_footage_does_not() -> None:
    told = "the video shows trucks in thick fog in Pokrovsk"
    dated = claim("UKR", Relation.FOOTAGE, told, places=(POKROVSK,), happened=When.on(DAY))
    undated = claim("UKR", Relation.FOOTAGE, told, places=(POKROVSK,))
    (question,) = ask([dated], {"r1": report()}, SIDES, Lineage())
    assert (
        question.relation is Relation.CONDITIONS
        and question.text == "Was there fog in Pokrovsk, 11 Nov 2025?"
    )
    assert ask([undated], {"r1": report()}, SIDES, Lineage()) == []
