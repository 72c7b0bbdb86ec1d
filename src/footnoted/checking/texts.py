"""A text cut into the claims that are checked one by one.

It owns what is a claim of a text; it must not know how a claim is checked.
"""

from __future__ import annotations

import re

from footnoted.parsing.sentences import split_sentences

__all__ = ["split_claims"]

BLANK_LINE = re.compile(r"\n\s*\n")


def split_claims(text: str) -> list[str]:
    """Return the sentences of a text of several paragraphs, in order; what holds no word is no claim."""
    paragraphs = [" ".join(each.split()) for each in BLANK_LINE.split(text)]
    sentences = [each[start:end] for each in paragraphs for start, end in split_sentences(each)]
    return [each for each in sentences if any(char.isalnum() for char in each)]
