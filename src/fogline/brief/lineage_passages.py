"""The words of passages that changed on the way: exact, and within their sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.language.sentences import sentence_spans
from fogline.model import Brief, Claim, Drift, Report, Stretch

__all__ = ["Passages", "Within"]

_AROUND = 160
"""So many code points before and after a passage are shown at most: a sentence, not a page."""


@dataclass(frozen=True, slots=True)
class Within:
    """A passage in its sentence: ``lead``, the ``words`` themselves, and what follows. ``cut`` marks say with "…" that
    the sentence goes on."""

    lead: str
    words: str
    rest: str


@dataclass(frozen=True, slots=True)
class Passages:
    """Looks passages up. In the form for sharing reports have no text: there a passage is its claim's own words."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _quotes: dict[tuple[str, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> Passages:
        """The passages of ``brief``."""
        quotes = {
            (c.report, c.start): c.quote
            for c in sorted(brief.claims, key=lambda c: (c.report, c.start, c.end))
        }
        return cls({r.id: r for r in brief.reports}, {c.id: c for c in brief.claims}, {}, quotes)

    def before(self, drift: Drift) -> Stretch | None:
        """The parent's passage; the claim's own where none is named, ``None`` where it is not in the brief."""
        return drift.before or self._of_claim(drift.from_claim)

    def after(self, drift: Drift) -> Stretch | None:
        """The child's passage; ``None`` where it was left out."""
        return drift.after or (self._of_claim(drift.to_claim) if drift.to_claim else None)

    def words(self, stretch: Stretch) -> str:
        """The text of ``stretch``; empty where it is not in the brief."""
        report = self.reports.get(stretch.report)
        if report is not None and report.text:
            return report.text[stretch.start : stretch.end]
        return self._quotes.get((stretch.report, stretch.start), "")[: stretch.end - stretch.start]

    def within(self, stretch: Stretch) -> Within:
        """``stretch`` with what its sentence says before and after it."""
        report = self.reports.get(stretch.report)
        if report is None or not report.text:
            return Within("", self.words(stretch), "")
        start, end = self._bounds(report, stretch)
        lead, rest = report.text[start : stretch.start], report.text[stretch.end : end]
        if len(lead) > _AROUND:
            lead = "… " + lead[-_AROUND:].partition(" ")[2]
        if len(rest) > _AROUND:
            rest = rest[:_AROUND].rpartition(" ")[0] + " …"
        return Within(lead, self.words(stretch), rest)

    def _bounds(self, report: Report, stretch: Stretch) -> tuple[int, int]:
        """From the beginning of the first sentence that ``stretch`` touches to the end of the last."""
        spans = self._sentences.get(report.id)
        if spans is None:
            spans = self._sentences[report.id] = list(sentence_spans(report.text))
        starts = [start for start, _ in spans]
        first = max(bisect_right(starts, stretch.start) - 1, 0)
        last = max(bisect_right(starts, max(stretch.end - 1, stretch.start)) - 1, 0)
        if not spans:
            return stretch.start, stretch.end
        return min(spans[first][0], stretch.start), max(spans[last][1], stretch.end)

    def _of_claim(self, id: str) -> Stretch | None:
        claim = self.claims.get(id)
        return None if claim is None else Stretch(claim.report, claim.start, claim.end)
