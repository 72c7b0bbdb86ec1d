"""The names that `import footnoted` gives, and that it loads nothing before one is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import footnoted


def test_every_name_is_there_and_listed() -> None:
    assert footnoted.__all__ == sorted(footnoted.__all__)
    assert set(footnoted.__all__) == set(footnoted.HOMES) <= set(dir(footnoted))
    for name in footnoted.__all__:
        found = getattr(footnoted, name)
        assert found.__name__ == name
        assert found.__module__ == footnoted.HOMES[name]


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Oracle'"):
        _ = footnoted.Oracle


def test_the_import_loads_nothing() -> None:
    code = "import sys, footnoted; print(sorted(name for name in sys.modules if name.startswith('footnoted.')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
