"""The page's modules under Node's own test runner."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def test_the_modules_of_the_page_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None:
        reason = "the page's modules were not tested: there is no Node (apt install nodejs)"
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(f"{reason}; under CI they always are", pytrace=False)
        pytest.skip(reason)
    files = sorted(str(file) for file in FOLDER.glob("*.test.js"))
    assert files
    ended = subprocess.run(
        [node, "--test", *files], capture_output=True, text=True, check=False, cwd=FOLDER.parents[1], timeout=120
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
