"""Addresses of the desk's own pages, and which outside addresses may become a link."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

LONGEST_ID = 300


def story_url(identity: str) -> str:
    return f"/stories/{quote(identity, safe='')}"


def article_url(identity: str) -> str:
    return f"/articles/{quote(identity, safe='')}"


def possible_id(identity: str) -> bool:
    """Whether anything could have this id: what cannot is not asked of the store."""
    return 0 < len(identity) <= LONGEST_ID and identity.isprintable()


def outside(url: str | None) -> str:
    """The address, if a browser may be sent there: http and https alone (never javascript:, data:, file:); else ""."""
    if not url or not url.isprintable():
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def anchor(prefix: str, place: int) -> str:
    """An id for an element: by place, for names from outside may hold anything."""
    return f"{prefix}-{place + 1}"
