"""Lineage of a case, with what the case keeps of what was worked out before."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.errors import CaseError
from fogline.model import Claim, Lineage, Report

if TYPE_CHECKING:
    from fogline.case.links import Links
    from fogline.store.write import Store

__all__ = ["traced"]


def traced(store: Store, reports: Sequence[Report], claims: Sequence[Claim], links: Links) -> Lineage:
    """Where reports and claims come from. What is kept only saves time: without it the same comes out."""
    from fogline.lineage import trace
    from fogline.lineage.known import Known, method

    by = method()
    known = Known(store.worked_out(by) if by else None)
    lineage = trace(reports, claims, added=links.added, cut=links.cut, known=known)
    if by and known.changed:
        # A case that is locked, full or may not be written to is read all the same, only slower next time.
        with contextlib.suppress(CaseError):
            store.keep_worked_out(by, known.used)
    return lineage
