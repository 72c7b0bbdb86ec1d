"""The Answer that goes out: what was verified, or that the paper does not say, or that nothing was asked of it.

It owns how an Answer is put together; it must not know how a draft was made, nor how anything was searched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from uuid import uuid4

from footnoted.answer import Answer, Draft, NoteWithSources
from footnoted.answering.asking import quote_passage
from footnoted.citing import Verified, cite
from footnoted.papers import Paper
from footnoted.retrieval import Ranking

__all__ = ["Clock", "Reply"]

NEAREST = 3
ABSTENTION = "The paper does not say."
# The confidence of a refusal is at most this, however near the passages came: what they lack is the answer.
UNSURE = 0.49


class Clock:
    """Milliseconds spent in each stage of one answer."""

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self.spent: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Count the time since the last lap to a stage."""
        now = perf_counter()
        self.spent[stage] = round(self.spent.get(stage, 0.0) + (now - self._last) * 1000, 2)
        self._last = now

    def total(self) -> dict[str, float]:
        """Return the stages with their sum as `total`."""
        return {**self.spent, "total": round((perf_counter() - self._start) * 1000, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A question as asked and as understood, the papers in scope by id, and the time spent on it so far."""

    question: str
    understood: str
    papers: Mapping[str, Paper]
    clock: Clock = field(default_factory=Clock)

    def answer(self, draft: Draft, verified: Verified) -> Answer:
        """Return the answer that says what was verified, with the notes that were asked for and those behind it."""
        notes = collect_notes(self.papers, draft, verified)
        self.clock.lap("verify")
        return Answer(
            **self._describe(),
            status="answered",
            text=verified.text,
            claims=verified.claims,
            citations=verified.citations,
            footnotes=notes,
            nearest=(),
            confidence=round(draft.confidence, 4),
        )

    def refuse(self, draft: Draft | None, ranking: Ranking) -> Answer:
        """Return the answer that says the paper does not say, with the nearest passages as such."""
        reason = draft.reason if draft and draft.reason else ABSTENTION
        confidence = 0.0 if draft else min(ranking.confidence, UNSURE)
        text = f"{reason} {describe_search(list(self.papers.values()))}"
        return self._say_nothing(text, nearest=ranking, confidence=confidence)

    def say_aside(self, words: str) -> Answer:
        """Return the answer that is a fixed sentence: nothing was searched, so nothing is nearest."""
        return self._say_nothing(words, nearest=None, confidence=0.0)

    def _say_nothing(self, text: str, *, nearest: Ranking | None, confidence: float) -> Answer:
        cited = (cite(quote_passage(hit.passage), self.papers) for hit in (nearest.hits[:NEAREST] if nearest else ()))
        return Answer(
            **self._describe(),
            status="not_found",
            text=text,
            claims=(),
            citations=(),
            footnotes=(),
            nearest=tuple(citation for citation in cited if citation is not None),
            confidence=round(confidence, 4),
        )

    def _describe(self) -> dict[str, Any]:
        """Return the fields that an answer and a refusal share."""
        return {
            "id": uuid4().hex,
            "conversation_id": None,
            "question": self.question,
            "standalone_question": self.understood,
            "answerer": "extractive",
            "model": None,
            "timings_ms": self.clock.total(),
        }


def describe_search(papers: Sequence[Paper]) -> str:
    """Return the sentence that says what was searched."""
    documents = [paper.document for paper in papers]
    sentences = sum(len(document.sentences) for document in documents)
    tables = sum(len(document.tables) for document in documents)
    notes = sum(len(document.footnotes) for document in documents)
    names = "; ".join(f"“{document.metadata.title}”" for document in documents)
    return f"Searched: {sentences} sentences, {tables} tables and {notes} footnotes of {names}."


def collect_notes(papers: Mapping[str, Paper], draft: Draft, verified: Verified) -> tuple[NoteWithSources, ...]:
    """Return the notes that were asked for and those behind the citations, each once, in full."""
    behind = [(citation.document, number) for citation in verified.citations for number in citation.footnotes]
    return tuple(papers[id].note(number) for id, number in dict.fromkeys((*draft.notes, *behind)))
