"""Manners and limits of one fetch, against a site on loopback."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from collect_site import NOW, Clock, Site

from tilshi.collect import AGENT, Fetcher, Limits, Validators
from tilshi.collect.fetcher import retry_after_s
from tilshi.errors import FetchError, NotAllowed, TooLarge, Unreachable


def test_we_say_who_we_are_and_carry_nothing_over(site: Site, fetch: Fetcher) -> None:
    site.page("/a", "x", Set_Cookie="id=1; Path=/")
    fetch.fetch(f"{site.url}/a")
    fetch.fetch(f"{site.url}/a")
    asked = [headers for path, headers in site.asked if path == "/a"]
    assert [headers["user-agent"] for headers in asked] == [AGENT, AGENT]
    assert all("cookie" not in headers for headers in asked)


def test_no_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.page("/a", "reached")
    with Fetcher(allow_private=True) as fetch:
        assert fetch.fetch(f"{site.url}/a").body == b"reached"


def test_an_answer_tells_type_charset_and_validators(site: Site, fetch: Fetcher) -> None:
    site.page(
        "/a", "x", Content_Type='Text/HTML; Charset="Windows-1251"', ETag='W/"1"', Last_Modified="Sat, 21 Nov 2026 10:00:00 GMT"
    )
    answer = fetch.fetch(f"{site.url}/a")
    assert (answer.media_type, answer.charset, answer.fetched_at) == ("text/html", "windows-1251", NOW)
    assert answer.validators == Validators('W/"1"', "Sat, 21 Nov 2026 10:00:00 GMT")


def test_validators_go_back_as_they_came(site: Site, fetch: Fetcher) -> None:
    site.answers["/a"] = (304, {"ETag": 'W/"1"'}, b"")
    answer = fetch.fetch(f"{site.url}/a", validators=Validators('W/"1"', "Sat, 21 Nov 2026 10:00:00 GMT"))
    assert answer.not_modified
    headers = site.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('W/"1"', "Sat, 21 Nov 2026 10:00:00 GMT")


@pytest.mark.parametrize(
    ("status", "error", "retry"),
    [
        (401, NotAllowed, False), (403, NotAllowed, False), (410, NotAllowed, False), (451, NotAllowed, False),
        (404, FetchError, False), (400, FetchError, False), (429, Unreachable, True), (500, Unreachable, True),
        (503, Unreachable, True), (408, Unreachable, True),
    ],
)  # fmt: skip
def test_what_a_status_means(site: Site, fetch: Fetcher, status: int, error: type[FetchError], retry: bool) -> None:
    site.page("/a", "x", status=status)
    with pytest.raises(FetchError) as raised:
        fetch.fetch(f"{site.url}/a")
    assert type(raised.value) is error
    assert raised.value.retry is retry
    assert raised.value.subject == f"{site.url}/a"


def test_retry_after_closes_the_host_for_as_long(site: Site, fetch: Fetcher, clock: Clock) -> None:
    site.page("/a", "x", status=429, Retry_After="120")
    site.page("/b", "x")
    with pytest.raises(Unreachable) as raised:
        fetch.fetch(f"{site.url}/a")
    assert raised.value.retry_after_s == 120
    with pytest.raises(Unreachable):
        fetch.fetch(f"{site.url}/b")
    assert site.paths() == ["/a"]
    clock.at += 121
    assert fetch.fetch(f"{site.url}/b").status == 200


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Sun, 22 Nov 2026 12:01:00 GMT", 60.0), ("Sat, 21 Nov 2026 12:00:00 GMT", 0.0), ("", None), ("soon", None),
     ("99999999999999", 86_400.0), ("-5", None)],
)  # fmt: skip
def test_retry_after_reads_seconds_and_dates(value: str, seconds: float | None) -> None:
    assert retry_after_s(value, NOW) == seconds


def test_redirects_are_followed_and_a_permanent_one_is_told(site: Site, fetch: Fetcher) -> None:
    site.answers["/old"] = (301, {"Location": "/new"}, b"")
    site.answers["/new"] = (308, {"Location": "/newest"}, b"")
    site.page("/newest", "here")
    answer = fetch.fetch(f"{site.url}/old")
    assert (answer.url, answer.moved_to) == (f"{site.url}/newest", f"{site.url}/newest")


def test_behind_a_temporary_redirect_nothing_has_moved(site: Site, fetch: Fetcher) -> None:
    site.answers["/old"] = (302, {"Location": "/new"}, b"")
    site.answers["/new"] = (301, {"Location": "/newest"}, b"")
    site.page("/newest", "here")
    answer = fetch.fetch(f"{site.url}/old")
    assert (answer.url, answer.moved_to) == (f"{site.url}/newest", None)


@pytest.mark.parametrize("location", ["/loop", "", "http://[broken", "file:///etc/passwd"])
def test_redirects_that_lead_nowhere(site: Site, fetch: Fetcher, location: str) -> None:
    site.answers["/loop"] = (302, {"Location": location} if location else {}, b"")
    with pytest.raises(FetchError):
        fetch.fetch(f"{site.url}/loop")
    assert len(site.paths()) <= 6


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_bodies_are_unpacked(site: Site, fetch: Fetcher, encoding: str, pack) -> None:  # type: ignore[no-untyped-def]
    site.page("/a", pack("жаңалық".encode()), Content_Encoding=encoding)
    assert fetch.fetch(f"{site.url}/a").body.decode() == "жаңалық"


def test_a_bomb_is_not_unpacked(site: Site, clock: Clock) -> None:
    site.page("/bomb", gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")
    with Fetcher(allow_private=True, limits=Limits(body_bytes=1_000_000)) as fetch, pytest.raises(TooLarge):
        fetch.fetch(f"{site.url}/bomb")


@pytest.mark.parametrize(("encoding", "body"), [("gzip", b"not packed"), ("br", b"x"), ("deflate", b"\x78nothing")])
def test_bodies_that_cannot_be_unpacked(site: Site, fetch: Fetcher, encoding: str, body: bytes) -> None:
    site.page("/a", body, Content_Encoding=encoding)
    with pytest.raises(FetchError):
        fetch.fetch(f"{site.url}/a")


def test_a_body_without_end_is_cut_off(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while True:
                request.wfile.write(b"x" * 65_536)
        except OSError:
            request.close_connection = True

    site.answers["/endless"] = endless
    with Fetcher(allow_private=True, limits=Limits(wire_bytes=500_000)) as fetch, pytest.raises(TooLarge):
        fetch.fetch(f"{site.url}/endless")


def test_a_trickle_ends_at_the_deadline(site: Site) -> None:
    stop = threading.Event()

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while not stop.wait(0.03):
                request.wfile.write(b"x")
        except OSError:
            request.close_connection = True

    site.answers["/slow"] = trickle
    started = time.monotonic()
    with Fetcher(allow_private=True, limits=Limits(time_s=0.3)) as fetch, pytest.raises(TooLarge):
        fetch.fetch(f"{site.url}/slow")
    stop.set()
    assert time.monotonic() - started < 2


def test_a_dead_host_is_unreachable(site: Site) -> None:
    with Fetcher(connect_to={"outlet.example": ("127.0.0.1", 1)}) as fetch, pytest.raises(Unreachable):
        fetch.fetch("http://outlet.example/")


def test_a_broken_answer_is_unreachable(site: Site, fetch: Fetcher) -> None:
    def broken(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 nonsense\r\n\r\n")
        request.close_connection = True

    site.answers["/broken"] = broken
    with pytest.raises(Unreachable):
        fetch.fetch(f"{site.url}/broken")


def test_hosts_named_in_connect_to_are_reached_there(site: Site) -> None:
    site.page("/feed", "x")
    with Fetcher(connect_to={"zhailau.example": site.address}) as fetch:
        assert fetch.fetch("http://zhailau.example/feed").url == "http://zhailau.example/feed"
    assert site.asked[-1][1]["host"] == "zhailau.example"


# ---- robots.txt


def test_robots_txt_is_asked_once_and_obeyed(site: Site, fetch: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /drafts/\nAllow: /drafts/open$\n")
    site.page("/news/1", "x")
    site.page("/drafts/open", "x")
    fetch.fetch(f"{site.url}/news/1")
    fetch.fetch(f"{site.url}/drafts/open")
    with pytest.raises(NotAllowed):
        fetch.fetch(f"{site.url}/drafts/1")
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert "/drafts/1" not in site.paths()


def test_rules_for_us_by_name_win(site: Site, fetch: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: tilshi\nDisallow: /\n")
    with pytest.raises(NotAllowed):
        fetch.fetch(f"{site.url}/news/1")


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (410, True), (400, True), (401, False), (403, False), (500, False), (503, False)]
)
def test_what_the_status_of_robots_txt_means(site: Site, fetch: Fetcher, status: int, allowed: bool) -> None:
    site.page("/robots.txt", "", status=status)
    site.page("/news/1", "x")
    if allowed:
        assert fetch.fetch(f"{site.url}/news/1").status == 200
    else:
        with pytest.raises(FetchError) as raised:
            fetch.fetch(f"{site.url}/news/1")
        assert raised.value.retry is (status >= 500)
        assert site.paths() == []


def test_robots_txt_is_asked_again_after_a_day(site: Site, fetch: Fetcher, clock: Clock) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /\n")
    with pytest.raises(NotAllowed):
        fetch.fetch(f"{site.url}/news/1")
    site.page("/robots.txt", "")
    site.page("/news/1", "x")
    clock.at += 24 * 3600 + 1
    assert fetch.fetch(f"{site.url}/news/1").status == 200


@pytest.mark.parametrize(("asked", "kept"), [("2", 2.0), ("86400", 30.0), ("-1", 0.0), ("soon", 0.0)])
def test_crawl_delay_is_kept_and_capped(site: Site, fetch: Fetcher, clock: Clock, asked: str, kept: float) -> None:
    site.page("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}\n")
    site.page("/a", "x")
    for _ in range(3):
        fetch.fetch(f"{site.url}/a")
    assert clock.slept == ([kept, kept] if kept else [])


def test_robots_behind_a_redirect_to_another_host_does_not_lock_up(site: Site, clock: Clock) -> None:
    site.answers["/robots.txt"] = (301, {"Location": "http://b.example/robots.txt"}, b"")
    with Fetcher(connect_to={"a.example": site.address, "b.example": site.address}) as fetch, pytest.raises(Unreachable):
        fetch.fetch("http://a.example/x")


def test_one_request_at_a_time_per_host(site: Site, fetch: Fetcher) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def slow(request: BaseHTTPRequestHandler) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        request.send_response(200)
        request.send_header("Content-Length", "0")
        request.end_headers()

    site.answers["/slow"] = slow
    threads = [threading.Thread(target=fetch.fetch, args=(f"{site.url}/slow",)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
