"""Observations in a few words, so that a table of reports can be read beside what they say."""

from fogline.model.observation import Observation, Sky, Strength, Visibility, Weather

MARKS = {Strength.LIGHT: "-", Strength.HEAVY: "+", Strength.MODERATE: "", None: ""}


def visibility(found: Visibility | None) -> str:
    if found is None:
        return "?"
    return f"{found.low:.0f}-" + ("" if found.high is None else f"{found.high:.0f}")


def one(weather: Weather) -> str:
    words = MARKS[weather.strength]
    words += "freezing " if weather.freezing else ""
    words += "showers of " if weather.showers else ""
    words += str(weather.phenomenon)
    words += " nearby" if weather.nearby else ""
    return words + (" over" if weather.over else "")


def weather(found: tuple[Weather, ...] | None) -> str:
    return "?" if found is None else ", ".join(one(w) for w in found)


def sky(found: Sky | None) -> str:
    if found is None:
        return "?"
    if found.obscured:
        return "obscured"
    if found.clear_below_m is not None:
        return f"clear below {found.clear_below_m:.0f}"
    if found.low is None and found.high is None:
        return "?"
    return (
        f"{found.low}"
        if found.low == found.high
        else f"{found.low}-{'' if found.high is None else found.high}"
    )


def degrees(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def in_words(found: Observation | None) -> str:
    if found is None:
        return "NIL"
    temperatures = f"{degrees(found.temperature)}/{degrees(found.dew_point)}"
    return " | ".join((visibility(found.visibility), weather(found.weather), sky(found.sky), temperatures))
