"""Asking a workspace: its sources, its search, whole exports."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated as Arg

import typer

from tilshi.model.lines import JSON, article_to, story_to, time_to

from .lines import put, say
from .look import progress


class Format(StrEnum):
    jsonl = "jsonl"
    csv = "csv"


Data = Arg[Path, typer.Option(help="The data folder of the workspace.", show_default=False)]
As = Arg[Format, typer.Option("--format", help="jsonl: one object a line; csv: for a spreadsheet.")]

export = typer.Typer(help="Export articles or stories whole, for analysis elsewhere.", no_args_is_help=True)

SOURCE_KEYS = ("name", "url", "state", "reason", "last_success_at", "articles", "refused", "kind", "language", "country")
FOUND_KEYS = ("id", "kind", "title", "score", "language", "source", "published_at")
ARTICLE_KEYS = ("id", "url", "source", "title", "text", "language", "published_at", "fetched_at", "versions")
STORY_KEYS = ("story_id", "title", "article_ids", "languages", "first_published_at", "links")


def sources(data: Data, form: As = Format.jsonl) -> None:
    """List the sources with their state, last success and number of articles.

    [bold]Example[/bold]

      tilshi sources --data news --format csv > sources.csv
    """
    from tilshi.workspace import open_workspace

    with open_workspace(data, write=False) as workspace:
        _write(
            (
                {
                    "name": health.source.name,
                    "url": health.source.url,
                    "state": health.state,
                    "reason": health.reason,
                    "last_success_at": time_to(health.last_success_at),
                    "articles": health.articles,
                    "refused": health.refused,
                    "kind": health.source.kind,
                    "language": health.source.language,
                    "country": health.source.country,
                }
                for health in workspace.sources()
            ),
            SOURCE_KEYS,
            form,
        )


def search(
    words: Arg[str, typer.Argument(help="Words in Kazakh, Russian or English; endings and script do not matter.")],
    data: Data,
    form: As = Format.jsonl,
    limit: Arg[int, typer.Option(min=1, max=1000, help="At most this many results.")] = 50,
) -> None:
    """Search stories and articles.

    [bold]Example[/bold]

      tilshi search "су тасқыны" --data news
    """
    from tilshi.workspace import open_workspace

    with open_workspace(data, write=False) as workspace:
        _write(
            (
                {
                    "id": found.id,
                    "kind": found.kind,
                    "title": found.title,
                    "score": round(found.score, 4),
                    "language": found.language,
                    "source": found.source,
                    "published_at": time_to(found.published_at),
                }
                for found in workspace.search(words, limit=limit)
            ),
            FOUND_KEYS,
            form,
        )


@export.command("articles")
def articles(data: Data, form: As = Format.jsonl) -> None:
    """Every article with its text, time, source and number of versions.

    [bold]Example[/bold]

      tilshi export articles --data news --format jsonl > articles.jsonl
    """
    from tilshi.workspace import open_workspace

    with open_workspace(data, write=False) as workspace:
        _write(
            (
                {
                    **dict.fromkeys(ARTICLE_KEYS),
                    **article_to(article),
                    "versions": versions,
                }
                for article, versions in progress(workspace.articles(), "exporting articles")
            ),
            ARTICLE_KEYS,
            form,
        )


@export.command("stories")
def stories(data: Data, form: As = Format.jsonl) -> None:
    """Every story with its articles and the reasons that connect them.

    [bold]Example[/bold]

      tilshi export stories --data news --format csv > stories.csv
    """
    from tilshi.workspace import open_workspace

    with open_workspace(data, write=False) as workspace:
        _write(
            ({**story_to(story), "title": story.title} for story in progress(workspace.stories(), "exporting stories")),
            STORY_KEYS,
            form,
        )


def _write(lines: Iterable[Mapping[str, JSON]], keys: Sequence[str], form: Format) -> None:
    if form is Format.jsonl:
        for line in lines:
            say(line)
        return
    rows = csv.DictWriter(_Out(), keys, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for line in lines:
        rows.writerow({key: _cell(line.get(key)) for key in keys})


class _Out:
    """Standard output for the csv module, with its failures told as for JSON Lines."""

    def write(self, text: str) -> None:
        put(text)


def _cell(value: JSON) -> str:
    """A spreadsheet must not run what a page wrote: a cell that would start a formula gets an apostrophe (OWASP)."""
    import json

    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "'" + text if isinstance(value, str) and text[:1] in "=+-@\t\r" and text[:1] else text
