"""Land as cells of about a kilometre, for what is counted over many maps: which were drawn as held, and when.

A cell is held where its centre lies in what is drawn, by the even-odd rule along the cell's row (scan conversion:
Foley, van Dam, Feiner and Hughes, Computer Graphics, 2nd edition 1990, section 3.6). All maps meet the same cells,
so that a shift smaller than a cell never counts as a change of another place.
"""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import areas_km2

__all__ = ["CELL_KM", "Grid"]

CELL_KM = 1.0
_MOST_CELLS = 6_000_000
_KM_PER_DEGREE = 111.2


class Grid:
    """Cells inside ``within`` (polygons in WGS 84 degrees), ``cell_km`` wide at its middle latitude.

    Where there would be too many cells they are made larger; ``cell_km`` says how large they are.
    """

    def __init__(self, within: BaseGeometry, cell_km: float = CELL_KM) -> None:
        west, south, east, north = within.bounds
        middle = math.cos(math.radians((south + north) / 2))
        high, wide = (north - south) * _KM_PER_DEGREE, (east - west) * _KM_PER_DEGREE * max(0.05, middle)
        self.cell_km = max(cell_km, math.sqrt(high * wide / _MOST_CELLS))
        self._rows = max(1, math.ceil(high / self.cell_km))
        self._columns = max(1, math.ceil(wide / self.cell_km))
        self._south, self._west = south, west
        self._up = (north - south) / self._rows or 1.0
        self._across = (east - west) / self._columns or 1.0
        self.inside: NDArray[np.bool_] = self._filled(within)
        """Which cells of the whole rectangle are cells of the land."""
        strips = [
            shapely.box(west, south + row * self._up, west + self._across, south + (row + 1) * self._up)
            for row in range(self._rows)
        ]
        by_row = np.repeat(areas_km2(strips), self._columns).reshape(self._rows, self._columns)
        self.km2: NDArray[np.float64] = by_row[self.inside]
        """The area of each cell of the land in km²."""

    def held(self, drawn: BaseGeometry) -> NDArray[np.bool_]:
        """For each cell of the land whether its centre lies in ``drawn``."""
        if drawn.is_empty:
            return np.zeros(len(self.km2), dtype=np.bool_)
        return self._filled(drawn)[self.inside]

    def _filled(self, drawn: BaseGeometry) -> NDArray[np.bool_]:
        rings = shapely.get_rings(shapely.get_parts(drawn))
        points, of = shapely.get_coordinates(rings, return_index=True)
        # In cells, counted so that the centre of the first one is at 0.
        x = (points[:, 0] - self._west) / self._across - 0.5
        y = (points[:, 1] - self._south) / self._up - 0.5
        edge = np.flatnonzero(of[1:] == of[:-1])
        x0, y0, x1, y1 = x[edge], y[edge], x[edge + 1], y[edge + 1]
        # An edge crosses the rows whose centres lie between its ends, its upper end left out.
        first = np.clip(np.ceil(np.minimum(y0, y1)), 0, self._rows).astype(np.int64)
        stop = np.clip(np.ceil(np.maximum(y0, y1)), 0, self._rows).astype(np.int64)
        count = stop - first
        crossing = np.repeat(np.arange(len(edge)), count)
        row = np.arange(len(crossing)) - np.repeat(np.cumsum(count) - count, count) + first[crossing]
        along = (row - y0[crossing]) / (y1 - y0)[crossing]
        at = x0[crossing] + along * (x1 - x0)[crossing]
        column = np.clip(np.ceil(at), 0, self._columns).astype(np.int64)
        turns = np.bincount(
            row * (self._columns + 1) + column, minlength=self._rows * (self._columns + 1)
        ).reshape(self._rows, self._columns + 1)
        filled: NDArray[np.bool_] = (np.cumsum(turns, axis=1) % 2 == 1)[:, : self._columns]
        return filled
