"""Every page in three languages: it answers, escapes what comes from outside, keeps to itself, and never fails on junk."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from desk_fakes import HOSTILE, KK, RU, FakeWorkspace
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tilshi.errors import Locked

LANGUAGES = ("kk", "ru", "en")
PAGES = (
    "/",
    "/?order=time",
    "/?order=differs",
    "/?differs=1",
    "/?language=uz",
    "/stories/s1",
    "/stories/s3",
    "/articles/ru-1",
    "/articles/ru-2",
    "/articles/uz-1",
    "/articles/bad-1?marks=names,figures,quotes,dates,places",
    "/articles/kk-1?marks=names,figures,quotes,dates,places",
    "/sources",
    "/search",
    "/search?q=сел",
    "/search?q=жоқ",
    "/how",
    "/type",
)
MakeClient = Callable[[FakeWorkspace], TestClient]


class Shape(HTMLParser):
    """Tags that stay open, ids, headings, links and what would run."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.targets: list[str] = []
        self.runs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.targets += [str(given[k]) for k in ("href", "src", "action") if given.get(k)]
        self.runs += [k for k in given if k.startswith("on") or k == "style"]
        if tag == "script" and not given.get("src"):
            self.runs.append("inline script")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def with_language(page: str, language: str) -> str:
    return f"{page}{'&' if '?' in page else '?'}lang={language}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_pages_are_whole_and_keep_to_themselves(client: TestClient, page: str, language: str) -> None:
    answer = client.get(with_language(page, language))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    shape = Shape(answer.text)
    assert shape.open == []
    assert shape.runs == []
    assert len(shape.ids) == len(set(shape.ids))
    assert f'<html lang="{language}"' in answer.text
    assert shape.headings.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(shape.headings, shape.headings[1:], strict=False)), shape.headings
    assert {t[1:] for t in shape.targets if t.startswith("#")} <= set(shape.ids) | {""}
    assert len(answer.content) < 150_000
    assert "{" not in re.sub(r"<[^>]*>", "", answer.text)  # no placeholder of a string was left unfilled


@pytest.mark.parametrize("page", ["/", "/stories/s3", "/articles/bad-1?marks=names,quotes", "/sources", "/search?q=x"])
def test_markup_from_outside_stays_text(client: TestClient, page: str) -> None:
    html = client.get(page).text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_hostile_query_is_kept_as_text(client: TestClient) -> None:
    html = client.get("/search", params={"q": HOSTILE}).text
    assert "<script>alert" not in html
    assert 'value="&lt;script&gt;alert(1)' in html


def test_headers(client: TestClient) -> None:
    for page in ("/", "/api/stories", "/nowhere", "/static/desk.css"):
        headers = client.get(page).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_story_shows_what_differs_in_every_language(client: TestClient) -> None:
    for language, words in (("kk", "Көшірілгендер"), ("ru", "Эвакуированные"), ("en", "Evacuated")):
        html = client.get(f"/stories/s1?lang={language}").text
        assert words in html
        assert "1 240 адам</mark>" in html
        assert "1 420 человек</mark>" in html
        assert "<del>86 домов</del>" in html
        assert "<ins>68 домов</ins>" in html


def test_title_is_in_the_readers_language_where_one_exists(client: TestClient) -> None:
    assert KK.title in client.get("/?lang=kk").text
    russian = client.get("/?lang=ru").text
    assert RU.title in russian
    assert KK.title not in russian
    assert '<a href="/stories/s2" lang="uz">' in russian


def test_unknown_time_is_said(client: TestClient) -> None:
    assert "уақыты белгісіз" in client.get("/articles/uz-1?lang=kk").text
    assert "время неизвестно" in client.get("/stories/s1?lang=ru").text


