"""Feedback is listed on the command line and written out as golden questions, beside a running server or without."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footnoted import cli
from footnoted.conversation.store import NewAnswer, Store
from footnoted.conversation.verdicts import NewFeedback
from footnoted.evaluation.golden import read_line
from server.schemas.examples import ANSWER
from server.schemas.feedback import FeedbackList

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The store as a server has it open meanwhile."""
    store = Store.open(tmp_path / "data")
    kept = {name: ANSWER[name] for name in ("id", "conversation_id", "question", "text")}
    store.add_answer(NewAnswer(**kept, body=json.dumps(ANSWER)), begins_conversation=True)
    yield store
    store.close()


@pytest.fixture
def run(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(tmp_path / "data"))

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", "feedback", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_no_feedback_is_no_failure(run: Run) -> None:
    assert run() == (0, "There is no feedback.\n", "")


def test_feedback_is_listed_with_what_it_is_about(run: Run, store: Store) -> None:
    store.feedback.add(ANSWER["id"], NewFeedback(verdict="wrong_note", citation=1, note=28, comment="[Not] this."))
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith(f"wrong note [1]  {ANSWER['question']}\n    said: After months of negotiations")
    assert "right note: fn 28" in out
    assert "comment: [Not] this." in out
    assert out.endswith("1 in all\n")


def test_json_is_the_object_of_the_api_and_filters_hold(run: Run, store: Store) -> None:
    for verdict in ("right", "should_have_refused"):
        store.feedback.add(ANSWER["id"], NewFeedback(verdict=verdict))  # type: ignore[arg-type]
    found = json.loads(run("--json")[1])
    assert FeedbackList.model_validate(found).model_dump(mode="json") == found
    assert [each["verdict"] for each in found["feedback"]] == ["should_have_refused", "right"]
    assert len(json.loads(run("--json", "--verdict", "right")[1])["feedback"]) == 1
    assert json.loads(run("--json", "--answer", "nowhere")[1])["feedback"] == []


def test_a_complaint_becomes_a_golden_question(run: Run, store: Store, tmp_path: Path) -> None:
    store.feedback.add(ANSWER["id"], NewFeedback(verdict="right"))
    wrong = store.feedback.add(ANSWER["id"], NewFeedback(verdict="wrong_words"))
    status, out, err = run("--export", "complaints.jsonl")
    lines = (tmp_path / "complaints.jsonl").read_text(encoding="utf-8").splitlines()
    right, unfinished = (read_line(line) for line in lines)
    assert (status, out) == (0, "")
    assert (right.kind, right.footnotes, right.answerable) == ("feedback", (27,), True)
    assert (unfinished.kind, unfinished.id) == ("unfinished", f"feedback-{wrong.id[:8]}")
    assert f"{unfinished.id}: evidence: which words of the paper answer the question?\n" in err
    assert err.endswith("2 questions: complaints.jsonl; 1 to be finished by hand\n")


@pytest.mark.parametrize("arguments", [["--verdict", "nice"], ["--export", "."], ["--export", "none/here.jsonl"]])
def test_what_cannot_be_done_is_a_mistake_of_usage(run: Run, arguments: list[str]) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert err.startswith("footnoted: ")
