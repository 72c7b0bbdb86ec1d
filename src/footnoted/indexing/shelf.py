"""The folder that holds the versions of an index: which one counts, who owns it, what may be removed.

It owns locking, swapping and sealing and must not know what stands inside a version.
The folder holds::

    lock              held by the one process that has the index open; freed by the system when it dies
    current           the name of the version that counts, replaced in one step
    version-000007/   a finished index, with `seal.json` while nobody has it open
    building-000008/  half an index, never opened
    damaged-000006/   an index that could not be opened, kept until the next healthy start
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from footnoted.errors import IndexUnavailable

__all__ = ["Shelf"]

logger = logging.getLogger(__name__)

LOCK_FILE = "lock"
POINTER_FILE = "current"
SEAL_FILE = "seal.json"
VERSION_NAME = re.compile(r"version-(\d{6,})")
ANY_NAME = re.compile(r"(?:version|building|damaged)-(\d{6,})")


class Shelf:
    """The versions of one index. Only the process that holds the lock may call anything but `acquire`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = FileLock(root / LOCK_FILE, timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock. Raises IndexUnavailable at once where another process, or this one, holds it."""
        self._root.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise IndexUnavailable("Another process is using this index.") from error

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def find_current(self) -> Path | None:
        """Return the folder of the version that counts, None where there is none yet."""
        try:
            name = (self._root / POINTER_FILE).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            name = ""
        folder = self._root / name
        if VERSION_NAME.fullmatch(name) and folder.is_dir():
            return folder
        logger.warning("The pointer to the index names no version of it: the index is built anew.")
        return None

    def sweep(self, *, keep: Path | None) -> None:
        """Remove every version but the one to keep, with all that was half built or set aside."""
        for folder in self._root.iterdir():
            if folder != keep and ANY_NAME.fullmatch(folder.name):
                # What cannot be removed now (a file still open elsewhere) is tried again at the next start.
                shutil.rmtree(folder, ignore_errors=True)

    def begin(self) -> Path:
        """Make the empty folder of a version to be built."""
        matches = (ANY_NAME.fullmatch(folder.name) for folder in self._root.iterdir())
        taken = [int(match[1]) for match in matches if match]
        folder = self._root / f"building-{max(taken, default=0) + 1:06d}"
        folder.mkdir()
        return folder

    def publish(self, building: Path) -> Path:
        """Make a finished version the one that counts, in one step, and return its folder.

        Its files are on the disk before the pointer names it: a power cut leaves the old version or the new.
        """
        seal(building)
        for folder, _, names in os.walk(building):
            for name in names:
                flush(Path(folder, name))
            flush(Path(folder))
        version = building.with_name(building.name.replace("building", "version"))
        building.rename(version)
        aside = self._root / f"{POINTER_FILE}.new"
        aside.write_text(version.name + "\n", encoding="utf-8")
        flush(aside)
        flush(self._root)
        aside.replace(self._root / POINTER_FILE)
        flush(self._root)
        return version

    def set_aside(self, version: Path) -> None:
        """Take a version that cannot be opened out of use."""
        (self._root / POINTER_FILE).unlink(missing_ok=True)
        version.rename(version.with_name(version.name.replace("version", "damaged")))


def seal(version: Path) -> None:
    """Note the size of every file of a version that nobody has open, as proof that it was closed in order."""
    text = json.dumps(measure_files(version), indent=2, sort_keys=True)
    aside = version / f"{SEAL_FILE}.new"
    aside.write_text(text + "\n", encoding="utf-8")
    aside.replace(version / SEAL_FILE)


def break_seal(version: Path) -> bool:
    """Remove the seal before a version is opened; tell whether it was there and every file as long as noted."""
    file = version / SEAL_FILE
    try:
        noted = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        noted = None
    file.unlink(missing_ok=True)
    return bool(noted == measure_files(version))


def measure_files(version: Path) -> dict[str, int]:
    """Return the length in bytes of every file of a version but its seal, by path within it."""
    return {
        file.relative_to(version).as_posix(): file.stat().st_size
        for file in version.rglob("*")
        if file.is_file() and not file.name.startswith(SEAL_FILE)
    }


def flush(path: Path) -> None:
    """Bring a file's or folder's content on to the disk, where the platform allows it for folders."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
