"""A claim and a text are checked on the command line, over the real paper."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footnoted import cli
from server.schemas.checks import Check, TextCheck

Run = Callable[..., tuple[int, str, str]]
TRUE = "South Korea initially faced tariffs of 25 per cent."
CHANGED = "South Korea initially faced tariffs of 35 per cent."


@pytest.fixture(scope="module")
def data_dir(copy_index: Callable[[], Path]) -> Path:
    return copy_index()


@pytest.fixture
def run(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(data_dir))

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", "check", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_a_verdict_is_printed_with_what_it_rests_on(run: Run) -> None:
    status, out, err = run(TRUE)
    assert (status, err) == (0, "")
    assert out.startswith("supported")
    assert "fn 25" in out


def test_what_differs_is_said_and_is_no_failure(run: Run) -> None:
    status, out, err = run(CHANGED)
    assert (status, err) == (0, "")
    assert "it has “25 per cent” where the claim has “35 per cent”" in out


def test_what_is_not_found_ends_with_status_three(run: Run) -> None:
    status, out, err = run("Bananas are yellow.")
    assert (status, err) == (3, "footnoted: not found in the documents\n")
    assert out.startswith("not found")


def test_json_is_the_object_of_the_api(run: Run) -> None:
    check = json.loads(run(CHANGED, "--json")[1])
    assert Check.model_validate(check).model_dump(mode="json") == check


def test_a_file_is_checked_sentence_by_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "speech.txt"
    file.write_text(f"{TRUE}\n\n{CHANGED} Bananas are yellow.\n", encoding="utf-8")
    status, out, _ = run("--file", str(file), "--json")
    found = json.loads(out)
    assert status == 0
    assert TextCheck.model_validate(found).model_dump(mode="json") == found
    assert found["counts"] == {"supported": 1, "differs": 1, "not_found": 1}


@pytest.mark.parametrize("arguments", [[], [TRUE, "--file", "speech.txt"], ["--file", "none.txt"], ["  "]])
def test_neither_or_both_is_a_mistake_of_usage(run: Run, arguments: list[str]) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert err.startswith("footnoted: ")
