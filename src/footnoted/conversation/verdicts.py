"""What readers say of answers: the verdicts there are, and what goes with one.

It owns these shapes and must not know how they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Feedback", "NewFeedback", "RightWords", "Verdict"]

Verdict = Literal["right", "wrong_words", "wrong_note", "should_have_answered", "should_have_refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightWords:
    """The words of a paper that a reader holds to be right: their `[start, end)` spans, and what stood in them.

    `printed` is the paper's text of each span, untouched; `quote` reads clean.
    """

    document: str
    spans: tuple[tuple[int, int], ...]
    quote: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeedback:
    """What a reader says of an answer, or of its citation of that number; `note` is the one that should stand there."""

    verdict: Verdict
    citation: int | None = None
    comment: str | None = None
    note: int | None = None
    words: RightWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a reader said, when (UTC, ISO 8601 with microseconds), and of which answer, its JSON to the letter."""

    id: str
    given: str
    said: NewFeedback
    answer_id: str
    conversation_id: str | None
    body: str
