"""What a user names, as sources."""

from __future__ import annotations

import contextlib
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.collect import sources_from
from tilshi.collect.opml import read_opml
from tilshi.errors import NotASource
from tilshi.model import Source

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="Kazakhstan"><outline TYPE="RSS" Text="Жайлау" xmlURL="http://zhailau.example/feed.xml" HTMLURL="http://zhailau.example/"
 language="kk"/><outline text="deeper"><outline type="atom" title="Степной" xmlUrl="http://stepnoy.example/atom.xml"/></outline></outline>
<outline type="sitemap" text="ТВ" xmlUrl="http://tv.example/sitemap.xml" country="kz"/>
<outline type="page" text="Үкімет" htmlUrl="http://gov.example/news"/>
<outline text="again" xmlUrl="http://zhailau.example/feed.xml"/><outline text="no address"/>
<outline type="rss" text="bad" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_opml_of_any_depth_and_case() -> None:
    assert read_opml(OPML.encode(), "x") == [
        Source("Жайлау", "http://zhailau.example/feed.xml", "rss", "http://zhailau.example/", "kk"),
        Source("Степной", "http://stepnoy.example/atom.xml", "rss"),
        Source("ТВ", "http://tv.example/sitemap.xml", "sitemap", country="KZ"),
        Source("Үкімет", "http://gov.example/news", "page", "http://gov.example/news"),
    ]


def test_an_address_is_a_source_by_itself() -> None:
    assert sources_from(" https://www.zhailau.example/rss ") == [Source("zhailau.example", "https://www.zhailau.example/rss")]


def test_files_and_folders_are_sources(tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(OPML, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text("{}", encoding="utf-8")
    assert len(sources_from(str(tmp_path / "list.opml"))) == 4
    assert sources_from(str(tmp_path)) == [Source(tmp_path.name, tmp_path.as_uri(), "folder")]
    assert sources_from(str(tmp_path / "a.jsonl")) == [Source("a", (tmp_path / "a.jsonl").as_uri(), "file")]
    assert sources_from(tmp_path.as_uri())[0].kind == "folder"


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "   ",
        "ftp://a.example/x",
        "http://",
        "http://[broken/",
        "https://a.example:port/",
        "http://a.example/a b",
        "nowhere/at/all",
    ],
)
def test_what_is_no_source_is_named(spec: str) -> None:
    with pytest.raises(NotASource):
        sources_from(spec)


@pytest.mark.parametrize(
    "body", [b"\x00\x01", b"<opml><body/></opml>", b"<rss/>", b"words", b'<!DOCTYPE o [<!ENTITY x "y">]><opml/>']
)
def test_a_file_that_is_no_list_of_sources(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "list.opml").write_bytes(body)
    with pytest.raises(NotASource):
        sources_from(str(tmp_path / "list.opml"))


NAMES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(lambda s: " ".join(s.split()))
    .filter(bool)
)


@settings(deadline=None)
@given(st.dictionaries(st.integers(1, 10**6), NAMES, max_size=8), st.integers(0, 4))
def test_what_is_written_is_read(names: dict[int, str], depth: int) -> None:
    outlines = "".join(f'<outline type="rss" text="{escape(name)}" xmlUrl="http://{n}.example/"/>' for n, name in names.items())
    body = '<outline text="f">' * depth + outlines + "</outline>" * depth
    opml = f'<opml version="2.0"><body>{body}</body></opml>'.encode()
    if not names:
        with pytest.raises(NotASource):
            read_opml(opml, "x")
        return
    assert [(s.name, s.url) for s in read_opml(opml, "x")] == [(name, f"http://{n}.example/") for n, name in names.items()]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_sources_or_our_error(body: bytes) -> None:
    with contextlib.suppress(NotASource):
        assert read_opml(body, "x")
