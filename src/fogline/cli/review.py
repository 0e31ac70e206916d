"""``fogline review``: what a person makes of a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli import options as o

__all__ = ["review"]


def review(
    case: o.CaseFolder,
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="CLAIM...",
            help="Ids of claims, or their beginnings; `fogline claims` lists them. A report's, to correct that.",
            show_default=False,
        ),
    ],
    by: o.By,
    accept: Annotated[bool, typer.Option("--accept", help="The claim is read rightly.")] = False,
    reject: Annotated[
        bool, typer.Option("--reject", help="The report does not say that: the claim answers nothing.")
    ] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option(
            "--correct",
            metavar="FIELD=VALUE",
            help="What a field should be: party, standing, act, polarity, relation, actor, target, amount, said_on, "
            "happened or places; of a report, publisher or published. May be repeated; none empties a field.",
            show_default=False,
        ),
    ] = None,
    translate: Annotated[
        str | None, typer.Option("--translate", metavar="TEXT", help="What the passage says in English.")
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="TEXT", help="For what reason; needed for all but acceptance and translation."
        ),
    ] = None,
) -> None:
    """Accept, reject, correct or translate a claim; the machine's version stays beside it."""
    from fogline.case import Case
    from fogline.cli.show import decided

    fields = [_field(given) for given in correct or []]
    if len(dict(fields)) < len(fields):
        raise typer.BadParameter("a field is given twice", param_hint="--correct")
    with Case.open(case) as opened:
        decided(
            opened.review(
                *items,
                by=by,
                why=why,
                accept=accept,
                reject=reject,
                correct=dict(fields),
                translation=translate,
            )
        )


def _field(given: str) -> tuple[str, str]:
    field, equals, value = given.partition("=")
    if not equals or not field.strip():
        raise typer.BadParameter(f"{given!r} is not FIELD=VALUE, such as party=RUS", param_hint="--correct")
    return field.strip().lower().replace("-", "_"), value.strip()
