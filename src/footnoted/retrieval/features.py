"""What speaks for a sentence as the answer to a question, measured for many sentences at once.

It owns the measures and the weights that fuse them; it must not know where candidates come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from footnoted.countries import unify_countries
from footnoted.indexing.terms import split_terms
from footnoted.passages import Passage
from footnoted.retrieval.abbreviations import Abbreviation, unify_abbreviations
from footnoted.retrieval.expectation import expected_type, holds_type, reach_years
from footnoted.retrieval.spelling import one_slip_away

__all__ = ["FEATURES", "Measures", "QueryTerms", "fuse", "read_stems"]

Vectors = NDArray[np.float32]
Rows = NDArray[np.intp]

# Of a shorter word, one slip away from it is another word.
LONG_ENOUGH_TO_SLIP = 5
FEATURES = ("cosine", "passage_cosine", "joint_cosine", "coverage", "passage_coverage", "type_match")
# Fitted by benchmarks/fit_ranking.py: a softmax over each question's candidates, on answerable questions of eleven
# articles of SQuAD 2.0 (Rajpurkar et al. 2018) and of papers of COVID-QA (Möller et al. 2020); others were kept out.
WEIGHTS = np.array([2.74, 6.40, 5.14, 6.54, 4.12, 1.38], dtype=np.float32)


class QueryTerms(NamedTuple):
    """A question's stems, each with its weight; `unknown` is the share of weight on stems the texts lack."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    unknown: float


def fuse(features: Vectors) -> Vectors:
    """Return the score of each row of features, shape (n, 6): a weighted sum, the log-odds up to a constant."""
    scores: Vectors = features @ WEIGHTS
    return scores


class Measures:
    """The units of a library that answers are made of, with what is needed to measure them.

    A unit's passage is the paragraph (or, for a cell, the row) it stands in, or itself where there is none.
    """

    def __init__(
        self, passages: Sequence[Passage], matrix: Vectors, abbreviations: tuple[Abbreviation, ...] = ()
    ) -> None:
        self._passages = passages
        self._matrix = matrix
        row_of = {passage.id: row for row, passage in enumerate(passages)}
        self._parent = np.array(
            [row_of[p.parent] if p.parent else row for row, p in enumerate(passages)], dtype=np.intp
        )
        self._joint = join_neighbours(passages, matrix)
        self._abbreviations = abbreviations
        self._postings = index_stems(passages)
        self._postings.update(index_long_forms(passages, abbreviations, self._postings))
        self._years = {year for p in passages if p.kind != "footnote" for year in reach_years(p.text)}
        notes = np.array([passage.kind == "footnote" for passage in passages], dtype=np.bool_)
        self._body = {stem for stem, rows in self._postings.items() if not notes[rows].all()}
        self._count = sum(passage.kind != "passage" for passage in passages)
        self._unit_frequency = {
            stem: sum(passages[row].kind != "passage" for row in rows) for stem, rows in self._postings.items()
        }

    def read_query(self, question: str) -> QueryTerms:
        """Return the question's stems weighed by rarity: ln(1 + (n - df + 0.5) / (df + 0.5)), as in BM25.

        What the papers abbreviate counts as its abbreviation.
        """
        stems = tuple(dict.fromkeys(read_stems(unify_abbreviations(question, self._abbreviations))))
        frequencies = [self._unit_frequency.get(stem, 0) for stem in stems]
        weights = [float(np.log1p((self._count - df + 0.5) / (df + 0.5))) for df in frequencies]
        total = sum(weights) or 1.0
        unknown = sum(w for w, df in zip(weights, frequencies, strict=True) if df == 0)
        return QueryTerms(stems, tuple(weights), unknown / total)

    def coverage(self, terms: QueryTerms) -> Vectors:
        """Return the share of the question's weight that stands in each passage, shape (all passages,)."""
        covered = np.zeros(len(self._passages), dtype=np.float32)
        for stem, weight in zip(terms.stems, terms.weights, strict=True):
            if stem in self._postings:
                covered[self._postings[stem]] += weight
        total = sum(terms.weights) or 1.0
        return covered / np.float32(total)

    def measure(self, question: str, vector: Vectors, terms: QueryTerms, rows: Rows) -> Vectors:
        """Return the features of the units in these rows, shape (len(rows), 6), in the order of FEATURES."""
        expected = expected_type(question)
        covered = self.coverage(terms)
        parents = self._parent[rows]
        types = [holds_type(expected, self._passages[row].text) for row in rows]
        columns = (
            self._matrix[rows] @ vector,
            self._matrix[parents] @ vector,
            self._joint[rows] @ vector,
            covered[rows],
            np.maximum(covered[parents], covered[rows]),
            np.array(types, dtype=np.float32),
        )
        return np.stack(columns, axis=1).astype(np.float32)

    def lacks(self, stems: Sequence[str], row: int) -> float:
        """Return the share of the stems that neither a unit nor its passage holds; 0.0 for no stems."""
        if not stems:
            return 0.0
        here = (row, int(self._parent[row]))
        missing = [stem for stem in stems if not np.isin(here, self._postings.get(stem, ())).any()]
        return len(missing) / len(stems)

    def share_unreached(self, years: Sequence[int]) -> float:
        """Return the share of the years that no passage but a note names or spans; 0.0 for no years."""
        return sum(year not in self._years for year in years) / len(years) if years else 0.0

    def share_unknown(self, stems: Sequence[str]) -> float:
        """Return the share of the stems that stand nowhere in the library but in notes; 0.0 for no stems."""
        return sum(stem not in self._body for stem in stems) / len(stems) if stems else 0.0

    def share_unnamed(self, heads: Sequence[str]) -> float:
        """Return the share of names, by their last words, that no passage has, nor one a slip away; 0.0 for none."""
        unnamed = sum(not any(self._has_heard(stem) for stem in read_stems(head) or [""]) for head in heads)
        return unnamed / len(heads) if heads else 0.0

    def _has_heard(self, stem: str) -> bool:
        if stem in self._postings or not stem:
            return True
        return len(stem) >= LONG_ENOUGH_TO_SLIP and any(other in self._postings for other in one_slip_away(stem))


