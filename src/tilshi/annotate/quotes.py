"""Quotes: what somebody said, word for word or reported, with who said it. docs/methods/quotes.md"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Name, Part, Quote
from .direct import find_direct
from .reported import find_reported
from .speakers import Speakers
from .speech import Speech

__all__ = ["find_quotes"]


def find_quotes(part: Part, text: str, language: str, names: Sequence[Name] = ()) -> list[Quote]:
    """Utterances by start; the span is what was said, without its marks and its closing comma or full stop.

    `names`: those of the whole article, either part. The verb is given by its dictionary form. Speaker and key are None where
    the text does not say; a speaker without a key is a post (министр). The cost grows with the length of the text.
    """
    speech = Speech(part, text, language, names)
    speakers = Speakers(speech)
    direct, covered = find_direct(part, text, speech, speakers)
    reported = find_reported(part, text, language, speakers, covered)
    return sorted([*direct, *reported], key=lambda q: q.span.start)
