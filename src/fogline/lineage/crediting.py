"""The credit by which one report names another, of all that it gives."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.lineage.credited import credit_keys, source_keys
from fogline.model import Credit, Report

__all__ = ["Credits", "credit_words"]

_RANK = {"forward": 0, "canonical": 1, "link": 2, "credit": 3}


class Credits:
    """Looks up, for any two of a set of reports, the credit by which the one names the other."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._names = {r.id: source_keys(r.source) for r in reports}

    def find(self, child: Report, parent: Report) -> Credit | None:
        """The most telling credit of ``child`` that means ``parent`` or its publisher; none for its own publisher.

        A forward goes before an address, an address before a name.
        """
        if not child.credits:
            return None
        names = self._names[parent.id]
        found = [
            c
            for c in child.credits
            if (c.url is not None and c.url == parent.url) or not names.isdisjoint(credit_keys(c))
        ]
        if child.source.id == parent.source.id:
            found = [c for c in found if c.kind == "forward" or (c.url is not None and c.url == parent.url)]
        return min(found, key=lambda c: (_RANK.get(c.kind, 4), c.start or 0, c.name), default=None)


def credit_words(credit: Credit) -> str:
    """A credit as evidence: "forwarded from X", "links to X", "credits X"."""
    words = {"forward": "forwarded from", "link": "links to", "canonical": "gives as its first address"}
    return f"{words.get(credit.kind, 'credits')} {credit.name}"
