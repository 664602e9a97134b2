"""annotate: an article becomes an article with what was found in it: names, figures, dates, quotes, places, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..languages import identify
from ..model import Annotated, Article, Part
from .concepts import find_concepts
from .dates import find_dates
from .figures import find_figures
from .names import find_names, one_key_each
from .places import find_places
from .topics import find_topics

__all__ = ["annotate", "annotate_one"]

PARTS: tuple[Part, Part] = ("title", "text")


def annotate(articles: Iterable[Article]) -> Iterator[Annotated]:
    """Each article annotated, in order, one at a time."""
    return (annotate_one(article) for article in articles)


def annotate_one(article: Article) -> Annotated:
    """The article with its language, script and annotations. Never fails: where nothing is found, nothing stands."""
    language, script, _ = identify(f"{article.title}\n{article.text}", article.language)
    names = one_key_each(n for part in PARTS for n in find_names(part, article.part(part), language))
    concepts = [c for part in PARTS for c in find_concepts(part, article.part(part), language)]
    return Annotated(
        article,
        language,
        script,
        names=tuple(names),
        figures=tuple(f for part in PARTS for f in find_figures(part, article.part(part), language)),
        dates=tuple(d for part in PARTS for d in find_dates(part, article.part(part), language, article.published_at)),
        places=tuple(p for part in PARTS for p in find_places(part, article.part(part), language, names)),
        topics=tuple(find_topics(concepts)),
        concepts=tuple(concepts),
    )
