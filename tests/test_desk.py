"""The command line at the server's door: what it makes of replies, and of whoever else listens there."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from footnoted.desk import ServerDesk
from footnoted.errors import FootnotedError, IndexUnavailable, UnknownDocument, UnsuitableRequest
from footnoted.settings import Settings

REASON = IndexUnavailable("Another process is using this index.")


@contextmanager
def listening(status: int, body: bytes, host: str = "127.0.0.1") -> Iterator[ServerDesk]:
    """Answer every request on a free port like this; yield the desk that asks there."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield ServerDesk(Settings(_env_file=None, host=host, port=server.server_port), REASON)
        finally:
            server.shutdown()
            thread.join()


def problem(code: str) -> bytes:
    return json.dumps({"code": code, "detail": f"It is {code}.", "hint": "None."}).encode()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_an_answer_comes_through(host: str) -> None:
    with listening(200, b'{"status": "answered", "text": "Yes."}', host) as desk:
        assert desk.answer("Is it?", None) == {"status": "answered", "text": "Yes."}
    with listening(200, b'{"query": "it", "results": []}', host) as desk:
        assert desk.search("it", 3, ["a", "b"]) == {"query": "it", "results": []}


@pytest.mark.parametrize(
    ("status", "code", "raised"),
    [
        (404, "unknown_document", UnknownDocument),
        (422, "unsuitable_request", UnsuitableRequest),
        (422, "invalid_request", UnsuitableRequest),
        (503, "not_ready", IndexUnavailable),
        (500, "internal", IndexUnavailable),
    ],
)
def test_a_problem_is_raised_as_what_it_is(status: int, code: str, raised: type[FootnotedError]) -> None:
    with listening(status, problem(code)) as desk, pytest.raises(raised, match=f"It is {code}."):
        desk.answer("Is it?", ["a"])


@pytest.mark.parametrize("status", [200, 404, 500])
@pytest.mark.parametrize("body", [b"<html>Welcome</html>", b"[]", b'{"hello": 1}', b"", b'"x"', b"\xff"])
def test_whoever_else_listens_there_is_not_taken_for_the_server(status: int, body: bytes) -> None:
    with listening(status, body) as desk, pytest.raises(IndexUnavailable) as raised:
        desk.answer("Is it?", None)
    assert raised.value is REASON


def test_where_nobody_listens_the_first_reason_is_told() -> None:
    with listening(200, b"{}") as desk:
        pass
    with pytest.raises(IndexUnavailable) as raised:
        desk.search("it", 1, None)
    assert raised.value is REASON


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001, "a\0b", "\ud800"])
def test_what_is_no_question_is_not_even_sent(words: str) -> None:
    desk = ServerDesk(Settings(_env_file=None, port=9), REASON)
    with pytest.raises(UnsuitableRequest):
        desk.answer(words, None)
    with pytest.raises(UnsuitableRequest):
        desk.search(words, 1, None)
