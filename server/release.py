"""Which release this is.

It owns the reading of the version and must not know who shows it.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

__all__ = ["read_version"]


def read_version() -> str:
    """Return the installed version, or `0+source` where the program runs from its source tree uninstalled."""
    try:
        return version("footnoted")
    except PackageNotFoundError:
        return "0+source"
