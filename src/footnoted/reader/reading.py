"""What a reader is given and what it tells: the seam between readers.

It owns the types; it must not know any model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["InContext", "Reader", "Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InContext:
    """A sentence, and what stands right before it in its paragraph (or the title above)."""

    sentence: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader makes of one sentence.

    `score` is higher the likelier the sentence answers; for the program's own reader it is the log-odds against
    "none of these answers". `answer` is the `[start, end)` of the answering words in the sentence, if any.
    """

    score: float
    answer: tuple[int, int] | None = None


class Reader(Protocol):
    """Whatever reads sentences with a question in mind; `is_calibrated` tells whether its scores are log-odds."""

    @property
    def identity(self) -> str:
        """Return a name that changes whenever the scores would."""
        ...

    @property
    def is_calibrated(self) -> bool:
        """Tell whether the scores are log-odds against none answering."""
        ...

    def read(self, question: str, sentences: Sequence[InContext]) -> list[Reading]:
        """Return the reading of each sentence, in their order. Raises ModelUnavailable."""
        ...
