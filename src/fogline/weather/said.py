"""What a text says of weather and light, as conditions that can be held against observations and the sun."""

from __future__ import annotations

from enum import StrEnum

from fogline.knowledge.sky import sky_senses

__all__ = ["Condition", "Light", "conditions_in", "light_in"]


class Condition(StrEnum):
    """Weather that is said of a place and time."""

    FOG = "fog"
    DENSE_FOG = "dense fog"
    MIST = "mist"
    RAIN = "rain"
    HEAVY_RAIN = "heavy rain"
    SNOW = "snow"
    HEAVY_SNOW = "heavy snow"
    CLEAR = "clear"
    OVERCAST = "overcast"


class Light(StrEnum):
    """Light that is said of a place and time."""

    NIGHT = "night"
    DAWN = "dawn"
    DAYLIGHT = "daylight"
    DUSK = "dusk"


def conditions_in(text: str) -> tuple[Condition, ...]:
    """The weather that words of ``text`` (English, Ukrainian or Russian) name, in a fixed order."""
    senses = sky_senses(text)
    return tuple(condition for condition in Condition if condition in senses)


def light_in(text: str) -> tuple[Light, ...]:
    """The light that words of ``text`` name, in a fixed order."""
    senses = sky_senses(text)
    return tuple(light for light in Light if light in senses)
