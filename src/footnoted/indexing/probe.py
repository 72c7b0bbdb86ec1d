"""Whether a store of vectors can be opened at all, found out in a process that may crash.

It owns the child process and must not know what an index is for.
A damaged file of Chroma's can take the whole process down, which no exception handler sees.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import footnoted
from footnoted.indexing.vectors import VectorStore

__all__ = ["survives_opening"]

# Starting Python and Chroma takes two seconds; reading 100,000 passages some more.
TIME_LIMIT_S = 120


def survives_opening(folder: Path) -> bool:
    """Tell whether a child process can open, read and search the store in a folder."""
    package = Path(footnoted.__file__).resolve().parent
    search_path = os.pathsep.join([str(package.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "footnoted.indexing.probe", str(folder)],
            env={**os.environ, "PYTHONPATH": search_path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return child.returncode == 0


def try_store(folder: Path) -> None:
    """Open, read and search a store. Raises IndexUnavailable, or crashes."""
    store = VectorStore.open(folder)
    _, vectors = store.read_all()
    if len(vectors):
        store.query(vectors[0], 1)
    store.close()


if __name__ == "__main__":
    try_store(Path(sys.argv[1]))
