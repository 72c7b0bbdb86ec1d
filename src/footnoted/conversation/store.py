"""The store of answers and conversations, in one SQLite file.

It owns how they are kept, listed, searched and deleted, and must not know what an answer holds: its JSON is kept to
the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sql

from footnoted.conversation.database import Database, format_time
from footnoted.conversation.feedback import FeedbackBook
from footnoted.conversation.folding import fold
from footnoted.conversation.followup import Turn
from footnoted.conversation.tables import ANSWERS, CONVERSATIONS, TABLES
from footnoted.errors import StoreUnavailable, UnknownRecord

__all__ = ["RESTORABLE", "TABLES", "Conversation", "ConversationSummary", "NewAnswer", "Store", "StoredAnswer"]

HISTORY_LIMIT = 40  # turns, the most that a question may carry
TITLE_LENGTH = 200  # characters of the first question: a line in a list, not the question itself
# So long a deleted conversation can be restored: long enough to notice a slip, short for what was meant to be gone.
RESTORABLE = timedelta(hours=1)

IS_LIVE = CONVERSATIONS.c.deleted.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """An answer about to be sent: `text` is its prose, `body` the whole of it as JSON."""

    id: str
    conversation_id: str | None
    question: str
    text: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as it was sent; `asked` is a time in UTC, ISO 8601 with microseconds."""

    id: str
    question: str
    asked: str
    text: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSummary:
    """What a list of conversations shows of one; times as in StoredAnswer, `turns` counts questions.

    `deleted` is when it was deleted, where it was and can still be restored.
    """

    id: str
    title: str
    created: str
    updated: str
    turns: int
    deleted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation with all its answers, oldest first."""

    summary: ConversationSummary
    answers: tuple[StoredAnswer, ...]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Answers and conversations in SQLite, and what readers thought of them; safe to use from many threads.

    A deleted conversation is nowhere to be seen, nor its answers, but can be restored for a while.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.feedback = FeedbackBook(database)

    @classmethod
    def open(cls, data_dir: Path, *, now: Callable[[], datetime] = _utc_now) -> Self:
        """Open `footnoted.sqlite3` in the folder, making it or bringing it up to date first.

        Raises StoreUnavailable where the file cannot be opened, is no database or comes from a newer release.
        """
        store = cls(Database.open(data_dir, now))
        try:
            store._sweep_at_opening()
        except StoreUnavailable:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._database.close()

    def add_answer(self, answer: NewAnswer, *, begins_conversation: bool) -> None:
        """Keep an answer; when this returns, it survives a kill and a loss of power.

        With `begins_conversation` its conversation is made, with the question as title. Otherwise it must be
        there: UnknownRecord, also when it was deleted while the answer was being made. An answer without a
        conversation stands alone.
        """
        moment = self._database.now()
        asked = format_time(moment)
        with self._database.write() as connection:
            _sweep(connection, moment)
            if answer.conversation_id is not None:
                _touch_conversation(connection, answer, asked, begins=begins_conversation)
            connection.execute(
                sql.insert(ANSWERS).values(
                    id=answer.id,
                    conversation_id=answer.conversation_id,
                    question=answer.question,
                    asked=asked,
                    text=answer.text,
                    body=answer.body,
                )
            )

    def answer(self, id: str) -> StoredAnswer:
        """Return a stored answer, or raise UnknownRecord."""
        found = sql.select(ANSWERS).outerjoin(CONVERSATIONS).where(ANSWERS.c.id == id, IS_LIVE)
        with self._database.read() as connection:
            row = connection.execute(found).one_or_none()
        if row is None:
            raise UnknownRecord("there is no stored answer of that id")
        return _read_answer(row)

    def conversations(self, words: str = "", *, deleted: bool = False) -> tuple[ConversationSummary, ...]:
        """Return conversations, the one last asked in first: all, or those in which every one of the words stands.

        Words are looked for in the title, the questions and the answers; case does not count. With `deleted` they
        are those that can still be restored, the one last deleted first.
        """
        newest_first = (CONVERSATIONS.c.updated.desc(), CONVERSATIONS.c.number.desc())
        wanted = _select_summaries().where(*(_holds(word) for word in fold(words).split()))
        if deleted:
            latest = format_time(self._database.now() - RESTORABLE)
            wanted = wanted.where(CONVERSATIONS.c.deleted > latest).order_by(CONVERSATIONS.c.deleted.desc())
        else:
            wanted = wanted.where(IS_LIVE).order_by(*newest_first)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return tuple(_read_summary(row) for row in rows)

    def conversation(self, id: str) -> Conversation:
        """Return a conversation with its answers, or raise UnknownRecord."""
        of_this = ANSWERS.c.conversation_id == id
        with self._database.read() as connection:
            summary = _find_summary(connection, id)
            answers = connection.execute(sql.select(ANSWERS).where(of_this).order_by(ANSWERS.c.number)).all()
        return Conversation(summary=summary, answers=tuple(_read_answer(row) for row in answers))

    def history(self, id: str) -> tuple[Turn, ...]:
        """Return the last turns of a conversation, newest last, or raise UnknownRecord."""
        of_this = ANSWERS.c.conversation_id == id
        with self._database.read() as connection:
            _find_summary(connection, id)
            return _read_turns(connection, of_this)

    def history_before(self, answer_id: str) -> tuple[Turn, ...]:
        """Return the turns that were there when an answer was made, newest last; none before one that stands alone."""
        own = sql.select(ANSWERS.c.conversation_id, ANSWERS.c.number).where(ANSWERS.c.id == answer_id).subquery()
        earlier = sql.and_(
            ANSWERS.c.conversation_id == sql.select(own.c.conversation_id).scalar_subquery(),
            ANSWERS.c.number < sql.select(own.c.number).scalar_subquery(),
        )
        with self._database.read() as connection:
            return _read_turns(connection, earlier)

    def rename_conversation(self, id: str, title: str) -> ConversationSummary:
        """Give a conversation another title and return it so, or raise UnknownRecord."""
        named = sql.update(CONVERSATIONS).where(CONVERSATIONS.c.id == id, IS_LIVE).values(title=title)
        with self._database.write() as connection:
            connection.execute(named)
            return _find_summary(connection, id)

    def delete_conversation(self, id: str) -> None:
        """Delete a conversation, its answers and what was thought of them, or raise UnknownRecord.

        It is nowhere to be seen at once, can be restored for as long as RESTORABLE, and is swept after that.
        """
        moment = self._database.now()
        marked = sql.update(CONVERSATIONS).where(CONVERSATIONS.c.id == id, IS_LIVE).values(deleted=format_time(moment))
        with self._database.write() as connection:
            _sweep(connection, moment)
            if connection.execute(marked).rowcount == 0:
                raise _no_conversation()

    def restore_conversation(self, id: str) -> ConversationSummary:
        """Bring back a deleted conversation and return it; one that is there stays. Raises UnknownRecord."""
        restored = sql.update(CONVERSATIONS).where(CONVERSATIONS.c.id == id).values(deleted=None)
        moment = self._database.now()
        with self._database.write() as connection:
            _sweep(connection, moment)
            connection.execute(restored)
            return _find_summary(connection, id)

    def _sweep_at_opening(self) -> None:
        with self._database.read() as connection:
            is_any = connection.execute(sql.select(CONVERSATIONS.c.id).where(~IS_LIVE)).first()
        if is_any:
            moment = self._database.now()
            with self._database.write() as connection:
                _sweep(connection, moment)


def _sweep(connection: sql.Connection, moment: datetime) -> None:
    """Delete for good what was deleted too long ago to be restored."""
    connection.execute(sql.delete(CONVERSATIONS).where(CONVERSATIONS.c.deleted <= format_time(moment - RESTORABLE)))


def _touch_conversation(connection: sql.Connection, answer: NewAnswer, asked: str, *, begins: bool) -> None:
    if begins:
        title = answer.question[:TITLE_LENGTH]
        row = {"id": answer.conversation_id, "title": title, "created": asked, "updated": asked}
        connection.execute(sql.insert(CONVERSATIONS).values(**row))
        return
    found: sql.CursorResult[Any] = connection.execute(
        sql.update(CONVERSATIONS).where(CONVERSATIONS.c.id == answer.conversation_id, IS_LIVE).values(updated=asked)
    )
    if found.rowcount == 0:
        raise _no_conversation()


def _select_summaries() -> Any:
    turns = (
        sql.select(sql.func.count())
        .select_from(ANSWERS)
        .where(ANSWERS.c.conversation_id == CONVERSATIONS.c.id)
        .scalar_subquery()
    )
    return sql.select(CONVERSATIONS, turns.label("turns"))


def _holds(word: str) -> Any:
    """Return the condition that a folded word stands in a conversation."""

    def stands_in(column: Any) -> Any:
        return sql.func.instr(sql.func.fold(column), word) > 0

    of_this = ANSWERS.c.conversation_id == CONVERSATIONS.c.id
    said = sql.exists().where(of_this, sql.or_(stands_in(ANSWERS.c.question), stands_in(ANSWERS.c.text)))
    return sql.or_(stands_in(CONVERSATIONS.c.title), said)


def _find_summary(connection: sql.Connection, id: str) -> ConversationSummary:
    row = connection.execute(_select_summaries().where(CONVERSATIONS.c.id == id, IS_LIVE)).one_or_none()
    if row is None:
        raise _no_conversation()
    return _read_summary(row)


def _read_summary(row: sql.Row[Any]) -> ConversationSummary:
    return ConversationSummary(
        id=row.id, title=row.title, created=row.created, updated=row.updated, turns=row.turns, deleted=row.deleted
    )


def _read_answer(row: sql.Row[Any]) -> StoredAnswer:
    return StoredAnswer(id=row.id, question=row.question, asked=row.asked, text=row.text, body=row.body)


def _read_turns(connection: sql.Connection, wanted: Any) -> tuple[Turn, ...]:
    last_first = ANSWERS.c.number.desc()
    rows = connection.execute(
        sql.select(ANSWERS.c.question, ANSWERS.c.text).where(wanted).order_by(last_first).limit(HISTORY_LIMIT // 2)
    ).all()
    return tuple(turn for row in reversed(rows) for turn in _read_exchange(row))


def _read_exchange(row: sql.Row[Any]) -> tuple[Turn, Turn]:
    return Turn(role="user", content=row.question), Turn(role="assistant", content=row.text)


def _no_conversation() -> UnknownRecord:
    return UnknownRecord("there is no stored conversation of that id")
