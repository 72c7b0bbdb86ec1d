"""An OpenAI-compatible chat model over real HTTP on this machine, which says whatever a script has it say.

    with serve_model(write_good) as model:                    # any Script of tests/generating/scripts.py, or your own
        settings = Settings(_env_file=None, data_dir=…, **model.settings())
        assistant = Assistant.open(settings, embedder=embedder)
        ...
        model.seen[-1].passages                               # what the model was given, by key

A script is called once for each request with what is in the prompt (`Prompt`: the keys with their passages, the
question, the mark of a refusal, and in a second turn the sentences that were not accepted) and yields what is sent: a
`str` is a piece of the reply, sent as one chunk of the stream; a `Fault` is something that goes wrong. A worst model
that obeys whatever a passage or a question tells it is a function of the prompt like any other.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = re.compile(r"^\[\[([^\[\]]+)\]\] (.*)\n(.*)$", re.MULTILINE)
REFUSAL = re.compile(r"^\[\[([^\[\]]+-none)\]\]$", re.MULTILINE)
REJECTED = re.compile(r"^(.*?) -> (.*)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """What a request to the model holds, as a model that reads it well would understand it."""

    messages: tuple[dict[str, str], ...]
    passages: dict[str, str]
    places: dict[str, str]
    question: str
    refusal: str
    rejected: tuple[tuple[str, str], ...]
    body: dict[str, Any]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the passages, best first."""
        return tuple(self.passages)


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong: an HTTP `status` in place of the reply, or in its middle one of the rest.

    `wait` seconds pass; `raw` bytes are sent as they are; `close` ends the connection there and then, `reset` so that
    the client hears of it; `end` leaves out the last chunk and the [DONE] of a stream.
    """

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    raw: bytes | None = None
    close: bool = False
    reset: bool = False
    end: bool = False


Script = Callable[[Prompt], Iterable[str | Fault]]


def read_prompt(body: dict[str, Any]) -> Prompt:
    """Return what is in a request's body."""
    messages = tuple({"role": each["role"], "content": each["content"]} for each in body["messages"])
    asked = next(each["content"] for each in messages if each["role"] == "user")
    found = [match.groups() for match in KEY.finditer(asked.rpartition("\n\nQuestion: ")[0])]
    refusal = REFUSAL.search(messages[0]["content"])
    second = messages[-1]["content"] if messages[-1]["content"] != asked else ""
    return Prompt(
        messages=messages,
        passages={key: words for key, _, words in found},
        places={key: place for key, place, _ in found},
        question=asked.rpartition("\n\nQuestion: ")[2],
        refusal=refusal[1] if refusal else "",
        rejected=tuple((line, why) for line, why in REJECTED.findall(second)),
        body=body,
    )


class ScriptedServer(ThreadingHTTPServer):
    """The server, with its script and all it has seen."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, script: Script) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.seen: list[Prompt] = []
        self.broken: list[str] = []
        self.open_connections: set[socket.socket] = set()

    def settings(self, **further: Any) -> dict[str, Any]:
        """Return the settings that have a program ask this model."""
        return {
            "model": "openai:scripted",
            "model_url": f"http://127.0.0.1:{self.server_address[1]}/v1",
            "model_key": "a-key-for-tests",
            **further,
        }

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: ScriptedServer

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.server.open_connections.add(self.connection)

    def finish(self) -> None:
        self.server.open_connections.discard(self.connection)
        super().finish()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the output quiet."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = read_prompt(body)
        self.server.seen.append(prompt)
        self._begun = False
        self._words = 0
        try:
            for each in self.server.script(prompt):
                if isinstance(each, str):
                    self._send_piece(each)
                elif not self._do_wrong(each):
                    return
            self._finish_stream(prompt)
        except OSError as error:
            self.server.broken.append(type(error).__name__)
            self.close_connection = True

    def _do_wrong(self, fault: Fault) -> bool:
        """Do what a fault says; tell whether the reply goes on."""
        if fault.status is not None:
            message = json.dumps({"error": {"message": "scripted", "type": "scripted", "code": None}}).encode()
            self.send_response(fault.status)
            for name, value in {**fault.headers, "Content-Type": "application/json"}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(message)))
            self.end_headers()
            self.wfile.write(message)
            return False
        for _ in range(round(fault.wait / 0.02)):
            time.sleep(0.02)
            if self._begun:
                self._send_chunk(b": waiting\n\n")  # notices a client that went away
        if fault.raw is not None:
            self._begin()
            self._send_chunk(fault.raw)
        if fault.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if fault.close or fault.reset:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR) if not fault.reset else self.connection.close()
            return False
        if fault.end:
            self._begin()
            self._send_chunk(b"")
            return False
        return True

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()

    def _send_piece(self, text: str) -> None:
        self._begin()
        self._words += len(text.split())
        self._send_event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})

    def _finish_stream(self, prompt: Prompt) -> None:
        self._begin()
        self._send_event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        read = sum(len(each["content"].split()) for each in prompt.messages)
        usage = {"prompt_tokens": read, "completion_tokens": self._words, "total_tokens": read + self._words}
        self._send_event({"choices": [], "usage": usage})
        self._send_chunk(b"data: [DONE]\n\n")
        self._send_chunk(b"")

    def _send_event(self, event: dict[str, Any]) -> None:
        head = {"id": "scripted", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
        self._send_chunk(b"data: " + json.dumps({**head, **event}).encode() + b"\n\n")

    def _send_chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


@contextmanager
def serve_model(script: Script) -> Iterator[ScriptedServer]:
    """Serve a scripted model on a free port until the end of the block."""
    server = ScriptedServer(script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def stream_words(text: str, *, size: int = 7) -> Iterator[str]:
    """Yield a reply in pieces of a few characters, which end anywhere."""
    for start in range(0, len(text), size):
        yield text[start : start + size]
