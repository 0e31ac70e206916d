"""How long one maker takes to show what another showed, and what makers take back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fogline.maps.grid import CELL_KM, Grid
from fogline.maps.layer import Layer
from fogline.maps.series import Series

__all__ = ["DATED_WITHIN", "Flips", "History", "Lag", "drawn_for", "flips", "history", "lag", "lags"]

DATED_WITHIN = 7
"""A change whose day a maker's maps leave open by more days than this tells nothing about its lag."""

_NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class History:
    """What a maker drew as held by ``party`` over time, cell by cell.

    ``days`` are ordinals of the days on which its drawing changed, ``held`` is a row of cells for each of them.
    ``before`` is, for each, the day of the last map that still drew what came before it (itself for the first).
    """

    maker: str
    party: str
    grid: Grid
    days: NDArray[np.int64]
    before: NDArray[np.int64]
    held: NDArray[np.bool_]
    last: int
    """The ordinal of the day of the last map."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How many days after ``leader`` the maker ``follower`` came to show land as held by ``party``.

    Counted is the land that both came to show between ``first`` and ``last``, each for good, and whose change each
    maker's maps date to within ``dated_within`` days; ``coarse_km2`` is what both came to show but with maps further
    apart. Negative days say that the follower showed it earlier. ``median``, ``lower`` and ``upper`` are the middle and
    the quartiles by area in days, ``None`` where there is no such land.
    """

    leader: str
    follower: str
    party: str
    first: date
    last: date
    km2: float
    median: float | None
    lower: float | None
    upper: float | None
    later_km2: float
    same_day_km2: float
    earlier_km2: float
    not_shown_km2: float
    """Land that the leader came to show and the follower did not by ``last``."""
    coarse_km2: float
    dated_within: int
    cell_km: float


@dataclass(frozen=True, slots=True)
class Flips:
    """What a maker drew as gained and lost by ``party`` over a series, in km².

    ``back_km2`` is land that was drawn as held, then not, then held again, or the other way round.
    """

    maker: str
    party: str
    first: date
    last: date
    maps: int
    gained_km2: float
    lost_km2: float
    back_km2: float
    most: int
    """The most often that one place changed hands on its maps."""


def history(series: Series, party: str, within: BaseGeometry, cell_km: float = CELL_KM) -> History | None:
    """The cells inside ``within`` that each map of ``series`` draws as held by ``party``.

    ``None`` where no map of the series draws what is held by ``party``.
    """
    return _history(series, party, Grid(within, cell_km))


def _history(series: Series, party: str, grid: Grid) -> History | None:
    rows, days, before = [], [], []
    last = 0
    for stretch in series.stretches:
        area = drawn_for(stretch.layer, party)
        if area is None:
            continue
        # A party's whole land is what the boundary holds without what is drawn for the other.
        rest, drawn = area
        cells = grid.held(drawn)
        rows.append(~cells if rest else cells)
        days.append(stretch.first.toordinal())
        before.append(last or days[-1])
        last = stretch.last.toordinal()
    if not rows:
        return None
    return History(
        series.maker, party, grid, np.array(days), np.array(before), np.array(rows, dtype=np.bool_), last
    )


def drawn_for(layer: Layer, party: str) -> tuple[bool, BaseGeometry] | None:
    """What ``layer`` draws for ``party``; the first is whether the party has all *but* that area.

    ``None`` where the map does not say what the party holds.
    """
    if party == layer.held_by:
        return False, layer.held
    explicit = dict(layer.others).get(party)
    if explicit is not None and party != layer.against:
        return False, explicit
    return (True, layer.held) if party == layer.against and layer.held_by is not None else None


def lag(
    leader: Series, follower: Series, party: str, within: BaseGeometry,
    cell_km: float = CELL_KM, dated_within: int = DATED_WITHIN,
) -> Lag | None:  # fmt: skip
    """The days from ``leader``'s first showing land inside ``within`` as held by ``party`` to ``follower``'s.

    ``None`` where one of them does not draw that party, or their days do not overlap.
    """
    grid = Grid(within, cell_km)
    a, b = _history(leader, party, grid), _history(follower, party, grid)
    return None if a is None or b is None else _lag(a, b, dated_within)


