"""The command `tilshi`: its groups, and how an error of the user's becomes one line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import NoReturn

import typer

from tilshi.errors import TilshiError, UserError

from . import asking, collecting, filters
from .lines import ReaderGone, complain, flush

app = typer.Typer(
    name="tilshi",
    help="One event, every source, every language: the news of Kazakhstan and its neighbours side by side.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

STOPPED = 130  # what shells give a command that SIGINT ended

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
    """Runs one command. Exit 0: done; 1: some lines refused, or the work failed; 2: wrong usage; 130: stopped."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON Lines are UTF-8, whatever the terminal's locale is
    try:
        with _stopped_by_sigterm():
            try:
                app(repeated(given, "--sources"))
            finally:
                flush()
    except UserError as error:
        complain(f"tilshi: {error}")
        sys.exit(2)
    except TilshiError as error:
        complain(f"tilshi: {error}")
        _drop_output()
        sys.exit(1)
    except ReaderGone:
        _drop_output()
        sys.exit(0)
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as ended:
        if ended.code == STOPPED:  # Typer has turned the interrupt into an exit without a word
            _stopped()
        raise


def _stopped() -> NoReturn:
    complain("tilshi: stopped; what was finished is kept")
    sys.exit(STOPPED)


def _drop_output() -> None:
    """Lets Python close standard output without a complaint about what could not be written."""
    with suppress(OSError, ValueError):  # in a test it is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the work as Ctrl-C does, with files closed and locks given back, instead of on the spot."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


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
