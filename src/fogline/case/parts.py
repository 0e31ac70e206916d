"""The parts that a case puts together, each loaded when it is first needed and then kept for the case's life."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fogline.errors import CaseError, InputError, MissingPart
from fogline.plugins import Extractor
from fogline.store.files import disk_error

if TYPE_CHECKING:
    from fogline.knowledge.gazetteer import Gazetteer
    from fogline.knowledge.parties import Parties
    from fogline.knowledge.sources import Sources
    from fogline.language.pipeline import Pipeline

__all__ = ["Parts", "others"]


def others(group: str) -> list[Any]:
    """What others than Fogline itself registered under an entry-point group, made without arguments.

    Built-ins are put together by hand, since they need their tables.
    """
    points = sorted(entry_points(group=group), key=lambda point: point.name)
    return [point.load()() for point in points if not point.value.startswith("fogline.")]


class Parts:
    """What the world is called, and who reads claims. ``folder`` is the case's; ``parties.toml`` and
    ``sources.toml`` in it add to the built-in tables. ``model`` is the language model that reads instead of the
    rules, where the case has one."""

    def __init__(self, folder: Path, model: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self.model = model
        self._pipelines: dict[str, Pipeline] = {}

    @cached_property
    def parties(self) -> Parties:
        """The parties, with those that the case adds."""
        from fogline.knowledge.parties import Parties

        with self._readable("parties.toml") as extra:
            return Parties.load(extra)

    @cached_property
    def sources(self) -> Sources:
        """The sources, with those that the case adds."""
        from fogline.knowledge.sources import Sources

        with self._readable("sources.toml") as extra:
            return Sources.load(extra)

    def set_sources(self, table: Path) -> None:
        """Keep ``table`` (TOML) as the case's own sources.

        Raises:
            InputError: not there, or no table of sources.
            CaseError: the case's folder cannot be written to.
        """
        from fogline.knowledge.sources import Sources

        try:
            data = table.read_bytes()
            made = Sources.load(table)
        except OSError as error:
            why = f"it cannot be read ({error.strerror or error})"
            raise InputError(str(table), why, "Check the path.") from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            why = f"it is no table of sources ({type(error).__name__}: {error})"
            raise InputError(str(table), why, "Mend it: docs/methods.md says what is in it.") from error
        partial = self._folder / ".sources.toml.part"
        try:
            partial.write_bytes(data)
            partial.replace(self._folder / "sources.toml")
        except OSError as error:
            raise disk_error(self._folder, error) from error
        self.__dict__["sources"] = made

    @cached_property
    def extractors(self) -> tuple[Extractor, ...]:
        """Everything that reads claims: the built-in rules or the case's language model, then what others registered.

        Raises:
            MissingPart: the gazetteer has not been built, or weights are missing.
        """
        if self.model is not None:
            from fogline.case.asked_model import extractor

            return (extractor(self.model, self.parties), *others("fogline.extractors"))
        return (*self._rules(), *others("fogline.extractors"))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Where places are: as built, and as imported for all cases and for this one.

        Raises:
            MissingPart: it has not been built.
        """
        from fogline.knowledge.gazetteer import Gazetteer
        from fogline.knowledge.import_places import places_files

        return Gazetteer.open(also=places_files(self._folder))

    def pipeline(self, code: str) -> Pipeline:
        """What reads the words of a language (ISO 639-1), loaded once.

        Raises:
            MissingPart: there are no weights for it.
        """
        from fogline.language import pipeline

        if code not in self._pipelines:
            self._pipelines[code] = pipeline.load(code)
        return self._pipelines[code]

    def _rules(self) -> list[Extractor]:
        from fogline.claims.extractor import RuleExtractor
        from fogline.language import pipeline

        codes = sorted(pipeline.languages())
        if not codes:  # never taken for "nothing is said"
            raise MissingPart(
                "the pipelines that read claims", "no weights are installed", "Install Fogline again."
            )
        loaders = {code: partial(self.pipeline, code) for code in codes}
        return [RuleExtractor(self.parties, self.gazetteer, loaders)]

    @contextlib.contextmanager
    def _readable(self, name: str) -> Iterator[Path | None]:
        """The case's own table, where it has one.

        Raises:
            CaseError: it is there, but it is not what it should be.
        """
        path = self._folder / name
        if not path.is_file():
            yield None
            return
        try:
            yield path
        except (OSError, ValueError, LookupError, TypeError) as error:  # a TOML error is a ValueError
            raise CaseError(
                str(path),
                f"it cannot be read ({type(error).__name__}: {error})",
                "Mend it: it has the tables that docs/methods.md shows, or take it away.",
            ) from error
