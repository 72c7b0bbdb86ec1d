"""The encoder: the embedding model as one ONNX file in the data folder, and questions run on it.

It owns where the file is kept, how it is known to be whole and how it is run; it must not know who writes it.
The folder holds::

    all-MiniLM-L6-v2@53aa51172d142c89+1/   the encoder of those weights, by the first recipe of its export
        encoder.onnx
        encoder.json                       the sha256 of that file
    building-…/                            half an export, never opened, removed by the next
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

from footnoted.bundled_model import IDENTITY, LONGEST, TOKENIZER_FILE, Vectors, find_model
from footnoted.errors import ModelUnavailable
from footnoted.onnx import OnnxModel, Tokenizer, digest_file

__all__ = ["Encoder", "find_encoder", "keep_encoder"]

# Counted up whenever the export would write another graph from the same weights.
RECIPE = 1
ENCODER_FILE = "encoder.onnx"
NOTE_FILE = "encoder.json"
BUILDING = "building-"


class Encoder:
    """The model's ONNX file with the tokenizer of the installed package; safe to use from several threads."""

    def __init__(self, file: Path, *, threads: int = 1) -> None:
        """Open the file, to run with so many threads. Raises ModelUnavailable."""
        self._tokenizer = Tokenizer(find_model() / TOKENIZER_FILE)
        self._model = OnnxModel(file, threads=threads)

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,), of its first 256 tokens."""
        (vectors,) = self._model.run(self._tokenizer.encode([text], longest=LONGEST).inputs())
        vector: Vectors = vectors[0]
        return vector


def find_encoder(root: Path) -> Path | None:
    """Return the encoder's file kept under a folder; None where there is none, or it is not what was written."""
    folder = name_folder(root)
    try:
        noted = json.loads((folder / NOTE_FILE).read_text(encoding="utf-8"))
        sha256 = noted["sha256"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    file = folder / ENCODER_FILE
    return file if sha256 is not None and digest_file(file) == sha256 else None


def keep_encoder(root: Path, write: Callable[[Path], None]) -> Path:
    """Have the encoder written and keep it under a folder, in place of any other; return its file.

    It is written aside and takes its name when it is whole: a process killed meanwhile leaves what the next one
    removes. What `write` raises leaves nothing behind. Raises OSError where the folder cannot be written.
    """
    root.mkdir(parents=True, exist_ok=True)
    for left in root.iterdir():
        rmtree(left, ignore_errors=True)
    building = root / f"{BUILDING}{uuid4().hex}"
    building.mkdir()
    with ExitStack() as undo:
        undo.callback(partial(rmtree, building, ignore_errors=True))
        write(building / ENCODER_FILE)
        note_digest(building)
        folder = name_folder(root)
        building.rename(folder)
        undo.pop_all()
    return folder / ENCODER_FILE


def name_folder(root: Path) -> Path:
    """Return where the encoder of these weights is kept under a folder."""
    return root / f"{IDENTITY}+{RECIPE}"


def note_digest(folder: Path) -> None:
    """Note the sha256 of the encoder's file beside it. Raises ModelUnavailable where there is no such file."""
    sha256 = digest_file(folder / ENCODER_FILE)
    if sha256 is None:
        raise ModelUnavailable("The embedding model was not written as ONNX.")
    # Not flushed to the disk: a note or a file that a power cut took is found out by the hash, and written anew.
    (folder / NOTE_FILE).write_text(json.dumps({"sha256": sha256}) + "\n", encoding="utf-8")
