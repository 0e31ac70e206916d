"""``fogline questions``: what the claims answer."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["questions"]


def questions(
    case: o.CaseFolder,
    everything: Annotated[
        bool, typer.Option("--all", help="Every question, not only the most contested ones.")
    ] = False,
    claims: Annotated[
        bool,
        typer.Option("--claims", help="Each answer's claims with their ids, to review, split or join them."),
    ] = False,
) -> None:
    """List the questions of a case: where the accounts stand, and what each side says."""
    from fogline.case import Case
    from fogline.cli.show import claims_of, progress, table

    with Case.open(case) as opened, progress() as tell:
        made = opened.brief(progress=tell)
    most = None if everything else 20
    if claims:
        claims_of(made, most)
    else:
        table(made, most=most)
