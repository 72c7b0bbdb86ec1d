"""An answer kept before it is sent: what a reader has seen whole is there after any kind of end.

It owns where an answer is kept and must not know by which protocol it goes out.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from uuid import uuid4

from footnoted.answer import Answer, Delta, Passages, Told, Waiting
from footnoted.conversation import Turn
from footnoted.conversation.store import NewAnswer, Store
from server import schemas
from server.metrics import Metrics
from server.requests import AnswerRequest

__all__ = ["Keeper", "Kept", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer is kept: in a conversation, or without one by itself; and what was said there before."""

    conversation_id: str | None = None
    begins: bool = False
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer that is kept: the core's object, and the JSON that is stored and sent, to the letter."""

    answer: Answer
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Keeps answers, and counts them."""

    store: Store
    metrics: Metrics

    def find_place(self, asked: AnswerRequest) -> Place:
        """Return where the answer to a request will be kept. Raises UnknownRecord."""
        if asked.conversation_id is not None:
            return Place(conversation_id=asked.conversation_id, history=self.store.history(asked.conversation_id))
        begins = asked.history is None
        return Place(conversation_id=uuid4().hex if begins else None, begins=begins)

    def keep(self, answer: Answer, place: Place) -> Kept:
        """Keep an answer. Raises UnknownRecord where its conversation was deleted meanwhile."""
        answer = replace(answer, conversation_id=place.conversation_id)
        body = schemas.Answer.of(answer).model_dump_json()
        new = NewAnswer(
            id=answer.id,
            conversation_id=answer.conversation_id,
            question=answer.question,
            text=answer.text,
            body=body,
        )
        self.store.add_answer(new, begins_conversation=place.begins)
        self.metrics.count_answer(answer)
        return Kept(answer=answer, body=body)

    def keep_last(self, told: Generator[Told], place: Place) -> Generator[Passages | Waiting | Delta | Kept]:
        """Pass on what is told of an answer, and the answer itself once it is kept."""
        with closing(told):
            for each in told:
                yield self.keep(each, place) if isinstance(each, Answer) else each
