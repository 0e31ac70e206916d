"""``fogline lineage``: which report comes from which, what changed on the way, and what people say about it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from fogline.cli import options as o

if TYPE_CHECKING:
    from fogline.model import Brief, Drift, Edge

__all__ = ["app"]


class _Listing(TyperGroup):
    """``fogline lineage CASE`` lists: what names no verb of the group is the case to be listed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``list`` before arguments that begin with no verb and ask for no help."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["list", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Listing,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Which report comes from which, and what changed on the way: `fogline lineage CASE` lists it; `add` and `cut` "
    "say what it should be.",
)
_Child = Annotated[
    str,
    typer.Argument(
        metavar="CHILD",
        help="The id of the report that comes from the other, or its beginning; `fogline lineage CASE` lists them.",
        show_default=False,
    ),
]
_Parent = Annotated[
    str,
    typer.Argument(
        metavar="PARENT",
        help="The id of the report that it comes from, or its beginning.",
        show_default=False,
    ),
]


@app.command("list")
def listed(
    case: o.CaseFolder,
    as_json: Annotated[
        bool, typer.Option("--json", help="As JSON: origins, edges and drift as they are in brief.json.")
    ] = False,
) -> None:
    """List every report under where it begins, each edge with its evidence and what changed along it."""
    from fogline.case import Case
    from fogline.cli.show import progress

    with Case.open(case) as opened, progress() as tell:
        made = opened.brief(progress=tell)
    if as_json:
        typer.echo(json.dumps(_records(made), ensure_ascii=False, indent=1))
        return
    for line in _lines(made):
        typer.echo(line)


def _records(made: Brief) -> dict[str, Any]:
    from fogline.brief import records
    from fogline.brief.lineage_counts import counted
    from fogline.brief.lineage_passages import Passages

    passages = Passages.of(made)
    told = counted(passages.reports, made.lineage)
    return {
        "reports": told.reports,
        "known": told.known,
        "unknown": told.unknown,
        "origins": [records.origin(origin) for origin in made.lineage.origins],
        "edges": [records.edge(edge) for edge in made.lineage.edges],
        "drift": [records.drift(drift, passages) for drift in made.lineage.drift],
    }


def _lines(made: Brief) -> Iterator[str]:
    """The reports by time: one on a line, what it comes from under it with one tab, what changed with two."""
    from fogline.brief.book import Book
    from fogline.brief.lineage_counts import counted
    from fogline.brief.lineage_passages import Passages
    from fogline.brief.lineage_words import LEFT_OUT, by_time, from_words, label, origin_words
    from fogline.brief.words import when
    from fogline.cli.show import safe

    book, passages = Book.of(made), Passages.of(made)
    origins = {origin.id: origin for origin in made.lineage.origins}
    edges: dict[str, list[Edge]] = defaultdict(list)
    drifts: dict[str, list[Drift]] = defaultdict(list)
    for edge in made.lineage.edges:
        edges[edge.child].append(edge)
    for drift in made.lineage.drift:
        drifts[drift.edge].append(drift)
    yield str(counted(book.reports, made.lineage))
    for report in by_time(made.reports):
        begun = origin_words(report, origins.get(book.origin_of.get(report.id, "")), book)
        published = when(report.published) if report.published else "no date"
        yield "\t".join((safe(label(report.id, book)), published, f"origin: {safe(begun)}", report.id))
        for edge in edges.get(report.id, ()):
            by = [f"added by a person ({edge.decision})"] if edge.decision else []
            parent, why = safe(label(edge.parent, book)), safe("; ".join(edge.evidence))
            yield "\t" + "\t".join((from_words(edge), parent, why, edge.parent, *by))
            for drift in drifts.get(edge.id, ()):
                ends = (passages.before(drift), passages.after(drift))
                before, after = (f"“{safe(passages.words(s))}”" if s else LEFT_OUT for s in ends)
                yield "\t\t" + "\t".join((str(drift.kind), f"{before} → {after}", safe(drift.note)))


@app.command("add")
def add(case: o.CaseFolder, child: _Child, parent: _Parent, by: o.By, why: o.Why) -> None:
    """Say that the report CHILD comes from the report PARENT, whatever Fogline finds; `fogline undo` takes it back."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.add_edge(child, parent, by=by, why=why))


@app.command("cut")
def cut(case: o.CaseFolder, child: _Child, parent: _Parent, by: o.By, why: o.Why) -> None:
    """Say that neither of two reports comes from the other, whatever Fogline finds; `fogline undo` takes it back."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.cut_edge(child, parent, by=by, why=why))
