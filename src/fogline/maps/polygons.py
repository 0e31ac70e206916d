"""Rings to valid polygons: what is open is closed, what crosses itself repaired, what crosses the date line cut."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fogline.errors import BadMap
from fogline.maps.drawing import Ring, Shape

__all__ = ["to_geometry"]

_EDGE = 179.999


def to_geometry(shape: Shape, turn: bool, name: str, notes: list[str]) -> list[BaseGeometry]:
    """Valid polygons (longitude, latitude) of a shape; what was closed, dropped, cut or repaired is noted.

    ``turn`` says that its points are [latitude, longitude]; ``name`` is the file's.

    Raises:
        BadMap: an area goes round a pole.
    """
    made: list[BaseGeometry] = []
    found: list[tuple[str, shapely.Polygon, bool]] = []
    for number, rings in enumerate(shape.polygons, 1):
        where = shape.where if len(shape.polygons) == 1 else f"{shape.where}, polygon {number}"
        whole = [_closed(ring[:, ::-1] if turn else ring) for ring in rings]
        usable = [ring for ring in whole if ring is not None]
        if not usable or whole[0] is None:
            notes.append(f"{where} has fewer than three different points and was left out.")
            continue
        crosses = bool(np.ptp(usable[0][:, 0]) > 180 and _jumps(usable[0]).any())
        if crosses:
            usable = _unrolled(usable, name, where)
        found.append((where, shapely.Polygon(usable[0], usable[1:]), crosses))
    if len(found) > 1 and not any(crosses for _, _, crosses in found):
        # Mostly all is well, and one look at the whole tells so.
        together = shapely.MultiPolygon([polygon for _, polygon, _ in found])
        if together.is_valid:
            return [together]
    for where, polygon, crosses in found:
        area = polygon if polygon.is_valid else _repaired(polygon, where, notes)
        made.append(_cut(area, where, notes) if crosses else area)
    return [area for area in made if not area.is_empty]


def _closed(ring: Ring) -> Ring | None:
    if len(ring) < 3 or (len(ring) < 8 and len(np.unique(ring, axis=0)) < 3):
        return None
    if not np.array_equal(ring[0], ring[-1]):
        return np.vstack([ring, ring[:1]])
    return ring


def _jumps(ring: Ring) -> NDArray[np.int64]:
    """For each edge the turns of 360 degrees that its next point is off by: an edge never goes more than half around.

    Edges along the whole map from its one side to the other, as in a frame about everything, go where they say.
    """
    longitude = ring[:, 0]
    step = np.diff(longitude)
    frame = (np.abs(longitude[1:]) >= _EDGE) & (np.abs(longitude[:-1]) >= _EDGE)
    return np.where(frame, 0, -np.round(step / 360)).astype(np.int64)


def _unrolled(rings: list[Ring], name: str, where: str) -> list[Ring]:
    """Rings with longitudes that go on beyond 180 degrees instead of jumping back."""
    made: list[Ring] = []
    for ring in rings:
        turns = np.concatenate([[0], np.cumsum(_jumps(ring))])
        if turns[-1] != 0:
            raise BadMap(name, "an area goes round a pole", "Split it at 180° of longitude.", where)
        unrolled = np.column_stack([ring[:, 0] + 360.0 * turns, ring[:, 1]])
        if made:
            # A hole may begin on the other side of the line than its area does.
            middle = (made[0][:, 0].min() + made[0][:, 0].max()) / 2
            unrolled[:, 0] += 360.0 * np.round((middle - unrolled[:, 0].mean()) / 360)
        made.append(unrolled)
    return made


def _cut(area: BaseGeometry, where: str, notes: list[str]) -> BaseGeometry:
    parts: list[shapely.Polygon] = []
    for west in (-540.0, -180.0, 180.0):
        side = shapely.intersection(area, shapely.box(west, -90.0, west + 360.0, 90.0))
        moved = shapely.transform(side, _Moved(-180.0 - west))
        parts += [part for part in shapely.get_parts(moved) if isinstance(part, shapely.Polygon)]
    notes.append(f"{where} reaches over the date line and was cut there.")
    return shapely.MultiPolygon(parts)


class _Moved:
    """Points moved by so many degrees of longitude."""

    def __init__(self, degrees: float) -> None:
        self._degrees = degrees

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = points + np.array([self._degrees, 0.0])
        return moved


def _repaired(polygon: BaseGeometry, where: str, notes: list[str]) -> BaseGeometry:
    reason = shapely.is_valid_reason(polygon).partition("[")[0].strip().lower()
    fixed = shapely.make_valid(polygon, method="structure", keep_collapsed=False)
    parts = [part for part in shapely.get_parts(fixed) if part.geom_type == "Polygon"]
    area = shapely.MultiPolygon(parts) if parts else shapely.MultiPolygon()
    before = polygon.area
    change = abs(area.area - before) / before * 100 if before else 0.0
    notes.append(
        f"{where} was not valid ({reason}) and was repaired; its plane area changed by {change:.2g} %."
    )
    return area
