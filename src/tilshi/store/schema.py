"""The tables, as SQLAlchemy Core sees them. docs/reference/store.md describes each; migrations/ makes them.

Two kinds of column carry what the databases do not agree on: `Moment` (aware UTC; ISO 8601 text of fixed width in SQLite, so
that it sorts as time, timestamptz in PostgreSQL) and `Words` (text in binary order, free of what a database refuses).
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

REVISIONS = ("0001",)
"""The schema's revisions in order; the last one is what this code reads and writes. A test holds it to migrations/versions."""

LONGEST_NAME = 300
"""Code points of a source's name: at most 1,200 bytes, which every index takes."""

_LONE = re.compile("[\ud800-\udfff]")


def sound(text: str) -> str:
    """The text with U+FFFD for NUL and lone surrogates, which PostgreSQL and UTF-8 cannot hold. Offsets stay as they are."""
    text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _LONE.sub("\ufffd", text)
    return text


def key_of(address: str) -> str:
    """32 hex digits that stand for an address in an index: PostgreSQL indexes no text beyond some 2,700 bytes."""
    return hashlib.sha256(sound(address).encode()).hexdigest()[:32]


class Moment(TypeDecorator[datetime]):
    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        value = value.astimezone(UTC)
        return value if dialect.name == "postgresql" else value.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        assert isinstance(moment, datetime)
        return moment.astimezone(UTC)


class Words(TypeDecorator[str]):
    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        # Collation C: one order of ids, and so of exports, on every server and in SQLite.
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else sound(value)


metadata = MetaData()


def _article_key(name: str, **options: Any) -> Column[str]:
    return Column(name, Words, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, **options)


sources = Table(
    "sources",
    metadata,
    Column("key", Words, primary_key=True),
    Column("url", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("homepage", Words),
    Column("language", Words),
    Column("country", Words),
    Column("state", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("checked_at", Moment),
    Column("last_success_at", Moment),
)

validators = Table(
    "validators",
    metadata,
    Column("key", Words, primary_key=True),
    Column("url", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
)

items = Table(
    "items",
    metadata,
    Column("key", Words, primary_key=True),
    Column("digest", Words, primary_key=True),
    Column("url", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("status", Integer, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("charset", Words),
    Column("size", BigInteger, nullable=False),
    Column("fetched_at", Moment, nullable=False),
    Column("last_fetched_at", Moment, nullable=False),
    Column("warc_file", Words),
    Column("warc_offset", BigInteger),
    Column("entry", Words),
    Index("items_place", "warc_file", "warc_offset"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Words, primary_key=True),
    Column("digest", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("url", Words),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("byline", Words),
    Column("language", Words),
    Column("published_at", Moment),
    Column("modified_at", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("dated_at", Moment, nullable=False),
    Index("articles_dated", "dated_at", "id"),
    Index("articles_source", "source"),
)

versions = Table(
    "versions",
    metadata,
    _article_key("article_id", primary_key=True),
    Column("digest", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("byline", Words),
    Column("language", Words),
    Column("url", Words),
    Column("modified_at", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False),
)

annotated = Table(
    "annotations",
    metadata,
    _article_key("article_id", primary_key=True),
    Column("digest", Words, nullable=False),
    Column("annotator", Words, nullable=False),
    Column("content", Words, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Words, primary_key=True),
    Column("digest", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("languages", Words, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first_published_at", Moment),
    Column("last_published_at", Moment),
    Column("latest_at", Moment, nullable=False),
    Column("summary", Words),
    Column("summary_of", Words),
    Index("stories_latest", "latest_at", "id"),
)

story_articles = Table(
    "story_articles",
    metadata,
    _article_key("article_id", primary_key=True),
    Column("story_id", Words, ForeignKey("stories.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Index("story_articles_story", "story_id", "position"),
)

links = Table(
    "links",
    metadata,
    Column("story_id", Words, ForeignKey("stories.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _article_key("article_id"),
    _article_key("to_id"),
    Column("score", Double, nullable=False),
    Column("reasons", Words, nullable=False),
    Index("links_article", "article_id"),
    Index("links_to", "to_id"),
)

redirects = Table(
    "redirects",
    metadata,
    Column("id", Words, primary_key=True),
    Column("story_id", Words, ForeignKey("stories.id"), nullable=False),
    Index("redirects_story", "story_id"),
)

reprints = Table(
    "reprints",
    metadata,
    _article_key("copy_id", primary_key=True),
    _article_key("original_id", primary_key=True),
    Column("kind", Words, nullable=False),
    Column("shared", Double, nullable=False),
    Column("changes", Words, nullable=False),
    Index("reprints_original", "original_id"),
)

refused = Table(
    "refused",
    metadata,
    Column("key", Words, primary_key=True),
    Column("subject", Words, nullable=False),
    Column("stage", Words, nullable=False),
    Column("code", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("source", Words),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
    Index("refused_last", "last_at"),
    Index("refused_source", "source"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

search_terms = Table(
    "search_terms",
    metadata,
    # A number, for FTS5 knows its rows by number.
    Column("id", Integer, primary_key=True),
    _article_key("article_id"),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    UniqueConstraint("article_id", name="search_terms_article"),
)
"""The terms as they were indexed. Beside it stands `search_index`: FTS5 over these rows, or a tsvector for each (search.py)."""
