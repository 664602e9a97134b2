"""One address after another, with manners: the only part of Tilshi that speaks to the network."""

from __future__ import annotations

import re
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpcore2
import httpx2

from ..errors import AddressRefused, FetchError, NotAllowed, TooLarge, Unreachable
from . import robots
from .addresses import Deadline, Dialler, Resolve, check_literal, resolve
from .bodies import read_body

AGENT = "Tilshi/0.1 (+https://github.com/tilshi/tilshi)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.I)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. `wire_bytes` as received, `body_bytes` unpacked; `time_s` over all redirects."""

    wire_bytes: int = 10_000_000
    body_bytes: int = 20_000_000
    time_s: float = 30.0
    idle_s: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" by, verbatim (RFC 9110 13.1)."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` after redirects; `moved_to` where a permanent redirect (301, 308) says the address is now."""

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    headers: tuple[tuple[str, str], ...] = ()
    moved_to: str | None = None

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    @property
    def not_modified(self) -> bool:
        return self.status == 304

    @property
    def media_type(self) -> str:
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = _CHARSET.search(self.header("content-type"))
        return found[1].lower() if found else None

    @property
    def validators(self) -> Validators:
        return Validators(self.header("etag") or None, self.header("last-modified") or None)


@dataclass(slots=True)
class _Host:
    """What is known of one host. `lock` is held for one request at a time; times on the fetcher's clock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    closed_until: float = 0.0
    rules: robots.Rules | None = None


@cache
def _tls() -> ssl.SSLContext:
    """One for all: loading the certificates takes longer than many a fetch."""
    return httpx2.create_ssl_context(trust_env=False)


class _Transport(httpx2.HTTPTransport):
    """httpx2's own transport over our dialler; no proxy, nothing taken from the environment."""

    def __init__(self, dialler: Dialler) -> None:
        super().__init__(verify=_tls(), trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_tls(),
            max_connections=64,
            max_keepalive_connections=16,
            keepalive_expiry=15.0,
            network_backend=dialler,
        )


class Fetcher:
    """Fetches addresses: one request at a time per host, by the host's robots.txt, within `limits`; safe for threads.

    `allow_private` lets loopback and private networks be reached. `connect_to` names hosts that are reached at another place
    ("zhailau.example" -> ("127.0.0.1", 41234)), as curl's --connect-to; these are allowed wherever that is.
    `pause_s` is the least time between two requests to one host of the open internet.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        connect_to: Mapping[str, tuple[str, int]] | None = None,
        limits: Limits | None = None,
        agent: str = AGENT,
        pause_s: float = 1.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = resolve,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self.now = now
        self._allow_private = allow_private
        self._own = frozenset(connect_to or {})
        self._limits = limits or Limits()
        self._pause_s = pause_s
        self._clock, self._sleep = clock, sleep
        self._deadline = Deadline()
        self._hosts: dict[str, _Host] = {}
        self._hosts_lock = threading.Lock()
        dialler = Dialler(self._deadline, allow_private=allow_private, connect_to=connect_to, resolve=resolve)
        self._client = httpx2.Client(
            transport=transport or _Transport(dialler),
            headers={"User-Agent": agent, "Accept-Encoding": "gzip, deflate"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=self._limits.idle_s,
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def fetch(self, url: str, *, validators: Validators | None = None, accept: str = ACCEPT) -> Fetched:
        """One address, over redirects, each asked of its host's robots.txt. 304 is an answer (`not_modified`).

        Raises FetchError and its kinds; see tilshi.errors.
        """
        answer = self._follow(url, validators or Validators(), accept, obey=True)
        _judge(answer, url)
        return answer

    def _follow(self, url: str, validators: Validators, accept: str, *, obey: bool) -> Fetched:
        current, moved, permanent, left_s = url, None, True, self._limits.time_s
        for _ in range(self._limits.redirects + 1):
            parsed = self._checked(current, url)
            if obey:
                self._rules(parsed).check(current)
            started = self._clock()
            answer = self._one(parsed, validators, accept, left_s)
            left_s -= self._clock() - started
            if answer.status not in REDIRECTS:
                return replace(answer, moved_to=moved)
            permanent = permanent and answer.status in {301, 308}
            current = self._joined(parsed, answer.header("location"), url)
            moved = current if permanent else moved
        raise TooLarge(url, f"leads over more than {self._limits.redirects} redirects")

    def _joined(self, parsed: httpx2.URL, location: str, subject: str) -> str:
        if not location:
            raise FetchError(subject, "redirects to nowhere")
        try:
            return str(parsed.join(location))
        except (httpx2.InvalidURL, ValueError) as error:
            raise FetchError(subject, f"redirects to {location[:80]!r}, which is no address") from error

    def _checked(self, current: str, subject: str) -> httpx2.URL:
        try:
            parsed = httpx2.URL(current)
        except (httpx2.InvalidURL, ValueError, TypeError) as error:
            raise AddressRefused(subject, f"{current[:80]!r} is no address: {error}") from error
        if parsed.scheme not in {"http", "https"} or not parsed.host:
            raise AddressRefused(subject, f"{current[:80]!r} is not an http or https address")
        if not self._allow_private and parsed.host not in self._own:
            check_literal(parsed.host, subject)
        return parsed

    def _host(self, parsed: httpx2.URL) -> _Host:
        with self._hosts_lock:
            return self._hosts.setdefault(f"{parsed.scheme}://{parsed.netloc.decode('ascii', 'replace')}", _Host())

    def _rules(self, parsed: httpx2.URL) -> robots.Rules:
        host = self._host(parsed)
        if host.rules is None or host.rules.until <= self._clock():
            host.rules = self._ask_rules(str(parsed.copy_with(raw_path=b"/robots.txt", fragment=None)))
        return host.rules

    def _ask_rules(self, url: str) -> robots.Rules:
        try:
            answer = self._follow(url, Validators(), "text/plain,*/*;q=0.5", obey=False)
        except AddressRefused:
            raise
        except FetchError as error:
            return robots.unreachable(error.reason, self._clock())
        return robots.rules_from(answer.status, answer.body, self._clock())

    def _one(self, parsed: httpx2.URL, validators: Validators, accept: str, left_s: float) -> Fetched:
        """One request, when the host's turn has come. Waiting for the turn does not count as the request's time."""
        host = self._host(parsed)
        with host.lock:
            wait = host.next_at - self._clock()
            if host.closed_until > self._clock():
                left = host.closed_until - self._clock()
                raise Unreachable(str(parsed), "the host asked us to come later", retry_after_s=left)
            if wait > 0:
                self._sleep(wait)
            try:
                answer = self._send(parsed, validators, accept, left_s)
            finally:
                host.next_at = self._clock() + self._pause(parsed, host)
            if answer.status in {429, 503}:
                asked = retry_after_s(answer.header("retry-after"), answer.fetched_at)
                host.closed_until = self._clock() + (asked or 0.0)
            return answer

    def _pause(self, parsed: httpx2.URL, host: _Host) -> float:
        asked = host.rules.delay_s if host.rules else 0.0
        ours = 0.0 if self._allow_private or parsed.host in self._own else self._pause_s
        return max(asked, ours)

    def _send(self, parsed: httpx2.URL, validators: Validators, accept: str, left_s: float) -> Fetched:
        headers = {"Accept": accept}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        self._deadline.at = time.monotonic() + max(left_s, 0.0)
        try:
            with self._client.stream("GET", parsed, headers=headers) as response:
                return self._received(parsed, response)
        except TooLarge as error:
            raise TooLarge(str(parsed), error.reason) from error
        except AddressRefused as error:
            raise AddressRefused(str(parsed), error.reason, error.todo) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            if time.monotonic() >= self._deadline.at:
                raise TooLarge(str(parsed), f"took longer than the {self._limits.time_s:g} s one fetch may take") from error
            raise Unreachable(str(parsed), _words(error)) from error
        finally:
            self._deadline.at = None

    def _received(self, parsed: httpx2.URL, response: httpx2.Response) -> Fetched:
        body = b""
        if 200 <= response.status_code < 300:
            body = read_body(
                response.iter_raw(),
                response.headers.get("content-encoding", ""),
                str(parsed),
                wire_bytes=self._limits.wire_bytes,
                body_bytes=self._limits.body_bytes,
            )
        headers = tuple((key.lower(), value) for key, value in response.headers.multi_items())
        return Fetched(str(parsed), response.status_code, body, self.now(), headers)


def _judge(answer: Fetched, subject: str) -> None:
    """Raises what a status other than success and 304 means for us."""
    status = answer.status
    if 200 <= status < 300 or status == 304:
        return
    if status == 410:
        raise NotAllowed(subject, "is gone for good (410)", "Remove this source or give its new address")
    if status in {401, 403, 407, 451}:
        raise NotAllowed(subject, f"is refused to us ({status})")
    if status in {408, 425, 429} or status >= 500:
        asked = retry_after_s(answer.header("retry-after"), answer.fetched_at)
        raise Unreachable(subject, f"the host answers {status}", "It will be tried again later", asked)
    raise FetchError(subject, "is not there (404)" if status == 404 else f"the host answers {status}")


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that Retry-After asks to wait (RFC 9110 10.2.3: seconds or a date), at most a day; None where it says nothing."""
    value = value.strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), 86_400.0)
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(max((moment - now).total_seconds(), 0.0), 86_400.0)
    except (ValueError, TypeError, OverflowError):
        return None


def _words(error: Exception) -> str:
    """An error of the network in plain words."""
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection: {error}"
    return f"the connection broke: {error}" if str(error) else f"the connection broke ({type(error).__name__})"
