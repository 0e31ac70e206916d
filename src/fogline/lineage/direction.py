"""Which of two reports was made from the other: by credit, else by time, never by how widely either is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from fogline.model import Report, Standing

__all__ = ["WARNING", "Direction", "direct", "earlier", "gap", "hours_between", "is_own", "one_item", "order"]

WARNING = "warning: dated before what it credits; the credit gives the direction"
UNTOLD = "which came first cannot be told from their times"


@dataclass(frozen=True, slots=True)
class Direction:
    """``child`` was made from ``parent`` (ids); ``told`` is false where that is only the order in which they are kept.

    ``against_time``: the child is dated before what it credits. ``named``: no time tells, but the child names who
    publishes the parent.
    """

    child: str
    parent: str
    told: bool
    against_time: bool = False
    named: bool = False


def order(report: Report) -> tuple[str, str, str]:
    """When a report was published, then its id; undated reports come last."""
    if report.published is None:
        return ("9999", "", report.id)
    begun = report.published.earliest
    if not isinstance(begun, datetime):
        return (begun.isoformat(), "", report.id)
    begun = begun.astimezone(UTC)
    return (begun.date().isoformat(), begun.isoformat(), report.id)


def earlier(a: Report, b: Report) -> bool | None:
    """Whether ``a`` was published before ``b``; ``None`` where their times do not tell."""
    if a.published is None or b.published is None:
        return None
    one, other = a.published, b.published
    if _before(one.latest, other.earliest) or _before(other.latest, one.earliest):
        return _before(one.latest, other.earliest)
    if isinstance(one.latest, datetime) and isinstance(other.earliest, datetime):
        return None
    if one.last_day < other.first_day:
        return True
    return False if other.last_day < one.first_day else None


def _before(a: date | datetime, b: date | datetime) -> bool:
    return isinstance(a, datetime) and isinstance(b, datetime) and a < b


def direct(
    a: Report, b: Report, a_credits: bool, b_credits: bool, a_names: bool = False, b_names: bool = False
) -> Direction:
    """The direction between two reports that are known to be related; a credit of one side alone goes before time.

    ``a_names``: the first names the body that publishes the second, as reports of a statement do; that goes where no
    time tells, and where the second is an official body's own publication, which agencies are often quicker to quote
    than the body is to put on its page.
    """
    before = earlier(a, b)
    if a_credits != b_credits:
        child, parent = (a, b) if a_credits else (b, a)
        late = before if a_credits else (None if before is None else not before)
        return Direction(child.id, parent.id, True, against_time=bool(late))
    if is_own(b) and not is_own(a) and a_names:
        return Direction(a.id, b.id, True, against_time=bool(before), named=True)
    if is_own(a) and not is_own(b) and b_names:
        return Direction(b.id, a.id, True, against_time=before is False, named=True)
    if before is None and a_names != b_names:
        child, parent = (a, b) if a_names else (b, a)
        return Direction(child.id, parent.id, True, named=True)
    if before is None:
        first, last = sorted((a, b), key=order)
        return Direction(last.id, first.id, False)
    return Direction(b.id, a.id, True) if before else Direction(a.id, b.id, True)


def is_own(report: Report) -> bool:
    """Whether an official body publishes in its own name, at an address or channel known to be its own."""
    return report.source.standing is Standing.OFFICIAL and report.source.known_by != "purported"


def one_item(a: Report, b: Report) -> bool:
    """Whether the two are versions of one item: versions are not copies."""
    return a.url is not None and a.url == b.url and a.source.id == b.source.id and a.part == b.part


def hours_between(a: Report, b: Report) -> float | None:
    """Hours between two reports, at least; whole days where only days are known, ``None`` where one is undated."""
    if a.published is None or b.published is None:
        return None
    one, other = a.published.earliest, b.published.earliest
    if isinstance(one, datetime) and isinstance(other, datetime):
        return abs((one - other).total_seconds()) / 3600
    return max(0, abs((a.published.first_day - b.published.first_day).days) - 1) * 24.0


def gap(parent: Report, child: Report) -> str | None:
    """How long after ``parent`` the ``child`` was published, in words; ``None`` where moments are not known."""
    if parent.published is None or child.published is None:
        return None
    first, then = parent.published.earliest, child.published.earliest
    if not isinstance(first, datetime) or not isinstance(then, datetime):
        days = (child.published.first_day - parent.published.first_day).days
        return f"{days} {'day' if days == 1 else 'days'} later" if days > 0 else None
    minutes = int((then - first).total_seconds() // 60)
    if minutes < 0:
        return None
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return f"{hours // 24} days later"
    words = " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)
    return f"{words} later" if words else "in the same minute"
