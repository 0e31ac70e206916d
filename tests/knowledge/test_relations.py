from __future__ import annotations

import re

import pytest

from fogline.knowledge.relations import RULES, Adverse, Asked
from fogline.model import Relation

ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {"Air/drone strike", "Shelling/artillery/missile attack"},
    "Violence against civilians": {"Attack", "Abduction/forced disappearance"},
    "Strategic developments": {"Disrupted weapons use", "Non-violent transfer of territory", "Other"},
}
PLOVER = {"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN"}


def test_every_relation_has_a_rule() -> None:
    assert set(RULES) == set(Relation)


@pytest.mark.parametrize("relation", list(Relation))
def test_a_rule_is_whole(relation: Relation) -> None:
    rule = RULES[relation]
    assert rule.why and rule.window_days >= 1
    assert rule.subject is None or rule.subject in rule.arguments
    for text in (rule.text, rule.amount_text or ""):
        assert set(re.findall(r"{(\w+)}", text)) <= {"place", "actor", "date", "of", "quote", "weather"}
    if rule.asked is Asked.HOW_MANY:
        assert rule.amount_text
    for needed in (rule.adverse, rule.adverse_if_not):
        if needed in (Adverse.ACTOR, Adverse.OPPONENTS):
            assert "actor" in rule.arguments
        if needed is Adverse.TARGET:
            assert "target" in rule.arguments
    if rule.acled:
        assert rule.acled[1] in ACLED[rule.acled[0]]
    assert rule.plover is None or rule.plover[0] in PLOVER


def test_no_meeting_leads_to_a_question_that_nobody_asks() -> None:
    for rule in RULES.values():
        for meeting in rule.meets:
            assert RULES[meeting.into].asked is not Asked.NOTHING


def test_the_table_names_no_party() -> None:
    words = " ".join(f"{r.text} {r.amount_text} {r.why}" for r in RULES.values())
    assert not re.search(r"\b(Russia|Ukrain|Israel|Kyiv|Moscow)", words)
