"""``fogline map measure, change, compare, lag, flips, shown``: figures of maps, maker by maker, never a vote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import map_inputs as m
from fogline.cli import options as o
from fogline.cli.rows import Form, Row, tell, write

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from fogline.maps.layer import Layer
    from fogline.maps.shown import Settlement

__all__ = ["change", "compare", "flips", "lag", "measure", "shown"]

MARGIN_M, CELL_KM, DATED_WITHIN = 500.0, 1.0, 7
_LEAST_KM2 = 0.05
"""Parts with less to tell than this are left out."""
As = Annotated[Form, typer.Option("--as", help="How the rows are written.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to the screen.")]
ByPart = Annotated[bool, typer.Option("--by-part", help="Each named part of the boundary (oblast) too.")]
On = Annotated[str | None, typer.Option(metavar="DAY", help="What each maker had last drawn by that day.")]


def measure(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    on: On = None,
    by_part: ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    stated: Annotated[
        float | None,
        typer.Option(metavar="KM2", min=1, help="Give shares of this area instead of the boundary's own."),
    ] = None,
    towns: o.Towns = None,
    mapping: m.Mapping = None,
    margin: m.Margin = MARGIN_M,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """Areas and shares that maps draw as held, for every changed map or on one day, with the line's own uncertainty.

    With --towns and without a boundary: the held part of each town.
    """
    from fogline.maps.measured import measured, towns_held

    asked = m.given(maps, boundary, towns, mapping)
    layers = _layers(asked, on)
    rows: list[Row] = []
    if asked.boundary is not None or not asked.towns:
        for place, area in enumerate(asked.areas(box, by_part, margin)):
            # What is stated is the area of the whole, never of a part.
            whole = (stated, "the stated area") if stated and place == 0 else None
            for layer in layers:
                found = measured(layer, area, party and party.upper(), whole)
                if found is not None:
                    rows.append({
                        "maker": found.maker, "day": found.day, "party": found.party, "area": found.area,
                        "km2": round(found.km2, 1), "share_percent": round(found.share, 2),
                        "of_km2": round(found.of_km2, 1), "of": found.of,
                        "margin_km2": round(found.margin_km2), "margin_points": round(found.margin_points, 2),
                        "left_open_km2": round(found.open_km2, 1),
                    })  # fmt: skip
    else:
        for layer in layers:
            rows += [
                {
                    "maker": town.maker, "day": town.day, "party": town.party, "town": town.town,
                    "held_percent": round(town.part), "at_least": round(town.low), "at_most": round(town.high),
                }
                for town in towns_held(layer, asked.towns, margin, party and party.upper())
            ]  # fmt: skip
    _tell(asked, rows, as_, out)


def change(
    maps: m.Drawn,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The earlier day.")],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="The later day.")],
    boundary: o.Boundary = None,
    by_part: ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: m.Mapping = None,
    margin: m.Margin = MARGIN_M,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """What was gained and lost between two days, by each maker's maps; `sure` is what no shift within the margin explains."""
    from fogline.maps.change import change as changes

    asked = m.given(maps, boundary, None, mapping)
    areas = asked.areas(box, by_part, margin)
    before = {layer.maker: layer for layer in asked.at(m.day_of(since, "--from"))}
    rows: list[Row] = [
        {
            "maker": one.maker, "party": one.party, "area": one.area, "from": one.before, "to": one.after,
            "gained_km2": round(one.gained_km2, 1), "lost_km2": round(one.lost_km2, 1), "net_km2": round(one.net_km2, 1),
            "gained_sure_km2": round(one.gained_sure_km2, 1), "lost_sure_km2": round(one.lost_sure_km2, 1),
            "km2_a_day": None if one.km2_a_day is None else round(one.km2_a_day, 1),
        }
        for layer in asked.at(m.day_of(until, "--to"))
        if layer.maker in before
        for one in changes(before[layer.maker], layer, areas, party and party.upper(), margin)
        if one.area == areas[0].name or one.gained_km2 + one.lost_km2 >= _LEAST_KM2
    ]  # fmt: skip
    _tell(asked, rows, as_, out)


