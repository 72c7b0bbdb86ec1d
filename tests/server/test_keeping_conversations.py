"""Conversations over HTTP are searched, renamed, restored after a deletion, and sent as one file."""

from __future__ import annotations

import threading
import zipfile
from io import BytesIO
from typing import Any

import pytest
from fake_assistant import FakeAssistant
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


def ask(client: TestClient, question: str, conversation: str | None = None) -> dict[str, Any]:
    body = {"question": question, **({"conversation_id": conversation} if conversation else {})}
    response = client.post("/api/answer", json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def list_titles(client: TestClient, **wanted: Any) -> list[str]:
    found = client.get("/api/conversations", params=wanted).json()["conversations"]
    return [each["title"] for each in found]


def test_conversations_are_searched_by_words(client: TestClient) -> None:
    ask(client, "What did Seoul keep?")
    ask(client, "Who won the cup?")
    assert list_titles(client, q="seoul balance") == ["What did Seoul keep?"]
    assert list_titles(client, q="SAY") == ["Who won the cup?"]
    assert list_titles(client, q="tariff") == []
    assert len(list_titles(client, q="")) == 2


def test_a_conversation_is_renamed(client: TestClient) -> None:
    address = f"/api/conversations/{ask(client, 'Seoul?')['conversation_id']}"
    named = client.patch(address, json={"title": "  Balance "})
    assert (named.status_code, named.json()["title"]) == (200, "Balance")
    assert list_titles(client) == ["Balance"]
    assert client.get(address).json()["title"] == "Balance"


@pytest.mark.parametrize("body", [{}, {"title": " "}, {"title": "x" * 201}, {"title": "a\0b"}, {"title": "x", "y": 1}])
def test_a_title_that_is_none_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    address = f"/api/conversations/{ask(client, 'Seoul?')['conversation_id']}"
    response = client.patch(address, json=body)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")
    assert list_titles(client) == ["Seoul?"]


def test_a_deleted_conversation_comes_back_word_for_word_after_a_restart(settings: Settings) -> None:
    app = create_app(settings, assistant=FakeAssistant())
    with TestClient(app) as client:
        app.state.opening.wait()
        address = f"/api/conversations/{ask(client, 'Seoul?')['conversation_id']}"
        before = client.get(address).json()
        assert client.delete(address).status_code == 204
        assert (list_titles(client), list_titles(client, deleted=True)) == ([], ["Seoul?"])
        for method, path in (("GET", address), ("PATCH", address), ("GET", f"{address}?format=json")):
            sent = {"title": "x"} if method == "PATCH" else None
            assert client.request(method, path, json=sent).status_code == 404
    app = create_app(settings, assistant=FakeAssistant())
    with TestClient(app) as client:
        app.state.opening.wait()
        assert client.post(f"{address}/restore").json()["turns"] == 1
        assert client.get(address).json() == before
        assert list_titles(client, deleted=True) == []


def test_an_unknown_conversation_is_a_problem(client: TestClient) -> None:
    for method, path in (("POST", "/restore"), ("PATCH", ""), ("GET", "?format=markdown")):
        response = client.request(
            method, f"/api/conversations/nowhere{path}", json={"title": "x"} if method == "PATCH" else None
        )
        assert (response.status_code, response.json()["code"]) == (404, "unknown_record")


@pytest.fixture
def conversation(client: TestClient) -> str:
    id = ask(client, "What did Seoul keep?")["conversation_id"]
    ask(client, "Who won the cup?", id)
    ask(client, "And Seoul again?", id)
    return str(id)


def test_a_conversation_as_markdown_counts_its_footnotes_through(client: TestClient, conversation: str) -> None:
    reply = client.get(f"/api/conversations/{conversation}?format=markdown")
    assert reply.headers["content-type"] == "text/markdown; charset=utf-8"
    assert f'filename="conversation-{conversation[:8]}.md"' in reply.headers["content-disposition"]
    text = reply.text
    assert text.startswith("# What did Seoul keep?\n\n## What did Seoul keep?\n\nSeoul kept its balance.[^1]\n")
    assert "## Who won the cup?\n\nThe papers do not say.\n\n### Nearest passages" in text
    assert "## And Seoul again?\n\nSeoul kept its balance.[^2]\n" in text
    assert text.index("\n[^1]: ") < text.index("\n[^2]: ")
    assert text.count("## The papers asked") == 1


def test_a_conversation_as_word_has_real_footnotes(client: TestClient, conversation: str) -> None:
    file = zipfile.ZipFile(BytesIO(client.get(f"/api/conversations/{conversation}?format=docx").content))
    body = file.read("word/document.xml").decode()
    assert body.count("<w:footnoteReference ") == 2
    assert file.read("word/footnotes.xml").decode().count("Ibid., p. 7.") == 2


def test_a_conversation_as_json_is_the_same_object_as_a_file(client: TestClient, conversation: str) -> None:
    shown = client.get(f"/api/conversations/{conversation}")
    sent = client.get(f"/api/conversations/{conversation}?format=json")
    assert sent.json() == shown.json()
    assert "attachment" in sent.headers["content-disposition"]
    assert "content-disposition" not in shown.headers


def test_what_a_conversation_rests_on_is_listed_once(client: TestClient, conversation: str) -> None:
    paper, work = client.get(f"/api/conversations/{conversation}?format=csl-json").json()
    assert paper["id"] == "small"
    assert len(work["custom"]["cited_in"]) == 1


def test_two_clients_in_one_conversation_lose_and_mix_nothing(client: TestClient) -> None:
    id = ask(client, "Seoul 0?")["conversation_id"]
    received: dict[str, dict[str, Any]] = {}

    def keep_asking(tab: int) -> None:
        for number in range(8):
            question = f"{'Seoul' if (number + tab) % 2 else 'Nothing'} {tab}-{number}?"
            received[question] = ask(client, question, id)

    tabs = [threading.Thread(target=keep_asking, args=(tab,)) for tab in range(4)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    turns = client.get(f"/api/conversations/{id}").json()["turns"]
    assert len(turns) == 33
    kept = {turn["question"]: turn["answer"] for turn in turns[1:]}
    assert kept == received
    assert all(answer["question"] == question for question, answer in kept.items())
    for tab in range(4):
        own = [question for question in kept if f" {tab}-" in question]
        assert own == sorted(own, key=lambda question: question.rsplit("-", 1)[1])
