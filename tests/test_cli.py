"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest
from command_process import ROOT, served

from footnoted import cli
from server import schemas

PAPER = "howell-2025-south-korea"
TARIFF = "What tariff did the US and South Korea agree on?"
WORLD_CUP = "Who won the 1998 World Cup final?"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def data_dir(copy_index: Callable[[], Path]) -> Path:
    return copy_index()


@pytest.fixture
def run(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; return its status and what it printed on either side."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run_command(*arguments: str, **variables: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", *arguments])
        for name, value in {"FOOTNOTED_DATA_DIR": str(data_dir), **variables}.items():
            monkeypatch.setenv(name, value)
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def one_line(err: str) -> bool:
    """Tell whether that is one line that names the program."""
    return err.startswith("footnoted: ") and err.endswith("\n") and err.count("\n") == 1 and len(err) > 20


@pytest.mark.parametrize("arguments", [["ask", TARIFF], ["ask", TARIFF, "--document", PAPER]])
def test_an_answer_is_printed_with_its_citations_and_notes(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    assert "[1]" in out
    assert "fn " in out
    assert "https://" in out


def test_an_answer_as_json_is_the_object_of_the_api(run: Run, client: Any) -> None:
    status, out, err = run("ask", TARIFF, "--json")
    assert (status, err) == (0, "")
    answer = json.loads(out)
    assert schemas.Answer.model_validate(answer).model_dump(mode="json") == answer
    served = client.post("/api/answer", json={"question": TARIFF}).json()
    own = {"id", "conversation_id", "timings_ms"}
    assert {k: v for k, v in answer.items() if k not in own} == {k: v for k, v in served.items() if k not in own}
    assert answer.keys() == served.keys()


def test_a_refusal_ends_with_three_and_says_so_in_one_line(run: Run) -> None:
    status, out, err = run("ask", WORLD_CUP)
    assert status == 3
    assert one_line(err)
    assert "Searched:" in out
    assert "do not answer" in out
    status, out, err = run("ask", WORLD_CUP, "--json")
    assert status == 3
    assert one_line(err)
    assert json.loads(out)["status"] == "not_found"


def test_search_prints_passages_by_rank(run: Run, client: Any) -> None:
    status, out, err = run("search", "tariffs", "-k", "3")
    assert (status, err) == (0, "")
    assert all(f" {rank}. " in out for rank in (1, 2, 3))
    assert " 4. " not in out
    status, out, _ = run("search", "tariffs", "-k", "3", "--json")
    found = json.loads(out)
    assert status == 0
    assert schemas.SearchResults.model_validate(found).model_dump(mode="json") == found
    assert found == client.get("/api/search", params={"q": "tariffs", "k": 3}).json()


def test_a_footnote_is_shown_with_its_sources_and_what_it_supports(run: Run, client: Any) -> None:
    status, out, err = run("footnote", "20")
    assert (status, err) == (0, "")
    assert "fn 20" in out
    assert "(from fn 19)" in out
    assert "supports:" in out
    status, out, _ = run("footnote", "20", "--json")
    assert status == 0
    assert json.loads(out) == client.get(f"/api/documents/{PAPER}/footnotes/20").json()


def test_an_address_stays_whole_on_a_narrow_terminal(run: Run) -> None:
    _, out, _ = run("footnote", "19", COLUMNS="40")
    assert "https://www.koreaherald.com/article/10554719" in out


def test_documents_are_listed(run: Run, client: Any) -> None:
    status, out, err = run("list")
    assert (status, err) == (0, "")
    assert PAPER in out
    assert "61 footnotes" in out
    status, out, _ = run("list", "--json")
    (document,) = json.loads(out)["documents"]
    (served,) = client.get("/api/documents").json()["documents"]
    assert status == 0
    assert {name: served[name] for name in document} == document


def test_the_doctor_names_every_setting_and_is_content(run: Run) -> None:
    status, out, err = run("doctor")
    assert (status, err) == (0, "")
    for name in ("HOST", "PORT", "DATA_DIR", "CORPUS_DIR", "MODEL", "CHROMA_URL"):
        assert f"FOOTNOTED_{name}:" in out
    assert "BAD" not in out
    status, out, _ = run("doctor", "--json")
    assert status == 0
    assert all(set(finding) == {"subject", "is_well", "detail"} for finding in json.loads(out))


def test_the_doctor_finds_what_is_wrong(run: Run, tmp_path: Path) -> None:
    status, out, err = run("doctor", FOOTNOTED_CORPUS_DIR=str(tmp_path / "nowhere"), FOOTNOTED_WEB_DIR=str(tmp_path))
    assert status == 1
    assert one_line(err)
    assert "footnoted doctor" not in err
    assert "BAD  corpus" in out
    assert "BAD  page" in out


def test_the_evaluation_counts_a_set(run: Run) -> None:
    status, out, err = run("eval", "--set", "dev", "--failures")
    assert (status, err) == (0, "")
    assert "citations verbatim" in out
    assert "ratio" in out
    status, out, _ = run("eval", "--set", "dev", "--json")
    report = json.loads(out)
    assert status == 0
    assert report["sets"]["dev"]["questions"] == 31
    assert set(report["sets"]) == {"dev"}
    assert set(report["sets"]["dev"]["figures"]["evidence_first"]["values"]) == set(report["configurations"])


def test_the_evaluation_writes_what_is_asked_for(run: Run, tmp_path: Path) -> None:
    names = {"--json-file": "figures.json", "--plot": "plot.svg", "--answers": "answers.html"}
    wanted = [word for option, name in names.items() for word in (option, name)]
    status, _, err = run("eval", "--set", "dev", *wanted, "--seed", "3")
    assert status == 0
    assert all((tmp_path / name).stat().st_size > 500 for name in names.values())
    assert "seed 3" in err


def test_public_sets_without_their_folder_are_skipped_in_plain_words(run: Run, tmp_path: Path) -> None:
    status, out, err = run("eval", "--set", "squad")
    assert (status, err) == (0, "")
    assert "Skipped squad" in out
    assert "--data" in out
    status, out, _ = run("eval", "--set", "sentences", "--data", str(tmp_path))
    assert status == 0
    assert "there is no pysbd/rules_extracted.json" in out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ask"],
        ["nonsense"],
        ["ask", "--bogus", TARIFF],
        ["ask", ""],
        ["ask", "  \n"],
        ["ask", "x" * 2001],
        ["ask", "a\ud800b"],
        ["footnote", "twenty"],
        ["search", "-k", "0", "tariffs"],
        ["search", ""],
        ["eval", "--set", "nowhere"],
        ["eval", "--set", "dev", "--plot", "plot.png"],
        ["eval", "--set", "dev", "--json-file", "nowhere/figures.json"],
        ["serve", "--port", "65536"],
    ],
)
def test_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert status == 2
    assert one_line(err)
    assert out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", TARIFF, "--document", "nowhere"],
        ["search", "tariffs", "--document", "nowhere"],
        ["footnote", "99"],
        ["footnote", "0"],
        ["footnote", "20", "--document", "nowhere"],
    ],
)
def test_what_is_not_in_the_documents_ends_with_three(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert status == 3
    assert one_line(err)
    assert out == ""


@pytest.mark.parametrize("command", [["list"], ["footnote", "1"], ["ask", TARIFF], ["doctor"], ["serve"]])
@pytest.mark.parametrize(
    ("name", "value"),
    [("FOOTNOTED_MODEL", "gpt"), ("FOOTNOTED_CHROMA_URL", "http://x"), ("FOOTNOTED_PORT", "no")],
)
def test_settings_that_cannot_be_are_named_at_the_start(run: Run, command: list[str], name: str, value: str) -> None:
    status, out, err = run(*command, **{name: value})
    assert status == 2
    assert one_line(err)
    assert name in err
    assert out == ""


def test_a_corpus_that_is_not_there_ends_with_one(run: Run, tmp_path: Path) -> None:
    for command in (["list"], ["ask", TARIFF]):
        status, out, err = run(*command, FOOTNOTED_CORPUS_DIR=str(tmp_path / "nowhere"))
        assert status == 1
        assert one_line(err)
        assert "FOOTNOTED_CORPUS_DIR" in err
        assert out == ""


def test_an_empty_corpus_ends_with_one(run: Run, tmp_path: Path) -> None:
    status, out, err = run("ask", TARIFF, FOOTNOTED_CORPUS_DIR=str(tmp_path))
    assert (status, out) == (1, "")
    assert one_line(err)


def test_settings_are_read_from_the_file_in_the_working_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("A note\n\nIt says little.\n", encoding="utf-8")
    (tmp_path / ".env").write_text("FOOTNOTED_CORPUS_DIR=papers\nSOMETHING_ELSE=1\n", encoding="utf-8")
    status, out, _ = run("list", "--json")
    assert status == 0
    assert [document["id"] for document in json.loads(out)["documents"]] == ["note"]
    status, out, _ = run("list", "--json", FOOTNOTED_CORPUS_DIR=str(ROOT / "corpus"))
    assert [document["id"] for document in json.loads(out)["documents"]] == [PAPER]


def test_a_document_must_be_named_where_there_are_several(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("A paper\n\nIt says little.¹\n\n¹ A source.\n", encoding="utf-8")
    status, _, err = run("footnote", "1", FOOTNOTED_CORPUS_DIR=str(tmp_path))
    assert status == 2
    assert one_line(err)
    status, out, _ = run("footnote", "1", "--document", "two", FOOTNOTED_CORPUS_DIR=str(tmp_path))
    assert status == 0
    assert "A source." in out


def test_help_names_every_command(run: Run) -> None:
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert all(command in out for command in ("ask", "search", "footnote", "list", "serve", "eval", "doctor"))


def test_while_the_server_runs_questions_go_through_it(run: Run, data_dir: Path, tmp_path: Path) -> None:
    with served(data_dir, tmp_path) as (process, address):
        port = address.rstrip("/").rsplit(":", 1)[1]
        status, out, err = run(
            "ask", TARIFF, "--json", FOOTNOTED_PORT=port, http_proxy="http://127.0.0.1:9", no_proxy=""
        )
        assert (status, err) == (0, "")
        conversation = json.loads(out)["conversation_id"]
        with build_opener(ProxyHandler({})).open(f"{address}api/conversations/{conversation}") as reply:
            assert json.load(reply)["turns"][0]["question"] == TARIFF
        assert run("ask", WORLD_CUP, FOOTNOTED_PORT=port)[0] == 3
        assert run("ask", "", FOOTNOTED_PORT=port)[0] == 2
        status, out, err = run("ask", TARIFF, "--document", "nowhere", FOOTNOTED_PORT=port)
        assert (status, out) == (3, "")
        assert one_line(err)
        status, out, _ = run("search", "tariffs", "-k", "2", "--json", FOOTNOTED_PORT=port)
        assert (status, len(json.loads(out)["results"])) == (0, 2)
        assert run("footnote", "20", FOOTNOTED_PORT=port)[0] == 0
        assert run("list", FOOTNOTED_PORT=port)[0] == 0
        status, out, err = run("ask", TARIFF, FOOTNOTED_PORT="9")  # nobody listens there
        assert (status, out) == (1, "")
        assert one_line(err)
        assert "FOOTNOTED_DATA_DIR" in err
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)
