"""``fogline map wizard, mapping``: what a new maker's files draw, said once in a small file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import options as o

if TYPE_CHECKING:
    from fogline.maps.wizard import Group, Survey

__all__ = ["mapping", "wizard"]

_CLASSES = "held CODE, regained CODE, claimed CODE, contested, ignore"


def wizard(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A map of the new maker.", show_default=False)],
    maker: Annotated[str, typer.Option(metavar="NAME", help="What the maker is called.")],
    by: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="The property that tells sides apart, if not the proposed one."),
    ] = None,
    class_: Annotated[
        list[str] | None,
        typer.Option(
            "--class", metavar="VALUE=CLASS", help=f"What a value means: {_CLASSES}. May be repeated."
        ),
    ] = None,
    party: Annotated[
        str | None, typer.Option(metavar="CODE", help="Whose side the maker is on, if any.")
    ] = None,
    standing: Annotated[
        str | None,
        typer.Option(
            metavar="WORD", help="One of: official, occupation, aligned, media, independent, anonymous."
        ),
    ] = None,
    holder: Annotated[
        str | None, typer.Option(metavar="CODE", help="Whose holdings areas without a class draw.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="CODE", help="For whom the rest of the boundary is drawn.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; take what is proposed.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write the mapping, instead of to the screen."),
    ] = None,
) -> None:
    """List what a map tells its areas apart by, propose what it means, and write the maker's mapping file."""
    from fogline.cli.rows import write
    from fogline.knowledge.makers import Makers
    from fogline.maps.folder import read_file
    from fogline.maps.wizard import mapping_text, survey

    found = survey(read_file(file))
    groups = _chosen(found, by)
    _list(found, groups)
    classes = {group.label: group.proposed for group in groups if group.proposed}
    classes |= _said(class_ or [], groups)
    if not yes and sys.stdin.isatty():
        classes = _asked(groups, classes)
    if not groups:
        holder, against = holder or found.holder, against or found.against
    text = mapping_text(
        maker, groups, classes, party=party, standing=standing, holder=holder, against=against
    )
    Makers.load().extended(text, "the mapping")  # what cannot be read again is never written
    left = [group.value for group in groups if group.label not in classes]
    if left:
        typer.echo(
            f"Without a class, and so left out of the mapping: {', '.join(left)}. Say --class 'VALUE=CLASS'.",
            err=True,
        )
    if out is None:
        typer.echo(text, nl=False)
    else:
        write(out, text)
        typer.echo(f"The mapping: {out}. Keep it in a case with: fogline map mapping CASE {out}", err=True)


def mapping(
    case: o.CaseFolder,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Mapping files (TOML).", show_default=False)
    ],
) -> None:
    """Keep mapping files in a case: what each maker's files draw."""
    from fogline.case import Case

    with Case.open(case) as opened:
        for path in files:
            typer.echo(f"The maps of {opened.add_mapping(path)} are read as {path.name} says.")


def _chosen(found: Survey, by: str | None) -> tuple[Group, ...]:
    if by is not None and by not in found.groups:
        there = ", ".join(found.groups) or "nothing"
        raise typer.BadParameter(f"areas in it are told apart by {there}, not by {by!r}")
    return next(iter(found.groups.values()), ()) if by is None else found.groups[by]


def _list(found: Survey, groups: tuple[Group, ...]) -> None:
    """Say on standard error what was found; the mapping alone goes to standard output."""
    from fogline.cli.show import safe

    typer.echo(f"{found.kind}. {' '.join(map(safe, found.notes[:4]))}", err=True)
    if not groups:
        typer.echo("Nothing in it tells its areas apart.", err=True)
    for key, some in found.groups.items():
        mark = "taken" if some == groups else f"--by {key}"
        typer.echo(f"\n{safe(key)} ({mark})", err=True)
        for group in some[:20]:
            size = f"{group.polygons:>5} polygons {group.km2:>12,.0f} km²"
            typer.echo(f"  {safe(group.value):<30} {size}  {group.proposed or '?'} ({group.why})", err=True)
        if len(some) > 20:
            typer.echo(f"  and {len(some) - 20} more", err=True)


def _said(given: list[str], groups: tuple[Group, ...]) -> dict[str, str]:
    by_value = {group.value: group.label for group in groups} | {group.label: group.label for group in groups}
    said = {}
    for one in given:
        value, _, meaning = one.rpartition("=")
        if value not in by_value:
            raise typer.BadParameter(f"{one!r} is not VALUE=CLASS with a value listed above")
        said[by_value[value]] = meaning.strip()
    return said


def _asked(groups: tuple[Group, ...], classes: dict[str, str]) -> dict[str, str]:
    """Ask for each group's class, with what is proposed as the answer to an empty line."""
    typer.echo(f"\nClasses: {_CLASSES}; - for none.", err=True)
    for group in groups:
        default = classes.get(group.label, "-")
        answer = typer.prompt(f"{group.value} ({group.km2:,.0f} km²)", default=default, err=True).strip()
        if answer == "-":
            classes.pop(group.label, None)
        else:
            classes[group.label] = answer
    return classes
