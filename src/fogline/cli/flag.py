"""``fogline flag``: what stays out of everything shared."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["flag"]


def flag(
    case: o.CaseFolder,
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...",
            help="Ids of claims, of reports with all their claims, or of footage; the beginning of an id will do.",
            show_default=False,
        ),
    ],
    by: o.By,
    why: o.Why,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            metavar="KIND",
            help="civilian-safety, graphic, prisoners or confidential; may be repeated.",
            show_default=False,
        ),
    ] = None,
    embargo: Annotated[
        str | None,
        typer.Option("--embargo", metavar="MOMENT", help="Only until then, such as 2025-11-12T06:00+02:00."),
    ] = None,
) -> None:
    """Keep claims, whole reports, or videos and pictures out of everything shared, for good or until a moment."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.flag(*items, flags=kinds or (), embargo=embargo, by=by, why=why))
