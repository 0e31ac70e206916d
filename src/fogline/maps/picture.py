"""Where two makers differ, as GeoJSON and as a picture (SVG) that stands alone: no tiles, no borders, no network."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.maps.compare import Apart, apart
from fogline.maps.ellipsoid import area_km2
from fogline.maps.lag import drawn_for
from fogline.maps.layer import Layer
from fogline.model import When

__all__ = ["difference_geojson", "difference_svg", "layers_geojson"]

_DIGITS = 5
_LEAST_KM2 = 0.01
"""Smaller pieces are one line drawn twice."""
_SEAM_KM = 0.1
"""Pieces thinner than this on average are not drawn; they are counted."""
_WIDE, _MARGIN, _LINE = 900.0, 16.0, 22.0
_KM_PER_DEGREE = 111.2
_NICE_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def layers_geojson(layers: Sequence[Layer], within: BaseGeometry | None = None) -> str:
    """What maps draw, as one FeatureCollection (RFC 7946): held, regained, claimed and left open, by maker and party;
    cut to ``within`` where that is given."""
    features = []
    for layer in layers:
        drawn = [("held", layer.held_by, layer.held), *(("held", who, area) for who, area in layer.others)]
        drawn += [("regained", who, area) for who, area in layer.regained]
        drawn += [("claimed", who, area) for who, area in layer.claimed]
        drawn += [("contested", None, layer.contested)] if layer.contested is not None else []
        told = {"maker": layer.maker, "day": _day(layer.reference.when)}
        features += [
            _feature(area, {**told, "drawn_as": what, "party": who}, within) for what, who, area in drawn
        ]
    return _collection(features)


def difference_geojson(a: Layer, b: Layer, party: str, within: BaseGeometry) -> str:
    """What only one of two maps draws as held by ``party`` inside ``within``, as a FeatureCollection (RFC 7946).

    Raises:
        InputError: one of them does not say what the party holds.
    """
    differ = _apart(a, b, party)
    features = [
        _feature(area, {
            "party": party, "drawn_by": one.maker, "drawn_on": _day(one.reference.when),
            "not_drawn_by": other.maker, "not_drawn_on": _day(other.reference.when),
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
    differ = _apart(a, b, party)
    areas = [shapely.intersection(area, within) for area in (differ.only_a, differ.only_b)]
    first, second = (_held(one, party, within) for one in (a, b))
    both = shapely.intersection(first, second)
    plane = _Plane.over(shapely.union_all(areas), within)
    sizes = [area_km2(area) for area in (*areas, both)]
    words = [
        f"only {_named(a)}: {sizes[0]:,.0f} km²", f"only {_named(b)}: {sizes[1]:,.0f} km²",
        f"both: {sizes[2]:,.0f} km²",
    ]  # fmt: skip
    title = f"Drawn as held by {party}: {_named(a)} and {_named(b)}"
    body = [
        f'<path class="land" d="{plane.path(within)}"/>',
        *(
            f'<path class="{name}" d="{plane.path(area)}"/>'
            for name, area in (("both", both), ("a", _wide(areas[0])), ("b", _wide(areas[1])))
        ),
        *_legend(words, plane),
        _scale(plane),
    ]
    height = plane.height + _LINE * (len(words) + 2) + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n{_STYLE}\n' + "\n".join(body) + "\n</svg>\n"
    )  # fmt: skip


_STYLE = """<style>text{font:15px sans-serif;fill:#222}.land{fill:#f4f4f2;stroke:#999;stroke-width:.7}
.both{fill:#cfcfcb}.a{fill:url(#ha);stroke:#a34700;stroke-width:.8}.b{fill:url(#hb);stroke:#00507a;stroke-width:.8}
.frame,.bar{fill:none;stroke:#222;stroke-width:1.2}path{fill-rule:evenodd}</style>
<defs><pattern id="ha" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#f3c08f"/><path d="M0 0V6" stroke="#a34700" stroke-width="2"/></pattern>
<pattern id="hb" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
<rect width="6" height="6" fill="#a9d0e8"/><path d="M0 0V6" stroke="#00507a" stroke-width="2"/></pattern></defs>"""
"""Colours of Okabe and Ito's kind, told apart by those who see no red or green; none of them is a party's."""


@dataclass(frozen=True, slots=True)
class _Plane:
    """Degrees to units of the picture, equirectangular about the window's middle."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def over(cls, wanted: BaseGeometry, within: BaseGeometry) -> _Plane:
        """A window over ``wanted`` with some room about it; over ``within`` where nothing is wanted."""
        west, south, east, north = (within if wanted.is_empty else wanted).bounds
        room = max(0.04 * (north - south), 0.04 * (east - west), 0.05)
        return cls(west - room, south - room, east + room, north + room)

    @property
    def km(self) -> float:
        """How many kilometres the picture is wide, at its middle."""
        return (
            (self.east - self.west) * _KM_PER_DEGREE * math.cos(math.radians((self.south + self.north) / 2))
        )

    @property
    def unit(self) -> float:
        """Units of the picture in a kilometre."""
        return (_WIDE - 2 * _MARGIN) / self.km

    @property
    def height(self) -> float:
        """How high the map is, in units."""
        return (self.north - self.south) * _KM_PER_DEGREE * self.unit

    def path(self, area: BaseGeometry) -> str:
        """SVG path data of what of ``area`` lies in the window, without bends too small to be seen."""
        cut = shapely.intersection(area, shapely.box(self.west, self.south, self.east, self.north))
        simple = shapely.simplify(cut, 0.4 / (self.unit * _KM_PER_DEGREE))
        across = (_WIDE - 2 * _MARGIN) / (self.east - self.west)
        up = self.height / (self.north - self.south)
        rings = shapely.get_rings(_polygons(simple))
        return "".join(
            "M"
            + "L".join(
                f"{_MARGIN + (x - self.west) * across:.1f} {_MARGIN + (self.north - y) * up:.1f}"
                for x, y in shapely.get_coordinates(ring)[:-1].tolist()
            )
            + "Z"
            for ring in rings
        )


def _legend(words: list[str], plane: _Plane) -> Iterable[str]:
    for number, (name, word) in enumerate(zip(("a", "b", "both"), words, strict=True)):
        y = _MARGIN + plane.height + _LINE * (number + 1)
        yield f'<rect class="{name}" x="{_MARGIN}" y="{y - 13:.1f}" width="26" height="16"/>'
        yield f'<text x="{_MARGIN + 36}" y="{y:.1f}">{escape(word)}</text>'
    y = _MARGIN + plane.height + _LINE * (len(words) + 1)
    yield f'<text x="{_MARGIN}" y="{y:.1f}">Each is its maker’s drawing, not a fact.</text>'
    yield (
        f'<rect class="frame" x="{_MARGIN}" y="{_MARGIN}" width="{_WIDE - 2 * _MARGIN}" height="{plane.height:.1f}"/>'
    )


def _scale(plane: _Plane) -> str:
    km = max((one for one in _NICE_KM if one <= plane.km / 4), default=1)
    right, y = _WIDE - _MARGIN - 8, _MARGIN + plane.height + _LINE
    left = right - km * plane.unit
    return (
        f'<path class="bar" d="M{left:.1f} {y - 6:.1f}V{y:.1f}H{right:.1f}V{y - 6:.1f}"/>'
        f'<text x="{right:.1f}" y="{y + 17:.1f}" text-anchor="end">{km} km</text>'
    )


def _apart(a: Layer, b: Layer, party: str) -> Apart:
    differ = apart(a, b, party)
    if differ is None:
        raise InputError("the maps", f"one of them does not say what {party} holds", "Name another party.")
    return differ


def _held(layer: Layer, party: str, within: BaseGeometry) -> BaseGeometry:
    drawn = drawn_for(layer, party)
    assert drawn is not None
    return shapely.difference(within, drawn[1]) if drawn[0] else shapely.intersection(drawn[1], within)


def _polygons(area: BaseGeometry) -> list[shapely.Polygon]:
    return [
        part for part in shapely.get_parts(area) if isinstance(part, shapely.Polygon) and not part.is_empty
    ]


def _wide(area: BaseGeometry) -> BaseGeometry:
    """What of a difference can be seen: without pieces so thin that they are seams between a drawing's own parts."""
    return shapely.MultiPolygon(
        [part for part in _polygons(area) if 2 * part.area / part.length * _KM_PER_DEGREE > _SEAM_KM]
    )


def _day(when: When | None) -> str | None:
    return when.last_day.isoformat() if when else None


def _named(layer: Layer) -> str:
    day = _day(layer.reference.when)
    return f"{layer.maker} ({day})" if day else layer.maker


def _feature(area: BaseGeometry, told: dict[str, Any], within: BaseGeometry | None) -> dict[str, Any] | None:
    """A feature with its area in km²; ``None`` where nothing of it is larger than a line drawn twice."""
    cut = area if within is None else shapely.intersection(area, within)
    parts = [part for part in _polygons(cut) if area_km2(part) >= _LEAST_KM2]
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
