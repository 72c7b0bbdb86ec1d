"""Words with their places and stems.

It owns what counts as one word of a claim or a passage; it must not know what any word means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from footnoted.indexing.terms import split_terms

__all__ = ["Token", "count_shared_neighbours", "list_neighbours", "split_words", "stem_of"]

WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
POSSESSIVE = re.compile(r"[’']s?$")
# How far the words reach that tell what part a word plays.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word, its `[start, end)` in the text, and its stem: empty for a word of grammar."""

    text: str
    start: int
    end: int
    stem: str

    @property
    def bare(self) -> str:
        """The word in lower case without an owner's ending."""
        return POSSESSIVE.sub("", self.text).casefold().replace("’", "'")


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """Return the stem of one word; nothing for a word of grammar."""
    return " ".join(split_terms(word))


def split_words(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order; a hyphen or a point inside a word does not end it, a dash does."""
    return tuple(Token(each[0], each.start(), each.end(), stem_of(each[0])) for each in WORD.finditer(text))


def list_neighbours(tokens: Sequence[Token], start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the nearest words with one before the place `[start, end)` and behind it."""
    before = [token.stem for token in tokens if token.end <= start and token.stem]
    behind = [token.stem for token in tokens if token.start >= end and token.stem]
    return frozenset(before[-NEAR:]), frozenset(behind[:NEAR])


def count_shared_neighbours(one: Iterable[frozenset[str]], other: Iterable[frozenset[str]]) -> float:
    """Return how many neighbours two places share: one on the same side counts whole, on the other a quarter."""
    (left, right), (other_left, other_right) = one, other
    straight = (left & other_left) | (right & other_right)
    crossed = ((left & other_right) | (right & other_left)) - straight
    return len(straight) + len(crossed) / 4
