"""Options that several verbs share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "AllowLocal", "AllowPrivate", "Boundary", "By", "CaseFolder", "Claim", "Inputs", "Languages", "Mappings", "Maps", "Model",
    "ModelRemote", "ModelUrl", "Offline", "Others", "Parties", "Published", "Publisher", "Sources", "Towns",
    "Weather", "Why", "Zone", "folder", "pairs", "words",
]  # fmt: skip


def folder(text: str | Path) -> Path:
    """A folder, which must be named: ``""`` is mostly a variable that was not set, never the folder one is in.

    Raises:
        typer.BadParameter: it is empty.
    """
    if not str(text).strip():
        raise typer.BadParameter("a folder's name is empty; write . for the folder that you are in")
    return Path(text)


CaseFolder = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case's folder.", show_default=False, parser=folder)
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE_OR_URL...",
        help="Files, folders, ZIP archives and web addresses: articles (HTML, text), RSS and Atom feeds, Telegram "
        "Desktop exports of channels, posts as JSON lines.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="When it was published: a day (2025-11-11) or a moment with its zone (2025-11-11T18:40+02:00).",
    ),
]
Publisher = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it, where the input does not show it.")
]
Languages = Annotated[
    str | None,
    typer.Option(
        metavar="en,uk,ru",
        help="The languages (ISO 639-1) that the texts may be in; by default many are considered.",
    ),
]
Zone = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The zone of times that come without one, such as Europe/Kyiv."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing from the network.")]
AllowLocal = Annotated[
    bool, typer.Option("--allow-local", help="Fetch from addresses of the local network too.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Read private chats too; they are refused otherwise.")
]
Parties = Annotated[
    str | None,
    typer.Option(
        metavar="A,B",
        help="The parties that oppose each other, such as RUS,UKR; inferred from the claims otherwise.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--llm-model",
        metavar="NAME",
        help="Let a language model find the claims instead of the rules; every field is held to the text.",
    ),
]
ModelUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-url",
        metavar="URL",
        help="Its OpenAI-compatible server, http://localhost:8080/v1 by default; a key is taken from FOGLINE_LLM_KEY.",
    ),
]
ModelRemote = Annotated[
    bool,
    typer.Option(
        "--llm-remote", help="The server may be another machine: the reports' texts are sent there."
    ),
]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="NAME=PATH",
        help="A front-line map, or a folder of one maker's maps of many dates; may be repeated.",
        show_default=False,
    ),
]
Mappings = Annotated[
    list[Path] | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        help="A mapping file, which says what a maker's maps draw (see `fogline map wizard`); may be repeated.",
    ),
]
Boundary = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH", help="The boundary (GeoJSON) that maps are clipped to and shares are measured in."
    ),
]
Sources = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A table (TOML) of who publishes where, beside the built-in one."),
]
Weather = Annotated[
    list[str] | None,
    typer.Option(
        "--weather",
        metavar="FILE_OR_URL",
        help="Weather observations (SYNOP, METAR, Meteostat, Iowa Mesonet), or a list of stations; may be repeated.",
        show_default=False,
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar="FOGLINE_BY",
        help="Who decides; it stands beside the decision for good. FOGLINE_BY is taken where it is not given.",
        show_default=False,
    ),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="For what reason.", show_default=False)]
Claim = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM",
        help="A claim's id, or its beginning; `fogline claims` lists them.",
        show_default=False,
    ),
]
Others = Annotated[
    list[str], typer.Argument(metavar="OTHER...", help="The other claim, or several.", show_default=False)
]
Towns = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="Outlines of towns (GeoJSON or KML), so that the held part of a town can be measured.",
    ),
]


def words(listed: str | None) -> tuple[str, ...]:
    """``"RUS, UKR"`` as its words."""
    return tuple(word.strip() for word in (listed or "").split(",") if word.strip())


def pairs(maps: list[str] | None) -> list[tuple[str, Path]]:
    """``NAME=PATH`` as name and path.

    Raises:
        typer.BadParameter: no name or no path.
    """
    found = []
    for given in maps or []:
        name, equals, path = given.partition("=")
        if not (equals and name.strip() and path.strip()):
            raise typer.BadParameter(f"{given!r} is not NAME=PATH, such as DeepState=maps/deepstate")
        found.append((name.strip(), Path(path.strip())))
    return found
