"""The library: every passage of every document with its vector and its terms, built once and opened whole.

It owns when an index is built, taken over, opened or thrown away, and must not know how passages are searched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from footnoted.document import Document
from footnoted.errors import IndexUnavailable
from footnoted.indexing.embedding import DIMENSIONS, Embedder, Progress
from footnoted.indexing.manifest import SCHEMA_VERSION, Entry, Manifest, digest_passages
from footnoted.indexing.probe import survives_opening
from footnoted.indexing.shelf import Shelf, break_seal, seal
from footnoted.indexing.terms import TermIndex
from footnoted.indexing.vectors import VectorStore

if TYPE_CHECKING:
    from footnoted.passages import Passage

__all__ = ["Library", "open_library"]

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
Splitter = Callable[[Document], Sequence["Passage"]]

STORE_FOLDER = "vectors"
TERMS_FOLDER = "terms"
# Vectors come back from the store within a few 1e-7 of unit length; anything else was not written by us.
LENGTH_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One index as it was opened: its folder, what it was built from, its parts and the vectors by passage id."""

    folder: Path
    manifest: Manifest
    store: VectorStore
    terms: TermIndex
    vector_of: dict[str, Vectors]


class Library:
    """All passages in a fixed order (documents by id, each in reading order), ready to be searched.

    `matrix`, shape (n, 384), and the rows of `terms` are in the order of `passages`. Close it, or use it as
    a context manager: an index that was not closed is examined in a process of its own at the next start.
    """

    def __init__(
        self, *, passages: tuple[Passage, ...], version: Version, embedder: Embedder, release: ExitStack
    ) -> None:
        self.passages = passages
        self.embedder = embedder
        self.vectors = version.store
        self.terms = version.terms
        self.matrix = stack_vectors([version.vector_of[passage.id] for passage in passages])
        self.matrix.flags.writeable = False
        self._row_of = {passage.id: row for row, passage in enumerate(passages)}
        self._release = release

    def __len__(self) -> int:
        return len(self.passages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def passage(self, id: str) -> Passage:
        """Return the passage of an id. Raises KeyError."""
        return self.passages[self._row_of[id]]

    def row(self, id: str) -> int:
        """Return the row of a passage in `passages`, `matrix` and the scores of `terms`. Raises KeyError."""
        return self._row_of[id]

    def close(self) -> None:
        """Close the index and let another process have it. Closing twice is allowed."""
        self._release.close()


def open_library(
    data_dir: Path,
    documents: Sequence[tuple[Document, str]],
    embedder: Embedder,
    *,
    split: Splitter,
    progress: Progress | None = None,
) -> Library:
    """Open the index of the documents, each given with the sha256 of its file; build what is missing of it.

    Vectors of documents that did not change are taken over; nothing is embedded where nothing changed.
    `progress` hears (done, total) passages while there is something to embed.
    Raises IndexUnavailable and ModelUnavailable.
    """
    shelf = Shelf(data_dir.absolute() / "index")
    with ExitStack() as release:
        try:
            shelf.acquire()
            release.callback(shelf.release)
            passages, wanted = describe(documents, embedder, split)
            version = open_current(shelf, wanted)
            if version is None or not is_current(version, wanted, passages):
                version = rebuild(shelf, version, passages, wanted, embedder, progress)
        except OSError as error:
            raise IndexUnavailable(f"The index cannot be read or written: {error.strerror}.") from error
        release.callback(close_version, version.store, version.folder)
        return Library(passages=passages, version=version, embedder=embedder, release=release.pop_all())


def describe(
    documents: Sequence[tuple[Document, str]], embedder: Embedder, split: Splitter
) -> tuple[tuple[Passage, ...], Manifest]:
    """Split the documents and return all passages with the manifest that their index must have."""
    passages: list[Passage] = []
    entries: list[Entry] = []
    for document, file in sorted(documents, key=lambda pair: pair[0].id):
        parts = split(document)
        digest = digest_passages(parts)
        entries.append(Entry(document=document.id, file=file, passages=digest, count=len(parts)))
        passages.extend(parts)
    if len({passage.id for passage in passages}) != len(passages):
        raise ValueError("two passages have the same id")
    manifest = Manifest(schema_version=SCHEMA_VERSION, model=embedder.identity, documents=tuple(entries))
    return tuple(passages), manifest


def open_current(shelf: Shelf, wanted: Manifest) -> Version | None:
    """Open the version that counts; one that cannot be opened is set aside, for the corpus has it all."""
    folder = shelf.find_current()
    shelf.sweep(keep=folder)
    if folder is None:
        return None
    try:
        return open_version(folder)
    except IndexUnavailable as error:
        logger.warning("The index is damaged and is built anew. %s", error)
        shelf.set_aside(folder)
        return None


def open_version(folder: Path) -> Version:
    """Open a version and check that its parts agree. Raises IndexUnavailable."""
    if not break_seal(folder) and not survives_opening(folder / STORE_FOLDER):
        raise IndexUnavailable("It was not closed in order and cannot be opened.")
    manifest = Manifest.read(folder)
    terms = TermIndex.load(folder / TERMS_FOLDER)
    store = VectorStore.open(folder / STORE_FOLDER)
    with ExitStack() as undo:
        undo.callback(store.close)
        ids, matrix = store.read_all()
        if not manifest.count == len(terms) == len(ids):
            raise IndexUnavailable("Its parts do not hold the same number of passages.")
        if len(ids) and not np.allclose(np.linalg.norm(matrix, axis=1), 1.0, atol=LENGTH_TOLERANCE):
            raise IndexUnavailable("Its vectors are not of unit length.")
        undo.pop_all()
    vector_of = dict(zip(ids, matrix, strict=True))
    return Version(folder=folder, manifest=manifest, store=store, terms=terms, vector_of=vector_of)


def close_version(store: VectorStore, folder: Path) -> None:
    """Close the store of a version, and seal the folder as closed in order."""
    store.close()
    try:
        seal(folder)
    except OSError as error:
        # Nothing is lost: an index without a seal is only examined before it is opened again.
        logger.warning("The index could not be sealed: %s.", error.strerror)


def is_current(version: Version, wanted: Manifest, passages: Sequence[Passage]) -> bool:
    """Tell whether a version is the wanted one and holds a vector of every passage."""
    return version.manifest == wanted and all(passage.id in version.vector_of for passage in passages)


def rebuild(
    shelf: Shelf,
    before: Version | None,
    passages: Sequence[Passage],
    wanted: Manifest,
    embedder: Embedder,
    progress: Progress | None,
) -> Version:
    """Build the wanted version aside, swap it in, remove the one before, and open it."""
    known: dict[str, Vectors] = {}
    if before is not None:
        unchanged = before.manifest.unchanged(wanted)
        known = take_over(before, (passage for passage in passages if passage.document in unchanged))
        close_version(before.store, before.folder)
    with ExitStack() as undo:
        building = shelf.begin()
        undo.callback(partial(rmtree, building, ignore_errors=True))
        write_version(building, passages, embed_missing(passages, known, embedder, progress), wanted)
        folder = shelf.publish(building)
        undo.pop_all()
    if before is not None:
        rmtree(before.folder, ignore_errors=True)
    return open_version(folder)


def take_over(before: Version, passages: Iterable[Passage]) -> dict[str, Vectors]:
    """Return the vectors that an earlier version holds of the passages, by id."""
    return {passage.id: before.vector_of[passage.id] for passage in passages if passage.id in before.vector_of}


def embed_missing(
    passages: Sequence[Passage], known: dict[str, Vectors], embedder: Embedder, progress: Progress | None
) -> Vectors:
    """Return the vectors of all passages, shape (n, 384), embedding only those that are not known."""
    missing = [passage for passage in passages if passage.id not in known]
    vectors = dict(known)
    if missing:
        embedded = embedder.embed_texts([passage.context for passage in missing], progress)
        vectors.update((passage.id, row) for passage, row in zip(missing, embedded, strict=True))
    return stack_vectors([vectors[passage.id] for passage in passages])


def write_version(folder: Path, passages: Sequence[Passage], vectors: Vectors, manifest: Manifest) -> None:
    """Write an index of the passages into an empty folder. Raises IndexUnavailable."""
    store = VectorStore.create(folder / STORE_FOLDER)
    try:
        store.add(
            [passage.id for passage in passages],
            vectors,
            documents=[passage.document for passage in passages],
            kinds=[passage.kind for passage in passages],
        )
    finally:
        store.close()
    TermIndex.build(passage.text for passage in passages).save(folder / TERMS_FOLDER)
    manifest.write(folder)


def stack_vectors(rows: Sequence[Vectors]) -> Vectors:
    """Return the rows as one matrix, shape (n, 384)."""
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), DIMENSIONS)
