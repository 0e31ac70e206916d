"""Code figures of weather to phenomena: WMO-No. 306, Manual on Codes, Vol. I.1, Part A.

Tables 4677 (present weather, manned), 4680 (present weather, automatic), 4561 and 4531 (past weather), 4377 (visibility).
A reserved figure means nothing.
"""

from __future__ import annotations

from fogline.model.observation import Phenomenon, Strength, Visibility, Weather

__all__ = ["past_weather", "present_weather", "visibility_4377"]

P, S = Phenomenon, Strength
_KM = 1000.0
_NINETIES = (0.0, 50.0, 200.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 10_000.0, 20_000.0, 50_000.0, None)
"""Table 4377, figures 90 to 99: each is a class that begins at the figure's value and ends at the next one's."""


def visibility_4377(code: str) -> Visibility | None:
    """Table 4377 for ``VV``; ``None`` for ``//`` and for the figures 51 to 55, which are not used.

    00 is less than 100 m, 01 to 50 tenths of kilometres, 56 to 80 whole kilometres from 6, 81 to 88 steps of 5 km from
    35, 89 more than 70 km. 90 to 99 are coarse classes: 90 less than 50 m, 92 from 200 to less than 500 m.
    """
    if not (len(code) == 2 and code.isascii() and code.isdigit()):
        return None
    figure = int(code)
    if figure <= 50:
        return Visibility(figure * 100.0, figure * 100.0 + 100.0)
    if figure <= 55:
        return None
    if figure <= 80:
        return Visibility((figure - 50) * _KM, (figure - 49) * _KM if figure < 80 else 35 * _KM)
    if figure <= 88:
        low = 30 + (figure - 80) * 5
        return Visibility(low * _KM, (low + 5) * _KM)
    if figure == 89:
        return Visibility(70 * _KM, None)
    low_edge = _NINETIES[figure - 90]
    assert low_edge is not None
    return Visibility(low_edge, _NINETIES[figure - 89])


def _made(
    phenomena: Phenomenon | tuple[Phenomenon, ...],
    strength: Strength | None = None,
    *,
    freezing: bool = False,
    showers: bool = False,
    nearby: bool = False,
    over: bool = False,
) -> tuple[Weather, ...]:
    kinds = (phenomena,) if isinstance(phenomena, Phenomenon) else phenomena
    return tuple(Weather(kind, "", strength, freezing, showers, nearby, over) for kind in kinds)


_L, _M, _H = S.LIGHT, S.MODERATE, S.HEAVY
_SLEET = (P.RAIN, P.SNOW)
_STORM = (P.THUNDERSTORM,)

