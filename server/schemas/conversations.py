"""The JSON of stored conversations, and of the service's health.

It owns the names and shapes that clients rely on and must not know where conversations are kept.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from footnoted.conversation import store
from server.schemas.answers import Answer
from server.schemas.examples import CONVERSATION, HEALTH

__all__ = ["Conversation", "ConversationList", "ConversationSummary", "Health"]


class ConversationSummary(BaseModel):
    """What a list shows of a conversation; times in UTC, `turns` counts questions, `deleted` is when, if it was."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    title: str
    created: str
    updated: str
    turns: int
    deleted: str | None = None

    @classmethod
    def of(cls, summary: store.ConversationSummary) -> Self:
        """Describe a conversation in a list."""
        return cls.model_validate(summary)


class ConversationList(BaseModel):
    """Conversations, the one last asked in first."""

    conversations: list[ConversationSummary]


class StoredTurn(BaseModel):
    """A question that was asked, when, and the whole answer that was given."""

    question: str
    asked: str
    answer: Answer


class Conversation(BaseModel):
    """A conversation with all its turns, oldest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [CONVERSATION]})

    id: str
    title: str
    created: str
    updated: str
    turns: list[StoredTurn]


class Health(BaseModel):
    """The service is ready."""

    model_config = ConfigDict(json_schema_extra={"examples": [HEALTH]})

    status: Literal["ready"]
    version: str
    documents: int
    passages: int
