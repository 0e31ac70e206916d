"""``fogline new``: make a case."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["new"]


def new(
    case: o.CaseFolder,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What the case is called; the folder's name otherwise."),
    ] = None,
    parties: o.Parties = None,
    sources: o.Sources = None,
) -> None:
    """Make a case: a folder that keeps what is read, for a story or an investigation."""
    from fogline.case import Case

    with Case.create(case, name, o.words(parties)) as made:
        if sources is not None:
            made.set_sources(sources)
        typer.echo(f"Made the case {made.name!r} in {case}. Next: fogline add {case} FILE_OR_URL...")
