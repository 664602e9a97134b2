"""Records as the JSON objects of the filters, and back.

The shapes are a contract with scripts outside the project: docs/reference/lines.md. Unknown keys are ignored here; the filters
pass them through. Reading is strict about what is known: a wrong type raises ValueError that names the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, TypeAlias, TypeVar, cast, get_args
from unicodedata import normalize

from .article import (
    Annotated,
    Article,
    Concept,
    Date,
    Figure,
    Name,
    NameType,
    Number,
    Part,
    Passage,
    Place,
    Quote,
    Span,
    Topic,
)
from .comparison import Comparison, Fact, FactVersion, OnlyOne, Reported, Wording
from .story import Change, Link, Reason, ReasonKind, Reprint, Story

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"
Line: TypeAlias = Mapping[str, JSON]
_NAME_TYPES = get_args(NameType)
Annotations = ("names", "figures", "dates", "quotes", "places", "topics")

# No news is older than newspapers; beyond the other end times can no longer be moved between zones.
FIRST_YEAR, LAST_YEAR = 1600, 9998

T = TypeVar("T")


def time_from(value: str) -> datetime:
    """RFC 3339 to aware UTC; a time without a zone is refused, for nobody can know which was meant."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone (RFC 3339 wants Z or an offset)")
    return moment.astimezone(UTC)


