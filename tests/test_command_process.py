"""The command line as it is installed and as a module."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib

from command_process import ROOT


def test_it_runs_as_a_module_and_as_a_script() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"footnoted": "footnoted.cli:main"}
    command = [sys.executable, "-m", "footnoted.cli", "footnote", "99"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT / "corpus")
    assert ended.returncode == 3
    assert ended.stderr.count("\n") == 1
