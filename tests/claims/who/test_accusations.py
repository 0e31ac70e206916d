"""Accusations, who is blamed for what, what is denied by being named again, tolls that are given, offers refused."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Claim, Report, ReportKind, Source, When, sha256

OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def said(text: str) -> list[tuple[str | None, str, str]]:
    """(name of the innermost speaker, act, quote) of each attributed claim, in the order of the text."""
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    found: list[Claim] = [c for c in _extractor().extract(report) if c.speaker is not None]
    return sorted((c.speaker.name, c.act.value, c.quote) for c in found if c.speaker is not None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kyiv accused Moscow of shelling the port, allegations Russia has denied.",
            [("Kyiv", "asserts", "shelling the port"), ("Russia", "denies", "shelling the port")],
        ),
        (
            "Ukraine says Russia shelled the town, an allegation that Moscow denies.",
            [("Moscow", "denies", "Russia shelled the town"), ("Ukraine", "asserts", "Russia shelled the town")],
        ),
        (
            "The minister was accused by Ukraine of shelling a school, a charge Russia has rejected.",
            [("Russia", "denies", "shelling a school"), ("Ukraine", "asserts", "shelling a school")],
        ),
        (
            "He has been accused by Ukraine of hiding the losses, and of prolonging the war, allegations he denies.",
            [
                ("Ukraine", "asserts", "hiding the losses"), ("Ukraine", "asserts", "prolonging the war"),
                ("he", "denies", "hiding the losses"), ("he", "denies", "prolonging the war"),
            ],
        ),
        (
            "Russia blamed the attack on Ukraine, which denied responsibility.",
            [("Russia", "asserts", "the attack on Ukraine"), ("Ukraine", "denies", "responsibility")],
        ),
        (
            "Ukraine blamed Russian forces for the attack on the bridge, which killed ten people.",
            [("Ukraine", "asserts", "Russian forces for the attack on the bridge")],
        ),
    ],
)  # fmt: skip
def test_accused_and_denied(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ukraine's army put the death toll at 45.", [("Ukraine's army", "asserts", "the death toll at 45")]),
        ("Israel gave the same figure.", [("Israel", "asserts", "the same figure")]),
        (
            "The Ukrainian army said as of 11:05 local time on Sunday, 40 people had been killed.",
            [("The Ukrainian army", "asserts", "40 people had been killed")],
        ),
        ("Israel set a deadline of two days.", []),
    ],
)
def test_tolls(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The council called for the release of all captives, a demand Hamas has rejected.",
        "Diplomats discussed a truce, a proposal Russia has rejected.",
        "Russia rejected any unilateral pullback of its forces.",
    ],
)
def test_what_is_refused_is_not_denied(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Moscow said it would not tolerate foreign troops, a condition Kyiv sees as essential.",
            [("Moscow", "promises", "it would not tolerate foreign troops")],
        ),
        (
            "Russia said it would never accept such terms.",
            [("Russia", "promises", "it would never accept such terms")],
        ),
        ("Iran said it had not fired the missile.", [("Iran", "denies", "it had not fired the missile")]),
        (
            "Vladimir Putin said Monday's strikes were in retaliation for a blast.",
            [("Vladimir Putin", "asserts", "Monday's strikes were in retaliation for a blast")],
        ),
        (
            "The minister, interviewed by television, said the number of soldiers killed was 55,000.",
            [("The minister", "asserts", "the number of soldiers killed was 55,000")],
        ),
    ],
)
def test_acts_and_voices(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert said(text) == wanted


def test_a_surname_that_everybody_knows_is_a_person() -> None:
    text = (
        "The talks come after Volodymyr Zelenskyy spoke. “It was felt by all of us,” Zelenskyy said. "
        "He added that the bridge was open."
    )
    assert ("Zelenskyy", "asserts", "the bridge was open") in said(text)
