"""A conversation outlives the server: killed in the middle of a stream, and the moment after an answer."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from real_process import fetch, served

FIRST, SECOND, LAST = "What does footnote 27 cite?", "And the next one?", "What does Table 1 show?"
RIGHT = {"verdict": "right"}
# Of several parts, so that the stream takes a while.
LONG = (
    "What tariff rate did South Korea initially face, who became Japan's prime minister, and what does footnote 3 cite?"
)


def open_stream(address: str, question: str, conversation: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the events of an answer, each as soon as it is whole."""
    body = {"question": question, **({"conversation_id": conversation} if conversation else {})}
    request = Request(
        f"{address}api/answer/stream", json.dumps(body).encode(), headers={"content-type": "application/json"}
    )
    event = ""
    with urlopen(request, timeout=60) as reply:
        for line in map(bytes.decode, reply):
            if line.startswith("event: "):
                event = line.removeprefix("event: ").strip()
            elif line.startswith("data: "):
                yield event, json.loads(line.removeprefix("data: "))


def finish(stream: Iterator[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Return the answer that a stream ends with."""
    return next(told for event, told in stream if event == "answer")


def read(address: str, conversation: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(fetch(f"{address}api/conversations/{conversation}"))
    return found


def test_killed_at_any_moment_of_a_stream_a_conversation_is_as_it_was(copy_index: Callable[[], Path]) -> None:
    data_dir = copy_index()
    with served(data_dir) as (process, address):
        conversation = finish(open_stream(address, FIRST))["conversation_id"]
        finish(open_stream(address, SECOND, conversation))
        fetch(f"{address}api/answers/{read(address, conversation)['turns'][0]['answer']['id']}/feedback", RIGHT)
        before = read(address, conversation)
        event, _ = next(open_stream(address, LONG, conversation))
        process.send_signal(signal.SIGKILL)
        assert event == "passages"
    with served(data_dir) as (process, address):
        after = read(address, conversation)
        assert after["title"] == FIRST
        assert after["turns"][:2] == before["turns"]
        # The rest may have been kept before the kill came, but never a part of it.
        assert [(turn["question"], turn["answer"]["question"]) for turn in after["turns"][2:]] in ([], [(LONG, LONG)])
        assert len(json.loads(fetch(f"{address}api/feedback"))["feedback"]) == 1
        told = finish(open_stream(address, LAST, conversation))
        process.send_signal(signal.SIGKILL)
    with served(data_dir) as (_, address):
        again = read(address, conversation)
        assert again["turns"][:-1] == after["turns"]
        assert (again["turns"][-1]["question"], again["turns"][-1]["answer"]) == (LAST, told)
        assert finish(open_stream(address, SECOND, conversation))["conversation_id"] == conversation