def time_to(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC, seconds, or None."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _want(line: Line, key: str, kind: type[T] | tuple[type, ...], default: T | None = None) -> T | None:
    value = line.get(key)
    if value is None:
        return default
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{key!r} is {type(value).__name__}, not {getattr(kind, '__name__', 'a number')}")
    return cast("T | None", value)


def _need(line: Line, key: str, kind: type[T] | tuple[type, ...]) -> T:
    value = _want(line, key, kind)
    if value is None:
        raise ValueError(f"{key!r} is missing")
    return value


def _time(line: Line, key: str) -> datetime | None:
    value = _want(line, key, str)
    if not value:
        return None
    try:
        moment = time_from(value)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(f"{value!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
        return moment
    except (ValueError, OverflowError) as error:  # year 1 east of Greenwich lies before all time
        raise ValueError(f"{key!r}: {error}") from None


def article_from(line: Line) -> Article:
    """An article of the contract. Without "id", one is made from the URL or the content. Texts become NFC.

    Raises ValueError when there is neither title nor text, or a key has the wrong type.
    """
    title = normalize("NFC", _want(line, "title", str, "") or "")
    text = normalize("NFC", _want(line, "text", str, "") or "")
    if not title.strip() and not text.strip():
        raise ValueError("neither 'title' nor 'text' holds anything")
    url = _want(line, "url", str)
    source = _want(line, "source", str, "") or ""
    identity = line.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if identity is not None and not isinstance(identity, str):
        raise ValueError(f"'id' is {type(identity).__name__}, not str")
    return Article(
        id=identity or content_id(url or "", source, title, text),
        source=source,
        title=title,
        text=text,
        published_at=_time(line, "published_at"),
        url=url,
        language=_want(line, "language", str),
        byline=_want(line, "byline", str),
        modified_at=_time(line, "modified_at"),
        fetched_at=_time(line, "fetched_at"),
    )


def content_id(url: str, source: str, title: str, text: str) -> str:
    """16 hex digits of SHA-256: of the URL where there is one, else of source, title and text. Never of the time."""
    basis = url or "\x1f".join((source, title, text))
    return hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_to(article: Article) -> dict[str, JSON]:
    line: dict[str, JSON] = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "text": article.text,
        "published_at": time_to(article.published_at),
    }
    optional = {"url": article.url, "language": article.language, "byline": article.byline}
    times = {"modified_at": time_to(article.modified_at), "fetched_at": time_to(article.fetched_at)}
    line.update({k: v for k, v in (optional | times).items() if v is not None})
    return line


# ---- annotations


def _span_to(span: Span) -> dict[str, JSON]:
    return {"in": span.part, "start": span.start, "end": span.end, "text": span.text}


def _span_from(line: Line, article: Article) -> Span:
    """Spans are most of a line: what is right is taken in one look, and what is wrong is looked at again for its error."""
    part, start, end, text = line.get("in"), line.get("start"), line.get("end"), line.get("text")
    if (part == "title" or part == "text") and type(start) is int and type(end) is int and type(text) is str:
        whole = article.title if part == "title" else article.text
        right = 0 <= start <= end <= len(whole) and whole[start:end] == text
        return Span(part, start, end, text) if right else _span_checked(line, article)
    return _span_checked(line, article)


def _span_checked(line: Line, article: Article) -> Span:
    part = _need(line, "in", str)
    if part not in get_args(Part):
        raise ValueError(f"'in' is {part!r}, neither 'title' nor 'text'")
    start, end, text = _need(line, "start", int), _need(line, "end", int), _need(line, "text", str)
    whole = article.part(cast(Part, part))
    if not 0 <= start <= end <= len(whole) or whole[start:end] != text:
        raise ValueError(f"span {start}-{end} of the {part} is not {text[:40]!r}")
    return Span(cast(Part, part), start, end, text)


def _given(**values: JSON) -> dict[str, JSON]:
    return {key: value for key, value in values.items() if value is not None and value is not False}


def annotations_to(a: Annotated) -> dict[str, JSON]:
    return {
        "language": a.language,
        "script": a.script,
        "names": [{**_span_to(n.span), "type": n.type, "key": n.key} for n in a.names],
        "figures": [
            {
                **_span_to(f.span),
                "value": f.value,
                **_given(high=f.high, approximate=f.approximate, bound=f.bound, unit=f.unit, counted=f.counted),
            }
            for f in a.figures
        ],
        "dates": [{**_span_to(d.span), "value": d.value, **_given(relative=d.relative)} for d in a.dates],
        "quotes": [
            {
                **_span_to(q.span),
                "direct": q.direct,
                **_given(speaker=q.speaker, speaker_key=q.speaker_key, verb=q.verb),
            }
            for q in a.quotes
        ],
        "places": [
            {**_span_to(p.span), "key": p.key, **_given(country=p.country, region=p.region, reason=p.reason or None)}
            for p in a.places
        ],
        "topics": [{"code": t.code, "score": t.score, "reasons": list(t.reasons)} for t in a.topics],
        "concepts": [{**_span_to(c.span), "concept": c.concept} for c in a.concepts],
        **({"passages": [_passage_to(p) for p in a.passages]} if a.passages else {}),
    }


def _passage_to(p: Passage) -> dict[str, JSON]:
    return {"in": p.part, "start": p.start, "end": p.end, "language": p.language, "script": p.script}


def annotated_to(a: Annotated) -> dict[str, JSON]:
    return article_to(a.article) | annotations_to(a)


def is_annotated(line: Line) -> bool:
    """Whether the line carries annotations already (an article that merely names its language does not)."""
    return all(key in line for key in ("names", "figures", "script"))


def _list(line: Line, key: str) -> list[Line]:
    values = line.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise ValueError(f"{key!r} is not a list of objects")
    return cast(list[Line], values)


def annotated_from(line: Line) -> Annotated:
    """An article with its annotations. Raises ValueError when a span does not hold the text it claims."""
    article = article_from(line)
    return Annotated(
        article=article,
        language=_want(line, "language", str, "und") or "und",
        script=_want(line, "script", str, "Zyyy") or "Zyyy",
        names=tuple([Name(_span_from(x, article), _name_type(x), _text(x, "key")) for x in _list(line, "names")]),
        figures=tuple([_figure_from(_span_from(x, article), x) for x in _list(line, "figures")]),
        dates=tuple([Date(_span_from(x, article), _text(x, "value"), bool(x.get("relative"))) for x in _list(line, "dates")]),
        quotes=tuple([_quote_from(_span_from(x, article), x) for x in _list(line, "quotes")]),
        places=tuple([_place_from(_span_from(x, article), x) for x in _list(line, "places")]),
        topics=tuple([_topic_from(x) for x in _list(line, "topics")]),
        concepts=tuple([Concept(_span_from(x, article), _text(x, "concept")) for x in _list(line, "concepts")]),
        passages=tuple([_passage_from(x, article) for x in _list(line, "passages")]),
    )


def _passage_from(line: Line, article: Article) -> Passage:
    part, start, end = _need(line, "in", str), _need(line, "start", int), _need(line, "end", int)
    if part not in ("title", "text") or not 0 <= start < end <= len(article.part(cast(Part, part))):
        raise ValueError(f"the passage {start}-{end} is no part of the {part}")
    return Passage(cast(Part, part), start, end, _text(line, "language"), _text(line, "script"))


def _text(line: Line, key: str) -> str:
    value = line.get(key)
    return value if type(value) is str else _need(line, key, str)


def _name_type(line: Line) -> NameType:
    value = _need(line, "type", str)
    if value not in _NAME_TYPES:
        raise ValueError(f"'type' is {value!r}, none of {', '.join(_NAME_TYPES)}")
    return cast(NameType, value)


def _quote_from(span: Span, line: Line) -> Quote:
    speaker, key, verb = _want(line, "speaker", str), _want(line, "speaker_key", str), _want(line, "verb", str)
    return Quote(span, bool(line.get("direct")), speaker, key, verb)


def _place_from(span: Span, line: Line) -> Place:
    country, region = _want(line, "country", str), _want(line, "region", str)
    return Place(span, _text(line, "key"), country, region, _want(line, "reason", str) or "")


def _figure_from(span: Span, line: Line) -> Figure:
    bound = _want(line, "bound", str)
    if bound not in (None, "at_least", "at_most"):
        raise ValueError(f"'bound' is {bound!r}, neither 'at_least' nor 'at_most'")
    return Figure(
        span,
        cast(Number, _need(line, "value", (int, float))),
        cast("Number | None", _want(line, "high", (int, float))),
        bool(line.get("approximate")),
        cast(Literal["at_least", "at_most"] | None, bound),
        _want(line, "unit", str),
        _want(line, "counted", str),
    )


def _topic_from(line: Line) -> Topic:
    reasons = line.get("reasons") or []
    if not isinstance(reasons, list):
        raise ValueError("'reasons' is not a list")
    score = cast(float, _want(line, "score", (int, float), 0.0))
    return Topic(_need(line, "code", str), float(score), tuple(str(reason) for reason in reasons))


# ---- stories, reprints


def story_to(story: Story) -> dict[str, JSON]:
    return {
        "story_id": story.id,
        "article_ids": list(story.article_ids),
        "languages": list(story.languages),
        "first_published_at": time_to(story.first_published_at),
        "links": [_link_to(link) for link in story.links],
        **({"title": story.title} if story.title else {}),
    }


def _link_to(link: Link) -> dict[str, JSON]:
    reasons: list[JSON] = [{"kind": r.kind, "value": r.value, "weight": round(r.weight, 4)} for r in link.reasons]
    return {"article_id": link.article_id, "to": link.to, "score": round(link.score, 4), "reasons": reasons}


def link_from(line: Line) -> Link:
    reasons = tuple(
        Reason(
            cast(ReasonKind, _need(r, "kind", str)),
            _need(r, "value", str),
            float(cast(float, _need(r, "weight", (int, float)))),
        )
        for r in _list(line, "reasons")
    )
    return Link(
        _need(line, "article_id", str),
        _need(line, "to", str),
        float(cast(float, _need(line, "score", (int, float)))),
        reasons,
    )


def reprint_to(reprint: Reprint) -> dict[str, JSON]:
    return {
        "copy": reprint.copy,
        "original": reprint.original,
        "kind": reprint.kind,
        "shared": round(reprint.shared, 4),
        "changes": [change_to(change) for change in reprint.changes],
    }


def change_to(change: Change) -> dict[str, JSON]:
    return {"kind": change.kind, "original": _span_to(change.original), "copy": _span_to(change.copy)}


# ---- comparisons


def _wording_to(wording: Wording) -> dict[str, JSON]:
    return {
        "article_id": wording.article_id,
        "in": wording.part,
        "start": wording.start,
        "end": wording.end,
        "text": wording.text,
    }


def _version_to(version: FactVersion) -> dict[str, JSON]:
    return {
        "value": version.value,
        **_given(high=version.high, unit=version.unit, approximate=version.approximate, bound=version.bound),
        "article_ids": list(version.article_ids),
        "wording": [_wording_to(wording) for wording in version.wording],
    }


def fact_to(fact: Fact) -> dict[str, JSON]:
    return {"about": fact.about, "kind": fact.kind, "versions": [_version_to(version) for version in fact.versions]}


def _only_to(only: OnlyOne) -> dict[str, JSON]:
    return {
        "article_id": only.article_id,
        "kind": only.kind,
        "value": only.value,
        **_given(unit=only.unit, about=only.about or None),
        "wording": _wording_to(only.wording),
    }


def _reported_to(reported: Reported) -> dict[str, JSON]:
    return {
        "article_id": reported.article_id,
        "published_at": time_to(reported.published_at),
        **_given(reprint_of=reported.reprint_of),
    }


def comparison_to(comparison: Comparison) -> dict[str, JSON]:
    return {
        "agreed": [fact_to(fact) for fact in comparison.agreed],
        "differs": [fact_to(fact) for fact in comparison.differs],
        "quotes": [
            {
                "speaker": voice.speaker,
                "speaker_key": voice.speaker_key,
                "versions": [{**_wording_to(s.wording), "direct": s.direct, "utterance": s.utterance} for s in voice.versions],
            }
            for voice in comparison.quotes
        ],
        "only_one": [_only_to(only) for only in comparison.only_one],
        "order": [_reported_to(reported) for reported in comparison.order],
        "updates": [fact_to(fact) for fact in comparison.updates],
    }
