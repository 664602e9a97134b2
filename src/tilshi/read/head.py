"""What a page says of its article: title, byline, times, language, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from ..languages.stamps import Stamp, stamp
from .addresses import canonical_url, same_host
from .furniture import byline_of, folded, stamp_line

Element: TypeAlias = Any  # lxml comes without types

_ARTICLE = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review)?Article$|NewsArticle|BlogPosting|LiveBlogPosting|Report$"
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publish-date", "publishdate", "pubdate",
    "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "mediator_published_time", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "modified_time")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "mediator_author", "sailthru.author")
_ASIDE = {"footer", "aside", "nav"}
_FURNITURE_CLASS = re.compile(
    r"footer|sidebar|related|recommend|popular|similar|latest|breadcrumb|comment|widget|copyright|recent|cookie|also|trending",
    re.I,
)
_DATE_CLASS = re.compile(r"date|time|publish|posted|meta|info|byline|дата", re.I)
_AUTHOR_CLASS = re.compile(r"author|byline|writer|автор", re.I)
_PARTS = re.compile(r"\s+[-–—|:•·»/]+\s+|\s*\|\s*")
MOST_JSON = 300_000


@dataclass(slots=True)
class Head:
    """What was found, before it is judged. `linked` is a canonical address the page claims, on any host."""

    title: str = ""
    byline: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    visible: Stamp | None = None
    language: str | None = None
    linked: str | None = None
    metas: dict[str, str] = field(default_factory=dict)


def read_head(root: Element, url: str | None, site: str = "") -> Head:
    """The head of a page. `site`: the name of its source, to be stripped from titles."""
    metas = _metas(root)
    data = next(_linked_data(root), {})
    times = _times(root)
    head = Head(metas=metas)
    head.title = _title(root, metas, data, site)
    head.byline = _byline(root, metas, data, site)
    head.published = _first_stamp(_text(data.get("datePublished")), *(metas.get(key, "") for key in _PUBLISHED), times[0])
    head.modified = _first_stamp(_text(data.get("dateModified")), *(metas.get(key, "") for key in _MODIFIED), times[1])
    head.visible = _visible(root) if head.published is None or not head.published.clock else None
    spoken = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or _text(data.get("inLanguage"))
    head.language = _language(spoken or metas.get("og:locale", ""))
    head.linked = _canonical(root, url)
    return head


def identity(head: Head, url: str | None) -> str | None:
    """The article's address: the canonical one the page names where it stands on the page's own host, else the page's.

    Another host's claim is not believed: anybody may write it. A claim that all pages of a site make (its front page) is none.
    """
    if not url:
        return canonical_url(head.linked) if head.linked else None
    if (
        head.linked
        and same_host(head.linked, url)
        and (urlsplit(head.linked).path.strip("/") or not urlsplit(url).path.strip("/"))
    ):
        return canonical_url(head.linked)
    return canonical_url(url)


def _metas(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = meta.get("content")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), content.strip()[:2000])
    return found


def _linked_data(root: Element) -> Iterator[Mapping[str, object]]:
    """The JSON-LD objects of articles, as lenient as real pages need."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > MOST_JSON:
            continue
        text = re.sub(r"[\x00-\x1f]+", " ", script.text.strip().removeprefix("<!--").removesuffix("-->"))
        try:
            data = json.loads(text.strip().rstrip(";"))
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kind = thing.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(one, str) and _ARTICLE.search(one) for one in kinds):
                yield thing


def _things(data: object) -> Iterator[Mapping[str, object]]:
    layer = data if isinstance(data, list) else [data]
    for thing in layer[:50]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in graph[:50] if isinstance(one, dict))
            main = thing.get("mainEntity")
            if isinstance(main, dict):
                yield main


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first_stamp(*texts: str) -> Stamp | None:
    """The first time with a clock among the texts, else the first date."""
    found = [read for text in texts if text and (read := stamp(text)) is not None]
    return next((read for read in found if read.clock), found[0] if found else None)


# ---- title


def _title(root: Element, metas: Mapping[str, str], data: Mapping[str, object], site: str) -> str:
    """The headline a reader sees (h1) where the page's machine-readable titles speak for it, else the best of those."""
    heads = [text for h1 in root.iter("h1") if len(text := _content(h1)) > 3][:5]
    tag = next((_content(title) for title in root.iter("title")), "")
    sites = [name for name in (site, metas.get("og:site_name", ""), _text(data.get("publisher"))) if name]
    claimed = [
        _without_site(text, sites, heads) for text in (metas.get("og:title", ""), metas.get("twitter:title", ""), tag) if text
    ]
    headline = _text(data.get("headline"))
    claims = [claim for claim in (*claimed, headline) if claim]
    for head in heads:
        if any(_alike(head, claim) for claim in claims):
            return head
    if claimed:
        return claimed[0]
    return (heads[0] if len(heads) == 1 else "") or headline or tag


