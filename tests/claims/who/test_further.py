"""Statements that only the general layer of attribution finds, and what of that layer is left out."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Report, ReportKind, Source, When, sha256

OUTLET = Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def claims(text: str) -> list[tuple[str | None, str, str]]:
    """(name of the innermost speaker, act, quote) of each claim."""
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    return [(c.speaker and c.speaker.name, c.act.value, c.quote) for c in _extractor().extract(report)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The army's commander in chief, Ivan Petrenko, said late on Monday that Russian forces had an advantage.",
            ("Ivan Petrenko", "asserts", "Russian forces had an advantage"),
        ),
        (
            "Several users have pointed out that a factory was located on the other side of the road.",
            ("Several users", "asserts", "a factory was located on the other side of the road"),
        ),
        (
            "A rocket hit a village – in what Israel described as the deadliest attack against it in a year.",
            ("Israel", "asserts", "the deadliest attack against it in a year"),
        ),
        (
            "Israel identified the missing soldier as Dan Levi, 23.",
            ("Israel", "asserts", "the missing soldier as Dan Levi, 23"),
        ),
        (
            "About 200 civilians are believed to be sheltering inside the plant.",
            (None, "estimates", "About 200 civilians are believed to be sheltering inside the plant"),
        ),
        (
            "The death of an officer was reported by local authorities in Zhytomyr.",
            ("local authorities in Zhytomyr", "asserts", "The death of an officer was reported"),
        ),
    ],
)
def test_found_by_the_general_layer(text: str, wanted: tuple[str | None, str, str]) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to say whether troops were inside.",
        "The council demanded that Israel leave the area.",
        "Ukraine hopes that the road will be open.",
        "The mayor called the strike a barbaric act.",
        "Israel wants the army to take the town.",
        "He had not confirmed that the bridge was hit.",
    ],
)
def test_what_is_no_statement_is_left_out(text: str) -> None:
    assert [one for one in claims(text) if one[0] is not None] == []
