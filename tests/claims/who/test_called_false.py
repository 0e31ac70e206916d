"""What is called false is denied; who "it" is after a denial; whose words a denial repeats."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Act, Arguments, Claim, Report, ReportKind, Source, When, sha256

OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def claims(text: str) -> list[Claim]:
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    return list(_extractor().extract(report))


SAID = "Russia said its forces had encircled Pokrovsk. "


@pytest.mark.parametrize(
    ("text", "party", "content"),
    [
        ("Kyiv called the claim false.", "UKR", "the claim"),
        ("Ukraine's General Staff called the report a lie.", "UKR", "the report"),
        ("Kyiv called that claim untrue.", "UKR", "that claim"),
        ("Kyiv called it fake.", "UKR", "it"),
        ("The claim was called a fake by Kyiv.", "UKR", "The claim"),
        ("Kyiv branded the reports as complete nonsense.", "UKR", "the reports"),
        ("Kyiv dismissed the report as false.", "UKR", "the report"),
        ("Russia's embassy in Ankara called the accusations blatant lies.", "RUS", "the accusations"),
        ("Kyiv denied that, saying the road was open.", "UKR", "that"),
    ],
)
def test_what_is_called_false_is_denied(text: str, party: str, content: str) -> None:
    denials = [c for c in claims(SAID + text) if c.act is Act.DENIES]
    assert [(c.party, c.quote, c.arguments) for c in denials] == [(party, content, Arguments())]


@pytest.mark.parametrize(
    "text",
    [
        "The army called the operation a success.",
        "Kyiv did not call the claim false.",
        "Officials called residents of the town to the shelters.",
        "The mayor described the fake documents as dangerous.",
    ],
)
def test_what_is_called_something_else_is_not_denied(text: str) -> None:
    assert not [c for c in claims(SAID + text) if c.act is Act.DENIES]


def test_what_follows_a_denial_is_asserted() -> None:
    found = claims(
        "Russia said Ukraine had shelled Donetsk. Ukraine denied that, saying Russian troops had shelled the city."
    )
    last = found[-1]
    assert (last.act, last.party, last.quote) == (Act.ASSERTS, "UKR", "Russian troops had shelled the city")
    assert last.arguments.actor == "RUS"


def test_the_staff_that_denied_goes_on_as_it() -> None:
    found = claims(
        "Russia's Defence Ministry said its forces had captured Vovchansk. Ukraine's General Staff denied this. "
        "It said its troops still held the town."
    )
    assert [(c.party, c.quote) for c in found][-1] == ("UKR", "its troops still held the town")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow says that it targeted an office building, a claim rejected by Kyiv.", "RUS"),
        ("Ukraine said it had struck a military plant, which Russia denied.", "UKR"),
    ],
)
def test_whoever_denies_did_not_do_what_another_says_of_itself(text: str, actor: str) -> None:
    denial = next(c for c in claims(text) if c.act is Act.DENIES)
    assert denial.denies is not None
    assert denial.arguments.actor == actor


def test_what_is_dismissed_as_lies_stands_behind() -> None:
    found = claims("Moscow dismissed as “blatant lies” Ukrainian claims that Russia was shelling the plant.")
    said = {(c.speaker.name if c.speaker else None, c.act) for c in found}
    assert said == {("Moscow", Act.DENIES), ("Ukraine", Act.ASSERTS)}
    assert all("shelling the plant" in c.quote for c in found)


def test_an_adjective_before_a_voice_is_no_part_of_its_name() -> None:
    found = claims("Moscow dismissed as false Kyiv's claims that Vovchansk had held.")
    assert {c.speaker.name for c in found if c.speaker} == {"Moscow", "Kyiv"}


def test_a_people_is_not_of_the_state_of_the_place() -> None:
    found = claims("Kurdish health officials said 20 people had been killed in Haifa.")
    assert [(c.speaker and c.speaker.name, c.party) for c in found] == [("Kurdish health officials", None)]


@pytest.mark.parametrize(
    ("text", "denier", "other"),
    [
        (
            "Sergei Orlov, Russia's defence minister, said Ukrainian claims that Moscow was shelling the plant were “lies.”",
            "RUS",
            ("Ukraine", "Moscow was shelling the plant"),
        ),
        (
            "Kyiv said Russian claims of the capture of Vovchansk were untrue.",
            "UKR",
            ("Russia", "the capture of Vovchansk"),
        ),
    ],
)
def test_whoever_calls_claims_false_denies_them(text: str, denier: str, other: tuple[str, str]) -> None:
    found = claims(text)
    assert [c.party for c in found if c.act is Act.DENIES] == [denier]
    assert [(c.speaker and c.speaker.name, c.quote) for c in found if c.act is Act.ASSERTS] == [other]


def test_who_spreads_fake_news_is_accused_and_nothing_is_denied() -> None:
    found = claims(
        "“They use fake news to frighten people in the town,” Pakistan's army spokesman Omar Latif said."
    )
    assert [(c.act, c.party) for c in found] == [(Act.ASSERTS, "PAK")]


def test_a_delegation_is_no_agency() -> None:
    found = claims(
        "The South African delegation said the blockade was illegal. Officials said the office had been "
        "infiltrated by Hamas – an allegation the agency denies."
    )
    assert [(c.speaker and c.speaker.name, c.party) for c in found if c.act is Act.DENIES] == [
        ("the agency", None)
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Moscow says the town of Kupiansk is encircled, something Kyiv denies.",
            "the town of Kupiansk is encircled",
        ),
        (
            "A Russian Defence Ministry report that its troops had encircled Pokrovsk was dismissed by Kyiv as false.",
            "its troops had encircled Pokrovsk",
        ),
    ],
)
def test_what_was_just_said_is_denied_in_its_own_words(text: str, content: str) -> None:
    said, denied = claims(text)
    if said.act is Act.DENIES:
        said, denied = denied, said
    assert (said.party, said.act, said.quote) == ("RUS", Act.ASSERTS, content)
    assert (denied.party, denied.act, denied.quote, denied.denies) == ("UKR", Act.DENIES, content, said.id)
    assert denied.speaker is not None
    assert denied.speaker.name == "Kyiv"


def test_that_before_its_verb_is_what_is_spoken_of() -> None:
    found = claims("Russia says it has encircled Pokrovsk, but Kyiv says that is untrue.")
    assert [(c.party, c.quote) for c in found if c.act is Act.DENIES] == [("UKR", "that is untrue")]


def test_what_is_described_as_disinformation_is_denied() -> None:
    found = claims("Russia's Defence Ministry described Ukraine's report as disinformation.")
    assert [(c.party, c.act, c.quote) for c in found] == [("RUS", Act.DENIES, "Ukraine's report")]


def test_a_town_is_not_the_name_of_its_mayor() -> None:
    found = claims("The mayor of occupied Horlivka told reporters that Ukrainian troops had shelled a bus.")
    assert [c.speaker and c.speaker.name for c in found] == ["The mayor"]
