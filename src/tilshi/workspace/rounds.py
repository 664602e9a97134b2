"""One round of collecting: fetch, keep the bytes, read, save, annotate, index. Whatever fails is named and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import takewhile
from threading import Event

from tilshi import collect as collecting
from tilshi.annotate import annotate
from tilshi.errors import DiskFull, TilshiError
from tilshi.flow import spread
from tilshi.languages import identify
from tilshi.model import Annotated, Article, Item, Refused, Source, SourceHealth
from tilshi.read import read
from tilshi.store import Store

# Named in the store beside what was found; a new one has everything annotated again. Grows with what `annotate` can find.
ANNOTATOR = "1"
BATCH = 500


@dataclass
class Round:
    """What a round did: how each source ended, what was refused, which articles are new or changed."""

    ended: list[SourceHealth] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        failed = sum(1 for health in self.ended if health.state in ("broken", "refused"))
        parts = [f"{len(self.ended)} sources", f"{len(self.new)} new", f"{len(self.changed)} changed"]
        parts += [f"{len(self.refused)} refused"] if self.refused else []
        parts += [f"{failed} sources failed"] if failed else []
        return ", ".join(parts)


def collect_round(
    store: Store,
    sources: Sequence[Source],
    fetch: collecting.Fetcher,
    done: Round,
    *,
    now: Callable[[], datetime],
    stop: Event | None = None,
) -> Iterator[SourceHealth]:
    """Collects and reads the sources; yields each one's state as it ends, and fills in `done`. Ends early once `stop` is set."""
    known = {source.url: collecting.Validators(*_validators(store, source.url)) for source in sources}
    things = collecting.collect_all(sources, fetch, last_fetched=_last_fetched(store), validators=known, now=now, stop=stop)
    for source, thing in things:
        if isinstance(thing, collecting.Outcome):
            yield _end(store, source, thing, now(), done)
        else:
            _take(store, source, thing, done)


def _last_fetched(store: Store) -> collecting.LastFetched:
    def last_fetched(url: str) -> datetime | None:
        return max((fetched.last_fetched_at for fetched in store.items.of(url)), default=None)

    return last_fetched


def _validators(store: Store, url: str) -> tuple[str | None, str | None]:
    kept = store.sources.validators(url)
    return kept.etag, kept.last_modified


def _end(store: Store, source: Source, outcome: collecting.Outcome, at: datetime, done: Round) -> SourceHealth:
    store.sources.record(source.url, outcome.state, outcome.reason, at)
    store.sources.set_validators(source.url, outcome.validators.etag, outcome.validators.last_modified)
    health = SourceHealth(source, outcome.state, outcome.reason, at)
    done.ended.append(health)
    return health


def _take(store: Store, source: Source, thing: Item | Refused, done: Round) -> None:
    """One item: its bytes to the archive, what is read from it to the articles, in one transaction."""
    if isinstance(thing, Refused):
        _refuse(store, thing, done)
        return
    try:
        with store.transaction():
            if source.kind not in ("folder", "file"):
                _receive(store, thing)
            for outcome in read([thing]):
                _save(store, outcome, done)
    except DiskFull:
        raise  # no item after this one would fare better
    except TilshiError as error:
        _refuse(store, Refused(thing.url, "read", error.code, error.reason, thing.source, thing.fetched_at), done)


def _receive(store: Store, item: Item) -> None:
    """Keeps the bytes once, and notes them under the address they came from and the one that was asked for."""
    store.receive(item)
    if item.entry is not None and item.entry.url != item.url:
        store.items.add(replace(item, url=item.entry.url))


def _save(store: Store, outcome: Article | Refused, done: Round) -> None:
    if isinstance(outcome, Refused):
        _refuse(store, outcome, done)
        return
    saved = store.articles.save(with_language(outcome))
    if saved.outcome == "new":
        done.new.append(saved.id)
    elif saved.outcome == "changed":
        done.changed.append(saved.id)


def with_language(article: Article) -> Article:
    """What the text says has the last word over what the page declares; a text that says nothing keeps the declaration."""
    found = identify(f"{article.title}\n{article.text}", hint=article.language).language
    return replace(article, language=found if found != "und" else article.language)


def _refuse(store: Store, refused: Refused, done: Round) -> None:
    store.refused.add(refused)
    done.refused.append(refused)


def annotate_missing(
    store: Store,
    *,
    workers: int | None = None,
    index: Callable[[Annotated], tuple[str, str, str]],
    stop: Event | None = None,
) -> int:
    """Annotates and indexes every article that is not yet, over processes when they are many. Returns how many.

    Once `stop` is set it ends soon; what is left is found missing the next time.
    """
    stop = stop or Event()
    workers = workers if workers is not None else min(4, os.cpu_count() or 1)
    total = 0
    while not stop.is_set() and (articles := store.annotations.missing(ANNOTATOR, 10 * BATCH)):
        wanted = takewhile(lambda _: not stop.is_set(), articles)
        for batch in _batches(spread(wanted, annotate, workers=workers)):
            with store.transaction():
                store.annotations.save_many(batch, ANNOTATOR)
                store.stories.forget_summaries(annotated.article.id for annotated in batch)
                store.search.put_many(index(annotated) for annotated in batch)
            total += len(batch)
    return total


def _batches(annotated: Iterable[Annotated]) -> Iterator[list[Annotated]]:
    batch: list[Annotated] = []
    for one in annotated:
        batch.append(one)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
