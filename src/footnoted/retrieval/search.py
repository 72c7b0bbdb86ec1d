"""Search: candidates from vectors and from terms, fused and ranked, with one confidence for the whole.

It owns the way from a question to ranked hits; it must not know what an answer looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from footnoted.indexing.library import Library
from footnoted.passages import Passage, PassageKind
from footnoted.retrieval.confidence import Signals, estimate_confidence
from footnoted.retrieval.expectation import (
    read_attribute,
    read_counted,
    read_figures,
    read_names,
    strip_framing,
)
from footnoted.retrieval.features import Measures, fuse, read_stems

__all__ = ["BODY", "NOTES", "Hit", "Ranking", "Retriever", "asks_for_notes"]

Vectors = NDArray[np.float32]
Rows = NDArray[np.intp]

# What a question is answered from. Notes are searched only when notes are asked for.
BODY: tuple[PassageKind, ...] = ("sentence", "table_cell", "table_row", "front_matter")
NOTES: tuple[PassageKind, ...] = ("footnote",)
# Candidates from either index: past the best sixty, neither index brings what the fusion would rank first.
CANDIDATES = 60
# A line of fewer words ("Research Paper") answers nothing by itself.
SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found, its fused score (log-odds up to a constant) and the features behind it."""

    passage: Passage
    score: float
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The hits of one search, best first, and how sure one can be that the best answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float


class Retriever:
    """Searches a library; safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._measures = Measures(library.passages, library.matrix)
        self._kinds = np.array([passage.kind for passage in library.passages])
        self._documents = np.array([passage.document for passage in library.passages])
        self._telling = find_telling(library.passages)

    def passage(self, id: str) -> Passage:
        """Return the passage of an id. Raises KeyError."""
        return self._library.passage(id)

    def before(self, passage: Passage) -> Passage | None:
        """Return the sentence right before a sentence in its paragraph; None for the first."""
        return self._neighbour(passage, -1)

    def after(self, passage: Passage) -> Passage | None:
        """Return the sentence right behind a sentence in its paragraph; None for the last."""
        return self._neighbour(passage, 1)

    def _neighbour(self, passage: Passage, step: int) -> Passage | None:
        row = self._library.row(passage.id) + step
        # A long paragraph is several passages, each listed before its sentences.
        while 0 <= row < len(self._library) and self._library.passages[row].kind == "passage":
            row += step
        if not 0 <= row < len(self._library):
            return None
        other = self._library.passages[row]
        return other if other.kind == "sentence" and paragraph_of(other) == paragraph_of(passage) else None

    def search(
        self,
        question: str,
        *,
        k: int = 20,
        documents: Sequence[str] | None = None,
        kinds: Sequence[PassageKind] = BODY,
    ) -> Ranking:
        """Return the k best passages of these kinds and documents (None: all), best first.

        Raises IndexUnavailable.
        """
        question = strip_framing(question)
        vector = self._library.embedder.embed_query(question)
        terms = self._measures.read_query(question)
        rows = self._find_candidates(question, vector, documents, kinds)
        if not len(rows):
            return Ranking(hits=(), confidence=0.0)
        features = self._measures.measure(question, vector, terms, rows)
        scores = fuse(features)
        order = np.argsort(-scores, kind="stable")
        hits = tuple(
            Hit(
                passage=self._library.passages[rows[place]],
                score=float(scores[place]),
                features=tuple(float(value) for value in features[place]),
            )
            for place in order[:k]
        )
        signals = self._read_signals(question, features[order], scores[order], int(rows[order[0]]))
        return Ranking(hits=hits, confidence=estimate_confidence(signals))

    def _find_candidates(
        self, question: str, vector: Vectors, documents: Sequence[str] | None, kinds: Sequence[PassageKind]
    ) -> Rows:
        """Return the rows of the best of either index, in reading order."""
        near = self._library.vectors.query(vector, CANDIDATES, kinds=kinds, documents=documents)
        found = {row for row in (self._library.row(id) for id, _ in near) if self._telling[row]}
        allowed = self._telling & np.isin(self._kinds, list(kinds))
        if documents is not None:
            allowed &= np.isin(self._documents, list(documents))
        scores = np.where(allowed, self._library.terms.scores(question), 0.0)
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        found.update(int(row) for row in best if scores[row] > 0)
        return np.array(sorted(found), dtype=np.intp)

    def _read_signals(self, question: str, features: Vectors, scores: Vectors, best: int) -> Signals:
        """Return what tells whether the best candidate answers; features and scores are best first."""
        return Signals(
            cosine=float(features[0, 0]),
            coverage=float(features[0, 3]),
            passage_coverage=float(features[0, 4]),
            margin=float(scores[0] - scores[10:20].mean()) if len(scores) > 10 else float(scores[0] - scores[-1]),
            names_missing=self._measures.lacks(stems_in(read_names(question)), best),
            figures_missing=self._measures.lacks(stems_in(read_figures(question)), best),
            attribute_missing=self._measures.lacks(stems_in([read_attribute(question)]), best),
            counted_missing=self._measures.lacks(stems_in([read_counted(question)])[-1:], best),
        )


def stems_in(words: Iterable[str]) -> list[str]:
    """Return the stems of several words."""
    return [stem for word in words for stem in read_stems(word)]


def find_telling(passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """Return which passages can answer by themselves: not a word or two, not a row whose cells can."""
    divided = {passage.parent for passage in passages if passage.kind == "table_cell"}
    return np.array([len(p.text.split()) >= SHORTEST and p.id not in divided for p in passages], dtype=np.bool_)


def paragraph_of(passage: Passage) -> str | None:
    """Return the id of the paragraph that a sentence's passage was cut from."""
    return passage.parent.rsplit(".", 1)[0] if passage.parent else None


ASKS_FOR_NOTES = re.compile(
    r"\b(?:foot\s?-?notes?|end\s?-?notes?|fn|notes?|sources?|cite[sd]?|citing|citations?|references?)\b", re.IGNORECASE
)


def asks_for_notes(query: str) -> bool:
    """Tell whether a query asks for notes, so that their definitions may stand among the results."""
    return bool(ASKS_FOR_NOTES.search(query))
