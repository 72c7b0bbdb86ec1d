"""Search: candidates from vectors and from terms, fused and ranked, with one confidence for the whole.

It owns the way from a question to ranked hits; it must not know what an answer looks like.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from footnoted.indexing.library import Library
from footnoted.passages import Passage, PassageKind, leans_back
from footnoted.reader import InContext, Reader, Reading
from footnoted.retrieval.abbreviations import expand_abbreviations, find_abbreviations
from footnoted.retrieval.confidence import Signals, estimate_confidence
from footnoted.retrieval.expectation import (
    read_attribute,
    read_counted,
    read_figures,
    read_heads,
    read_names,
    read_years,
    strip_framing,
)
from footnoted.retrieval.features import Measures, QueryTerms, fuse, read_stems
from footnoted.retrieval.reranking import combine, count_worth_reading, weigh_readings

__all__ = ["BODY", "NOTES", "Examination", "Hit", "Ranking", "Retriever", "asks_for_notes", "kinds_sought"]

Vectors = NDArray[np.float32]
Rows = NDArray[np.intp]

# What a question is answered from. Notes are searched only when notes are asked for.
BODY: tuple[PassageKind, ...] = ("sentence", "table_cell", "table_row", "front_matter")
NOTES: tuple[PassageKind, ...] = ("footnote",)
# Candidates from either index: past the best sixty, neither index brings what the fusion would rank first.
CANDIDATES = 60
# Questions whose vectors are remembered: one is often searched for again at once, by whatever is tried next.
REMEMBERED = 64
# A line of fewer words ("Research Paper") answers nothing by itself.
SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found, its score (log-odds up to a constant) and the features behind it.

    `answer` is the `[start, end)` of the words in the passage's text that answer, where a reader pointed at them.
    """

    passage: Passage
    score: float
    features: tuple[float, ...]
    answer: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The hits of one search, best first, and how sure one can be that the best answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float


class Examination(NamedTuple):
    """The candidates for a question, best first by what was measured: their rows, features and fused scores.

    The first of them were read; `readings` are theirs.
    """

    question: str
    terms: QueryTerms
    rows: Rows
    features: Vectors
    fused: Vectors
    readings: tuple[Reading, ...]

    def scores(self) -> Vectors:
        """Return the score of each candidate, the reader's told in where it read."""
        return combine(self.fused, self.readings) if self.readings else self.fused


class Retriever:
    """Searches a library, with a reader (None: without) over the likeliest; safe to use from several threads."""

    def __init__(self, library: Library, reader: Reader | None = None) -> None:
        self._library = library
        self._reader = reader
        self._embed = lru_cache(maxsize=REMEMBERED)(library.embedder.embed_query)
        self._abbreviations = find_abbreviations(p.text for p in library.passages if p.kind != "passage")
        self._measures = Measures(library.passages, library.matrix, self._abbreviations)
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
        reads: bool = True,
    ) -> Ranking:
        """Return the k best passages of these kinds and documents (None: all), best first.

        Without `reads` the reader is left out: a third of the time, for an order not as good. Raises IndexUnavailable.
        """
        found = self.examine(question, documents=documents, kinds=kinds, reads=reads)
        if found is None:
            return Ranking(hits=(), confidence=0.0)
        scores = found.scores()
        order = np.argsort(-scores, kind="stable")
        hits = tuple(self._make_hit(found, int(place), float(scores[place])) for place in order[:k])
        best = int(order[0])
        is_calibrated = self._reader is not None and self._reader.is_calibrated
        verdict = weigh_readings(found.readings, best) if found.readings and is_calibrated else None
        return Ranking(hits=hits, confidence=estimate_confidence(self.read_signals(found, best), verdict))

    def examine(
        self,
        question: str,
        *,
        documents: Sequence[str] | None = None,
        kinds: Sequence[PassageKind] = BODY,
        without: Container[str] = (),
        reads: bool = True,
    ) -> Examination | None:
        """Return the candidates for a question with all that was measured of them; None where there is none.

        Passages whose id or whose paragraph's id is in `without` are passed over. Raises IndexUnavailable.
        """
        question = strip_framing(question)
        spelled_out = expand_abbreviations(question, self._abbreviations)
        vector = self._embed(spelled_out)
        rows = self._find_candidates(spelled_out, vector, documents, kinds)
        if without:
            rows = np.array([row for row in rows if not self._is_barred(int(row), without)], dtype=np.intp)
        if not len(rows):
            return None
        terms = self._measures.read_query(question)
        features = self._measures.measure(question, vector, terms, rows)
        fused = fuse(features)
        order = np.argsort(-fused, kind="stable")
        rows, features, fused = rows[order], features[order], fused[order]
        # A note is no sentence, and the reader never saw one.
        readings = tuple(self._read(question, rows, fused)) if reads and "footnote" not in kinds else ()
        return Examination(question, terms, rows, features, fused, readings)

    def _is_barred(self, row: int, without: Container[str]) -> bool:
        passage = self._library.passages[row]
        return passage.id in without or paragraph_of(passage) in without

    def _make_hit(self, found: Examination, place: int, score: float) -> Hit:
        """Return the hit at a place, with what the reader pointed at where the words read were the passage's own."""
        passage = self._library.passages[found.rows[place]]
        readings = found.readings[place : place + 1]
        answer = readings[0].answer if readings and passage.labelled == passage.text else None
        features = tuple(float(value) for value in found.features[place])
        return Hit(passage=passage, score=score, features=features, answer=answer)

    def _read(self, question: str, rows: Rows, fused: Vectors) -> list[Reading]:
        """Return the readings of those of the candidates, best first, that are worth it; none without a reader."""
        if self._reader is None:
            return []
        passages = [self._library.passages[row] for row in rows[: count_worth_reading(fused)]]
        return self._reader.read(question, [self._put_in_context(passage) for passage in passages])

    def _put_in_context(self, passage: Passage) -> InContext:
        """Return a passage's words, and what stands right before them where they lean on it.

        Reading takes a third longer with a context, and a sentence that stands by itself gains nothing by it.
        """
        before = self.before(passage) if passage.kind == "sentence" and leans_back(passage.text) else None
        return InContext(sentence=passage.labelled, before=before.text if before else "")

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

    def read_signals(self, found: Examination, best: int) -> Signals:
        """Return what tells whether the candidate at `best` answers."""
        question, features, fused = found.question, found.features[best], found.fused
        row = int(found.rows[best])
        names, figures = stems_in(read_names(question)), stems_in(read_figures(question))
        attribute, counted = stems_in([read_attribute(question)]), stems_in([read_counted(question)])[-1:]
        return Signals(
            cosine=float(features[0]),
            coverage=float(features[3]),
            passage_coverage=float(features[4]),
            margin=float(fused[best] - (fused[10:20].mean() if len(fused) > 10 else fused[-1])),
            names_missing=self._measures.lacks(names, row),
            figures_missing=self._measures.lacks(figures, row),
            attribute_missing=self._measures.lacks(attribute, row),
            counted_missing=self._measures.lacks(counted, row),
            unknown=found.terms.unknown,
            asked_unknown=self._measures.share_unknown([*attribute, *counted]),
            years_unknown=self._measures.share_unreached(read_years(question)),
            names_unknown=self._measures.share_unnamed(read_heads(found.question)),
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


def kinds_sought(query: str) -> tuple[PassageKind, ...]:
    """Return the kinds of passages that a plain search for these words shows: notes only where they are asked for."""
    return (*BODY, *NOTES) if asks_for_notes(query) else BODY
