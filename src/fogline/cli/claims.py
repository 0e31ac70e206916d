"""``fogline claims``: who says what, line by line."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["claims"]


def claims(
    case: o.CaseFolder,
    party: Annotated[
        str | None,
        typer.Option("--party", metavar="CODE", help="Only what voices of this party say, such as UKR."),
    ] = None,
    relation: Annotated[
        str | None,
        typer.Option("--relation", metavar="NAME", help="Only claims of this kind, such as encirclement."),
    ] = None,
) -> None:
    """List the claims of a case with their speakers and exact words."""
    from fogline.case import Case
    from fogline.cli.show import claim_line, progress
    from fogline.model import Relation

    kinds = [str(kind) for kind in Relation]
    if relation is not None and relation not in kinds:
        raise typer.BadParameter(f"{relation!r} is none of: {', '.join(kinds)}", param_hint="--relation")
    code = party.strip().upper() if party is not None else None
    shown = 0
    with Case.open(case) as opened:
        with progress() as tell:
            opened.extract(tell)
        for claim in opened.claims():
            if code not in (None, claim.party) or relation not in (None, str(claim.relation)):
                continue
            typer.echo(claim_line(claim))
            shown += 1
    if not shown:
        typer.echo("No such claims." if party or relation else "No claims found.", err=True)
