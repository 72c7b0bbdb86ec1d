"""`footnoted audit`: the same object as over HTTP, and a report to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footnoted import cli
from server.schemas.audits import CLAIMS, Audit, CitedWorks

PAPER = "howell-2025-south-korea"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process; return its status and what it printed on either side."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(tmp_path))

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", "audit", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_the_report_as_json_is_the_api_s_object(run: Run) -> None:
    status, out, err = run("--json")
    assert (status, err) == (0, "")
    printed = json.loads(out)
    assert Audit.model_validate(printed).model_dump(mode="json") == printed
    assert printed["counts"]["notes"] == 61


def test_claims_as_json_are_the_api_s_object(run: Run) -> None:
    _, out, _ = run("--document", PAPER, "--claims", "grounds=interview", "--claims", "note=23", "--json")
    assert json.loads(out) == CLAIMS


def test_works_as_json_are_the_api_s_object(run: Run) -> None:
    printed = json.loads(run("--works", "--json")[1])
    assert CitedWorks.model_validate(printed).model_dump(mode="json") == printed
    assert printed["count"] == 67


def test_works_are_listed_with_their_notes(run: Run) -> None:
    status, out, err = run("--works")
    assert (status, err) == (0, "")
    assert (
        "JoongAng Daily, 2021. DP frontrunner Lee stirs pot with 'occupying' comment\n    cited: fn 2, fn 15 · " in out
    )
    assert "    interview: fn 23 · 1 claim\n" in out
    assert out.count("a government's own word") == 9
    assert out.endswith("67 works\n")


def test_works_and_claims_are_not_asked_for_together(run: Run) -> None:
    status, _, err = run("--works", "--claims", "note=23")
    assert status == 2
    assert "not for both" in err


def test_the_report_is_to_be_read(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert "61 notes cite 71 sources, 67 different works." in out
    assert "Of 262 sentences 56 are cited, 3 rest on interviews, 203 carry no note." in out
    assert "38  of 67: 03 The main factors affecting South Korean foreign policy" in out
    assert "█   36  article-newspaper" in out
    assert "A government's own word: 9 (fn 17, fn 18," in out
    assert "Works in several notes: 4" in out
    assert "Notes that lead nowhere: none" in out


@pytest.mark.parametrize(
    ("wanted", "count", "said"),
    [("before=2010", "3 claims", "fn 24"), ("official=yes", "8 claims", "fn 57"), ("note=13", "1 claim\n", "fn 13")],
)
def test_claims_are_listed_with_what_they_rest_on(run: Run, wanted: str, count: str, said: str) -> None:
    status, out, _ = run("--claims", wanted)
    assert status == 0
    assert count in out
    assert said in out


@pytest.mark.parametrize("wanted", ["colour=blue", "before=x", "official=maybe", "grounds=guessed", "publisher=", "x"])
def test_a_filter_that_is_none_is_a_matter_of_usage(run: Run, wanted: str) -> None:
    status, out, err = run("--claims", wanted)
    assert (status, out) == (2, "")
    assert err.startswith("footnoted: ")


def test_a_document_that_is_not_there_is_not_found(run: Run) -> None:
    assert run("--document", "nowhere")[0] == 3
