"""`/mcp` as it stands in the app: who may ask, what is told, what is kept, and that nothing is left of a call."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fake_assistant import FakeAssistant
from fastapi import FastAPI
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server import schemas
from server.app import create_app
from server.schemas.checks import Check
from server.schemas.tools import PassageInContext

ACCEPT = {"Accept": "application/json, text/event-stream"}
RETURNS = {
    "ask": schemas.Answer,
    "search": schemas.SearchResults,
    "check_claim": Check,
    "get_passage": PassageInContext,
    "get_footnote": schemas.Footnote,
}


def call(client: TestClient, method: str, params: dict[str, Any] | None = None, **headers: str) -> Any:
    request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}
    return client.post("/mcp", json=request, headers={**ACCEPT, **headers})


def use(client: TestClient, tool: str, **arguments: object) -> Any:
    return call(client, "tools/call", {"name": tool, "arguments": arguments}).json()["result"]


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://127.0.0.1:8000") as opened:
        assert app.state.opening.wait() is None
        yield opened


def test_the_tools_are_listed_with_the_schemas_of_the_api(client: TestClient) -> None:
    tools = {each["name"]: each for each in call(client, "tools/list").json()["result"]["tools"]}
    assert tools.keys() == RETURNS.keys()
    for name, model in RETURNS.items():
        assert tools[name]["outputSchema"]["properties"] == model.model_json_schema()["properties"]
        assert tools[name]["annotations"]["readOnlyHint"] is True
        assert tools[name]["description"]


def test_an_answer_is_the_api_s_object_and_is_kept_as_one(client: TestClient) -> None:
    found = use(client, "ask", question=" What did Seoul keep? ")
    answer = found["structuredContent"]
    assert found["isError"] is False
    assert answer["status"] == "answered"
    assert json.loads(found["content"][0]["text"]) == answer
    assert client.get(f"/api/answers/{answer['id']}").json() == answer
    assert client.get("/api/conversations").json()["conversations"] == []


def test_a_refusal_is_an_answer(client: TestClient) -> None:
    found = use(client, "ask", question="Who won?")
    assert found["isError"] is False
    assert found["structuredContent"]["status"] == "not_found"
    assert found["structuredContent"]["citations"] == []


def test_the_other_tools_give_what_the_api_gives(client: TestClient, assistant: FakeAssistant) -> None:
    searched = client.get("/api/search", params={"q": "Seoul"}).json()
    assert use(client, "search", query="Seoul")["structuredContent"] == searched
    noted = schemas.Footnote.of(assistant.paper("small").note(1)).model_dump(mode="json")
    assert use(client, "get_footnote", number=1)["structuredContent"] == noted
    checked = client.post("/api/check", json={"claim": "Seoul fell."}).json()
    assert use(client, "check_claim", claim="Seoul fell.")["structuredContent"] == checked


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": "Seoul?", "documents": ["nowhere"]}, "There is no document 'nowhere'. The list of"),
        ("get_footnote", {"number": 9}, "has no footnote 9"),
        ("get_footnote", {"number": 1, "document": "nowhere"}, "There is no document 'nowhere'."),
        ("get_passage", {"passage": "nowhere"}, "There is no passage 'nowhere'"),
        ("ask", {"question": "   "}, "at least 1 character"),
        ("ask", {"question": "x" * 2001}, "at most 2000"),
        ("search", {"query": "Seoul", "k": 0}, "greater than or equal to 1"),
        ("nothing", {}, "nothing"),
    ],
)
def test_what_cannot_be_done_is_told_to_the_model(
    client: TestClient, tool: str, arguments: dict[str, Any], said: str
) -> None:
    reply = call(client, "tools/call", {"name": tool, "arguments": arguments}).json()
    assert "result" not in reply or reply["result"]["isError"] is True
    assert said in json.dumps(reply, ensure_ascii=False)


def test_nothing_of_the_insides_is_told(client: TestClient, assistant: FakeAssistant) -> None:
    assistant.fault = RuntimeError("/secret/path")
    found = use(client, "ask", question="Seoul?")
    assert found["isError"] is True
    assert "secret" not in json.dumps(found)


def test_the_resources_are_the_papers_and_their_notes(client: TestClient) -> None:
    listed = call(client, "resources/list").json()["result"]["resources"]
    assert [each["uri"] for each in listed] == ["footnoted://documents/small", "footnoted://documents/small/text"]

    def read(uri: str) -> str:
        text: str = call(client, "resources/read", {"uri": uri}).json()["result"]["contents"][0]["text"]
        return text

    assert json.loads(read(listed[0]["uri"])).keys() == client.get("/api/documents/small").json().keys()
    assert read(listed[1]["uri"]) == client.get("/api/documents/small/text").content.decode()
    assert json.loads(read("footnoted://documents/small/footnotes/1"))["number"] == 1
    for uri in ("footnoted://documents/nowhere", "footnoted://documents/small/footnotes/9", "file:///etc/hostname"):
        assert call(client, "resources/read", {"uri": uri}).json()["error"]["code"] == -32602


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:8000", None, 200),
        ("localhost", None, 200),
        ("[::1]:8000", "http://[::1]:8000", 200),
        ("127.0.0.1:8000", "http://localhost:6274", 200),
        ("127.0.0.1:8000", "https://evil.example", 403),
        ("127.0.0.1:8000", "null", 403),
        ("127.0.0.1:8000", "http://127.0.0.1.evil.example", 403),
        ("127.0.0.1:8000", "http://127.0.0.1@evil.example", 403),
        ("evil.example:8000", "http://evil.example:8000", 403),
        ("evil.example", None, 403),
        ("", None, 403),
    ],
)
def test_on_this_machine_alone_other_sites_do_not_get_in(
    client: TestClient, host: str, origin: str | None, status: int
) -> None:
    reply = call(client, "tools/list", Host=host, **({"Origin": origin} if origin else {}))
    assert reply.status_code == status
    if status == 403:
        assert reply.json()["code"] == "foreign_origin"


@pytest.mark.parametrize(
    ("origin", "status"), [(None, 200), ("https://papers.example", 200), ("https://evil.example", 403), ("null", 403)]
)
def test_a_server_for_others_lets_its_own_pages_ask(settings: Settings, origin: str | None, status: int) -> None:
    app = create_app(settings.model_copy(update={"host": "0.0.0.0"}), assistant=FakeAssistant())  # type: ignore[arg-type]
    with TestClient(app, base_url="https://papers.example") as client:
        assert app.state.opening.wait() is None
        assert call(client, "tools/list", **({"Origin": origin} if origin else {})).status_code == status


def test_no_session_is_begun(client: TestClient) -> None:
    reply = call(
        client,
        "initialize",
        {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
    )
    assert reply.json()["result"]["serverInfo"]["name"] == "footnoted"
    assert "mcp-session-id" not in reply.headers
    assert call(client, "tools/list", **{"Mcp-Session-Id": "someone else's"}).status_code == 200


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b'{"jsonrpc": "2.0"}', b"\xff"])
def test_what_is_no_call_is_refused(client: TestClient, body: bytes) -> None:
    reply = client.post("/mcp", content=body, headers={**ACCEPT, "Content-Type": "application/json"})
    assert 400 <= reply.status_code < 500


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "OPTIONS"])
def test_there_is_no_stream_to_hold_open_and_no_session_to_end(client: TestClient, method: str) -> None:
    reply = client.request(method, "/mcp", headers={"Accept": "text/event-stream"})
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")
    assert reply.json()["code"] == "method_not_allowed"


def test_a_body_that_is_too_large_is_refused(client: TestClient) -> None:
    assert call(client, "tools/list", {"padding": "x" * 70_000}).status_code == 413


def test_before_the_papers_are_open_it_says_so(settings: Settings) -> None:
    gate = threading.Event()
    app = create_app(settings, assistant=FakeAssistant(gate=gate))  # type: ignore[arg-type]
    with TestClient(app, base_url="http://localhost") as client:
        found = use(client, "ask", question="Seoul?")
        assert found["isError"] is True
        assert "Try again" in found["content"][0]["text"]
        assert "Try again" in call(client, "resources/list").json()["error"]["message"]
        gate.set()
        assert app.state.opening.wait() is None
        assert use(client, "ask", question="Seoul?")["isError"] is False


def test_it_ends_with_the_app_and_begins_anew_with_it(app: FastAPI) -> None:
    for _ in range(2):
        with TestClient(app, base_url="http://localhost") as client:
            assert call(client, "tools/list").status_code == 200
        assert app.state.tools._run is None
    with TestClient(app, base_url="http://localhost"):
        pass  # and an app in which nobody asked ends as well


def test_the_sdk_is_loaded_with_the_first_request_alone() -> None:
    code = "import sys, server.app, server.main; print([name for name in sys.modules if name.split('.')[0] == 'mcp'])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
