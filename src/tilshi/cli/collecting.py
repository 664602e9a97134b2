"""Filling a workspace and serving its desk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Annotated as Arg

import typer

from tilshi.errors import UserError

from .lines import complain, say
from .look import messages, progress

if TYPE_CHECKING:
    from tilshi.workspace import Workspace

Data = Arg[Path, typer.Option(help="The data folder; made when it does not exist.", show_default=False)]
Port = Arg[int, typer.Option(min=0, max=65535, help="The port of the desk.")]
Host = Arg[str, typer.Option(help="The address to serve at; 127.0.0.1 is this machine alone.")]
Private = Arg[bool, typer.Option("--allow-private-network", help="Let sources stand on loopback and private addresses.")]
Sources = Arg[
    list[str] | None,
    typer.Option("--sources", metavar="SOURCE...", help="Feed addresses, OPML files, folders of .txt .html .jsonl files."),
]
Every = Arg[float, typer.Option(min=1, help="Minutes between two rounds of collecting.")]


def collect(
    data: Data,
    sources: Sources = None,
    once: Arg[bool, typer.Option("--once", help="One round, then end. Without it: round after round until Ctrl-C.")] = False,
    every: Every = 10,
    allow_private: Private = False,
) -> None:
    """Collect from sources into a data folder; the sources are remembered there.

    [bold]Examples[/bold]

      tilshi collect --once --sources https://example.kz/rss sources.opml --data news

      tilshi collect --once --sources articles/ --data news
    """
    from tilshi.workspace import open_workspace

    with open_workspace(data, allow_private=allow_private) as workspace:
        refused = _add_sources(workspace, sources or ())
        if not workspace.sources():
            raise UserError(str(data), "there are no sources to collect from", "Name some: --sources URL, OPML file or folder")
        if once:
            failed = _round(workspace)
            raise typer.Exit(1 if refused or failed else 0)
        with _in_background(workspace, every_s=60 * every) as collecting:
            collecting.start()
            try:
                while collecting.is_alive():
                    collecting.join(1)
            except KeyboardInterrupt:
                return


def run(
    data: Data,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    sources: Sources = None,
    every: Every = 10,
    allow_private: Private = False,
) -> None:
    """Collect in the background and serve the desk.

    [bold]Example[/bold]

      tilshi run --data news --port 8000
    """
    from tilshi.desk.serve import check_free
    from tilshi.workspace import open_workspace

    check_free(host, port)
    with open_workspace(data, allow_private=allow_private) as workspace:
        _add_sources(workspace, sources or ())
        _serve(workspace, host, port, every_s=60 * every)


def demo(
    data: Data = Path("data/demo"),
    port: Port = 8000,
    host: Host = "127.0.0.1",
    gold: Arg[bool, typer.Option("--gold", help="Print the labels planted in the region as JSON Lines, and end.")] = False,
) -> None:
    """Serve a made-up region of sources on loopback, collect it like any other, and show the desk.

    [bold]Examples[/bold]

      tilshi demo

      tilshi demo --gold > gold.jsonl
    """
    from tilshi.demo import gold_lines, open_demo
    from tilshi.desk.serve import check_free

    if gold:
        for line in gold_lines():
            say(line)
        return
    check_free(host, port)
    with open_demo(data) as made_up:
        workspace = made_up.workspace
        if not workspace.counts().stories:  # they come last: a first collecting that was broken off is done again
            moments = made_up.rounds()
            for _ in progress(moments, "collecting the made-up region"):
                for _ in workspace.collect():
                    pass
            workspace.connect()
            messages.print(_summary(workspace))
        _serve(workspace, host, port, every_s=60)


def _add_sources(workspace: Workspace, specs: list[str] | tuple[()]) -> int:
    """Adds what can be added; what cannot is named, and the rest goes on. Returns how many could not."""
    refused = 0
    for spec in specs:
        try:
            workspace.add_sources(spec)
        except UserError as error:
            complain(str(error))
            refused += 1
    if specs and refused == len(specs):
        raise UserError("--sources", "none of them is a source", "Give feed addresses, OPML files or folders")
    return refused


def _round(workspace: Workspace) -> int:
    """One round over all sources with a bar; returns the number of sources that failed."""
    sources = workspace.sources()
    for outcome in progress(workspace.collect(), "collecting", total=len(sources)):
        if outcome.state in ("broken", "refused"):
            complain(f"{outcome.source.name}: {outcome.state}: {outcome.reason}")
    for refused in workspace.last_round.refused:
        complain(f"{refused.subject}: {refused.reason}")
    with messages.status("connecting stories"):
        workspace.connect()
    messages.print(_summary(workspace))
    return sum(1 for health in workspace.sources() if health.state in ("broken", "refused"))


def _summary(workspace: Workspace) -> str:
    counts = workspace.counts()
    return f"{counts.articles} articles, {counts.stories} stories, {counts.sources} sources, {counts.refused} refused"


def _serve(workspace: Workspace, host: str, port: int, *, every_s: float) -> None:
    from tilshi.desk.serve import serve

    with _in_background(workspace, every_s=every_s) as collecting:
        serve(workspace, host, port, on_ready=lambda address: _ready(address, collecting))


@contextmanager
def _in_background(workspace: Workspace, *, every_s: float) -> Iterator[threading.Thread]:
    """The thread that collects round after round, to be started; at the end of the block it is told to stop."""
    stop = threading.Event()

    def tell(report: object) -> None:
        messages.print(str(report))

    collecting = threading.Thread(
        target=workspace.keep_collecting, kwargs={"every_s": every_s, "stop": stop, "tell": tell}, name="collecting", daemon=True
    )
    try:
        yield collecting
    finally:
        stop.set()
        if collecting.is_alive():
            # Longer than this only the search for stories takes, which is whole or not at all and is done again next time.
            collecting.join(timeout=2.5)
        messages.print("Stopped; everything collected is kept.")


def _ready(address: str, collecting: threading.Thread) -> None:
    messages.print(f"The desk is at {address}  (Ctrl-C ends)")
    collecting.start()
