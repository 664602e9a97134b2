"""A story's articles, ready to be asked: who copied whom, which source, which address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from markupsafe import Markup

from tilshi.model import Annotated, Part, Reprint, StoryView

from . import pictures
from .addresses import anchor, article_url
from .reader import Reader
from .values import Labels


class Names(Labels, Protocol):
    """What a workspace knows of words, the forms of names among them."""

    def shown_name(self, forms: Sequence[str], language: str, type: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Backer:
    """A source that gives a value: its name, where it stands in the table of sources, the language of its name's article."""

    name: str
    anchor: str
    language: str
    copy: bool


class Material:
    """A story with lookups by article id. `labels` is the workspace, as far as it knows words."""

    def __init__(self, view: StoryView, reader: Reader, labels: Names) -> None:
        self.view, self.reader, self.labels = view, reader, labels
        self.articles = {a.id: a for a in view.articles}
        self.reprints: dict[str, Reprint] = {}
        for reprint in view.reprints:
            if reprint.copy in self.articles and reprint.original in self.articles:
                self.reprints.setdefault(reprint.copy, reprint)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Source name to the id of its row."""
        names = dict.fromkeys(a.article.source for a in self.view.articles)
        return {name: anchor("s", place) for place, name in enumerate(names)}

    def root(self, article_id: str) -> str:
        """The original behind a copy, through copies of copies."""
        seen: set[str] = set()
        while article_id in self.reprints and article_id not in seen:
            seen.add(article_id)
            article_id = self.reprints[article_id].original
        return article_id

    def is_copy(self, article_id: str) -> bool:
        return article_id in self.reprints

    def label(self, concept_or_unit: str, language: str) -> str:
        return self.labels.label(concept_or_unit, language)

    def entity_label(self, key: str, language: str, default: str) -> str:
        """The workspace's name for it; else as an article in the reader's language writes it (the shortest way, which has the
        fewest endings); else as any article does; else the default."""
        kind, _, code = key.partition(":")
        if kind == "place" and len(code) == 2 and code.isupper():
            return self.reader.words.country(code)
        if named := self.labels.entity_label(key, language, ""):
            return named
        for reads in self.reader.reads:
            if written := self.written.get((key, reads)):
                return written
        return next((w for (k, _), w in self.written.items() if k == key), default)

    @cached_property
    def written(self) -> dict[tuple[str, str], str]:
        """(key, language) to the name as one writes it there: in the nominative, a person in full where the articles have it."""
        forms: dict[tuple[str, str, str], list[str]] = {}
        for article in self.view.articles:
            for name in article.names:
                forms.setdefault((name.key, article.language, name.type), []).append(name.span.text)
        return {(key, language): self.labels.shown_name(found, language, kind) for (key, language, kind), found in forms.items()}

    def text(self, article_id: str, part: Part) -> str:
        return self.articles[article_id].article.part(part)

    def url(self, article_id: str) -> str:
        return article_url(article_id)

    def backers(self, article_ids: Iterable[str]) -> list[Backer]:
        """One a source, in order; a source that has a report of its own counts as no copy."""
        found: dict[str, Backer] = {}
        for identity in article_ids:
            article = self.articles.get(identity)
            if article is None:
                continue
            name = article.article.source
            backer = Backer(name, self.anchors[name], self.name_language(article), self.is_copy(identity))
            if name not in found or (found[name].copy and not backer.copy):
                found[name] = backer
        return sorted(found.values(), key=lambda b: b.copy)

    def name_language(self, article: Annotated) -> str:
        source = self.view.sources.get(article.article.source)
        return (source.language if source and source.language else article.language) or "und"

    def units(self, backers: Iterable[Backer]) -> Markup:
        given = list(backers)
        return pictures.units(sum(1 for b in given if not b.copy), sum(1 for b in given if b.copy))
