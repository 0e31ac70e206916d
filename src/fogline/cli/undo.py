"""``fogline undo``: a decision taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["undo"]


def undo(
    case: o.CaseFolder,
    decisions: Annotated[
        list[str],
        typer.Argument(
            metavar="DECISION...",
            help="Ids of decisions, or their beginnings; `fogline decisions` lists them.",
            show_default=False,
        ),
    ],
    by: o.By,
    why: o.Why,
) -> None:
    """Take decisions back; both stay on record. To bring one back, undo its undoing."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.undo(*decisions, by=by, why=why))
