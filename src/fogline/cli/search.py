"""``fogline search``: words in reports and claims."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["search"]


def search(
    case: o.CaseFolder,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='Words, in any script and case; "two words" together in quotes; OR between them asks for either.',
            show_default=False,
        ),
    ],
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            metavar="N",
            min=1,
            max=1_000_000,
            help="How many reports and how many claims to show at most.",
        ),
    ] = 20,
) -> None:
    """Find words in the reports and claims of a case."""
    from fogline.case import Case

    with Case.open(case) as opened:
        hits = opened.search(" ".join(words), limit)
    for hit in hits:
        typer.echo(f"{hit.kind}\t{hit.id}\t{hit.title}\t{hit.excerpt}")
    if not hits:
        typer.echo("Nothing found.", err=True)
