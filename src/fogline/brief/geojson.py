"""``places.geojson`` (RFC 7946): the settlements that claims and questions name, never anything finer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fogline.brief.files import encode, write_whole
from fogline.brief.share import shareable
from fogline.model import Brief, Place

__all__ = ["GeoJsonExporter", "Named", "features", "is_settlement", "named_places"]

DECIMALS = 3
"""About 100 m: a settlement's centre, and no more than that."""
_WIDEST_M = 50_000.0


@dataclass(slots=True)
class Named:
    """A settlement with the claims and questions that name it (ids, in the brief's order)."""

    place: Place
    mentions: dict[str, None] = field(default_factory=dict)
    claims: dict[str, None] = field(default_factory=dict)
    questions: dict[str, None] = field(default_factory=dict)


class GeoJsonExporter:
    """Writes ``places.geojson``, a feature per settlement with coordinates."""

    name = "geojson"

    def __init__(self, share: bool = False) -> None:
        self.share = share

    def export(self, brief: Brief, out: Path) -> Path:
        """Write ``out/places.geojson`` and return its path.

        Raises:
            OSError: the folder cannot be written to.
        """
        collection = features(shareable(brief) if self.share else brief)
        text = json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        return write_whole(out / "places.geojson", encode(text))


def is_settlement(place: Place) -> bool:
    """Whether ``place`` is a settlement with coordinates: regions and countries have no point to show."""
    if place.latitude is None or place.longitude is None:
        return False
    if place.kind is not None:
        return place.kind == "settlement"
    return (place.radius_m or 0.0) <= _WIDEST_M


def named_places(brief: Brief) -> list[Named]:
    """The settlements with coordinates, each once, in the order in which the brief names them."""
    found: dict[str, Named] = {}
    for question in brief.questions:
        for place in question.places:
            if is_settlement(place):
                found.setdefault(place.key, Named(place)).questions[question.id] = None
    for claim in brief.claims:
        for place in claim.places:
            if is_settlement(place):
                named = found.setdefault(place.key, Named(place))
                named.claims[claim.id] = None
                named.mentions[place.mention] = None
    return list(found.values())


def features(brief: Brief) -> dict[str, Any]:
    """The FeatureCollection."""
    status = {q.id: (q.text, str(q.status)) for q in brief.questions}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": named.place.key,
                "geometry": {"type": "Point", "coordinates": _point(named.place)},
                "properties": {
                    "name": named.place.name,
                    "mentions": list(named.mentions),
                    "country": named.place.country,
                    "claims": list(named.claims),
                    "questions": [
                        {"id": q, "text": status[q][0], "status": status[q][1]} for q in named.questions
                    ],
                },
            }
            for named in named_places(brief)
        ],
    }


def _point(place: Place) -> list[float]:
    assert place.longitude is not None and place.latitude is not None  # is_settlement saw to it
    return [round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)]
