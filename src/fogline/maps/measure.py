"""Measures on the ellipsoid: areas inside a boundary, the line, and how far a place is from it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2, areas_km2

__all__ = [
    "MARGIN_M",
    "Clipper",
    "LineDistance",
    "Measurer",
    "clip",
    "distance_to_line",
    "held_part",
    "held_parts",
]

MARGIN_M = 500.0
"""How far a drawn line may be off, in metres, unless the user says otherwise."""

EDGE_M = 4_000.0
"""So near to a boundary's edge a drawn line is taken to be that edge, drawn again."""

_GEOD = Geod(ellps="WGS84")
_CELL = 0.5
_MOST_KNOWN = 100_000
_OFFSET = 0.012345678901
"""Cells begin beside round degrees, where no drawing has its corners: GEOS' fast cutting stumbles over points that lie
on the line of the cut, or as near to it as rounding."""
_NEAR = 1e-9
_SLIVER_M = 250.0
_WINDOWS_KM = (30.0, 120.0, 600.0)


class Clipper:
    """Areas of many drawings inside one boundary, fast.

    The boundary is cut once into cells of half a degree with their areas. A drawing is cut into the same cells:
    one that it fills adds its known area, and only where the boundary's edge runs through a cell that it fills
    in part is there something to overlay. Such cells are remembered by what is drawn in them, for from one
    day to the next most of a front line stays as it was.
    """

    def __init__(self, boundary: BaseGeometry) -> None:
        self.boundary = boundary
        self._grid = _grid(boundary.bounds)
        self._cells, columns, rows = _cells(boundary, self._grid)
        self._areas = areas_km2(self._cells)
        self._whole = _full(self._cells)
        west, south, east, north = self._grid
        self._at = np.full((east - west, north - south), -1, dtype=np.intp)
        self._at[columns - west, rows - south] = np.arange(len(self._cells))
        self._known: dict[tuple[int, bytes], float] = {}

    def area_km2(self, drawn: BaseGeometry) -> float:
        """The geodesic area of ``drawn`` inside the boundary, in km²."""
        if drawn.is_empty:
            return 0.0
        pieces, columns, rows = _cells(drawn, self._grid)
        cells = self._at[columns - self._grid[0], rows - self._grid[1]]
        inside = cells >= 0
        pieces, cells = pieces[inside], cells[inside]
        filled = _full(pieces)
        total = float(self._areas[cells[filled]].sum())
        free = ~filled & self._whole[cells]
        total += float(areas_km2(pieces[free]).sum())
        edge = ~filled & ~self._whole[cells]
        return total + sum(map(self._edge_km2, cells[edge].tolist(), pieces[edge]))

    def _edge_km2(self, cell: int, piece: BaseGeometry) -> float:
        key = (cell, blake2b(shapely.to_wkb(piece), digest_size=16).digest())
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = area_km2(shapely.intersection(piece, self._cells[cell]))
        return known


def _grid(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    west, south, east, north = ((edge - _OFFSET) / _CELL for edge in bounds)
    return math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)


