"""Reports to claims: what no extractor has read yet, report by report, so that nothing is done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import entry_points

from fogline import __version__
from fogline.case.asked_model import note_dropped
from fogline.case.intake import Progress
from fogline.case.parts import Parts
from fogline.claims.version import MADE_BY
from fogline.errors import FoglineError
from fogline.model import Claim, Failure, Report
from fogline.plugins import Extractor
from fogline.store.write import Store

__all__ = ["Readers", "extract", "readers"]

_SETTING = "extractors"


@dataclass(frozen=True, slots=True)
class Readers:
    """Who read a case for claims: (name, languages) of each extractor, and the languages of all."""

    extractors: tuple[tuple[str, frozenset[str]], ...]

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages that are read for claims."""
        return frozenset().union(*(languages for _, languages in self.extractors))


def readers(store: Store) -> Readers | None:
    """Who read the case last, where it was this Fogline with these plug-ins; else ``None``.

    It is kept so that a case in which everything is read can be asked without loading a parser.
    """
    kept = store.setting(_SETTING)
    if kept is None or kept["installed"] != _installed():
        return None
    return Readers(tuple((name, frozenset(languages)) for name, languages in kept["extractors"]))


def extract(store: Store, parts: Parts, progress: Progress) -> int:
    """Read for claims what is still unread; each report is kept as soon as it is read. Returns how many were."""
    known = readers(store)
    if known is not None and not any(store.count_unread(*extractor) for extractor in known.extractors):
        return 0
    reading = [[key(extractor), sorted(extractor.languages)] for extractor in parts.extractors]
    store.set_setting(_SETTING, {"installed": _installed(), "extractors": reading})
    done = 0
    for extractor in parts.extractors:
        left = store.count_unread(key(extractor), extractor.languages)
        told: Counter[str] | None = getattr(extractor, "dropped", None)
        dropped = Counter() if told is None else told
        for number, report in enumerate(store.unread(key(extractor), extractor.languages), 1):
            done += _read(store, extractor, report)
            note_dropped(store, dropped)
            dropped.clear()
            progress("reading for claims", number, left)
    return done


def key(extractor: Extractor) -> str:
    """The extractor's name with its version: its own, else that of this Fogline."""
    if "/" in extractor.name:
        return extractor.name
    return f"{extractor.name}/{getattr(extractor, 'version', __version__)}"


def _read(store: Store, extractor: Extractor, report: Report) -> bool:
    """Read one report; where the extractor fails on it, that is noted and it stays unread."""
    now = datetime.now(UTC)
    given = f"claims:{report.id}"
    try:
        claims: Iterable[Claim] = list(extractor.extract(report))
    except FoglineError:
        raise
    except Exception as error:  # noqa: BLE001 - one report's fault must not lose the others; it is shown
        why = f"{extractor.name} failed on it ({type(error).__name__}: {error}); it is not read for claims"
        failure = Failure(report.name or report.id, why, "Please report this as a fault.", report.part)
        store.note_failures(given, [failure], now)
        return False
    store.put_claims(report.id, key(extractor), claims, now)
    return True


def _installed() -> str:
    """What the extractors are, without loading any: where this changes, the case is asked again what is unread."""
    found = sorted(
        f"{point.name}={point.value}@{point.dist.version if point.dist else ''}"
        for point in entry_points(group="fogline.extractors")
    )
    return " ".join([__version__, MADE_BY, *found])
