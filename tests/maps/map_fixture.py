"""Small maps of an invented stretch of land inside the area where maps of Ukraine lie."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from fogline.maps.boundary import Boundary, read_boundary
from fogline.model import (
    Act,
    Amount,
    Answer,
    Arguments,
    Claim,
    Place,
    Polarity,
    Question,
    Raw,
    Relation,
    Status,
    When,
)

DAY = When.parse("2025-11-10")


def square(west: float, south: float, east: float, north: float, step: float = 0.1) -> list[list[float]]:
    """A closed ring along meridians and parallels, with points so close that its edges follow them."""

    def walk(a: float, b: float) -> list[float]:
        count = max(1, round(abs(b - a) / step))
        return [a + (b - a) * n / count for n in range(count)]

    ring = [[x, south] for x in walk(west, east)] + [[east, y] for y in walk(south, north)]
    ring += [[x, north] for x in walk(east, west)] + [[west, y] for y in walk(north, south)]
    return [*ring, ring[0]]


def geojson(*rings: list[list[float]], name: str = "map_20251110.geojson", **properties: Any) -> Raw:
    """A FeatureCollection with one polygon for each ring."""
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring in rings
    ]
    return as_raw({"type": "FeatureCollection", "features": features}, name)


def as_raw(value: Any, name: str = "map_20251110.geojson") -> Raw:
    return Raw(json.dumps(value).encode(), name)


def kml(*placemarks: tuple[str, list[list[float]]], name: str = "map_25_11_10.kml", head: str = "") -> Raw:
    """A KML file of (style, ring) placemarks."""
    body = "".join(
        f"<Placemark><styleUrl>#{style}</styleUrl><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + " ".join(f"{x},{y},0" for x, y in ring)
        + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for style, ring in placemarks
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{body}</Document></kml>'
    return Raw(text.encode(), name)


def kmz(
    inner: bytes, member: str = "doc.kml", name: str = "map_25_11_10.kmz", *more: tuple[str, bytes]
) -> Raw:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, inner)
        for other, data in more:
            archive.writestr(other, data)
    return Raw(packed.getvalue(), name)


def land() -> Boundary:
    """Four degrees by two, in two named halves."""
    halves = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [square(west, 48, west + 2, 50)]},
        }
        for name, west in (("Західна область", 34), ("Східна область", 36))
    ]
    return read_boundary(as_raw({"type": "FeatureCollection", "features": halves}, "land.geojson"))


def town(longitude: float = 37.0, latitude: float = 49.0, radius_m: float | None = 2_000.0) -> Place:
    return Place(
        "Town", "Town", 0, 4, latitude=latitude, longitude=longitude, radius_m=radius_m, kind="settlement"
    )


COUNTRY = Place("Landia", "Landia", 0, 6, latitude=49.0, longitude=36.0, kind="country", country="UKR")


def asked(
    relation: Relation,
    place: Place | None,
    *,
    actor: str | None = "RUS",
    amount: Amount | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    act: Act = Act.ASSERTS,
    said_on: When | None = DAY,
    when: When | None = None,
    quote: str = "x",
    target: str | None = None,
    happened: When | None = None,
) -> tuple[Question, list[Claim]]:
    """A question with one answer that one claim gives."""
    places = (place,) if place else ()
    claim = Claim(
        "c1", "r1", 0, len(quote), quote, (), act, relation, arguments=Arguments(actor, target), amount=amount,
        said_on=said_on, polarity=polarity, places=places, happened=happened,
    )  # fmt: skip
    answer = Answer("a1", "an answer", ("c1",), ())
    question = Question("q1", "?", relation, places, when, (answer,), (), (), Status.SINGLE_ACCOUNT, "")
    return question, [claim]
