"""What words say, taken apart: their numbers, dates and names, which way they point, and what is left.

It owns the parts and their order; it must not know what they are compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.checking.dates import Date, find_dates
from footnoted.checking.names import Lexicon, Name, find_names
from footnoted.checking.numbers import Number, find_numbers
from footnoted.checking.polarity import Pointer, find_pointers
from footnoted.checking.words import Token, list_neighbours, split_words

__all__ = ["Content", "Value", "read_content"]

Value = Number | Date | Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Words with what they say: values, and the stems of the other words."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    pointers: tuple[Pointer, ...]
    stems: frozenset[str]

    @property
    def values(self) -> Iterator[Value]:
        """Yield numbers, dates and names."""
        yield from self.numbers
        yield from self.dates
        yield from self.names

    def neighbours(self, value: Value) -> tuple[frozenset[str], frozenset[str]]:
        """Return the stems of the words before a value and behind it."""
        return list_neighbours(self.tokens, value.start, value.end)


def read_content(text: str, lexicon: Lexicon) -> Content:
    """Return what words say."""
    tokens = split_words(text)
    dates = tuple(find_dates(text))
    numbers = tuple(find_numbers(text, tokens, [(date.start, date.end) for date in dates]))
    taken = [(date.start, date.end) for date in dates] + [(number.start, number.end) for number in numbers]
    names = tuple(find_names(text, leave_out(tokens, taken), lexicon))
    taken += [(name.start, name.end) for name in names]
    return Content(
        text=text,
        tokens=tokens,
        numbers=numbers,
        dates=dates,
        names=names,
        pointers=find_pointers(text, tokens, taken),
        stems=frozenset(token.stem for token in leave_out(tokens, taken) if token.stem),
    )


def leave_out(tokens: Sequence[Token], places: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the words that stand in none of the places."""
    return [token for token in tokens if not any(a < token.end and token.start < b for a, b in places)]
