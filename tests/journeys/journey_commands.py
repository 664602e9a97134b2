"""The command as a user starts it, run in this process or in one of its own, and a site that misbehaves as told."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tilshi.cli import main

Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Ended:
    returncode: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stdout.splitlines()]


def tilshi(*arguments: str, given: str | bytes | None = None) -> Ended:
    """The command in this process, with `given` on its standard input: starting Python each time would cost most of the time."""
    out, err = io.StringIO(), io.StringIO()
    body = given.encode() if isinstance(given, str) else given
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(body or b""), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            sys.stdin = before
    ended_ = Ended(code if isinstance(code, int) else 1, out.getvalue(), err.getvalue())
    assert "Traceback" not in ended_.stderr
    return ended_


def started(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": {**os.environ, "NO_COLOR": "1"}}
    command = [sys.executable, "-m", "tilshi", *[str(argument) for argument in arguments]]
    return subprocess.Popen(command, **(pipes | options))


def to_lines(*objects: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """A host on loopback that answers by path with (status, headers, body), or as a function on the request likes."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                answer = site.answers.get(self.path, (404, {}, b""))
                try:
                    if callable(answer):
                        answer(self)
                        return
                    status, headers, body = answer
                    self.send_response(status)
                    for key, value in headers.items():
                        self.send_header(key, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass  # the client has had enough

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def page(self, path: str, body: bytes | str, status: int = 200, media_type: str = "text/html; charset=utf-8") -> str:
        """Puts a body at a path; returns its address."""
        self.answers[path] = (status, {"Content-Type": media_type}, body.encode() if isinstance(body, str) else body)
        return self.url + path

    def feed(self, path: str, *items: tuple[str, str]) -> str:
        """An RSS feed of (path, title) of pages; returns its address."""
        entries = "".join(f"<item><title>{title}</title><link>{self.url}{link}</link></item>" for link, title in items)
        rss = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>{entries}</channel></rss>'
        return self.page(path, rss, media_type="application/rss+xml; charset=utf-8")

    def article(self, path: str, title: str, text: str) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
        head = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        return self.page(path, f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>")

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def site() -> Iterator[Site]:
    serving = Site()
    try:
        yield serving
    finally:
        serving.close()
