"""Every way to fail is a problem with a code and a hint, and tells nothing of the inside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_assistant import FakeAssistant
from starlette.testclient import TestClient

from footnoted import errors
from server.problems import STATUSES, respond_to_error

JSON = {"content-type": "application/json"}


def assert_problem(response: object, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem.keys() - {"errors"} == {"type", "title", "status", "detail", "code", "hint"}
    assert (problem["type"], problem["status"], problem["code"]) == ("about:blank", status, code)
    assert problem["title"]
    assert problem["detail"]
    assert problem["hint"]


def test_every_error_of_the_program_has_a_status() -> None:
    named = {getattr(errors, name) for name in errors.__all__}
    assert named <= STATUSES.keys()


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nowhere", "/api/answers", "/nowhere", "/styles/no.css"])
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_an_unknown_address_is_a_problem_and_never_the_page(client: TestClient, path: str, accept: str) -> None:
    assert_problem(client.get(path, headers={"accept": accept}), 404, "not_found")
    assert_problem(client.post(path, headers={"accept": accept}), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/answer", "POST"),
        ("POST", "/api/documents", "GET"),
        ("PUT", "/api/conversations/x", "GET, PATCH, DELETE"),
        ("TRACE", "/api/health", "GET"),
        ("POST", "/read/small", "GET, HEAD"),
    ],
)
def test_a_wrong_method_is_a_problem(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    assert_problem(response, 405, "method_not_allowed")
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"question": ',
        b'{"question": "\xff"}',
        b'{"question": "\\ud800"}',
        b'{"question": "x", "\\ud800": 1}',
        b'{"question": "x", "max_citations": ' + b"9" * 5000 + b"}",
        b'{"question": "x", "max_citations": NaN}',
        b"[" * 60_000,
        b"\xef\xbb\xbf{}",
    ],
)
def test_a_body_that_is_no_such_json_is_a_bad_request(client: TestClient, body: bytes) -> None:
    response = client.post("/api/answer", content=body, headers=JSON)
    assert_problem(response, 422, "invalid_request")
    assert response.json()["errors"][0]["loc"][0] == "body"


def test_a_body_of_another_type_is_a_bad_request(client: TestClient) -> None:
    response = client.post("/api/answer", content=b'{"question": "x"}', headers={"content-type": "text/plain"})
    assert_problem(response, 422, "invalid_request")


def test_the_largest_body_is_let_in_and_one_byte_more_is_not(client: TestClient) -> None:
    body = b'{"question": "Seoul?"}'
    largest = body + b" " * (64 * 1024 - len(body))
    assert client.post("/api/answer", content=largest, headers=JSON).status_code == 200
    assert_problem(client.post("/api/answer", content=largest + b" ", headers=JSON), 413, "too_large")


def test_a_body_that_grows_past_the_limit_unannounced_is_refused(client: TestClient) -> None:
    def grow() -> Iterator[bytes]:
        yield b'{"question": "Seoul?"}'
        for _ in range(100):
            yield b" " * 1024

    assert_problem(client.post("/api/answer", content=grow(), headers=JSON), 413, "too_large")


def test_an_unexpected_fault_tells_nothing_of_the_inside(client: TestClient, assistant: FakeAssistant) -> None:
    assistant.fault = RuntimeError("/secret/path is broken")
    response = client.post("/api/answer", json={"question": "Seoul?"})
    assert_problem(response, 500, "internal")
    assert "secret" not in response.text
    assert client.get("/api/conversations").json() == {"conversations": []}


def test_an_error_of_the_service_side_keeps_its_message_for_the_log(
    client: TestClient, assistant: FakeAssistant
) -> None:
    assistant.fault = errors.IndexUnavailable("/secret/path is locked")
    response = client.post("/api/answer", json={"question": "Seoul?"})
    assert_problem(response, 503, "index_unavailable")
    assert "secret" not in response.text
    assert int(response.headers["retry-after"]) > 0


def test_an_error_of_a_kind_that_has_no_row_has_its_parents() -> None:
    class Novel(errors.UnknownDocument):
        code = "novel"

    assert respond_to_error(Novel("There is none.")).status_code == 404


def test_half_of_a_surrogate_pair_does_not_come_back(client: TestClient) -> None:
    response = respond_to_error(errors.UnknownDocument("There is no '\ud800'."))
    assert b"There is no '?'." in response.body
