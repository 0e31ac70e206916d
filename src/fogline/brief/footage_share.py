"""Footage in the form for sharing: only what people wrote something down about, and nothing that is flagged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fogline.model import Brief, What
from fogline.model.exhibit import Exhibit

__all__ = ["shared_footage"]


def shared_footage(brief: Brief, reports: Collection[str]) -> Brief:
    """``brief`` with the footage that may be passed on.

    An item that is flagged, for whatever reason, or that nobody has written anything down about is left out with its
    matches. Pictures stay only where somebody wrote down the permission to use them. Positions never leave the case;
    nor do the names of people who looked, or reports that are not shown (``reports`` are the ids of those that are).
    """
    shown = tuple(
        _shared(e, reports) for e in brief.footage if not e.flags and any(r.found for r in e.record)
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


def _shared(e: Exhibit, reports: Collection[str]) -> Exhibit:
    may_be_shown = any(r.found is not None and r.aspect is What.PERMISSION for r in e.record)
    evidence = e.evidence and replace(e.evidence, position=None, fields=())
    return replace(
        e,
        sheet=e.sheet if may_be_shown else (),
        evidence=evidence,
        postings=tuple(p if p.report in reports else replace(p, report=None) for p in e.postings),
    )
