"""Whether one observation shows what is said. Thresholds, each with where it comes from:

- fog is visibility under 1,000 m, mist 1,000 m and more (WMO-No. 407, International Cloud Atlas);
- dense fog is visibility under 200 m: the class in which forecasters warn of it (Met Office: "thick fog", under 200 m);
- reduced visibility ends at 5,000 m (ICAO Annex 3: mist is reported from 1,000 to 5,000 m);
- clear is at most 2 eighths of cloud, overcast 8 and, since the last eighth is a matter of the eye, 7 (WMO: N in oktas).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fogline.model.observation import Observation, Phenomenon, Strength, Weather
from fogline.weather.said import Condition

__all__ = ["DENSE_FOG_M", "FOG_M", "MIST_M", "Fit", "Shown", "shows"]

FOG_M, DENSE_FOG_M, MIST_M = 1_000.0, 200.0, 5_000.0
_CLEAR_OKTAS, _OVERCAST_OKTAS, _HALF_OKTAS = 2, 7, 4
_P = Phenomenon
_FALLING = {
    Condition.RAIN: (_P.RAIN, _P.DRIZZLE),
    Condition.HEAVY_RAIN: (_P.RAIN, _P.DRIZZLE),
    Condition.SNOW: (_P.SNOW,),
    Condition.HEAVY_SNOW: (_P.SNOW,),
}
_HEAVY = frozenset({Condition.HEAVY_RAIN, Condition.HEAVY_SNOW})
_WET = frozenset({_P.RAIN, _P.DRIZZLE, _P.SNOW, _P.HAIL, _P.ICE, _P.PRECIPITATION})
_FOGLIKE = frozenset({_P.FOG, _P.FOG_PATCHES, _P.SHALLOW_FOG, _P.MIST})


class Fit(Enum):
    """What one observation shows of what is said."""

    YES = "shows it"
    NO = "shows that it was not so"
    OPEN = "tells neither"


@dataclass(frozen=True, slots=True)
class Shown:
    """``fit``, and in words ``why`` where that is not plain from the observation itself."""

    fit: Fit
    why: str = ""


def shows(observation: Observation, condition: Condition) -> Shown:
    """What the observation shows of the condition at its own place and moment. What is missing shows nothing."""
    if condition in (Condition.FOG, Condition.DENSE_FOG):
        shown = _fog(observation, dense=condition is Condition.DENSE_FOG)
    elif condition is Condition.MIST:
        shown = _mist(observation)
    elif condition in _FALLING:
        shown = _falling(observation, condition)
    else:
        shown = _sky(observation, clear=condition is Condition.CLEAR)
    if observation.modelled and shown.fit is not Fit.OPEN:
        return Shown(Fit.OPEN, "this may be a model's value: nobody need have observed it")
    return shown


def _here(observation: Observation) -> tuple[Weather, ...]:
    """What was at the station when it reported."""
    return tuple(one for one in observation.weather or () if not (one.nearby or one.over))


def _before(observation: Observation, kinds: frozenset[Phenomenon]) -> str:
    """Since when, where such weather was near, or had ended just before; empty where it was neither."""
    if any(one.nearby and one.phenomenon in kinds for one in observation.weather or ()):
        return "in the vicinity, not at the station"
    if any(one.over and one.phenomenon in kinds for one in observation.weather or ()):
        return "in the hour before, not at the time"
    if any(one.phenomenon in kinds for one in observation.past or ()):
        hours = observation.past_hours
        return f"in the {hours} hours before" if hours and hours > 1 else "since the report before"
    return ""


def _fog(observation: Observation, dense: bool) -> Shown:
    here = {one.phenomenon for one in _here(observation)}
    seen = observation.visibility
    if _P.FOG in here:
        if not dense:
            return Shown(Fit.YES)
        if seen is None:
            return Shown(Fit.OPEN, "how far one could see is not reported")
        if seen.low < DENSE_FOG_M:
            return Shown(Fit.YES)
        return Shown(Fit.OPEN, f"fog, but dense fog is visibility under {DENSE_FOG_M:.0f} m")
    if here & {_P.FOG_PATCHES, _P.SHALLOW_FOG}:
        return Shown(Fit.OPEN, "fog only in patches or near the ground")
    if before := _before(observation, frozenset({_P.FOG, _P.FOG_PATCHES})):
        # Figure 4 of table 4561 does not tell the two apart.
        vague = any(one.code == "W1W2 4" for one in observation.past or ())
        return Shown(Fit.OPEN, f"fog{' or thick haze' if vague else ''} {before}")
    if seen is None:
        return Shown(Fit.OPEN, "visibility is not reported")
    if seen.low >= MIST_M and not here & _FOGLIKE:
        return Shown(Fit.NO)
    if seen.low < FOG_M:
        cause = "what reduced it is not reported" if observation.weather is None else "and no fog is reported"
        return Shown(Fit.OPEN, f"visibility is under {FOG_M:,.0f} m, {cause}")
    return Shown(Fit.OPEN, f"visibility is reduced, but fog is under {FOG_M:,.0f} m")


def _mist(observation: Observation) -> Shown:
    here = {one.phenomenon for one in _here(observation)}
    seen = observation.visibility
    if here & {_P.MIST, _P.FOG}:
        return Shown(Fit.YES)
    if seen is None:
        return Shown(Fit.OPEN, "visibility is not reported")
    if seen.low >= 2 * MIST_M and not here & _FOGLIKE:
        return Shown(Fit.NO)
    return Shown(Fit.OPEN, "visibility is between that of mist and a clear view")


def _falling(observation: Observation, condition: Condition) -> Shown:
    kinds = _FALLING[condition]
    here = _here(observation)
    found = [one for one in here if one.phenomenon in kinds]
    if found:
        if condition not in _HEAVY or any(one.strength is Strength.HEAVY for one in found):
            return Shown(Fit.YES)
        return Shown(Fit.OPEN, "reported, but not as heavy")
    if any(one.phenomenon in _WET for one in here) and any(
        one.phenomenon is _P.PRECIPITATION for one in here
    ):
        return Shown(Fit.OPEN, "precipitation of a kind that is not told")
    if before := _before(observation, frozenset({*kinds, _P.PRECIPITATION})):
        return Shown(Fit.OPEN, before)
    if observation.weather is None:
        return Shown(Fit.OPEN, "weather is not reported")
    return Shown(Fit.NO)


def _sky(observation: Observation, clear: bool) -> Shown:
    sky = observation.sky
    here = {one.phenomenon for one in _here(observation)}
    falls, fog = bool(here & _WET), _P.FOG in here
    if clear:
        if falls or fog or (sky is not None and (sky.obscured or (sky.low or 0) >= _OVERCAST_OKTAS)):
            return Shown(Fit.NO)
        if sky is None:
            return Shown(Fit.OPEN, "cloud is not reported")
        if sky.high is not None and sky.high <= _CLEAR_OKTAS:
            return Shown(Fit.YES)
        if sky.clear_below_m is not None:
            return Shown(
                Fit.YES, f"no cloud below {sky.clear_below_m:,.0f} m; what was above is not reported"
            )
        return Shown(Fit.OPEN, "between clear and overcast")
    if sky is None:
        return Shown(Fit.OPEN, "cloud is not reported")
    if sky.obscured or (sky.low or 0) >= _OVERCAST_OKTAS:
        return Shown(Fit.YES)
    if sky.high is not None and sky.high <= _HALF_OKTAS:
        return Shown(Fit.NO)
    return Shown(Fit.OPEN, "between clear and overcast")