_MANNED: dict[int, tuple[Weather, ...]] = {
    **dict.fromkeys(range(4), ()),
    4: _made(P.SMOKE), 5: _made(P.HAZE), 6: _made(P.DUST), 7: _made(P.DUST), 8: _made(P.DUST),
    9: _made(P.DUST, nearby=True),
    10: _made(P.MIST), 11: _made(P.SHALLOW_FOG), 12: _made(P.SHALLOW_FOG),
    13: _made(P.THUNDERSTORM, nearby=True), 14: _made(P.PRECIPITATION, nearby=True),
    15: _made(P.PRECIPITATION, nearby=True), 16: _made(P.PRECIPITATION, nearby=True), 17: _made(P.THUNDERSTORM),
    18: _made(P.SQUALL), 19: _made(P.SQUALL),
    20: _made((P.DRIZZLE,), over=True), 21: _made(P.RAIN, over=True), 22: _made(P.SNOW, over=True),
    23: _made(_SLEET, over=True), 24: _made((P.DRIZZLE, P.RAIN), freezing=True, over=True),
    25: _made(P.RAIN, showers=True, over=True), 26: _made(P.SNOW, showers=True, over=True),
    27: _made(P.HAIL, showers=True, over=True), 28: _made(P.FOG, over=True), 29: _made(P.THUNDERSTORM, over=True),
    **{code: _made(P.DUST, _M) for code in (30, 31, 32)}, **{code: _made(P.DUST, _H) for code in (33, 34, 35)},
    36: _made(P.BLOWING_SNOW, _M), 37: _made(P.BLOWING_SNOW, _H), 38: _made(P.BLOWING_SNOW, _M),
    39: _made(P.BLOWING_SNOW, _H),
    40: _made(P.FOG, nearby=True), 41: _made(P.FOG_PATCHES), **{code: _made(P.FOG) for code in range(42, 48)},
    48: _made(P.FOG, freezing=True), 49: _made(P.FOG, freezing=True),
    50: _made(P.DRIZZLE, _L), 51: _made(P.DRIZZLE, _L), 52: _made(P.DRIZZLE, _M), 53: _made(P.DRIZZLE, _M),
    54: _made(P.DRIZZLE, _H), 55: _made(P.DRIZZLE, _H), 56: _made(P.DRIZZLE, _L, freezing=True),
    57: _made(P.DRIZZLE, _M, freezing=True), 58: _made((P.DRIZZLE, P.RAIN), _L), 59: _made((P.DRIZZLE, P.RAIN), _M),
    60: _made(P.RAIN, _L), 61: _made(P.RAIN, _L), 62: _made(P.RAIN, _M), 63: _made(P.RAIN, _M),
    64: _made(P.RAIN, _H), 65: _made(P.RAIN, _H), 66: _made(P.RAIN, _L, freezing=True),
    67: _made(P.RAIN, _M, freezing=True), 68: _made(_SLEET, _L), 69: _made(_SLEET, _M),
    70: _made(P.SNOW, _L), 71: _made(P.SNOW, _L), 72: _made(P.SNOW, _M), 73: _made(P.SNOW, _M),
    74: _made(P.SNOW, _H), 75: _made(P.SNOW, _H), 76: _made(P.ICE), 77: _made(P.SNOW), 78: _made(P.ICE),
    79: _made(P.ICE),
    80: _made(P.RAIN, _L, showers=True), 81: _made(P.RAIN, _M, showers=True), 82: _made(P.RAIN, _H, showers=True),
    83: _made(_SLEET, _L, showers=True), 84: _made(_SLEET, _M, showers=True),
    85: _made(P.SNOW, _L, showers=True), 86: _made(P.SNOW, _M, showers=True),
    87: _made(P.HAIL, _L, showers=True), 88: _made(P.HAIL, _M, showers=True),
    89: _made(P.HAIL, _L, showers=True), 90: _made(P.HAIL, _M, showers=True),
    91: (*_made(P.RAIN, _L), *_made(_STORM, over=True)), 92: (*_made(P.RAIN, _M), *_made(_STORM, over=True)),
    93: (*_made(P.PRECIPITATION, _L), *_made(_STORM, over=True)),
    94: (*_made(P.PRECIPITATION, _M), *_made(_STORM, over=True)),
    95: (*_made(_STORM), *_made(P.PRECIPITATION)), 96: (*_made(_STORM), *_made(P.HAIL)),
    97: (*_made(_STORM, _H), *_made(P.PRECIPITATION)), 98: (*_made(_STORM), *_made(P.DUST)),
    99: (*_made(_STORM, _H), *_made(P.HAIL)),
}  # fmt: skip

