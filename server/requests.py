"""What a client may send: bodies and parameters with their bounds.

It owns what is refused at the door and must not know what is done with what is let in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from footnoted.assistant import Question
from footnoted.conversation import Turn

__all__ = [
    "AnswerRequest",
    "DocumentsParameter",
    "FootnoteNumber",
    "Identifier",
    "QueryParameter",
    "ResultCount",
    "TurnRequest",
    "Words",
    "WordsParameter",
]

MAX_QUESTION = 2_000  # characters
MAX_HISTORY = 40  # turns
MAX_DOCUMENTS = 100  # ids in one request
MAX_ID = 200  # characters
MAX_RESULTS = 50

# No NUL anywhere: no paper holds one, and it ends a string in much of what may read an answer later.
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
QuestionWords = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=MAX_QUESTION, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$"
    ),
]
Identifier = Annotated[str, StringConstraints(min_length=1, max_length=MAX_ID, pattern=r"^[^\x00]*$")]
Identifiers = Annotated[list[Identifier], Field(min_length=1, max_length=MAX_DOCUMENTS)]

DocumentsParameter = Annotated[
    list[Identifier] | None,
    Query(min_length=1, max_length=MAX_DOCUMENTS, description="Search only these documents; may be repeated."),
]
QueryParameter = Annotated[QuestionWords, Query(description="What to look for.")]
WordsParameter = Annotated[
    str | None,
    Query(max_length=MAX_QUESTION, description="Only the notes that this is in: an author, a title, a word."),
]
ResultCount = Annotated[int, Query(ge=1, le=MAX_RESULTS, description="How many results at most.")]
FootnoteNumber = Annotated[int, Path(description="The number that the paper gives the note.")]


TWO_HISTORIES: dict[str, Any] = {
    "required": ["history", "conversation_id"],
    "properties": {"history": {"type": "array"}, "conversation_id": {"type": "string"}},
}


class TurnRequest(BaseModel):
    """One turn of a conversation that the client keeps itself."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["user", "assistant"]
    content: Words


class AnswerRequest(BaseModel):
    """A question, and what it may lean on."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"question": "What tariff did the US and South Korea agree on?"}],
            "not": TWO_HISTORIES,
        },
    )

    question: QuestionWords = Field(description="1 to 2,000 characters after trimming.")
    history: Annotated[list[TurnRequest], Field(max_length=MAX_HISTORY)] | None = Field(
        default=None,
        description="Turns that the client keeps, newest last; nothing is then added to a conversation here.",
    )
    conversation_id: Identifier | None = Field(
        default=None, description="A conversation to continue; not together with history."
    )
    documents: Identifiers | None = Field(default=None, description="Search only these documents.")
    answerer: Literal["extractive", "generative"] | None = Field(
        default=None, description="By default generative where a model is set up, else extractive."
    )
    max_citations: int = Field(default=6, ge=1, le=12)

    @model_validator(mode="after")
    def _refuse_two_histories(self) -> Self:
        if self.history is not None and self.conversation_id is not None:
            raise ValueError("conversation_id and history exclude each other: send one of them")
        return self

    def to_question(self, stored: tuple[Turn, ...]) -> Question:
        """Return the question for the assistant, with the turns sent, or else those stored."""
        sent = tuple(Turn(role=turn.role, content=turn.content) for turn in self.history or ())
        return Question(
            text=self.question,
            history=sent or stored,
            documents=tuple(self.documents) if self.documents is not None else None,
            max_citations=self.max_citations,
            answerer=self.answerer,
        )
