"""``fogline decisions``: who decided what, when and why."""

from __future__ import annotations

import typer

from fogline.cli import options as o

__all__ = ["decisions"]


def decisions(case: o.CaseFolder) -> None:
    """List every decision of a case, oldest first, with those undone and those whose passage is no longer found."""
    from fogline.case import Case
    from fogline.cli.show import decision_line
    from fogline.model import live, settled

    with Case.open(case) as opened:
        made, lost = opened.decisions(), opened.lost_decisions()
    standing, last = ({d.id for d in some} for some in (live(made), settled(made)))
    for decision in made:
        state = ""
        if decision.id in lost:
            state = "bound to a passage that is no longer found"
        elif decision.undoes is None and decision.id not in last:
            state = "undone" if decision.id not in standing else "replaced by a later one"
        typer.echo(decision_line(decision, state))
    if not made:
        typer.echo("Nobody has decided anything yet; `fogline review` does.", err=True)
