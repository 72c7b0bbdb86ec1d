"""What README says is so: its commands, routes, settings and examples."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footnoted.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def code_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE))
    assert named
    assert named <= targets


def test_every_setting_is_named_and_every_name_is_a_setting() -> None:
    known = {f"FOOTNOTED_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"FOOTNOTED_[A-Z_]*[A-Z]", README)) == known


def test_every_command_named_exists_with_its_options() -> None:
    import typer

    from footnoted.cli import app

    commands: Any = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    lines = [line for block in code_blocks("sh") for line in block.splitlines() if line.startswith("footnoted ")]
    assert len(lines) >= 6
    for line in lines:
        _, name, *rest = shlex.split(line)
        options = {option for parameter in commands[name].params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= options, line


def test_every_file_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    missing = [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]
    assert missing == []


def test_the_curl_example_is_answered(client: Any) -> None:
    (block,) = [block for block in code_blocks("sh") if "curl" in block]
    words = shlex.split(block.replace("\\\n", " "))
    address = next(word for word in words if word.startswith("http"))
    body = words[words.index("-d") + 1]
    headers = {"Content-Type": "application/json"}
    reply = client.post(address.removeprefix("http://127.0.0.1:8000"), content=body.encode(), headers=headers)
    assert reply.status_code == 200
    assert "25 per cent" in reply.json()["text"]


@pytest.mark.parametrize(
    ("word", "printed"),
    [("Question(text", ["Wi Sung-lac"]), ("ChatFootnoted(", ["fn 19", "supply chain"])],
)
def test_a_python_example_runs(word: str, printed: list[str], copy_index: Callable[[], Path]) -> None:
    (example,) = [example for example in code_blocks("python") if word in example]
    environment = {
        **os.environ,
        "FOOTNOTED_DATA_DIR": str(copy_index()),
        "FOOTNOTED_CORPUS_DIR": str(ROOT / "corpus"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    ran = subprocess.run(
        [sys.executable, "-c", example], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert all(words in ran.stdout for words in printed), ran.stdout


def test_the_examples_run_are_all_there_are() -> None:
    # The client's needs a server: tests/server/test_python_client.py runs it.
    run = [
        example for example in code_blocks("python") if re.search(r"Question\(text|ChatFootnoted\(|\bClient\(", example)
    ]
    assert len(run) == 3
    assert run == code_blocks("python")
