"""The whole program as it is started, over the real paper: ready, asked, killed, started again."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_process import fetch, served

ROOT = Path(__file__).parents[2]
PAPER = "howell-2025-south-korea"
QUESTIONS = (
    "What tariff did the US and South Korea agree on?",
    "What does footnote 20 cite?",
    "Who won the 1998 World Cup final?",
    "Which rank has Japan in Table 1?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Ask, kill the process, and start it again: its address, and what it answered before, by id."""
    data_dir = tmp_path_factory.mktemp("real")
    kept: dict[str, bytes] = {}
    with served(data_dir) as (process, address):
        for question in QUESTIONS:
            answer = fetch(f"{address}api/answer", {"question": question})
            kept[json.loads(answer)["id"]] = answer
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    with served(data_dir) as (_, address):
        yield address, kept


def test_what_was_answered_before_a_kill_is_there_to_the_byte(answers: tuple[str, dict[str, bytes]]) -> None:
    address, kept = answers
    for id, answer in kept.items():
        assert fetch(f"{address}api/answers/{id}") == answer
        conversation = json.loads(answer)["conversation_id"]
        (turn,) = json.loads(fetch(f"{address}api/conversations/{conversation}"))["turns"]
        assert turn["answer"] == json.loads(answer)


def test_every_citation_obeys_the_law_of_spans(answers: tuple[str, dict[str, bytes]]) -> None:
    address, kept = answers
    text = fetch(f"{address}api/documents/{PAPER}/text").decode("utf-8")
    assert text.encode("utf-8") == (ROOT / "corpus" / f"{PAPER}.txt").read_bytes()
    cited = 0
    for answer in map(json.loads, kept.values()):
        notes = [(note["text"], note["spans"]) for note in answer["footnotes"]]
        hosts = [(each["quote"], each["spans"]) for note in answer["footnotes"] for each in note["supports"]]
        quotes = [(each["quote"], each["spans"]) for each in (*answer["citations"], *answer["nearest"])]
        for quote, spans in (*quotes, *notes, *hosts):
            words = "".join(text[start:end] for start, end in spans)
            assert "".join(words.split()) == "".join(quote.split())
            cited += 1
    assert cited >= len(QUESTIONS)


def test_the_page_and_the_whole_api_are_served(answers: tuple[str, dict[str, bytes]]) -> None:
    address, _ = answers
    assert b"<!doctype html>" in fetch(address)
    assert b"<!doctype html>" in fetch(f"{address}read/{PAPER}")
    (summary,) = json.loads(fetch(f"{address}api/documents"))["documents"]
    assert summary["counts"]["footnotes"] == 61
    assert summary["starters"]
    notes = json.loads(fetch(f"{address}api/documents/{PAPER}/footnotes"))["footnotes"]
    assert [note["number"] for note in notes] == list(range(1, 62))
    assert all(note["sources"] and note["supports"] for note in notes)
    found = json.loads(fetch(f"{address}api/search?q=tariffs&k=3"))["results"]
    assert len(found) == 3
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
