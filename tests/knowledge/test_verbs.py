"""Which of its two verbs Fogline puts before a claim's own words."""

from __future__ import annotations

import pytest

from fogline.knowledge.verbs import denies_in_words, verb
from fogline.model import Act, Claim, Passage, Relation


def made(quote: str, act: Act = Act.DENIES, cue: str | None = None) -> Claim:
    said = Passage(0, len(cue), cue) if cue else None
    return Claim("c", "r", 0, len(quote), quote, (), act, Relation.STATEMENT, cue=said)


@pytest.mark.parametrize(
    ("quote", "cue", "wanted"),
    [
        ("the town was encircled", "denied", "denies"),
        ("any involvement", "rejected", "denies"),
        ("the accusation", "called", "denies"),
        ("the town was not encircled", "said", "says"),
        ("no convoys were hit", "said in a statement", "says"),
        ("it didn't fire", "said", "says"),
        ("it had not paid", "denied", "denies"),
        ("міста не захоплено", "заявив", "says"),
        ("оточення немає", "повідомив", "says"),
        ("захоплення міста", "спростував", "denies"),
        ("город не взят", "заявил", "says"),
        ("взятие города", "опровергает", "denies"),
        ("колонн там нет", None, "says"),
    ],
)
def test_a_denial_with_its_not_is_said(quote: str, cue: str | None, wanted: str) -> None:
    assert verb(made(quote, cue=cue)) == wanted


def test_only_denials_are_denied() -> None:
    for act in Act:
        assert denies_in_words(made("the town was encircled", act)) is (act is Act.DENIES)