def _content(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())[:1000]


def _alike(one: str, other: str) -> bool:
    """Whether two titles share most words: outlets shorten them for networks."""
    a, b = set(folded(one).split()), set(folded(other).split())
    return len(a & b) >= 0.5 * max(1, min(len(a), len(b))) and len(a & b) >= min(2, len(a), len(b))


def _without_site(title: str, sites: list[str], heads: list[str]) -> str:
    """A title without the site's name behind (or before) it."""
    title = " ".join(title.split())
    for head in heads:
        if title != head and title.startswith(head) and len(head) > 10:
            return head
    names = {folded(name) for name in sites}
    parts = list(_PARTS.finditer(title))
    if not parts:
        return title
    first, last = title[: parts[0].start()], title[parts[-1].end() :]
    if _is_site(last, names):
        return _without_site(title[: parts[-1].start()], sites, heads)
    if _is_site(first, names):
        return title[parts[0].end() :]
    if "|" in parts[-1][0] and len(last.split()) <= 4 and len(title[: parts[-1].start()].split()) >= 3:
        return title[: parts[-1].start()]
    return title


def _is_site(part: str, names: set[str]) -> bool:
    low = folded(part)
    return any(low == name or (len(name) > 3 and name in low and len(low) < 2 * len(name) + 10) for name in names) or bool(
        re.fullmatch(r"(?:www\.)?[\w-]+\.(?:kz|ru|com|uz|kg|tj|tm|az|tr|org|net|info|media|news|gov\.kz|example)", low)
    )


# ---- byline


def _byline(root: Element, metas: Mapping[str, str], data: Mapping[str, object], site: str) -> str | None:
    sites = {folded(name) for name in (site, metas.get("og:site_name", "")) if name}
    authors = data.get("author")
    people = authors if isinstance(authors, list) else [authors]
    named = [name for person in people[:10] if (name := _text(person))]
    persons = [n for person, n in ((p, _text(p)) for p in people[:10]) if n and not _is_organisation(person)]
    marked = (_content(e) for e in _authors_marked(root))
    candidates = (", ".join(dict.fromkeys(persons)), *(metas.get(key, "") for key in _AUTHORS), *marked, ", ".join(named))
    for candidate in candidates:
        line = " ".join(candidate.split())
        bare = byline_of(line) or line
        if _may_be_names(bare) and folded(bare) not in sites:
            return bare
    return None


def _may_be_names(text: str) -> bool:
    return (
        any(char.isalpha() for char in text)
        and len(text) <= 120
        and len(text.split()) <= 14
        and not text.islower()
        and "://" not in text
        and "@" not in text
    )


def _is_organisation(person: object) -> bool:
    return isinstance(person, dict) and "Organization" in str(person.get("@type"))


def _authors_marked(root: Element) -> Iterator[Element]:
    marked = "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'byline')]"
    for element in root.xpath(marked)[:8]:
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "rel"))
        if not _aside(element) and _AUTHOR_CLASS.search(marks):
            yield element


# ---- times


def _aside(element: Element) -> bool:
    """Whether the element stands in a footer, an aside, a menu, or a block of other articles."""
    for parent in (element, *element.iterancestors()):
        if parent.tag in _ASIDE or _FURNITURE_CLASS.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return parent.tag not in {"body", "html"}
    return False


def _times(root: Element) -> tuple[str, str]:
    """What time elements and itemprop marks say: (published, modified)."""
    published = modified = ""
    for element in root.xpath("//time[@datetime] | //*[@itemprop='datePublished' or @itemprop='dateModified']")[:30]:
        text = element.get("datetime") or element.get("content") or _content(element)
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if _aside(element):
            continue
        if "modif" in marks or "updat" in marks:
            modified = modified or text
        else:
            published = published or text
    return published, modified


def _visible(root: Element) -> Stamp | None:
    """A printed time near the headline: in a short element marked as a date, else in a short line before the first paragraph.

    Never from a footer or a list of other articles; nothing is taken where only a year stands.
    """
    marked = root.xpath(
        "//*[@class or @id][self::span or self::div or self::p or self::time or self::li or self::small or self::a]"
    )
    for element in marked[:3000]:
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}") and not _aside(element):
            text = _content(element)
            if 8 <= len(text) <= 120 and (found := stamp_line(text)) is not None:
                return found
    h1 = next(iter(root.iter("h1")), None)
    for at, element in enumerate(h1.itersiblings() if h1 is not None else ()):
        text = _content(element)
        if at > 6 or len(text) > 200:
            break
        if (found := stamp_line(text)) is not None:
            return found
    return None


# ---- language, canonical address


def _language(text: str) -> str | None:
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", text.strip())
    return found[0].lower() if found else None


def _canonical(root: Element, url: str | None) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            try:
                address = urljoin(url or "", link.get("href").strip())
                return address if urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname else None
            except ValueError:
                return None
    return None
