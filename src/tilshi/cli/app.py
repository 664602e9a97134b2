"""The command `tilshi`: its groups, and how an error of the user's becomes one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import typer

from tilshi.errors import TilshiError, UserError

from . import asking, collecting, filters
from .lines import complain

app = typer.Typer(
    name="tilshi",
    help="One event, every source, every language: the news of Kazakhstan and its neighbours side by side.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DESK = "A workspace and its desk"
ASK = "Asking a workspace"
FILTERS = "Filters over JSON Lines (no database)"

COMMANDS: tuple[tuple[str, tuple[Callable[..., None], ...]], ...] = (
    (DESK, (collecting.run, collecting.collect, collecting.demo)),
    (ASK, (asking.sources, asking.search)),
    (FILTERS, (filters.read, filters.annotate, filters.reprints, filters.connect, filters.compare)),
)
for panel, commands in COMMANDS:
    for command in commands:
        app.command(rich_help_panel=panel)(command)
app.add_typer(asking.export, name="export", rich_help_panel=ASK)


@app.callback(invoke_without_command=True)
def version(
    ctx: typer.Context,
    show: bool = typer.Option(False, "--version", help="Show the version and end."),
) -> None:
    if show:
        from tilshi import __version__

        typer.echo(f"tilshi {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command. Exit 0: done; 1: some lines refused, or the work failed; 2: wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(repeated(given, "--sources"))
    except UserError as error:
        complain(f"tilshi: {error}")
        sys.exit(2)
    except TilshiError as error:
        complain(f"tilshi: {error}")
        sys.exit(1)
    except BrokenPipeError:
        # The reader (head, less) has gone: end quietly, and keep Python from complaining while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        complain("tilshi: stopped")
        sys.exit(130)


def repeated(arguments: Sequence[str], option: str) -> list[str]:
    """`--sources A B C` as `--sources A --sources B --sources C`: what people type, as the parser reads it."""
    result: list[str] = []
    taking = False
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            taking = argument == option
            if not taking:
                result.append(argument)
        elif taking:
            result += [option, argument]
        else:
            result.append(argument)
    return result
