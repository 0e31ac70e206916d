"""``fogline map measure, change, distance``: figures of each maker’s maps."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import map_options as m
from fogline.cli import options as o
from fogline.cli.map_inputs import day_of, given
from fogline.cli.rows import Form, Row

__all__ = ["change", "distance", "measure"]


def measure(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    on: m.On = None,
    by_part: m.ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    stated: Annotated[
        float | None,
        typer.Option(metavar="KM2", min=1, help="Give shares of this area instead of the boundary's own."),
    ] = None,
    towns: o.Towns = None,
    mapping: o.Mappings = None,
    margin: m.Margin = m.MARGIN_M,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """Areas and shares that maps draw as held, for every changed map or on one day, with the line's own uncertainty.

    With --towns and without a boundary: the held part of each town.
    """
    from fogline.maps.measured import measured, towns_held

    asked = given(maps, boundary, towns, mapping)
    layers = asked.layers(on)
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
    asked.tell(rows, as_, out)


def change(
    maps: m.Drawn,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The earlier day.")],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="The later day.")],
    boundary: o.Boundary = None,
    by_part: m.ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: o.Mappings = None,
    margin: m.Margin = m.MARGIN_M,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """What was gained and lost between two days, by each maker's maps; `sure` is what no shift within the margin explains."""
    from fogline.maps.change import change as changes

    asked = given(maps, boundary, None, mapping)
    areas = asked.areas(box, by_part, margin)
    before = {layer.maker: layer for layer in asked.at(day_of(since, "--from"))}
    rows: list[Row] = [
        {
            "maker": one.maker, "party": one.party, "area": one.area, "from": one.before, "to": one.after,
            "gained_km2": round(one.gained_km2, 1), "lost_km2": round(one.lost_km2, 1), "net_km2": round(one.net_km2, 1),
            "gained_sure_km2": round(one.gained_sure_km2, 1), "lost_sure_km2": round(one.lost_sure_km2, 1),
            "km2_a_day": None if one.km2_a_day is None else round(one.km2_a_day, 1),
        }
        for layer in asked.at(day_of(until, "--to"))
        if layer.maker in before
        for one in changes(before[layer.maker], layer, areas, party and party.upper(), margin)
        if one.area == areas[0].name or one.gained_km2 + one.lost_km2 >= m.LEAST_KM2
    ]  # fmt: skip
    asked.tell(rows, as_, out)


def distance(
    maps: m.Drawn,
    place: Annotated[str, typer.Option(metavar="NAME", help="The settlement.")],
    on: m.On = None,
    at: m.At = None,
    boundary: o.Boundary = None,
    party: m.Party = None,
    mapping: o.Mappings = None,
    margin: m.Margin = m.MARGIN_M,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """How far a settlement's centre is from the line that each maker draws, to a kilometre, with the margin's effect."""
    from fogline.maps.measured import line_to

    asked = given(maps, boundary, None, mapping)
    where = asked.settlement(place, at)
    land = asked.boundary.geometry if asked.boundary else None
    rows: list[Row] = []
    for layer in asked.layers(on):
        one = line_to(
            layer,
            place,
            where.latitude,
            where.longitude,
            within=land,
            margin_m=margin,
            party=party and party.upper(),
        )
        if one is None:
            continue
        side = "at the line" if one.low == 0 else "inside" if one.inside else "outside"
        whole = [None if km is None else round(km) for km in (one.km, one.low, one.high)]
        rows.append({
            "maker": one.maker, "day": one.day, "party": one.party, "place": one.place, "centre": side,
            "km": whole[0], "at_least_km": whole[1], "at_most_km": whole[2],
        })  # fmt: skip
    asked.tell(rows, as_, out)