_AUTOMATIC: dict[int, tuple[Weather, ...]] = {
    **dict.fromkeys(range(4), ()),
    4: _made(P.HAZE), 5: _made(P.HAZE), 10: _made(P.MIST), 11: _made(P.ICE), 12: _made(P.THUNDERSTORM, nearby=True),
    18: _made(P.SQUALL),
    20: _made(P.FOG, over=True), 21: _made(P.PRECIPITATION, over=True), 22: _made(P.DRIZZLE, over=True),
    23: _made(P.RAIN, over=True), 24: _made(P.SNOW, over=True), 25: _made(P.RAIN, freezing=True, over=True),
    26: _made(P.THUNDERSTORM, over=True),
    # Snow or sand: the table does not say which, so that neither is taken for seen.
    27: _made(P.DUST), 28: _made(P.DUST), 29: _made(P.DUST),
    30: _made(P.FOG), 31: _made(P.FOG_PATCHES), 32: _made(P.FOG), 33: _made(P.FOG), 34: _made(P.FOG),
    35: _made(P.FOG, freezing=True),
    40: _made(P.PRECIPITATION), 41: _made(P.PRECIPITATION, _M), 42: _made(P.PRECIPITATION, _H),
    43: _made(P.RAIN, _M), 44: _made(P.RAIN, _H), 45: _made(P.SNOW, _M), 46: _made(P.SNOW, _H),
    47: _made(P.RAIN, _M, freezing=True), 48: _made(P.RAIN, _H, freezing=True),
    50: _made(P.DRIZZLE), 51: _made(P.DRIZZLE, _L), 52: _made(P.DRIZZLE, _M), 53: _made(P.DRIZZLE, _H),
    54: _made(P.DRIZZLE, _L, freezing=True), 55: _made(P.DRIZZLE, _M, freezing=True),
    56: _made(P.DRIZZLE, _H, freezing=True), 57: _made((P.DRIZZLE, P.RAIN), _L), 58: _made((P.DRIZZLE, P.RAIN), _M),
    60: _made(P.RAIN), 61: _made(P.RAIN, _L), 62: _made(P.RAIN, _M), 63: _made(P.RAIN, _H),
    64: _made(P.RAIN, _L, freezing=True), 65: _made(P.RAIN, _M, freezing=True),
    66: _made(P.RAIN, _H, freezing=True), 67: _made(_SLEET, _L), 68: _made(_SLEET, _M),
    70: _made(P.SNOW), 71: _made(P.SNOW, _L), 72: _made(P.SNOW, _M), 73: _made(P.SNOW, _H),
    74: _made(P.ICE, _L), 75: _made(P.ICE, _M), 76: _made(P.ICE, _H), 77: _made(P.SNOW), 78: _made(P.ICE),
    80: _made(P.PRECIPITATION, showers=True), 81: _made(P.RAIN, _L, showers=True),
    82: _made(P.RAIN, _M, showers=True), 83: _made(P.RAIN, _H, showers=True), 84: _made(P.RAIN, _H, showers=True),
    85: _made(P.SNOW, _L, showers=True), 86: _made(P.SNOW, _M, showers=True), 87: _made(P.SNOW, _H, showers=True),
    89: _made(P.HAIL),
    90: _made(_STORM), 91: _made(_STORM), 92: (*_made(_STORM), *_made(P.PRECIPITATION, showers=True)),
    93: (*_made(_STORM), *_made(P.HAIL)), 94: _made(_STORM, _H),
    95: (*_made(_STORM, _H), *_made(P.RAIN, showers=True)), 96: (*_made(_STORM, _H), *_made(P.HAIL)),
    99: _made(P.SQUALL),
}  # fmt: skip

_PAST_MANNED: dict[int, tuple[Weather, ...]] = {
    0: (), 1: (), 2: (), 3: _made(P.DUST, over=True), 4: _made(P.FOG, over=True), 5: _made(P.DRIZZLE, over=True),
    6: _made(P.RAIN, over=True), 7: _made(P.SNOW, over=True),
    8: _made(P.PRECIPITATION, showers=True, over=True), 9: _made(P.THUNDERSTORM, over=True),
}  # fmt: skip
"""Table 4561. Its figure 4 is "fog or ice fog or thick haze", 3 "sandstorm, duststorm or blowing snow"."""

_PAST_AUTOMATIC: dict[int, tuple[Weather, ...]] = {
    0: (), 1: _made(P.HAZE, over=True), 2: _made(P.DUST, over=True), 3: _made(P.FOG, over=True),
    4: _made(P.PRECIPITATION, over=True), 5: _made(P.DRIZZLE, over=True), 6: _made(P.RAIN, over=True),
    7: _made(P.SNOW, over=True), 8: _made(P.PRECIPITATION, showers=True, over=True),
    9: _made(P.THUNDERSTORM, over=True),
}  # fmt: skip
"""Table 4531. Its figure 1 is "visibility reduced" by whatever it was."""


def present_weather(code: str, *, automatic: bool) -> tuple[Weather, ...] | None:
    """Table 4677 for ``ww`` or, where ``automatic``, 4680 for ``wawa``.

    Empty where the figure says that there was nothing to report; ``None`` for ``//`` and for reserved figures.
    """
    return _looked_up(code, 2, _AUTOMATIC if automatic else _MANNED, "wawa" if automatic else "ww")


def past_weather(codes: str, *, automatic: bool) -> tuple[Weather, ...] | None:
    """Table 4561 or, where ``automatic``, 4531 for ``W1W2``; ``None`` where neither figure is given."""
    table, name = (_PAST_AUTOMATIC, "Wa") if automatic else (_PAST_MANNED, "W")
    found = [
        weather for code in codes if (weather := _looked_up(code, 1, table, f"{name}1{name}2")) is not None
    ]
    if not found:
        return None
    return tuple(dict.fromkeys(one for weather in found for one in weather))


def _looked_up(
    code: str, length: int, table: dict[int, tuple[Weather, ...]], name: str
) -> tuple[Weather, ...] | None:
    if not (len(code) == length and code.isascii() and code.isdigit()):
        return None
    weather = table.get(int(code))
    if weather is None:
        return None
    return tuple(
        Weather(w.phenomenon, f"{name} {code}", w.strength, w.freezing, w.showers, w.nearby, w.over)
        for w in weather
    )
