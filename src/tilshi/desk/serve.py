"""A server for the desk on one address of this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import uvicorn

from tilshi.errors import PortTaken

from .app import make_app
from .page import Desk
from .words import INTERFACE, words_of

if TYPE_CHECKING:
    from tilshi.workspace import Workspace


def serve(
    workspace: Workspace,
    host: str,
    port: int,
    *,
    on_ready: Callable[[str], object] = lambda _: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Serves until Ctrl-C or SIGTERM, then returns. `on_ready` gets the address once it answers; port 0 takes a free one.

    Raises PortTaken when somebody listens there already.
    """
    with _bound(host, port) as listening:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        app = make_app(workspace, clock=clock)
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, server_header=False)
        try:
            threading.Thread(target=_warm, args=(app.state.desk,), name="warming", daemon=True).start()
            _Server(config, lambda: on_ready(address)).run(sockets=[listening])
        except KeyboardInterrupt:
            return  # uvicorn has ended cleanly and raises the signal again


def _warm(desk: Desk) -> None:
    """What the first reader would wait for: templates compiled, locales and language tables loaded. A fault shows on the page."""
    with suppress(Exception):
        for name in desk.templates.list_templates():
            desk.templates.get_template(name)
        for language in INTERFACE:
            words_of(language).exact(desk.clock())
            words_of(language).number(1234.5)
        desk.workspace.front(now=desk.clock())
        desk.workspace.search("тілші")


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def check_free(host: str, port: int) -> None:
    """Raises PortTaken at once, for whoever has long work to do before serving."""
    _bound(host, port).close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        reason = "another program listens there" if error.errno in (48, 98, 10048) else (error.strerror or str(error))
        raise PortTaken(f"{host}:{port}", reason, f"Choose another: --port {port + 1}, or make run PORT={port + 1}") from None
    return listening
