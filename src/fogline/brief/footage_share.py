"""Footage in the form for sharing: only what people wrote something down about, and nothing that is flagged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from fogline.brief.footage_flags import flags_of_matches
from fogline.model import Brief, What
from fogline.model.exhibit import Exhibit, SaidOf

__all__ = ["shared_footage", "told_shortly"]


_UNNAMED = "name not shared"
"""Who looked is known in the case: a name in a file that goes round can be a danger to its bearer."""


def told_shortly(brief: Brief, findings: Collection[str], cut: Callable[[str], str]) -> tuple[Exhibit, ...]:
    """The footage with passages cut to what a shared file may hold, and of their findings only those with these ids."""
    return tuple(
        replace(e, said=tuple(_shortly(one, findings, cut) for one in e.said)) for e in brief.footage
    )


def _shortly(one: SaidOf, findings: Collection[str], cut: Callable[[str], str]) -> SaidOf:
    text = cut(one.passage.text)
    passage = replace(one.passage, end=one.passage.start + len(text), text=text)
    return replace(one, passage=passage, findings=tuple(key for key in one.findings if key in findings))


def shared_footage(brief: Brief, reports: Collection[str]) -> Brief:
    """``brief`` with the footage that may be passed on.

    An item that is flagged, for whatever reason, or that nobody has written anything down about is left out with its
    matches. Pictures stay only where somebody wrote down the permission to use them, and where the item matches none that
    is flagged as graphic or as showing prisoners: it shows in part the same. Of what is said of an item only the
    claims of ``brief`` stay. Positions never leave the case; nor do the names of people who looked, or reports that are
    not shown (``reports`` are the ids of those that are).
    """
    claims = {claim.id for claim in brief.claims}
    lent = flags_of_matches(brief)
    shown = tuple(
        _shared(e if e.item.sha256 not in lent else replace(e, sheet=()), reports, claims)
        for e in brief.footage
        if not e.flags and any(r.found for r in e.record)
    )
    pictured = {e.item.sha256 for e in shown if e.sheet}
    items = {e.item.sha256 for e in shown}
    return replace(
        brief,
        footage=shown,
        alike=tuple(
            a if {a.match.asked, a.match.found} <= pictured else replace(a, frames=())
            for a in brief.alike
            if {a.match.asked, a.match.found} <= items
        ),
    )


def _shared(e: Exhibit, reports: Collection[str], claims: Collection[str]) -> Exhibit:
    may_be_shown = any(r.found is not None and r.aspect is What.PERMISSION for r in e.record)
    said = tuple(one for one in e.said if one.claim in claims and one.report in reports)
    if len(said) < len(e.said):  # a passage that is left out may have lent its place or time
        said = tuple(one if not one.lent else _unlent(one) for one in said)
    evidence = e.evidence and replace(e.evidence, position=None, fields=())
    return replace(
        e,
        sheet=e.sheet if may_be_shown else (),
        evidence=evidence,
        record=tuple(
            replace(r, by=r.by and _UNNAMED, second=r.second and _UNNAMED) if r.found is not None else r
            for r in e.record
        ),
        said=said,
        haze=e.haze if any(one.speaks_of_fog for one in said) else None,
        postings=tuple(
            p if p.report in reports else replace(p, report=None, forwarded=None) for p in e.postings
        ),
    )


def _unlent(one: SaidOf) -> SaidOf:
    """Without place and time that another passage lent, and what was held against the item with them."""
    return replace(
        one,
        place=None if "place" in one.lent else one.place,
        when=None if "time" in one.lent else one.when,
        lent=(),
        held=(),
    )
