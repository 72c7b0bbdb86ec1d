"""The types of the page's modules, written as JSDoc, under TypeScript's own check."""

from __future__ import annotations

import subprocess

from get_typescript import FOLDER
from node import find_node, find_typescript


def test_the_types_of_the_page_agree() -> None:
    command = [find_node(), find_typescript(), "--project", str(FOLDER / "jsconfig.json")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
