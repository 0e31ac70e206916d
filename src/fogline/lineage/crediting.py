"""The credit by which one report names another, of all that it gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from fogline.lineage.credited import means, page_key
from fogline.lineage.marks import read_words
from fogline.lineage.passages import Text
from fogline.model import Credit, Report, Source, Standing

__all__ = ["Credits", "credit_words", "names_body"]

_RANK = {"forward": 0, "canonical": 1, "link": 2, "credit": 3}


class Credits:
    """Looks up, for any two of a set of reports, the credit by which the one names the other."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._pages = {r.id: page_key(r.url) for r in reports}

    def find(self, child: Report, parent: Report) -> Credit | None:
        """The most telling credit of ``child`` that means ``parent`` or its publisher; none for its own publisher.

        A forward goes before an address, an address before a name.
        """
        if not child.credits:
            return None
        found = [c for c in child.credits if means(c, parent)]
        if child.source.id == parent.source.id:
            page = self._pages[parent.id]
            found = [
                c for c in found if c.kind == "forward" or (page is not None and page_key(c.url) == page)
            ]
        return min(found, key=lambda c: (_RANK.get(c.kind, 4), c.start or 0, c.name), default=None)


def names_body(text: Text, source: Source) -> bool:
    """Whether a passage names the body that publishes in its own name: "according to the Malian Armed Forces".

    In another language it is the state and the kind of body that are known again: "министерство обороны Армении".
    """
    if source.standing is not Standing.OFFICIAL or source.known_by == "purported":
        return False
    wanted = _name_marks(source.name)
    state = frozenset(m for m in wanted if m[0] == "g")
    kind = frozenset(m for m in wanted if m[0] == "c")
    ministry = kind & {"c:ministry"}
    return len(wanted) > 1 and any(
        wanted <= marks or (state and (state | ministry) <= marks and len(kind & marks) >= 2)
        for marks in (frozenset(p.words.marks) for p in text.passages)
    )


@lru_cache(maxsize=4096)
def _name_marks(name: str) -> frozenset[str]:
    return frozenset(m for m in read_words(name).marks if m[0] not in "so")


def credit_words(credit: Credit) -> str:
    """A credit as evidence: "forwarded from X", "links to X", "credits X"."""
    words = {"forward": "forwarded from", "link": "links to", "canonical": "gives as its first address"}
    return f"{words.get(credit.kind, 'credits')} {credit.name}"
