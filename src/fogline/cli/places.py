"""``fogline places``: settlements that the built-in gazetteer does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    help="Settlements beside the built-in ones: villages from a dump of GeoNames or OpenStreetMap.",
)


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="GeoNames' UA.txt, allCountries or alternateNamesV2 (plain, .gz, .zip), OSM XML, Overpass JSON, "
            "GeoJSON, or Ukraine's register KATOTTG (CSV, XLSX).",
            show_default=False,
        ),
    ],
    case: Annotated[
        Path | None,
        typer.Option(
            metavar="CASE",
            help="Import into this case alone; by default for all your cases.",
            parser=o.folder,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="UA", help="The state (ISO alpha-2) of places that the file gives none for."),
    ] = None,
) -> None:
    """Add the settlements of dumps to the places that names are looked up in."""
    from fogline.cli.show import count
    from fogline.errors import CaseError
    from fogline.knowledge.import_places import import_places, user_folder

    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise typer.BadParameter(f"{country!r} is no ISO alpha-2 code such as UA")
    if case is not None and not case.is_dir():
        raise CaseError(str(case), "there is no such folder", "Make the case first: fogline new CASE.")
    folder = case if case is not None else user_folder()
    for path in files:
        done = import_places(path, folder, country)
        parts = [
            count(done.places, "settlement"), f"{done.named} without coordinates", f"{count(done.names, 'further name')}",
            f"{done.passed} known already or not used",
        ]  # fmt: skip
        typer.echo(f"{path.name}: {', '.join(parts)}")
    typer.echo(f"Kept in {folder}")
