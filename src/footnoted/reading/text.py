"""Plain text files and the metadata beside them, as a corpus folder holds them.

It owns how files become text, ids and metadata; it must not know how a text is parsed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from footnoted.document import Metadata
from footnoted.errors import UnreadableCorpus

__all__ = ["CorpusFile", "read_corpus", "read_file"]

SUFFIX = ".txt"
LISTS = {"authors"}
# A folder's own README is about the corpus, not of it.
NOT_PAPERS = re.compile(r"^(?:readme|licen[cs]e|copying|notice)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFile:
    """One paper's file: its id (the file's name), canonical text, sha256 of file and metadata, metadata."""

    id: str
    text: str
    sha256: str
    metadata: Metadata | None = None


def read_corpus(folder: Path) -> tuple[CorpusFile, ...]:
    """Return every `.txt` paper of a folder by name.

    Raises UnreadableCorpus if the folder is not there or a file is not UTF-8.
    """
    if not folder.is_dir():
        raise UnreadableCorpus(f"There is no corpus folder {folder.name!r}.")
    papers = (path for path in sorted(folder.iterdir()) if path.suffix == SUFFIX and path.is_file())
    return tuple(read_file(path) for path in papers if not NOT_PAPERS.match(path.stem))


def read_file(path: Path) -> CorpusFile:
    """Return one paper: its text with newlines untouched, and the metadata of the `.json` file beside it."""
    content = path.read_bytes()
    beside = path.with_suffix(".json")
    described = beside.read_bytes() if beside.is_file() else b""
    try:
        text = content.decode("utf-8")
        metadata = read_metadata(json.loads(described)) if described else None
    except UnicodeDecodeError as error:
        raise UnreadableCorpus(f"{path.name} is not UTF-8 text (byte {error.start}).") from error
    except (json.JSONDecodeError, TypeError) as error:
        raise UnreadableCorpus(f"{beside.name} is not a metadata file: {error}") from error
    identifier = re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem).strip("-") or "paper"
    digest = hashlib.sha256(content + b"\0" + described).hexdigest()
    return CorpusFile(id=identifier, text=text, sha256=digest, metadata=metadata)


def read_metadata(described: Any) -> Metadata:
    """Return metadata from the fields of a metadata file; unknown fields are left out.

    Raises TypeError if what is described is no object, lacks a title or holds a field of another type.
    """
    if not isinstance(described, dict):
        raise TypeError("it holds no object")
    values = {field.name: described[field.name] for field in fields(Metadata) if field.name in described}
    if not values.get("title"):
        raise TypeError("it has no title")
    for name, value in values.items():
        expected = list if name in LISTS else str
        pieces = value if name in LISTS and isinstance(value, list) else []
        is_absent = value is None and name not in (*LISTS, "title", "language")
        if not (is_absent or isinstance(value, expected)) or not all(isinstance(piece, str) for piece in pieces):
            raise TypeError(f"{name} is not {'a list of names' if name in LISTS else 'text'}")
    found: dict[str, Any] = {name: tuple(value) if name in LISTS else value for name, value in values.items()}
    return Metadata(**found)
