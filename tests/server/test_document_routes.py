"""Documents, their text, blocks and footnotes, and search, over HTTP."""

from __future__ import annotations

import pytest
from fake_assistant import TEXT
from starlette.testclient import TestClient


def test_documents_are_listed_with_their_data_outline_and_starters(client: TestClient) -> None:
    (summary,) = client.get("/api/documents").json()["documents"]
    assert summary == client.get("/api/documents/small").json()
    assert summary.keys() == {
        "id",
        "title",
        "subtitle",
        "authors",
        "date",
        "publisher",
        "series",
        "doi",
        "isbn",
        "rights",
        "attribution",
        "citation",
        "language",
        "outline",
        "counts",
        "remarks",
        "starters",
    }
    assert (summary["title"], summary["authors"]) == ("A small paper", ["Author, A."])
    assert summary["counts"] == {"footnotes": 1, "sentences": 2, "tables": 0, "headings": 0}
    assert summary["starters"] == ["What did Seoul keep?"]


def test_text_is_the_canonical_text_to_the_byte(client: TestClient) -> None:
    response = client.get("/api/documents/small/text")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.content == TEXT.encode("utf-8")


def test_blocks_are_the_parsed_paper(client: TestClient) -> None:
    found = client.get("/api/documents/small/blocks").json()
    assert found.keys() == {"document", "blocks", "footnotes", "asides"}
    assert found["blocks"][0]["runs"][1] == {"note": 1, "span": [25, 26]}
    assert found["footnotes"][0]["markers"] == [[25, 26]]


def test_footnotes_are_listed_searched_and_shown(client: TestClient) -> None:
    address = "/api/documents/small/footnotes"
    every = client.get(address).json()["footnotes"]
    assert [note["number"] for note in every] == [1]
    assert client.get(address, params={"q": "ibid"}).json()["footnotes"] == every
    assert client.get(address, params={"q": " "}).json()["footnotes"] == every
    assert client.get(address, params={"q": "Kim"}).json()["footnotes"] == []
    assert client.get(f"{address}/1").json() == every[0]


def test_search_gives_passages_with_scores_and_without_numbers(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": " Seoul ", "k": 1, "documents": ["small", "small"]}).json()
    assert found["query"] == "Seoul"
    (result,) = found["results"]
    assert result.keys() == {
        "score",
        "document",
        "passage",
        "kind",
        "quote",
        "spans",
        "section",
        "pages",
        "footnotes",
        "grounds",
        "url",
    }
    assert result["score"] == 0.7


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/documents/nowhere", "unknown_document"),
        ("/api/documents/nowhere/text", "unknown_document"),
        ("/api/documents/nowhere/blocks", "unknown_document"),
        ("/api/documents/nowhere/footnotes", "unknown_document"),
        ("/api/documents/nowhere/footnotes/1", "unknown_document"),
        ("/api/documents/%ED%A0%80", "unknown_document"),
        ("/api/documents/small/footnotes/99", "unknown_footnote"),
        ("/api/documents/small/footnotes/-1", "unknown_footnote"),
        (f"/api/documents/small/footnotes/{'9' * 50}", "unknown_footnote"),
        ("/api/search?q=Seoul&documents=nowhere", "unknown_document"),
        ("/api/answers/nowhere", "unknown_record"),
        ("/api/conversations/nowhere", "unknown_record"),
    ],
)
def test_an_unknown_id_is_not_found(client: TestClient, path: str, code: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["code"]) == (404, code)
    assert response.json()["hint"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/search",
        "/api/search?q=",
        "/api/search?q=%20",
        "/api/search?q=%00",
        f"/api/search?q={'x' * 2001}",
        "/api/documents/%00",
        "/api/answers/a%00b",
        f"/api/conversations/{'x' * 201}",
        "/api/search?q=x&k=0",
        "/api/search?q=x&k=51",
        "/api/search?q=x&k=many",
        "/api/search?q=x&documents=",
        "/api/documents/small/footnotes/one",
        f"/api/documents/small/footnotes/{'9' * 5000}",
        f"/api/documents/small/footnotes?q={'x' * 2001}",
    ],
)
def test_a_parameter_out_of_bounds_is_refused(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")
