"""Options that the verbs which measure maps share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.cli.rows import Form

__all__ = [
    "CELL_KM",
    "DATED_WITHIN",
    "LEAST_KM2",
    "MARGIN_M",
    "As",
    "At",
    "Box_",
    "ByPart",
    "Cell",
    "Drawn",
    "Margin",
    "On",
    "Out",
    "Party",
    "Places",
    "Png",
]  # fmt: skip

MARGIN_M, CELL_KM, DATED_WITHIN = 500.0, 1.0, 7
LEAST_KM2 = 0.05
"""Parts with less to tell than this are left out."""

Drawn = Annotated[
    list[str],
    typer.Argument(
        metavar="CASE | NAME=PATH...",
        help="A case with maps, or makers' maps: a file, or a folder of maps of many dates.",
        show_default=False,
    ),
]
Box_ = Annotated[
    str | None, typer.Option("--box", metavar="W,S,E,N", help="Look only inside this box, in degrees.")
]
Party = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Whose holdings; by default those that the maps are about."),
]
Margin = Annotated[
    float, typer.Option(metavar="METRES", min=0, max=50_000, help="By how much a drawn line may be off.")
]
Cell = Annotated[
    float, typer.Option(metavar="KM", min=0.1, max=100, help="The width of the cells that are counted.")
]
As = Annotated[Form, typer.Option("--as", help="How the rows are written.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Write there instead of to the screen.")]
ByPart = Annotated[bool, typer.Option("--by-part", help="Each named part of the boundary (oblast) too.")]
At = Annotated[
    str | None, typer.Option(metavar="LAT,LON", help="Where it is, if the gazetteer does not know it.")
]
On = Annotated[str | None, typer.Option(metavar="DAY", help="What each maker had last drawn by that day.")]
Png = Annotated[
    Path | None,
    typer.Option("--png", metavar="FILE", help="Draw it as pixels too; needs the extra `pictures` (Pillow)."),
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        metavar="NAME[=LAT,LON]",
        help="A settlement to be named in the PNG, with where it is if the gazetteer does not know it; may be repeated.",
        show_default=False,
    ),
]
