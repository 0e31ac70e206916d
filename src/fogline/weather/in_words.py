"""Observations in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fogline.model.observation import Observation, Sky, Strength, Visibility, Weather

__all__ = ["observed", "say_apart", "say_km", "say_visibility"]


def observed(one: Observation) -> str:
    """What an observation says of weather, visibility and sky, and what it does not say."""
    parts = [_weather(one.weather), say_visibility(one.visibility)]
    if one.sky is not None and (sky := _sky(one.sky)):
        parts.append(sky)
    return ", ".join(parts)


def say_visibility(visibility: Visibility | None) -> str:
    """ "visibility 100 to 200 m" """
    if visibility is None:
        return "visibility not reported"
    if visibility.high is None:
        return f"visibility {visibility.low:,.0f} m or more"
    if visibility.low == 0:
        return f"visibility under {visibility.high:,.0f} m"
    return f"visibility {visibility.low:,.0f} to {visibility.high:,.0f} m"


def say_km(km: float) -> str:
    """ "23 km" """
    return f"{km:.1f} km" if km < 10 else f"{km:.0f} km"


def say_apart(at: datetime, apart: timedelta, exact: bool) -> str:
    """When it was observed, and how far from the time in question."""
    moment = f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    hours = abs(apart).total_seconds() / 3600
    if not exact and not apart:
        return moment
    if hours < 0.05:
        return f"{moment}, at the time"
    return f"{moment}, {hours:.1f} h {'before' if apart < timedelta(0) else 'after'}"


def _weather(weather: tuple[Weather, ...] | None) -> str:
    if weather is None:
        return "weather not reported"
    if not weather:
        return "no weather to report"
    return " and ".join(dict.fromkeys(_one(one) for one in weather))


def _one(weather: Weather) -> str:
    words = [
        str(weather.strength) if weather.strength in (Strength.LIGHT, Strength.HEAVY) else "",
        "freezing" if weather.freezing else "",
        f"{weather.phenomenon} showers" if weather.showers else str(weather.phenomenon),
        "in the vicinity" if weather.nearby else "",
        "in the hour before" if weather.over else "",
    ]
    return " ".join(word for word in words if word)


def _sky(sky: Sky) -> str:
    if sky.obscured:
        return "sky not visible"
    if sky.clear_below_m is not None:
        return f"no cloud below {sky.clear_below_m:,.0f} m"
    if sky.low is None and sky.high is None:
        return ""
    if sky.low == sky.high:
        return {0: "no cloud", 8: "overcast"}.get(sky.low or 0, f"{sky.low} eighths of cloud")
    if sky.high is None:
        return f"{sky.low} eighths of cloud or more"
    return f"{sky.low or 0} to {sky.high} eighths of cloud"
