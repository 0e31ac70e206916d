"""``fogline check``: answers held against maps."""

from __future__ import annotations

import typer

from fogline.cli import options as o

__all__ = ["check"]


def check(case: o.CaseFolder) -> None:
    """Hold the answers of a case against its maps and list what each check finds."""
    from fogline.case import Case
    from fogline.cli.show import findings, progress

    with Case.open(case) as opened, progress() as tell:
        made = opened.brief(progress=tell)
    if not made.findings:
        typer.echo("No check had anything to hold against an answer. Maps are added with `fogline map add`.")
    findings(made)
