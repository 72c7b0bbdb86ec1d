"""What earlier rounds found, kept in one file of the data folder.

It owns that file and that it is always whole; it must not know how an address is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from footnoted.errors import StoreUnavailable
from footnoted.links.outcome import Outcome
from footnoted.reading.added import write_whole

__all__ = ["Ledger"]

FILE, LOCK = "links.json", "links.lock"
# Another round holds the file for as long as it takes to write it.
BUSY_SECONDS = 10
# By document, then by the address as printed.
KEPT: TypeAdapter[dict[str, dict[str, Outcome]]] = TypeAdapter(dict[str, dict[str, Outcome]])


class Ledger:
    """The outcomes of all rounds, the newest of each address."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir

    def read(self, document: str) -> dict[str, Outcome]:
        """Return what is kept of a document's addresses. Raises StoreUnavailable."""
        return self._read_all().get(document, {})

    def keep(self, document: str, outcomes: Mapping[str, Outcome]) -> None:
        """Keep outcomes, each in place of an older one. Raises StoreUnavailable."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / LOCK, timeout=BUSY_SECONDS):
                kept = self._read_all()
                kept[document] = {**kept.get(document, {}), **outcomes}
                write_whole(self._folder / FILE, KEPT.dump_json(kept, indent=1))
        except (OSError, Timeout) as error:
            raise StoreUnavailable("The link checks cannot be kept.") from error

    def _read_all(self) -> dict[str, dict[str, Outcome]]:
        try:
            return KEPT.validate_json((self._folder / FILE).read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError) as error:
            raise StoreUnavailable(f"The kept link checks cannot be read: delete {FILE} in the data folder.") from error
