"""Bodies of answers: decompressed within limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

from ..errors import FetchError, TooLarge


class _Inflate(Protocol):
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _inflater(encoding: str, first: bytes) -> _Inflate:
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    # "deflate" means zlib (RFC 9110 8.4.1.2), but some servers send the bare stream; zlib's first byte is 0x78 in practice.
    return zlib.decompressobj(zlib.MAX_WBITS if first[:1] == b"\x78" else -zlib.MAX_WBITS)


def read_body(chunks: Iterable[bytes], encoding: str, subject: str, *, wire_bytes: int, body_bytes: int) -> bytes:
    """The body behind the chunks of the wire. Raises TooLarge past either limit, FetchError for what cannot be unpacked."""
    encoding = encoding.strip().lower()
    packed = encoding not in {"", "identity"}
    if packed and encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(subject, f"is sent in the encoding {encoding[:40]!r}, which was not asked for")
    inflater: _Inflate | None = None
    received, body = 0, bytearray()
    for chunk in chunks:
        received += len(chunk)
        if received > wire_bytes:
            raise TooLarge(subject, f"is larger than {wire_bytes:,} bytes")
        if not packed:
            body += chunk
        else:
            inflater = inflater or _inflater(encoding, chunk)
            body += _inflate(inflater, chunk, body_bytes - len(body) + 1, subject)
        if len(body) > body_bytes:
            raise TooLarge(subject, f"unpacks to more than {body_bytes:,} bytes")
    return bytes(body)


def _inflate(inflater: _Inflate, data: bytes, room: int, subject: str) -> bytes:
    try:
        return inflater.decompress(data, max(room, 1))
    except zlib.error as error:
        raise FetchError(subject, f"cannot be unpacked: {error}") from error
