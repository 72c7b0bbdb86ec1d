"""The whole program as it is started, and a plain call to it; knows nothing of what is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]


@contextmanager
def served(data_dir: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    environment = {
        **os.environ,
        "FOOTNOTED_DATA_DIR": str(data_dir),
        "FOOTNOTED_CORPUS_DIR": str(ROOT / "corpus"),
        "FOOTNOTED_WEB_DIR": str(ROOT / "web"),
        "FOOTNOTED_PORT": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
        **settings,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "server.main"],
        env=environment,
        cwd=data_dir,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line.startswith("Footnoted is ready: "), process.stderr.read()
            yield process, line.removeprefix("Footnoted is ready: ").strip()
        finally:
            process.kill()


def fetch(address: str, body: dict[str, Any] | None = None) -> bytes:
    sent = json.dumps(body).encode() if body is not None else None
    request = Request(address, data=sent, headers={"content-type": "application/json"})
    with urlopen(request, timeout=60) as reply:
        found: bytes = reply.read()
    return found
