"""The guard of the tests: nothing beyond this machine, everything on it."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest


def test_no_other_machine_is_reached_by_address_or_by_name(outside_attempts: list[str]) -> None:
    with pytest.raises(BaseException, match="must not connect"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(BaseException, match="must not connect"):
        socket.create_connection(("2001:db8::1", 80), timeout=1)
    with pytest.raises(BaseException, match="must not connect"):
        socket.getaddrinfo("huggingface.co", 443)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(BaseException, match="must not"):
        sender.sendto(b"hello", ("192.0.2.1", 53))
    assert len(outside_attempts) == 4
    outside_attempts.clear()


def test_this_machine_is_reached(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        socket.create_connection(("localhost", listener.getsockname()[1]), timeout=5).close()
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as caller:
        listener.bind(path)
        listener.listen()
        caller.connect(path)

    async def reach() -> None:
        server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
        async with server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.close()
            await writer.wait_closed()

    # In a thread of its own: where a browser was driven before, this one has a loop that runs.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(reach())).result()
