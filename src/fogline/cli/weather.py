"""``fogline weather``: what stations near a place observed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli import options as o
from fogline.cli.rows import Form, Row, tell

if TYPE_CHECKING:
    from fogline.case.weather import AddedWeather

__all__ = ["PlaceGiven", "WhenGiven", "app", "refused"]

app = typer.Typer(
    no_args_is_help=True,
    help="Weather stations' observations: kept in a case, shown by place and time, and held against what was said.",
)
PlaceGiven = Annotated[
    str,
    typer.Argument(
        metavar="PLACE", help="A settlement's name, or latitude,longitude (48.28,37.18).", show_default=False
    ),
]
WhenGiven = Annotated[
    str,
    typer.Argument(
        metavar="WHEN",
        help="A day (2025-11-11), or a moment with its zone (2025-11-11T07:30+02:00).",
        show_default=False,
    ),
]


@app.command("add")
def add(
    case: o.CaseFolder,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE_OR_URL...",
            help="Raw SYNOP or METAR lines, Meteostat's hourly CSV, Iowa Mesonet's ASOS CSV, lists of stations with "
            "their coordinates (CSV: id, latitude, longitude); packed with gzip or not.",
            show_default=False,
        ),
    ],
    month: Annotated[
        str | None,
        typer.Option(
            metavar="2025-11", help="The month of raw reports, where neither they nor the file's name say it."
        ),
    ] = None,
    station: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Whose a Meteostat file is, where the file's name does not say it."),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The zone that an Iowa Mesonet table was asked for; UTC by default."
        ),
    ] = None,
    offline: o.Offline = False,
    allow_local: o.AllowLocal = False,
) -> None:
    """Keep observations, and the coordinates of their stations, in a case."""
    from fogline.case import Case
    from fogline.cli.show import count

    with Case.open(case) as opened:
        came = opened.add_weather(
            *inputs, month=month, station=station, zone=zone, offline=offline, allow_local=allow_local
        )
    refused(came)
    parts = [count(came.observations, "observation"), count(came.stations, "station with coordinates")]
    if came.stations != 1:
        parts[1] = f"{came.stations} stations with coordinates"
    if came.silent:
        parts.append(f"{came.silent} reports that say NIL")
    typer.echo(f"{count(came.new, 'new file')}, {came.already} already there: {', '.join(parts)}")
    if came.unplaced:
        shown = ", ".join(came.unplaced[:8]) + (" and more" if len(came.unplaced) > 8 else "")
        typer.echo(
            f"Of {shown} no file gives the coordinates: add a list of stations (CSV: id,latitude,longitude).",
            err=True,
        )


def refused(came: AddedWeather) -> None:
    """Say what could not be read.

    Raises:
        UnreadableInput: nothing could be read at all.
    """
    from fogline.cli.show import failures
    from fogline.errors import UnreadableInput

    if came.new or came.already:
        failures(came.failed)
        return
    failures(came.failed[:-1])
    last = came.failed[-1]
    raise UnreadableInput(last.what, last.why, last.do, last.where)


@app.command("near")
def near(
    case: o.CaseFolder,
    place: PlaceGiven,
    when: WhenGiven,
    form: Annotated[Form, typer.Option("--as", help="How the rows are written.")] = Form.TABLE,
) -> None:
    """List what stations near a place observed about a time, the nearest first."""
    from fogline.case import Case
    from fogline.weather.in_words import observed

    with Case.open(case) as opened:
        where, found = opened.weather_near(place, when)
    typer.echo(f"{where.name}: {where.latitude:.4f}, {where.longitude:.4f}", err=True)
    if not found:
        typer.echo(
            f"No station within 150 km of {where.name} has observations in the case near that time.", err=True
        )
    rows: list[Row] = [
        {
            "station": one.name,
            "km": round(one.km, 1),
            "at": f"{observation.at:%Y-%m-%d %H:%M} UTC",
            "form": str(observation.form),
            "observed": observed(observation),
            "report": observation.text if form is not Form.TABLE else observation.text[:60],
        }
        for one in found
        for observation in one.observations
    ]
    if rows:
        tell(rows, form)


@app.command("hold")
def hold(
    case: o.CaseFolder,
    place: PlaceGiven,
    when: WhenGiven,
    said: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='What is said of the weather: "heavy fog", "дощ", "ясное небо".',
            show_default=False,
        ),
    ],
) -> None:
    """Hold words for the weather, such as those about a video, against the stations near a place, one by one."""
    from fogline.case import Case

    with Case.open(case) as opened:
        for condition, held in opened.hold_weather(place, when, said):
            typer.echo(f"{condition}: {held.outcome}. {held.reason}")
