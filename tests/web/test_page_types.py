"""The types of the page's modules, written as JSDoc, under TypeScript's own check."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from get_typescript import COMPILER, FOLDER


def test_the_types_of_the_page_agree() -> None:
    node = shutil.which("node")
    if node is None or not COMPILER.is_file():
        reason = "the page's types were not checked: there is no Node or no TypeScript (make typescript)"
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(f"{reason}; under CI they always are", pytrace=False)
        pytest.skip(reason)
    command = [node, str(COMPILER), "--project", str(FOLDER / "jsconfig.json")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
