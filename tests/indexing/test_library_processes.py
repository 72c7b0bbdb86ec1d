"""The index between processes: one owner, and what a killed owner leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_desk import Desk

import footnoted
from footnoted.errors import IndexUnavailable
from footnoted.indexing.probe import survives_opening
from footnoted.indexing.vectors import VectorStore

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not known there")

# Builds or opens the library of the desk's papers, slowly where asked, says when it is where the test wants it,
# and waits to be killed.
CHILD = """
import sys, time
from pathlib import Path
from index_desk import CountingEmbedder, Desk
stage = sys.argv[2]
def stop_here():
    print("here", flush=True)
    time.sleep(60)
class Slow(CountingEmbedder):
    def embed_texts(self, texts, progress=None):
        if stage == "embedding":
            stop_here()
        return super().embed_texts(texts, progress)
if stage == "writing":
    from footnoted.indexing.terms import TermIndex
    TermIndex.save = lambda *_: stop_here()
if stage == "swapping":
    from footnoted.indexing.shelf import Shelf
    Path.replace = lambda self, target: stop_here() if self.name == "current.new" else os_replace(self, target)
    from os import replace as os_replace
desk = Desk(Path(sys.argv[1]))
desk.embedder = Slow()
library = desk.open()
stop_here()
"""


@pytest.fixture
def start():
    children: list[subprocess.Popen[str]] = []

    def start_child(folder: Path, stage: str) -> subprocess.Popen[str]:
        search_path = os.pathsep.join([str(Path(footnoted.__file__).parents[1]), str(Path(__file__).parent)])
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), stage],
            env={**os.environ, "PYTHONPATH": search_path},
            stdout=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        return child

    yield start_child
    for child in children:
        kill(child)


def kill(child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()


@pytest.mark.parametrize("stage", ["embedding", "writing", "swapping"])
def test_killed_during_the_first_build_starts_again_without_leftovers(desk: Desk, start, stage: str) -> None:
    child = start(desk.folder, stage)
    assert "current" not in desk.names()
    kill(child)
    with desk.open() as library:
        assert len(library) == len(desk.embedder.embedded) == 5
        assert library.vectors.query(library.matrix[3], 1)[0][0] == library.passages[3].id
    assert desk.names() == {"lock", "current", desk.version().name}
    desk.open().close()
    assert desk.embedder.embedded == []
    assert desk.names() == {"lock", "current", desk.version().name}


def test_killed_while_open_loses_nothing(desk: Desk, start) -> None:
    kill(start(desk.folder, "open"))
    assert not (desk.version() / "seal.json").exists()
    with desk.open() as library:
        assert desk.embedder.embedded == []
        assert len(library) == 5


def test_a_second_process_is_refused_while_the_first_lives(desk: Desk, start) -> None:
    child = start(desk.folder, "open")
    before = time.monotonic()
    with pytest.raises(IndexUnavailable, match="Another process is using this index"):
        desk.open()
    # Refused, not kept waiting for the first to end.
    assert time.monotonic() - before < 30
    kill(child)
    desk.open().close()


def test_the_probe_tells_a_healthy_store_from_a_damaged_one(tmp_path: Path) -> None:
    VectorStore.create(tmp_path / "vectors").close()
    assert survives_opening(tmp_path / "vectors")
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(b"garbage")
    assert not survives_opening(tmp_path / "vectors")


def test_the_probe_outlives_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "chromadb.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "vectors").mkdir()
    assert not survives_opening(tmp_path / "vectors")
