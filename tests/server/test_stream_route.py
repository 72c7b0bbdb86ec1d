"""POST /api/answer/stream: the events, what is kept of them, and a client that goes away."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Generator
from typing import Any

import pytest
from event_reading import LiveApp, live, read_events
from fake_assistant import FakeAssistant
from fastapi import FastAPI
from starlette.testclient import TestClient

from footnoted.answer import Delta, Told
from footnoted.assistant import Question
from footnoted.settings import Settings
from server.app import create_app


def stream(client: TestClient, **body: Any) -> list[tuple[str | None, Any]]:
    response = client.post("/api/answer/stream", json=body)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    return [(name, json.loads(data)) for name, data in read_events(response.text)]


def test_the_events_tell_the_passages_the_words_and_the_whole(client: TestClient) -> None:
    events = stream(client, question="What did Seoul keep?")
    assert [name for name, _ in events] == ["passages", "delta", "delta", "answer"]
    (passage,) = events[0][1]
    assert passage["quote"] == "Seoul kept its balance."
    assert "number" not in passage
    answer = events[-1][1]
    assert "".join(data["text"] for name, data in events if name == "delta") == answer["text"]
    plain = client.post("/api/answer", json={"question": "What did Seoul keep?"}).json()
    own = {"id", "conversation_id"}
    assert {key: answer[key] for key in answer.keys() - own} == {key: plain[key] for key in plain.keys() - own}


def test_a_refusal_is_told_like_an_answer(client: TestClient) -> None:
    events = stream(client, question="Who won the cup?")
    assert "".join(data["text"] for name, data in events if name == "delta") == "The papers do not say."
    assert events[-1][1]["status"] == "not_found"
    assert all(data["citations"] == [] for name, data in events if name == "delta")


def test_nobody_on_the_way_keeps_or_holds_back(client: TestClient) -> None:
    response = client.post("/api/answer/stream", json={"question": "Seoul?"})
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"


def test_what_is_stored_is_what_was_sent_to_the_letter(client: TestClient) -> None:
    response = client.post("/api/answer/stream", json={"question": "Seoul?"})
    (sent,) = [data for name, data in read_events(response.text) if name == "answer"]
    assert client.get(f"/api/answers/{json.loads(sent)['id']}").text == sent


def test_a_conversation_is_begun_and_continued(client: TestClient, assistant: FakeAssistant) -> None:
    first = stream(client, question="Seoul?")[-1][1]
    second = stream(client, question="And then?", conversation_id=first["conversation_id"])[-1][1]
    assert second["conversation_id"] == first["conversation_id"]
    assert [turn.content for turn in assistant.asked[-1].history] == ["Seoul?", first["text"]]
    alone = stream(client, question="Seoul?", history=[])[-1][1]
    assert alone["conversation_id"] is None


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"question": " "}, 422, "invalid_request"),
        ({"question": "Seoul?", "documents": ["nowhere"]}, 404, "unknown_document"),
        ({"question": "Seoul?", "conversation_id": "nowhere"}, 404, "unknown_record"),
        ({"question": "Seoul?", "answerer": "generative"}, 422, "unsuitable_request"),
    ],
)
def test_what_cannot_be_answered_is_no_stream(client: TestClient, body: Any, status: int, code: str) -> None:
    response = client.post("/api/answer/stream", json=body)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"


def test_what_goes_wrong_on_the_way_is_the_last_event(client: TestClient, assistant: FakeAssistant) -> None:
    assistant.fault = RuntimeError("/secret/path is broken")
    events = stream(client, question="Seoul?")
    assert [name for name, _ in events] == ["passages", "error"]
    problem = events[-1][1]
    assert (problem["status"], problem["code"]) == (500, "internal")
    assert "secret" not in str(problem)
    assert client.get("/api/conversations").json() == {"conversations": []}


def test_a_conversation_deleted_meanwhile_is_an_error_and_nothing_is_kept(settings: Settings) -> None:
    class Deleting(FakeAssistant):
        client: TestClient

        def tell(self, question: Question) -> Generator[Told]:
            for id in [each["id"] for each in self.client.get("/api/conversations").json()["conversations"]]:
                self.client.delete(f"/api/conversations/{id}")
            yield from super().tell(question)

    deleting = Deleting()
    app = create_app(settings, assistant=deleting)
    with TestClient(app) as client:
        app.state.opening.wait()
        deleting.client = client
        first = client.post("/api/answer", json={"question": "Seoul?"}).json()
        events = stream(client, question="And?", conversation_id=first["conversation_id"])
    assert [name for name, _ in events] == ["passages", "delta", "delta", "error"]
    assert events[-1][1]["code"] == "unknown_record"


def request_stream(app: LiveApp, body: Any, path: str = "/api/answer/stream") -> Any:
    connection = app.connect()
    sent = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    connection.sendall(f"{head}Content-Length: {len(sent)}\r\n\r\n".encode() + sent)
    return connection


def wait_until(is_so: Any) -> None:
    give_up = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.01)


THREADS = 60  # the framework keeps up to forty for whoever needs one next
CHAT = {"model": "footnoted-extractive", "messages": [{"role": "user", "content": "Seoul?"}], "stream": True}


@pytest.mark.parametrize(
    ("path", "body"), [("/api/answer/stream", {"question": "Seoul?"}), ("/v1/chat/completions", CHAT)]
)
def test_clients_that_go_away_leave_nothing_behind(settings: Settings, path: str, body: Any) -> None:
    class Endless(FakeAssistant):
        lock = threading.Lock()

        def tell(self, question: Question) -> Generator[Told]:
            with self.lock:
                self.running += 1
            try:
                while True:
                    yield Delta(text="and so on ")
                    time.sleep(0.001)
            finally:
                with self.lock:
                    self.running -= 1
                    self.told_ends += 1

    endless, gone = Endless(), 200
    app: FastAPI = create_app(settings.model_copy(update={"workers": 2}), assistant=endless)
    with live(app) as served:
        request = {**body, "history": []} if "question" in body else body
        for _ in range(gone):
            with request_stream(served, request, path) as connection:
                heard = b""
                while b"and so on" not in heard:
                    heard += connection.recv(1000)
        wait_until(lambda: served.count_tasks() <= 2)  # the server's own
        assert not app.state.turns.locked()
        assert endless.running == 0
        assert endless.told_ends == gone
        assert threading.active_count() < THREADS


def test_half_an_answer_is_not_kept(settings: Settings) -> None:
    class Slow(FakeAssistant):
        goes_on = threading.Event()

        def tell(self, question: Question) -> Generator[Told]:
            passages, delta, *rest = super().tell(question)
            yield from (passages, delta)
            assert self.goes_on.wait(timeout=10)
            yield from rest

    slow = Slow()
    app = create_app(settings, assistant=slow)
    with live(app) as served:
        heard = b""
        with request_stream(served, {"question": "Seoul?"}) as connection:
            while b"event: delta" not in heard:
                heard += connection.recv(10_000)
        slow.goes_on.set()
        wait_until(lambda: served.count_tasks() <= 2)
        assert app.state.opening.service().store.conversations() == ()


def test_the_first_event_comes_before_the_answer_is_there(settings: Settings) -> None:
    class Slow(FakeAssistant):
        goes_on = threading.Event()

        def tell(self, question: Question) -> Generator[Told]:
            told = super().tell(question)
            yield next(told)
            assert self.goes_on.wait(timeout=10)
            yield from told

    slow = Slow()
    with live(create_app(settings, assistant=slow)) as served, request_stream(served, {"question": "Seoul?"}) as sent:
        heard = b""
        while b"event: passages" not in heard:
            heard += sent.recv(10_000)
        assert b"event: delta" not in heard
        slow.goes_on.set()
        while b"event: answer" not in heard:
            heard += sent.recv(10_000)
