"""One source, once: from its address to items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ..errors import AddressRefused, FetchError, NotAFeed, NotAllowed, NotASource, TilshiError
from ..model import Entry, Item, Refused, Source, SourceState
from . import folders, pages, sitemaps
from .feeds import entries_once, looks_like_html, read_feed
from .fetcher import Fetched, Fetcher, Validators

FEED_ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,text/html;q=0.5,*/*;q=0.3"
)
MOST_PAGES = 500  # fetched of one source in one round; the rest stays for the next round, and is told as refused

LastFetched = Callable[[str], datetime | None]
"""When the page of an address was last fetched (aware UTC), None where it never was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one collection of a source ended. `validators` are to be given back next time; `entries` counts what it named.

    `unchanged`: the server said so (304), nothing was looked through. `moved_to`: a permanent redirect proposes it.
    """

    state: SourceState
    reason: str = ""
    entries: int = 0
    items: int = 0
    refused: int = 0
    unchanged: bool = False
    validators: Validators = field(default_factory=Validators)
    moved_to: str | None = None
    feed_url: str | None = None
    title: str = ""


class Collection:
    """An iterator over what a source gives; `outcome` stands when it has run out.

    A source that as a whole cannot be collected raises, at the first item: NotAFeed, NotASource or a FetchError
    (see `state_of`). One bad entry or page is a Refused among the items.
    """

    def __init__(
        self,
        source: Source,
        fetch: Fetcher,
        *,
        last_fetched: LastFetched,
        validators: Validators,
        now: Callable[[], datetime],
    ) -> None:
        self.source = source
        self.outcome: Outcome | None = None
        self._fetch, self._last, self._validators, self._now = fetch, last_fetched, validators, now
        self._entries = self._items = self._refused = 0
        self._title = ""
        self._feed_url: str | None = None
        self._parts = self._counted()

    def __iter__(self) -> Iterator[Item | Refused]:
        return self

    def __next__(self) -> Item | Refused:
        return next(self._parts)

    def _counted(self) -> Iterator[Item | Refused]:
        local = self.source.kind in {"folder", "file"}
        things = folders.items_of(self.source, self._now) if local else self._from_web()
        for thing in things:
            if isinstance(thing, Item):
                self._items += 1
            else:
                self._refused += 1
            yield thing
        if self.outcome is None:
            self._end(None, self._entries if not local else self._items + self._refused)

    def _end(self, answer: Fetched | None, entries: int) -> None:
        working = entries > 0
        self.outcome = Outcome(
            state="working" if working else "empty",
            reason="" if working else "fetched and valid, but it holds no article",
            entries=entries,
            items=self._items,
            refused=self._refused,
            validators=answer.validators if answer else Validators(),
            moved_to=answer.moved_to if answer else None,
            feed_url=self._feed_url,
            title=self._title,
        )

    def _from_web(self) -> Iterator[Item | Refused]:
        if self.source.kind == "telegram":
            raise NotASource(self.source.url, "Telegram channels are not read yet")
        answer = self._fetch.fetch(self.source.url, validators=self._validators, accept=FEED_ACCEPT)
        if answer.not_modified:
            self.outcome = Outcome(
                "working", "not changed since the last time", unchanged=True, validators=answer.validators or self._validators
            )
            return
        lost: list[Refused] = []

        def refuse(subject: str, error: Exception) -> None:
            if isinstance(error, TilshiError):
                lost.append(self._refusal(subject, error))

        for entry in entries_once(self._named(answer, refuse)):
            self._entries += 1
            yield from self._item(entry, answer)
        yield from lost
        self._end(answer, self._entries)

    def _refusal(self, subject: str, error: TilshiError) -> Refused:
        return Refused(subject, "collect", error.code, error.reason, self.source.name, self._now())

    # ---- what the source names

    def _named(self, answer: Fetched, refuse: Callable[[str, Exception], None]) -> list[Entry]:
        source = self.source
        if source.kind == "sitemap":
            return list(
                sitemaps.walk(
                    answer.url,
                    answer.body,
                    lambda url: self._fetch.fetch(url, accept=FEED_ACCEPT).body,
                    refuse,
                    country=source.country,
                    language=source.language,
                )
            )
        if source.kind == "page" or looks_like_html(answer.body):
            return self._from_page(answer)
        return self._from_feed(answer)

    def _from_feed(self, answer: Fetched) -> list[Entry]:
        source = self.source
        feed = read_feed(answer.body, answer.url, country=source.country, language=source.language, charset=answer.charset)
        self._title = feed.title
        return list(feed.entries)

    def _from_page(self, answer: Fetched) -> list[Entry]:
        """A page leads to the feed it declares. Only a source said to be a page is read by its links."""
        for address in pages.feeds_named(answer.body, answer.url)[:3]:
            try:
                found = self._fetch.fetch(address, accept=FEED_ACCEPT)
                entries = self._from_feed(found)
            except (FetchError, NotAFeed):
                continue
            self._feed_url = found.url
            return entries
        if self.source.kind == "page":
            return pages.links_of(answer.body, answer.url, self.source.language)
        raise NotAFeed(self.source.url, "is an HTML page that declares no feed", "Give the feed's address, or add it as a page")

    # ---- one entry

    def _item(self, entry: Entry, answer: Fetched) -> Iterator[Item | Refused]:
        if not entry.url:
            if entry.text or entry.title:
                yield self._of_entry(entry, answer, "")
            else:
                yield Refused(answer.url, "collect", "no-text", "an entry without link, title and text", self.source.name)
            return
        if not self._wanted(entry):
            return
        if self._items >= MOST_PAGES:
            yield Refused(entry.url, "collect", "too-large", f"over {MOST_PAGES} pages in one round; next time", self.source.name)
            return
        try:
            page = self._fetch.fetch(entry.url)
        except FetchError as error:
            # The feed's own account is what the outlet hands out: where its page may not be had, that is the article.
            if entry.text and not error.retry and not isinstance(error, AddressRefused):
                yield self._of_entry(entry, answer, entry.url)
            else:
                yield self._refusal(entry.url, error)
            return
        yield Item(
            source=self.source.name,
            url=page.url,
            body=page.body,
            media_type=page.media_type or "text/html",
            fetched_at=page.fetched_at,
            charset=page.charset,
            headers=page.headers,
            entry=entry,
            country=self.source.country,
        )

    def _wanted(self, entry: Entry) -> bool:
        """New, or changed by its own word since we fetched it."""
        last = self._last(entry.url)
        return last is None or (entry.modified_at is not None and entry.modified_at > last)

    def _of_entry(self, entry: Entry, answer: Fetched, url: str) -> Item:
        return Item(
            source=self.source.name,
            url=url,
            body=entry.text.encode("utf-8", "replace"),
            media_type="text/html",
            fetched_at=answer.fetched_at,
            charset="utf-8",
            entry=entry,
            country=self.source.country,
        )


def _never(_: str) -> None:
    return None


def collect(
    source: Source,
    fetch: Fetcher,
    *,
    last_fetched: LastFetched = _never,
    validators: Validators | None = None,
    now: Callable[[], datetime] | None = None,
) -> Collection:
    """What a source has that is new or changed.

    `last_fetched` is asked for every address the source names; `validators` are those of the last Outcome. See Collection.
    """
    return Collection(source, fetch, last_fetched=last_fetched, validators=validators or Validators(), now=now or fetch.now)


def state_of(error: TilshiError) -> SourceState:
    """The state of a source whose collection raised this."""
    return "refused" if isinstance(error, (NotAllowed, AddressRefused)) else "broken"
