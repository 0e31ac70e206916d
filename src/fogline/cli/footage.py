"""``fogline footage``: videos and pictures, where they were seen before, and what people write down about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import options as o

if TYPE_CHECKING:
    from fogline.case import Case

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    help="Videos and pictures: kept in a case, found again, held against their files, and written up by people.",
)
_Item = Annotated[
    str,
    typer.Argument(
        metavar="ITEM",
        help="An item's id, or its beginning; `fogline footage list` has them.",
        show_default=False,
    ),
]


@app.command("add")
def add(
    case: o.CaseFolder,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Videos and pictures, or folders of them.", show_default=False
        ),
    ],
    where: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it stood: an address, or a channel's name.")
    ] = None,
    posted_by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who posted it, as named there.")
    ] = None,
    posted_at: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was posted: a day, or a moment with its zone.")
    ] = None,
    seen_at: Annotated[
        str | None, typer.Option(metavar="DATE", help="When somebody first saw it there.")
    ] = None,
    report: Annotated[
        str | None, typer.Option(metavar="REPORT", help="The report that it came with (its id).")
    ] = None,
    trust: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Certificates (PEM) whose Content Credentials are to be trusted."),
    ] = None,
) -> None:
    """Keep videos and pictures in a case, and say where in it they were seen before."""
    from fogline.case import Case
    from fogline.cli.show import count, failures, progress
    from fogline.errors import UnreadableInput

    with Case.open(case) as opened:
        with progress() as tell:
            came = opened.add_footage(
                *files,
                where=where,
                by=posted_by,
                posted=posted_at,
                seen=seen_at,
                report=report,
                anchors=trust,
                progress=tell,
            )
        failures(came.failed)
        if not came.new and not came.already:
            raise UnreadableInput(
                ", ".join(map(str, files)), "nothing in it could be read", "Give media files."
            )
        typer.echo(f"{count(len(came.new), 'item')} new, {len(came.already)} already there")
        _seen_before(opened, set(came.new))


def _seen_before(opened: Case, new: set[str]) -> None:
    from fogline.cli.footage_lines import alike_line

    known = {kept.item.sha256: kept for kept in opened.kept_items()}
    for pair in opened.alike(pictured=False):
        one, other = known[pair.match.asked], known[pair.match.found]
        if {one.id, other.id} & new:
            typer.echo(alike_line(pair, one, other))


@app.command("list")
def listed(case: o.CaseFolder) -> None:
    """List the items: id, kind, earliest known posting, name."""
    from fogline.case import Case
    from fogline.cli.footage_lines import item_line

    with Case.open(case) as opened:
        for kept in opened.kept_items():
            typer.echo(item_line(kept))


@app.command("show")
def show(case: o.CaseFolder, item: _Item) -> None:
    """Show one item: what its file says, where it stood, what is said of it and found about that, what matches it, and
    the human record."""
    from fogline.case import Case
    from fogline.cli.footage_lines import alike_line, exhibit_lines, said_lines
    from fogline.cli.show import progress

    with Case.open(case) as opened:
        with progress() as tell:
            exhibit, findings = opened.said_of(item, tell)
        for line in (*exhibit_lines(exhibit), *said_lines(exhibit, findings)):
            typer.echo(line)
        known = {kept.item.sha256: kept for kept in opened.kept_items()}
        for pair in opened.alike(pictured=False):
            if exhibit.item.sha256 in (pair.match.asked, pair.match.found):
                typer.echo(alike_line(pair, known[pair.match.asked], known[pair.match.found]))


@app.command("find")
def find(
    case: o.CaseFolder,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A video or picture; it is not kept.", show_default=False)
    ],
    also: Annotated[
        list[Path] | None,
        typer.Option("--also", metavar="CASE", help="Look in this older case too; may be repeated."),
    ] = None,
) -> None:
    """Say whether a video or picture, or a part of it, was seen before."""
    from fogline.case import Case
    from fogline.cli.footage_lines import found_line

    with Case.open(case) as opened:
        matches = opened.find_footage(file, also or ())
        for found in matches:
            typer.echo(found_line(found))
        if not matches:
            typer.echo("Nothing in this archive matches it. That says nothing of what is elsewhere.")


@app.command("hold")
def hold(
    case: o.CaseFolder,
    item: _Item,
    place: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="A settlement's name, or latitude,longitude (48.28,37.18)."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN", help="A day (2025-11-11), or a moment with its zone (2025-11-11T07:30+02:00)."
        ),
    ] = None,
    said: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help='What is said of weather and light: "heavy fog, at dawn", "вночі".'),
    ] = None,
    shadow: Annotated[
        float | None,
        typer.Option(
            metavar="DEGREES", min=0, max=360,
            help="Where a shadow in it points, from north by east, as a person marked it.",
        ),
    ] = None,
    tolerance: Annotated[
        float,
        typer.Option(metavar="DEGREES", min=0.5, max=45, help="By how much the marked direction may be off."),
    ] = 10.0,
) -> None:  # fmt: skip
    """Hold an item against stations and sun. Place, time and words that are not given are those that are said of it."""
    from fogline.case import Case
    from fogline.cli.footage_lines import held_lines
    from fogline.cli.show import progress

    with Case.open(case) as opened:
        with progress() as tell:
            held = opened.hold_footage(
                item, place, at, said, shadow=shadow, tolerance=tolerance, progress=tell
            )
        for line in held_lines(held):
            typer.echo(line)


@app.command("record")
def record(
    case: o.CaseFolder,
    item: _Item,
    aspect: Annotated[
        str,
        typer.Argument(
            metavar="ASPECT",
            help="provenance, source, date, location, motivation, manipulation or permission.",
            show_default=False,
        ),
    ],
    found: Annotated[str, typer.Option(metavar="TEXT", help="What was found.", show_default=False)],
    method: Annotated[str, typer.Option(metavar="TEXT", help="By which method.", show_default=False)],
    by: o.By,
    second: Annotated[str | None, typer.Option(metavar="NAME", help="The second reader.")] = None,
) -> None:
    """Write down what a person found about an item; `fogline undo` takes it back."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.record(item, aspect, found, method, by, second))
