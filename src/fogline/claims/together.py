"""What claims have from one another: the place of what was said at once, the count of "the same toll"."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.model import Claim, Relation

__all__ = ["repeated", "where_the_rest_was"]

_SAME = re.compile(r"^the same (?:death )?(?:toll|figure|number|count)\b", re.IGNORECASE)


def where_the_rest_was(claim: Claim, before: Claim | None) -> Claim:
    """The second part of what is said at once happened where the first says it did, if it names no place itself."""
    if before is None or not before.places or claim.relation is Relation.STATEMENT:
        return claim
    own = any(claim.start <= place.start < claim.end for place in claim.places)
    named = any(before.start <= place.start < before.end for place in before.places)
    return replace(claim, places=before.places) if named and not own else claim


def repeated(claims: list[Claim]) -> list[Claim]:
    """The amount of "the same death toll": that of the last claim before it that counts the dead."""
    out = list(claims)
    for n, claim in enumerate(out):
        if claim.amount is not None or not _SAME.search(claim.quote):
            continue
        before = [
            c for c in out if c.end <= claim.start and c.amount is not None and c.relation is claim.relation
        ]
        dead = [c for c in before if c.amount is not None and "killed" in (c.amount.of or "")]
        known = dead or before
        if known and (last := max(known, key=lambda c: c.start)).amount is not None:
            out[n] = replace(claim, amount=last.amount)
    return out
