"""The vectors of passages in an embedded Chroma collection.

It owns every call to Chroma and must not know what a passage says or how its vector was made.
"""

# Heavy libraries are imported on first use: a command that needs no index must not wait for them.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from footnoted.errors import IndexUnavailable

__all__ = ["VectorStore"]

Vectors = NDArray[np.float32]

COLLECTION = "passages"
SPACE = "cosine"
# Chroma's own default of 10 misses neighbours; 100 found all of the exact ten nearest in trials.
EF_SEARCH = 100


class VectorStore:
    """One collection of vectors by passage id, each with its document and kind; safe between threads.

    One process may have a folder open, and a store is not changed once it is read.
    """

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def create(cls, folder: Path) -> VectorStore:
        """Make an empty store in a new folder. Raises IndexUnavailable."""
        with chroma_errors_mapped("The store of vectors cannot be made."):
            client = connect(folder)
            collection = client.create_collection(
                COLLECTION,
                embedding_function=None,
                configuration={"hnsw": {"space": SPACE, "ef_search": EF_SEARCH}},
            )
        return cls(client, collection)

    @classmethod
    def open(cls, folder: Path) -> VectorStore:
        """Open the store in a folder. Raises IndexUnavailable where there is none or it measures otherwise."""
        if not folder.is_dir():
            raise IndexUnavailable("The store of vectors is missing.")
        with chroma_errors_mapped("The store of vectors cannot be opened."):
            client = connect(folder)
            try:
                collection = client.get_collection(COLLECTION, embedding_function=None)
                space = collection.configuration_json["hnsw"]["space"]
                if space != SPACE:
                    raise ValueError(f"the space is {space}, not {SPACE}")
            except BaseException:
                client.close()
                raise
        return cls(client, collection)

    def __len__(self) -> int:
        with chroma_errors_mapped("The store of vectors cannot be read."):
            return int(self._opened().count())

    def add(self, ids: Sequence[str], vectors: Vectors, *, documents: Sequence[str], kinds: Sequence[str]) -> None:
        """Add vectors, shape (n, dimensions), under n new ids. Raises IndexUnavailable."""
        from chromadb.utils.batch_utils import create_batches

        if not ids:
            return
        labels = [{"document": document, "kind": kind} for document, kind in zip(documents, kinds, strict=True)]
        with chroma_errors_mapped("The store of vectors cannot be written."):
            for batch in create_batches(self._client, list(ids), vectors, labels):
                self._opened().add(ids=batch[0], embeddings=batch[1], metadatas=batch[2])

    def query(
        self,
        vector: Vectors,
        k: int,
        *,
        kinds: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
    ) -> list[tuple[str, float]]:
        """Return the k nearest ids with their cosine similarity, nearest first, of the kinds and documents given.

        None allows all, an empty sequence none. Raises IndexUnavailable.
        """
        if k < 1 or (kinds is not None and not kinds) or (documents is not None and not documents):
            return []
        with chroma_errors_mapped("The store of vectors cannot be searched."):
            found = self._opened().query(
                query_embeddings=[vector],
                n_results=k,
                where=make_filter(kind=kinds, document=documents),
                include=["distances"],
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(passage, 1.0 - float(distance)) for passage, distance in pairs]

    def read(self, ids: Sequence[str]) -> Vectors:
        """Return the vectors of the ids in their order, shape (n, dimensions). Raises IndexUnavailable."""
        with chroma_errors_mapped("The store of vectors cannot be read."):
            stored = self._opened().get(ids=list(dict.fromkeys(ids)), include=["embeddings"])
        row_of = {passage: row for row, passage in enumerate(stored["ids"])}
        if any(passage not in row_of for passage in ids):
            raise IndexUnavailable("The store of vectors lacks a passage.")
        return stack_rows([stored["embeddings"][row_of[passage]] for passage in ids])

    def read_all(self) -> tuple[list[str], Vectors]:
        """Return all ids and their vectors, shape (n, dimensions), in one order. Raises IndexUnavailable."""
        with chroma_errors_mapped("The store of vectors cannot be read."):
            stored = self._opened().get(include=["embeddings"])
        return list(stored["ids"]), stack_rows(stored["embeddings"])

    def close(self) -> None:
        """Release the files; a closed store answers nothing more. Closing twice is allowed."""
        self._collection = None
        self._client.close()

    def _opened(self) -> Any:
        if self._collection is None:
            raise IndexUnavailable("The store of vectors is closed.")
        return self._collection


def stack_rows(rows: Any) -> Vectors:
    """Return rows as one matrix of float32; no rows give the shape (0, 0)."""
    return np.asarray(rows, dtype=np.float32) if len(rows) else np.empty((0, 0), dtype=np.float32)


def connect(folder: Path) -> Any:
    """Open Chroma on a folder, with settings from nowhere but here and without telemetry."""
    import chromadb
    from chromadb.config import Settings

    class OwnSettings(Settings):  # type: ignore[misc]
        """Chroma's settings as given: its own would read the working folder's `.env` and plain variables."""

        @classmethod
        def settings_customise_sources(cls, settings_cls: Any, init_settings: Any, **others: Any) -> tuple[Any]:
            return (init_settings,)

    return chromadb.PersistentClient(path=folder, settings=OwnSettings(anonymized_telemetry=False))


def make_filter(**allowed: Sequence[str] | None) -> dict[str, Any] | None:
    """Return Chroma's condition that each named label is one of the values allowed for it."""
    conditions: list[dict[str, Any]] = [
        {label: {"$in": list(values)}} for label, values in allowed.items() if values is not None
    ]
    if len(conditions) > 1:
        return {"$and": conditions}
    return conditions[0] if conditions else None


@contextmanager
def chroma_errors_mapped(message: str) -> Iterator[None]:
    """Turn what Chroma raises into IndexUnavailable with a plain message."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, OSError, ValueError, KeyError) as error:
        raise IndexUnavailable(message) from error
