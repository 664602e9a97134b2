"""Who looks at a page, as far as the request says: language, theme, the moment, the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup

from .words import INTERFACE, Words, words_of

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

# Who works with the Kazakh interface reads Russian too; glosses under Russian words would only be in the way.
READS: Mapping[str, tuple[str, ...]] = {"kk": ("kk", "ru"), "ru": ("ru",), "en": ("en",)}


@dataclass(frozen=True, slots=True)
class Reader:
    """`path` is without the query; `query` holds the known parameters of the page, without lang and theme."""

    words: Words
    now: datetime
    theme: Theme | None = None
    path: str = "/"
    query: tuple[tuple[str, str], ...] = field(default=())

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def reads(self) -> tuple[str, ...]:
        return READS[self.language]

    def link(self, **changes: str | None) -> str:
        """This page with parameters changed; None leaves one out."""
        kept = {**dict(self.query), **changes}
        query = urlencode({k: v for k, v in kept.items() if v})
        return self.path + (f"?{query}" if query else "")

    def foreign(self, language: str | None) -> bool:
        return bool(language) and language != "und" and language != self.language

    def time(self, moment: datetime | None, style: Literal["clock", "moment", "ago", "row"] = "moment") -> Markup:
        """A <time> with the exact moment in its title; words when it is unknown."""
        if moment is None:
            return Markup("<span class=unsure>{}</span>").format(self.words("times.unknown"))
        if style == "clock":
            shown = self.words.clock(moment)
        elif style == "ago":
            shown = self.words.ago(moment, self.now)
        else:
            shown = self.words.moment(moment, self.now)
        stamp = moment.isoformat(timespec="seconds").replace("+00:00", "Z")
        return Markup('<time datetime="{}" title="{}">{}</time>').format(stamp, self.words.exact(moment), shown)


def reader_of(request: Request, clock: Callable[[], datetime]) -> Reader:
    """What the address asks for goes before the cookie, the cookie before the browser's languages; Kazakh otherwise."""
    asked = request.query_params
    accepted = request.headers.get("accept-language", "")
    language = _first_known(asked.get("lang"), request.cookies.get("lang")) or _accepted(accepted)
    theme = next((t for t in (asked.get("theme"), request.cookies.get("theme")) if t in THEMES), None)
    query = tuple((k, v) for k, v in asked.items() if k not in ("lang", "theme"))
    return Reader(words_of(language), clock(), _theme(theme), request.url.path, query)


def _theme(given: str | None) -> Theme | None:
    return next((theme for theme in THEMES if theme == given), None)


def _first_known(*given: str | None) -> str | None:
    return next((g for g in given if g in INTERFACE), None)


def _accepted(header: str) -> str:
    """The best interface language of an Accept-Language header (RFC 9110, 12.5.4), or Kazakh."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, parameter = part.strip().partition(";")
        language = tag.strip().lower().split("-")[0]
        if language in INTERFACE:
            ranked.append((-_quality(parameter), place, language))
    return min(ranked)[2] if ranked and min(ranked)[0] < 0 else INTERFACE[0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return max(0.0, min(1.0, float(value)))
    except ValueError:
        return 0.0
