"""Which outlets an article names as where it has its news from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from tilshi.languages import skeleton
from tilshi.model import Annotated

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_NOT_LETTER = re.compile("[^0-9a-z]")
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)\.[a-z]{2,}(?:/.*)?$", re.IGNORECASE)


class Citations:
    """Whom articles name; the sentences of an article are read once."""

    def __init__(self) -> None:
        self._reporting: dict[str, str] = {}
        self._outlets: dict[tuple[str, str], str] = {}

    def cites(self, article: Annotated, source: str) -> bool:
        """Whether a sentence of the article with a word of reporting names `source` (an outlet's name or its site)."""
        said = self._reporting.get(article.id)
        if said is None:
            said = self._reporting[article.id] = " ".join(_reporting(article))
        asked = (source, article.language)
        name = self._outlets.get(asked)
        if name is None:
            name = self._outlets[asked] = outlet_key(source, article.language)
        return len(name) > 2 and name in said


def outlet_key(source: str, language: str) -> str:
    """Letters of an outlet's name as every script gives them: «Жайлау ақпарат» and Zhailau Aqparat meet."""
    site = _SITE.match(source)
    return _NOT_LETTER.sub("", skeleton(site.group(1) if site else source, language))


def _reporting(article: Annotated) -> Iterator[str]:
    """The letters of each sentence that has a word of reporting; a text without such a word is not cut into sentences."""
    words = _words().get(article.language, ())
    text = f"{article.article.title}\n{article.article.text}"
    lower = text.lower()
    present = [word for word in words if word in lower]
    for sentence in _SENTENCE.findall(text) if present else ():
        if any(word in sentence.lower() for word in present):
            yield _NOT_LETTER.sub("", skeleton(sentence, article.language))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads((files("tilshi.connect") / "citations.toml").read_text("utf-8"))
    return {language: tuple(words) for language, words in table.items()}
