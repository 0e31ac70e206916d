"""Findings of checks, by the names of what was held against an answer."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.words import STANDING_WORDS, figure, plain, when
from fogline.model import Finding, Question

__all__ = ["FindingView", "finding_view"]


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a named check says: ``by`` names reference, maker's affiliation and date."""

    id: str
    outcome: str
    by: str
    figures: tuple[tuple[str, str], ...]
    reason: str
    about: str

    @property
    def told(self) -> str:
        """The figure that matters most, in words; empty where only the distance in days was measured."""
        name, value = self.figures[0] if self.figures else ("", "")
        return "" if not name or name.startswith("days") else f"{name} {value}"


def finding_view(finding: Finding, question: Question | None, book: Book) -> FindingView:
    """A finding with the names of what was held against the answer."""
    named: list[str] = []
    for key in finding.references:
        reference = book.references.get(key)
        if reference is None:
            continue
        whose = book.party(reference.party) if reference.party else "no party"
        standing = STANDING_WORDS[reference.standing]
        dated = f" of {when(reference.when)}" if reference.when else ", undated"
        named.append(f"{reference.kind} by {plain(reference.maker)} ({whose}, {standing}){dated}")
    answers = {a.id: a.text for a in question.answers} if question else {}
    return FindingView(
        id=finding.id,
        outcome=str(finding.outcome),
        by="; ".join(named) or finding.check,
        figures=tuple((name, figure(value)) for name, value in finding.figures),
        reason=finding.reason,
        about=plain(answers.get(finding.answer or "", "")),
    )
