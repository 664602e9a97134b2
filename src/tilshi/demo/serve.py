"""The made-up region over HTTP on loopback: what any collector can collect.

A site is named by the Host header (zhailau.example) or, for browsers, by the first part of the path (/zhailau.example/…).
What is served changes as time goes: articles appear and are edited when their moment comes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import unquote, urlsplit

from . import feeds, pages
from .region import Outlet, Region, State, Written

_SUFFIX = ".example"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    media_type: str = "text/html; charset=utf-8"
    modified_at: datetime | None = None

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:20]}"'


def answer(region: Region, host: str, path: str, now: datetime, served_at: str = "") -> Answer:
    """What the region says to a request at a moment. `served_at`: "host:port" of the server, for sites named by the path."""
    path = unquote(urlsplit(path).path)
    name, base = host.partition(":")[0].lower(), ""
    if not name.endswith(_SUFFIX):
        name, _, path = path.lstrip("/").partition("/")
        path, base = f"/{path}", f"http://{served_at or host}/{name}"
    outlet = next((one for one in region.outlets if one.host == name), None)
    if outlet is None:
        return _overview(region, served_at or host) if name in {"", "index.html"} else _missing()
    base = base or f"http://{outlet.host}"
    published = [(article, state) for article in region.of(outlet.slug, now) if (state := article.at(now)) is not None]
    return _of_outlet(outlet, published, path, base)


def _of_outlet(outlet: Outlet, published: Sequence[tuple[Written, State]], path: str, base: str) -> Answer:
    last = max((state.at for _, state in published), default=None)
    if path.startswith("/news/"):
        return _article(published, path.removeprefix("/news/").rstrip("/"), base)
    if path == "/robots.txt":
        return Answer(200, feeds.robots(outlet, base).encode(), "text/plain; charset=utf-8")
    if path in {"/", ""}:
        return Answer(200, pages.front_page(outlet, published, base), _html(outlet), last)
    writers = {
        "rss": (feeds.rss, "application/rss+xml; charset=utf-8"),
        "atom": (feeds.atom, "application/atom+xml; charset=utf-8"),
        "json": (feeds.json_feed, "application/feed+json; charset=utf-8"),
        "sitemap": (feeds.news_sitemap, "application/xml; charset=utf-8"),
    }
    if path == feeds.PATHS[outlet.serves]:
        write, media_type = writers[outlet.serves]
        return Answer(200, write(outlet, published, base).encode(), media_type, last)
    return _missing()


def _html(outlet: Outlet) -> str:
    return "text/html" if outlet.slug in pages.OLD_ENCODING else "text/html; charset=utf-8"


def _article(published: Sequence[tuple[Written, State]], name: str, base: str) -> Answer:
    for article, state in published:
        if article.id == name:
            others = [pair for pair in published if pair[0].id != name]
            return Answer(200, pages.article_page(article, state, others, base), _html(article.outlet), state.at)
    return _missing()


def _missing() -> Answer:
    return Answer(404, b"<!DOCTYPE html><title>404</title><p>No such page in the made-up region.</p>")


def _overview(region: Region, served_at: str) -> Answer:
    links = "".join(f'<li><a href="http://{served_at}/{o.host}/">{o.name}</a></li>' for o in region.outlets)
    body = f"<!DOCTYPE html><meta charset=utf-8><title>Made up</title><h1>A made-up region</h1><ul>{links}</ul>"
    return Answer(200, body.encode())


def _not_modified(found: Answer, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """RFC 9110 13.2.2: If-None-Match wins over If-Modified-Since."""
    if found.status != 200:
        return False
    if if_none_match is not None:
        return if_none_match.strip() == "*" or found.etag in (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
    if if_modified_since is None or found.modified_at is None:
        return False
    try:
        return found.modified_at.replace(microsecond=0) <= parsedate_to_datetime(if_modified_since)
    except (ValueError, TypeError):
        return False


def _now() -> datetime:
    return datetime.now(UTC)


class RegionServer:
    """Serves the region in threads of its own; use it in a `with`. Port 0 takes a free one. Loopback only.

    Raises OSError where the port is taken.
    """

    def __init__(self, region: Region, *, port: int = 0, now: Callable[[], datetime] = _now) -> None:
        self.region, self.now = region, now
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            server_version = "MadeUp/1"

            def do_GET(self) -> None:
                server._serve(self, with_body=True)

            def do_HEAD(self) -> None:
                server._serve(self, with_body=False)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="region")
        self._thread.daemon = True
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", int(self._server.server_address[1])

    @property
    def connect_to(self) -> dict[str, tuple[str, int]]:
        """For a Fetcher: every host of the region, at this server."""
        return {outlet.host: self.address for outlet in self.region.outlets}

    def outlink(self, url: str) -> str:
        """An address of the region as a browser on this machine can open it; any other address as it is."""
        parts = urlsplit(url)
        if not (parts.hostname or "").endswith(_SUFFIX):
            return url
        return f"http://{self.address[0]}:{self.address[1]}/{parts.hostname}{parts.path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)

    def __enter__(self) -> RegionServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _serve(self, request: BaseHTTPRequestHandler, *, with_body: bool) -> None:
        served_at = f"{self.address[0]}:{self.address[1]}"
        found = answer(self.region, request.headers.get("Host", ""), request.path, self.now(), served_at)
        tags = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        unchanged = _not_modified(found, *tags)
        request.send_response(304 if unchanged else found.status)
        request.send_header("ETag", found.etag)
        if found.modified_at is not None:
            request.send_header("Last-Modified", format_datetime(found.modified_at, usegmt=True))
        if not unchanged:
            request.send_header("Content-Type", found.media_type)
            request.send_header("Content-Length", str(len(found.body)))
        request.end_headers()
        if with_body and not unchanged:
            request.wfile.write(found.body)