def test_old_id_of_a_story_leads_to_the_new_one(client: TestClient) -> None:
    answer = client.get("/stories/old-s1?lang=ru", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/stories/s1?lang=ru")


@pytest.mark.parametrize("identity", ["nope", "%00", "%2e%2e%2fetc", "a" * 400, "%F0%9F%98%80", "s1%0d%0aX-Y:1", "s1/"])
@pytest.mark.parametrize("kind", ["stories", "articles", "api/stories", "api/articles"])
def test_unknown_and_hostile_ids(client: TestClient, kind: str, identity: str) -> None:
    answer = client.get(f"/{kind}/{identity}")
    assert answer.status_code == 404
    if not kind.startswith("api"):
        assert "<h1>" in answer.text
        assert "/search" in answer.text


def test_language_is_remembered_and_guessed(make_client: MakeClient) -> None:
    one = make_client(FakeWorkspace())
    assert '<html lang="kk"' in one.get("/").text
    assert '<html lang="en"' in one.get("/", headers={"accept-language": "de, en-GB;q=0.8, ru;q=0.5"}).text
    assert '<html lang="kk"' in one.get("/", headers={"accept-language": "ru;q=0, de"}).text
    one.get("/?lang=ru")
    assert '<html lang="ru"' in one.get("/", headers={"accept-language": "en"}).text


def test_theme_goes_into_a_cookie_and_out_of_the_address(make_client: MakeClient) -> None:
    one = make_client(FakeWorkspace())
    answer = one.get("/search?q=сел&theme=dark", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/search?q=")
    assert "theme" not in answer.headers["location"]
    assert 'data-theme="dark"' in one.get("/").text
    assert one.get("/%2Fevil.example/?theme=light", follow_redirects=False).headers["location"].startswith("/evil")


def test_empty_workspace_says_what_to_do(make_client: MakeClient) -> None:
    one = make_client(FakeWorkspace((), sources=()))
    for language, words in (
        ("kk", "Мұнда әзірге ештеңе жоқ"),
        ("ru", "Здесь пока ничего нет"),
        ("en", "There is nothing here yet"),
    ):
        html = one.get(f"/?lang={language}").text
        assert words in html
        assert "tilshi collect" in html
    assert "tilshi collect" in one.get("/sources").text


def test_filter_that_leaves_nothing(client: TestClient) -> None:
    assert "Бұл сүзгімен оқиға табылмады" in client.get("/?country=TM&lang=kk").text


def test_broken_store_is_told_in_words(make_client: MakeClient) -> None:
    one = make_client(FakeWorkspace(fail=Locked("data", "another process writes there", "End it")))
    answer = one.get("/?lang=en")
    assert answer.status_code == 503
    assert "another process writes there. End it" in answer.text
    assert one.get("/api/stories").json()["error"] == "store"


def test_fault_is_told_without_its_insides(make_client: MakeClient) -> None:
    one = make_client(FakeWorkspace(fail=RuntimeError("secret path")))
    answer = one.get("/?lang=en")
    assert answer.status_code == 500
    assert "A fault in Tilshi itself" in answer.text
    assert "secret path" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_http_addresses_become_links(make_client: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for bad in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https:", "http://[", "https://a\nb"):
        monkeypatch.setattr(FakeWorkspace, "outlink", lambda self, url, bad=bad: bad)
        assert "external" not in make_client(FakeWorkspace()).get("/articles/ru-1").text


def test_static_files_are_kept_by_their_digest(client: TestClient) -> None:
    address = re.search(r"/static/desk\.css\?v=\w+", client.get("/").text)
    assert address
    assert "immutable" in client.get(address.group()).headers["cache-control"]
    assert client.get("/static/desk.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/../app.py").status_code == 404


def test_api(client: TestClient) -> None:
    stories = client.get("/api/stories").json()
    assert stories["stories"][0]["story_id"] == "s1"
    assert stories["stories"][0]["titles"]["ru"] == RU.title
    story = client.get("/api/stories/s1").json()
    assert story["comparison"]["differs"][0]["versions"][1]["value"] == 1420
    assert client.get("/api/articles/ru-1").json()["versions"] == 2
    assert {s["state"] for s in client.get("/api/sources").json()} == {"working", "broken", "refused", "empty", "new"}
    assert client.get("/api/search?q=сел").json()["found"][0]["kind"] == "story"
    assert client.get("/api/stories?limit=0").status_code == 422
    assert client.get("/healthz").text == "ok\n"


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.text(max_size=12), st.text(max_size=12))
def test_junk_in_the_query_is_no_fault(client: TestClient, query: str, order: str, limit: str) -> None:
    safe = query.encode("utf-8", "replace").decode()
    assert client.get("/search", params={"q": safe}).status_code == 200
    given_params = {
        "order": order,
        "limit": limit,
        "language": query[:9],
        "topic": order,
        "marks": query,
        "lang": limit,
        "theme": order,
    }
    params = {k: v.encode("utf-8", "replace").decode() for k, v in given_params.items()}
    assert client.get("/", params=params).status_code == 200
    assert client.get("/articles/ru-1", params=params).status_code == 200


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_junk_for_an_id_is_no_fault(client: TestClient, identity: str) -> None:
    from urllib.parse import quote

    assert client.get(f"/stories/{quote(identity.encode('utf-8', 'replace'), safe='')}").status_code in (200, 404, 308, 307)


def test_head_and_other_methods(client: TestClient) -> None:
    for page in ("/", "/stories/s1", "/articles/ru-1", "/sources", "/search", "/how", "/healthz"):
        assert client.head(page).status_code == 200
    answer = client.post("/", headers={"accept-language": "en"})
    assert answer.status_code == 405
    assert "(GET)" in answer.text
