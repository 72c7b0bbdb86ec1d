"""`footnoted` as a process of its own, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def served(data_dir: Path, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `footnoted serve` on a free port; yield the process and its address once it is ready."""
    environment = {
        **os.environ,
        "FOOTNOTED_DATA_DIR": str(data_dir),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, "-m", "footnoted.cli", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line.startswith("Footnoted is ready: http://127.0.0.1:"), process.stderr.read()
            yield process, line.removeprefix("Footnoted is ready: ").strip()
        finally:
            process.kill()
