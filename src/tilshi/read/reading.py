"""Items and files to articles, whatever they hold."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import NotAnArticle, NoText, NotText, TilshiError
from ..languages.lettering import normalise
from ..model import Article, Entry, Item, Refused
from ..model.lines import article_from, content_id
from .addresses import canonical_url
from .decoding import MOST_BYTES, decode
from .page import fragment_text, read_page
from .plain import read_plain

_HTML = ("text/html", "application/xhtml+xml")


def read(items: Iterable[Item]) -> Iterator[Article | Refused]:
    """One article or one refusal for each item, in order."""
    for item in items:
        try:
            yield read_item(item)
        except TilshiError as error:
            subject = item.url or (item.entry.title if item.entry else "") or item.source
            yield Refused(subject, "read", error.code, error.reason, item.source, item.fetched_at)


def read_item(item: Item) -> Article:
    """The article of one item, by its media type. Raises NoText, NotText, NotAnArticle."""
    subject = item.url or item.source
    if item.media_type in {"application/json", "application/jsonl"}:
        return _from_line(item, subject)
    if item.media_type == "text/plain" and not _is_markup(item.body):
        return read_text(
            decode(item.body, subject, charset=item.charset),
            url=item.url or None,
            source=item.source,
            entry=item.entry,
            fetched_at=item.fetched_at,
            country=item.country,
        )
    if item.media_type and item.media_type not in _HTML and not _is_markup(item.body):
        raise NotText(subject, f"is {item.media_type}, neither a page nor a text")
    if item.entry is not None and item.body == item.entry.text.encode("utf-8", "replace"):
        return _from_entry(item, item.entry)
    return read_page(
        item.body,
        item.url or None,
        charset=item.charset,
        source=item.source,
        entry=item.entry,
        fetched_at=item.fetched_at,
        country=item.country,
    )


def _is_markup(body: bytes) -> bool:
    head = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body"))


def _from_line(item: Item, subject: str) -> Article:
    """A line of JSON Lines. Its own id and source stand; the folder's name where it names no source."""
    try:
        line = json.loads(item.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAnArticle(subject, f"is no JSON: {error}") from error
    if not isinstance(line, dict):
        raise NotAnArticle(subject, f"is a JSON {type(line).__name__}, not an object")
    line = {**line, "source": line.get("source") or item.source}
    try:
        article = article_from(line)
    except ValueError as error:
        raise NotAnArticle(subject, str(error)) from error
    return replace(
        article,
        title=normalise(article.title).strip(),
        text=normalise(article.text).strip(),
        fetched_at=article.fetched_at or item.fetched_at,
    )


def _from_entry(item: Item, entry: Entry) -> Article:
    """A feed's own account of an article whose page may not or cannot be had."""
    title = normalise(entry.title).strip()
    text = fragment_text(entry.text, title)
    if not text and not title:
        raise NoText(item.url or item.source, "an entry without title and text")
    url = canonical_url(item.url) if item.url else None
    return Article(
        id=content_id(url or "", item.source, title, text),
        source=item.source,
        title=title or text.partition("\n")[0][:200],
        text=text or title,
        url=url,
        published_at=entry.published_at,
        language=entry.language,
        byline=entry.byline,
        modified_at=entry.modified_at,
        fetched_at=item.fetched_at,
    )


def read_text(
    text: str,
    *,
    url: str | None = None,
    source: str = "",
    entry: Entry | None = None,
    fetched_at: datetime | None = None,
    country: str | None = None,
) -> Article:
    """The article of a plain text: its title found, page remains taken out.

    A time printed without a zone is taken in the country's zone where that is known, else as UTC. Raises NoText.
    """
    plain = read_plain(text)
    body, title = normalise(plain.text).strip(), normalise(plain.title).strip()
    if not body:
        raise NoText(url or source or "text", "holds no text of an article")
    address = canonical_url(url) if url else None
    printed = plain.published.utc(country) if plain.published else None
    return Article(
        id=content_id(address or "", source, title, body),
        source=source,
        title=title,
        text=body,
        url=address,
        published_at=printed or (entry.published_at if entry else None),
        language=entry.language if entry else None,
        byline=plain.byline or (entry.byline if entry else None),
        modified_at=entry.modified_at if entry else None,
        fetched_at=fetched_at,
    )


def read_file(path: str, url: str | None = None) -> Article:
    """The article of an .html, .html.gz or .txt file; "-" is standard input. Raises NotAnArticle, NoText, NotText."""
    body = _bytes_of(path)
    source = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    if path.lower().endswith(".txt") or (path == "-" and b"<" not in body[:2000]):
        return read_text(decode(body, path), url=url, source=source)
    return read_page(body, url, source=source)


def _bytes_of(path: str) -> bytes:
    try:
        body = sys.stdin.buffer.read(MOST_BYTES + 1) if path == "-" else _of_file(Path(path))
    except OSError as error:
        raise NotAnArticle(path, f"cannot be read: {error.strerror or error}") from error
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise NotText(path, f"cannot be unpacked: {error}") from error


def _of_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
