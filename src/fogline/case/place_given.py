"""A place that a person names: by coordinates, or by a name that the gazetteer knows."""

from __future__ import annotations

import re

from fogline.errors import InputError
from fogline.knowledge.gazetteer import Gazetteer
from fogline.model import Place

__all__ = ["place_given"]

_COORDINATES = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*")


def place_given(text: str, gazetteer: Gazetteer) -> Place:
    """The place: "48.28,37.18" (latitude, longitude), or a name, of which the likeliest settlement is taken.

    Raises:
        InputError: no such place, or coordinates that are none.
    """
    if match := _COORDINATES.fullmatch(text):
        latitude, longitude = float(match[1]), float(match[2])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise InputError(
                f"the place {text!r}", "there are no such coordinates", "Write latitude,longitude in degrees."
            )
        return Place(
            f"{latitude:g}, {longitude:g}", text, 0, len(text), latitude=latitude, longitude=longitude
        )
    for entry in gazetteer.find(text):
        if entry.kind == "settlement" and entry.located:
            return Place(
                entry.name, text, 0, len(text), entry.id, entry.latitude, entry.longitude, entry.radius_m,
                entry.country, "settlement",
            )  # fmt: skip
    raise InputError(
        f"the place {text!r}",
        "the gazetteer knows no settlement of that name",
        "Give its latitude,longitude: 48.28,37.18.",
    )
