"""``fogline map compare, lag, flips, shown, export``: makers’ maps beside each other, never a vote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import map_options as m
from fogline.cli import options as o
from fogline.cli.map_inputs import box_of, day_of, given
from fogline.cli.rows import Form, Row, write

if TYPE_CHECKING:
    from fogline.maps.layer import Layer

__all__ = ["compare", "export", "flips", "lag", "shown"]


def compare(
    maps: m.Drawn,
    on: Annotated[str, typer.Option(metavar="DAY", help="What each maker had last drawn by that day.")],
    boundary: o.Boundary = None,
    by_part: m.ByPart = False,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: o.Mappings = None,
    margin: m.Margin = m.MARGIN_M,
    geojson: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write where two makers differ, as polygons.")
    ] = None,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw where two makers differ.")] = None,
    png: m.Png = None,
    place: m.Places = None,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """How far makers agree on a day, two by two: intersection over union, and what only one of them draws."""
    from fogline.maps import picture
    from fogline.maps.compare import agreements

    asked = given(maps, boundary, None, mapping)
    layers = asked.at(day_of(on, "--on"))
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
        if one.area == areas[0].name or one.a_km2 + one.b_km2 >= m.LEAST_KM2
    ]  # fmt: skip
    if geojson is not None or svg is not None or png is not None:
        _two(layers)
    if geojson is not None:
        write(geojson, picture.difference_geojson(layers[0], layers[1], who, areas[0].geometry))
    if svg is not None:
        write(svg, picture.difference_svg(layers[0], layers[1], who, areas[0].geometry))
    if png is not None:
        from fogline.maps.png import difference_png

        named = asked.settlements(place)
        write(png, difference_png(layers[0], layers[1], who, areas[0].geometry, named))
    asked.tell(rows, as_, out)


def lag(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: o.Mappings = None,
    cell_km: m.Cell = m.CELL_KM,
    dated_within: Annotated[
        int,
        typer.Option(
            metavar="DAYS", min=1, help="Count only changes that each maker's maps date this closely."
        ),
    ] = m.DATED_WITHIN,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """How many days until one maker shows what another showed, over all maps."""
    from fogline.maps.lag import lags

    asked = given(maps, boundary, None, mapping)
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
    asked.tell(rows, as_, out)


def flips(
    maps: m.Drawn,
    boundary: o.Boundary = None,
    box: m.Box_ = None,
    party: m.Party = None,
    mapping: o.Mappings = None,
    cell_km: m.Cell = m.CELL_KM,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """What each maker took back: land drawn as held, then not, then held again, or the other way round."""
    from fogline.maps.lag import flips as found

    asked = given(maps, boundary, None, mapping)
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
    asked.tell(rows, as_, out)


def shown(
    maps: m.Drawn,
    place: Annotated[str, typer.Option(metavar="NAME", help="The settlement.")],
    said: Annotated[str, typer.Option(metavar="DAY", help="The day of the claim.")],
    party: Annotated[str, typer.Option(metavar="CODE", help="Who is said to hold it.")],
    at: m.At = None,
    boundary: o.Boundary = None,
    towns: o.Towns = None,
    mapping: o.Mappings = None,
    margin: m.Margin = m.MARGIN_M,
    as_: m.As = Form.TABLE,
    out: m.Out = None,
) -> None:
    """When, if ever, each maker came to show what a claim of control says."""
    from fogline.maps.shown import shown as when

    asked = given(maps, boundary, towns, mapping)
    day = day_of(said, "--said")
    where = asked.settlement(place, at)
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
    asked.tell(rows, as_, out)


def export(
    maps: m.Drawn,
    on: Annotated[str, typer.Option(metavar="DAY", help="Each maker's latest map of that day or before.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The GeoJSON file to write.")] = None,
    png: m.Png = None,
    boundary: o.Boundary = None,
    box: m.Box_ = None,
    party: m.Party = None,
    place: m.Places = None,
    mapping: o.Mappings = None,
) -> None:
    """Write what makers draw as GeoJSON, by maker, day, party and class, or as a picture with each maker's line (PNG).

    Both are cut to a boundary where one is given. A party and places are for the picture.
    """
    if out is None and png is None:
        raise typer.BadParameter("nothing to write: name a file with --out FILE (GeoJSON) or --png FILE")
    asked = given(maps, boundary, None, mapping)
    layers = asked.at(day_of(on, "--on"))
    if out is not None:
        from fogline.maps.picture import layers_geojson

        within = asked.areas(box, False, 0.0)[0].geometry if asked.boundary or box else None
        write(out, layers_geojson(layers, within))
    if png is not None:
        from fogline.maps.png import layers_png

        land = asked.boundary.geometry if asked.boundary else None
        who, named = asked.party(party, layers), asked.settlements(place)
        write(png, layers_png(layers, who, land, window=box_of(box), settlements=named))


def _two(layers: list[Layer]) -> None:
    from fogline.errors import InputError

    if len(layers) != 2:
        raise InputError(
            "the maps", f"a difference is drawn of two makers, not of {len(layers)}", "Name two makers."
        )
