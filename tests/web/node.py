"""Finding Node and TypeScript for the tests of the page's modules: without them a test skips, under CI it fails."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest
from get_typescript import COMPILER


def find_node() -> str:
    return shutil.which("node") or give_up("there is no Node (apt install nodejs)")


def find_typescript() -> str:
    return str(COMPILER) if COMPILER.is_file() else give_up("there is no TypeScript (make typescript)")


def give_up(reason: str) -> NoReturn:
    """Skip with the reason; fail where CI is set."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(f"the page's modules were not checked: {reason}; under CI they always are", pytrace=False)
    pytest.skip(f"the page's modules were not checked: {reason}")
