"""What the tests of the index share: small papers, a splitter, an embedder that counts, a data folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from footnoted.document import Document, Metadata, Span
from footnoted.indexing.embedding import HashingEmbedder, Progress
from footnoted.indexing.library import Library, open_library
from footnoted.passages import Passage

PAPERS = {
    "korea": "Seoul depends on trade. Beijing buys the most chips. Washington wants a tariff deal.",
    "japan": "Tokyo depends on imports of oil. The yen fell against the dollar.",
}


def make_paper(id: str, text: str) -> tuple[Document, str]:
    """Return a document of one line with the sha256 of its text."""
    return Document(id=id, text=text, metadata=Metadata(title=id), blocks=()), hashlib.sha256(text.encode()).hexdigest()


def split_lines(document: Document) -> tuple[Passage, ...]:
    """Split at full stops: enough of a splitter for an index."""
    passages = []
    start = 0
    for number, piece in enumerate(document.text.split(". ")):
        end = start + len(piece)
        passages.append(
            Passage(
                id=f"{document.id}:s{number}",
                document=document.id,
                kind="sentence" if number else "passage",
                spans=(Span(start, end),),
                text=piece,
                context=piece,
            )
        )
        start = end + 2
    return tuple(passages)


class CountingEmbedder(HashingEmbedder):
    """A hashing embedder that remembers what it was given."""

    def __init__(self, identity: str = "counting@1") -> None:
        self.identity = identity
        self.embedded: list[str] = []

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        self.embedded.extend(texts)
        return super().embed_texts(texts, progress)


class Desk:
    """One data folder with papers that a test may change between openings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "index"
        self.papers = dict(PAPERS)
        self.embedder = CountingEmbedder()
        self.progress: list[tuple[int, int]] = []

    def open(self) -> Library:
        """Open the library of the papers as they are now."""
        self.embedder.embedded.clear()
        self.progress.clear()
        return open_library(
            self.folder,
            [make_paper(id, text) for id, text in self.papers.items()],
            self.embedder,
            split=split_lines,
            progress=lambda done, total: self.progress.append((done, total)),
        )

    def names(self) -> set[str]:
        """Return the names of what stands in the folder of the index."""
        return {entry.name for entry in self.index.iterdir()}

    def version(self) -> Path:
        """Return the folder of the version that counts."""
        return self.index / (self.index / "current").read_text().strip()
