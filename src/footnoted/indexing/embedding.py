"""Words to vectors: texts by sentence-transformers, questions by its ONNX export, and a double that needs neither.

It owns what an embedder is and which of the two runs the model when; it must not know what is embedded or stored.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np

from footnoted.bundled_model import DIMENSIONS, IDENTITY, Progress, Vectors, read_known_words
from footnoted.errors import ModelUnavailable
from footnoted.indexing.encoder import Encoder, find_encoder, keep_encoder
from footnoted.indexing.sentence_transformer import SentenceTransformerEmbedder
from footnoted.indexing.terms import split_terms
from footnoted.settings import Settings

__all__ = [
    "DIMENSIONS",
    "BundledEmbedder",
    "Embedder",
    "HashingEmbedder",
    "Progress",
    "SentenceTransformerEmbedder",
    "open_embedder",
    "read_known_words",
]

logger = logging.getLogger(__name__)

ENCODER_FOLDER = "encoder"
# An export is taken into use where it gives these, of unlike lengths and scripts, the model's own vectors to within
# this: between two runs of the model itself lie 1e-7, between neighbouring passages 1e-2.
PROBES = (
    "",
    "Tariffs",
    "한국의 수출은 2025년에 늘었다.",
    "Who paid for the interceptors, and why? 🚀",
    "many words " * 200,
)
TOLERANCE = 1e-5


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


class BundledEmbedder:
    """The model all-MiniLM-L6-v2: sentence-transformers embeds texts, onnxruntime embeds questions.

    The first time that texts are embedded the model is exported into the data folder; questions then need nothing of
    torch, which takes seconds to load. Where that file is missing or damaged the first question has it made anew, and
    where it cannot be made sentence-transformers embeds questions too. Safe to use from several threads: questions
    are embedded side by side, texts in turns.
    """

    identity = IDENTITY

    def __init__(
        self, data_dir: Path, *, query_threads: int = 1, reference: SentenceTransformerEmbedder | None = None
    ) -> None:
        self._folder = data_dir.absolute() / ENCODER_FOLDER
        self._query_threads = query_threads
        self._reference = reference or SentenceTransformerEmbedder()
        self._querying: Encoder | SentenceTransformerEmbedder | None = None
        self._lock = Lock()

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,). Raises ModelUnavailable."""
        return self._prepared().embed_query(text)

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of the texts in their order, shape (n, 384). Raises ModelUnavailable."""
        vectors = self._reference.embed_texts(texts, progress)
        if len(texts):
            self._prepared()
        return vectors

    def _prepared(self) -> Encoder | SentenceTransformerEmbedder:
        with self._lock:
            if self._querying is None:
                self._querying = self._open_encoder()
        return self._querying

    def _open_encoder(self) -> Encoder | SentenceTransformerEmbedder:
        try:
            file = find_encoder(self._folder) or keep_encoder(self._folder, self._export)
            return Encoder(file, threads=self._query_threads)
        except (OSError, ModelUnavailable) as error:
            logger.warning("Questions are embedded by sentence-transformers, slowly: no ONNX file. %s", error)
            return self._reference

    def _export(self, file: Path) -> None:
        self._reference.export(file)
        prove_equal(Encoder(file), self._reference)


def open_embedder(settings: Settings) -> Embedder:
    """Return the embedder that the settings ask for; it loads nothing until it is used."""
    reference = SentenceTransformerEmbedder(threads=settings.threads)
    return BundledEmbedder(settings.data_dir, query_threads=settings.query_threads, reference=reference)


def prove_equal(encoder: Encoder, reference: Embedder) -> None:
    """Raise ModelUnavailable unless an export gives the probes the vectors of the model that it was made from."""
    vectors = [encoder.embed_query(text) for text in PROBES]
    if not np.allclose(vectors, reference.embed_texts(PROBES), rtol=0.0, atol=TOLERANCE):
        raise ModelUnavailable("The model's ONNX export does not give the model's own vectors.")


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
