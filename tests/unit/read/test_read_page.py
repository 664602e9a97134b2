# ruff: noqa: E501  (golden pairs read better unbroken)
"""HTML pages to articles. Every page is made up."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.errors import NoText, ReadError
from tilshi.model import Entry
from tilshi.read import read_page

URL = "http://zhailau.example/news/1"
TITLE = "Тасөзекте жаңа көпір ашылды"
PARAGRAPHS = [
    "Тасөзек қаласында Сарысай өзені арқылы өтетін жаңа көпір ашылды, деп хабарлады облыс әкімдігінің баспасөз қызметі.",
    "Ұзындығы 240 метр көпірді екі жыл салған. Құрылысқа облыс қазынасынан 1,4 млрд теңге бөлінді.",
    "– Енді қаланың екі жағын қысы-жазы жол байланыстырады, – деді облыс әкімі Сәбит Жолайдаров.",
]
FETCHED = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEN = datetime(2026, 11, 21, 5, tzinfo=UTC)


def _page(head: str = "", above: str = "", below: str = "", inside: str = "", title: str = f"<title>{TITLE}</title>") -> bytes:
    text = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="kk-KZ"><head><meta charset="utf-8">{title}{head}</head><body><nav><a href="/">Басты бет</a></nav>'
        f"<article><h1>{TITLE}</h1>{above}{text}{inside}</article>{below}<footer><p>© 2019 Жайлау. 12 қаңтар 2019</p></footer></body></html>"
    ).encode()


def test_the_text_of_a_page_is_its_paragraphs() -> None:
    article = read_page(_page(), URL, source="Жайлау", fetched_at=FETCHED)
    assert (article.title, article.text) == (TITLE, "\n".join(PARAGRAPHS))
    assert (article.language, article.url, article.source, article.fetched_at) == ("kk", URL, "Жайлау", FETCHED)
    assert (article.published_at, article.byline, article.modified_at) == (None, None, None)


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="share">Бөлісу <a href="#">Telegram</a></div>',
        '<div class="tags">Тегтер: <a href="#">Тасөзек</a></div>',
        '<p><strong>Тағы оқыңыз:</strong></p><ul><li><a href="/2">Борітауда театр маусымы басталды</a></li></ul>',
        '<p>Оқи отырыңыз: <a href="/2">Борітауда театр маусымы басталды</a></p>',
        "<p>Telegram арнамызға жазылыңыз</p>",
        "<p>Мәтіннен қате тапсаңыз, Ctrl+Enter басыңыз</p>",
        "<p>215 рет қаралды</p>",
        "<p>Фото: редакция мұрағатынан</p>",
        "<p>#Тасөзек #көпір</p>",
        "<p>© 2026 Жайлау. Барлық құқықтар қорғалған.</p>",
        f"<p>{TITLE}</p>",
        '<script>var x = "<p>жоқ</p>";</script><style>p{}</style>',
        '<div class="comments"><p>Пікірлер (3)</p><p>Өте дұрыс!</p></div>',
        '<ul><li><a href="/3">Ақсайлыда су тарифі өсті</a></li><li><a href="/4">Көктаста дүкен өртенді</a></li></ul>',
        '<div style="display:none"><iframe src="x"></iframe></div>',
    ],
)
@pytest.mark.parametrize("place", ["above", "inside"])
def test_furniture_is_no_text(furniture: str, place: str) -> None:
    assert read_page(_page(**{place: furniture}), URL).text == "\n".join(PARAGRAPHS)


def test_a_table_of_results_is_text() -> None:
    table = "<table><tr><td>Тасөзек</td><td>240 метр</td></tr><tr><td>Борітау</td><td>180 метр</td></tr></table>"
    assert "180 метр" in read_page(_page(inside=table), URL).text


# ---- title


@pytest.mark.parametrize(
    ("head", "tag"),
    [
        ("", f"<title>{TITLE} | Жайлау ақпарат</title>"),
        ("", f"<title>Жайлау ақпарат: {TITLE}</title>"),
        (f'<meta property="og:title" content="{TITLE} — Жайлау">', "<title>Жайлау</title>"),
        (f'<meta property="og:title" content="{TITLE}">', ""),
    ],
)
def test_the_title_is_the_headline_without_the_site(head: str, tag: str) -> None:
    assert read_page(_page(head, title=tag), URL, source="Жайлау").title == TITLE


@pytest.mark.parametrize("tag", [f"{TITLE} | Жайлау", f"{TITLE} - Жайлау", f"Жайлау — {TITLE}", f"{TITLE} :: zhailau.example"])
def test_a_title_without_a_headline_loses_the_site(tag: str) -> None:
    body = _page(title=f"<title>{tag}</title>").replace(f"<h1>{TITLE}</h1>".encode(), b"")
    assert read_page(body, URL, source="Жайлау").title == TITLE


def test_a_headline_that_is_the_sites_name_is_not_the_title() -> None:
    body = _page(f'<meta property="og:title" content="{TITLE}">').replace(
        f"<h1>{TITLE}</h1>".encode(), "<h1>Жайлау ақпарат</h1>".encode()
    )
    assert read_page(body, URL, source="Жайлау ақпарат").title == TITLE


def test_markup_in_a_title_stays_text() -> None:
    body = _page(title="<title>Су &lt;b&gt;тасқыны&lt;/b&gt; басталды</title>").replace(f"<h1>{TITLE}</h1>".encode(), b"")
    assert read_page(body, URL).title == "Су <b>тасқыны</b> басталды"


# ---- times


def _data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | values)}</script>'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (_data(datePublished="2026-11-21T10:00:00+05:00"), ""),
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2026-11-21T05:00:00Z"}]}]</script>',
            "",
        ),
        ('<meta property="article:published_time" content="2026-11-21T10:00:00+0500">', ""),
        ('<meta itemprop="datePublished" content="2026-11-21T05:00Z">', ""),
        ("", '<time datetime="2026-11-21T10:00:00+05:00">кеше</time>'),
        ("", '<span class="date">2026 жылғы 21 қараша, 10:00</span>'),
        ("", '<div class="post-info">21.11.2026, 10:00</div>'),
        ("", "<p>21 қараша 2026 10:00</p>"),
        ('<meta property="article:published_time" content="2026-11-21">', '<span class="date">21 қараша, 2026 10:00</span>'),
        ('<script type="application/ld+json">{broken</script>', '<time datetime="2026-11-21 10:00">кеше</time>'),
    ],
)
def test_the_time_of_publication(head: str, above: str) -> None:
    article = read_page(_page(head, above), URL, country="KZ", fetched_at=FETCHED)
    assert article.published_at == TEN
    assert article.text == "\n".join(PARAGRAPHS)


def test_the_time_of_a_change() -> None:
    head = _data(datePublished="2026-11-21T10:00:00+05:00", dateModified="2026-11-21T12:00:00+05:00")
    assert read_page(_page(head), URL).modified_at == datetime(2026, 11, 21, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", '<div class="footer">21 қараша 2026</div>'),
        ("", '<aside><time datetime="2026-11-21T10:00:00Z">21.11.2026</time></aside>'),
        ("", '<div class="related-news"><span class="date">21.11.2026 10:00</span></div>'),
        ("<p>Көпір 2026 жылғы 21 қарашада ашылды, деп хабарлады қала әкімдігі жұртшылыққа.</p>", ""),
        ('<span class="date">2026</span>', ""),
        ('<meta property="article:published_time" content="2031-01-01T00:00:00Z">', ""),
    ],
)
def test_what_is_no_time_of_publication(above: str, below: str) -> None:
    assert read_page(_page(above=above, below=below), URL, fetched_at=FETCHED).published_at is None


def test_a_printed_time_without_a_zone_gives_way_to_the_feeds() -> None:
    entry = Entry(URL, published_at=TEN)
    assert read_page(_page(above='<span class="date">21.11.2026 10:00</span>'), URL, entry=entry).published_at == TEN
    told = _page('<meta property="article:published_time" content="2026-11-21T09:59:00+05:00">')
    assert read_page(told, URL, entry=entry).published_at == datetime(2026, 11, 21, 4, 59, tzinfo=UTC)


# ---- byline, address, language


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (_data(author={"@type": "Person", "name": "Сания Оразова"}), ""),
        (_data(author=[{"@type": "Organization", "name": "Жайлау"}, {"@type": "Person", "name": "Сания Оразова"}]), ""),
        ('<meta name="author" content="Сания Оразова">', ""),
        ("", '<div class="author">Автор: Сания Оразова</div>'),
        ('<meta name="author" content="https://facebook.example/x">', '<a rel="author" href="/a">Сания Оразова</a>'),
    ],
)
def test_the_byline(head: str, above: str) -> None:
    assert read_page(_page(head, above), URL, source="Жайлау").byline == "Сания Оразова"


@pytest.mark.parametrize("name", ["Жайлау", "admin@zhailau.example", "http://x.example", ""])
def test_what_is_no_byline(name: str) -> None:
    assert read_page(_page(f'<meta name="author" content="{name}">'), URL, source="Жайлау").byline is None


@pytest.mark.parametrize(
    ("linked", "identity"),
    [
        ("http://zhailau.example/news/1?utm_source=x", URL),
        ("/news/bridge", "http://zhailau.example/news/bridge"),
        ("https://www.zhailau.example/news/1", "https://www.zhailau.example/news/1"),
        ("http://other.example/news/1", URL),
        ("http://zhailau.example/", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_host_alone(linked: str, identity: str) -> None:
    article = read_page(_page(f'<link rel="canonical" href="{linked}">'), f"{URL}?fbclid=7#top")
    assert article.url == identity


def test_the_same_page_under_two_addresses_is_one_article() -> None:
    assert read_page(_page(), f"{URL}?utm_medium=x").id == read_page(_page(), f"{URL}#c", source="Жайлау").id


# ---- what is no article


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<html><body><nav><a href='/'>x</a></nav></body></html>",
        b"<p>x</p>",
        b"<!-- -->",
        b"<html><body><img src=x>",
    ],
)
def test_a_page_without_text_is_refused(body: bytes) -> None:
    with pytest.raises(NoText) as error:
        read_page(body, URL)
    assert error.value.subject == URL


def test_where_the_page_is_bare_the_feeds_text_stands_in() -> None:
    entry = Entry(URL, title=TITLE, text="".join(f"<p>{part}</p>" for part in PARAGRAPHS), language="kk", byline="Сания Оразова")
    article = read_page(b"<html><body><script>app()</script></body></html>", URL, entry=entry)
    assert (article.title, article.text, article.language, article.byline) == (
        TITLE,
        "\n".join(PARAGRAPHS),
        "kk",
        "Сания Оразова",
    )


def test_nesting_and_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = b"<div>" * 20_000 + b"x" * 40
    with contextlib.suppress(ReadError):
        read_page(deep, URL)
    monkeypatch.setattr("tilshi.read.page.MOST_ELEMENTS", 100)
    with pytest.raises(NoText):
        read_page(b"<p>x</p>" * 200, URL)


def test_an_old_page_in_an_old_encoding() -> None:
    body = (
        _page().decode().replace("utf-8", "windows-1251").replace("ө", "о").replace("ң", "н").replace("ұ", "у").replace("Ұ", "У")
    )
    for old, new in {"қ": "к", "Қ": "К", "ә": "а", "ғ": "г", "і": "и", "ү": "у", "Ә": "А"}.items():
        body = body.replace(old, new)
    assert read_page(body.encode("windows-1251"), URL).title == "Тасозекте жана копир ашылды"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400) | st.text("<>/ap=\"' divtable&;#0ж", max_size=300).map(str.encode))
def test_any_bytes_give_an_article_or_our_error(body: bytes) -> None:
    try:
        article = read_page(body, URL)
    except ReadError:
        return
    assert article.title
    assert article.text
