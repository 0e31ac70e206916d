"""What the verbs that measure maps are given: maps by maker, what they are measured in, the options they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import options as o

if TYPE_CHECKING:
    from fogline.knowledge.makers import Box, Makers
    from fogline.maps.areas import Area
    from fogline.maps.boundary import Boundary
    from fogline.maps.folder import LayerFile
    from fogline.maps.layer import Layer
    from fogline.maps.series import Series
    from fogline.maps.towns import Town

__all__ = ["Given", "day_of", "given"]

Drawn = Annotated[
    list[str],
    typer.Argument(
        metavar="CASE | NAME=PATH...",
        help="A case with maps, or makers' maps: a file, or a folder of maps of many dates.",
        show_default=False,
    ),
]
Mapping = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="A mapping file of a maker (see `fogline map wizard`); may be repeated."
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


@dataclass(frozen=True, slots=True)
class Given:
    """Series of maps by maker, with the boundary, the outlines of towns and the table of makers."""

    series: tuple[Series, ...]
    boundary: Boundary | None
    towns: tuple[Town, ...]
    makers: Makers

    def land(self) -> Boundary:
        """The boundary.

        Raises:
            InputError: none was given.
        """
        if self.boundary is None:
            from fogline.errors import InputError

            raise InputError("the boundary", "none was given", "Give one with --boundary FILE.")
        return self.boundary

    def areas(self, box: str | None, by_part: bool, margin_m: float) -> tuple[Area, ...]:
        """What is measured in: the boundary, or what of it lies in the box, and its parts where asked for."""
        from fogline.maps.areas import areas_of

        return areas_of(self.land(), by_part=by_part, box=box_of(box), margin_m=margin_m)

    def at(self, day: date) -> list[Layer]:
        """Each maker's latest map of ``day`` or before; makers without one are named on standard error."""
        found = []
        for series in self.series:
            layer = series.near(day)
            if layer is None:
                typer.echo(f"{series.maker}: no map of {day} or before", err=True)
            else:
                found.append(layer)
        self.tell_failures()
        return found

    def party(self, asked: str | None, layers: Sequence[Layer] = ()) -> str:
        """``asked``, or the party that the first of ``layers`` (else of all maps) is about.

        Raises:
            InputError: no map says whose holdings it draws.
        """
        if asked is None:
            every = layers or [stretch.layer for series in self.series for stretch in series.stretches]
            for layer in every:
                if layer.held_by:
                    return layer.held_by
            from fogline.errors import InputError

            raise InputError(
                "the maps", "none says whose holdings it draws", "Name the party with --party CODE."
            )
        return asked.strip().upper()

    def tell_failures(self) -> None:
        """Name the files that could not be read, once."""
        from fogline.cli import show

        for series in self.series:
            show.failures(series.failed)
            series.failed.clear()


def given(
    maps: list[str],
    boundary: Path | None = None,
    towns: Path | None = None,
    mapping: list[Path] | None = None,
) -> Given:
    """What the arguments name; what a case has is replaced by what is given beside it.

    Raises:
        InputError: a file cannot be read.
    """
    from fogline.knowledge.makers import Makers
    from fogline.maps.boundary import read_boundary
    from fogline.maps.folder import by_day, list_layers, read_file
    from fogline.maps.towns import read_towns

    if len(maps) == 1 and "=" not in maps[0]:
        from fogline.case import Case

        with Case.open(o.folder(maps[0])) as case:
            drawn = case.drawings()
        files, land, outlines, makers = list(drawn.files), drawn.boundary, drawn.towns, drawn.makers
    else:
        files, land, outlines, makers = [], None, (), Makers.load()
    for path in mapping or []:
        makers = makers.extended(read_file(path).data.decode("utf-8", "replace"), path.name)
    if not files:
        for name, path in o.pairs(maps):
            files += by_day(list_layers(path, name), makers)
    if boundary is not None:
        land = read_boundary(read_file(boundary), makers=makers)
    if towns is not None:
        outlines = read_towns(read_file(towns), makers=makers)
    return Given(_series(files, makers, land), land, outlines, makers)


def _series(files: list[LayerFile], makers: Makers, land: Boundary | None) -> tuple[Series, ...]:
    from fogline.maps.series import Series

    by_maker: dict[str, list[LayerFile]] = {}
    for file in files:
        by_maker.setdefault(makers.find(file.maker).name, []).append(file)
    box = land.box if land else None
    return tuple(Series(maker, some, makers, box) for maker, some in sorted(by_maker.items()))


def day_of(text: str | None, option: str) -> date:
    """A day as ``2025-11-10``.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        raise typer.BadParameter(f"{option} needs a day such as 2025-11-10, not {text!r}") from None


def box_of(text: str | None) -> Box | None:
    """``W,S,E,N`` as numbers.

    Raises:
        typer.BadParameter: it is no box in degrees.
    """
    if text is None:
        return None
    try:
        west, south, east, north = (float(one) for one in text.split(","))
    except ValueError:
        west = south = east = north = 0.0
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise typer.BadParameter(f"{text!r} is no box: write west,south,east,north in degrees")
    return west, south, east, north
