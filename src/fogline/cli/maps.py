"""``fogline map``: what claims are held against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.cli import map_makers, map_measures, map_wizard
from fogline.cli import options as o

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    help="Front-line maps: kept in a case, measured, compared with each other and with what was said.",
)


@app.command("add")
def add(
    case: o.CaseFolder,
    maps: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME=PATH...",
            help="A maker's map (GeoJSON, KML, KMZ, shapefile, GeoPackage, JSON), or a folder of its maps of many dates.",
            show_default=False,
        ),
    ],
    day: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="The day of a single map (2025-11-10), where its name does not say it."
        ),
    ] = None,
) -> None:
    """Keep maps in a case, each as its maker's drawing of its date."""
    from fogline.case import Case
    from fogline.cli.show import count

    named = o.pairs(maps)
    with Case.open(case) as opened:
        for name, path in named:
            new, found = opened.add_map(name, path, day)
            typer.echo(f"{name}: {count(found, 'map')}, {new} new")


@app.command("boundary")
def boundary(
    case: o.CaseFolder,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A GeoJSON file.", show_default=False)],
) -> None:
    """Set the boundary that maps are clipped to and shares are measured in."""
    from fogline.case import Case

    with Case.open(case) as opened:
        opened.set_boundary(path)
        typer.echo(f"The boundary is {path.name}.")


@app.command("towns")
def towns(
    case: o.CaseFolder,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A GeoJSON or KML file.", show_default=False)],
) -> None:
    """Set outlines of towns, so that the held part of a town can be measured."""
    from fogline.case import Case

    with Case.open(case) as opened:
        opened.set_towns(path)
        typer.echo(f"The outlines of towns are those in {path.name}.")


for _verb in (
    map_wizard.wizard, map_wizard.mapping, map_measures.measure, map_measures.change, map_makers.compare,
    map_measures.distance, map_makers.lag, map_makers.flips, map_makers.shown,
    map_makers.export,
):  # fmt: skip
    app.command(_verb.__name__)(_verb)
