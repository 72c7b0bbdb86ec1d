"""The pipeline of the tutorials, to be compared with: 1,000-character chunks, one dense search, the four nearest.

It owns that pipeline and how far a perfect reader of its chunks could come; it must not know our own retrieval.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from footnoted.document import Document, Span
from footnoted.evaluation.golden import Golden
from footnoted.evaluation.metrics import Outcome, covers, find_all
from footnoted.indexing.library import Library
from footnoted.passages import Passage

__all__ = ["CHUNK", "OVERLAP", "TOP", "TutorialPipeline", "judge_chunks", "split_chunks"]

# As most introductions to retrieval have them.
CHUNK = 1000
OVERLAP = 200
TOP = 4


def split_chunks(document: Document) -> tuple[Passage, ...]:
    """Cut a document's text into chunks of 1,000 characters, each beginning with the last 200 of the one before."""
    starts = range(0, max(len(document.text) - OVERLAP, 1), CHUNK - OVERLAP)
    pieces = [(start, document.text[start : start + CHUNK]) for start in starts]
    return tuple(
        Passage(
            id=f"{document.id}:chunk{number}",
            document=document.id,
            kind="passage",
            spans=(Span(start, start + len(words)),),
            text=words,
            context=words,
        )
        for number, (start, words) in enumerate(pieces)
        if words.strip()
    )


class TutorialPipeline:
    """Finds the nearest of a library's chunks; it answers whatever it is asked."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, question: str, k: int = TOP) -> tuple[Passage, ...]:
        """Return the k chunks nearest to a question by cosine, nearest first. Raises ModelUnavailable."""
        nearness = self._library.matrix @ self._library.embedder.embed_query(question)
        order = np.argsort(-nearness, kind="stable")[:k]
        return tuple(self._library.passages[int(row)] for row in order)


def judge_chunks(golden: Golden, chunks: Sequence[Passage], document: Document) -> Outcome:
    """Judge chunks as if whoever reads them got everything out of them that is in them, and never refused.

    Evidence is cited where a chunk holds it, the answer is found where its words stand in a chunk, and a note is
    shown where its definition is in one.
    """
    places = [find_all(document.text, evidence) for evidence in golden.evidence]
    found = sum(any(covers(chunk.spans, spans) for chunk in chunks) for spans in places)
    words = "\n".join(chunk.text for chunk in chunks)
    notes = [document.notes_by_number[n] for n in golden.footnotes if n in document.notes_by_number]
    shown = {note.number for note in notes if any(covers(chunk.spans, note.spans) for chunk in chunks)}
    return Outcome(
        golden=golden,
        answer=None,
        is_refused=False,
        cites_evidence=found >= golden.min_evidence,
        cites_first=any(covers(chunk.spans, spans) for chunk in chunks[:1] for spans in places),
        says_answer=all(re.search(pattern, words) for pattern in golden.answer),
        shows_footnotes=set(golden.footnotes) <= shown,
    )
