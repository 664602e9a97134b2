"""The filters: single stages as Unix commands over JSON Lines, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as Arg

import typer

from tilshi.errors import TilshiError, UserError
from tilshi.flow import collector_paused
from tilshi.model import Annotated, Reprint
from tilshi.model.lines import (
    Line,
    annotated_from,
    annotations_to,
    article_from,
    article_to,
    comparison_to,
    is_annotated,
    reprint_to,
    story_to,
)

from .lines import Lines, complain, say
from .look import progress
from .readings import show_reading

File = Arg[str, typer.Argument(metavar="[FILE]", help="JSON Lines, one article a line; - is standard input.")]


def read(
    page: Arg[str | None, typer.Argument(metavar="[PAGE]", help="An .html, .html.gz or .txt file; - is standard input.")] = None,
    url: Arg[str | None, typer.Option(help="The address the page came from.")] = None,
    batch: Arg[Path | None, typer.Option(help="A folder: reads every .html and .html.gz in it, one line each.")] = None,
) -> None:
    """Read pages into articles: title, text, byline, dates, language.

    [bold]Examples[/bold]

      tilshi read page.html --url https://example.kz/news/1

      tilshi read --batch pages/ > articles.jsonl
    """
    if (page is None) == (batch is None):
        raise UserError("tilshi read", "it needs either one PAGE or --batch FOLDER", "See tilshi read --help")
    refused = _read_batch(batch) if batch else _read_one(str(page), url)
    raise typer.Exit(1 if refused else 0)


def _read_one(page: str, url: str | None) -> int:
    from tilshi.read import read_file

    try:
        say(article_to(read_file(page, url)))
    except TilshiError as error:
        if isinstance(error, UserError):
            raise
        complain(_told(page, error))
        return 1
    return 0


def _read_batch(folder: Path) -> int:
    from tilshi.read import read_file

    if not folder.is_dir():
        raise UserError(str(folder), "no such folder", "Give a folder of .html or .html.gz files")
    refused = 0
    pages = sorted(p for p in folder.iterdir() if p.name.endswith((".html", ".html.gz")))
    if not pages:
        complain(f"{folder}: holds no .html or .html.gz file")
        return 1
    for page in progress(pages, "reading"):
        if page.exists() and not page.is_file():  # a folder, or a pipe that would never end
            complain(f"{page}: is no regular file")
            refused += 1
            continue
        try:
            say({**article_to(read_file(str(page), None)), "file": page.name})
        except TilshiError as error:
            complain(_told(str(page), error))
            refused += 1
    return refused


def _told(page: str, error: TilshiError) -> str:
    """The error with the file it came from, which reading knows only as a page."""
    return f"{page}: {error.reason}" + (f". {error.todo}" if error.todo else "")


@collector_paused()
def annotate(
    file: File = "-",
    explain: Arg[bool, typer.Option("--explain", help="Print the reading for a person instead of JSON Lines.")] = False,
    lang: Arg[str, typer.Option(help="The language of the explanation: kk, ru or en.")] = "en",
) -> None:
    """Add what is found in each article: language, names, figures, dates, quotes, places, topics.

    [bold]Examples[/bold]

      tilshi read page.html | tilshi annotate

      tilshi read page.html | tilshi annotate --explain --lang kk
    """
    from tilshi.annotate import annotate_one
    from tilshi.annotate.explaining import EXPLAINED_IN, explained

    if lang not in EXPLAINED_IN:
        raise UserError("--lang", f"there are no explanations in {lang}", f"take one of {', '.join(EXPLAINED_IN)}")
    lines = Lines(file, article_from)
    for given, article in progress(lines, "annotating"):
        annotated = annotate_one(article)
        if explain:
            show_reading(article.id, explained(annotated, lang))
            continue
        # The texts anew: offsets are into NFC, which the given ones need not be.
        texts = {"id": article.id, "title": article.title, "text": article.text}
        say({**given, **texts, **annotations_to(annotated)})
    _end(lines.refused)


@collector_paused()
def reprints(file: File = "-") -> None:
    """Find which articles were copied from which, and what was changed on the way.

    [bold]Example[/bold]

      tilshi reprints articles.jsonl
    """
    for reprint in _reprints(articles := _Articles(file)):
        say(reprint_to(reprint))
    _end(articles.refused)


@collector_paused()
def connect(file: File = "-") -> None:
    """Find the stories: the articles about one event, across languages, with the reasons.

    [bold]Example[/bold]

      tilshi annotate articles.jsonl | tilshi connect > stories.jsonl
    """
    from tilshi.connect import find_stories

    articles = _Articles(file)
    found = _reprints(articles)
    for story in find_stories(articles.all, found):
        say(story_to(story))
    _end(articles.refused)


@collector_paused()
def compare(file: File = "-") -> None:
    """Compare the articles of one story: what agrees, what differs, who said what, who was first.

    [bold]Example[/bold]

      grep -h flood articles.jsonl | tilshi compare
    """
    from tilshi.compare import compare as compare_stage

    articles = _Articles(file)
    found = _reprints(articles)
    if not articles.all:
        complain(f"{file}: holds no article to compare")
    say(comparison_to(compare_stage(articles.all, found)))
    _end(articles.refused)


class _Articles:
    """The annotated articles of a file, whole, each id once. What lacks annotations is annotated on the way."""

    def __init__(self, file: str) -> None:
        self._lines = Lines(file, _annotated)
        self.all: list[Annotated] = []
        seen: set[str] = set()
        for given, article in progress(self._lines, "reading articles"):
            if article.id in seen:
                self._lines.refuse(f"article {given.get('id', article.id)}", "its id stands here twice; the first is kept")
                continue
            seen.add(article.id)
            self.all.append(article)

    @property
    def refused(self) -> int:
        return self._lines.refused


def _annotated(line: Line) -> Annotated:
    from tilshi.annotate import annotate_one

    return annotated_from(line) if is_annotated(line) else annotate_one(article_from(line))


def _reprints(articles: _Articles) -> list[Reprint]:
    from tilshi.connect import find_reprints

    return find_reprints(articles.all)


def _end(refused: int) -> None:
    raise typer.Exit(1 if refused else 0)
