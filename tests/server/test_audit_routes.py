"""The report on a paper over HTTP, and the look-ups from sources back to claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fake_assistant import FakeAssistant, make_document
from starlette.testclient import TestClient

from footnoted.auditing import audit_paper, describe_audit, describe_cited_works, list_cited_works
from footnoted.document import Document
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.settings import Settings
from server.app import create_app
from server.schemas.audits import CLAIMS

PAPER = "howell-2025-south-korea"
AUDIT = f"/api/documents/{PAPER}/audit"


@pytest.fixture(scope="module")
def document(corpus_text: str) -> Document:
    return parse_paper(corpus_text, id=PAPER)


@pytest.fixture
def client(settings: Settings, document: Document) -> Iterator[TestClient]:
    app = create_app(settings, assistant=FakeAssistant(papers=(document, make_document())))
    with TestClient(app, raise_server_exceptions=False) as client:
        assert app.state.opening.wait() is None
        yield client


def test_the_report_is_the_whole_object(client: TestClient, document: Document) -> None:
    response = client.get(AUDIT)
    assert response.status_code == 200
    assert response.json() == describe_audit(audit_paper(Paper(document)))


def test_a_small_paper_has_a_report_too(client: TestClient) -> None:
    found = client.get("/api/documents/small/audit").json()
    assert found["counts"]["notes"] == 1
    assert found["chapters"][0]["heading"] is None
    assert [each["trouble"] for each in found["dangling"]] == ["short_form"]


def test_the_example_of_the_description_is_a_reply(client: TestClient) -> None:
    response = client.get(f"{AUDIT}/claims", params={"grounds": "interview", "note": 23})
    assert response.json() == CLAIMS


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        ({"publisher": "Reuters"}, [26, 41, 42, 43, 44]),
        ({"before": "2010"}, [13, 24, 29]),
        ({"official": "true", "section": "02"}, [17, 18]),
        ({"type": "chapter"}, [10, 11, 24]),
    ],
)
def test_claims_are_found_by_what_they_rest_on(client: TestClient, wanted: dict[str, str], notes: list[int]) -> None:
    found = client.get(f"{AUDIT}/claims", params=wanted).json()
    assert found["count"] == len(found["claims"]) == len(notes)
    assert [number for claim in found["claims"] for number in claim["footnotes"]] == notes


def test_the_works_are_the_whole_object(client: TestClient, document: Document) -> None:
    found = client.get(f"{AUDIT}/works").json()
    paper = Paper(document)
    assert found == describe_cited_works(paper, list_cited_works(paper))


def test_a_claim_obeys_the_law_of_quotations(client: TestClient) -> None:
    text = client.get(f"/api/documents/{PAPER}/text").content.decode()
    claims = client.get(f"{AUDIT}/claims").json()["claims"]
    assert len(claims) > 250
    for claim in claims:
        words = "".join(text[start:end] for start, end in claim["spans"])
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", claim["quote"])


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/documents/nowhere/audit", 404, "unknown_document"),
        ("/api/documents/nowhere/audit/claims", 404, "unknown_document"),
        ("/api/documents/nowhere/audit/works", 404, "unknown_document"),
        (f"{AUDIT}/claims?grounds=guessed", 422, "invalid_request"),
        (f"{AUDIT}/claims?before=never", 422, "invalid_request"),
        (f"{AUDIT}/claims?colour=blue", 422, "invalid_request"),
        (f"{AUDIT}/claims?type=", 422, "invalid_request"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: TestClient, address: str, status: int, code: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == code
