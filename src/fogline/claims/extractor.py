"""Reports to claims, by the rules of the language that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol

from fogline.claims.version import VERSION
from fogline.claims.where.places import PlaceFinder
from fogline.claims.who.invisible import seen
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import Pipeline
from fogline.model import Claim, Report

__all__ = ["LANGUAGES", "RuleExtractor"]

LANGUAGES = frozenset(("en", "ru", "uk"))
"""The languages (ISO 639-1) that there are rules for."""
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэъё")


class _Rules(Protocol):
    """The rules of one language."""

    def extract(self, report: Report) -> list[Claim]:
        """The claims of one report, in the order of their passages."""


class RuleExtractor:
    """Claims by rules. The pipeline of a language is loaded when the first report in it is read.

    ``pipelines`` is one pipeline, or what loads the pipeline of each language.
    """

    name = "rules"
    version = VERSION

    def __init__(
        self,
        parties: Parties,
        gazetteer: Gazetteer,
        pipelines: Pipeline | Iterable[Pipeline] | Mapping[str, Callable[[], Pipeline]],
    ) -> None:
        self._parties = parties
        self._gazetteer = gazetteer
        self._finder = PlaceFinder(gazetteer, parties)
        self._load = _loaders(pipelines)
        self._rules: dict[str, _Rules] = {}
        self.languages = LANGUAGES.intersection(self._load)

    def extract(self, report: Report) -> Iterator[Claim]:
        """The claims of one report, in the order of their passages. None for a language without rules or pipeline."""
        if not report.text.strip():
            return
        language = report.language or _guessed(report.text)
        if language not in self.languages:
            return
        hidden = seen(report)  # zero-width characters and the like
        if hidden is None:
            yield from self._of(language).extract(report)
        else:
            yield from hidden.claims(self._of(language).extract(hidden.report))

    def _of(self, language: str) -> _Rules:
        rules = self._rules.get(language)
        if rules is None:
            rules = self._rules[language] = self._made(language, self._load[language]())
        return rules

    def _made(self, language: str, pipeline: Pipeline) -> _Rules:
        if language == "en":
            from fogline.claims.english import EnglishRules

            return EnglishRules(self._parties, self._gazetteer, self._finder, pipeline)
        from fogline.claims.slavic.rules import SlavicRules

        return SlavicRules(self._parties, self._gazetteer, self._finder, pipeline)


def _loaders(
    pipelines: Pipeline | Iterable[Pipeline] | Mapping[str, Callable[[], Pipeline]],
) -> dict[str, Callable[[], Pipeline]]:
    if isinstance(pipelines, Mapping):
        return dict(pipelines)
    given = [pipelines] if isinstance(pipelines, Pipeline) else pipelines
    return {one.language: partial(_same, one) for one in given}


def _same(pipeline: Pipeline) -> Pipeline:
    return pipeline


def _guessed(text: str) -> str:
    """The language of a text whose reader could not tell: by the letters that only one of them has."""
    letters = text.lower()
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    if cyrillic * 2 < sum(letter.isalpha() for letter in letters):
        return "en"
    ukrainian = sum(letter in _UKRAINIAN for letter in letters)
    return "uk" if ukrainian > sum(letter in _RUSSIAN for letter in letters) else "ru"
