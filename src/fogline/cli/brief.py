"""``fogline brief``: reports in, a brief out; in one shot, or of a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import options as o

if TYPE_CHECKING:
    from fogline.case import Case

__all__ = ["brief"]


def brief(
    context: typer.Context,
    inputs: o.Inputs,
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FOLDER", help="Where the page and the files are written.", parser=o.folder
        ),
    ] = Path("brief"),
    name: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the brief is called; by default after its input.")
    ] = None,
    share: Annotated[
        bool,
        typer.Option(
            "--share",
            help="Write the form to pass on: only what a person reviewed and nobody flagged, excerpts instead of whole "
            "texts.",
        ),
    ] = False,
    unreviewed: Annotated[
        bool,
        typer.Option("--unreviewed", help="With --share: also what nobody reviewed; the page says so."),
    ] = False,
    published: o.Published = None,
    publisher: o.Publisher = None,
    parties: o.Parties = None,
    sources: o.Sources = None,
    maps: o.Maps = None,
    mapping: o.Mappings = None,
    boundary: o.Boundary = None,
    towns: o.Towns = None,
    weather: o.Weather = None,
    languages: o.Languages = None,
    zone: o.Zone = None,
    offline: o.Offline = False,
    allow_local: o.AllowLocal = False,
    allow_private: o.AllowPrivate = False,
    llm_model: o.Model = None,
    llm_url: o.ModelUrl = None,
    llm_remote: o.ModelRemote = False,
) -> None:
    """Read everything and write a brief: a page, its data, tables and a document.

    In one shot from files and addresses, or of a case: give the case's folder alone.
    """
    from fogline.case import Case
    from fogline.cli.show import added, origins, progress, table, wrote
    from fogline.cli.weather import refused

    if unreviewed and not share:
        raise typer.BadParameter(
            "it goes with --share: other briefs hold everything", param_hint="--unreviewed"
        )
    cases = [given for given in inputs if is_case(Path(given))]
    if cases and len(inputs) > 1:
        raise typer.BadParameter(
            f"{cases[0]} is a case's folder, which is given alone; "
            f"use `fogline add` to bring something else into it before"
        )
    if cases:
        _refuse(
            name,
            published,
            publisher,
            parties,
            sources,
            maps,
            mapping,
            boundary,
            towns,
            weather,
            languages,
            zone,
            llm_model,
        )
        with Case.open(inputs[0]) as case, progress() as tell:
            made = case.brief(out, share=share, unreviewed=unreviewed, progress=tell)
    else:
        context.obj.message = "interrupted; nothing was written, run the same command again"
        named = o.pairs(maps)
        with Case.temporary(name or _name(inputs), parties=o.words(parties)) as case:
            if sources is not None:
                case.set_sources(sources)
            if llm_model is not None:
                case.use_model(llm_model, llm_url, llm_remote)
            _references(case, named, mapping or [], boundary, towns)
            if weather:
                refused(case.add_weather(*weather, offline=offline, allow_local=allow_local))
            with progress() as tell:
                came = case.add(
                    *inputs, published=published, publisher=publisher, languages=o.words(languages), zone=zone,
                    offline=offline, allow_local=allow_local, allow_private=allow_private, progress=tell,
                )  # fmt: skip
            added(came)
            with progress() as tell:
                made = case.brief(out, share=share, unreviewed=unreviewed, progress=tell)
    if share and not made.claims:
        print(made.limits[0])
    else:
        table(made)
        origins(made)
    wrote(out)


def is_case(path: Path) -> bool:
    """Whether ``path`` is a case's folder."""
    return (path / "case.sqlite").is_file()


def _references(
    case: Case, maps: list[tuple[str, Path]], mapping: list[Path], boundary: Path | None, towns: Path | None
) -> None:
    if boundary is not None:
        case.set_boundary(boundary)
    if towns is not None:
        case.set_towns(towns)
    for path in mapping:
        case.add_mapping(path)
    for name, path in maps:
        case.add_map(name, path)


def _refuse(*given: object) -> None:
    if any(given):
        raise typer.BadParameter(
            "options about inputs do not go with a case's folder; use `fogline add`, `map` and `weather` before"
        )


def _name(inputs: list[str]) -> str:
    first = inputs[0].rstrip("/")
    if "://" in first:
        name = first.split("://", 1)[1]
    else:
        path = Path(first).resolve()
        name = path.stem if path.is_file() else path.name
    return name if len(inputs) == 1 else f"{name} and {len(inputs) - 1} more"
