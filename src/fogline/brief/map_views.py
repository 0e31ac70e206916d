"""Which drawings the map shows together: by date, and two makers beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from fogline.brief.book import Book
from fogline.brief.words import plain
from fogline.brief.words import when as in_words
from fogline.model import Outline, When

__all__ = ["Drawn", "MapDate", "Pair", "drawn_maps", "map_dates"]

UNKNOWN = "a map that is not in this brief"
_TOGETHER_DAYS = 4
"""Maps whose days follow each other so closely are shown together: makers do not publish on the same days."""
_DATES = 8
_PAIRED = 4
"""So many makers are set beside each other in twos; more would be more pictures than anybody looks at."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawing: ``style`` is the maker's, for line and hatch; ``day`` is ``None`` where it has none."""

    style: int
    maker: str
    day: date | None
    dated: str
    label: str

    @property
    def name(self) -> str:
        """Maker and date."""
        return f"{self.maker}, {self.dated}" if self.dated else self.maker


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drawings beside each other, by their numbers. ``view`` numbers the two makers, the same at all dates."""

    view: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class MapDate:
    """What is shown together: ``maps`` are numbers of drawings, at most one of each maker."""

    label: str
    maps: tuple[int, ...]
    pairs: tuple[Pair, ...]


def drawn_maps(outlines: Sequence[Outline], book: Book, styles: int) -> tuple[Drawn, ...]:
    """Every drawing with its maker and date; makers have one style each, in the order of their names."""
    found: list[tuple[str, When | None, str]] = []
    for outline in outlines:
        reference = book.references.get(outline.reference)
        label = book.named(plain(outline.label))
        if reference is None:
            found.append((UNKNOWN, None, label))
        else:
            found.append((plain(reference.maker), reference.when, label))
    makers = sorted({maker for maker, _, _ in found})
    return tuple(
        Drawn(
            makers.index(maker) % styles, maker, at.last_day if at else None,
            in_words(at) if at else "" if maker == UNKNOWN else "no date", label,
        )
        for maker, at, label in found
    )  # fmt: skip


def map_dates(drawn: Sequence[Drawn]) -> tuple[MapDate, ...]:
    """The dates that the map can be looked at as of, in order; drawings without a date are shown at each."""
    days = sorted({one.day for one in drawn if one.day is not None})
    groups: list[list[date]] = []
    for day in days:
        if groups and (day - groups[-1][-1]).days < _TOGETHER_DAYS and _apart(groups[-1], day, drawn):
            groups[-1].append(day)
        else:
            groups.append([day])
    makers = sorted({one.maker for one in drawn})
    shown = []
    for group in groups[-_DATES:] or [[]]:
        maps = tuple(
            max(mine, key=lambda n: drawn[n].day or date.min)
            for maker in makers
            if (
                mine := [
                    n for n, d in enumerate(drawn) if d.maker == maker and (d.day is None or d.day in group)
                ]
            )
        )
        label = f"{group[-1].day} {group[-1]:%b %Y}" if group else "no date"
        shown.append(MapDate(label, maps, _pairs(maps, drawn, makers)))
    return tuple(shown)


def _apart(group: Sequence[date], day: date, drawn: Sequence[Drawn]) -> bool:
    """Whether no maker has a map both in the group and of that day: two of one maker are two dates."""
    before = {one.maker for one in drawn if one.day in group}
    return not before & {one.maker for one in drawn if one.day == day}


def _pairs(maps: Sequence[int], drawn: Sequence[Drawn], makers: Sequence[str]) -> tuple[Pair, ...]:
    numbered = {pair: n for n, pair in enumerate(combinations(makers[:_PAIRED], 2), 1)}
    of = {drawn[n].maker: n for n in maps}
    return tuple(Pair(n, of[a], of[b]) for (a, b), n in numbered.items() if a in of and b in of)
