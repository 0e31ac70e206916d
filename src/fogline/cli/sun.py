"""``fogline sun``: where sun and moon stood, and whether words for the light or a shadow fit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.cli import options as o
from fogline.cli.weather import PlaceGiven, WhenGiven

__all__ = ["sun"]


def sun(
    place: PlaceGiven,
    when: WhenGiven,
    said: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help='What is said of the light: "at dawn", "вночі", "средь бела дня".'
        ),
    ] = None,
    shadow: Annotated[
        float | None,
        typer.Option(
            metavar="DEGREES",
            min=0,
            max=360,
            help="Where a shadow points, from north by east, as a person marked it.",
        ),
    ] = None,
    tolerance: Annotated[
        float,
        typer.Option(metavar="DEGREES", min=0.5, max=45, help="By how much the marked direction may be off."),
    ] = 10.0,
    case: Annotated[
        Path | None,
        typer.Option(metavar="CASE", help="Look the place up in this case's places too.", parser=o.folder),
    ] = None,
) -> None:
    """Say where sun and moon stood over a place, and hold words for the light or a shadow against that."""
    from fogline.case.sun import sun_lines

    for line in sun_lines(place, when, said=said, shadow=shadow, tolerance=tolerance, folder=case):
        typer.echo(line)
