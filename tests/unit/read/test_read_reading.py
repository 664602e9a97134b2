"""Items of every kind to articles or refusals."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.errors import NotAnArticle, NotText
from tilshi.model import Article, Entry, Item, Refused
from tilshi.read import read, read_file, read_text

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = "Тасөзек қаласында Сарысай өзені арқылы өтетін жаңа көпір ашылды, деп хабарлады облыс әкімдігі."


def _one(body: bytes | str, media_type: str, **more: object) -> Article | Refused:
    body = body.encode() if isinstance(body, str) else body
    item = Item("Жайлау", "http://zhailau.example/1", body, media_type, NOW, **more)  # type: ignore[arg-type]
    (outcome,) = read([item])
    return outcome


def test_a_line_keeps_its_own_id_and_source() -> None:
    line = {"id": "a7", "source": "Тасөзек таңы", "title": " Көпір", "text": TEXT, "published_at": "2026-11-21T10:00:00+05:00"}
    article = _one(json.dumps(line), "application/json")
    assert article == Article("a7", "Тасөзек таңы", "Көпір", TEXT, datetime(2026, 11, 21, 5, tzinfo=UTC), fetched_at=NOW)


def test_a_line_without_a_source_takes_the_folders() -> None:
    article = _one(json.dumps({"title": "Көпір", "text": TEXT}), "application/json")
    assert isinstance(article, Article)
    assert (article.source, len(article.id)) == ("Жайлау", 16)


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        ("{broken", "application/json", "not-an-article"),
        ("[]", "application/json", "not-an-article"),
        ("{}", "application/json", "not-an-article"),
        ('{"title": 7}', "application/json", "not-an-article"),
        ('{"title": "x", "published_at": "yesterday"}', "application/json", "not-an-article"),
        ("[" * 100_000, "application/json", "not-an-article"),
        (b"\xff\xfe\x00", "application/json", "not-an-article"),
        (b"%PDF-1.7", "application/pdf", "not-text"),
        (b"\x89PNG", "text/html", "not-text"),
        ("", "text/plain", "no-text"),
        ("© 2026", "text/plain", "no-text"),
        ("<html></html>", "text/html", "no-text"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(body: bytes | str, media_type: str, code: str) -> None:
    refused = _one(body, media_type)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.stage, refused.subject, refused.source, refused.at) == (
        code, "read", "http://zhailau.example/1", "Жайлау", NOW,
    )  # fmt: skip
    assert refused.reason


def test_a_refusal_does_not_stop_the_rest() -> None:
    items = [
        Item("x", f"http://a.example/{n}", body, "text/plain", NOW) for n, body in enumerate([b"", TEXT.encode(), b"\x00\x01"])
    ]
    assert [type(outcome) for outcome in read(items)] == [Refused, Article, Refused]


def test_text_and_pages_are_told_apart_by_what_they_hold() -> None:
    page = f"<!DOCTYPE html><html><body><h1>Көпір ашылды</h1><p>{TEXT}</p></body></html>"
    for media_type in ("text/html", "text/plain", "application/octet-stream"):
        article = _one(page, media_type)
        assert isinstance(article, Article)
        assert article.text == TEXT


def test_a_feeds_own_account_is_an_article() -> None:
    entry = Entry("", "Көпір ашылды", f"<p>{TEXT}</p><p>Бөлісу</p>", "Сания Оразова", "kk", NOW)
    (article,) = read([Item("Жайлау", "", entry.text.encode(), "text/html", NOW, "utf-8", entry=entry)])
    assert isinstance(article, Article)
    assert (article.title, article.text, article.url) == ("Көпір ашылды", TEXT, None)
    assert (article.byline, article.language, article.published_at) == ("Сания Оразова", "kk", NOW)


def test_times_without_a_zone_are_of_the_country_where_that_is_known() -> None:
    text = f"Көпір ашылды\n21 қараша 2026, 10:00\n{TEXT}"
    assert read_text(text, country="KZ").published_at == datetime(2026, 11, 21, 5, tzinfo=UTC)
    assert read_text(text).published_at == datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert read_text(TEXT).published_at is None


def test_texts_are_nfc_with_plain_spaces() -> None:
    article = read_text("Су тасқыны\n" + TEXT.replace(" ", "\u00a0", 1).replace("й", "и\u0306"))
    assert article.text == TEXT


def test_files_of_every_kind(tmp_path: Path) -> None:
    page = f"<html><body><h1>Көпір ашылды</h1><p>{TEXT}</p></body></html>".encode()
    (tmp_path / "a.html").write_bytes(page)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "c.txt").write_text(f"Көпір ашылды\n{TEXT}", encoding="utf-8")
    assert {read_file(str(path)).text for path in tmp_path.iterdir()} == {TEXT}
    assert read_file(str(tmp_path / "a.html"), "https://www.zhailau.example/1").source == "zhailau.example"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "broken.html.gz").write_bytes(b"\x1f\x8bbroken")
    with pytest.raises(NotText):
        read_file(str(tmp_path / "broken.html.gz"))
    with pytest.raises(NotAnArticle):
        read_file(str(tmp_path / "nowhere.html"))


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(["text/html", "text/plain", "application/json", "", "image/png"]),
    st.sampled_from([None, "utf-8", "cp1251"]),
)
def test_any_item_gives_one_outcome(body: bytes, media_type: str, charset: str | None) -> None:
    assert isinstance(_one(body, media_type, charset=charset), Article | Refused)
