"""annotate: an article becomes an article with what was found in it: names, figures, dates, quotes, places, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..languages import identify
from ..model import Annotated, Article, Name, Part, Passage
from .concepts import find_concepts
from .dates import find_dates
from .figures import find_figures
from .names import families_of, find_names, one_key_each
from .passages import Stretch, main_language, passages_of, stretches
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
    passages = passages_of(article, language, script)
    if len({(p.language, p.script) for p in passages}) > 1:
        language, script = main_language(passages)
    else:
        passages = tuple(Passage(part, 0, len(article.part(part)), language, script) for part in PARTS)
    read = stretches(article, passages)
    names = _names(read)
    of_title = [n for own in names for n in own if n.span.part == "title"]
    found = [_found(stretch, own, of_title, article) for stretch, own in zip(read, names, strict=True)]
    concepts = [c for f in found for c in f.concepts]
    return Annotated(
        article,
        language,
        script,
        names=tuple(n for f in found for n in f.names),
        figures=tuple(x for f in found for x in f.figures),
        dates=tuple(d for f in found for d in f.dates),
        quotes=tuple(q for f in found for q in f.quotes),
        places=tuple(p for f in found for p in f.places),
        topics=tuple(find_topics(concepts)),
        concepts=tuple(concepts),
        passages=passages if len({(p.language, p.script) for p in passages}) > 1 else (),
    )


def _found(stretch: Stretch, names: Sequence[Name], of_title: Sequence[Name], article: Article) -> Annotated:
    """What stands in one stretch; a speaker may be named in the title alone."""
    part, language, text = stretch.passage.part, stretch.passage.language, stretch.text
    return Annotated(
        article,
        language,
        stretch.passage.script,
        names=tuple(stretch.at_home(names)),
        figures=tuple(stretch.at_home(find_figures(part, text, language))),
        dates=tuple(stretch.at_home(find_dates(part, text, language, article.published_at))),
        quotes=tuple(stretch.spoken(find_quotes(part, text, language, names if part == "title" else [*of_title, *names]), names)),
        places=tuple(stretch.at_home(find_places(part, text, language, names))),
        concepts=tuple(stretch.at_home(find_concepts(part, text, language, names))),
    )


def _names(read: Sequence[Stretch]) -> list[list[Name]]:
    """The names of each stretch. The text first: it gives full names, by whose family names the title is read."""
    found: list[list[Name]] = [[] for _ in read]
    for part in reversed(PARTS):
        families = families_of(n for names in found for n in names)
        for names, stretch in zip(found, read, strict=True):
            if stretch.passage.part == part:
                names += find_names(part, stretch.text, stretch.passage.language, families)
    one_key = iter(one_key_each([n for names in found for n in names]))
    return [[next(one_key) for _ in names] for names in found]
