"""One address for one article: what its identity is made from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Parameters that say where a reader came from and never which article it is.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|yclid|ysclid|ymclid|_openstat|openstat|msclkid|igshid|igsh|mc_cid|mc_eid"
    r"|twclid|ttclid|li_fat_id|vero_id|_ga|_gl|mkt_tok|oly_\w+_id|s_cid|cmpid|ref_src|ref_url|share_from|shared_from|at_\w+"
    r"|from_source|rb_clickid|spm|wt_mc|xtor|_x_tr_\w+)$",
    re.I,
)


def canonical_url(url: str) -> str:
    """The address without tracking parameters and fragment, its escapes, case and parameters in one order (RFC 3986, 6).

    The same for what is canonical already. An address that cannot be taken apart is given back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        if parts.scheme.lower() not in {"http", "https"}:
            return url.strip()
        kept = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair.partition("=")[0]))
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}[parts.scheme.lower()] else ""
        host = f"[{host}]" if ":" in host else host
        plain = urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", kept, ""))
        once = str(canonicalize_url(plain))
        return str(canonicalize_url(once))
    except (ValueError, UnicodeError, KeyError):
        return url.strip()


def same_host(url: str, other: str) -> bool:
    """Whether two addresses stand on one host, www. or m. aside."""
    try:
        return _host(url) == _host(other) != ""
    except ValueError:
        return False


def _host(url: str) -> str:
    return re.sub(r"^(?:www|m|amp)\.", "", (urlsplit(url).hostname or "").lower())
