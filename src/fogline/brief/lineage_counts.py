"""How many reports, known origins and unknown beginnings there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.brief.words import count
from fogline.model import Claim, Lineage, Report

__all__ = ["ClaimOrigins", "Counted", "beginning_of", "counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Reports by where they begin: ``known`` origins, and ``unknown`` beginnings.

    Reports of unknown origin whose words begin in one report are one unknown; no unknown counts as independent.
    """

    reports: int
    known: int
    unknown: int

    def __str__(self) -> str:
        """``9 reports, 2 known origins, 1 unknown``."""
        known = count(self.known, "known origin") if self.known else "no known origin"
        unknown = f"{self.unknown:,} unknown" if self.unknown else "none unknown"
        return f"{count(self.reports, 'report')}, {known}, {unknown}"


def counted(reports: Mapping[str, Report], lineage: Lineage) -> Counted:
    """The counts over ``reports``, by their ids."""
    origin_of = dict(lineage.of_report)
    begins = beginning_of(reports, lineage)
    known = {origin_of[id] for id in reports if id in origin_of}
    unknown = {begins[id] for id in reports if id not in origin_of}
    return Counted(len(reports), len(known), len(unknown))


def beginning_of(reports: Mapping[str, Report], lineage: Lineage) -> dict[str, str]:
    """The id of the report where each report's words begin, as far as the case shows: its own where nothing is said."""
    told = dict(lineage.beginning)
    return {id: told.get(id, id) for id in reports}


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """Where each claim begins: the id of its origin, ``None`` where that is unknown, and the report (id) in which its
    passage begins as far as the case shows: one article may hold agency copy and its own reporting."""

    origins: Mapping[str, str]
    beginnings: Mapping[str, str]

    @classmethod
    def of(cls, lineage: Lineage) -> ClaimOrigins:
        """What ``lineage`` says of claims."""
        return cls({c: o.id for o in lineage.origins for c in o.claims}, dict(lineage.claim_beginning))

    def of_claim(self, claim: Claim) -> tuple[str | None, str]:
        """Origin and beginning of ``claim``; it begins in its own report where nothing else is said."""
        return self.origins.get(claim.id), self.beginnings.get(claim.id, claim.report)
