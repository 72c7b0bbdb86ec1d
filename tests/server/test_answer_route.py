"""POST /api/answer, field by field."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fake_assistant import FakeAssistant
from fastapi import FastAPI
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/api/answer", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def test_an_answer_has_every_field_of_the_contract(client: TestClient) -> None:
    answer = ask(client, question="What did Seoul keep?")
    assert answer.keys() >= {
        "id",
        "conversation_id",
        "status",
        "question",
        "standalone_question",
        "text",
        "claims",
        "citations",
        "footnotes",
        "nearest",
        "confidence",
        "answerer",
        "model",
        "timings_ms",
    }
    assert answer["status"] == "answered"
    assert answer["text"] == "Seoul kept its balance. [1]"
    claim = {"text": "Seoul kept its balance.", "citations": [1], "support": "verbatim", "emphasis": None}
    assert answer["claims"] == [claim]
    assert answer["timings_ms"].keys() == {"understand", "retrieve", "answer", "verify", "total"}
    assert (answer["confidence"], answer["answerer"], answer["model"]) == (0.5, "extractive", None)


def test_a_citation_has_every_field_of_the_contract(client: TestClient) -> None:
    (citation,) = ask(client, question="What did Seoul keep?")["citations"]
    assert citation == {
        "number": 1,
        "document": "small",
        "passage": "s1",
        "kind": "sentence",
        "quote": "Seoul kept its balance.",
        "spans": [[0, 25]],
        "section": [],
        "pages": None,
        "footnotes": [1],
        "grounds": "cited",
        "url": "/read/small#s=0-25",
    }


def test_a_footnote_has_every_field_of_the_contract(client: TestClient) -> None:
    (note,) = ask(client, question="What did Seoul keep?")["footnotes"]
    (source,) = note.pop("sources")
    assert note == {
        "number": 1,
        "document": "small",
        "text": "Ibid., p. 7.",
        "spans": [[60, 72]],
        "marker": [[25, 26]],
        "supports": [{"quote": "Seoul kept its balance.", "spans": [[0, 25]], "section": [], "stretch": None}],
    }
    assert source.keys() >= {
        "type",
        "authors",
        "year",
        "date",
        "title",
        "container",
        "publisher",
        "url",
        "doi",
        "locator",
        "resolved_from",
    }
    assert source["text"] == "Ibid., p. 7"


def test_a_refusal_is_an_answer_with_nearest_passages_that_have_no_number(client: TestClient) -> None:
    answer = ask(client, question="Who won the cup?")
    assert (answer["status"], answer["citations"], answer["footnotes"]) == ("not_found", [], [])
    (nearest,) = answer["nearest"]
    assert "number" not in nearest
    assert nearest["quote"] == "Seoul kept its balance."


def test_the_question_is_trimmed(client: TestClient, assistant: FakeAssistant) -> None:
    assert ask(client, question="  \n What did Seoul keep?\t ")["question"] == "What did Seoul keep?"
    assert assistant.asked[0].text == "What did Seoul keep?"


def test_every_field_of_the_request_reaches_the_assistant(client: TestClient, assistant: FakeAssistant) -> None:
    turns = [{"role": "user", "content": "Seoul?"}, {"role": "assistant", "content": "It kept. [1]"}]
    ask(
        client,
        question="And then?",
        history=turns,
        documents=["small"],
        answerer="extractive",
        max_citations=12,
    )
    (question,) = assistant.asked
    assert [(turn.role, turn.content) for turn in question.history] == [
        ("user", "Seoul?"),
        ("assistant", "It kept. [1]"),
    ]
    assert (question.documents, question.answerer, question.max_citations) == (("small",), "extractive", 12)


def test_defaults_are_those_of_the_contract(client: TestClient, assistant: FakeAssistant) -> None:
    ask(client, question="Seoul?")
    (question,) = assistant.asked
    assert (question.history, question.documents, question.answerer) == ((), None, None)
    assert question.max_citations == 6


def test_the_longest_question_and_history_are_let_in(client: TestClient) -> None:
    turns = [{"role": "user", "content": "x" * 500}] * 40
    ask(client, question=" " + "한" * 2000 + " ", history=turns)


@pytest.mark.parametrize(
    ("body", "loc"),
    [
        ({}, ["body", "question"]),
        ({"question": ""}, ["body", "question"]),
        ({"question": " \n\t "}, ["body", "question"]),
        ({"question": "x" * 2001}, ["body", "question"]),
        ({"question": "a\0b"}, ["body", "question"]),
        ({"question": "\0"}, ["body", "question"]),
        ({"question": 7}, ["body", "question"]),
        ({"question": "x", "surprise": 1}, ["body", "surprise"]),
        ({"question": "x", "history": [{"role": "system", "content": "x"}]}, ["body", "history", 0, "role"]),
        ({"question": "x", "history": [{"role": "user", "content": "x\0"}]}, ["body", "history", 0, "content"]),
        ({"question": "x", "history": [{"role": "user", "content": "x", "a": 1}]}, ["body", "history", 0, "a"]),
        ({"question": "x", "history": [{"role": "user", "content": "x"}] * 41}, ["body", "history"]),
        ({"question": "x", "max_citations": 0}, ["body", "max_citations"]),
        ({"question": "x", "max_citations": 13}, ["body", "max_citations"]),
        ({"question": "x", "answerer": "oracular"}, ["body", "answerer"]),
        ({"question": "x", "documents": []}, ["body", "documents"]),
        ({"question": "x", "documents": [""]}, ["body", "documents", 0]),
        ({"question": "x", "conversation_id": ""}, ["body", "conversation_id"]),
        ({"question": "x", "history": [], "conversation_id": "c"}, ["body"]),
        ([], ["body"]),
        (None, ["body"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(client: TestClient, body: Any, loc: list[Any]) -> None:
    response = client.post("/api/answer", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["code"] == "invalid_request"
    assert problem["hint"]
    assert problem["errors"][0]["loc"] == loc
    assert "Value error" not in response.text


def test_a_generated_answer_without_a_model_is_unsuitable(client: TestClient) -> None:
    response = client.post("/api/answer", json={"question": "Seoul?", "answerer": "generative"})
    assert (response.status_code, response.json()["code"]) == (422, "unsuitable_request")


def test_an_unknown_document_is_not_found(client: TestClient) -> None:
    response = client.post("/api/answer", json={"question": "Seoul?", "documents": ["small", "nowhere"]})
    assert (response.status_code, response.json()["code"]) == (404, "unknown_document")


def test_as_many_are_answered_at_a_time_as_workers_allow(settings: Settings) -> None:
    class Slow(FakeAssistant):
        lock = threading.Lock()
        both = threading.Barrier(2, timeout=10)

        def ask(self, question: Any) -> Any:
            with self.lock:
                self.running += 1
                self.most_running = max(self.most_running, self.running)
            self.both.wait()  # passes only in pairs
            with self.lock:
                self.running -= 1
            return super().ask(question)

    slow = Slow()
    app: FastAPI = create_app(settings.model_copy(update={"workers": 2}), assistant=slow)
    with TestClient(app) as client:
        app.state.opening.wait()
        threads = [threading.Thread(target=ask, args=(client,), kwargs={"question": "Seoul?"}) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(slow.asked) == 6
    assert slow.most_running == 2
