"""Where two makers differ, as GeoJSON and as a picture (SVG) that stands alone: no tiles, no borders, no network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.maps.ellipsoid import area_km2
from fogline.maps.frame import (
    BOTH,
    CAUTION,
    EDGE,
    FIRST,
    INK,
    LAND,
    SECOND,
    Frame,
    both_within,
    day,
    differing,
    named,
    polygons,
    without_seams,
)
from fogline.maps.layer import Layer

__all__ = ["difference_geojson", "difference_svg", "layers_geojson"]

_DIGITS = 5
_LEAST_KM2 = 0.01
"""Smaller pieces are one line drawn twice."""
_WIDE, _MARGIN, _LINE = 900.0, 16.0, 22.0


def layers_geojson(layers: Sequence[Layer], within: BaseGeometry | None = None) -> str:
    """What maps draw, as one FeatureCollection (RFC 7946): held, regained, claimed and left open, by maker and party;
    cut to ``within`` where that is given."""
    features = []
    for layer in layers:
        drawn = [("held", layer.held_by, layer.held), *(("held", who, area) for who, area in layer.others)]
        drawn += [("regained", who, area) for who, area in layer.regained]
        drawn += [("claimed", who, area) for who, area in layer.claimed]
        drawn += [("contested", None, layer.contested)] if layer.contested is not None else []
        told = {"maker": layer.maker, "day": day(layer.reference.when)}
        features += [
            _feature(area, {**told, "drawn_as": what, "party": who}, within) for what, who, area in drawn
        ]
    return _collection(features)


def difference_geojson(a: Layer, b: Layer, party: str, within: BaseGeometry) -> str:
    """What only one of two maps draws as held by ``party`` inside ``within``, as a FeatureCollection (RFC 7946).

    Raises:
        InputError: one of them does not say what the party holds.
    """
    differ = differing(a, b, party)
    features = [
        _feature(area, {
            "party": party, "drawn_by": one.maker, "drawn_on": day(one.reference.when),
            "not_drawn_by": other.maker, "not_drawn_on": day(other.reference.when),
        }, within)
        for one, other, area in ((a, b, differ.only_a), (b, a, differ.only_b))
    ]  # fmt: skip
    return _collection(features)


def difference_svg(a: Layer, b: Layer, party: str, within: BaseGeometry) -> str:
    """A picture of what only one of two maps draws as held by ``party`` inside ``within``, and of what both do.

    Told apart by hatching as well as by colour; with the scale, and both makers' names and days.

    Raises:
        InputError: one of them does not say what the party holds.
    """
    differ = differing(a, b, party)
    areas = [shapely.intersection(area, within) for area in (differ.only_a, differ.only_b)]
    both = both_within(a, b, party, within)
    frame = Frame.over(shapely.union_all(areas), within, _WIDE - 2 * _MARGIN)
    sizes = [area_km2(area) for area in (*areas, both)]
    words = [
        f"only {named(a)}: {sizes[0]:,.0f} km²", f"only {named(b)}: {sizes[1]:,.0f} km²",
        f"both: {sizes[2]:,.0f} km²",
    ]  # fmt: skip
    title = f"Drawn as held by {party}: {named(a)} and {named(b)}"
    body = [
        f'<path class="land" d="{_path(frame, within)}"/>',
        *(
            f'<path class="{name}" d="{_path(frame, area)}"/>'
            for name, area in (("both", both), ("a", without_seams(areas[0])), ("b", without_seams(areas[1])))
        ),
        *_legend(words, frame),
        _scale(frame),
    ]
    height = frame.height + _LINE * (len(words) + 2) + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n{_STYLE}\n' + "\n".join(body) + "\n</svg>\n"
    )  # fmt: skip


_STYLE = f"""<style>text{{font:15px sans-serif;fill:{INK}}}.land{{fill:{LAND};stroke:{EDGE};stroke-width:.7}}
.both{{fill:{BOTH}}}.a{{fill:url(#ha);stroke:{FIRST[1]};stroke-width:.8}}.b{{fill:url(#hb);stroke:{SECOND[1]};stroke-width:.8}}
.frame,.bar{{fill:none;stroke:{INK};stroke-width:1.2}}path{{fill-rule:evenodd}}</style>
<defs><pattern id="ha" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="{FIRST[0]}"/><path d="M0 0V6" stroke="{FIRST[1]}" stroke-width="2"/></pattern>
<pattern id="hb" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
<rect width="6" height="6" fill="{SECOND[0]}"/><path d="M0 0V6" stroke="{SECOND[1]}" stroke-width="2"/></pattern></defs>"""


def _path(frame: Frame, area: BaseGeometry) -> str:
    """SVG path data of what of ``area`` lies in the window."""
    return "".join(
        "M"
        + "L".join(
            f"{_MARGIN + x:.1f} {_MARGIN + y:.1f}"
            for x, y in frame.units(shapely.get_coordinates(ring)[:-1]).tolist()
        )
        + "Z"
        for ring in shapely.get_rings(polygons(frame.seen(area)))
    )


def _legend(words: list[str], frame: Frame) -> Iterable[str]:
    for number, (name, word) in enumerate(zip(("a", "b", "both"), words, strict=True)):
        y = _MARGIN + frame.height + _LINE * (number + 1)
        yield f'<rect class="{name}" x="{_MARGIN}" y="{y - 13:.1f}" width="26" height="16"/>'
        yield f'<text x="{_MARGIN + 36}" y="{y:.1f}">{escape(word)}</text>'
    y = _MARGIN + frame.height + _LINE * (len(words) + 1)
    yield f'<text x="{_MARGIN}" y="{y:.1f}">{CAUTION}</text>'
    yield (
        f'<rect class="frame" x="{_MARGIN}" y="{_MARGIN}" width="{_WIDE - 2 * _MARGIN}" height="{frame.height:.1f}"/>'
    )


def _scale(frame: Frame) -> str:
    km = frame.bar_km
    right, y = _WIDE - _MARGIN - 8, _MARGIN + frame.height + _LINE
    left = right - km * frame.unit
    return (
        f'<path class="bar" d="M{left:.1f} {y - 6:.1f}V{y:.1f}H{right:.1f}V{y - 6:.1f}"/>'
        f'<text x="{right:.1f}" y="{y + 17:.1f}" text-anchor="end">{km} km</text>'
    )


def _feature(area: BaseGeometry, told: dict[str, Any], within: BaseGeometry | None) -> dict[str, Any] | None:
    """A feature with its area in km²; ``None`` where nothing of it is larger than a line drawn twice."""
    cut = area if within is None else shapely.intersection(area, within)
    parts = [part for part in polygons(cut) if area_km2(part) >= _LEAST_KM2]
    if not parts:
        return None
    whole = shapely.MultiPolygon(parts)
    coordinates = [
        [
            [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in shapely.get_coordinates(ring).tolist()]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in shapely.get_parts(shapely.orient_polygons(whole))
    ]
    return {
        "type": "Feature",
        "properties": {**told, "km2": round(area_km2(whole), 2)},
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def _collection(features: list[dict[str, Any] | None]) -> str:
    made = {"type": "FeatureCollection", "features": [one for one in features if one is not None]}
    return json.dumps(made, ensure_ascii=False) + "\n"
