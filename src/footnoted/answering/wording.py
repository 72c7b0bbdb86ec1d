"""What kind of question it is, told by its words: those it needs, those it may have, and what is left over.

It owns how a kind of question is described by words instead of phrases; it must not know any kind, nor any paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnoted.answering.asking import stems_of

__all__ = ["NUMBERS", "ORDINALS", "Wording", "asks", "read_count", "read_ordinal"]

# Words of asking that say nothing of what is asked for.
ASKING = (
    "please give show tell list name find state describe get want know read see look like there exactly actually "
    "paper report study document article publication text author writer work"
)
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
)  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINAL_FIGURE = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems that a kind of question needs, one of each group, and those it may have beside them."""

    needs: tuple[frozenset[str], ...]
    may: frozenset[str]

    def rest(self, question: str) -> frozenset[str] | None:
        """Return the stems that are no part of this kind of question; None where it is of another kind."""
        stems = stems_of(question)
        if not all(group & stems for group in self.needs):
            return None
        return stems - self.may - frozenset().union(*self.needs)

    def matches(self, question: str, *, aside: str = "") -> bool:
        """Tell whether a question is of this kind and says nothing else, words `aside` not counted."""
        rest = self.rest(question)
        return rest is not None and not rest - stems_of(aside)


def asks(*needs: str, may: str = "") -> Wording:
    """Return the wording of a kind of question: it holds a word of each of `needs`, and none but these and `may`."""
    return Wording(tuple(stems_of(words) for words in needs), stems_of(f"{may} {ASKING}"))


def read_ordinal(words: str) -> int | None:
    """Return the place in an order that words name, `last` being -1; None where they name none."""
    if match := ORDINAL_FIGURE.search(words):
        return int(match[1])
    said = re.findall(r"[a-z]+", words.casefold())
    if "last" in said or "final" in said:
        return -1
    return next((ORDINALS.index(word) + 1 for word in said if word in ORDINALS), None)


def read_count(words: str) -> int | None:
    """Return the number from two to ten that words name as a word or figure; None where they name none."""
    said = re.findall(r"[a-z]+|\d+", words.casefold())
    spelt = [NUMBERS.index(word) + 1 for word in said if word in NUMBERS[1:]]
    figures = [int(word) for word in said if word.isdigit() and 2 <= int(word) <= 10]
    return next(iter(spelt + figures), None)
