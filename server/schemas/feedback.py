"""The JSON of feedback, as it comes in and as it is listed.

It owns the names and bounds that clients rely on and must not know what becomes of feedback.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from footnoted.answer import Status
from footnoted.conversation import verdicts as said
from footnoted.conversation.judging import describe_feedback
from server.requests import Identifier
from server.schemas.examples import FEEDBACK
from server.schemas.spans import SpanPair

__all__ = ["Feedback", "FeedbackList", "FeedbackRequest", "PointedSpans"]

MAX_COMMENT = 1_000  # characters
MAX_COPIED = 5_000  # characters of the paper that are right: some sentences, not a chapter
MAX_SPANS = 50

Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_COMMENT, pattern=r"^[^\x00]*$")]
Copied = Annotated[str, StringConstraints(min_length=1, max_length=MAX_COPIED, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")]


class PointedSpans(BaseModel):
    """The right words by their places in a paper."""

    model_config = ConfigDict(extra="forbid")

    document: Identifier
    spans: list[SpanPair] = Field(min_length=1, max_length=MAX_SPANS)


class CopiedWords(BaseModel):
    """The right words, copied from a paper: they must stand there to the letter, white space aside.

    Where no document is named they are looked for in all, first in those that the answer rests on.
    """

    model_config = ConfigDict(extra="forbid")

    document: Identifier | None = None
    quote: Copied


class FeedbackRequest(BaseModel):
    """What a reader says of an answer, or of one of its citations."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"verdict": "wrong_note", "citation": 1}]}
    )

    verdict: said.Verdict
    citation: int | None = Field(default=None, ge=1, le=1_000, description="Its number; the whole answer without.")
    comment: Comment | None = Field(default=None, description="At most 1,000 characters.")
    note: int | None = Field(default=None, ge=0, le=1_000_000, description="The note that should stand there.")
    words: PointedSpans | CopiedWords | None = Field(default=None, description="The words that are right.")


class RightWords(BaseModel):
    """The words of a paper that are right, and where they stand."""

    document: str
    spans: list[SpanPair]
    quote: str


class Feedback(BaseModel):
    """What a reader said, with what it is about; `quote` are the words of the citation that is judged."""

    model_config = ConfigDict(json_schema_extra={"examples": [FEEDBACK]})

    id: str
    given: str
    verdict: said.Verdict
    citation: int | None
    comment: str | None
    note: int | None
    words: RightWords | None
    answer_id: str
    conversation_id: str | None
    question: str
    status: Status
    text: str
    quote: str | None

    @classmethod
    def of(cls, feedback: said.Feedback) -> Self:
        """Describe feedback."""
        return cls.model_validate(describe_feedback(feedback))


class FeedbackList(BaseModel):
    """Feedback, the newest first."""

    feedback: list[Feedback]
