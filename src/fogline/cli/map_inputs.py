"""What the verbs that measure maps are given: maps by maker, and what they are measured in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fogline.cli import options as o
from fogline.cli.rows import Form, Row, tell

if TYPE_CHECKING:
    from fogline.knowledge.makers import Box, Makers
    from fogline.maps.areas import Area
    from fogline.maps.boundary import Boundary
    from fogline.maps.folder import LayerFile
    from fogline.maps.layer import Layer
    from fogline.maps.series import Series
    from fogline.maps.shown import Settlement
    from fogline.maps.towns import Town

__all__ = ["Given", "day_of", "given"]


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

    def layers(self, on: str | None) -> list[Layer]:
        """Every changed map, or each maker's latest of the day ``on`` or before."""
        if on is not None:
            return self.at(day_of(on, "--on"))
        return [stretch.layer for series in self.series for stretch in series.stretches]

    def settlement(self, name: str, at: str | None, how: str = "with --at LAT,LON") -> Settlement:
        """The settlement of this name, at ``at`` (latitude,longitude) or where the gazetteer has it inside the boundary.
        ``how`` tells the user to say where it is.

        Raises:
            InputError: the gazetteer does not know it there.
        """
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
            if self.boundary is not None:
                west, south, east, north = self.boundary.box
                known = [e for e in known if west <= e.longitude <= east and south <= e.latitude <= north]
            if not known:
                raise InputError(
                    name, "the gazetteer knows no such settlement there", f"Say where it is {how}."
                )
            latitude, longitude, radius = known[0].latitude, known[0].longitude, known[0].radius_m
        town = town_at(self.towns, latitude, longitude)
        return Settlement(name, latitude, longitude, town.geometry if town else None, radius)

    def settlements(self, named: list[str] | None) -> tuple[Settlement, ...]:
        """Settlements by ``NAME`` or ``NAME=LAT,LON``, as ``settlement`` finds them."""
        pairs = [one.partition("=") for one in named or []]
        return tuple(
            self.settlement(name.strip(), at.strip() or None, "as NAME=LAT,LON") for name, _, at in pairs
        )

    def tell(self, rows: list[Row], form: Form, out: Path | None) -> None:
        """Write the rows, and name on standard error what could not be read."""
        self.tell_failures()
        if not rows:
            typer.echo(
                "There is nothing to measure: no map of these days says what the party holds.", err=True
            )
        tell(rows, form, out)

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
