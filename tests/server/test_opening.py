"""The service says that it is not ready until it is, why it cannot be, and closes what it opened."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from starlette.testclient import TestClient

from footnoted.errors import FootnotedError, IndexUnavailable, ModelUnavailable
from footnoted.settings import Settings
from server.app import create_app
from server.opening import Opening


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/health"),
        ("GET", "/api/documents"),
        ("GET", "/api/documents/small/blocks"),
        ("GET", "/api/conversations"),
        ("GET", "/api/answers/x"),
        ("GET", "/api/search?q=x"),
    ],
)
def test_until_warm_everything_is_not_ready(settings: Settings, method: str, path: str) -> None:
    assistant = FakeAssistant(gate=threading.Event())
    app = create_app(settings, open_assistant=lambda _: assistant)
    with TestClient(app) as client:
        response = client.request(method, path)
        assert (response.status_code, response.json()["code"]) == (503, "not_ready")
        assert response.headers["content-type"] == "application/problem+json"
        assert int(response.headers["retry-after"]) > 0
        assert client.get("/").status_code == 200
        assistant.gate.set()
        app.state.opening.wait()
        assert client.get("/api/health").status_code == 200


def test_a_question_before_it_is_warm_is_not_ready(settings: Settings) -> None:
    assistant = FakeAssistant(gate=threading.Event())
    app = create_app(settings, open_assistant=lambda _: assistant)
    with TestClient(app) as client:
        response = client.post("/api/answer", json={"question": "Seoul?"})
        assert (response.status_code, response.json()["code"]) == (503, "not_ready")
        assistant.gate.set()


def test_health_counts_what_is_loaded(client: TestClient, assistant: FakeAssistant) -> None:
    assert assistant.is_warm
    health = client.get("/api/health").json()
    assert health.pop("version")
    assert health == {"status": "ready", "documents": 1, "passages": 3}


def test_the_end_closes_the_assistant(settings: Settings, assistant: FakeAssistant) -> None:
    app = create_app(settings, assistant=assistant)
    with TestClient(app):
        app.state.opening.wait()
        assert not assistant.is_closed
    assert assistant.is_closed


def test_what_is_opened_after_the_end_is_closed_at_once(settings: Settings) -> None:
    assistant = FakeAssistant(gate=threading.Event())
    app = create_app(settings, open_assistant=lambda _: assistant)
    with TestClient(app):
        pass
    assistant.gate.set()
    for thread in threading.enumerate():
        if thread.name == "opening":
            thread.join(timeout=10)
    assert assistant.is_closed


def test_an_index_that_cannot_be_opened_is_told_with_its_code(settings: Settings) -> None:
    def fail(_: Settings) -> FakeAssistant:
        raise IndexUnavailable("/secret/path is locked")

    app = create_app(settings, open_assistant=fail)
    with TestClient(app) as client:
        assert isinstance(app.state.opening.wait(), IndexUnavailable)
        response = client.get("/api/health")
        assert (response.status_code, response.json()["code"]) == (503, "index_unavailable")
        assert "secret" not in response.text


def test_a_store_that_cannot_be_opened_is_told_with_its_code(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    unusable = settings.model_copy(update={"data_dir": tmp_path / "file"})
    app = create_app(unusable, assistant=FakeAssistant())
    with TestClient(app) as client:
        app.state.opening.wait()
        response = client.get("/api/health")
        assert (response.status_code, response.json()["code"]) == (503, "store_unavailable")


def test_what_cannot_be_warmed_is_closed(settings: Settings) -> None:
    class Cold(FakeAssistant):
        def warm(self) -> None:
            raise ModelUnavailable("The weights are not the expected ones.")

    assistant = Cold()
    app = create_app(settings, assistant=assistant)
    with TestClient(app) as client:
        assert isinstance(app.state.opening.wait(), ModelUnavailable)
        assert assistant.is_closed
        assert client.get("/api/health").json()["code"] == "model_unavailable"


def test_an_unexpected_failure_is_an_internal_one() -> None:
    def fail() -> None:
        raise RuntimeError("broken")

    opening = Opening(fail)
    opening.start()
    assert isinstance(opening.wait(), RuntimeError)
    with pytest.raises(FootnotedError) as raised:
        opening.service()
    assert raised.value.code == "internal"
