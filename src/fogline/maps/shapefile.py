"""Shapefiles: areas, with the table of properties and the reference system that go with them.

After "ESRI Shapefile Technical Description" (July 1998). Read here and not by GDAL, so that a file from a stranger
meets one small reader and not every format that GDAL knows.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import numpy as np
import shapely

from fogline.errors import BadMap
from fogline.maps.archive import Members
from fogline.maps.dbase import read_dbase
from fogline.maps.drawing import Drawing, Ring, Shape
from fogline.maps.projection import to_degrees
from fogline.maps.properties import dates_of, labels_of, name_of, words_of

__all__ = ["MAGIC", "parse_shapefiles"]

MAGIC = b"\x00\x00\x27\x0a"
_DO = "Fetch the file again, with its .dbf and .prj, or export it as GeoJSON."
_POLYGONS = frozenset({5, 15, 25})
_OTHERS = {1: "Point", 3: "PolyLine", 8: "MultiPoint", 11: "Point", 13: "PolyLine", 18: "MultiPoint",
           21: "Point", 23: "PolyLine", 28: "MultiPoint", 31: "MultiPatch"}  # fmt: skip


def parse_shapefiles(members: Members, name: str) -> Drawing:
    """The areas of every ``.shp`` among ``members``; the name of each is the last word of its areas.

    Raises:
        BadMap: a file is cut short or no shapefile, or its reference system is not known.
    """
    whole = Drawing("Shapefile", declared="lonlat")
    for path in members:
        if path.lower().endswith(".shp"):
            part = _one(path, members, name)
            whole.shapes += part.shapes
            whole.dates += part.dates
            whole.notes += part.notes
    return whole


def _one(path: str, members: Members, name: str) -> Drawing:
    drawing = Drawing("Shapefile", declared="lonlat")
    stem = PurePosixPath(path).stem
    rows = _rows(path, members, name, drawing)
    left_out: Counter[str] = Counter()
    for number, (kind, content) in enumerate(_records(members[path], name)):
        where = f"{stem}, record {number + 1}"
        if kind in _OTHERS:
            left_out[_OTHERS[kind]] += 1
        if kind not in _POLYGONS:
            continue
        properties = rows[number] if number < len(rows) else {}
        drawing.dates.extend(dates_of(properties))
        polygons = _polygons(_rings(content, name, where), where, drawing.notes)
        drawing.shapes.append(
            Shape(
                polygons, words_of(properties, stem), where, name_of(properties), labels_of(properties),
                tuple(dates_of(properties)),
            )
        )  # fmt: skip
    if left_out:
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        drawing.notes.append(f"Not areas and left out: {counted}.")
    system = _beside(path, members, ".prj")
    if system is None:
        drawing.notes.append(f"{stem} has no .prj: its points were taken as WGS 84 longitude and latitude.")
    else:
        to_degrees(drawing, system.decode("utf-8", "replace"), name)
    return drawing


def _beside(path: str, members: Members, ending: str) -> bytes | None:
    wanted = path[:-4].casefold() + ending
    return next((data for other, data in members.items() if other.casefold() == wanted), None)


def _rows(path: str, members: Members, name: str, drawing: Drawing) -> list[dict[str, str]]:
    table = _beside(path, members, ".dbf")
    if table is None:
        drawing.notes.append(
            f"{PurePosixPath(path).stem} has no .dbf: nothing in it says whose areas are drawn."
        )
        return []
    encoding = _beside(path, members, ".cpg")
    try:
        return list(read_dbase(table, encoding.decode("latin-1") if encoding else None))
    except ValueError as error:
        raise BadMap(name, str(error), _DO, path) from error


def _records(data: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    """The kind and the content of each record."""
    if len(data) < 100 or not data.startswith(MAGIC):
        raise BadMap(name, "it is no shapefile", _DO)
    at = 100
    while at + 12 <= len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        end = at + 8 + 2 * words
        if words < 2 or end > len(data):
            raise BadMap(name, "the shapefile is cut short", _DO, f"byte {at}")
        yield struct.unpack_from("<i", data, at + 8)[0], data[at + 8 : end]
        at = end


def _rings(content: bytes, name: str, where: str) -> list[Ring]:
    try:
        parts, points = struct.unpack_from("<ii", content, 36)
        if parts < 0 or points < 0:
            raise ValueError("a negative count")
        starts = np.frombuffer(content, "<i4", parts, 44)
        flat = np.frombuffer(content, "<f8", 2 * points, 44 + 4 * parts).reshape(-1, 2)
    except (struct.error, ValueError) as error:
        raise BadMap(name, f"an area is cut short: {error}", _DO, where) from error
    if (np.diff(starts) < 0).any() or (parts and (starts[0] < 0 or starts[-1] > points)):
        raise BadMap(name, "the rings of an area do not follow each other", _DO, where)
    if not np.isfinite(flat).all():
        raise BadMap(name, "a coordinate is not a finite number", _DO, where)
    return [ring for ring in np.split(flat, starts[1:]) if len(ring)] if parts else []


def _polygons(rings: list[Ring], where: str, notes: list[str]) -> tuple[tuple[Ring, ...], ...]:
    """Rings as polygons: outer ones run clockwise, and a hole belongs to the smallest outer ring about it."""
    if len(rings) == 1:
        return ((rings[0],),)
    turns = [_swept(ring) for ring in rings]
    outer = [place for place, swept in enumerate(turns) if swept < 0]
    if not outer:
        notes.append(f"{where}: no ring runs clockwise; its largest was taken as the outer one.")
        outer = [int(np.argmax(np.abs(turns)))] if rings else []
    made = {place: [rings[place]] for place in outer}
    areas = {place: shapely.Polygon(rings[place]) for place in outer if len(rings[place]) >= 4}
    for place in sorted(outer, key=lambda one: abs(turns[one])):
        if place in areas:
            shapely.prepare(areas[place])
    for place, ring in enumerate(rings):
        if place in made:
            continue
        x, y = ring[:, 0].mean(), ring[:, 1].mean()
        about = [
            one
            for one, area in areas.items()
            if abs(turns[one]) > abs(turns[place])
            and (shapely.intersects_xy(area, *ring[0]) or shapely.intersects_xy(area, x, y))
        ]
        if about:
            made[min(about, key=lambda one: abs(turns[one]))].append(ring)
        else:
            notes.append(f"{where}: a hole lies in no area and was left out.")
    return tuple(tuple(made[place]) for place in outer)


def _swept(ring: Ring) -> float:
    """Twice the ring's area, negative where it runs clockwise."""
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
