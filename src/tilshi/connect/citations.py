"""Which outlets an article names as where it has its news from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tilshi.languages import skeleton
from tilshi.model import Annotated

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_NOT_LETTER = re.compile("[^0-9a-z]")
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)\.[a-z]{2,}(?:/.*)?$", re.IGNORECASE)


def cites(article: Annotated, source: str) -> bool:
    """Whether a sentence of the article with a word of reporting names `source` (an outlet's name or its site)."""
    name = outlet_key(source, article.language)
    return len(name) > 2 and any(name in sentence for sentence in _reporting(article))


def outlet_key(source: str, language: str) -> str:
    """Letters of an outlet's name as every script gives them: «Жайлау ақпарат» and Zhailau Aqparat meet."""
    site = _SITE.match(source)
    return _NOT_LETTER.sub("", skeleton(site.group(1) if site else source, language))


def _reporting(article: Annotated) -> list[str]:
    words = _words().get(article.language, ())
    text = f"{article.article.title}\n{article.article.text}"
    return [
        _NOT_LETTER.sub("", skeleton(sentence, article.language))
        for sentence in _SENTENCE.findall(text)
        if any(word in sentence.lower() for word in words)
    ]


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads((files("tilshi.connect") / "citations.toml").read_text("utf-8"))
    return {language: tuple(words) for language, words in table.items()}
