# ruff: noqa: E501
"""Voices, acts and where statements end: on sentences written for these tests."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.claims.given_names import fits
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Claim, Report, ReportKind, Source, When, sha256

OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def claims(text: str) -> list[Claim]:
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    return [c for c in _extractor().extract(report) if c.speaker is not None]


def said(text: str) -> list[tuple[str, str]]:
    """(innermost speaker, quote) of everything attributed."""
    return [(c.speaker.name, c.quote) for c in claims(text) if c.speaker is not None]


def acts(text: str) -> list[str]:
    return [c.act.value for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russia said that although the road was open, the bridge was closed.", ["the road was open", "the bridge was closed"]),
        ("Ukraine denied that the depot was hit — or that any drone got through.", ["the depot was hit", "any drone got through"]),
        ("Governor Olha Bondar said nine people died at the scene while two died later.", ["nine people died at the scene", "two died later"]),
        ("Israel said all beaches were open on the coast, which is a popular destination for families.", ["all beaches were open on the coast"]),
        ("Hamas said it was not behind the blast, which came a week after a truce was signed.", ["it was not behind the blast"]),
        ("Ukraine said its forces held the village.[12] Rain fell in the north.[13]", ["its forces held the village"]),
        ("Ukraine said its forces held the village.[[iv]](https://a.example/#x) Rain fell in the north.", ["its forces held the village"]),
    ],
)  # fmt: skip
def test_where_statements_begin_and_end(text: str, wanted: list[str]) -> None:
    assert [quote for _, quote in said(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The deal announced Monday was signed in the capital.",
        "Britain has refused to send jets, fearing it could widen the war.",
        "Ukraine rejected an offer of talks.",
        "The General Staff said on Monday.",
        "Putin spoke before leaving for the east.",
        "Over the past day the front line recorded 57 attacks.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert said(text) == []


def test_claims_about_claims_end_before_what_is_said_of_them() -> None:
    found = said("Russia said Ukraine's claims that the dam was mined were a sign of panic.")
    assert ("Ukraine", "the dam was mined") in found


@pytest.mark.parametrize("end", ["an allegation Israel denies", "which Israel denies"])
def test_a_denial_after_what_it_denies(end: str) -> None:
    found = claims(f"Aid agencies said the convoy was shelled, {end}.")
    by = {c.speaker.name: c for c in found if c.speaker is not None}
    assert {name: (c.act.value, c.quote) for name, c in by.items()} == {
        "Aid agencies": ("asserts", "the convoy was shelled"),
        "Israel": ("denies", "the convoy was shelled"),
    }
    assert by["Israel"].denies == by["Aid agencies"].id


def test_western_officials_are_of_no_party() -> None:
    text = "Russia's defence ministry said the town fell. Western officials estimate that 900 soldiers died."
    assert [c.speaker.party for c in claims(text) if c.speaker is not None] == ["RUS", None]


def test_a_heading_is_no_voice() -> None:
    found = said("Unconfirmed claims: Russian sources said that the village fell.")
    assert found == [("Russian sources", "the village fell")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ukraine said involvement of its army in the blast had been ruled out.", "denies"),
        ("Azerbaijan's president said his military had suffered losses.", "confirms"),
        ("“The evacuation will continue,” the Ukrainian governor of Sumy said.", "promises"),
        ("“The war will continue,” Russia's defence ministry said.", "asserts"),
        ("Analyst Petro Lysenko said the army could have used a missile.", "estimates"),
        ("According to a U.S. official, the assessment is that a rocket fell on the school.", "estimates"),
        ("India's army said it was firmly committed to protect the border.", "promises"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert acts(text) == [act]


def test_she_is_not_the_man_who_spoke_last() -> None:
    text = (
        "Ukrainian Deputy Minister Iryna Savchuk visited the town. Mayor Oleh Moroz said the school was hit. "
        "“Two teachers were killed,” she said."
    )
    assert said(text)[-1] == ("Iryna Savchuk", "Two teachers were killed")


@pytest.mark.parametrize(
    ("pronoun", "name", "full", "wanted"),
    [
        ("she", "Oleh Moroz", "Oleh Moroz", False),
        ("he", "Oleh Moroz", "Oleh Moroz", True),
        ("he", "Savchuk", "the spokeswoman Savchuk", False),
        ("she", "Quux Moroz", "Quux Moroz", True),
        ("he", "Quux Moroz", "Quux Moroz", True),
    ],
)
def test_pronouns_fit_names_and_titles(pronoun: str, name: str, full: str, wanted: bool) -> None:
    assert fits(pronoun, name, full) is wanted


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("The air force said forty drones fell. Ukraine's air force later gave another number.", "The air force", "UKR"),
        ("The air force said forty drones fell. Ukraine's air force and Russia's air force fly at night.", "The air force", None),
        ("Secretary of State Anna Roe of the United States arrived. Residents fled, Secretary of State Anna Roe said.", "Anna Roe", None),
        ("Geolocated footage published on December 20 and 21 indicates that Ukrainian forces advanced.", "Geolocated footage", None),
        ("On Thursday Russian officials accused Ukraine of shelling the town.", "Russian officials", "RUS"),
        ("The truce holds, with Russian-backed separatists saying that the road is open.", "Russian-backed separatists", "RUS"),
        ("Two houses burned, resident Hanna Kovtun said.", "Hanna Kovtun", None),
    ],
)  # fmt: skip
def test_whose_voice(text: str, name: str, party: str | None) -> None:
    speakers = [c.speaker for c in claims(text) if c.speaker is not None]
    assert (name, party) in [(s.name, s.party) for s in speakers]


def test_a_namesake_is_not_the_well_known_one() -> None:
    text = "Resident Adeeb Lavrov said the roof fell in. “Ten were buried,” Lavrov added."
    assert {c.speaker.party for c in claims(text) if c.speaker is not None} == {None}


def test_two_offices_of_one_person_tell_the_party() -> None:
    text = "Danylo Horbenko, the commander of a brigade and commander of Ukraine's marines, said the plant was hit."
    assert [c.speaker.party for c in claims(text) if c.speaker is not None] == ["UKR"]
