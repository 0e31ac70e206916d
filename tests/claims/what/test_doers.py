"""Who does what a claim says, and what kind of thing it says: invented sentences, the reading that ships."""

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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israel said Hamas broke the accord by attacking Israeli forces.", ("attack", "HAMAS", "ISR")),
        ("Turkey said Armenia violated the ceasefire by attacking civilians.", ("attack", "ARM", None)),
        ("Al-Qedra told reporters Israel violated the truce by shelling Rafah.", ("strike", "ISR", None)),
        ("Ukraine said it had withdrawn 80 percent of its troops.", ("withdrawal", "UKR", None)),
        ("Ukraine said the military had pushed them back by 20 percent.", ("advance", None, None)),
        ("Russia said it only targets sites of military importance.", ("attack", "RUS", None)),
        ("Moscow denied it was sending any military support to the rebels.", ("concentration", "RUS", None)),
        ("Governor Serhiy Haidai said they are suffering huge losses.", ("casualties", None, None)),
        ("Azerbaijan said Armenia shot down two helicopters.", ("equipment loss", "ARM", None)),
        ("China said there had been a violent confrontation at the border.", ("attack", None, None)),
        ("Israel said a soldier was suspected captured.", ("captivity", None, None)),
        (
            "Ukraine's army said Russia went on lying in order to accuse the Armed Forces of Ukraine of shelling towns.",
            ("strike", None, None),
        ),
    ],
)
def test_relation_actor_and_target(text: str, wanted: tuple[str, str | None, str | None]) -> None:
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    claim = next(c for c in _extractor().extract(report) if c.speaker is not None)
    assert (claim.relation.value, claim.arguments.actor, claim.arguments.target) == wanted
