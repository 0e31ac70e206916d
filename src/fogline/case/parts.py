"""The parts that a case puts together, each loaded when it is first needed and then kept for the case's life."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.plugins import Extractor

if TYPE_CHECKING:
    from fogline.knowledge.parties import Parties
    from fogline.knowledge.sources import Sources

__all__ = ["Parts", "others"]


def others(group: str) -> list[Any]:
    """What others than Fogline itself registered under an entry-point group, made without arguments.

    Built-ins are put together by hand, since they need their tables.
    """
    points = sorted(entry_points(group=group), key=lambda point: point.name)
    return [point.load()() for point in points if not point.value.startswith("fogline.")]


class Parts:
    """What the world is called, and who reads claims. ``folder`` is the case's; ``parties.toml`` and
    ``sources.toml`` in it add to the built-in tables."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def parties(self) -> Parties:
        """The parties, with those that the case adds."""
        from fogline.knowledge.parties import Parties

        return Parties.load(self._extra("parties.toml"))

    @cached_property
    def sources(self) -> Sources:
        """The sources, with those that the case adds."""
        from fogline.knowledge.sources import Sources

        return Sources.load(self._extra("sources.toml"))

    @cached_property
    def extractors(self) -> tuple[Extractor, ...]:
        """Everything that reads claims: the built-in rules, then what others registered.

        Raises:
            MissingPart: the gazetteer has not been built, or weights are missing.
        """
        return (*self._rules(), *others("fogline.extractors"))

    def _rules(self) -> list[Extractor]:
        from fogline.claims.extractor import RuleExtractor
        from fogline.knowledge.gazetteer import Gazetteer
        from fogline.language import pipeline

        gazetteer = Gazetteer.open()
        return [
            RuleExtractor(self.parties, gazetteer, pipeline.load(code))
            for code in sorted(pipeline.languages())
        ]

    def _extra(self, name: str) -> Path | None:
        path = self._folder / name
        return path if path.is_file() else None
