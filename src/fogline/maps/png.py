"""What makers draw, and where two of them differ, as PNG: no tiles, no borders, no network.

Needs Pillow, the extra ``pictures``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.knowledge.makers import Box
from fogline.maps.canvas import Canvas
from fogline.maps.ellipsoid import area_km2
from fogline.maps.frame import (
    BOTH,
    EDGE,
    FIRST,
    LAND,
    SECOND,
    Frame,
    both_within,
    differing,
    held_within,
    named,
    polygons,
    without_seams,
)
from fogline.maps.layer import Layer
from fogline.maps.outline import closed, line_of
from fogline.maps.sheet import MAP_WIDE, Drawn, compose, need_pillow
from fogline.maps.shown import Settlement

__all__ = ["difference_png", "layers_png"]

_SOME = "#dededa"
_INKS = ("#a34700", "#00507a", "#222222", "#7a2f6b", "#3f6212", "#5b4a00")
_DASHES: tuple[tuple[int, ...], ...] = (
    (),
    (22, 9),
    (4, 8),
    (26, 8, 4, 8),
    (12, 7),
    (44, 9),
    (26, 8, 4, 8, 4, 8),
)
"""As many inks as can be told apart, and dashes so that no line depends on its ink; together 42 makers' lines."""
_LEAST_KM = 60.0
"""The window is never narrower, so that no picture suggests a precision that drawn lines lack."""
_LOWEST, _HIGHEST = 0.4, 1.25
_BEYOND = 0.1
_SEAMS = "Pieces thinner than 100 m on average, mostly seams between a drawing’s own parts, are counted and not drawn."


def layers_png(
    layers: Sequence[Layer], party: str, within: BaseGeometry | None = None, *, window: Box | None = None,
    settlements: Sequence[Settlement] = (),
) -> bytes:  # fmt: skip
    """A picture of what maps draw as held by ``party``: each maker's line with its name and day, what all of them draw as
    held and what only some do, and what each leaves open.

    It is cut to ``within`` (a boundary), whose edge is not drawn as a line of theirs, and shows ``window`` (west, south,
    east, north in degrees; by default all that is drawn), grown to at least 60 km across.

    Raises:
        InputError: no map says what the party holds, or one says it only as the rest of a boundary and none is given.
        MissingPart: Pillow is not installed.
    """
    need_pillow()
    told = [(layer, area) for layer in layers if (area := _held(layer, party, within)) is not None]
    if not told or (within is None and all(area.is_empty for _, area in told)):
        raise InputError("the maps", f"none says what {party} holds", "Name another party with --party CODE.")
    if window is None:
        everything = shapely.GeometryCollection([area for _, area in told])
        asked = Frame.over(everything, everything if within is None else within, MAP_WIDE)
    else:
        asked = Frame(*window, MAP_WIDE)
    frame = asked.shaped(_LEAST_KM, _LOWEST, _HIGHEST)
    # What lies a little outside is kept, so that the window's edge is no line of anybody's.
    land = None if within is None else shapely.MultiPolygon(polygons(frame.seen(within, _BEYOND)))
    held = [(layer, closed(frame.seen(area, _BEYOND))) for layer, area in told]
    drawn = [] if land is None else [Drawn(land, _filled(LAND, EDGE), None)]
    drawn += _shaded([area for _, area in held])
    drawn += [one for place, (layer, _) in enumerate(held) for one in _left_open(layer, place, frame, land)]
    drawn += [_line(layer, area, place, land) for place, (layer, area) in enumerate(held)]
    silent = [named(layer) for layer in layers if all(layer is not one for one, _ in told)]
    notes = [f"Not drawn, for it does not say what {party} holds: {name}." for name in silent]
    return compose(f"Drawn as held by {party}", frame, drawn, settlements, notes)


def difference_png(
    a: Layer, b: Layer, party: str, within: BaseGeometry, settlements: Sequence[Settlement] = ()
) -> bytes:
    """The same picture as ``difference_svg``, with ``settlements`` named: what only one of two maps draws as held by
    ``party`` inside ``within``, and what both do, told apart by hatching as well as by colour.

    Raises:
        InputError: one of them does not say what the party holds.
        MissingPart: Pillow is not installed.
    """
    need_pillow()
    differ = differing(a, b, party)
    only = [shapely.intersection(area, within) for area in (differ.only_a, differ.only_b)]
    both = both_within(a, b, party, within)
    frame = Frame.over(shapely.union_all(only), within, MAP_WIDE).shaped(_LEAST_KM, _LOWEST, _HIGHEST)
    sizes = [area_km2(area) for area in (*only, both)]
    drawn = [
        Drawn(within, _filled(LAND, EDGE), None),
        Drawn(closed(frame.seen(both, _BEYOND)), _filled(BOTH), f"both: {sizes[2]:,.0f} km²"),
        Drawn(without_seams(only[0]), _hatched(FIRST, True), f"only {named(a)}: {sizes[0]:,.0f} km²"),
        Drawn(without_seams(only[1]), _hatched(SECOND, False), f"only {named(b)}: {sizes[1]:,.0f} km²"),
    ]
    title = f"Drawn as held by {party}: {named(a)} and {named(b)}"
    return compose(title, frame, drawn, settlements, [_SEAMS])


def _held(layer: Layer, party: str, within: BaseGeometry | None) -> BaseGeometry | None:
    if within is not None:
        found = held_within(layer, party, within)
    elif layer.against == party and layer.held_by not in (None, party):
        raise InputError(
            layer.maker, f"what it draws for {party} is the rest of a boundary, and none was given",
            "Give one with --boundary FILE.",
        )  # fmt: skip
    else:
        found = layer.held if party == layer.held_by else dict(layer.others).get(party)
    return found


def _shaded(held: Sequence[BaseGeometry]) -> list[Drawn]:
    every = shapely.intersection_all(held)
    if len(held) == 1:
        return [Drawn(every, _filled(BOTH), "drawn as held")]
    return [
        Drawn(shapely.union_all(held), _filled(_SOME), "drawn as held by some of them, not by all"),
        Drawn(every, _filled(BOTH), "drawn as held by all of them"),
    ]


def _line(layer: Layer, area: BaseGeometry, place: int, within: BaseGeometry | None) -> Drawn:
    rings = shapely.boundary(area)
    line = rings if within is None else line_of(rings, within)
    ink, dashes = _INKS[place % len(_INKS)], _DASHES[place % len(_DASHES)]
    return Drawn(
        line,
        partial(Canvas.line, colour=ink, width=4, dashes=dashes),
        f"{named(layer)}: its line",
        is_line=True,
    )


def _left_open(layer: Layer, place: int, frame: Frame, land: BaseGeometry | None) -> list[Drawn]:
    if layer.contested is None:
        return []
    left = frame.seen(layer.contested, _BEYOND)
    if land is not None:
        left = shapely.intersection(left, land)
    if not polygons(left):
        return []
    strewn = partial(Canvas.dots, colour=_INKS[place % len(_INKS)], turn=place)
    return [Drawn(left, strewn, f"{named(layer)}: left open, or no more than claimed")]


def _filled(colour: str, edge: str | None = None) -> Callable[[Canvas, BaseGeometry], None]:
    return partial(Canvas.fill, colour=colour, edge=edge)


def _hatched(colours: tuple[str, str], rising: bool) -> Callable[[Canvas, BaseGeometry], None]:
    return partial(Canvas.hatch, colours=colours, rising=rising)
