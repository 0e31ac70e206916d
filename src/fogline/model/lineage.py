"""Which report comes from which, and what changed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Drift", "Edge", "EdgeKind", "Lineage", "Origin", "OriginKind"]


class OriginKind(StrEnum):
    """What a group of reports begins with: a statement by a speaker, or a report."""

    STATEMENT = "statement"
    REPORT = "report"


class EdgeKind(StrEnum):
    """How a pickup was made."""

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    CREDIT = "credit"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class Origin:
    """The independent beginning of a group of reports, with ``why`` it is held to be one.

    ``report`` (an id) or ``speaker`` is set, by ``kind``. ``hearings`` counts the reports in the group that
    are not pickups of another one in it.
    """

    id: str
    kind: OriginKind
    report: str | None
    speaker: str | None
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    hearings: int
    why: str


@dataclass(frozen=True, slots=True)
class Edge:
    """``child`` derives from ``parent`` (report ids); undirected where that could not be told."""

    id: str
    child: str
    parent: str
    directed: bool
    kind: EdgeKind
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed along an edge, claim by claim (claim ids; ``to_claim`` is ``None`` where it was left out)."""

    id: str
    edge: str
    kind: str
    from_claim: str
    to_claim: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that is known of where reports come from.

    ``of_report`` maps a report's id to its origin's id; a report that is not in it is of unknown origin.
    """

    origins: tuple[Origin, ...] = ()
    edges: tuple[Edge, ...] = ()
    drift: tuple[Drift, ...] = ()
    of_report: tuple[tuple[str, str], ...] = ()
