"""The page's modules under Node's own test runner."""

from __future__ import annotations

import subprocess
from pathlib import Path

from node import find_node

FOLDER = Path(__file__).parent


def test_the_modules_of_the_page_pass_their_own_tests() -> None:
    node = find_node()
    files = sorted(str(file) for file in FOLDER.glob("*.test.js"))
    assert files
    ended = subprocess.run(
        [node, "--test", *files], capture_output=True, text=True, check=False, cwd=FOLDER.parents[1], timeout=120
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