def lags(
    many: Sequence[Series], party: str, within: BaseGeometry,
    cell_km: float = CELL_KM, dated_within: int = DATED_WITHIN,
) -> tuple[Lag, ...]:  # fmt: skip
    """Every pair of makers once, the one that showed more of the land first as the leader."""
    grid = Grid(within, cell_km)
    every = [one for one in (_history(series, party, grid) for series in many) if one is not None]
    found = []
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            there = _lag(one, other, dated_within)
            if there is not None and there.earlier_km2 > there.later_km2:
                there = _lag(other, one, dated_within)
            if there is not None:
                found.append(there)
    return tuple(found)


def _lag(a: History, b: History, dated_within: int) -> Lag | None:
    first, last = max(int(a.days[0]), int(b.days[0])), min(a.last, b.last)
    if first >= last:
        return None
    (shown_a, width_a), (shown_b, width_b) = (_came_to_stay(one, first, last) for one in (a, b))
    came = (shown_a >= 0) & (shown_a != _NEVER)
    both = came & (shown_b >= 0) & (shown_b != _NEVER)
    sharp = both & (width_a <= dated_within) & (width_b <= dated_within)
    km2 = a.grid.km2
    days, weights = (shown_b - shown_a)[sharp], km2[sharp]
    quarter, half, three = (_weighted(days, weights, part) for part in (0.25, 0.5, 0.75))
    return Lag(
        a.maker, b.maker, a.party, date.fromordinal(first), date.fromordinal(last), float(weights.sum()),
        half, quarter, three,
        later_km2=float(weights[days > 0].sum()),
        same_day_km2=float(weights[days == 0].sum()),
        earlier_km2=float(weights[days < 0].sum()),
        not_shown_km2=float(km2[came & (shown_b == _NEVER)].sum()),
        coarse_km2=float(km2[both & ~sharp].sum()),
        dated_within=dated_within,
        cell_km=a.grid.cell_km,
    )  # fmt: skip


def _came_to_stay(one: History, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each cell the day on which the maker came to show it for good between ``first`` and ``last``, and how many
    days before that lies its last map that did not.

    ``_NEVER`` where it does not show it on ``last``; -1 where it showed it on ``first`` already.
    """
    start = int(np.searchsorted(one.days, first, side="right")) - 1
    stop = int(np.searchsorted(one.days, last, side="right"))
    held, days, before = one.held[start:stop], one.days[start:stop], one.before[start:stop]
    shown = np.where(held[-1], -1, _NEVER).astype(np.int64)
    width = np.zeros(held.shape[1], dtype=np.int64)
    for place in range(len(days) - 1, 0, -1):
        newly = held[place] & ~held[place - 1] & (shown == -1)
        shown[newly] = days[place]
        width[newly] = days[place] - before[place]
    return shown, width


def _weighted(values: NDArray[np.int64], weights: NDArray[np.float64], part: float) -> float | None:
    if not len(values):
        return None
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, part * reached[-1])])


def flips(series: Series, party: str, within: BaseGeometry, cell_km: float = CELL_KM) -> Flips | None:
    """What changed hands on the maps of ``series``, and what changed back. ``None`` where it does not draw the party."""
    one = history(series, party, within, cell_km)
    if one is None:
        return None
    turns = one.held[1:] != one.held[:-1]
    often = turns.sum(axis=0)
    km2 = one.grid.km2
    gained, lost = one.held[-1] & ~one.held[0], one.held[0] & ~one.held[-1]
    return Flips(
        series.maker, party, date.fromordinal(int(one.days[0])), date.fromordinal(one.last),
        sum(stretch.maps for stretch in series.stretches),
        float(km2[gained].sum()), float(km2[lost].sum()), float(km2[often >= 2].sum()), int(often.max(initial=0)),
    )  # fmt: skip
