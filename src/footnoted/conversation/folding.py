"""Words made alike for searching: case, width and composed letters do not count.

It owns when two words are the same to somebody who searches, and must not know where they are kept.
"""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]

QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def fold(text: str) -> str:
    """Return a text in the form in which it is compared."""
    return unicodedata.normalize("NFKC", text).casefold().translate(QUOTE_MARKS)
