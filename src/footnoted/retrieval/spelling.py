"""Slips of typing in a question, mended by the words that the papers use.

It owns which word was meant; it must not know what a question asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

__all__ = ["Speller", "one_slip_away"]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")
PAPER_WORD = re.compile(r"[a-z]{4,}")


class Speller:
    """Mends words that neither the papers nor the language know and that one slip away is a paper's word.

    Capitals are left alone: a name that the papers do not have is most likely another name.
    """

    def __init__(self, texts: Iterable[str], known: Collection[str]) -> None:
        self._counts = Counter(word for text in texts for word in PAPER_WORD.findall(text.casefold()))
        self._known = known

    def mend(self, question: str) -> str:
        """Return the question with slips mended; the same words where there are none."""
        return WORD.sub(lambda match: self._mend_word(match[0]), question)

    def _mend_word(self, word: str) -> str:
        if word in self._counts or word in self._known:
            return word
        meant = [other for other in one_slip_away(word) if other in self._counts]
        return max(meant, key=lambda other: (other[0] == word[0], self._counts[other], other), default=word)


def one_slip_away(word: str) -> Iterator[str]:
    """Yield every string that a letter left out, added, changed or swapped with the next makes (Damerau 1964)."""
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    for left, right in halves:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in LETTERS:
            if right:
                yield left + letter + right[1:]
            yield left + letter + right
