"""HTML pages to articles."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import trafilatura
from lxml import etree, html

from ..errors import NoText
from ..languages.lettering import normalise
from ..languages.stamps import Stamp
from ..model import Article, Entry
from ..model.lines import content_id
from .decoding import decode
from .furniture import byline_of, folded, is_furniture, is_head_furniture, stamp_line, starts_as, without_tail
from .head import Head, identity, read_head
from .plain import first_sentence

Element: TypeAlias = Any  # lxml comes without types

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

LEAST_TEXT = 25  # characters: under this, what is left of a page is a caption or a button
MOST_ELEMENTS = 60_000  # of one page; real pages have 500 to 8,000
# Blocks that by their names are page and not article. Only whole words of class and id count.
_BLOCKS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|socials|related|recommend\w*|read-?also|readmore|see-?also|cookie\w*|gdpr|consent|subscribe\w*|"
    r"subscription|newsletter|breadcrumb\w*|tags|tag-list|taglist|hashtags|comments?|disqus|views|counter|advert\w*|ads?|adv|banner|"
    r"promo|popup|modal|paywall-?hint|toolbar|pagination|most-?read|popular|photo-?credit|copyright|print-?button|rating|donate)(?:$|[\s_-])",
    re.I,
)
_TEXT_BLOCKS = re.compile(r"(?:article|story|entry|post|news)[\s_-]?(?:body|text|content)", re.I)
_DEAD = ("script", "style", "noscript", "template", "iframe", "svg", "button", "select", "dialog", "object", "embed")
_KEPT = {"body", "html", "article", "main"}
_GONE = {"nav", "footer", "menu"}


def read_page(
    body: bytes,
    url: str | None = None,
    *,
    charset: str | None = None,
    source: str = "",
    entry: Entry | None = None,
    fetched_at: datetime | None = None,
    country: str | None = None,
) -> Article:
    """The article of a page. What the feed's `entry` says fills what the page leaves open.

    `country` (ISO 3166-1 alpha-2) gives its zone to times printed without one. Raises NotText, NoText.
    """
    subject = url or (entry.title if entry else "") or source or "page"
    root = _tree(decode(body, subject, charset=charset), subject)
    head = read_head(root, url, source)
    _clean(root)
    paragraphs = _paragraphs(root, url)
    address = identity(head, url)
    if entry is not None and sum(map(len, paragraphs)) < LEAST_TEXT and entry.text:
        paragraphs = _of_fragment(entry.text)
    title = normalise(head.title or (entry.title if entry else "")).strip()
    head, text = _text(head, title, paragraphs)
    if len(text) < LEAST_TEXT:
        raise NoText(subject, "holds no text of an article")
    title = title or first_sentence(text)
    return Article(
        id=content_id(address or "", source, title, text),
        source=source,
        title=title,
        text=text,
        url=address,
        published_at=_published(head, entry, country, fetched_at),
        language=head.language or (entry.language if entry else None),
        byline=head.byline or (entry.byline if entry else None),
        modified_at=_modified(head, entry, country),
        fetched_at=fetched_at,
    )


def _tree(text: str, subject: str) -> Element:
    """The page as a tree. libxml2 itself cuts nesting at 256."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.fromstring(text.replace("\x00", "").encode("utf-8", "replace") or b"<p></p>", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoText(subject, "holds no markup that can be read") from error
    if root is None or not isinstance(root.tag, str):
        raise NoText(subject, "is empty")
    if root.xpath("count(//*)") > MOST_ELEMENTS:
        raise NoText(subject, f"has more than {MOST_ELEMENTS:,} elements")
    return root


def _clean(root: Element) -> None:
    """Takes out what is surely furniture: dead elements, menus, and blocks named so that are small and hold no prose."""
    etree.strip_elements(root, *_DEAD, with_tail=False)
    whole = max(1, len("".join(root.itertext())))
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag not in _KEPT and _is_block(element) and _is_small(element, whole):
            element.drop_tree()
        else:
            waiting.extend(element)
    _drop_links(root)


def _is_block(element: Element) -> bool:
    """Whether its tag or its names say that it is page and not article."""
    if element.tag in _GONE:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(marks) > 1 and bool(_BLOCKS.search(marks)) and not _TEXT_BLOCKS.search(marks)


