"""GET /metrics: requests by route and status, their seconds, answers by status, each app for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


def read(client: TestClient, name: str, **labels: str) -> float | None:
    """Return one figure; None where there is no such line."""
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(response.text)
    found = [s.value for f in families for s in f.samples if s.name == name and s.labels == labels]
    assert len(found) <= 1
    return found[0] if found else None


def test_requests_are_counted_by_the_pattern_of_their_address(client: TestClient) -> None:
    for id in ("one", "two"):
        client.get(f"/api/answers/{id}")
    labels = {"method": "GET", "route": "/api/answers/{answer_id}"}
    assert read(client, "footnoted_http_requests_total", **labels, status="404") == 2
    assert read(client, "footnoted_http_request_seconds_count", **labels) == 2
    seconds = read(client, "footnoted_http_request_seconds_sum", **labels)
    assert seconds is not None
    assert 0 < seconds < 10


def test_what_clients_make_up_gets_no_line_of_its_own(client: TestClient) -> None:
    for path in ("/nowhere", "/api/no/such", "/%00", "/v1/none"):
        client.get(path)
    client.request("BREW", "/api/health")
    client.request("STEEP", "/api/health")
    assert read(client, "footnoted_http_requests_total", method="GET", route="other", status="404") == 4
    assert read(client, "footnoted_http_requests_total", method="other", route="/api/health", status="405") == 2
    assert "BREW" not in client.get("/metrics").text


@pytest.mark.parametrize("size", [70_000])
def test_what_is_refused_at_the_door_is_counted_too(client: TestClient, size: int) -> None:
    client.post("/api/answer", content=b" " * size)
    assert read(client, "footnoted_http_requests_total", method="POST", route="other", status="413") == 1


def test_a_fault_is_counted_as_one(client: TestClient, assistant: FakeAssistant) -> None:
    assistant.fault = RuntimeError("broken")
    client.post("/api/answer", json={"question": "Seoul?"})
    assert read(client, "footnoted_http_requests_total", method="POST", route="/api/answer", status="500") == 1


def test_answers_are_counted_by_status_over_every_protocol(client: TestClient) -> None:
    labels = {"answerer": "extractive"}
    assert read(client, "footnoted_answers_total", **labels, status="answered") == 0
    chat = {"model": "footnoted-extractive", "messages": [{"role": "user", "content": "Seoul?"}]}
    client.post("/api/answer", json={"question": "Seoul?"})
    client.post("/api/answer/stream", json={"question": "Seoul?"})
    client.post("/v1/chat/completions", json=chat)
    client.post("/v1/chat/completions", json={**chat, "stream": True})
    client.post("/api/answer", json={"question": "Who won?"})
    assert read(client, "footnoted_answers_total", **labels, status="answered") == 4
    assert read(client, "footnoted_answers_total", **labels, status="not_found") == 1


def test_two_apps_in_one_process_count_each_for_itself(client: TestClient, settings: Settings, tmp_path: Path) -> None:
    other = create_app(settings.model_copy(update={"data_dir": tmp_path / "other"}), assistant=FakeAssistant())
    with TestClient(other) as second:
        other.state.opening.wait()
        client.get("/api/health")
        labels = {"method": "GET", "route": "/api/health", "status": "200"}
        assert read(client, "footnoted_http_requests_total", **labels) == 1
        assert read(second, "footnoted_http_requests_total", **labels) is None


def test_the_figures_are_there_before_the_index_is(settings: Settings) -> None:
    app = create_app(settings, assistant=FakeAssistant())  # never started, so never ready
    client = TestClient(app)
    assert client.get("/api/health").status_code == 503
    labels = {"method": "GET", "route": "/api/health", "status": "503"}
    assert read(client, "footnoted_http_requests_total", **labels) == 1
