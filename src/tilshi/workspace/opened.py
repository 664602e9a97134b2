"""A workspace: what a program holds. Every face (desk, command line, library) asks it and nothing below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock
from types import TracebackType

from tilshi.annotate.explaining import explained
from tilshi.collect import Fetcher, sources_from
from tilshi.compare import compare
from tilshi.connect import find_reprints
from tilshi.errors import TilshiError
from tilshi.flow import repeat
from tilshi.languages import shown_name
from tilshi.model import (
    Annotated,
    Article,
    ArticleView,
    Card,
    Comparison,
    Counts,
    Found,
    FrontView,
    Part,
    Reading,
    Refused,
    Source,
    SourceHealth,
    Story,
    StoryView,
)
from tilshi.store import Store, open_store

from . import labels, searching, stories
from .ranking import Order, front
from .rounds import Round, annotate_missing, collect_round, with_language

Outlink = Callable[[str], str]


def _now() -> datetime:
    return datetime.now(UTC)


def open_workspace(
    folder: str | Path | None = None,
    *,
    database: str | None = None,
    write: bool = True,
    allow_private: bool = False,
    connect_to: Mapping[str, tuple[str, int]] | None = None,
    made_up: bool = False,
    outlink: Outlink | None = None,
    now: Callable[[], datetime] = _now,
) -> Workspace:
    """Opens a data folder (made where missing) or the PostgreSQL database named here or by TILSHI_DATABASE.

    `database=""` means the folder's own, whatever the variable says.

    `allow_private` lets sources stand on loopback and private networks; `connect_to` sends a host's requests elsewhere, as
    curl does; `made_up` marks every page as showing invented news. Raises Locked when another process writes there, and
    StoreError for what cannot be opened.
    """
    place = Path(folder) if folder is not None else None
    address = os.environ.get("TILSHI_DATABASE") if database is None else database
    store = open_store(place, address or None, write=write, now=now)
    fetch = Fetcher(allow_private=allow_private, connect_to=connect_to, pause_s=0.0 if connect_to else 1.0, now=now)
    return Workspace(store, fetch, made_up=made_up, outlink=outlink, now=now)


class Workspace:
    """An opened workspace; close it, or use it in a `with`. Safe for threads; rounds of collecting wait for each other."""

    def __init__(
        self, store: Store, fetch: Fetcher, *, made_up: bool = False, outlink: Outlink | None = None, now: Callable[[], datetime]
    ) -> None:
        self.made_up = made_up
        self._store, self._fetch, self._now = store, fetch, now
        self._outlink = outlink
        self._round = Round()
        self._working = Lock()
        self._cards: tuple[int, list[Card]] | None = None
        self._changes = 0
        self._owed = True

    # ---- opening and closing

    @property
    def name(self) -> str:
        return self._store.folder.name if self._store.folder else self._store.name

    def close(self) -> None:
        self._fetch.close()
        self._store.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ---- filling it

    def add_sources(self, spec: str) -> list[Source]:
        """Adds the sources behind a feed address, an OPML file, or a folder. Raises NotASource."""
        return self.add(sources_from(spec))

    def add(self, sources: Iterable[Source]) -> list[Source]:
        added = list(sources)
        for source in added:
            self._store.sources.add(source)
        return added

    def collect(self, stop: Event | None = None) -> Iterator[SourceHealth]:
        """One round over all sources, each one's state as it ends; new articles are read, annotated and indexed.

        The generator has to be run to its end, which comes soon once `stop` is set. `connect` then finds the stories.
        """
        with self._working:
            done = self._round = Round()
            self._owed = True
            yield from collect_round(self._store, self._store.sources.all(), self._fetch, done, now=self._now, stop=stop)
            annotate_missing(self._store, index=searching.terms_of, stop=stop)
            self._changes += 1

    def add_articles(self, articles: Iterable[Article]) -> Round:
        """Articles from anywhere, as if they had been collected: saved, annotated, indexed. Then `connect`."""
        with self._working:
            done = self._round = Round()
            for saved in self._store.articles.save_many(map(with_language, articles)):
                {"new": done.new, "changed": done.changed}.get(saved.outcome, []).append(saved.id)
            annotate_missing(self._store, index=searching.terms_of)
            self._changes += 1
            return done

    def connect(self) -> list[Story]:
        """Finds reprints and stories anew over what is live, and keeps them. The same articles give the same stories."""
        with self._working:
            found = stories.rebuild(self._store, self._now(), self._round.changed)
            self._owed = False
            self._changes += 1
            return found

    def keep_collecting(self, *, every_s: float, stop: Event, tell: Callable[[Round | str], object]) -> None:
        """Round after round until `stop`; each is told, and one that fails is told as words and does not end the others."""

        def work() -> None:
            for _ in self.collect(stop):
                pass
            if stop.is_set():
                return
            if self._round.new or self._round.changed or self._unconnected():
                self.connect()
            tell(self._round)

        def failed(error: Exception) -> None:
            tell(str(error) if isinstance(error, TilshiError) else f"a fault in Tilshi: {type(error).__name__}: {error}")

        repeat(work, every_s=every_s, stop=stop, failed=failed)

    def _unconnected(self) -> bool:
        """Whether an earlier round ended before its articles were connected: killed, or failed on a full disk."""
        owed, self._owed = self._owed, False
        return owed and (self._store.stories.unplaced() > 0 or bool(self._store.stories.without_summary(1)))

    @property
    def last_round(self) -> Round:
        return self._round

    # ---- whole, for export

    def articles(self) -> Iterator[tuple[Article, int]]:
        """Every article with the number of its versions, in a stable order."""
        for kept in self._store.articles.iterate():
            yield kept.article, kept.versions

    def stories(self) -> Iterator[Story]:
        """Every story, those of one article among them."""
        return self._store.stories.iterate()

    # ---- one at a time

    def story(self, identity: str) -> StoryView | None:
        """A story with its comparison; an id of a story that was merged leads to the one it is part of now."""
        current = self._store.stories.resolve(identity)
        return stories.story_view(self._store, current) if current else None

    def article(self, identity: str) -> ArticleView | None:
        annotated = self._store.annotations.get(identity)
        if annotated is None:
            return None
        story = self._store.stories.of_article(identity)
        reprints = stories.reprints_of(self._store, identity, story)
        related = {i for r in reprints for i in (r.copy, r.original)} | set(story.article_ids if story else ())
        titles = {i: article.title for i, article in self._store.articles.get_many(sorted(related)).items()}
        source = next((s for s in self._store.sources.all() if s.name == annotated.article.source), None)
        versions = stories.earlier_states(self._store, [annotated]).get(identity, ())
        return ArticleView(annotated, versions, story, reprints, source, titles)

    def compare(self, articles: Iterable[Annotated]) -> Comparison:
        """A comparison of any articles, taken as one story."""
        chosen = list(articles)
        return compare(chosen, find_reprints(chosen))

    # ---- lists

    def front(
        self,
        *,
        now: datetime | None = None,
        order: Order = "rank",
        language: str | None = None,
        country: str | None = None,
        topic: str | None = None,
        differing: bool = False,
        limit: int = 60,
    ) -> FrontView:
        """The stories of the last days, ranked by independent sources and freshness."""
        return front(
            self._all_cards(),
            self.counts(),
            now=now or self._now(),
            order=order,
            language=language,
            country=country,
            topic=topic,
            differing=differing,
            limit=limit,
        )

    def _all_cards(self) -> list[Card]:
        """Kept in memory until something changes; another process's changes show when this one is opened anew."""
        changes = self._changes
        if self._cards is None or self._cards[0] != changes:
            self._cards = (changes, stories.cards(self._store))
        return self._cards[1]

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Stories, then articles, best first; endings, scripts and ё/е, қ/к do not matter."""
        return searching.search(self._store, words, limit)

    def sources(self) -> list[SourceHealth]:
        return self._store.sources.health()

    def refused(self, limit: int = 100) -> list[Refused]:
        return [refusal.refused for refusal in self._store.refused.newest(limit)]

    def counts(self) -> Counts:
        health = self.sources()
        checked = [h.checked_at for h in health if h.checked_at]
        return Counts(
            articles=self._store.articles.count(),
            stories=self._store.stories.count(),
            sources=len(health),
            versions=self._store.articles.edited(),
            refused=sum(self._store.refused.counts().values()),
            languages=self._store.articles.languages(),
            last_checked_at=max(checked, default=None),
        )

    # ---- words

    def label(self, concept: str, language: str) -> str:
        return labels.concept_label(concept, language)

    def topic_label(self, code: str, language: str) -> str:
        return labels.topic_label(code, language)

    def country_label(self, code: str, language: str) -> str:
        return labels.country_label(code, language)

    def entity_label(self, key: str, language: str, default: str) -> str:
        return labels.entity_label(key, language) or default

    def shown_name(self, forms: Sequence[str], language: str, type: str) -> str:
        """The name behind the forms it has in texts of `language`, in the nominative."""
        return shown_name(forms, language, type)

    def gloss(self, annotated: Annotated, part: Part, start: int, end: int, language: str) -> list[tuple[int, int, str]]:
        return labels.gloss(annotated, part, start, end, language)

    def explained(self, annotated: Annotated, language: str) -> Reading:
        """How the article was read, sentence by sentence, in the words of kk, ru or en."""
        return explained(annotated, language)

    def outlink(self, url: str) -> str:
        """An address a browser can open: made-up hosts stand on loopback."""
        return self._outlink(url) if self._outlink else url
