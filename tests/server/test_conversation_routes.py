"""Conversations and answers over HTTP: continued, listed, shown, deleted, and there after a restart."""

from __future__ import annotations

from typing import Any

from fake_assistant import FakeAssistant
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/api/answer", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_first_question_begins_a_conversation_and_the_next_continues_it(
    client: TestClient, assistant: FakeAssistant
) -> None:
    first = ask(client, question="What did Seoul keep?")
    second = ask(client, question="And then?", conversation_id=first["conversation_id"])
    assert second["conversation_id"] == first["conversation_id"]
    assert [(turn.role, turn.content) for turn in assistant.asked[1].history] == [
        ("user", "What did Seoul keep?"),
        ("assistant", "Seoul kept its balance. [1]"),
    ]
    shown = client.get(f"/api/conversations/{first['conversation_id']}").json()
    assert shown["title"] == "What did Seoul keep?"
    assert [turn["question"] for turn in shown["turns"]] == ["What did Seoul keep?", "And then?"]
    assert [turn["answer"] for turn in shown["turns"]] == [first, second]
    assert shown["created"] == shown["turns"][0]["asked"]
    assert shown["updated"] == shown["turns"][1]["asked"]


def test_two_questions_without_an_id_begin_two_conversations(client: TestClient) -> None:
    first, second = ask(client, question="Seoul one?"), ask(client, question="Seoul two?")
    listed = client.get("/api/conversations").json()["conversations"]
    assert [each["id"] for each in listed] == [second["conversation_id"], first["conversation_id"]]
    assert [each["title"] for each in listed] == ["Seoul two?", "Seoul one?"]
    assert [each["turns"] for each in listed] == [1, 1]
    assert listed[0].keys() == {"id", "title", "created", "updated", "turns"}


def test_a_client_that_keeps_its_own_history_gets_no_conversation(client: TestClient) -> None:
    for history in ([], [{"role": "user", "content": "Seoul?"}]):
        answer = ask(client, question="And then?", history=history)
        assert answer["conversation_id"] is None
        assert client.get(f"/api/answers/{answer['id']}").json() == answer
    assert client.get("/api/conversations").json() == {"conversations": []}


def test_a_stored_answer_comes_back_to_the_byte(client: TestClient) -> None:
    sent = client.post("/api/answer", json={"question": "What of 한국 in Seoul?"})
    again = client.get(f"/api/answers/{sent.json()['id']}")
    assert again.content == sent.content
    assert again.headers["content-type"] == "application/json"


def test_deleting_a_conversation_deletes_its_answers(client: TestClient) -> None:
    answer = ask(client, question="Seoul?")
    address = f"/api/conversations/{answer['conversation_id']}"
    gone = client.delete(address)
    assert (gone.status_code, gone.content) == (204, b"")
    for method, path in (("GET", address), ("DELETE", address), ("GET", f"/api/answers/{answer['id']}")):
        response = client.request(method, path)
        assert (response.status_code, response.json()["code"]) == (404, "unknown_record")
    response = client.post("/api/answer", json={"question": "?", "conversation_id": answer["conversation_id"]})
    assert (response.status_code, response.json()["code"]) == (404, "unknown_record")


def test_an_unknown_conversation_is_not_asked_in(client: TestClient, assistant: FakeAssistant) -> None:
    response = client.post("/api/answer", json={"question": "Seoul?", "conversation_id": "nowhere"})
    assert (response.status_code, response.json()["code"]) == (404, "unknown_record")
    assert assistant.asked == []


def test_a_restart_keeps_conversations(settings: Settings) -> None:
    kept: list[dict[str, Any]] = []
    for _ in range(2):
        app = create_app(settings, assistant=FakeAssistant())
        with TestClient(app) as client:
            app.state.opening.wait()
            listed = client.get("/api/conversations").json()["conversations"]
            assert [each["id"] for each in listed] == [answer["conversation_id"] for answer in kept]
            assert [client.get(f"/api/answers/{answer['id']}").json() for answer in kept] == kept
            kept.append(ask(client, question="Seoul?"))
