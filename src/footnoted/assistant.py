"""The whole flow on one page: a question goes in, a verified answer with resolved footnotes comes out.

It owns the order of the stages; it must not know how any of them works, nor who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Literal, Protocol
from uuid import uuid4

from footnoted.answer import Answer, Citation, Draft, Found, NoteWithSources
from footnoted.answering import Asked, ExtractiveAnswerer, answer_from_structure
from footnoted.answering.asking import quote_passage
from footnoted.citing import Verified, cite, verify_draft
from footnoted.conversation.followup import Turn, stand_alone
from footnoted.document import Document
from footnoted.errors import UnknownDocument, UnreadableCorpus, UnsuitableRequest
from footnoted.indexing.embedding import Embedder, open_embedder, read_known_words
from footnoted.indexing.library import Library, open_library
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages
from footnoted.reading import read_corpus
from footnoted.retrieval import Ranking, Retriever
from footnoted.retrieval.search import BODY, NOTES, asks_for_notes
from footnoted.retrieval.spelling import Speller
from footnoted.settings import Settings
from footnoted.starters import suggest_questions

__all__ = ["Answerer", "Assistant", "Question"]

NEAREST = 3
ABSTENTION = "The paper does not say."
# The confidence of a refusal is at most this, however near the passages came: what they lack is the answer.
UNSURE = 0.49


class Answerer(Protocol):
    """Whatever words an answer from ranked hits; None where the hits do not answer."""

    def answer(self, asked: Asked, ranking: Ranking) -> Draft | None:
        """Return what to say, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with what came before it and where to look; `documents` None means all."""

    text: str
    history: tuple[Turn, ...] = ()
    documents: tuple[str, ...] | None = None
    max_citations: int = 6
    answerer: Literal["extractive", "generative"] | None = None


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


class Assistant:
    """Answers questions about the papers of a corpus; safe to use from several threads."""

    def __init__(self, library: Library, documents: Sequence[Document], answerer: Answerer | None = None) -> None:
        self._library = library
        self._papers = {document.id: Paper(document) for document in documents}
        self._retriever = Retriever(library)
        self._answerer: Answerer = answerer or ExtractiveAnswerer()
        self._speller = Speller((document.text for document in documents), read_known_words())

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        embedder: Embedder | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Assistant:
        """Read the corpus and open its index, building what is missing.

        `progress` hears (done, total) passages while they are embedded. Raises UnreadableCorpus,
        IndexUnavailable and ModelUnavailable.
        """
        files = read_corpus(settings.corpus_dir)
        if not files:
            raise UnreadableCorpus("The corpus folder holds no paper (.txt).")
        documents = [parse_paper(file.text, id=file.id, metadata=file.metadata) for file in files]
        library = open_library(
            settings.data_dir,
            [(document, file.sha256) for document, file in zip(documents, files, strict=True)],
            embedder or open_embedder(settings),
            split=split_passages,
            progress=progress,
        )
        return cls(library, documents)

    def warm(self) -> None:
        """Load what is loaded on first use, so that the first question is as fast as the next."""
        for paper in self._papers.values():
            _ = paper.sources, paper.places
            self.ask(Question(text=f"What is {paper.document.metadata.title} about?", documents=(paper.id,)))

    def close(self) -> None:
        """Close the index and let another process have it."""
        self._library.close()

    def documents(self) -> tuple[Document, ...]:
        """Return the documents by id."""
        return tuple(self._papers[id].document for id in sorted(self._papers))

    def document(self, id: str) -> Document:
        """Return one document. Raises UnknownDocument."""
        return self._paper(id).document

    def passage_count(self) -> int:
        """Return how many passages are indexed."""
        return len(self._library)

    def starters(self, document: str) -> tuple[str, ...]:
        """Return a few questions that a document's own structure suggests. Raises UnknownDocument."""
        return suggest_questions(self._paper(document))

    def footnote(self, document: str, number: int) -> NoteWithSources:
        """Return a note with its sources and what it supports. Raises UnknownDocument, UnknownFootnote."""
        return self._paper(document).note(number)

    def footnotes(self, document: str, query: str | None = None) -> tuple[NoteWithSources, ...]:
        """Return a document's notes by number; with a query those found for it, best first."""
        paper = self._paper(document)
        if not query or not query.strip():
            return tuple(paper.note(note.number) for note in paper.document.footnotes)
        ranking = self._retriever.search(query, documents=[document], kinds=NOTES)
        numbers = (int(hit.passage.id.rsplit(":fn", 1)[1]) for hit in ranking.hits)
        return tuple(paper.note(number) for number in numbers)

    def search(self, query: str, *, k: int = 10, documents: Sequence[str] | None = None) -> tuple[Found, ...]:
        """Return the k best passages for a query, notes among them only when it asks for notes.

        Raises UnknownDocument.
        """
        scope = [paper.id for paper in self._scope(documents)]
        kinds = (*BODY, *NOTES) if asks_for_notes(query) else BODY
        ranking = self._retriever.search(query, k=k, documents=scope, kinds=kinds)
        cited = ((cite(quote_passage(hit.passage), self._papers), hit.score) for hit in ranking.hits)
        return tuple(Found(citation=citation, score=score) for citation, score in cited if citation is not None)

    def ask(self, question: Question) -> Answer:
        """Answer a question from the papers, or say that they do not.

        Raises UnknownDocument for a document that is not there, UnsuitableRequest for an answerer that is not.
        """
        if question.answerer == "generative":
            raise UnsuitableRequest("No chat model is set up, so there are no generated answers.")
        clock = Clock()
        papers = self._scope(question.documents)
        understood = self._speller.mend(stand_alone(question.text, question.history))
        asked = Asked(text=understood, papers=papers, retriever=self._retriever)
        draft = answer_from_structure(asked)
        clock.lap("understand")
        ranking: Ranking | None = None
        if draft is None:
            ranking = asked.search(asked.text)
            clock.lap("retrieve")
            draft = self._answerer.answer(asked, ranking)
        clock.lap("answer")
        scope = {paper.id: paper for paper in papers}
        verified = verify_draft(draft, scope, max_citations=question.max_citations) if draft else None
        if draft is None or verified is None or not verified.claims:
            ranking = ranking or asked.search(asked.text)
            clock.lap("retrieve")
            confidence = 0.0 if draft else min(ranking.confidence, UNSURE)
            return self._refuse(question, asked, draft, ranking, confidence, clock)
        notes = collect_notes(scope, draft, verified)
        clock.lap("verify")
        return Answer(
            **describe(question, asked, clock),
            status="answered",
            text=verified.text,
            claims=verified.claims,
            citations=verified.citations,
            footnotes=notes,
            nearest=(),
            confidence=round(draft.confidence, 4),
        )

    def _refuse(
        self,
        question: Question,
        asked: Asked,
        draft: Draft | None,
        ranking: Ranking,
        confidence: float,
        clock: Clock,
    ) -> Answer:
        """Return the answer that says the paper does not say, with the nearest passages as such."""
        reason = draft.reason if draft and draft.reason else ABSTENTION
        return Answer(
            **describe(question, asked, clock),
            status="not_found",
            text=f"{reason} {describe_search(asked.papers)}",
            claims=(),
            citations=(),
            footnotes=(),
            nearest=self._find_nearest(ranking),
            confidence=round(confidence, 4),
        )

    def _find_nearest(self, ranking: Ranking) -> tuple[Citation, ...]:
        cited = (cite(quote_passage(hit.passage), self._papers) for hit in ranking.hits[:NEAREST])
        return tuple(citation for citation in cited if citation is not None)

    def _paper(self, id: str) -> Paper:
        if id not in self._papers:
            raise UnknownDocument(f"There is no document {id!r}.")
        return self._papers[id]

    def _scope(self, documents: Sequence[str] | None) -> tuple[Paper, ...]:
        ids = sorted(self._papers) if documents is None else list(dict.fromkeys(documents))
        return tuple(self._paper(id) for id in ids)


def describe(question: Question, asked: Asked, clock: Clock) -> dict[str, Any]:
    """Return the fields that an answer and a refusal share."""
    return {
        "id": uuid4().hex,
        "conversation_id": None,
        "question": question.text,
        "standalone_question": asked.text,
        "answerer": "extractive",
        "model": None,
        "timings_ms": clock.total(),
    }


def describe_search(papers: Sequence[Paper]) -> str:
    """Return the sentence that says what was searched."""
    documents = [paper.document for paper in papers]
    sentences = sum(len(document.sentences) for document in documents)
    tables = sum(len(document.tables) for document in documents)
    notes = sum(len(document.footnotes) for document in documents)
    names = "; ".join(f"“{document.metadata.title}”" for document in documents)
    return f"Searched: {sentences} sentences, {tables} tables and {notes} footnotes of {names}."


def collect_notes(papers: dict[str, Paper], draft: Draft, verified: Verified) -> tuple[NoteWithSources, ...]:
    """Return the notes that were asked for and those behind the citations, each once, in full."""
    behind = [(citation.document, number) for citation in verified.citations for number in citation.footnotes]
    return tuple(papers[id].note(number) for id, number in dict.fromkeys((*draft.notes, *behind)))
