"""``fogline new``: make a case."""

from __future__ import annotations

import shlex
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
    llm_model: o.Model = None,
    llm_url: o.ModelUrl = None,
    llm_remote: o.ModelRemote = False,
) -> None:
    """Make a case: a folder that keeps what is read, for a story or an investigation."""
    from fogline.case import Case

    with Case.temporary() as trial:  # what is wrong must not leave a case behind
        if sources is not None:
            trial.set_sources(sources)
        if llm_model is not None:
            trial.use_model(llm_model, llm_url, llm_remote)
    with Case.create(case, name, o.words(parties)) as made:
        if sources is not None:
            made.set_sources(sources)
        if llm_model is not None:
            made.use_model(llm_model, llm_url, llm_remote)
        folder = shlex.quote(str(case))
        typer.echo(f"Made the case {made.name!r} in {folder}. Next: fogline add {folder} FILE_OR_URL...")
