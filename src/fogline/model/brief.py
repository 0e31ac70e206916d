"""What comes out: everything that the page and the files show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fogline.model.claim import Claim
from fogline.model.decision import Correction, Decision, Shared, Translation
from fogline.model.exhibit import Alike, Exhibit
from fogline.model.lineage import Lineage
from fogline.model.question import Gloss, Question, Related
from fogline.model.reference import Finding, Reference
from fogline.model.report import Failure, Report, Source, Standing

__all__ = ["Brief", "Outline", "ReadCount"]


@dataclass(frozen=True, slots=True)
class ReadCount:
    """What was read of one party and standing. ``party`` is ``None`` for observers and unknown sources."""

    party: str | None
    standing: Standing
    reports: int
    partial: int
    latest: date | datetime | None
    not_read: int = 0
    """Reports kept and shown, but not read for claims (their language has no extractor)."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a map draws as held, simplified for a picture. ``rings`` are closed rings of (longitude, latitude)
    in WGS 84 degrees, outer rings and holes alike (filled by the even-odd rule)."""

    reference: str
    label: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    line: tuple[tuple[tuple[float, float], ...], ...] = ()
    """What of the rings is the drawn line, as open paths: not where they run along the edge of what the map was cut
    to (a coast, a border). Empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One case at one time. ``opposing`` lists pairs of parties; ``inferred`` says that nobody named them."""

    case: str
    made_at: datetime
    made_by: str
    parties: tuple[str, ...]
    opposing: tuple[tuple[str, str], ...]
    opposing_inferred: bool
    read: tuple[ReadCount, ...]
    failed: tuple[Failure, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    lineage: Lineage
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    limits: tuple[str, ...]
    outlines: tuple[Outline, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """What each party is called: (code, English name)."""
    not_read: tuple[str, ...] = ()
    """Ids of the reports that no extractor reads (their language has none): shown as such, never as absence."""
    glosses: tuple[Gloss, ...] = ()
    """For claims that are not in English."""
    related: tuple[Related, ...] = ()
    """Groups of claims that fit no question and speak of like things."""
    corrections: tuple[Correction, ...] = ()
    """What people corrected, field by field; ``claims`` and ``reports`` hold the corrected values."""
    translations: tuple[Translation, ...] = ()
    """Signed translations of passages into English."""
    lost: tuple[str, ...] = ()
    """Ids of decisions that are bound to a passage or report that is no longer found; they change nothing."""
    footage: tuple[Exhibit, ...] = ()
    """Videos and pictures, the earliest posted first."""
    alike: tuple[Alike, ...] = ()
    """Pairs of them that match."""
    shared: Shared | None = None
    """Set where the brief was made to be passed on; ``None`` for the whole one."""
