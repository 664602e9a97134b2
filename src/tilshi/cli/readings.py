"""A reading of an article on the terminal: each sentence, and under it what was found in it."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from tilshi.model import FoundWords, Reading, SentenceRead

# Colours and bold only where a terminal shows them; piped, the same words without.
_OUT = Console(highlight=False, soft_wrap=True)


def show_reading(article_id: str, reading: Reading) -> None:
    """Print the reading on standard output, one article after another, parted by an empty line."""
    _OUT.print(f"[bold]{escape(article_id)}[/bold]")
    width = max((len(row.kind) for row in _rows(reading)), default=0)
    for row in reading.about:
        _print(row, width)
    for sentence in reading.sentences:
        _sentence(sentence, width)
    _OUT.print()


def _rows(reading: Reading) -> list[FoundWords]:
    return [*reading.about, *(row for sentence in reading.sentences for row in sentence.found)]


def _sentence(sentence: SentenceRead, width: int) -> None:
    style = "bold" if sentence.part == "title" else "default"
    _OUT.print(f"\n[{style}]{escape(' '.join(sentence.text.split()))}[/]")
    for row in sentence.found:
        _print(row, width)
    if sentence.concepts:
        meant = "; ".join(f"{word} = {label}" for word, label in dict.fromkeys(sentence.concepts))
        _OUT.print(f"  [dim]{escape(meant)}[/dim]")


def _print(row: FoundWords, width: int) -> None:
    words = " ".join(row.text.split())
    _OUT.print(f"  [cyan]{row.kind:<{width}}[/cyan]  {escape(words)}  [green]{escape(row.meaning)}[/green]")
