"""``fogline status``: where a case stands."""

from __future__ import annotations

import typer

from fogline.cli import options as o

__all__ = ["status"]


def status(case: o.CaseFolder) -> None:
    """Say how much is in a case, what is not yet read, and what could not be read."""
    from fogline.case import Case
    from fogline.cli.show import count, failures

    with Case.open(case) as opened:
        now = opened.status()
    languages = ", ".join(f"{code or 'unknown'} {number}" for code, number in now.by_language)
    typer.echo(f"case        {now.name}")
    typer.echo(f"parties     {', '.join(now.parties) or 'inferred from the claims'}")
    typer.echo(f"reports     {now.reports}{f' ({languages})' if languages else ''}")
    typer.echo(f"claims      {now.claims}")
    if now.unread:
        typer.echo(f"to be read  {count(now.unread, 'report')} (any of the next commands reads them)")
    if now.other:
        typer.echo(f"not read    {count(now.other, 'report')} in languages that no extractor reads")
    typer.echo(f"maps        {now.maps}{', with a boundary' if now.boundary else ', no boundary'}")
    typer.echo(f"decisions   {now.decisions}")
    typer.echo(f"failures    {len(now.failures)}")
    failures(now.failures)
