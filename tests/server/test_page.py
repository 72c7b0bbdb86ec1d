"""The page, the API's description and the headers round everything."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


@pytest.mark.parametrize("path", ["/", "/index.html", "/read/small", "/read/small/and/more", "/read/"])
def test_the_page_is_served_where_it_lives(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "The page" in response.text


@pytest.mark.parametrize(("path", "kind"), [("/app.js", "text/javascript"), ("/styles/base.css", "text/css")])
def test_its_files_have_their_types(client: TestClient, path: str, kind: str) -> None:
    assert client.get(path).headers["content-type"].startswith(kind)


@pytest.mark.parametrize("path", ["/", "/app.js", "/read/small"])
def test_a_file_is_kept_but_asked_for_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_the_tag_is_of_the_content_alone(client: TestClient, settings: Settings) -> None:
    script = settings.web_dir / "app.js"
    first = client.get("/app.js").headers["etag"]
    os.utime(script, (1, 1))
    assert client.get("/app.js").headers["etag"] == first
    script.write_text("export const changed = 1;\n", encoding="utf-8")
    changed = client.get("/app.js", headers={"if-none-match": first})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first


def test_scripts_and_styles_go_out_without_comments(client: TestClient, settings: Settings) -> None:
    (settings.web_dir / "app.js").write_text("/** What it is. */\nexport const a = 1; // why\n", encoding="utf-8")
    (settings.web_dir / "styles" / "base.css").write_text("/* All. */\nbody {\n  color: red;\n}\n", encoding="utf-8")
    assert client.get("/app.js").text.strip() == "export const a=1;"
    assert client.get("/styles/base.css").text == "body{color:red}"


@pytest.mark.parametrize(("path", "status"), [("/app.js", 405), ("/", 405), ("/nowhere.js", 404), ("/%00", 404)])
def test_the_page_is_only_read(client: TestClient, path: str, status: int) -> None:
    response = client.post(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/%2e%2e/data/footnoted.sqlite3", "/..%2fdata/footnoted.sqlite3", "/%00"])
def test_nothing_outside_the_folder_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/app.js", "/read/x", "/docs", "/api/health", "/api/nowhere", "/openapi.json"])
def test_every_response_has_the_headers_of_safety(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "script-src" not in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert ("unsafe-inline" in policy) == (path == "/docs")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_without_a_page_the_api_still_serves(settings: Settings, tmp_path: Path) -> None:
    app = create_app(settings.model_copy(update={"web_dir": tmp_path / "none"}), assistant=FakeAssistant())
    with TestClient(app) as client:
        app.state.opening.wait()
        assert client.get("/").status_code == 404
        assert client.get("/read/small").status_code == 404
        assert client.get("/api/health").status_code == 200


def test_the_description_needs_nothing_from_another_site(client: TestClient) -> None:
    page = client.get("/docs").text
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(addresses) >= 4
    for address in addresses:
        assert address.startswith("/")
        assert client.get(address).status_code == 200
    assert "<script>" not in page
    assert client.get("/docs/main.py").status_code == 404


def test_the_description_declares_every_problem_as_one(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["info"]["title"] == "Footnoted"
    schemas = described["components"]["schemas"]
    assert schemas["Problem"]["properties"].keys() >= {"type", "title", "status", "detail", "code", "hint"}
    assert "HTTPValidationError" not in schemas
    for path, methods in described["paths"].items():
        assert path.startswith(("/api/", "/v1/")) or path == "/metrics"
        # Clients of OpenAI's protocol know its own form of errors alone.
        form = "application/json" if path.startswith("/v1/") else "application/problem+json"
        for operation in methods.values():
            assert operation["description"]
            assert "503" in operation["responses"] or path.startswith(("/v1/models", "/metrics"))
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert list(response["content"]) == [form]
    assert described["paths"]["/api/answer"]["post"]["responses"].keys() == {"200", "404", "413", "422", "503"}


def test_the_description_has_examples(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    for name in ("AnswerRequest", "Answer", "Footnote", "DocumentSummary", "Conversation", "SearchResults"):
        assert schemas[name]["examples"]
