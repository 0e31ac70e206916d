"""Where what a claim tells of happened, on whole reports with the real tables: invented texts about known towns."""

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


def places(text: str, within: str) -> list[str]:
    """The mentions of the places of the attributed claim whose words hold ``within``."""
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    found = [c for c in _extractor().extract(report) if c.speaker is not None and within in c.quote]
    assert len(found) == 1, [c.quote for c in found]
    return [place.mention for place in found[0].places]


@pytest.mark.parametrize(
    ("text", "within", "wanted"),
    [
        (
            "A drone hit the port of Odesa on Saturday. Elsewhere a Russian missile hit a quarter of a southern town, "
            "Ukrainian officials said.",
            "southern town",
            [],
        ),
        (
            "A rocket hit Kupiansk on Saturday. The hospital in the city of Izyum said it had received 26 people.",
            "received",
            ["Izyum"],
        ),
        (
            "A rocket hit Kupiansk. The rebel chief returned to Moscow. Ukraine said its troops repelled an assault.",
            "repelled",
            ["Kupiansk"],
        ),
        (
            "Ukraine said 12 people were hurt in the blast in the Solomianka district of Kyiv.",
            "12 people",
            ["Solomianka district", "Kyiv"],
        ),
        (
            "In Ukraine’s southern Odesa region on Saturday, a missile hit a store, wounding two people, "
            "the army said. Rain fell in Izyum.",
            "wounding",
            ["Odesa region"],
        ),
        (
            "Fighting went on in Izyum. An eyewitness in Kupiansk said she heard explosions and saw flares.",
            "explosions",
            ["Kupiansk"],
        ),
        ("Ukraine said it struck a depot in Russia's Belgorod region.", "depot", ["Belgorod region"]),
        ("Ukraine said 300 people arrived in the relative safety of Zaporizhzhia.", "300", ["Zaporizhzhia"]),
        ("Ukraine said a shell hit the town of Malaya Ivanivka.", "shell", ["Malaya Ivanivka"]),
        ("Israel said a missile fell near the Ben Gurion airport.", "missile", ["Ben Gurion airport"]),
    ],
)
def test_where_it_happened(text: str, within: str, wanted: list[str]) -> None:
    assert places(text, within) == wanted


COMING_BACK = (
    "Fighting went on in Bakhmut on Monday. Smoke rose over Bakhmut. Residents of Bakhmut hid in cellars. "
    "Ukraine said the enemy was short of shells. Shops in Bakhmut were closed. {0}"
)


def test_a_report_that_keeps_to_one_place_has_its_claims_there() -> None:
    assert places(COMING_BACK.format("Ukraine said the enemy was tired."), "tired") == ["Bakhmut"]


def test_what_is_talked_of_at_tables_has_no_scene() -> None:
    assert places(COMING_BACK.format("Ukraine said the talks had been good."), "talks") == []


def test_gaza_is_the_strip() -> None:
    text = "Hamas said two people were killed in Gaza."
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    claims = [c for c in _extractor().extract(report) if c.speaker is not None]
    assert [(p.name, p.mention) for p in claims[0].places] == [("Gaza Strip", "Gaza")]
