"""Clean letters: what `read` applies to a text before anything takes offsets into it."""

from __future__ import annotations

import re
from unicodedata import normalize as unicode_normalise

__all__ = ["normalise"]

# One code point that draws as another script's letter, both ways. Only pairs that look alike in common typefaces:
# a Latin t in a Cyrillic word is a slip of the finger, not a look-alike, and stays.
_LATIN = "aceopxyiəhABCEHIKMOPTXƏY"
_CYRILLIC = "асеорхуіәһАВСЕНІКМОРТХӘУ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_DROPPED = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # control characters but tab, newline, NEL
    "\u00ad\u180e\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"  # invisible format characters
    "\U000e0000-\U000e007f\ud800-\udfff]"  # tags; lone surrogates
)
_JOINERS = re.compile(
    "(?<![\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d](?![\u0600-\u06ff\u0900-\u0dff\U0001f000-\U0001faff\u2640\u2642])"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_LINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
# A seam first and then whole words: one pattern for a word with a seam in it would take quadratic time on a long word.
_SEAM = re.compile("[A-Za-zƏə][Ѐ-ԯ]|[Ѐ-ԯ][A-Za-zƏə]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏƏə]")
_CYRILLIC_LETTER = re.compile("[Ѐ-ԯ]")


def normalise(text: str) -> str:
    """NFC; line ends as newline; other spaces plain; invisible characters out; look-alike letters mended. Idempotent.

    Apostrophes, dashes and quotation marks stay as they were written: they are the author's.
    """
    if not text.isascii():
        text = unicode_normalise("NFC", text)
    text = _LINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _DROPPED.sub("", text)
    text = _JOINERS.sub("", text)
    if _SEAM.search(text):
        text = _WORD.sub(lambda match: _mend(match.group()), text)
    return text if text.isascii() else unicode_normalise("NFC", text)


def _mend(word: str) -> str:
    """A word in two scripts, written in the one that most of its letters and its unmistakable letters belong to.

    Where the few letters are unmistakable too (КазМунайGas, Әсіресt), the word stays.
    """
    if not _SEAM.search(word):
        return word
    latin = _LATIN_LETTER.findall(word)
    cyrillic = _CYRILLIC_LETTER.findall(word)
    if len(cyrillic) > len(latin) and set(latin) <= set(_LATIN):
        return word.translate(_TO_CYRILLIC)
    if len(latin) > len(cyrillic) and set(cyrillic) <= set(_CYRILLIC):
        return word.translate(_TO_LATIN)
    return word