def compare(
    maps: m.Drawn,
    on: Annotated[str, typer.Option(metavar="DAY", help="What each maker had last drawn by that day.")],
    boundary: o.Boundary = None,
    by_part: ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: m.Mapping = None,
    margin: m.Margin = MARGIN_M,
    geojson: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write where two makers differ, as polygons.")
    ] = None,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw where two makers differ.")] = None,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """How far makers agree on a day, two by two: intersection over union, and what only one of them draws."""
    from fogline.maps.compare import agreements

    asked = m.given(maps, boundary, None, mapping)
    layers = asked.at(m.day_of(on, "--on"))
    who = asked.party(party, layers)
    areas = asked.areas(box, by_part, margin)
    rows: list[Row] = [
        {
            "a": one.a, "b": one.b, "day_a": one.day_a, "day_b": one.day_b, "party": one.party, "area": one.area,
            "iou": None if one.iou is None else round(one.iou, 4),
            "a_km2": round(one.a_km2, 1), "b_km2": round(one.b_km2, 1),
            "only_a_km2": round(one.only_a_km2, 1), "only_b_km2": round(one.only_b_km2, 1),
            "only_a_sure_km2": round(one.only_a_sure_km2, 1), "only_b_sure_km2": round(one.only_b_sure_km2, 1),
        }
        for one in agreements(layers, areas, who, margin)
        if one.area == areas[0].name or one.a_km2 + one.b_km2 >= _LEAST_KM2
    ]  # fmt: skip
    if geojson is not None or svg is not None:
        _pictures(layers, who, areas[0].geometry, geojson, svg)
    _tell(asked, rows, as_, out)


def lag(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: m.Mapping = None,
    cell_km: m.Cell = CELL_KM,
    dated_within: Annotated[
        int,
        typer.Option(
            metavar="DAYS", min=1, help="Count only changes that each maker's maps date this closely."
        ),
    ] = DATED_WITHIN,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """How many days until one maker shows what another showed, over all maps."""
    from fogline.maps.lag import lags

    asked = m.given(maps, boundary, None, mapping)
    area = asked.areas(box, False, 0.0)[0]
    rows: list[Row] = [
        {
            "leader": one.leader, "follower": one.follower, "party": one.party, "from": one.first, "to": one.last,
            "days_median": one.median, "days_lower_quartile": one.lower, "days_upper_quartile": one.upper,
            "counted_km2": round(one.km2), "later_km2": round(one.later_km2), "same_day_km2": round(one.same_day_km2),
            "earlier_km2": round(one.earlier_km2), "not_shown_km2": round(one.not_shown_km2),
            "dated_too_loosely_km2": round(one.coarse_km2),
        }
        for one in lags(asked.series, asked.party(party), area.geometry, cell_km, dated_within)
    ]  # fmt: skip
    _tell(asked, rows, as_, out)


def flips(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: m.Mapping = None,
    cell_km: m.Cell = CELL_KM,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """What each maker took back: land drawn as held, then not, then held again, or the other way round."""
    from fogline.maps.lag import flips as found

    asked = m.given(maps, boundary, None, mapping)
    area, who = asked.areas(box, False, 0.0)[0], asked.party(party)
    rows: list[Row] = [
        {
            "maker": one.maker, "party": one.party, "from": one.first, "to": one.last, "maps": one.maps,
            "gained_km2": round(one.gained_km2), "lost_km2": round(one.lost_km2), "back_and_forth_km2": round(one.back_km2),
            "most_turns": one.most,
        }
        for series in asked.series
        if (one := found(series, who, area.geometry, cell_km)) is not None
    ]  # fmt: skip
    _tell(asked, rows, as_, out)


def shown(
    maps: m.Drawn,
    place: Annotated[str, typer.Option(metavar="NAME", help="The settlement.")],
    said: Annotated[str, typer.Option(metavar="DAY", help="The day of the claim.")],
    party: Annotated[str, typer.Option(metavar="CODE", help="Who is said to hold it.")],
    at: Annotated[
        str | None, typer.Option(metavar="LAT,LON", help="Where it is, if the gazetteer does not know it.")
    ] = None,
    boundary: o.Boundary = None,
    towns: o.Towns = None,
    mapping: m.Mapping = None,
    margin: m.Margin = MARGIN_M,
    as_: As = Form.TABLE,
    out: Out = None,
) -> None:
    """When, if ever, each maker came to show what a claim of control says."""
    from fogline.maps.shown import shown as when

    asked = m.given(maps, boundary, towns, mapping)
    day = m.day_of(said, "--said")
    where = _settlement(asked, place, at)
    land = asked.boundary.geometry if asked.boundary else None
    rows: list[Row] = []
    for series in asked.series:
        one = when(series, where, party.strip().upper(), day, land, margin)
        if one is None:
            typer.echo(
                f"{series.maker}: no map of {day} or later that says what {party.upper()} holds", err=True
            )
            continue
        rows.append({
            "maker": one.maker, "party": one.party, "place": one.place, "said": one.said, "by_then": one.then,
            "first_part": one.part, "first_whole": one.whole, "days": one.days, "not_yet_on": one.not_yet,
            "last_map": one.until, "last_shows": one.now, "turns": one.turns, "in_words": one.text,
        })  # fmt: skip
    _tell(asked, rows, as_, out)


def _layers(asked: m.Given, on: str | None) -> list[Layer]:
    if on is not None:
        return asked.at(m.day_of(on, "--on"))
    return [stretch.layer for series in asked.series for stretch in series.stretches]


def _settlement(asked: m.Given, name: str, at: str | None) -> Settlement:
    from fogline.errors import InputError
    from fogline.knowledge.gazetteer import Gazetteer
    from fogline.maps.shown import Settlement
    from fogline.maps.towns import town_at

    radius: float | None = None
    if at is not None:
        try:
            latitude, longitude = (float(one) for one in at.split(","))
        except ValueError:
            raise typer.BadParameter(f"{at!r} is no place: write latitude,longitude in degrees") from None
    else:
        known = [e for e in Gazetteer.open().find(name) if e.kind == "settlement" and e.located]
        if asked.boundary is not None:
            west, south, east, north = asked.boundary.box
            known = [e for e in known if west <= e.longitude <= east and south <= e.latitude <= north]
        if not known:
            raise InputError(
                name, "the gazetteer knows no such settlement there", "Say where it is with --at LAT,LON."
            )
        latitude, longitude, radius = known[0].latitude, known[0].longitude, known[0].radius_m
    town = town_at(asked.towns, latitude, longitude)
    return Settlement(name, latitude, longitude, town.geometry if town else None, radius)


def _pictures(
    layers: list[Layer], party: str, window: BaseGeometry, geojson: Path | None, svg: Path | None
) -> None:
    from fogline.errors import InputError
    from fogline.maps.picture import difference_geojson, difference_svg

    if len(layers) != 2:
        raise InputError(
            "the maps", f"a difference is drawn of two makers, not of {len(layers)}", "Name two makers."
        )
    if geojson is not None:
        write(geojson, difference_geojson(layers[0], layers[1], party, window))
    if svg is not None:
        write(svg, difference_svg(layers[0], layers[1], party, window))


def _tell(asked: m.Given, rows: list[Row], form: Form, out: Path | None) -> None:
    asked.tell_failures()
    if not rows:
        typer.echo("There is nothing to measure: no map of these days says what the party holds.", err=True)
    tell(rows, form, out)
