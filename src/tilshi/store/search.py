"""Search over the terms of titles and texts. Which terms those are is the languages' matter: the store knows no language.

SQLite: FTS5 over `search_terms`, ranked by bm25. PostgreSQL: a tsvector made term by term (its own parser would part words
otherwise than FTS5 does), ranked by ts_rank. Both find the same articles; the order is alike, not identical.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, insert, select, text, update

from .database import Database
from .schema import search_terms, sound

# A word of the index, for both databases: letters and digits of any script, nothing that either takes for an operator.
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 60  # code points; PostgreSQL refuses a lexeme beyond 2,046 bytes
_MOST_BYTES = 500_000  # of distinct words per article; PostgreSQL refuses a tsvector beyond 1 MiB with its positions
_MOST_POSITION = 16_383  # the highest position a tsvector counts
_MOST_TERMS = 64  # of a query: nobody types more, and a query of thousands is an attack or a mistake
_TITLE_WEIGHT = 6.0  # a word of the title counts as much as six of the text: by hand, until searches have been judged

_FTS = text(
    "SELECT t.article_id, -bm25(search_index, :title_weight, 1.0) AS score FROM search_index"
    " JOIN search_terms AS t ON t.id = search_index.rowid WHERE search_index MATCH :query"
    " ORDER BY score DESC, t.article_id LIMIT :limit"
)
# Weights of the classes D, C, B, A: text stands in D, titles in A. 1: divide by 1 + log(length), as bm25 minds the length.
_TSVECTOR = text(
    "SELECT article_id, ts_rank(CAST(:weights AS real[]), terms, CAST(:query AS tsquery), 1) AS score FROM search_index"
    ' WHERE terms @@ CAST(:query AS tsquery) ORDER BY score DESC, article_id COLLATE "C" LIMIT :limit'
)
_INDEX = text(
    "INSERT INTO search_index (article_id, terms) VALUES (:id, CAST(:terms AS tsvector))"
    " ON CONFLICT (article_id) DO UPDATE SET terms = excluded.terms"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found. Scores compare within one answer only; higher is better."""

    article_id: str
    score: float


class Search:
    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, article_id: str, title_terms: str, text_terms: str) -> None:
        """Indexes an article by terms parted by spaces, in place of those it had."""
        self.put_many(((article_id, title_terms, text_terms),))

    def put_many(self, given: Iterable[tuple[str, str, str]]) -> None:
        """As `put`, in one transaction."""
        with self._database.transaction() as connection:
            for article_id, title_terms, text_terms in given:
                self._put(connection, article_id, *_bounded(title_terms, text_terms))

    def _put(self, connection: Connection, article_id: str, title: str, body: str) -> None:
        mine = search_terms.c.article_id == article_id
        known = connection.execute(select(search_terms.c.title, search_terms.c.text).where(mine)).one_or_none()
        if known is not None and tuple(known) == (title, body):
            return
        if known is None:
            connection.execute(insert(search_terms).values(article_id=article_id, title=title, text=body))
        else:
            connection.execute(update(search_terms).where(mine).values(title=title, text=body))
        if not self._database.is_sqlite:  # there, triggers keep FTS5 in step
            connection.execute(_INDEX, {"id": sound(article_id), "terms": _tsvector(title, body)})

    def query(self, terms: Sequence[str], limit: int = 20, any: bool = False) -> list[Hit]:
        """Articles that hold all the terms (or any of them), best first. No text can make it fail; no terms find nothing."""
        words = words_of(" ".join(terms))[:_MOST_TERMS]
        if not words or limit <= 0:
            return []
        with self._database.reading() as connection:
            statement, values = self._asked(words, any)
            return [Hit(id, float(score)) for id, score in connection.execute(statement, values | {"limit": limit})]

    def _asked(self, words: Sequence[str], any: bool) -> tuple[TextClause, dict[str, object]]:
        if self._database.is_sqlite:
            query = (" OR " if any else " AND ").join(f'"{word}"' for word in words)
            return _FTS, {"query": query, "title_weight": _TITLE_WEIGHT}
        query = (" | " if any else " & ").join(f"'{word}'" for word in words)
        weight = 1 / _TITLE_WEIGHT
        return _TSVECTOR, {"query": query, "weights": [weight, weight, weight, 1.0]}

    def missing(self, limit: int) -> list[str]:
        """Ids of articles that are not indexed, in order."""
        query = text(
            "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM search_terms WHERE article_id = articles.id)"
            " ORDER BY id LIMIT :limit"
        )
        with self._database.reading() as connection:
            return [row.id for row in connection.execute(query, {"limit": limit})]


def words_of(terms: str) -> list[str]:
    """The words the index knows, lower case, in order, each once."""
    return list(dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(terms.lower())))


def _bounded(title: str, body: str) -> tuple[str, str]:
    """The words of title and text, joined by spaces, as many as every database takes. Repetition stays, for ranking."""
    size, seen = 0, set[str]()
    parts: list[str] = []
    for part in (title, body):
        taken: list[str] = []
        for word in (word[:_LONGEST_WORD] for word in _WORD.findall(part.lower())):
            if word not in seen:
                size += len(word.encode()) + 8  # 8: what a tsvector adds to a word with a few positions
                if size > _MOST_BYTES:
                    break
                seen.add(word)
            taken.append(word)
        parts.append(" ".join(taken))
    return parts[0], parts[1]


def _tsvector(title: str, body: str) -> str:
    """The literal of a tsvector: 'word':1A,7 with places; A for the title, D (unmarked) for the text."""
    places: dict[str, list[str]] = {}
    count = 0
    for part, mark in ((title, "A"), (body, "")):
        for word in part.split():
            count = min(count + 1, _MOST_POSITION)
            known = places.setdefault(word, [])
            if len(known) < 32:  # PostgreSQL keeps 256; ranking is past caring long before
                known.append(f"{count}{mark}")
    return " ".join(f"'{word}':{','.join(known)}" for word, known in places.items())