def _is_small(element: Element, whole: int) -> bool:
    """Less than 0.3 of the page and three long paragraphs: no block of links or counters on extraction-benchmark is more."""
    prose = sum(1 for p in element.iter("p") if len("".join(p.itertext())) > 150)
    return prose < 3 and len("".join(element.itertext())) < 0.3 * whole


def _drop_links(root: Element) -> None:
    """Takes out lists that are nothing but links to other pages, and the links that stand under a "read also"."""
    for listed in root.xpath("//ul | //ol"):
        if listed.getparent() is not None and _only_links(listed):
            listed.drop_tree()
    for element in root.xpath("//p | //b | //strong | //h2 | //h3 | //h4 | //div[not(*)]"):
        words = "" if len(element) > 3 else _content(element)
        if not 3 < len(words) < 200 or element.getparent() is None or not starts_as("read_also", words):
            continue
        after = element.getnext()
        while after is not None and _only_links(after):
            after, linked = after.getnext(), after
            linked.drop_tree()


def _only_links(element: Element) -> bool:
    """Whether at least nine tenths of an element's letters stand in links."""
    text = len(_content(element))
    return text > 0 and sum(len(_content(link)) for link in element.iter("a") if link.get("href")) >= 0.9 * text


def _content(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _paragraphs(root: Element, url: str | None) -> list[str]:
    try:
        found = trafilatura.bare_extraction(root, url=url, fast=True, include_comments=False, include_tables=True)
    except Exception:  # whatever a broken tree does to it, the page has then no text by this way
        found = None
    text = str(getattr(found, "text", None) or "")
    return [line for line in (" ".join(part.split()) for part in text.split("\n")) if line]


def _of_fragment(markup: str) -> list[str]:
    """Paragraphs of a feed's own account: markup or plain text, taken whole."""
    try:
        root = html.fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    etree.strip_elements(root, *_DEAD, with_tail=False)
    for element in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figure"):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
    return [line for part in root.text_content().split("\n") if (line := " ".join(part.split()))]


def fragment_text(markup: str, title: str) -> str:
    """The text of a feed's own account, cleaned as a page's is."""
    return _text(Head(), title, _of_fragment(markup))[1]


def _text(head: Head, title: str, paragraphs: list[str]) -> tuple[Head, str]:
    """The paragraphs without the title's repeats, the head's remains and furniture; the head with what those remains told."""
    lines = [line for part in paragraphs if (line := normalise(part).strip())]
    start = 0
    while start < len(lines) and start < 8 and _is_remains(lines[start], title, head):
        read = stamp_line(lines[start])
        if read is not None and head.visible is None:
            head = replace(head, visible=read)
        start += 1
    lines = without_tail(lines[start:])
    kept = [line for line in lines if not is_furniture(line.removeprefix("- ")) and folded(line) != folded(title)]
    return head, "\n".join(kept)


def _is_remains(line: str, title: str, head: Head) -> bool:
    if folded(line) == folded(title) or is_head_furniture(line):
        return True
    name = byline_of(line)
    return bool(name and head.byline and folded(name) in folded(head.byline))


def _published(head: Head, entry: Entry | None, country: str | None, fetched_at: datetime | None) -> datetime | None:
    """What the page says with a zone, then the feed, then the page without a zone, then what is printed on it.

    A moment more than two days after the fetch is no time of publication but of something announced.
    """
    told: list[Stamp | datetime | None] = [
        head.published if head.published and head.published.clock and head.published.moment.tzinfo else None,
        entry.published_at if entry else None,
        head.visible if head.published and not head.published.clock and head.visible and head.visible.clock else None,
        head.published,
        head.visible,
    ]
    for time in told:
        moment = time.utc(country) if isinstance(time, Stamp) else time
        if moment is not None and (fetched_at is None or moment <= fetched_at + timedelta(days=2)):
            return moment
    return None


def _modified(head: Head, entry: Entry | None, country: str | None) -> datetime | None:
    if head.modified is not None:
        return head.modified.utc(country)
    return entry.modified_at if entry else None
