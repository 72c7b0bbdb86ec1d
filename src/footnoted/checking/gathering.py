"""The evidence for a claim: passages found for it, those its quotations stand in, each with what stands around it.

It owns how much is gathered; it must not know what a claim is compared by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from footnoted.checking.concordance import Concordance, Unit
from footnoted.checking.content import Content, read_content
from footnoted.checking.evidence import Evidence, read_lexicon
from footnoted.checking.names import Lexicon
from footnoted.document import Document
from footnoted.passages import Passage
from footnoted.retrieval import Retriever

__all__ = ["Archive", "Gathered"]

# Passages that are compared: past these a claim shares little but its names with what is found.
MOST_COMPARED = 12
# Passages kept read: those of a few papers.
MOST_KEPT = 20_000
# Sentences before a passage that may lend it a name.
BEFORE = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence for a claim, and the passages nearest to it, best first."""

    evidence: tuple[Evidence, ...]
    nearest: tuple[Passage, ...]


class Archive:
    """Papers read for checking, each on first use and kept from one claim to the next."""

    def __init__(self, retriever: Retriever, documents: Iterable[Document]) -> None:
        self._retriever = retriever
        self._documents = {document.id: document for document in documents}
        self._kept = lru_cache(maxsize=MOST_KEPT)(self.read)
        self._concordance = lru_cache(maxsize=None)(self._read_concordance)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What the papers tell of words."""
        return read_lexicon(self._documents.values())

    def read(self, text: str) -> Content:
        """Return what words say."""
        return read_content(text, self.lexicon)

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Return the documents of these ids."""
        return [self._documents[id] for id in ids]

    def concordances(self, ids: Sequence[str]) -> list[tuple[str, Concordance]]:
        """Return the concordances of these documents, by id."""
        return [(id, self._concordance(id)) for id in ids]

    def gather(self, claim: str, ids: Sequence[str], quoted: Iterable[Unit] = ()) -> Gathered:
        """Return the evidence for a claim: what its quotations stand in, then what is found for it.

        Raises IndexUnavailable.
        """
        ranking = self._retriever.search(claim, k=MOST_COMPARED, documents=ids)
        likeness = {hit.passage.id: hit.features[0] for hit in ranking.hits}
        named = [passage for unit in quoted if (passage := self._find(unit.passage)) is not None]
        chosen = {passage.id: passage for passage in (*named, *(hit.passage for hit in ranking.hits))}
        evidence = tuple(self._surround(each, likeness.get(each.id, 0.0)) for each in chosen.values())
        return Gathered(evidence, tuple(hit.passage for hit in ranking.hits[:3]))

    def evidence_of(self, unit: Unit) -> Evidence | None:
        """Return the evidence that a unit is; None for one that is no passage by itself."""
        passage = self._find(unit.passage)
        return self._surround(passage, 0.0) if passage is not None else None

    def _read_concordance(self, id: str) -> Concordance:
        return Concordance(self._documents[id])

    def _find(self, id: str) -> Passage | None:
        try:
            return self._retriever.passage(id)
        except KeyError:
            return None

    def _surround(self, passage: Passage, likeness: float) -> Evidence:
        """Return a passage with the sentences before it, the one behind it, and the titles over it."""
        before: list[Passage] = []
        after = None
        if passage.kind == "sentence":
            earlier = self._retriever.before(passage)
            while earlier is not None and len(before) < BEFORE:
                before.append(earlier)
                earlier = self._retriever.before(earlier)
            after = self._retriever.after(passage)
        content = self._kept(passage.labelled)
        around = tuple((each, self._kept(each.text)) for each in before)
        return Evidence(
            passage=passage,
            content=content,
            before=around,
            after=((after, self._kept(after.text)),) if after is not None else (),
            titles=self._kept(" – ".join(passage.section)) if passage.section else None,
            likeness=likeness,
            years=read_years([content, *(each for _, each in around)], self._documents[passage.document]),
        )


def read_years(contents: Iterable[Content], document: Document) -> frozenset[int]:
    """Return the years that a date without one can be of: those named nearest before it, and the paper's own."""
    date = document.metadata.date or ""
    own = {int(date[:4])} if date[:4].isdigit() else set()
    for content in contents:
        years = {each.year for each in content.dates if each.year is not None}
        if years:
            return frozenset(years | own)
    return frozenset(own)
