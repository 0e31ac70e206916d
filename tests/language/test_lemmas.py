"""Verb forms by rule."""

from __future__ import annotations

import pytest

from fogline.language.lemmas import lemma, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", ("says", "said", "said", "saying")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("accuse", ("accuses", "accused", "accused", "accusing")),
        ("confess", ("confesses", "confessed", "confessed", "confessing")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
        ("destroy", ("destroys", "destroyed", "destroyed", "destroying")),
    ],
)
def test_forms_of_verbs(verb: str, forms: tuple[str, str, str, str]) -> None:
    assert verb_forms(verb) == forms


def test_the_verb_of_a_form() -> None:
    assert lemma("denied", ("say", "deny")) == "deny"
    assert lemma("saying", ("say", "deny")) == "say"
    assert lemma("house", ("say", "deny")) is None
