"""A paper is added, asked, and removed again on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from footnoted import cli

TEXT = """The heron count

Marsh birds were counted on the Lune in 1987 by a party of nine wardens. The wardens found 412 herons near Glasson.¹
The count was repeated two years later, when the wardens found far fewer of them.

¹ Alder, J. (1989), 'Herons of the Lune', Estuary Review, 3 May 1989, https://example.org/herons.
"""


def test_a_paper_is_added_asked_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "base.txt").write_text("The lighthouse\n\nThe lamp was lit in 1901 by two keepers.\n", encoding="utf-8")
    (tmp_path / "herons.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_CORPUS_DIR", str(corpus))
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    question = "How many herons did the wardens find near Glasson?"
    assert run("ask", question)[0] == 3
    status, out, _ = run("ingest", "herons.txt", "--json")
    assert status == 0
    (added,) = json.loads(out)["documents"]
    assert (added["id"], added["counts"]["footnotes"]) == ("herons", 1)
    status, out, _ = run("ask", question, "--json")
    answer = json.loads(out)
    assert (status, answer["footnotes"][0]["number"]) == (0, 1)
    assert "412 herons" in answer["citations"][0]["quote"]
    assert run("remove", "herons") == (0, "", "")
    assert run("ask", question)[0] == 3
    assert run("remove", "herons")[0] == 3
    assert run("remove", "base")[0] == 2
    assert run("ingest", "nowhere.txt")[0] == 2
