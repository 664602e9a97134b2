"""annotate: an article becomes an article with what was found in it: names, figures, dates, quotes, places, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..languages import identify
from ..model import Annotated, Article, Name, Part
from .concepts import find_concepts
from .dates import find_dates
from .figures import find_figures
from .names import families_of, find_names, one_key_each
from .places import find_places
from .quotes import find_quotes
from .topics import find_topics

__all__ = ["annotate", "annotate_one"]

PARTS: tuple[Part, Part] = ("title", "text")


def annotate(articles: Iterable[Article]) -> Iterator[Annotated]:
    """Each article annotated, in order, one at a time."""
    return (annotate_one(article) for article in articles)


def annotate_one(article: Article) -> Annotated:
    """The article with its language, script and annotations. Never fails: where nothing is found, nothing stands."""
    language, script, _ = identify(f"{article.title}\n{article.text}", article.language)
    names = _names(article, language)
    concepts = [c for part in PARTS for c in find_concepts(part, article.part(part), language)]
    return Annotated(
        article,
        language,
        script,
        names=names,
        figures=tuple(f for part in PARTS for f in find_figures(part, article.part(part), language)),
        dates=tuple(d for part in PARTS for d in find_dates(part, article.part(part), language, article.published_at)),
        quotes=tuple(q for part in PARTS for q in find_quotes(part, article.part(part), language, names)),
        places=tuple(p for part in PARTS for p in find_places(part, article.part(part), language, names)),
        topics=tuple(find_topics(concepts)),
        concepts=tuple(concepts),
    )


def _names(article: Article, language: str) -> tuple[Name, ...]:
    """The text first: it gives full names, by whose family names the title is read."""
    of_text = find_names("text", article.text, language)
    of_title = find_names("title", article.title, language, families_of(of_text))
    return tuple(one_key_each([*of_title, *of_text]))
