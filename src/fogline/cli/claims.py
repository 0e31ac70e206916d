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
    review: Annotated[
        str | None,
        typer.Option(
            "--review",
            metavar="STATE",
            help="Only claims that are unreviewed, accepted, corrected or rejected.",
        ),
    ] = None,
) -> None:
    """List the claims of a case with their speakers and exact words, as people corrected them."""
    from fogline.case import Case
    from fogline.cli.show import claim_line, progress
    from fogline.model import Relation, Review

    kinds = [str(kind) for kind in Relation]
    if relation is not None and relation not in kinds:
        raise typer.BadParameter(f"{relation!r} is none of: {', '.join(kinds)}", param_hint="--relation")
    states = [str(state) for state in Review]
    if review is not None and review not in states:
        raise typer.BadParameter(f"{review!r} is none of: {', '.join(states)}", param_hint="--review")
    code = party.strip().upper() if party is not None else None
    shown = 0
    with Case.open(case) as opened:
        with progress() as tell:
            opened.extract(tell)
        for claim in opened.claims():
            if code not in (None, claim.party) or relation not in (None, str(claim.relation)):
                continue
            if review not in (None, str(claim.review)):
                continue
            typer.echo(claim_line(claim))
            shown += 1
    if not shown:
        typer.echo("No such claims." if party or relation or review else "No claims found.", err=True)
