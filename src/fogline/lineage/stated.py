"""Likeness that is not the reports' own: the same official's words, and forms that one publisher fills in day by day.

Ten channels that give a mayor's two sentences have heard one statement, each by itself as far as anybody can tell: one
origin with ten hearings, and no edge among them. What would show a pickup is more than the statement: a credit, or
sentences of the outlet's own. Across languages somebody has translated it, and whose words those are is a sign.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from fogline.knowledge.outlets import outlets
from fogline.lineage.credited import source_keys
from fogline.lineage.direction import hours_between
from fogline.lineage.passages import Text
from fogline.model import Claim, Edge, EdgeKind, Report, Standing, Stretch

__all__ = ["Stated", "is_agencys", "is_series", "is_stale"]

MOST = 2
"""So many aligned passages at most may be but a statement's: who has more of them in common selected them alike."""

STALE = 72.0
"""Hours after which a part that is shared is background rather than news."""

_HEAD = 160
_VARIES = re.compile(r"\d+|\b[^\W\d_]{3,}\b(?=\s*\d)|(?<=\d)\s+[^\W\d_]{3,}\b")
"""Numbers, and words beside them (months, in any language)."""


class Stated:
    """What named officials say in each report, by the claims found there."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._said: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for claim in claims:
            speaker = claim.speaker
            if speaker is not None and speaker.start is not None and speaker.standing is Standing.OFFICIAL:
                self._said[claim.report].append((claim.start, claim.end))

    def only(self, edge: Edge, by_id: Mapping[str, Report]) -> bool:
        """Whether all that the child has in common with the parent it gives as what officials say, and no mark or credit
        says that it was taken from there. Where the attribution was lost on the way, the edge is what shows it."""
        if edge.kind in (EdgeKind.FORWARD, EdgeKind.CREDIT) or not 0 < len(edge.aligned) <= MOST:
            return False
        child, parent = by_id[edge.child], by_id[edge.parent]
        if child.source.id == parent.source.id or child.language != parent.language or _is_marked(edge):
            return False
        if parent.source.standing is Standing.OFFICIAL:
            return False  # its own statement, heard there
        return all(self._is_said(a.child) for a in edge.aligned)

    def _is_said(self, stretch: Stretch) -> bool:
        said = self._said.get(stretch.report, ())
        return any(start < stretch.end and stretch.start < end for start, end in said)


def _is_marked(edge: Edge) -> bool:
    return any(words.startswith(("credits", "links", "forwarded", "names")) for words in edge.evidence)


def is_agencys(edge: Edge, by_id: Mapping[str, Report]) -> bool:
    """Whether a news agency would have rewritten an outlet without naming it. Agencies have the same news from the same
    bodies and witnesses in the same hour, and name each other where they have it from each other."""
    child, parent = by_id[edge.child], by_id[edge.parent]
    if edge.kind not in (EdgeKind.REWRITE, EdgeKind.TRANSLATION) or _is_marked(edge):
        return False
    return parent.source.standing is not Standing.OFFICIAL and bool(
        source_keys(child.source) & outlets().agencies
    )


def is_stale(edge: Edge, by_id: Mapping[str, Report], texts: Mapping[str, Text]) -> bool:
    """Whether a report days later has less than half of its passages from the other, which it does not name: stock
    sentences and background, which stand in much that is written of one war, beside news of its own. A text is looked
    at only where time does not tell."""
    hours = hours_between(by_id[edge.child], by_id[edge.parent])
    if hours is None or hours <= STALE or _is_marked(edge):
        return False
    return 2 * len(edge.aligned) < len(texts[edge.child].passages)


def is_series(one: Report, other: Report) -> bool:
    """Whether two reports of one publisher are numbers of a series: heads alike but for numbers and dates."""
    if one.source.id != other.source.id:
        return False
    mine, theirs = (" ".join((r.title or r.text[:_HEAD]).split()).casefold() for r in (one, other))
    return mine != theirs and _VARIES.sub("", mine) == _VARIES.sub("", theirs) and bool(_VARIES.search(mine))
