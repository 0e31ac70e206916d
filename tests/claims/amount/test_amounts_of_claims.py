"""Which amount a whole claim has: the sentences are invented, the reading is the one that ships."""

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


def claims(text: str) -> list[Claim]:
    report = Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=OUTLET,
        published=When.parse("2025-11-11"), language="en",
    )  # fmt: skip
    return [c for c in _extractor().extract(report) if c.speaker is not None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ukraine said two separate attacks had destroyed eight Russian planes.", (8, None, None, None)),
        ("Ukraine said 21 of them hit targets in 11 locations.", (21, None, None, None)),
        ("Israel said those killed were boys between the ages of eight and 15.", (None, 8, 15, "years")),
        ("Ukraine's office updated the death toll on Thursday to 25.", (25, None, None, None)),
    ],
)
def test_amount(text: str, wanted: tuple[float | None, float | None, float | None, str | None]) -> None:
    amount = claims(text)[0].amount
    assert amount is not None
    assert (amount.value, amount.low, amount.high, amount.unit) == wanted


def test_which_is_not_how_many() -> None:
    assert claims("Russia said Kyiv was planning to retake the two republics by force.")[0].amount is None


def test_the_same_toll_is_the_one_before() -> None:
    found = claims(
        "The Afghan interior ministry said 32 people were killed and 81 wounded. The health ministry gave the same "
        "death toll but said 58 were wounded."
    )
    assert [(c.quote, c.amount.value if c.amount else None) for c in found] == [
        ("32 people were killed", 32),
        ("81 wounded", 81),
        ("the same death toll", 32),
        ("58 were wounded", 58),
    ]


def test_a_day_inside_a_vague_time_dates_the_claim() -> None:
    found = claims(
        "Ukraine said three officers were killed in last week's attack on the city of Vinnytsia on November 6."
    )
    assert found[0].happened == When.parse("2025-11-06")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "A mall caught fire after what the Ukrainian government said was a Russian missile strike.",
            "a Russian missile strike",
        ),
        (
            "According to the Russian Defense Ministry, however, four missiles were aimed at a plant.",
            "four missiles were aimed at a plant",
        ),
        (
            "Ukraine said munitions caught fire and blew up and underscoring the importance of the port.",
            "munitions caught fire and blew up",
        ),
        ("Israel said 40 people were killed on Sunday, and a further 125 injured.", "a further 125 injured"),
        ("Israel said the road was cut and the bridge had been destroyed.", "the bridge had been destroyed"),
        ("Russia threatened additional sanctions on Kyiv.", "additional sanctions on Kyiv"),
    ],
)
def test_where_a_claim_begins_and_ends(text: str, quote: str) -> None:
    assert quote in [c.quote for c in claims(text)]
