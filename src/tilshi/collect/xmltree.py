"""XML from outside, parsed so that it cannot reach out, swell or sink."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from ..errors import NotAFeed

Element: TypeAlias = Any  # lxml comes without types


def parse(body: bytes, subject: str, *, charset: str | None = None) -> Element:
    """The root of a document. Small faults are mended; entities of its own, files and addresses are never followed.

    Raises NotAFeed for what is no XML at all.
    """
    body = body.lstrip(b"\x00 \t\r\n")
    if b"<!ENTITY" in body[:10_000]:
        raise NotAFeed(subject, "defines XML entities of its own, which Tilshi does not follow")
    # The header's charset wins over the document's own word only where the document says nothing (RFC 7303 3.2, leniently).
    declared = b"encoding=" in body[:200] or body[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in (None if declared or not charset else charset, None):
        try:
            parser = etree.XMLParser(
                encoding=encoding,
                recover=True,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            root = etree.fromstring(body, parser)
        except (etree.XMLSyntaxError, LookupError, ValueError):
            continue
        if root is not None:
            return root
    raise NotAFeed(subject, "is not XML")


def name(element: Element) -> str:
    """The local name, lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def space(element: Element) -> str:
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""


def text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def children(element: Element, *names: str) -> list[Element]:
    """Child elements of these local names, in the order of the names and then of the document."""
    return [child for wanted in names for child in element if name(child) == wanted]


def first(element: Element, *names: str) -> str:
    """The text of the first child of these names that has any."""
    return next((found for child in children(element, *names) if (found := text(child))), "")


def attribute(element: Element, wanted: str) -> str:
    """An attribute by its name in any case, without its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == wanted:
            return str(value).strip()
    return ""
