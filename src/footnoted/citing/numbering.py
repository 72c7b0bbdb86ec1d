"""Numbers of citations: by first mention, one number for the same words, scoped to one answer.

It owns which number a citation gets and how the marker looks; it must not know how citations are verified.
"""

from __future__ import annotations

from collections.abc import Iterable

from footnoted.document import Spans

__all__ = ["Numbering", "write_marker"]


class Numbering:
    """Hands out numbers from 1, the same one for the same words, and no more than `limit` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._numbers: dict[tuple[str, Spans], int] = {}

    def has_room(self, words: Iterable[tuple[str, Spans]]) -> bool:
        """Tell whether all these words have a number or can still get one."""
        return len(self._numbers.keys() | set(words)) <= self._limit

    def number(self, document: str, spans: Spans) -> int:
        """Return the number of these words, a new one on their first mention."""
        return self._numbers.setdefault((document, spans), len(self._numbers) + 1)


def write_marker(numbers: Iterable[int]) -> str:
    """Return the markers as they stand in an answer's text: `[1][2]`."""
    return "".join(f"[{number}]" for number in numbers)
