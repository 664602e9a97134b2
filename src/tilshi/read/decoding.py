"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from ..errors import NotText

MOST_BYTES = 10_000_000  # of one page or text; the largest news pages with everything inlined are about 3 MB
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP or office file",
    b"\x1f\x8b": "a packed file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"RIFF": "a sound, video or WebP file",
    b"ID3": "a sound file",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"SQLite format 3": "a database",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:+-]{1,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:+-]{1,40})""", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Servers put this into headers by default, whatever the file holds (WHATWG reads it as windows-1252 anyway).
_DEFAULTS = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}


def decode(body: bytes, subject: str, *, charset: str | None = None) -> str:
    """The text in these bytes: by byte order mark, as UTF-8 where it is, by the header, by the page's own word, by statistics.

    Raises NotText for what is binary, too large, or in no encoding that can be told.
    """
    if len(body) > MOST_BYTES:
        raise NotText(subject, f"is {len(body):,} bytes; at most {MOST_BYTES:,} are read")
    for start, what in _SIGNATURES.items():
        if body.startswith(start):
            raise NotText(subject, f"is {what}, not text")
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _decoded(body, encoding, "replace") or ""
    head = body[:8192]
    if len(_CONTROL.findall(head)) > len(head) // 50:
        raise NotText(subject, "is binary, not text")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _by_claim(body, charset) or _by_statistics(body, subject)


def _by_claim(body: bytes, charset: str | None) -> str | None:
    """By what header or page say. A claim of UTF-8 holds as long as few bytes break it (a cut letter, an odd quote)."""
    own = _META.search(body[:4096]) or _XML.search(body[:200])
    claims = [(charset or "").lower(), own[1].decode("ascii", "replace").lower() if own else ""]
    for claim in sorted((claim for claim in claims if claim), key=lambda claim: claim in _DEFAULTS):
        if claim in _DEFAULTS:
            continue
        text = _decoded(body, claim, "replace")
        if text is not None and (text.count("\ufffd") <= len(text) // 200 or _mostly(text, claim)):
            return text.replace("\ufffd", "")
    text = _decoded(body, "utf-8", "replace") or ""
    return text.replace("\ufffd", "") if _mostly(text, "utf-8") else None


def _mostly(text: str, encoding: str) -> bool:
    """Whether it is UTF-8 with a few bytes of another encoding in it: its sequences do not come about by chance."""
    broken = text.count("\ufffd")
    return encoding in ("utf-8", "utf8") and sum(ord(c) > 127 for c in text) - broken >= 8 * broken


def _by_statistics(body: bytes, subject: str) -> str:
    best = charset_normalizer.from_bytes(body[:65_536], threshold=0.3).best()
    text = _decoded(body, best.encoding, "replace") if best is not None else None
    if text is None:
        raise NotText(subject, "is in no encoding that can be told")
    return text


def _decoded(body: bytes, encoding: str, errors: str) -> str | None:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return body.decode(encoding, errors)
    except (LookupError, UnicodeError, ValueError):
        return None
