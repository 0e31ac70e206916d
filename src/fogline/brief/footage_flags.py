"""What a flag on one item means for the items that match it: what they show is in part the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from fogline.model import Brief
from fogline.model.exhibit import Exhibit
from fogline.model.footage import Verdict

__all__ = ["SENSITIVE", "flags_of_matches", "why_hidden"]

SENSITIVE = frozenset({"graphic", "prisoners"})
"""The flags for what is in a picture; others are about an item alone, and not about another copy of it."""


def flags_of_matches(brief: Brief) -> dict[str, frozenset[str]]:
    """SHA-256 of an item -> why the pictures of an item that it matches are sensitive; only items with such a match."""
    own = {e.item.sha256: SENSITIVE.intersection(e.flags) for e in brief.footage}
    found: dict[str, set[str]] = defaultdict(set)
    for pair in brief.alike:
        if pair.match.verdict is Verdict.NONE:
            continue
        one, other = pair.match.asked, pair.match.found
        found[one] |= own.get(other, frozenset())
        found[other] |= own.get(one, frozenset())
    return {digest: frozenset(flags) for digest, flags in found.items() if flags}


def why_hidden(exhibits: Iterable[Exhibit], lent: Mapping[str, frozenset[str]]) -> str:
    """Why the pictures of these items are behind a click ("flagged as graphic"), "" where they are not; ``lent`` is
    what :func:`flags_of_matches` says."""
    items = tuple(exhibits)
    marked = sorted({flag for e in items for flag in e.flags if flag in SENSITIVE})
    if marked:
        return f"flagged as {' and '.join(marked)}"
    near = sorted({flag for e in items for flag in lent.get(e.item.sha256, ())})
    return f"that match an item flagged as {' and '.join(near)}" if near else ""
