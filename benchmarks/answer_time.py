"""Time `/api/answer` over HTTP beside the bare query embedding, question by question in one run.

Usage: python benchmarks/answer_time.py

It starts the real server on a free port with an index of its own, asks every golden question once, and prints the
median of both and their ratio: milliseconds differ from machine to machine, the ratio hardly.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from urllib.request import Request, urlopen

from footnoted.evaluation.golden import SETS, Golden, read_golden
from footnoted.indexing.embedding import BundledEmbedder


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(base: str, golden: Golden) -> float:
    """Return the milliseconds from sending a question to having its answer."""
    history = [{"role": turn.role, "content": turn.content} for turn in golden.history]
    body = {"question": golden.question, **({"history": history} if history else {})}
    request = Request(f"{base}/api/answer", json.dumps(body).encode(), {"Content-Type": "application/json"})
    start = time.perf_counter()
    with urlopen(request, timeout=60) as response:
        response.read()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run the server, ask, and print the figures."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FOOTNOTED_PORT": str(port), "FOOTNOTED_DATA_DIR": folder}
        command = [sys.executable, "-m", "server.main"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            print(server.stdout.readline().strip())
            # The bare embedding as the server does it: the same file, in this process.
            embedder = BundledEmbedder(Path(folder))
            embedder.embed_query("warm")
            questions = [golden for name in SETS for golden in read_golden(name)]
            answered, embedded = [], []
            for golden in questions:
                start = time.perf_counter()
                embedder.embed_query(golden.question)
                embedded.append((time.perf_counter() - start) * 1000)
                answered.append(ask(f"http://127.0.0.1:{port}", golden))
            server.terminate()
    for name, times in (("answer over HTTP", answered), ("bare query embedding", embedded)):
        print(f"{name}: p50 {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms of {len(times)}")
    print(f"ratio of the medians: {median(answered) / median(embedded):.2f}")


if __name__ == "__main__":
    main()
