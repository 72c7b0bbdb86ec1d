"""The store of answers and conversations, in one SQLite file.

It owns how they are kept, listed and deleted, and must not know what an answer holds: its JSON is kept to
the letter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from footnoted.conversation.followup import Turn
from footnoted.conversation.migrations import bring_up_to_date
from footnoted.errors import StoreUnavailable, UnknownRecord

__all__ = ["Conversation", "ConversationSummary", "NewAnswer", "Store", "StoredAnswer"]

HISTORY_LIMIT = 40  # turns, the most that a question may carry
TITLE_LENGTH = 200  # characters of the first question: a line in a list, not the question itself
BUSY_MILLISECONDS = 10_000  # a backup tool may hold the file for a moment; longer than that is a fault

TABLES = sql.MetaData()
CONVERSATIONS = sql.Table(
    "conversations",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String, nullable=False, unique=True),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("created", sql.String, nullable=False),
    sql.Column("updated", sql.String, nullable=False),
    sqlite_autoincrement=True,
)
ANSWERS = sql.Table(
    "answers",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String, nullable=False, unique=True),
    sql.Column("conversation_id", sql.String, sql.ForeignKey("conversations.id", ondelete="CASCADE")),
    sql.Column("question", sql.Text, nullable=False),
    sql.Column("asked", sql.String, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("body", sql.Text, nullable=False),
    sql.Index("answers_by_conversation", "conversation_id", "number"),
    sqlite_autoincrement=True,
)


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
    """What a list of conversations shows of one; times as in StoredAnswer, `turns` counts questions."""

    id: str
    title: str
    created: str
    updated: str
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation with all its answers, oldest first."""

    summary: ConversationSummary
    answers: tuple[StoredAnswer, ...]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Answers and conversations in SQLite; safe to use from many threads."""

    def __init__(self, engine: sql.Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = engine.execution_options(footnoted_begin="BEGIN IMMEDIATE")
        self._now = now

    @classmethod
    def open(cls, data_dir: Path, *, now: Callable[[], datetime] = _utc_now) -> Self:
        """Open `footnoted.sqlite3` in the folder, making it or bringing it up to date first.

        Raises StoreUnavailable where the file cannot be opened, is no database or comes from a newer release.
        """
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("the data folder cannot be made or is not a folder") from error
        store = cls(_create_engine(data_dir / "footnoted.sqlite3"), now)
        try:
            with store._write() as connection:
                bring_up_to_date(connection)
        except StoreUnavailable:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._engine.dispose()

    def add_answer(self, answer: NewAnswer, *, begins_conversation: bool) -> None:
        """Keep an answer; when this returns, it survives a kill and a loss of power.

        With `begins_conversation` its conversation is made, with the question as title. Otherwise it must be
        there: UnknownRecord, also when it was deleted while the answer was being made. An answer without a
        conversation stands alone.
        """
        asked = _format_time(self._now())
        with self._write() as connection:
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
        with self._read() as connection:
            row = connection.execute(sql.select(ANSWERS).where(ANSWERS.c.id == id)).one_or_none()
        if row is None:
            raise UnknownRecord("there is no stored answer of that id")
        return _read_answer(row)

    def conversations(self) -> tuple[ConversationSummary, ...]:
        """Return all conversations, the one last asked in first."""
        newest_first = (CONVERSATIONS.c.updated.desc(), CONVERSATIONS.c.number.desc())
        with self._read() as connection:
            rows = connection.execute(_select_summaries().order_by(*newest_first)).all()
        return tuple(_read_summary(row) for row in rows)

    def conversation(self, id: str) -> Conversation:
        """Return a conversation with its answers, or raise UnknownRecord."""
        of_this = ANSWERS.c.conversation_id == id
        with self._read() as connection:
            row = connection.execute(_select_summaries().where(CONVERSATIONS.c.id == id)).one_or_none()
            answers = connection.execute(sql.select(ANSWERS).where(of_this).order_by(ANSWERS.c.number)).all()
        if row is None:
            raise _no_conversation()
        return Conversation(summary=_read_summary(row), answers=tuple(_read_answer(row) for row in answers))

    def history(self, id: str) -> tuple[Turn, ...]:
        """Return the last turns of a conversation, newest last, or raise UnknownRecord."""
        last_first = ANSWERS.c.number.desc()
        with self._read() as connection:
            is_there = connection.execute(sql.select(CONVERSATIONS.c.id).where(CONVERSATIONS.c.id == id)).first()
            rows = connection.execute(
                sql.select(ANSWERS.c.question, ANSWERS.c.text)
                .where(ANSWERS.c.conversation_id == id)
                .order_by(last_first)
                .limit(HISTORY_LIMIT // 2)
            ).all()
        if is_there is None:
            raise _no_conversation()
        return tuple(turn for row in reversed(rows) for turn in _read_turns(row))

    def delete_conversation(self, id: str) -> None:
        """Delete a conversation and its answers, or raise UnknownRecord."""
        with self._write() as connection:
            found = connection.execute(sql.delete(CONVERSATIONS).where(CONVERSATIONS.c.id == id))
            if found.rowcount == 0:
                raise _no_conversation()

    @contextmanager
    def _read(self) -> Iterator[sql.Connection]:
        with _adapt_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[sql.Connection]:
        with _adapt_errors(), self._writing.begin() as connection:
            yield connection


def _create_engine(path: Path) -> sql.Engine:
    # The driver's own transactions leave changes of the schema outside: it gets none, and BEGIN is said here.
    # A writer takes the lock at once: one that reads first is refused, not made to wait, when another writes.
    engine = sql.create_engine(sql.URL.create("sqlite", database=str(path)))

    @sql.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        _switch_to_write_ahead_log(connection)
        # FULL: an answer that was sent outlives a loss of power too, for one sync to disk for each answer.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @sql.event.listens_for(engine, "begin")
    def begin(connection: sql.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("footnoted_begin", "BEGIN"))

    return engine


def _switch_to_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch a new file; where another opening is just doing so, the switch does not wait by itself."""
    give_up = monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                raise
            sleep(0.01)


@contextmanager
def _adapt_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreUnavailable("the file of stored answers cannot be read or written") from error


def _touch_conversation(connection: sql.Connection, answer: NewAnswer, asked: str, *, begins: bool) -> None:
    if begins:
        title = answer.question[:TITLE_LENGTH]
        row = {"id": answer.conversation_id, "title": title, "created": asked, "updated": asked}
        connection.execute(sql.insert(CONVERSATIONS).values(**row))
        return
    found: sql.CursorResult[Any] = connection.execute(
        sql.update(CONVERSATIONS).where(CONVERSATIONS.c.id == answer.conversation_id).values(updated=asked)
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


def _read_summary(row: sql.Row[Any]) -> ConversationSummary:
    return ConversationSummary(id=row.id, title=row.title, created=row.created, updated=row.updated, turns=row.turns)


def _read_answer(row: sql.Row[Any]) -> StoredAnswer:
    return StoredAnswer(id=row.id, question=row.question, asked=row.asked, text=row.text, body=row.body)


def _read_turns(row: sql.Row[Any]) -> tuple[Turn, Turn]:
    return Turn(role="user", content=row.question), Turn(role="assistant", content=row.text)


def _format_time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _no_conversation() -> UnknownRecord:
    return UnknownRecord("there is no stored conversation of that id")
