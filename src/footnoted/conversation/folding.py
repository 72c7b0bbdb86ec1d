"""Words made alike for searching, and for finding what somebody copied.

It owns when two wordings are the same to a reader, and must not know where they are kept.
"""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "squeeze"]

QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})


def fold(text: str) -> str:
    """Return a text for searching: case, width, composed letters and the style of quote marks do not count."""
    if text.isascii():
        return text.lower()  # the same, many times as fast
    return unicodedata.normalize("NFKC", text).casefold().translate(QUOTE_MARKS)


def squeeze(words: str) -> str:
    """Return copied words to the letter: only white space and the style of quote marks do not count."""
    return "".join(words.translate(QUOTE_MARKS).split())
