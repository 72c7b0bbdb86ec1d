"""A collection of public texts as each configuration searches it.

It owns what a search of one is (units in order, and how sure it is); it must not know what is counted of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from footnoted.document import Document, Span
from footnoted.evaluation.articles import Collection, Evidence, text_of
from footnoted.evaluation.configurations import CONFIGURATIONS, TUTORIAL, Configuration
from footnoted.evaluation.metrics import covers
from footnoted.evaluation.tutorial import TutorialPipeline, split_chunks
from footnoted.indexing.embedding import Embedder
from footnoted.indexing.library import Library, open_library
from footnoted.passages import Passage, split_passages
from footnoted.retrieval import Retriever
from footnoted.retrieval.confidence import ENOUGH
from footnoted.retrieval.search import paragraph_of

__all__ = ["Found", "Search", "Unit", "find_rank", "open_searches"]

# As deep as paragraphs are looked for; a search fuses the best sixty of either index, so this is all of them.
DEPTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of a text that was found."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first: sentences, and the paragraphs they stand in; chunks are both.

    `is_answered` tells whether the pipeline would answer; `confidence` is None where it states none.
    """

    sentences: tuple[Unit, ...]
    paragraphs: tuple[Unit, ...]
    is_answered: bool
    confidence: float | None


class Search(Protocol):
    """Whatever searches a collection."""

    def find(self, question: str, *, within: str | None = None) -> Found:
        """Return what is found for a question in all documents, or within one."""
        ...


class ChunkSearch:
    """The tutorial pipeline over a collection's texts; it searches them all and always answers."""

    def __init__(self, library: Library) -> None:
        self._pipeline = TutorialPipeline(library)

    def find(self, question: str, *, within: str | None = None) -> Found:
        """Return the nearest chunks, of all texts whatever is asked: a chunk knows no paragraph."""
        chunks = tuple(Unit(text=c.document, spans=c.spans) for c in self._pipeline.find(question, DEPTH))
        return Found(sentences=chunks, paragraphs=chunks, is_answered=True, confidence=None)


class OwnSearch:
    """Our own retrieval over a collection's documents."""

    def __init__(self, library: Library, retriever: Retriever) -> None:
        self._retriever = retriever
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for passage in library.passages:
            if passage.kind != "passage":
                spans[name_paragraph(passage)].extend(passage.spans)
        self._spans = {name: tuple(found) for name, found in spans.items()}

    def find(self, question: str, *, within: str | None = None) -> Found:
        """Return the best sentences, and their paragraphs by the first sentence of each."""
        ranking = self._retriever.search(question, k=DEPTH, documents=None if within is None else [within])
        passages = [hit.passage for hit in ranking.hits]
        paragraphs = {name_paragraph(passage): passage for passage in reversed(passages)}
        ordered = dict.fromkeys(name_paragraph(passage) for passage in passages)
        return Found(
            sentences=tuple(Unit(text=text_of(p.document), spans=p.spans) for p in passages),
            paragraphs=tuple(Unit(text=text_of(paragraphs[n].document), spans=self._spans[n]) for n in ordered),
            is_answered=ranking.confidence >= ENOUGH,
            confidence=ranking.confidence,
        )


def name_paragraph(passage: Passage) -> str:
    """Return what names the paragraph of a passage: a sentence's own, a cell's row, a line of front matter itself."""
    return paragraph_of(passage) or passage.id


def find_rank(units: Sequence[Unit], evidence: Sequence[Evidence]) -> int | None:
    """Return the rank, from one, of the first unit that holds evidence; None where none does."""
    for rank, unit in enumerate(units, start=1):
        if covers(unit.spans, [each.span for each in evidence if each.text == unit.text]):
            return rank
    return None


@contextmanager
def open_searches(
    collection: Collection,
    folder: Path,
    embedder: Embedder,
    configurations: Sequence[Configuration] = CONFIGURATIONS,
) -> Iterator[dict[str, Search]]:
    """Open a collection for the tutorial pipeline and for each configuration, by name; indexes are kept in a folder.

    Raises IndexUnavailable and ModelUnavailable.
    """
    with ExitStack() as opened:
        chunks = open_library(
            folder / TUTORIAL / collection.name, digest(collection.texts), embedder, split=split_chunks
        )
        opened.callback(chunks.close)
        library = open_library(
            folder / "own" / collection.name, digest(collection.documents), embedder, split=split_passages
        )
        opened.callback(library.close)
        own = {each.name: OwnSearch(library, each.open_retriever(library)) for each in configurations}
        yield {TUTORIAL: ChunkSearch(chunks), **own}


def digest(documents: Sequence[Document]) -> list[tuple[Document, str]]:
    """Return documents, each with the sha256 of its text."""
    return [(document, sha256(document.text.encode()).hexdigest()) for document in documents]
