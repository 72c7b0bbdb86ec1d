"""What docs/evaluation.md says is so: its options, its sets and their files, its columns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

from footnoted.cli import app
from footnoted.evaluation import read_golden
from footnoted.evaluation.catalogue import ALL_SETS, FILES, LIMIT
from footnoted.evaluation.configurations import TITLES
from footnoted.evaluation.golden import SETS

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_every_option_named_exists() -> None:
    commands: Any = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {option for parameter in commands["eval"].params for option in parameter.opts}
    named = set(re.findall(r"(?<!\w)--[a-z][a-z-]*", PAGE))
    assert len(named) >= 7
    assert named <= options


def test_every_set_and_every_column_is_told_of() -> None:
    assert all(f"| `{name}` |" in PAGE for name in ALL_SETS)
    assert all(f"`{file}`" in PAGE for file in FILES.values())
    assert all(f"| {title} |" in PAGE for title in TITLES.values())
    assert f"({LIMIT})" in PAGE


def test_the_numbers_of_golden_questions_are_right() -> None:
    for name in SETS:
        assert f"| `{name}` | {len(read_golden(name))} |" in PAGE
