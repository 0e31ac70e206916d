"""People's decisions as the page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.brief.book import Book
from fogline.brief.lineage_words import label
from fogline.brief.words import plain
from fogline.model import Brief, Decision, What, in_words, live
from fogline.model.decision import PAIRS

__all__ = ["DecisionRow", "decision_rows"]

_BETWEEN = {
    What.APART: "answers another question than",
    What.TOGETHER: "answers the same question as",
    What.FROM: "comes from",
    What.NOT_FROM: "does not come from, nor the other way round,",
}
Link = tuple[str, str]
"""Where it leads (an element's id, empty for nowhere), and how it is shown."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision: on which item, about what, from what to what (or between which two items); ``state`` where it
    changes nothing any longer."""

    at: str
    by: str
    on: Link
    what: str
    before: str
    after: str
    other: Link | None
    why: str
    state: str


def decision_rows(brief: Brief, book: Book) -> tuple[DecisionRow, ...]:
    """All decisions of ``brief``, in their order."""
    stand = {d.id for d in live(brief.decisions)}
    return tuple(_row(d, d.id in stand or d.undoes is not None, book) for d in brief.decisions)


def _row(d: Decision, stands: bool, book: Book) -> DecisionRow:
    item = "report" if d.what in (What.FROM, What.NOT_FROM) else "passage"
    lost = d.id in book.brief.lost
    state = f"bound to a {item} that is no longer found" if lost else "" if stands else "undone"
    pair = d.what in PAIRS and d.to_value is not None
    return DecisionRow(
        d.at.isoformat(timespec="minutes"),
        plain(d.by),
        _link(d.on, book),
        f"undoes {d.undoes}" if d.undoes else _BETWEEN.get(What(d.what), d.what) if pair else d.what,
        plain(in_words(d.what, d.from_value)) if d.from_value else "",
        plain(in_words(d.what, d.to_value)) if d.to_value and not pair else "",
        _link(d.to_value or "", book) if pair else None,
        plain(d.why or ""),
        state,
    )


def _link(id: str, book: Book) -> Link:
    if id in book.reports:
        return (id, label(id, book))
    return (f"n-{id}" if id in book.claims else "", id)
