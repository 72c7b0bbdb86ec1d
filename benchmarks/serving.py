"""Compare the server that embeds questions by sentence-transformers with the one that does by onnxruntime, in one run.

Usage: python benchmarks/serving.py [--rounds N]

It builds an index once, then starts the real server over it in turns, the one way and the other, and asks every
question of two golden sets over HTTP. Printed are the seconds from start to ready, the memory held when ready and
after the last answer, and how long answers and, within the server, the vectors of questions took. Milliseconds differ
from machine to machine; that both ways are measured in turns makes them comparable.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from urllib.request import Request, urlopen

import numpy as np

from footnoted.assistant import Assistant
from footnoted.evaluation.golden import Golden, read_golden
from footnoted.indexing.embedding import Embedder, Progress, SentenceTransformerEmbedder, open_embedder
from footnoted.settings import Settings
from server.main import serve

SETS = ("dev", "own")
WAYS = ("sentence-transformers", "onnxruntime")
ROWS = (
    ("start to ready, s", "ready_s"),
    ("memory when ready, MB", "ready_mb"),
    ("memory after the questions, MB", "served_mb"),
    ("vector of a question, ms", "embedding_ms"),
    ("answer over HTTP, ms", "answer_ms"),
)


class Timed:
    """An embedder that remembers how many milliseconds each question took."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.identity = embedder.identity
        self.spent: list[float] = []

    def embed_query(self, text: str) -> np.ndarray:
        """Return the vector of a question, shape (384,)."""
        start = time.perf_counter()
        vector = self._embedder.embed_query(text)
        self.spent.append((time.perf_counter() - start) * 1000)
        return vector

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Return the vectors of the texts, shape (n, 384)."""
        return self._embedder.embed_texts(texts, progress)


def serve_timed(way: str, report: Path) -> int:
    """Be the server, and when told to end write down the milliseconds that vectors of questions took."""
    settings = Settings(_env_file=None)
    timed = Timed(SentenceTransformerEmbedder() if way == WAYS[0] else open_embedder(settings))
    status = serve(settings, open_assistant=lambda known: Assistant.open(known, embedder=timed))
    report.write_text(json.dumps(timed.spent), encoding="utf-8")
    return status


def measure(way: str, data_dir: Path, questions: Sequence[Golden]) -> dict[str, list[float]]:
    """Start the server one way, ask, stop it, and return what was measured."""
    report = data_dir / "spent.json"
    environment = {**os.environ, "FOOTNOTED_PORT": "0", "FOOTNOTED_DATA_DIR": str(data_dir)}
    command = [sys.executable, __file__, "--serve", way, "--report", str(report)]
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        base = server.stdout.readline().split()[-1].rstrip("/")
        measured = {"ready_s": [time.perf_counter() - start], "ready_mb": [read_memory(server.pid)]}
        measured["answer_ms"] = [ask(base, golden) for golden in questions]
        measured["served_mb"] = [read_memory(server.pid)]
        server.send_signal(signal.SIGINT)
    # The first vectors are of the questions that warm the server.
    spent = json.loads(report.read_text(encoding="utf-8"))
    return {**measured, "embedding_ms": spent[1:]}


def read_memory(process: int) -> float:
    """Return the megabytes of memory that a process holds (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def ask(base: str, golden: Golden) -> float:
    """Return the milliseconds from sending a question to having its answer."""
    history = [{"role": turn.role, "content": turn.content} for turn in golden.history]
    body = {"question": golden.question, **({"history": history} if history else {})}
    request = Request(f"{base}/api/answer", json.dumps(body).encode(), {"Content-Type": "application/json"})
    start = time.perf_counter()
    with urlopen(request, timeout=60) as response:
        response.read()
    return (time.perf_counter() - start) * 1000


def describe(values: Sequence[float]) -> str:
    """Return the median, with the 95th percentile where there are values enough."""
    if len(values) < 20:
        return f"{median(values):.1f}"
    return f"{median(values):.1f} / {quantiles(values, n=20)[-1]:.1f}"


def main() -> int:
    """Measure both ways in turns and print them side by side."""
    parser = ArgumentParser(description=__doc__, usage="python benchmarks/serving.py [--rounds N]")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--serve", choices=WAYS)
    parser.add_argument("--report", type=Path)
    arguments = parser.parse_args()
    if arguments.serve:
        return serve_timed(arguments.serve, arguments.report)
    questions = [golden for name in SETS for golden in read_golden(name)]
    found: dict[str, dict[str, list[float]]] = {way: defaultdict(list) for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        Assistant.open(Settings(_env_file=None, data_dir=Path(folder))).close()
        for _ in range(arguments.rounds):
            for way in WAYS:
                for name, values in measure(way, Path(folder), questions).items():
                    found[way][name].extend(values)
    print(f"{'median, or median / 95th percentile':40}", *(f"{way:>22}" for way in WAYS))
    for label, name in ROWS:
        print(f"{label:40}", *(f"{describe(found[way][name]):>22}" for way in WAYS))
    print(f"{arguments.rounds} starts each way, {len(questions)} questions after each.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
