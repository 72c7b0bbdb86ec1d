"""POST /api/check, field by field."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from server.schemas.checks import CHECK, Check


def test_a_claim_gets_its_verdict_with_every_field_of_the_contract(client: TestClient) -> None:
    response = client.post("/api/check", json={"claim": "  Seoul kept its balance. "})
    assert response.status_code == 200
    check = response.json()
    assert (check["verdict"], check["claim"]) == ("differs", "Seoul kept its balance.")
    assert check["differences"] == [{"kind": "name", "claimed": "Seoul", "found": "한국", "claimed_at": [0, 1]}]
    assert check.keys() >= {"text", "citations", "footnotes", "nearest", "confidence", "timings_ms"}
    assert [citation["number"] for citation in check["citations"]] == [1]
    assert [note["number"] for note in check["footnotes"]] == [1]


def test_what_is_not_found_is_a_reply_too(client: TestClient) -> None:
    check = client.post("/api/check", json={"claim": "Bananas are yellow."}).json()
    assert (check["verdict"], check["citations"], len(check["nearest"])) == ("not_found", [], 1)


def test_a_text_is_counted_claim_by_claim(client: TestClient) -> None:
    found = client.post("/api/check", json={"text": "Seoul kept it. Bananas are yellow."}).json()
    assert found["counts"] == {"supported": 0, "differs": 1, "not_found": 1}
    assert [check["claim"] for check in found["claims"]] == ["Seoul kept it", "Bananas are yellow"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"claim": ""},
        {"claim": " \n"},
        {"claim": "x" * 2001},
        {"text": "x" * 20_001},
        {"claim": "Seoul.", "text": "Seoul."},
        {"claim": "Seoul.", "colour": "red"},
        {"claim": "Seoul.", "documents": []},
        {"claim": 7},
    ],
)
def test_what_is_no_claim_and_no_text_is_a_problem(client: TestClient, body: dict[str, Any]) -> None:
    response = client.post("/api/check", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == "invalid_request"


def test_an_unknown_document_is_a_problem(client: TestClient) -> None:
    response = client.post("/api/check", json={"claim": "Seoul.", "documents": ["none"]})
    assert (response.status_code, response.json()["code"]) == (404, "unknown_document")


def test_the_example_is_a_whole_reply() -> None:
    assert Check.model_validate(CHECK).model_dump(mode="json") == CHECK
    (difference,) = CHECK["differences"]
    start, end = difference["claimed_at"]
    assert CHECK["claim"][start:end] == difference["claimed"]
    assert difference["found"] in CHECK["citations"][0]["quote"]
