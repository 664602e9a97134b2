"""What can go wrong, as one tree.

    TilshiError
    ├── UserError            what the user gave cannot be done as given; nothing was changed
    │   ├── NotAnArticle     a line, file or page that holds no article
    │   ├── NotASource       an address, file or folder that is not a source
    │   └── PortTaken        the address to serve at is in use
    ├── FetchError           one address could not be fetched
    │   ├── AddressRefused   private, loopback or not http(s): never tried
    │   ├── NotAllowed       robots.txt, 401, 403, 410: the source says no; do not try again
    │   ├── TooLarge         more bytes, redirects or time than the limits allow
    │   └── Unreachable      network, 5xx, 429: try again later
    ├── ReadError            one item could not be read into an article
    │   ├── NotAFeed         the bytes are no feed, sitemap or page of links
    │   ├── NoText           a page without the text of an article
    │   └── NotText          binary, or in no encoding we can tell
    └── StoreError           the data folder or database
        ├── Locked           another process writes there
        ├── DiskFull         no room left; what was committed stands
        └── NewerStore       written by a newer Tilshi

Each error says what it happened to (`subject`), why (`reason`) and what to do (`todo`); `retry` says whether trying again
later may help; `code` names the class for translations and for machines.
"""

from __future__ import annotations

__all__ = [
    "AddressRefused",
    "DiskFull",
    "FetchError",
    "Locked",
    "NewerStore",
    "NoText",
    "NotAFeed",
    "NotASource",
    "NotAllowed",
    "NotAnArticle",
    "NotText",
    "PortTaken",
    "ReadError",
    "StoreError",
    "TilshiError",
    "TooLarge",
    "Unreachable",
    "UserError",
]


class TilshiError(Exception):
    """Any failure of ours. `str(error)` is one line: subject: reason. todo"""

    code = "error"
    retry = False

    def __init__(self, subject: str, reason: str, todo: str = "") -> None:
        super().__init__(subject, reason, todo)
        self.subject = subject
        self.reason = reason
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}" + (f". {self.todo}" if self.todo else "")


class UserError(TilshiError):
    code = "user"


class NotAnArticle(UserError):
    code = "not-an-article"


class NotASource(UserError):
    code = "not-a-source"


class PortTaken(UserError):
    code = "port-taken"


class FetchError(TilshiError):
    code = "fetch"


class AddressRefused(FetchError):
    code = "address-refused"


class NotAllowed(FetchError):
    code = "not-allowed"


class TooLarge(FetchError):
    code = "too-large"


class Unreachable(FetchError):
    """`retry_after_s`: what the server asked for by Retry-After, in seconds, where it did."""

    code = "unreachable"
    retry = True

    def __init__(self, subject: str, reason: str, todo: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(subject, reason, todo)
        self.retry_after_s = retry_after_s


class ReadError(TilshiError):
    code = "read"


class NotAFeed(ReadError):
    code = "not-a-feed"


class NoText(ReadError):
    code = "no-text"


class NotText(ReadError):
    code = "not-text"


class StoreError(TilshiError):
    code = "store"


class Locked(StoreError):
    code = "locked"
    retry = True


class DiskFull(StoreError):
    code = "disk-full"
    retry = True


class NewerStore(StoreError):
    code = "newer-store"
