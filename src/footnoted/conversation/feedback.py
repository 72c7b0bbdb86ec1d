"""What readers thought of answers, kept beside them.

It owns how it is kept and listed, and must not know what becomes of it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import sqlalchemy as sql

from footnoted.conversation.database import Database, format_time
from footnoted.conversation.tables import ANSWERS, CONVERSATIONS, FEEDBACK
from footnoted.conversation.verdicts import Feedback, NewFeedback, RightWords, Verdict
from footnoted.errors import UnknownRecord

__all__ = ["FeedbackBook"]


class FeedbackBook:
    """Feedback in the store; it goes when the answer goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, answer_id: str, said: NewFeedback) -> Feedback:
        """Keep what a reader says of an answer, and return it so. Raises UnknownRecord where there is no such."""
        id = uuid4().hex
        row = {
            "id": id,
            "answer_id": answer_id,
            "given": format_time(self._database.now()),
            "verdict": said.verdict,
            "citation": said.citation,
            "comment": said.comment,
            "note": said.note,
            "words": json.dumps(asdict(said.words), ensure_ascii=False) if said.words else None,
        }
        with self._database.write() as connection:
            is_there = sql.select(ANSWERS.c.id).outerjoin(CONVERSATIONS).where(ANSWERS.c.id == answer_id, is_live())
            if connection.execute(is_there).first() is None:
                raise UnknownRecord("there is no stored answer of that id")
            connection.execute(sql.insert(FEEDBACK).values(**row))
            return read_feedback(connection.execute(select_feedback().where(FEEDBACK.c.id == id)).one())

    def all(self, *, verdict: Verdict | None = None, answer_id: str | None = None) -> tuple[Feedback, ...]:
        """Return what readers said, the newest first: all of it, that of one verdict, or that of one answer."""
        wanted = select_feedback().where(is_live()).order_by(FEEDBACK.c.number.desc())
        if verdict is not None:
            wanted = wanted.where(FEEDBACK.c.verdict == verdict)
        if answer_id is not None:
            wanted = wanted.where(FEEDBACK.c.answer_id == answer_id)
        with self._database.read() as connection:
            return tuple(read_feedback(row) for row in connection.execute(wanted).all())


def is_live() -> Any:
    """Return the condition that an answer's conversation, if any, was not deleted."""
    return CONVERSATIONS.c.deleted.is_(None)


def select_feedback() -> Any:
    """Return the query for feedback with its answers."""
    beside = FEEDBACK.join(ANSWERS).outerjoin(CONVERSATIONS)
    return sql.select(FEEDBACK, ANSWERS.c.conversation_id, ANSWERS.c.body).select_from(beside)


def read_feedback(row: sql.Row[Any]) -> Feedback:
    """Return a row as feedback."""
    said = NewFeedback(
        verdict=row.verdict,
        citation=row.citation,
        comment=row.comment,
        note=row.note,
        words=read_words(json.loads(row.words)) if row.words else None,
    )
    return Feedback(
        id=row.id,
        given=row.given,
        said=said,
        answer_id=row.answer_id,
        conversation_id=row.conversation_id,
        body=row.body,
    )


def read_words(stored: dict[str, Any]) -> RightWords:
    """Return the right words from their stored form."""
    return RightWords(
        document=stored["document"],
        spans=tuple((start, end) for start, end in stored["spans"]),
        quote=stored["quote"],
        printed=tuple(stored["printed"]),
    )
