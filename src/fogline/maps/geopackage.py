"""GeoPackages: an SQLite file with tables of areas (OGC 12-128). Read by SQLite itself, which may only read."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError

from fogline.errors import BadMap
from fogline.maps.drawing import Drawing, Ring, Shape
from fogline.maps.projection import to_degrees
from fogline.maps.properties import dates_of, labels_of, name_of, words_of

__all__ = ["MAGIC", "parse_geopackage"]

MAGIC = b"SQLite format 3\x00"
_DO = "Fetch the file again, or export it as GeoJSON."
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_LONGEST_S = 30.0
_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_FEATURES = """
    SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id, s.definition, c.last_change
    FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
    LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type = 'features' ORDER BY c.table_name
"""


def parse_geopackage(data: bytes, name: str) -> Drawing:
    """The areas of every table of features; the table's name is the last word of its areas.

    Raises:
        BadMap: it is no GeoPackage or a damaged one, or a reference system in it is not known.
    """
    whole = Drawing("GeoPackage", declared="lonlat")
    try:
        with closing(_opened(data)) as database:
            tables = database.execute(_FEATURES).fetchall()
            for table, column, srs, organization, code, definition, _ in tables:
                part = _table(database, table, column, name)
                _in_degrees(part, srs, organization, code, definition, name, table)
                whole.shapes += part.shapes
                whole.dates += part.dates
                whole.notes += part.notes
    except (sqlite3.Error, ShapelyError, UnicodeDecodeError) as error:
        raise BadMap(name, f"the GeoPackage cannot be read: {error}", _DO) from error
    return whole


def _opened(data: bytes) -> sqlite3.Connection:
    # A file that was left in write-ahead mode is opened as what it is without its log.
    data = data[:18] + b"\x01\x01" + data[20:]
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(data)
        database.execute("PRAGMA trusted_schema = OFF")
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        until = time.monotonic() + _LONGEST_S
        # A view in a stranger's file may be a query without end.
        database.set_progress_handler(lambda: int(time.monotonic() > until), 100_000)
        database.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
        )
    except sqlite3.Error:
        database.close()
        raise
    return database


def _table(database: sqlite3.Connection, table: str, column: str, name: str) -> Drawing:
    drawing = Drawing("GeoPackage", declared="lonlat")
    left_out: Counter[str] = Counter()
    heights = 0
    rows = database.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - quoted, and it may only read
    columns = [described[0] for described in rows.description]
    if column not in columns:
        raise BadMap(name, f"the table {table} has no column {column}", _DO)
    for number, row in enumerate(rows, 1):
        properties = dict(zip(columns, row, strict=True))
        blob = properties.pop(column)
        if blob is None:
            continue
        where = f"{table}, row {number}"
        geometry = shapely.from_wkb(_wkb(blob, name, where))
        heights += bool(geometry.has_z)
        polygons = tuple(_polygons(shapely.force_2d(geometry), left_out))
        if not polygons:
            continue
        drawing.dates.extend(dates_of(properties))
        drawing.shapes.append(_shape(polygons, properties, table, where))
    if left_out:
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        drawing.notes.append(f"Not areas and left out: {counted}.")
    if heights:
        drawing.notes.append("Heights in its coordinates were dropped.")
    return drawing


def _shape(
    polygons: tuple[tuple[Ring, ...], ...], properties: Mapping[str, Any], table: str, where: str
) -> Shape:
    return Shape(
        polygons, words_of(properties, table), where, name_of(properties), labels_of(properties),
        tuple(dates_of(properties)),
    )  # fmt: skip


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _wkb(blob: Any, name: str, where: str) -> bytes:
    """The geometry behind a GeoPackage's own header."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
        raise BadMap(name, "a geometry is not one of a GeoPackage", _DO, where)
    envelope = _ENVELOPES.get((blob[3] >> 1) & 0b111)
    if envelope is None or blob[3] & 0b100000:
        raise BadMap(name, "a geometry is of a kind that is not read", _DO, where)
    return blob[8 + envelope :]


def _polygons(geometry: Any, left_out: Counter[str]) -> Iterator[tuple[Ring, ...]]:
    for part in shapely.get_parts(geometry):
        if part.geom_type in ("MultiPolygon", "GeometryCollection"):
            yield from _polygons(part, left_out)
        elif part.geom_type != "Polygon":
            left_out[part.geom_type] += 1
        elif not part.is_empty:
            rings = (part.exterior, *part.interiors)
            yield tuple(np.asarray(shapely.get_coordinates(ring)) for ring in rings)


def _in_degrees(
    part: Drawing, srs: int, organization: str | None, code: int | None, definition: str | None, name: str, table: str
) -> None:  # fmt: skip
    if srs == 0:
        part.notes.append(f"{table} does not name its system of degrees: it was taken as WGS 84.")
        return
    known = (organization or "").upper() == "EPSG" and code is not None
    system = f"EPSG:{code}" if known else definition
    if srs == -1 or not system or system == "undefined":
        raise BadMap(
            name, f"the reference system of {table} is not known",
            "Convert it to WGS 84 longitude and latitude (EPSG:4326).",
        )  # fmt: skip
    to_degrees(part, system, name)
