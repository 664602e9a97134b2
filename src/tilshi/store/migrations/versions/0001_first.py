"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _received()
    _articles()
    _stories()
    _search()


def _words() -> sa.types.TypeEngine[Any]:
    return sa.Text(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.Text()


def _moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True) if op.get_bind().dialect.name == "postgresql" else sa.Text()


def _text(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, _words(), nullable=False, **options)


def _maybe(name: str) -> sa.Column[Any]:
    return sa.Column(name, _words())


def _at(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, _moment(), nullable=nullable)


def _to(name: str, target: str, cascade: bool = True, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, _words(), sa.ForeignKey(target, ondelete="CASCADE" if cascade else None), nullable=False, **options)


def _received() -> None:
    op.create_table(
        "sources",
        _text("key", primary_key=True),
        _text("url"),
        _text("name"),
        _text("kind"),
        _maybe("homepage"),
        _maybe("language"),
        _maybe("country"),
        _text("state"),
        _text("reason"),
        _at("checked_at", nullable=True),
        _at("last_success_at", nullable=True),
    )
    op.create_table("validators", _text("key", primary_key=True), _text("url"), _maybe("etag"), _maybe("last_modified"))
    op.create_table(
        "items",
        _text("key", primary_key=True),
        _text("digest", primary_key=True),
        _text("url"),
        _text("source"),
        sa.Column("status", sa.Integer, nullable=False),
        _text("media_type"),
        _maybe("charset"),
        sa.Column("size", sa.BigInteger, nullable=False),
        _at("fetched_at"),
        _at("last_fetched_at"),
        _maybe("warc_file"),
        sa.Column("warc_offset", sa.BigInteger),
        _maybe("entry"),
    )
    op.create_index("items_place", "items", ["warc_file", "warc_offset"])
    op.create_table(
        "refused",
        _text("key", primary_key=True),
        _text("subject"),
        _text("stage"),
        _text("code"),
        _text("reason"),
        _maybe("source"),
        _at("first_at"),
        _at("last_at"),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_index("refused_last", "refused", ["last_at"])
    op.create_index("refused_source", "refused", ["source"])
    op.create_table("settings", _text("key", primary_key=True), _text("value"))


def _articles() -> None:
    op.create_table(
        "articles",
        _text("id", primary_key=True),
        _text("digest"),
        _text("source"),
        _maybe("url"),
        _text("title"),
        _text("text"),
        _maybe("byline"),
        _maybe("language"),
        _at("published_at", nullable=True),
        _at("modified_at", nullable=True),
        _at("seen_at"),
        _at("last_seen_at"),
        _at("first_seen_at"),
        _at("dated_at"),
    )
    op.create_index("articles_dated", "articles", ["dated_at", "id"])
    op.create_index("articles_source", "articles", ["source"])
    op.create_table(
        "versions",
        _to("article_id", "articles.id", primary_key=True),
        _text("digest", primary_key=True),
        _text("title"),
        _text("text"),
        _maybe("byline"),
        _maybe("language"),
        _maybe("url"),
        _at("modified_at", nullable=True),
        _at("seen_at"),
        _at("last_seen_at"),
    )
    op.create_table(
        "annotations",
        _to("article_id", "articles.id", primary_key=True),
        _text("digest"),
        _text("annotator"),
        _text("content"),
    )
    op.create_table(
        "reprints",
        _to("copy_id", "articles.id", primary_key=True),
        _to("original_id", "articles.id", primary_key=True),
        _text("kind"),
        sa.Column("shared", sa.Double, nullable=False),
        _text("changes"),
    )
    op.create_index("reprints_original", "reprints", ["original_id"])


def _stories() -> None:
    op.create_table(
        "stories",
        _text("id", primary_key=True),
        _text("digest"),
        _text("title"),
        _text("languages"),
        sa.Column("sources", sa.Integer, nullable=False),
        _at("first_published_at", nullable=True),
        _at("last_published_at", nullable=True),
        _at("latest_at"),
        _maybe("summary"),
        _maybe("summary_of"),
    )
    op.create_index("stories_latest", "stories", ["latest_at", "id"])
    op.create_table(
        "story_articles",
        _to("article_id", "articles.id", primary_key=True),
        _to("story_id", "stories.id", cascade=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("story_articles_story", "story_articles", ["story_id", "position"])
    op.create_table(
        "links",
        _to("story_id", "stories.id", cascade=False, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _to("article_id", "articles.id"),
        _to("to_id", "articles.id"),
        sa.Column("score", sa.Double, nullable=False),
        _text("reasons"),
    )
    op.create_index("links_article", "links", ["article_id"])
    op.create_index("links_to", "links", ["to_id"])
    op.create_table(
        "redirects",
        _text("id", primary_key=True),
        _to("story_id", "stories.id", cascade=False),
    )
    op.create_index("redirects_story", "redirects", ["story_id"])


def _search() -> None:
    op.create_table(
        "search_terms",
        sa.Column("id", sa.Integer, primary_key=True),
        _to("article_id", "articles.id"),
        _text("title"),
        _text("text"),
        sa.UniqueConstraint("article_id", name="search_terms_article"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "search_index",
            sa.Column("article_id", _words(), sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("terms", TSVECTOR, nullable=False),
        )
        # Without fastupdate: its list of what is not indexed yet made each search after a large load read 40 times as much.
        op.create_index(
            "search_index_terms", "search_index", ["terms"], postgresql_using="gin", postgresql_with={"fastupdate": "off"}
        )
    else:
        # remove_diacritics 0: folding letters is the languages' matter, done before the terms come here.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            "(title, text, content='search_terms', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
        )
        for event, acts in _IN_STEP.items():
            op.execute(f"CREATE TRIGGER search_{event} AFTER {event} ON search_terms BEGIN {acts} END")


_TAKE_OUT = "INSERT INTO search_index (search_index, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
_PUT_IN = "INSERT INTO search_index (rowid, title, text) VALUES (new.id, new.title, new.text);"
# FTS5 keeps no text of its own here: it has to be told what it had indexed.
_IN_STEP = {"insert": _PUT_IN, "delete": _TAKE_OUT, "update": f"{_TAKE_OUT} {_PUT_IN}"}
