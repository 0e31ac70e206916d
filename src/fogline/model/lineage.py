"""Which report comes from which, and what changed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Aligned", "Drift", "DriftKind", "Edge", "EdgeKind", "Lineage", "Origin", "OriginKind", "Stretch"]


class OriginKind(StrEnum):
    """What a group of reports begins with: a statement by a speaker, or a report."""

    STATEMENT = "statement"
    REPORT = "report"


class EdgeKind(StrEnum):
    """How a pickup was made.

    A copy keeps the words, a rewrite keeps facts, order and quotations but few words, a translation is either in
    another language. ``CREDIT`` is a pickup that the child itself names and whose likeness alone would not show it;
    ``FORWARD`` one that the platform marks.
    """

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    CREDIT = "credit"
    FORWARD = "forward"


class DriftKind(StrEnum):
    """What changed between a passage and its pickup."""

    AMOUNT = "amount changed"
    BOUND_LOST = "bound lost"
    HEDGE_LOST = "hedge lost"
    HEDGE_ADDED = "hedge added"
    ATTRIBUTION_LOST = "attribution lost"
    ACT_STRENGTHENED = "act strengthened"
    VERIFICATION_WIDENED = "verification widened"
    VERIFICATION_DROPPED = "verification dropped"
    DATE_SHIFTED = "date shifted"
    PLACE_SHIFTED = "place shifted"
    DENIAL_LEFT_OUT = "denial left out"
    ACCOUNT_LEFT_OUT = "account left out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one report's text: ``report`` is its id, ``start`` and ``end`` count code points of ``text``."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage of the child and the passage of the parent that it was made from. ``likeness`` is 0 to 1."""

    child: Stretch
    parent: Stretch
    likeness: float


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
    """``child`` derives from ``parent`` (report ids); undirected where that could not be told.

    ``aligned`` are the passages that the child has from this parent, in the child's order; a report with several
    parents has each passage from one of them. Empty where only a mark or a person says so.
    """

    id: str
    child: str
    parent: str
    directed: bool
    kind: EdgeKind
    evidence: tuple[str, ...]
    aligned: tuple[Aligned, ...] = ()
    decision: str | None = None
    """The id of the person's decision that added it; ``None`` where it was computed."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed along an edge (its id), claim by claim; ``to_claim`` is ``None`` where nothing stands for it.

    ``before`` is the parent's passage, ``after`` the child's; ``after`` is ``None`` where it was left out.
    """

    id: str
    edge: str
    kind: DriftKind
    from_claim: str
    to_claim: str | None
    note: str
    before: Stretch | None = None
    after: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that is known of where reports come from.

    ``of_report`` maps a report's id to its origin's id; a report that is not in it is of unknown origin.
    ``beginning`` maps every report's id to that of the report where its words begin as far as the case shows: its
    own where it has no parent. Reports of unknown origin with one beginning are one unknown, not several.
    ``claim_beginning`` maps every claim's id to the report where its passage begins: one article may hold agency copy
    and own reporting. A claim that no origin holds is of unknown origin.
    """

    origins: tuple[Origin, ...] = ()
    edges: tuple[Edge, ...] = ()
    drift: tuple[Drift, ...] = ()
    of_report: tuple[tuple[str, str], ...] = ()
    beginning: tuple[tuple[str, str], ...] = ()
    claim_beginning: tuple[tuple[str, str], ...] = ()
