"""A clock for tests of what is kept for a while."""

from __future__ import annotations

from datetime import UTC, datetime


class Clock:
    """A time that moves only when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time
