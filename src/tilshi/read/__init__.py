"""read: from items to articles. Pages, plain texts and JSON Lines; nothing touches the network.

read(items)                 the stage: an article or a refusal for each item
read_page(body, url)        one HTML page
read_text(text)             one plain text, its page remains taken out
canonical_url(url)          what an article's identity is made from
"""

from .addresses import canonical_url
from .page import read_page
from .reading import read, read_file, read_item, read_text

__all__ = ["canonical_url", "read", "read_file", "read_item", "read_page", "read_text"]
