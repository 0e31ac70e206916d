"""The claims of a sentence made up for a test."""

from __future__ import annotations

from functools import cache

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Claim, Report, ReportKind, Source, When, sha256


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(Parties.load(), Gazetteer.open(), [load("ru"), load("uk")])


def claims(text: str, language: str) -> list[Claim]:
    report = Report(
        "r", ReportKind.POST, text, sha256(text.encode()), Source("s", "An outlet", known_by="domain"),
        published=When.parse("2025-05-05"), language=language,
    )  # fmt: skip
    return list(_extractor().extract(report))
