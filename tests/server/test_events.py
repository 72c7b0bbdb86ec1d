"""Streams of events: signs of life in silence, turns taken and given back, an end at every end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from typing import Any

import pytest

from server.events import EventStream, write_event

PING = b": ping\n\n"


class Listener:
    """A client of one response: keeps what it is sent, and goes away when it is told to."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.start: dict[str, Any] = {}
        self.leaves = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["body"]:
            self.heard.append(message["body"])


async def listen(stream: EventStream, listener: Listener) -> None:
    scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
    await asyncio.wait_for(stream(scope, listener.receive, listener.send), timeout=10)


def test_events_are_sent_in_order_with_headers_against_holding_back() -> None:
    async def run() -> Listener:
        listener = Listener()
        events = (write_event(str(number), event="delta") for number in range(5))
        await listen(EventStream(events, turns=asyncio.Semaphore(1)), listener)
        return listener

    listener = asyncio.run(run())
    assert listener.heard == [f"event: delta\ndata: {number}\n\n".encode() for number in range(5)]
    headers = dict(listener.start["headers"])
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert headers[b"cache-control"] == b"no-store"
    assert headers[b"x-accel-buffering"] == b"no"


def test_silence_is_filled_with_comments_while_events_are_made() -> None:
    opened = threading.Event()

    def make() -> Generator[bytes]:
        assert opened.wait(timeout=10)
        yield b"late"

    async def run() -> list[bytes]:
        listener = Listener()
        stream = EventStream(make(), turns=asyncio.Semaphore(1), heartbeat_seconds=0.02)
        listening = asyncio.create_task(listen(stream, listener))
        while listener.heard.count(PING) < 3:
            await asyncio.sleep(0.01)
        opened.set()
        await listening
        return listener.heard

    heard = asyncio.run(run())
    assert heard[-1] == b"late"
    assert set(heard[:-1]) == {PING}


def test_nothing_to_send_is_not_sent() -> None:
    async def run() -> list[bytes]:
        listener = Listener()
        await listen(EventStream((each for each in (b"", b"one", b"", b"two")), turns=asyncio.Semaphore(1)), listener)
        return listener.heard

    assert asyncio.run(run()) == [b"one", b"two"]


def test_silence_is_filled_while_a_turn_is_waited_for() -> None:
    async def run() -> list[bytes]:
        turns, listener = asyncio.Semaphore(1), Listener()
        stream = EventStream((event for event in (b"mine",)), turns=turns, heartbeat_seconds=0.02)
        async with turns:
            listening = asyncio.create_task(listen(stream, listener))
            while PING not in listener.heard:
                await asyncio.sleep(0.01)
            assert set(listener.heard) == {PING}
        await listening
        assert not turns.locked()
        return listener.heard

    assert asyncio.run(run())[-1] == b"mine"


def test_who_goes_away_ends_the_work_and_gives_the_turn_back() -> None:
    made: list[int] = []
    ends: list[str] = []

    def make() -> Generator[bytes]:
        try:
            for number in range(1_000_000):
                made.append(number)
                yield b"more"
        finally:
            ends.append("closed")

    class Leaver(Listener):
        async def send(self, message: Any) -> None:
            await super().send(message)
            if len(self.heard) == 3:
                self.leaves.set()
            await asyncio.sleep(0)

    async def run() -> None:
        turns, listener = asyncio.Semaphore(1), Leaver()
        before = asyncio.all_tasks()
        await listen(EventStream(make(), turns=turns), listener)
        assert not turns.locked()
        assert asyncio.all_tasks() == before

    asyncio.run(run())
    assert ends == ["closed"]
    assert len(made) < 1_000


def test_who_goes_away_in_a_long_wait_ends_it_as_soon_as_it_is_over() -> None:
    opened, ends = threading.Event(), []

    def make() -> Generator[bytes]:
        try:
            assert opened.wait(timeout=10)
            yield b"never heard"
            ends.append("went on")
        finally:
            ends.append("closed")

    async def run() -> list[bytes]:
        turns, listener = asyncio.Semaphore(1), Listener()
        listening = asyncio.create_task(listen(EventStream(make(), turns=turns), listener))
        await asyncio.sleep(0.02)
        listener.leaves.set()
        await asyncio.sleep(0.02)
        assert turns.locked()
        opened.set()
        await listening
        assert not turns.locked()
        return listener.heard

    assert asyncio.run(run()) == []
    assert ends == ["closed"]


def test_who_goes_away_while_waiting_for_a_turn_never_has_one() -> None:
    def make() -> Generator[bytes]:
        raise AssertionError("was begun")
        yield b""

    async def run() -> None:
        turns, listener = asyncio.Semaphore(1), Listener()
        async with turns:
            listening = asyncio.create_task(listen(EventStream(make(), turns=turns), listener))
            await asyncio.sleep(0.02)
            listener.leaves.set()
            await listening
        assert not turns.locked()

    asyncio.run(run())


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_a_line_break_of_unicode_cuts_no_line(mark: str) -> None:
    (line,) = write_event(f'"a{mark}b"').decode().splitlines()[:-1]
    assert line == f'data: "a\\u{ord(mark):04x}b"'
