"""Maps as JSON: GeoJSON in any of its forms, and files with lists of rings under ``areas``."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from fogline.errors import BadMap
from fogline.maps.drawing import Drawing, Ring, Shape, ring_of
from fogline.maps.projection import to_degrees
from fogline.maps.properties import dates_of, labels_of, name_of, words_of
from fogline.model import Raw

__all__ = ["parse_json"]

_WGS84 = ("crs84", "epsg:4326", "epsg::4326", "wgs84", "wgs 84")
_DO = 'Give a GeoJSON file, a KML or KMZ file, or JSON with rings under "areas".'


def parse_json(raw: Raw, keys: Collection[str] = ()) -> Drawing:
    """Read GeoJSON (collection, feature or bare geometry) or JSON with ``areas``; ``keys`` are further names
    under which the maker keeps rings.

    Raises:
        BadMap: not JSON (with line and column), or nothing in it is a map.
    """
    data = _load(raw)
    if isinstance(data, list):
        data = {"areas": data}
    if not isinstance(data, dict):
        raise BadMap(raw.name, "the JSON holds no object", _DO)
    if isinstance(data.get("type"), str):
        return _geojson(data, raw.name)
    named = [key for key in data if key == "areas" or key.startswith("areas_") or key in keys]
    if not named:
        raise BadMap(raw.name, 'the JSON is neither GeoJSON nor has it "areas"', _DO)
    drawing = Drawing("JSON with areas")
    drawing.dates.extend(dates_of(data))
    for key in named:
        _rings_under(key, data[key], raw.name, drawing)
    return drawing


def _load(raw: Raw) -> Any:
    try:
        return json.loads(raw.data, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadMap(raw.name, f"broken JSON: {error.msg}", "Fetch the file again.", where) from error
    except RecursionError as error:
        raise BadMap(raw.name, "the JSON is nested too deeply", _DO) from error
    except ValueError as error:
        raise BadMap(raw.name, f"the JSON cannot be read: {error}", "Fetch the file again.") from error


def _refuse_constant(word: str) -> float:
    raise ValueError(f"{word} is not a number")


def _geojson(data: Mapping[str, Any], name: str) -> Drawing:
    drawing = Drawing("GeoJSON")
    drawing.dates.extend(dates_of(data))
    features = data.get("features") if data["type"] == "FeatureCollection" else [data]
    if not isinstance(features, list):
        raise BadMap(name, "the FeatureCollection has no list of features", _DO)
    left_out: dict[str, int] = {}
    heights = 0
    for number, feature in enumerate(features, 1):
        where = f"feature {number}"
        if not isinstance(feature, dict):
            raise BadMap(name, "a feature is not an object", _DO, where)
        properties = feature.get("properties") if feature.get("type") == "Feature" else None
        properties = properties if isinstance(properties, dict) else {}
        geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
        drawing.dates.extend(dates_of(properties))
        polygons: list[tuple[Ring, ...]] = []
        for kind, coordinates in _geometries(geometry, name, where):
            if kind not in ("Polygon", "MultiPolygon"):
                left_out[kind] = left_out.get(kind, 0) + 1
                continue
            for polygon in [coordinates] if kind == "Polygon" else coordinates:
                rings, extra = _polygon(polygon, name, where)
                heights += extra
                polygons.append(rings)
        if polygons:
            words = words_of(properties, feature.get("id"))
            drawing.shapes.append(
                Shape(
                    tuple(polygons), words, where, name_of(properties), labels_of(properties),
                    tuple(dates_of(properties)),
                )
            )  # fmt: skip
    _note_left_out(drawing, left_out, heights)
    system = _crs(data)
    if system is None or any(known in system.casefold() for known in _WGS84):
        # A file that names plain WGS 84 has often swapped its axes all the same: only the URN fixes their order.
        drawing.declared = "lonlat" if system and "crs84" in system.casefold() else None
    else:
        to_degrees(drawing, system, name)
    return drawing


def _crs(data: Mapping[str, Any]) -> str | None:
    """What the file says of its reference system, as GeoJSON of 2008 did; ``None`` where it is silent."""
    crs = data.get("crs")
    if not isinstance(crs, dict):
        return None
    inside = crs.get("properties")
    return str(inside.get("name", inside) if isinstance(inside, dict) else crs)


def _geometries(geometry: Any, name: str, where: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if geometry is None:
        return
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str) or depth > 8:
        raise BadMap(name, "a geometry is not a GeoJSON geometry", _DO, where)
    if geometry["type"] == "GeometryCollection":
        for part in geometry.get("geometries") or []:
            yield from _geometries(part, name, where, depth + 1)
        return
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        raise BadMap(name, f"a {geometry['type']} has no coordinates", _DO, where)
    yield geometry["type"], coordinates


def _polygon(polygon: Any, name: str, where: str) -> tuple[tuple[Ring, ...], bool]:
    if not isinstance(polygon, list) or not all(isinstance(ring, list) for ring in polygon):
        raise BadMap(name, "a polygon is not a list of rings", _DO, where)
    read = [ring_of(ring, name, f"{where}, ring {place}") for place, ring in enumerate(polygon, 1)]
    return tuple(ring for ring, _ in read), any(extra for _, extra in read)


def _rings_under(key: str, value: Any, name: str, drawing: Drawing) -> None:
    if not isinstance(value, list):
        raise BadMap(name, f'"{key}" is not a list of rings', _DO)
    heights = 0
    for number, item in enumerate(value, 1):
        where = f"{key} {number}"
        if not isinstance(item, list):
            raise BadMap(name, "an area is not a list of points", _DO, where)
        if not item:
            drawing.notes.append(f"{where} is empty and was left out.")
            continue
        bare = isinstance(item[0], list) and bool(item[0]) and not isinstance(item[0][0], list)
        rings, extra = _polygon([item] if bare else item, name, where)
        heights += extra
        words = (key, key.rpartition("_")[2]) if "_" in key else (key,)
        drawing.shapes.append(Shape((rings,), words, where, labels=(f"list={key}",)))
    _note_left_out(drawing, {}, heights)


def _note_left_out(drawing: Drawing, left_out: Mapping[str, int], heights: int) -> None:
    if left_out:
        counted = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        drawing.notes.append(f"Not areas and left out: {counted}.")
    if heights:
        drawing.notes.append("Heights in its coordinates were dropped.")
