# ruff: noqa: E501
"""Voices, acts and where statements end: on sentences written for these tests."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.claims.who.given_names import fits
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


def spoken(text: str) -> list[tuple[str, str]]:
    return [(c.speaker.name, c.quote) for c in claims(text) if c.speaker is not None]


def test_each_of_two_accuses_the_other() -> None:
    text = "Ukraine and Russia, a state at war since 2022, each accused the other of shelling the road."
    found = {(c.speaker.party, c.quote) for c in claims(text) if c.speaker is not None}
    assert found == {("UKR", "shelling the road"), ("RUS", "shelling the road")}


@pytest.mark.parametrize("name", ["Kim Dae-hwa", "Ban Su-min"])
def test_a_hyphenated_given_name_stays_whole(name: str) -> None:
    assert spoken(f"UN envoy {name} said two soldiers were killed.") == [(name, "two soldiers were killed")]


def test_two_people_act_and_both_go_on_to_blame() -> None:
    text = "President Joe Biden and UN envoy Kim Dae-hwa demanded a truce and blamed Hamas for the shelling of the town."
    assert {name for name, _ in spoken(text)} == {"Joe Biden", "Kim Dae-hwa"}


def test_by_email_is_a_means_and_not_a_speaker() -> None:
    for means in ("e-mail", "phone"):
        found = spoken(f"The Northern Brigade said by {means} that two bridges were destroyed.")
        assert found == [("The Northern Brigade", "two bridges were destroyed")]
    assert spoken("Two bridges were destroyed, it was said by officials.") == []


def test_who_is_interviewed_speaks_and_not_the_interview() -> None:
    found = spoken("The film features an interview with a masked sniper, who said the town was shelled.")
    assert [name for name, _ in found] == ["a masked sniper"]


def test_he_means_the_one_whose_role_has_no_article() -> None:
    text = (
        "A town was retaken, according to the head of the region. Serhiy Koval, governor of Luhansk, said the bridge was "
        "destroyed. “They lost two tanks,” he said."
    )
    assert spoken(text)[-1] == ("Serhiy Koval", "They lost two tanks")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The army said the town was shelled, as footage also emerged of a burning bridge.", ["the town was shelled"]),
        ("Kyiv accused Moscow of breaking the truce, which was supposed to last for a week.", ["breaking the truce"]),
        ("The minister insisted on guarantees.", []),
        ("Officials revealed few details of the raid.", []),
        (
            "The army launched 90 drones overnight, 60 of which were shot down, the ministry said, and 12 of them reached their targets.",
            ["The army launched 90 drones overnight", "60 of which were shot down", "12 of them reached their targets"],
        ),
        (
            "The military said it hit 20 targets on Monday, bringing to more than 400 the number of strikes since May.",
            ["it hit 20 targets on Monday", "bringing to more than 400 the number of strikes since May"],
        ),
    ],
)  # fmt: skip
def test_where_what_is_said_ends_and_goes_on(text: str, quotes: list[str]) -> None:
    assert [quote for _, quote in spoken(text)] == quotes


def test_a_telephone_call_is_no_demand() -> None:
    found = spoken("A phone call is scheduled for Monday, according to a French official.")
    assert [quote for _, quote in found] == ["A phone call is scheduled for Monday"]


def test_the_sea_of_a_name_is_not_the_town() -> None:
    found = claims("The army said that four drones were downed over the Sea of Azov.")
    assert [[p.name for p in c.places] for c in found] == [["Sea of Azov"]]
    assert found[0].places[0].latitude is None


def test_a_name_begins_after_the_stop_of_its_rank() -> None:
    found = spoken("Army spokesman Lt. Col. Ann Roe said two bridges were hit. Roe said a road was cut.")
    assert {name for name, _ in found} == {"Ann Roe"}


def test_straight_quotation_marks_before_an_inverted_attribution() -> None:
    found = claims('"We saw 40 bodies in Kharkiv," said Anna Roe, a doctor.')
    assert [(c.quote, c.speaker.name if c.speaker else None) for c in found] == [
        ("We saw 40 bodies in Kharkiv", "Anna Roe")
    ]


def test_invisible_characters_cost_no_claim() -> None:
    text = "The mayor of\u200b Kharkiv \u2066said\u2069 that 20 civilians were kil\u00adled on Monday."
    (claim,) = claims(text)
    assert claim.quote == text[claim.start : claim.end] and "kil\u00adled" in claim.quote
    assert claim.party == "UKR"


@pytest.mark.parametrize("voice", ["Officials", "The interior ministry", "Emergency services"])
def test_bodies_of_no_named_state_speak_for_the_state_that_the_report_is_about(voice: str) -> None:
    text = f"Gunmen attacked a market in Kabul. The city of Herat was calm. {voice} said 12 people were killed in Kabul."
    assert [c.party for c in claims(text) if c.amount] == ["AFG"]


def test_western_officials_are_not_of_the_state_that_the_report_is_about() -> None:
    text = "Gunmen attacked a market in Kabul. The city of Herat was calm. Western officials said 12 people were killed."
    assert all(c.party is None for c in claims(text) if c.amount)


def test_the_ministry_is_that_of_the_spokesman_named_before() -> None:
    text = (
        "Troops struck Kharkiv and Poltava on Monday, Russian Defense Ministry spokesman Ivan Roe said. "
        "The mayor of Kharkiv said that a school was hit. The ministry said that 20 soldiers were killed in Kharkiv."
    )
    assert [c.party for c in claims(text) if c.amount] == ["RUS"]


def test_what_is_denied_is_a_claim_of_the_other_side_and_who_denies_goes_on_speaking() -> None:
    found = claims(
        "Kyiv denies Russian claims that Pokrovsk is fully encircled and says supply lines remain open."
    )
    assert [(c.party, str(c.act), c.quote) for c in found] == [
        ("RUS", "asserts", "Pokrovsk is fully encircled"),
        ("UKR", "denies", "Pokrovsk is fully encircled"),
        ("UKR", "asserts", "supply lines remain open"),
    ]


def test_a_hyphen_between_dashes_is_no_dash() -> None:
    text = "Hezbollah – which has been involved in cross-border attacks in recent months – has denied firing the rockets."
    assert [(c.party, str(c.act)) for c in claims(text)] == [("HEZBOLLAH", "denies")]


def test_where_it_was_said_is_not_what_was_said() -> None:
    (claim,) = claims("Hezbollah denied involvement in the attack in a statement on its website.")
    assert claim.quote == "involvement in the attack"
