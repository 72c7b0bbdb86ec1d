"""The Answer that goes out: what was verified, or that the paper does not say, or that nothing was asked of it.

It owns how an Answer is put together; it must not know how a draft was made, nor how anything was searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from time import perf_counter
from typing import Any, Protocol
from uuid import uuid4

from footnoted.answer import (
    Answer,
    Check,
    Citation,
    Delta,
    Draft,
    DraftClaim,
    NoteWithSources,
    Quotation,
    Told,
    locate_claims,
)
from footnoted.answering import Asked
from footnoted.answering.asking import quote_passage
from footnoted.answering.parts import join_drafts
from footnoted.checking import Finding
from footnoted.checking.wording import NOT_FOUND, SUPPORTED, word_differences
from footnoted.citing import Verified, cite, verify_draft
from footnoted.papers import Paper
from footnoted.retrieval import Ranking
from footnoted.retrieval.search import kinds_sought

__all__ = [
    "Clock",
    "Part",
    "Prepared",
    "Reply",
    "Teller",
    "conclude_check",
    "hear_out",
    "say_in_deltas",
    "tell_extractive",
]

NEAREST = 3
# Passages that are told of before the answer is made: as many as a search shows.
FOUND = 10
# Citations of a check: the passage compared, what lent it a name, and the places that a quotation is stitched from.
MOST_CITED = 6
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
        hits = nearest.hits[:NEAREST] if nearest else ()
        return Answer(
            **self._describe(),
            status="not_found",
            text=text,
            claims=(),
            citations=(),
            footnotes=(),
            nearest=cite_unnumbered([quote_passage(hit.passage) for hit in hits], self.papers),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question as understood, what is said to it, and what was searched for it, if anything was."""

    asked: str
    draft: Draft | None
    ranking: Ranking | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A question as understood, with what is said to its parts; `aside` is the reply to what is no question."""

    reply: Reply
    asked: Asked
    max_citations: int
    parts: tuple[Part, ...] = ()
    aside: str | None = None

    def find_passages(self) -> tuple[Citation, ...]:
        """Return what a plain search finds for it, at once and unread, as citations without number."""
        if self.aside is not None:
            return ()
        words = self.asked.text
        ranking = self.asked.search(words, k=FOUND, kinds=kinds_sought(words), reads=False)
        return cite_unnumbered([quote_passage(hit.passage) for hit in ranking.hits], self.reply.papers)

    def conclude(self) -> Answer:
        """Return the answer that says what of the drafts is verified, or that there is nothing to say."""
        if self.aside is not None:
            return self.reply.say_aside(self.aside)
        draft = join_drafts([part.draft for part in self.parts], max_citations=self.max_citations)
        verified = verify_draft(draft, self.reply.papers, max_citations=self.max_citations) if draft else None
        if draft is not None and verified is not None and verified.claims:
            return self.reply.answer(draft, verified)
        return self.refuse(draft)

    def refuse(self, draft: Draft | None) -> Answer:
        """Return the answer that there is nothing to say, for the draft's reason, with what is nearest."""
        ranking = next((part.ranking for part in self.parts if part.ranking), None)
        ranking = ranking or self.asked.search(self.asked.text)
        self.reply.clock.lap("retrieve")
        return self.reply.refuse(draft, ranking)


def conclude_check(finding: Finding, papers: Mapping[str, Paper], clock: Clock) -> Check:
    """Return the check that goes out: what is found with verified citations, or else that the papers do not say."""
    words = word_differences(finding.differences) if finding.verdict == "differs" else SUPPORTED
    draft = Draft(claims=(DraftClaim(parts=(words,), cites=finding.quotations),))
    verified = verify_draft(draft, papers, max_citations=MOST_CITED)
    is_found = finding.verdict != "not_found" and bool(verified.claims)
    clock.lap("verify")
    return Check(
        claim=finding.claim,
        verdict=finding.verdict if is_found else "not_found",
        differences=finding.differences if is_found else (),
        text=verified.text if is_found else f"{NOT_FOUND} {describe_search(list(papers.values()))}",
        citations=verified.citations if is_found else (),
        footnotes=collect_notes(papers, draft, verified) if is_found else (),
        nearest=() if is_found else cite_unnumbered(finding.nearest, papers),
        confidence=round(min(finding.confidence, 1.0 if is_found else UNSURE), 4),
        timings_ms=clock.total(),
    )


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


def cite_unnumbered(quotations: Iterable[Quotation], papers: Mapping[str, Paper]) -> tuple[Citation, ...]:
    """Return quotations as citations without number, each once, those alone that are there to the letter."""
    cited = (cite(quotation, papers) for quotation in dict.fromkeys(quotations))
    return tuple(citation for citation in cited if citation is not None)


def say_in_deltas(answer: Answer) -> Iterator[Delta]:
    """Yield an answer's text claim by claim, each with its markers whole; joined they are the text."""
    starts = [start for start, _ in locate_claims(answer)]
    cited = {citation.number: citation for citation in answer.citations}
    numbers = [claim.citations for claim in answer.claims] or [()]
    for (start, end), cites in zip(pairwise([0, *starts[1:], len(answer.text)]), numbers, strict=True):
        yield Delta(text=answer.text[start:end], citations=tuple(cited[number] for number in cites))


class Teller(Protocol):
    """Whatever tells answers in other words than the paper's own, as far as these hold."""

    def tell(self, prepared: Prepared) -> Iterator[Told]:
        """Yield an answer as it is made, and then whole; whoever closes the iterator ends the work."""
        ...

    def warm(self) -> None:
        """Load what is loaded on first use."""
        ...

    def close(self) -> None:
        """End what still runs."""
        ...


def hear_out(told: Iterable[Told]) -> Answer:
    """Return the answer that is told last."""
    return next(each for each in told if isinstance(each, Answer))


def tell_extractive(prepared: Prepared) -> Iterator[Told]:
    """Yield an answer in the paper's own words, in deltas and then whole."""
    answer = prepared.conclude()
    yield from say_in_deltas(answer)
    yield answer
