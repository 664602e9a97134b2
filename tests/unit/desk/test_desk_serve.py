"""The server: a taken port is told with a way out, and an address is told once it answers."""

from __future__ import annotations

import socket

import pytest
from desk_fakes import FakeWorkspace

from tilshi.desk.serve import _bound, serve
from tilshi.errors import PortTaken


def test_taken_port_is_named_with_what_to_do() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            serve(FakeWorkspace(), "127.0.0.1", port)  # type: ignore[arg-type]
    assert str(port) in caught.value.subject
    assert "--port" in caught.value.todo
    assert "PORT=" in caught.value.todo


def test_port_zero_takes_a_free_one() -> None:
    with _bound("127.0.0.1", 0) as listening:
        assert listening.getsockname()[1] > 0
