"""One answer before it has its final form, and what it says in a word that belongs to no voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.knowledge.relations import Word
from fogline.model import Amount, Claim, Relation
from fogline.questions.matters import is_opposed, matter_of
from fogline.questions.reading import Reading

__all__ = ["Draft", "amount_words", "headline"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer before it has its final form: its readings, and what it says in a word."""

    id: str
    word: Word
    who: str | None
    readings: tuple[Reading, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that give it, each once."""
        return tuple({r.claim.id: r.claim for r in self.readings}.values())


_HEADS = {
    Word.YES: "Yes",
    Word.NEARLY: "Nearly",
    Word.PARTLY: "In part",
    Word.NO: "No",
    Word.PLANNED: "To come, not done",
    Word.MILITARY: "Military targets",
    Word.CIVILIAN: "Civilian targets",
}


def headline(draft: Draft, names: Mapping[str, str], relation: Relation) -> str:
    """The answer that all its voices share, in a word or a number: "Yes", "Not Russia", "about 300"."""
    spans = [r for r in draft.readings if r.span is not None]
    if spans:
        number = _numbers(spans)
        return f"Not {number}" if draft.word is Word.NO else number
    measure = draft.readings[0].topic.measure
    if is_opposed(measure) and draft.word in (Word.YES, Word.NO):
        return matter_of(measure).names[draft.word is Word.NO]
    who = names.get((draft.who or "").upper(), draft.who or "")
    if draft.word is Word.BY:
        return who or "By whom is not said"
    if draft.word is Word.NOT_BY:
        return f"Not {who}" if who else "Denied"
    if draft.word is Word.PARTLY and who:
        return f"{who}, in part"
    if relation is Relation.ROUTE and draft.word in (Word.YES, Word.NO):
        return "Open" if draft.word is Word.YES else "Cut"
    return _HEADS.get(draft.word, "Yes")


def _numbers(readings: list[Reading]) -> str:
    """The amount of the claim that gives it most plainly; the least and the most where they differ."""
    points = sorted({r.span.point for r in readings if r.span is not None})
    if len(points) > 1:
        unit = readings[0].claim.amount.unit if readings[0].claim.amount else None
        return f"{points[0]:,.10g} to {points[-1]:,.10g}{_unit(unit)}"
    # A claim may only agree with another's number ("roughly in line with"): the number is worded by who gives it.
    own = [r for r in readings if r.claim.amount and r.claim.amount.value in (None, points[0])]
    if not own:
        return f"{points[0]:,.10g}"
    amount = min(own, key=lambda r: (r.claim.party is None, r.claim.id)).claim.amount
    return amount_words(amount) if amount else f"{points[0]:,.10g}"


def amount_words(amount: Amount) -> str:
    """An amount with its bounds in English: "at least 40", "up to 500", "about 300", "5 to 10", "19 % or more"."""
    value, low, high, unit = amount.value, amount.low, amount.high, _unit(amount.unit)
    if value is None:
        if low is not None and high is not None:
            return f"{low:,.10g} to {high:,.10g}{unit}"
        return f"{low:,.10g}{unit} or more" if low is not None else f"{high or 0:,.10g}{unit} or fewer"
    number = f"{value:,.10g}{unit}"
    if low == value and high != value:
        over = (amount.qualifier or "").casefold() in ("more than", "over", "above", "exceeding")
        return f"more than {number}" if over else f"at least {number}"
    if high == value and low != value:
        return f"up to {number}"
    return f"about {number}" if amount.qualifier and low is None and high is None else number


def _unit(unit: str | None) -> str:
    if unit in (None, "persons", "people"):
        return ""
    return " %" if unit == "percent" else f" {unit}"
