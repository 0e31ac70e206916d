"""Who holds an office on the day or at the moment of a report, and whose an office without a state is."""

from __future__ import annotations

from functools import cache

import pytest

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Report, ReportKind, Source, When, sha256

OUTLET = Source("s", "An outlet", known_by="domain")


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), [load("ru"), load("uk")])


def parties(text: str, language: str, published: str | None) -> list[str | None]:
    """The party of each claim's speaker."""
    report = Report(
        "r", ReportKind.POST, text, sha256(text.encode()), OUTLET,
        published=When.parse(published) if published else None, language=language,
    )  # fmt: skip
    return [claim.party for claim in _extractor().extract(report)]


@pytest.mark.parametrize(
    "published", ["2023-05-05", "2023-05-05T10:30:00+03:00", "2023-05-05T23:59:59Z", None]
)
@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("ru", "Шойгу заявил, что склад боеприпасов уничтожен.", "RUS"),
        ("uk", "Резніков заявив, що склад боєприпасів знищено.", "UKR"),
    ],
)
def test_office_holders_are_known_by_day_and_by_moment(
    language: str, text: str, party: str, published: str | None
) -> None:
    assert parties(text, language, published) == [party]


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        (
            "ru",
            "ВСУ обстреляли автобус в Новой Каховке, сообщил РИА Новости пресс-секретарь губернатора.",
            "RUS",
        ),
        ("ru", "В Херсоне обстрелян автобус, сообщил Укринформу пресс-секретарь губернатора.", "UKR"),
        ("ru", "В Херсоне обстрелян автобус, сообщил пресс-секретарь губернатора.", "UKR"),
    ],
)
def test_an_office_that_speaks_to_an_outlet_of_one_side_is_of_that_side(
    language: str, text: str, party: str
) -> None:
    assert parties(text, language, "2024-05-05") == [party]
