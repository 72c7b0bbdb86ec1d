"""The SQLite file behind the store: opened safely, read and written in transactions, its faults said in our words.

It owns connections and their pragmas, and must not know what the tables hold.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Self

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from footnoted.conversation.folding import fold
from footnoted.conversation.migrations import bring_up_to_date
from footnoted.errors import StoreUnavailable

__all__ = ["Database", "format_time"]

BUSY_MILLISECONDS = 10_000  # a backup tool may hold the file for a moment; longer than that is a fault


class Database:
    """One SQLite file, safe to use from many threads; `now` tells the time of what is written."""

    def __init__(self, engine: sql.Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = engine.execution_options(footnoted_begin="BEGIN IMMEDIATE")
        self._now = now

    @classmethod
    def open(cls, data_dir: Path, now: Callable[[], datetime]) -> Self:
        """Open `footnoted.sqlite3` in the folder, making it or bringing it up to date first.

        Raises StoreUnavailable where the file cannot be opened, is no database or comes from a newer release.
        """
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("the data folder cannot be made or is not a folder") from error
        database = cls(_create_engine(data_dir / "footnoted.sqlite3"), now)
        try:
            with database.write() as connection:
                bring_up_to_date(connection)
        except StoreUnavailable:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._engine.dispose()

    def now(self) -> datetime:
        """Return the time of what is written now."""
        return self._now()

    @contextmanager
    def read(self) -> Iterator[sql.Connection]:
        """Give a connection within a transaction that reads."""
        with _adapt_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sql.Connection]:
        """Give a connection within a transaction that writes, the only one at its time."""
        with _adapt_errors(), self._writing.begin() as connection:
            yield connection


def format_time(moment: datetime) -> str:
    """Return a time in UTC, ISO 8601 with microseconds, which sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


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
        # What is deleted for good leaves no words behind in the file.
        connection.execute("PRAGMA secure_delete = ON")
        connection.create_function("fold", 1, fold, deterministic=True)

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
