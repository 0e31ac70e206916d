"""Characters that nobody sees: left out for reading, so that "Ky\u200biv" is Kyiv, and put back into every passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from fogline.model import Claim, Passage, Place, Report, Speaker, content_id

__all__ = ["Seen", "seen"]

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
"""Soft hyphens, zero-width spaces and joiners, marks of writing direction, byte order marks."""

_Named = TypeVar("_Named", Speaker, Place)


@dataclass(frozen=True, slots=True)
class Seen:
    """A report without invisible characters, and the way back to the text as it stands.

    ``cuts`` are where, in the visible text, something was left out, and how much in all up to there (code points).
    """

    report: Report
    whole: Report
    cuts: tuple[tuple[int, int], ...]

    def claims(self, found: Iterable[Claim]) -> Iterator[Claim]:
        """Claims of the visible text as claims of the whole one: passages are literally in it."""
        made = [self._whole(claim) for claim in found]
        ids = {old: new.id for old, new in made}
        for _, claim in made:
            yield replace(claim, denies=ids.get(claim.denies)) if claim.denies else claim

    def _whole(self, claim: Claim) -> tuple[str, Claim]:
        start, end = self._span(claim.start, claim.end)
        name = claim.speaker.name if claim.speaker else None
        cue = claim.cue and Passage(*self._span(claim.cue.start, claim.cue.end), "")
        moved = replace(
            claim,
            id=content_id("c", claim.report, start, end, name, claim.relation.value),
            start=start, end=end, quote=self.whole.text[start:end],
            cue=cue and replace(cue, text=self.whole.text[cue.start : cue.end]),
            speakers=tuple(
                one if one.start is None or one.end is None else self._mentioned(one, one.start, one.end)
                for one in claim.speakers
            ),
            places=tuple(
                one if one.start is None or one.end is None else self._mentioned(one, one.start, one.end)
                for one in claim.places
            ),
        )  # fmt: skip
        return claim.id, moved

    def _mentioned(self, one: _Named, start: int, end: int) -> _Named:
        start, end = self._span(start, end)
        return replace(one, mention=self.whole.text[start:end], start=start, end=end)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        last = self._at(end - 1) + 1 if end > start else self._at(start)
        return self._at(start), last

    def _at(self, offset: int) -> int:
        index = bisect_right(self.cuts, (offset, len(self.whole.text))) - 1
        return offset + (self.cuts[index][1] if index >= 0 else 0)


def seen(report: Report) -> Seen | None:
    """The report as it is seen; ``None`` where nothing in it is invisible."""
    pieces, cuts, at, gone = [], [], 0, 0
    for match in _INVISIBLE.finditer(report.text):
        pieces.append(report.text[at : match.start()])
        cuts.append((match.start() - gone, gone + len(match.group())))
        gone += len(match.group())
        at = match.end()
    if not cuts:
        return None
    return Seen(replace(report, text="".join([*pieces, report.text[at:]])), report, tuple(cuts))
