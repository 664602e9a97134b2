"""From what a user names to sources."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from ..errors import NotASource
from ..model import Source
from .folders import media_type
from .opml import read_opml

MOST_OPML_BYTES = 20_000_000


def sources_from(spec: str) -> list[Source]:
    """The sources behind a feed or page address, an OPML file, or a folder or file of texts.

    An address is not asked here: what stands behind it shows when it is collected. Raises NotASource with the reason.
    """
    spec = spec.strip()
    if not spec:
        raise NotASource("source", "nothing was named", "Give a feed address, an OPML file or a folder")
    scheme = spec.partition("://")[0].lower() if "://" in spec else ""
    if scheme in {"http", "https"}:
        return [_from_address(spec)]
    if scheme == "file":
        spec = spec[len("file://") :]
    elif scheme:
        raise NotASource(spec, f"{scheme}: addresses are not read", "Give an http or https address, an OPML file or a folder")
    return _from_path(Path(spec).expanduser())


def _from_address(url: str) -> Source:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise NotASource(url, f"is no address: {error}") from error
    if not host:
        raise NotASource(url, "names no host")
    if any(c.isspace() or ord(c) < 32 for c in url):
        raise NotASource(url, "holds spaces or control characters, which no address does")
    return Source(name=host.removeprefix("www."), url=url)


def _from_path(path: Path) -> list[Source]:
    try:
        if path.is_dir():
            return [Source(name=path.resolve().name or str(path), url=path.resolve().as_uri(), kind="folder")]
        if not path.exists():
            raise NotASource(str(path), "there is no such file or folder, and it is no http address")
        if not path.is_file():
            raise NotASource(str(path), "is neither a file nor a folder")
        if media_type(path):
            return [Source(name=path.name.partition(".")[0] or path.name, url=path.resolve().as_uri(), kind="file")]
        if path.stat().st_size > MOST_OPML_BYTES:
            raise NotASource(str(path), f"is larger than any list of sources ({MOST_OPML_BYTES:,} bytes)")
        body = path.read_bytes()
    except (OSError, ValueError) as error:
        raise NotASource(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if path.suffix.lower() not in {".opml", ".xml"} and b"<opml" not in body[:2000].lower():
        raise NotASource(
            str(path), "is no file Tilshi reads", "Give OPML, .txt, .html, .html.gz, .jsonl, or a folder of such files"
        )
    return read_opml(body, str(path))
