"""All verbs together, and what happens when one of them fails.

Exit codes: 0 done; 2 bad input or usage, with one paragraph on standard error; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import click
import typer

from fogline import __version__
from fogline.cli import add, brief, check, claims, maps, new, questions, search, status
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
app.command("claims")(claims.claims)
app.command("questions")(questions.questions)
app.command("check")(check.check)
app.command("search")(search.search)
app.command("status")(status.status)


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


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` say and return the exit code."""
    with Interrupts() as interrupts:
        try:
            code = app(args=list(arguments), prog_name="fogline", standalone_mode=False)
            sys.stdout.flush()
            return int(code or 0)
        except FoglineError as error:
            _say(str(error))
            return 2
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            return 2
        except click.ClickException as error:
            usage = error.ctx.get_usage() + "\n" if isinstance(error, click.UsageError) and error.ctx else ""
            _say(usage + error.format_message())
            return 2
        except (KeyboardInterrupt, click.Abort):
            _say(interrupts.message)
            return INTERRUPTED
        except BrokenPipeError:  # the reader of our output has gone, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


def _say(words: str) -> None:
    print(f"fogline: {words}", file=sys.stderr)