def read_stems(words: str) -> list[str]:
    """Return the stems of words, every name of a country counting as the same."""
    return split_terms(unify_countries(words))


def join_neighbours(passages: Sequence[Passage], matrix: Vectors) -> Vectors:
    """Return each unit's vector added to that of the sentence before it in the passage, at unit length."""
    joint = matrix.copy()
    for row in range(1, len(passages)):
        here, before = passages[row], passages[row - 1]
        if here.kind == before.kind == "sentence" and here.parent == before.parent:
            total = matrix[row] + matrix[row - 1]
            joint[row] = total / max(float(np.linalg.norm(total)), 1e-9)
    return joint


def index_stems(passages: Sequence[Passage]) -> dict[str, Rows]:
    """Return the rows that each stem stands in; a cell also counts what its row and column are called."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, passage in enumerate(passages):
        for stem in set(read_stems(passage.labelled)):
            rows[stem].append(row)
    return {stem: np.array(found, dtype=np.intp) for stem, found in rows.items()}


def index_long_forms(
    passages: Sequence[Passage], abbreviations: Iterable[Abbreviation], postings: dict[str, Rows]
) -> dict[str, Rows]:
    """Return the rows of each abbreviation's stem: those that hold it, and those that spell it out."""
    texts = [passage.text.casefold() for passage in passages]
    found: dict[str, Rows] = {}
    for pair in abbreviations:
        stems = read_stems(pair.short)
        if len(stems) == 1:
            long = pair.long.casefold()
            spelled_out = [row for row, text in enumerate(texts) if long in text]
            found[stems[0]] = np.union1d(postings.get(stems[0], []), spelled_out).astype(np.intp)
    return found
