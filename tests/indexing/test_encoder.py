"""The encoder's file is whole or is not there, whatever happens while it is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import footnoted
from footnoted.indexing.encoder import find_encoder, keep_encoder

DIE_WRITING = """
import os, signal, sys
from pathlib import Path
from footnoted.indexing.encoder import keep_encoder

def write(file):
    file.write_bytes(b"half a net")
    os.kill(os.getpid(), signal.SIGKILL)

keep_encoder(Path(sys.argv[1]), write)
"""


def write_network(file: Path) -> None:
    file.write_bytes(b"a network")


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    assert find_encoder(tmp_path / "encoder") is None
    file = keep_encoder(tmp_path / "encoder", write_network)
    assert find_encoder(tmp_path / "encoder") == file
    assert file.read_bytes() == b"a network"


@pytest.mark.parametrize("content", [b"b network", b"a net", b"", None])
def test_a_file_of_other_bytes_is_not_found(tmp_path: Path, content: bytes | None) -> None:
    file = keep_encoder(tmp_path, write_network)
    file.unlink() if content is None else file.write_bytes(content)
    assert find_encoder(tmp_path) is None


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"sha256": null}', '{"sha256": 1}', "\x00"])
def test_a_note_that_says_nothing_finds_nothing(tmp_path: Path, note: str) -> None:
    file = keep_encoder(tmp_path, write_network)
    file.with_suffix(".json").write_text(note)
    assert find_encoder(tmp_path) is None
    file.unlink()
    assert find_encoder(tmp_path) is None


def test_a_new_one_takes_the_place_of_all_others(tmp_path: Path) -> None:
    keep_encoder(tmp_path, write_network).write_bytes(b"damaged")
    (tmp_path / "all-MiniLM-L6-v2@0000000000000000+0").mkdir()
    file = keep_encoder(tmp_path, write_network)
    assert list(tmp_path.iterdir()) == [file.parent]
    assert find_encoder(tmp_path) == file


def test_a_failed_writing_leaves_nothing(tmp_path: Path) -> None:
    def fail(file: Path) -> None:
        file.write_bytes(b"half a net")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        keep_encoder(tmp_path, fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_process_killed_while_writing_leaves_nothing_that_is_taken_for_an_encoder(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(footnoted.__file__).parents[1])}
    child = subprocess.run([sys.executable, "-c", DIE_WRITING, str(tmp_path)], env=environment, check=False)
    assert child.returncode == -signal.SIGKILL
    assert [file.read_bytes() for file in tmp_path.rglob("*.onnx")] == [b"half a net"]
    assert find_encoder(tmp_path) is None
    file = keep_encoder(tmp_path, write_network)
    assert [each.name for each in tmp_path.iterdir()] == [file.parent.name]
