"""Persons and places that several reports name, and persons that only one names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from tilshi.languages import same_entity
from tilshi.model import Annotated, Fact, FactVersion, Name, OnlyOne, Wording

Mentions = dict[str, list[tuple[str, Name]]]


def shared_names(articles: Sequence[Annotated], roots: Mapping[str, str], rank: Callable[[str], int]) -> list[Fact]:
    """Persons and places of at least two independent reports, each in the words of every article, most shared first."""
    facts = []
    for kind in ("person", "place"):
        for key, named in _by_key(articles, kind).items():
            reports = {roots[article_id] for article_id, _ in named}
            if len(reports) >= 2:
                ids = tuple(dict.fromkeys(article_id for article_id, _ in named))
                version = FactVersion(key, ids, tuple(_wording(article_id, name) for article_id, name in named))
                facts.append(
                    (-len(reports), min(rank(i) for i in ids), Fact(kind, "place" if kind == "place" else "person", (version,)))
                )
    return [fact for _, _, fact in sorted(facts, key=lambda f: f[:2])]


def only_names(articles: Sequence[Annotated], roots: Mapping[str, str], rank: Callable[[str], int]) -> list[OnlyOne]:
    """Persons with a full name that only one independent report has; the article told of is the original."""
    if len({roots[a.id] for a in articles}) < 2:
        return []
    only = []
    for key, named in _by_key(articles, "person").items():
        if len({roots[article_id] for article_id, _ in named}) == 1:
            article_id, name = min(named, key=lambda n: (roots[n[0]] != n[0], rank(n[0]), n[1].span.start))
            if len(name.span.text.split()) >= 2:
                only.append(OnlyOne(article_id, "person", key, _wording(article_id, name), about="person"))
    return only


def _by_key(articles: Sequence[Annotated], kind: str) -> Mentions:
    """First mention of every entity in every article; keys of one entity (a surname, a full name) are one."""
    found: Mentions = defaultdict(list)
    for article in articles:
        seen: set[str] = set()
        for name in sorted((n for n in article.names if n.type == kind), key=lambda n: (n.span.part, n.span.start)):
            key = next((known for known in found if known == name.key or same_entity(known, name.key)), name.key)
            if key not in seen:
                seen.add(key)
                found[key].append((article.id, name))
    return found


def _wording(article_id: str, name: Name) -> Wording:
    return Wording(article_id, name.span.part, name.span.start, name.span.end, name.span.text)