def _full(pieces: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which pieces fill their cell."""
    return np.isclose(shapely.area(pieces), _CELL**2, rtol=1e-12, atol=0.0)


def _cells(
    whole: BaseGeometry, grid: tuple[int, int, int, int]
) -> tuple[NDArray[np.object_], NDArray[np.intp], NDArray[np.intp]]:
    """Cut into grid cells by halves, so that each cut is of a small piece; with each cell's column and row."""
    given = np.array([whole], dtype=object), np.zeros(1, dtype=np.intp)
    strips = list(_halved(*given, grid[0], grid[2], upright=True))
    if not strips:
        return np.empty(0, dtype=object), np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    upright = np.concatenate([pieces for _, pieces, _ in strips])
    columns = np.concatenate([np.full(len(pieces), at, dtype=np.intp) for at, pieces, _ in strips])
    cells = list(_halved(upright, columns, grid[1], grid[3], upright=False))
    if not cells:
        return np.empty(0, dtype=object), np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    made = np.concatenate([pieces for _, pieces, _ in cells])
    xs = np.concatenate([keys for _, _, keys in cells])
    ys = np.concatenate([np.full(len(pieces), at, dtype=np.intp) for at, pieces, _ in cells])
    # Cutting by rectangles is fast but may leave a piece whose rings touch; such a piece is cut with care.
    for place in np.flatnonzero(~shapely.is_valid(made)):
        west, south = xs[place] * _CELL + _OFFSET, ys[place] * _CELL + _OFFSET
        made[place] = shapely.intersection(whole, shapely.box(west, south, west + _CELL, south + _CELL))
    return made, xs, ys


def _halved(
    pieces: NDArray[np.object_], keys: NDArray[np.intp], low: int, high: int, *, upright: bool
) -> Iterator[tuple[int, NDArray[np.object_], NDArray[np.intp]]]:
    """Cut into strips one cell wide, numbered from ``low``: upright ones, or ones that lie. ``keys`` go along."""
    todo = [(*_strip(pieces, keys, low, high, upright), low, high)]
    while todo:
        some, of, start, stop = todo.pop()
        if stop - start <= 1:
            if len(some):
                yield start, some, of
            continue
        middle = (start + stop) // 2
        # Each half is cut at the middle line alone: the outer lines have been cut along before.
        for first, last, near, far in ((start, middle, None, middle), (middle, stop, middle, None)):
            cut, left = _strip(some, of, near, far, upright)
            if len(cut):
                todo.append((cut, left, first, last))


def _strip(
    pieces: NDArray[np.object_], keys: NDArray[np.intp], near: int | None, far: int | None, upright: bool
) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """What of the pieces lies between two lines of the grid (``None``: no such line), with the keys of what is left."""
    low, high = (-180.0, 180.0) if upright else (-90.0, 90.0)
    low = low if near is None else near * _CELL + _OFFSET
    high = high if far is None else far * _CELL + _OFFSET
    cut = _clipped(pieces, (low, -90.0, high, 90.0) if upright else (-180.0, low, 180.0, high))
    left = ~shapely.is_empty(cut)
    return cut[left], keys[left]


def clip(geometry: BaseGeometry, box: tuple[float, float, float, float]) -> BaseGeometry:
    """A geometry cut by a rectangle (west, south, east, north), valid where it was."""
    west, south, east, north = box
    upright = _clipped(np.array([geometry], dtype=object), (west, -90.0, east, 90.0))
    cut: BaseGeometry = _clipped(upright, (-180.0, south, 180.0, north))[0]
    return cut if cut.is_valid else shapely.intersection(geometry, shapely.box(*box))


def _clipped(pieces: NDArray[np.object_], strip: tuple[float, float, float, float]) -> NDArray[np.object_]:
    """Pieces cut by a strip around the earth.

    GEOS' fast way stumbles over points on the strip's edge or next to it: it raises, or goes round the strip the
    wrong way, which its ends betray. Such pieces are cut with care.
    """
    try:
        cut: NDArray[np.object_] = shapely.clip_by_rect(pieces, *strip)
    except GEOSException:
        if len(pieces) > 1:
            return np.concatenate(
                [_clipped(pieces[place : place + 1], strip) for place in range(len(pieces))]
            )
        return np.array(shapely.intersection(shapely.make_valid(pieces), shapely.box(*strip)), dtype=object)
    before, after = shapely.bounds(pieces), shapely.bounds(cut)
    wrong = (after[:, :2] < before[:, :2] - _NEAR).any(axis=1) | (after[:, 2:] > before[:, 2:] + _NEAR).any(
        axis=1
    )
    if wrong.any():
        cut[wrong] = shapely.intersection(shapely.make_valid(pieces[wrong]), shapely.box(*strip))
    return cut


@dataclass(frozen=True, slots=True)
class LineDistance:
    """How far a point is from the drawn line: ``inside`` what is held or not, and ``km`` to the nearest
    ground drawn the other way (``None`` where there is none within 600 km)."""

    inside: bool
    km: float | None


def distance_to_line(
    held: BaseGeometry, boundary: BaseGeometry | None, latitude: float, longitude: float
) -> LineDistance:
    """Distance from a point to the nearest ground drawn the other way, in km, on the ellipsoid.

    Strips narrower than half a kilometre between the drawing and the boundary (a coast drawn twice) are
    not ground drawn the other way. Without a boundary, all that is not held counts as drawn the other way.
    """
    inside = bool(shapely.intersects_xy(held, longitude, latitude))
    for window_km in _WINDOWS_KM:
        plane = _Plane(latitude, longitude, window_km)
        mine = plane.cut(held)
        if inside:
            ground = plane.cut(boundary) if boundary is not None else plane.window
            other = shapely.difference(ground, mine)
        else:
            other = mine if boundary is None else shapely.intersection(mine, plane.cut(boundary))
        other = shapely.buffer(shapely.buffer(other, -_SLIVER_M), _SLIVER_M)
        if not other.is_empty:
            metres = float(shapely.distance(shapely.Point(0.0, 0.0), other))
            if metres <= window_km * 1000:
                return LineDistance(inside, metres / 1000)
    return LineDistance(inside, None)


class _Plane:
    """A plane that touches the ellipsoid at a point: distances from the point are true."""

    def __init__(self, latitude: float, longitude: float, window_km: float) -> None:
        self._to = Transformer.from_crs(
            "EPSG:4326",
            f"+proj=aeqd +lat_0={latitude} +lon_0={longitude} +ellps=WGS84 +units=m",
            always_xy=True,
        )
        high = window_km / 110.0
        wide = min(180.0, high / max(0.05, math.cos(math.radians(latitude))))
        self._box = (longitude - wide, latitude - high, longitude + wide, latitude + high)
        self.window = self._project(shapely.segmentize(shapely.box(*self._box), 0.1))

    def cut(self, geometry: BaseGeometry) -> BaseGeometry:
        """``geometry`` near the point, in metres from it."""
        near = shapely.intersection(geometry, shapely.box(*self._box))
        return self._project(near)

    def _project(self, geometry: BaseGeometry) -> BaseGeometry:
        def turn(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.column_stack(self._to.transform(points[:, 0], points[:, 1]))

        moved = shapely.transform(geometry, turn)
        return moved if moved.is_valid else shapely.make_valid(moved)


def held_part(held: BaseGeometry, town: BaseGeometry) -> float:
    """How much of a town's outline is drawn as held, in percent of the outline's area."""
    west, south, east, north = town.bounds
    room = _OFFSET / 10  # for outlines drawn along the same line as the town
    near = clip(held, (west - room, south - room, east + room, north + room))
    return 100.0 * area_km2(shapely.intersection(near, town)) / area_km2(town)


def held_parts(
    held: BaseGeometry, town: BaseGeometry, margin_m: float = MARGIN_M
) -> tuple[float, float, float]:
    """How much of a town's outline is held, in percent: with the line taken back by ``margin_m``, as drawn, and moved
    forward by it."""
    west, south, east, north = town.bounds
    plane = _Plane((south + north) / 2, (west + east) / 2, 1.0 + (margin_m + _half_m(town)) / 1000)
    drawn, outline = plane.cut(held), plane.cut(town)
    back = shapely.difference(plane.window, shapely.buffer(shapely.difference(plane.window, drawn), margin_m))
    moved = back, drawn, shapely.buffer(drawn, margin_m)
    low, part, high = (100.0 * shapely.intersection(one, outline).area / outline.area for one in moved)
    return min(low, part), part, max(high, part)


def _half_m(town: BaseGeometry) -> float:
    west, south, east, north = town.bounds
    return 111_200.0 * max(east - west, north - south) / 2


class Measurer:
    """Measures of many drawings inside one boundary; keeps what each of them needs."""

    def __init__(self, boundary: BaseGeometry, margin_m: float = MARGIN_M, edge_m: float = EDGE_M) -> None:
        self.boundary = boundary
        self.margin_m = margin_m
        self._edge_m = edge_m
        self._clipper: Clipper | None = None
        self._inner: BaseGeometry | None = None

    def area_km2(self, drawn: BaseGeometry) -> float:
        """The geodesic area of ``drawn`` inside the boundary, in km²."""
        self._clipper = self._clipper or Clipper(self.boundary)
        return self._clipper.area_km2(drawn)

    def line_km(self, drawn: BaseGeometry) -> float:
        """The length of the drawn line inside the boundary in km, without bends smaller than the margin.

        Along the boundary's own edge (a coast, a state border) there is no line: what lies within
        ``edge_m`` of it is left out.
        """
        degrees = self.margin_m / 111_000
        if self._inner is None:
            edge = self._edge_m / 111_000
            rough = shapely.simplify(self.boundary, edge / 2) if edge else self.boundary
            self._inner = shapely.buffer(rough, -edge) if edge else rough
            shapely.prepare(self._inner)
        line = shapely.intersection(shapely.simplify(shapely.boundary(drawn), degrees), self._inner)
        return float(_GEOD.geometry_length(line)) / 1000 if not line.is_empty else 0.0
