"""What one claim takes from another: the second half of a list from the first, a denial from what it denies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from fogline.claims.slavic.reading import Reading
from fogline.model import Arguments, Claim, Relation

__all__ = ["carried", "tied"]

_LOST = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT, Relation.INTERCEPTION})


def carried(reading: Reading, claim: Claim, before: Sequence[Claim]) -> Claim:
    """``claim`` with who and whom of the claim before it, where it only goes on with a list of what was lost.

    "The enemy lost 300 soldiers, two tanks and a gun": a piece without a verb of its own has those of the first.
    """
    if not before or claim.relation not in _LOST or claim.arguments != Arguments():
        return claim
    last = before[-1]
    if last.relation not in _LOST or last.end > claim.start:
        return claim
    begin, end = bisect_left(reading.starts, claim.start), bisect_left(reading.starts, claim.end)
    if reading.sentence_of[begin] != reading.sentence_of[bisect_left(reading.starts, last.start)]:
        return claim
    if any(reading.pos[k] in ("VERB", "AUX") for k in range(begin, end)):
        return claim
    return replace(claim, arguments=last.arguments)


def tied(claim: Claim, denied: Claim) -> Claim:
    """``claim`` as the denial of ``denied``, with whatever of who, whom, where and when it leaves open."""
    mine, theirs = claim.arguments, denied.arguments
    return replace(
        claim,
        denies=denied.id,
        arguments=Arguments(mine.actor or theirs.actor, mine.target or theirs.target),
        places=claim.places or denied.places,
        happened=claim.happened or denied.happened,
    )
