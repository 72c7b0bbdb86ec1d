"""`footnoted references`: the API's lists on the command line, printed or written to a file."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from footnoted import cli

TEXT = """The heron count

Marsh birds were counted on the Lune in 1987 by a party of nine wardens.¹ Herons were rare.²

¹ Alder, J. (1989), 'Herons of the Lune', Estuary Review, 3 May 1989, https://example.org/herons.
² Ibid., p. 4.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "herons.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_CORPUS_DIR", str(corpus))
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(tmp_path / "data"))

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", "references", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_works_are_listed_with_the_notes_that_cite_them(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out == (
        "Alder, J. “Herons of the Lune.” Estuary Review, May 3, 1989. https://example.org/herons. [fn 1, fn 2]\n"
    )


def test_json_is_the_apis(run: Run) -> None:
    _, out, _ = run("--json")
    (item,) = json.loads(out)
    assert item["custom"]["cited_in"] == [
        {"document": "herons", "note": 1},
        {"document": "herons", "note": 2, "locator": "p. 4"},
    ]
    assert run("--format", "csl-json", "--document", "herons") == (0, out, "")


@pytest.mark.parametrize(("wanted", "start"), [("bibtex", "@article{"), ("ris", "TY  - "), ("markdown", "# ")])
def test_other_formats_are_printed(run: Run, wanted: str, start: str) -> None:
    status, out, _ = run("--format", wanted)
    assert status == 0
    assert out.startswith(start)


def test_a_word_file_is_written_where_it_is_named(run: Run, tmp_path: Path) -> None:
    assert run("--format", "docx", "--output", "works.docx") == (0, "", "")
    assert zipfile.is_zipfile(tmp_path / "works.docx")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--format", "docx"], 2),
        (["--format", "odd"], 2),
        (["--document", "nowhere"], 3),
        (["--output", "no/such/folder/works.txt"], 1),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, arguments: list[str], status: int) -> None:
    ended, out, err = run(*arguments)
    assert (ended, out) == (status, "")
    assert err.startswith("footnoted: ")
    assert err.count("\n") == 1
