"""The labels planted in the made-up region, as JSON Lines with offsets: an open test set.

Every line has "kind": event, story, reprint, differs, agrees, quote, only, edit. Articles go by the id Tilshi gives them once
collected. Offsets are code points of the article's text as it stands in the end (after edits); where an edit took the
labelled words away, they are of the first state, and the wording says "version": 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model.lines import JSON, time_to
from .region import Event, FigureLabel, Given, Planted, Region, RegionFault, State, Written

Gold = Mapping[str, JSON]


def gold_of(region: Region) -> Iterator[Gold]:
    """Every label of the region, event by event, always in the same order. Raises RegionFault where a text lacks its label."""
    for event in region.events:
        yield _event(event, region)
        yield _story(event)
        yield from (_reprint(a, region) for a in event.articles if a.copy_of)
        yield from (_figure("differs", label, event, region) for label in event.differs)
        yield from (_figure("agrees", label, event, region) for label in event.agrees)
        for quote in event.quotes:
            versions = [_wording(region.by_id[article], words) for article, words in quote.versions]
            yield {"kind": "quote", "event": event.id, "speaker": quote.speaker, "versions": versions}
        for only in event.only:
            told = {"kind": "only", "event": event.id, "about": only.about, "value": only.value}
            yield told | {"wording": _wording(region.by_id[only.article], only.text)}
        yield from (_edit(a, number) for a in event.articles for number in range(1, len(a.states)))


def _event(event: Event, region: Region) -> Gold:
    return {
        "kind": "event",
        "event": event.id,
        "about": event.about,
        "field": event.kind,
        "running": event.running,
        "looks_like": list(event.looks_like),
        "articles": [_article(a) for a in event.articles],
        "made_up": True,
        "base": region.base.isoformat(),
    }


def _article(article: Written) -> Gold:
    return {
        "article_id": article.article_id,
        "name": article.id,
        "url": article.url,
        "source": article.outlet.name,
        "language": article.outlet.language,
        "published_at": time_to(article.published_at),
    }


def _story(event: Event) -> Gold:
    ordered = sorted(event.articles, key=lambda a: (a.published_at, a.article_id))
    return {
        "kind": "story",
        "event": event.id,
        "article_ids": [a.article_id for a in ordered],
        "languages": sorted({a.outlet.language for a in ordered}),
        "first_published_at": time_to(ordered[0].published_at),
        "looks_like": list(event.looks_like),
    }


def _reprint(copy: Written, region: Region) -> Gold:
    original = region.by_id[copy.copy_of or ""]
    line: dict[str, JSON] = {
        "kind": "reprint",
        "event": copy.event,
        "copy": copy.article_id,
        "original": original.article_id,
        "reprint": copy.copy_kind,
        "changes": [],
    }
    if copy.change is not None:
        line["changes"] = [_change(copy.change, original, copy)]
    return line


def _change(change: Planted, original: Written, copy: Written) -> Gold:
    return {
        "kind": change.kind,
        "original": _wording(original, change.original, within=change.original_context),
        "copy": _wording(copy, change.copy, within=change.copy_context),
    }


def _figure(kind: str, label: FigureLabel, event: Event, region: Region) -> Gold:
    versions = [_given(given, region) for given in label.versions]
    return {"kind": kind, "event": event.id, "about": label.about, "unit": label.unit, "versions": versions}


def _given(given: Given, region: Region) -> Gold:
    articles = [region.by_id[name] for name in given.articles]
    found = [wording for article in articles if (wording := _figure_wording(article, given.value))]
    return {"value": given.value, "article_ids": [a.article_id for a in articles], "wording": found}


def _edit(article: Written, number: int) -> Gold:
    before, after = article.states[number - 1], article.states[number]
    return {
        "kind": "edit",
        "event": article.event,
        "article_id": article.article_id,
        "version": number + 1,
        "at": time_to(after.at),
        "what": after.what,
        "before": _difference(before.text, after.text),
        "after": _difference(after.text, before.text),
    }


def _difference(text: str, other: str) -> Gold:
    """Where a text leaves another: the stretch between their common beginning and end, widened to whole words."""
    start = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    room = min(len(text), len(other)) - start
    same = next((i for i in range(room) if text[-1 - i] != other[-1 - i]), room)
    while start and text[start - 1].isalnum():
        start -= 1
    while same and text[-same].isalnum():
        same -= 1
    return {"in": "text", "start": start, "end": len(text) - same, "text": text[start : len(text) - same]}


def _wording(article: Written, words: str, within: str = "") -> Gold:
    """Where the words stand: in the last state's text, else its title, else the first state's."""
    states: list[tuple[int, State]] = [(len(article.states), article.states[-1]), (1, article.states[0])]
    for number, state in states:
        for part, text in (("text", state.text), ("title", state.title)):
            start = _place(text, words, within)
            if start >= 0:
                line: dict[str, JSON] = {"article_id": article.article_id, "in": part, "start": start}
                line |= {"end": start + len(words), "text": words}
                return line if number == len(article.states) else line | {"version": number}
    raise RegionFault(f"{article.id}: {words!r} does not stand in it")


def _place(text: str, words: str, within: str) -> int:
    """Where the words begin, -1 if nowhere; with a context, within its first place."""
    if not within:
        return text.find(words)
    at, inner = text.find(within), within.find(words)
    if inner < 0:  # the label may be wider than the replaced words
        return text.find(words) if at >= 0 and within in words else -1
    return at + inner if at >= 0 else -1


_SCALES = (
    (1_000_000_000, r"(?:млрд|миллиард\w*|mlrd|billion|bn|milliard\w*)"),
    (1_000_000, r"(?:млн|миллион\w*|mln|million|million\w*)"),
    (1_000, r"(?:мың\w*|тыс\.?|тысяч\w*|ming|миң|thousand)"),
    (1, ""),
)


def _figure_wording(article: Written, value: float) -> Gold | None:
    """Where the figure stands in digits, where it does so exactly once; written-out numbers have no offsets here."""
    text = article.states[-1].text
    for scale, word in _SCALES:
        pattern = _digits(value / scale)
        if not pattern:
            continue
        tail = rf"[\s\u00a0-]?{word}(?!\w)" if word else r"(?![\d]|[.,]\d)"
        found = list(re.finditer(rf"(?<![\d.,])(?<!\d[\s\u00a0]){pattern}{tail}", text, re.I))
        if len(found) == 1:
            start, end = found[0].span()
            return {"article_id": article.article_id, "in": "text", "start": start, "end": end, "text": text[start:end]}
    return None


def _digits(value: float) -> str:
    """A pattern of the value in digits with any grouping and decimal mark; "" where it would need too many decimals."""
    if value < 1 or round(value, 3) != value:
        return ""
    whole, _, decimals = f"{value:.3f}".rstrip("0").partition(".")
    groups = f"{int(whole):,}".split(",")
    pattern = r"[\s\u00a0\u202f.,]?".join(groups)
    return pattern + (rf"[.,]{decimals}" if decimals else "")
