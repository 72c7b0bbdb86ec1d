"""What an index was built from: the manifest beside it.

It owns which change makes which part of an index stale and must not know how the parts are built or opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from footnoted.errors import IndexUnavailable

if TYPE_CHECKING:
    from footnoted.passages import Passage

__all__ = ["SCHEMA_VERSION", "Entry", "Manifest", "digest_passages"]

# To be raised whenever the files of an index change their meaning: older indexes are then built anew.
SCHEMA_VERSION = 1
MANIFEST_FILE = "manifest.json"


class Entry(BaseModel):
    """One document of an index: its file and the passages it was split into, both by their sha256.

    The digest of the passages stands for the version of whatever split them: it changes when they do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    file: str
    passages: str
    count: int


class Manifest(BaseModel):
    """Everything that an index depends on; an index is current exactly when its manifest equals the wanted one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    model: str
    documents: tuple[Entry, ...]

    @property
    def count(self) -> int:
        """The number of passages in all documents."""
        return sum(entry.count for entry in self.documents)

    def unchanged(self, wanted: Manifest) -> set[str]:
        """Return the ids of the documents whose vectors the wanted index can take over from this one."""
        if (self.schema_version, self.model) != (wanted.schema_version, wanted.model):
            return set()
        return {entry.document for entry in set(self.documents) & set(wanted.documents)}

    def write(self, folder: Path) -> None:
        """Write the manifest into the folder of its index."""
        (folder / MANIFEST_FILE).write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest in the folder of an index. Raises IndexUnavailable."""
        try:
            return cls.model_validate_json((folder / MANIFEST_FILE).read_bytes())
        except (OSError, ValidationError) as error:
            raise IndexUnavailable("The manifest of the index cannot be read.") from error


def digest_passages(passages: Sequence[Passage]) -> str:
    """Return the sha256 of all that an index holds of the passages: ids, kinds, terms and what is embedded."""
    held = [(passage.id, passage.document, passage.kind, passage.text, passage.context) for passage in passages]
    return hashlib.sha256(json.dumps(held, ensure_ascii=False).encode()).hexdigest()
