"""The seams that users extend. Built-ins register by the same entry points.

Entry-point groups: ``fogline.readers``, ``fogline.extractors``, ``fogline.checks``, ``fogline.exporters``.
``fogline.testing`` holds a contract suite for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from fogline.model import Brief, Claim, Failure, Finding, Question, Raw, Reference, Report

__all__ = ["Check", "Exporter", "Extractor", "Problems", "Reader", "load"]


class Problems(Protocol):
    """Where a reader tells what could not be read, so that the rest goes on."""

    def tell(self, failure: Failure) -> None:
        """Note one failure."""


@runtime_checkable
class Reader(Protocol):
    """Bytes to reports."""

    name: str

    def accepts(self, raw: Raw) -> bool:
        """Whether these bytes look like this reader's kind; judged by content first, then by name."""

    def read(self, raw: Raw, problems: Problems) -> Iterable[Report]:
        """The reports in ``raw``, one at a time; an item that cannot be read is told to ``problems``.

        Raises:
            InputError: nothing in ``raw`` can be read.
        """


@runtime_checkable
class Extractor(Protocol):
    """Reports to claims."""

    name: str
    languages: frozenset[str]

    def extract(self, report: Report) -> Iterable[Claim]:
        """The claims of one report, each with ``report.text[c.start:c.end] == c.quote``."""


@runtime_checkable
class Check(Protocol):
    """Holds a question's answers against references."""

    name: str

    def check(
        self, question: Question, claims: Sequence[Claim], references: Sequence[Reference]
    ) -> Iterable[Finding]:
        """The findings for one question; ``claims`` are those of its answers."""


@runtime_checkable
class Exporter(Protocol):
    """Writes a brief."""

    name: str

    def export(self, brief: Brief, out: Path) -> Path:
        """Write ``brief`` into the folder ``out`` and return the file written. Never half-writes."""


def load(group: str) -> dict[str, Any]:
    """What is registered under an entry-point group, by name, in order of name."""
    return {point.name: point.load() for point in sorted(entry_points(group=group), key=lambda p: p.name)}
