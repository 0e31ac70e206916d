"""Measures on the ellipsoid: areas inside a boundary, the line, and how far a place is from it."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2, areas_km2

__all__ = ["MARGIN_M", "Clipper", "LineDistance", "Measurer", "distance_to_line", "held_part"]

MARGIN_M = 500.0
"""How far a drawn line may be off, in metres, unless the user says otherwise."""

EDGE_M = 4_000.0
"""So near to a boundary's edge a drawn line is taken to be that edge, drawn again."""

_GEOD = Geod(ellps="WGS84")
_CELL = 0.5
_SLIVER_M = 250.0
_WINDOWS_KM = (30.0, 120.0, 600.0)


class Clipper:
    """Areas of many drawings inside one boundary, fast.

    The boundary is cut once into cells of half a degree with their areas. A cell that a drawing
    covers adds its known area; only the cells that a drawn line crosses are cut and measured anew.
    """

    def __init__(self, boundary: BaseGeometry) -> None:
        self.boundary = boundary
        self._grid = _grid(boundary.bounds)
        pieces, keys = _cells(boundary, self._grid)
        self._cells = pieces
        self._keys = keys
        self._areas = areas_km2(pieces)
        self._whole = np.isclose(shapely.area(pieces), _CELL**2, rtol=1e-12, atol=0.0)
        self._tree = shapely.STRtree(pieces)

    def area_km2(self, drawn: BaseGeometry) -> float:
        """The geodesic area of ``drawn`` inside the boundary, in km²."""
        if drawn.is_empty:
            return 0.0
        shapely.prepare(drawn)
        touched = self._tree.query(drawn)
        covered = shapely.covers(drawn, self._cells[touched])
        crossed = touched[~covered & shapely.intersects(drawn, self._cells[touched])]
        total = float(self._areas[touched[covered]].sum())
        if not len(crossed):
            return total
        at = {self._keys[place]: place for place in crossed.tolist()}
        pieces, keys = _cells(drawn, self._grid, at)
        cells = np.array([at[key] for key in keys], dtype=np.intp)
        # A piece is cut to its cell's square already: only where the boundary's edge runs is there more to cut.
        edge = ~self._whole[cells]
        pieces[edge] = shapely.intersection(pieces[edge], self._cells[cells[edge]])
        return total + float(areas_km2(pieces).sum())


def _grid(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    west, south, east, north = bounds
    return (
        math.floor(west / _CELL), math.floor(south / _CELL), math.ceil(east / _CELL), math.ceil(north / _CELL),
    )  # fmt: skip


def _cells(
    whole: BaseGeometry, grid: tuple[int, int, int, int], wanted: Collection[tuple[int, int]] | None = None
) -> tuple[NDArray[np.object_], list[tuple[int, int]]]:
    """Cut into grid cells by halves, so that each cut is of a small piece; with each cell's column and row.

    ``wanted`` names the cells that are needed; the others are passed over.
    """
    needed = np.full((grid[2] - grid[0], grid[3] - grid[1]), wanted is None)
    for west, south in wanted or ():
        needed[west - grid[0], south - grid[1]] = True
    pieces: list[BaseGeometry] = []
    keys: list[tuple[int, int]] = []
    todo = [(whole, grid)]
    while todo:
        piece, (west, south, east, north) = todo.pop()
        if east - west <= 1 and north - south <= 1:
            pieces.append(piece)
            keys.append((west, south))
            continue
        if east - west >= north - south:
            middle = (west + east) // 2
            boxes = ((west, south, middle, north), (middle, south, east, north))
        else:
            middle = (south + north) // 2
            boxes = ((west, south, east, middle), (west, middle, east, north))
        for box in boxes:
            if not needed[box[0] - grid[0] : box[2] - grid[0], box[1] - grid[1] : box[3] - grid[1]].any():
                continue
            cut = shapely.clip_by_rect(piece, *(edge * _CELL for edge in box))
            if not cut.is_empty:
                todo.append((cut, box))
    made = np.array(pieces, dtype=object)
    # Cutting by rectangles is fast but may leave a piece whose rings touch; such a piece is cut with care.
    for place in np.flatnonzero(~shapely.is_valid(made)):
        west, south = keys[place]
        made[place] = shapely.intersection(whole, _box((west, south, west + 1, south + 1)))
    return made, keys


def _box(edges: tuple[int, int, int, int]) -> BaseGeometry:
    west, south, east, north = edges
    return shapely.box(west * _CELL, south * _CELL, east * _CELL, north * _CELL)


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
    near = shapely.clip_by_rect(held, *town.bounds)
    near = near if near.is_valid else held
    return 100.0 * area_km2(shapely.intersection(near, town)) / area_km2(town)


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
