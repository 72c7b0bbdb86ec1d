"""Feedback over HTTP: given to an answer or a citation, listed, refused where it contradicts the answer."""

from __future__ import annotations

from typing import Any

import pytest
from fake_assistant import TEXT
from starlette.testclient import TestClient

ANSWERED, REFUSED = "What did Seoul keep?", "Who won the cup?"


def ask(client: TestClient, question: str = ANSWERED) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/api/answer", json={"question": question}).json()
    return answer


def give(client: TestClient, answer: dict[str, Any], **said: Any) -> Any:
    return client.post(f"/api/answers/{answer['id']}/feedback", json=said)


def list_all(client: TestClient, **wanted: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/feedback", params=wanted).json()["feedback"]
    return found


def test_feedback_on_a_citation_is_kept_with_its_answer(client: TestClient) -> None:
    answer = ask(client)
    given = give(client, answer, verdict="wrong_note", citation=1, comment="  It is the other. ", note=2)
    assert given.status_code == 201
    (listed,) = list_all(client)
    assert listed == given.json()
    assert (listed["verdict"], listed["citation"], listed["note"]) == ("wrong_note", 1, 2)
    assert (listed["comment"], listed["words"]) == ("It is the other.", None)
    assert (listed["answer_id"], listed["conversation_id"]) == (answer["id"], answer["conversation_id"])
    assert (listed["question"], listed["status"], listed["text"]) == (ANSWERED, "answered", answer["text"])
    assert listed["quote"] == answer["citations"][0]["quote"]


@pytest.mark.parametrize(
    "words",
    [
        {"document": "small", "quote": "한국 has $1 of  care"},
        {"quote": "한국 has $1 of care"},
        {
            "document": "small",
            "spans": [[TEXT.index("한국"), TEXT.index("\\$")], [TEXT.index("$1"), TEXT.index("*care")]],
        },
    ],
)
def test_the_right_words_are_kept_with_their_place(client: TestClient, words: dict[str, Any]) -> None:
    kept = give(client, ask(client), verdict="wrong_words", words=words).json()["words"]
    spelled = "".join(TEXT[start:end] for start, end in kept["spans"])
    assert "".join(spelled.split()) == "".join(kept["quote"].split())
    assert kept["quote"].startswith("한국 has $1 of")


def test_feedback_is_filtered(client: TestClient) -> None:
    answered, refused = ask(client), ask(client, REFUSED)
    for answer in (answered, refused):
        give(client, answer, verdict="right")
    give(client, refused, verdict="should_have_answered")
    assert [each["status"] for each in list_all(client, verdict="right")] == ["not_found", "answered"]
    assert [each["verdict"] for each in list_all(client, answer_id=refused["id"])] == ["should_have_answered", "right"]
    assert list_all(client, answer_id="nowhere") == []


@pytest.mark.parametrize(
    ("question", "said", "code"),
    [
        (ANSWERED, {"verdict": "should_have_answered"}, "unsuitable_request"),
        (REFUSED, {"verdict": "should_have_refused"}, "unsuitable_request"),
        (REFUSED, {"verdict": "wrong_words"}, "unsuitable_request"),
        (REFUSED, {"verdict": "right", "citation": 1}, "unsuitable_request"),
        (ANSWERED, {"verdict": "right", "citation": 2}, "unsuitable_request"),
        (ANSWERED, {"verdict": "wrong_words", "words": {"document": "small", "quote": "x"}}, "unsuitable_request"),
        (ANSWERED, {"verdict": "right", "words": {"document": "small", "spans": [[5, 2]]}}, "unsuitable_request"),
        (ANSWERED, {"verdict": "nice"}, "invalid_request"),
        (ANSWERED, {}, "invalid_request"),
        (ANSWERED, {"verdict": "right", "comment": "x" * 1001}, "invalid_request"),
        (ANSWERED, {"verdict": "right", "comment": "\0"}, "invalid_request"),
        (ANSWERED, {"verdict": "right", "words": {"document": "small"}}, "invalid_request"),
        (ANSWERED, {"verdict": "right", "more": 1}, "invalid_request"),
    ],
)
def test_what_cannot_be_said_is_refused(client: TestClient, question: str, said: dict[str, Any], code: str) -> None:
    response = give(client, ask(client, question), **said)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert list_all(client) == []


def test_an_unknown_answer_or_paper_is_a_problem(client: TestClient) -> None:
    response = give(client, {"id": "nowhere"}, verdict="right")
    assert (response.status_code, response.json()["code"]) == (404, "unknown_record")
    words = {"document": "nowhere", "quote": "x"}
    response = give(client, ask(client), verdict="wrong_words", words=words)
    assert (response.status_code, response.json()["code"]) == (404, "unknown_document")


def test_feedback_goes_with_its_conversation_and_comes_back_with_it(client: TestClient) -> None:
    answer = ask(client)
    give(client, answer, verdict="right")
    address = f"/api/conversations/{answer['conversation_id']}"
    client.delete(address)
    assert list_all(client) == []
    assert give(client, answer, verdict="right").status_code == 404
    client.post(f"{address}/restore")
    assert len(list_all(client)) == 1
