"""All verbs together, and what happens when one of them fails.

Exit codes: 0 done; 2 bad input or usage, with one paragraph on standard error; 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from fogline import __version__
from fogline.cli import (
    add,
    brief,
    check,
    claims,
    decisions,
    flag,
    footage,
    join,
    lineage,
    maps,
    new,
    places,
    questions,
    review,
    search,
    split,
    status,
    sun,
    undo,
    weather,
)
from fogline.cli.interrupt import INTERRUPTED, Interrupts
from fogline.errors import FoglineError

__all__ = ["app", "run"]

app = typer.Typer(
    name="fogline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads conflicting reports about an armed conflict and shows, side by side, who says what and where "
    "the accounts contradict each other. Start with: fogline brief FILE_OR_URL... --out FOLDER",
)
app.command("brief")(brief.brief)
app.command("new")(new.new)
app.command("add")(add.add)
app.add_typer(maps.app, name="map")
app.add_typer(footage.app, name="footage")
app.add_typer(weather.app, name="weather")
app.command("sun")(sun.sun)
app.add_typer(places.app, name="places")
app.command("claims")(claims.claims)
app.command("questions")(questions.questions)
app.command("check")(check.check)
app.command("search")(search.search)
app.command("status")(status.status)
app.command("review")(review.review)
app.command("split")(split.split)
app.command("join")(join.join)
app.add_typer(lineage.app, name="lineage")
app.command("flag")(flag.flag)
app.command("undo")(undo.undo)
app.command("decisions")(decisions.decisions)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fogline {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the command as a whole."""


# Typer keeps a copy of click of its own from 0.29 on; its public names lead to the classes of either.
_BAD_USAGE: type[Exception] = typer.BadParameter.__mro__[2]


def run(arguments: Sequence[str], to_the_end: bool = False) -> int:
    """Do what ``arguments`` say and return the exit code. ``to_the_end``: the process ends after it."""
    _print_anything()
    with Interrupts(to_the_end) as interrupts:
        try:
            code = app(args=list(arguments), prog_name="fogline", standalone_mode=False, obj=interrupts)
            sys.stdout.flush()
        except FoglineError as error:
            _say(str(error))
            return 2
        except _BAD_USAGE as error:
            return _bad_usage(error)
        except KeyboardInterrupt:
            code = INTERRUPTED
        except BrokenPipeError:  # the reader of our output has gone, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except Exception:
            if not interrupts.came:  # else a library made another error of the interruption
                raise
            code = INTERRUPTED
        if code == INTERRUPTED:
            _say(interrupts.message)
        return int(code or 0)


def _print_anything() -> None:
    """Where the terminal's encoding has no word for a letter, print "?" instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _bad_usage(error: Any) -> int:
    """Say what is wrong with the arguments; without any, say what there is."""
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return 2
    usage = getattr(error, "ctx", None)
    _say(error.format_message() + (f"\n{usage.get_usage()}" if usage else ""))
    return 2


def _say(words: str) -> None:
    print(f"fogline: {words}", file=sys.stderr)
