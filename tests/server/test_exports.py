"""Answers and reference lists as files: formats, media types, names, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from fake_assistant import FakeAssistant, make_document
from fastapi import FastAPI
from starlette.testclient import TestClient

from footnoted.exporting import FORMATS
from footnoted.settings import Settings
from server.app import create_app


@pytest.fixture
def answer_id(client: TestClient) -> str:
    return str(client.post("/api/answer", json={"question": "What did Seoul keep?"}).json()["id"])


def test_without_a_format_the_answer_is_the_json_that_was_sent(client: TestClient) -> None:
    sent = client.post("/api/answer", json={"question": "What did Seoul keep?"})
    shown = client.get(f"/api/answers/{sent.json()['id']}")
    assert shown.content == sent.content
    assert shown.headers["content-type"] == "application/json"
    assert "content-disposition" not in shown.headers


@pytest.mark.parametrize("wanted", list(FORMATS))
def test_every_format_has_its_media_type_and_a_name(client: TestClient, answer_id: str, wanted: str) -> None:
    kind = FORMATS[wanted]  # type: ignore[index]
    for address, name in (
        (f"/api/answers/{answer_id}", f"answer-{answer_id[:8]}"),
        ("/api/documents/small/references", "small-references"),
    ):
        reply = client.get(address, params={"format": wanted})
        assert reply.status_code == 200, reply.text
        assert reply.headers["content-type"] == kind.media_type
        assert f'attachment; filename="{name}.{kind.ending}"' in reply.headers["content-disposition"]


def test_an_answer_as_markdown_has_its_notes(client: TestClient, answer_id: str) -> None:
    text = client.get(f"/api/answers/{answer_id}?format=markdown").text
    assert text.startswith("# What did Seoul keep?\n\nSeoul kept its balance.[^1]\n")
    assert "[^1]: “Seoul kept its balance.” Author, A., *A small paper*.\n\n    fn 1: Ibid., p. 7.\n" in text


def test_an_answer_as_word_has_real_footnotes(client: TestClient, answer_id: str) -> None:
    file = zipfile.ZipFile(BytesIO(client.get(f"/api/answers/{answer_id}?format=docx").content))
    assert "footnoteReference" in file.read("word/document.xml").decode()
    assert "Ibid., p. 7." in file.read("word/footnotes.xml").decode()


def test_references_are_csl_json_unless_asked_otherwise(client: TestClient) -> None:
    reply = client.get("/api/documents/small/references")
    (item,) = reply.json()
    assert reply.content == client.get("/api/documents/small/references?format=csl-json").content
    assert item["custom"]["cited_in"] == [{"document": "small", "note": 1, "locator": "p. 7"}]


def test_one_work_is_given_alone(client: TestClient) -> None:
    (listed,) = client.get("/api/documents/small/references").json()
    (item,) = client.get("/api/documents/small/references", params={"work": listed["id"]}).json()
    assert item == {name: value for name, value in listed.items() if name not in ("annote", "custom")}
    refused = client.get("/api/documents/small/references", params={"work": "nothing"})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_refusal_is_exported_with_what_came_nearest(client: TestClient) -> None:
    id = client.post("/api/answer", json={"question": "Who won the cup?"}).json()["id"]
    text = client.get(f"/api/answers/{id}?format=markdown").text
    assert "## Nearest passages, which do not answer the question" in text
    assert "[^1]" not in text
    assert client.get(f"/api/answers/{id}?format=bibtex").text == ""


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/documents/small/references?format=odd", 422, "invalid_request"),
        ("/api/documents/small/references?format=", 422, "invalid_request"),
        ("/api/documents/nowhere/references", 404, "unknown_document"),
        ("/api/answers/nowhere", 404, "unknown_record"),
        ("/api/answers/nowhere?format=markdown", 404, "unknown_record"),
        ("/api/answers/nowhere?format=pdf", 422, "invalid_request"),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, address: str, status: int, code: str) -> None:
    reply = client.get(address)
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert reply.headers["content-type"] == "application/problem+json"


def test_an_answer_outlives_the_paper_that_it_quotes(settings: Settings) -> None:
    assistant = FakeAssistant()
    app: FastAPI = create_app(settings, assistant=assistant)
    with TestClient(app) as client:
        assert app.state.opening.wait() is None
        id = client.post("/api/answer", json={"question": "Seoul?"}).json()["id"]
        assistant.papers = (make_document("other"),)
        text = client.get(f"/api/answers/{id}?format=markdown").text
        assert "*small*" in text
        assert "Answered from" not in text


def test_a_name_beyond_ascii_is_sent_both_ways(settings: Settings) -> None:
    app = create_app(settings, assistant=FakeAssistant(papers=(make_document("논문"),)))
    with TestClient(app) as client:
        assert app.state.opening.wait() is None
        header = client.get("/api/documents/논문/references?format=ris").headers["content-disposition"]
        assert header == (
            "attachment; filename=\"---references.ris\"; filename*=UTF-8''%EB%85%BC%EB%AC%B8-references.ris"
        )


def test_the_description_names_every_media_type(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    for path in ("/api/answers/{answer_id}", "/api/documents/{document_id}/references"):
        kinds = described[path]["get"]["responses"]["200"]["content"].keys()
        assert {kind.media_type.split(";")[0] for kind in FORMATS.values()} <= kinds
