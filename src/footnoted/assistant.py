"""The whole flow on one page: a question goes in, a verified answer with resolved footnotes comes out.

It owns the order of the stages; it must not know how any of them works, nor who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from footnoted.answer import Answer, Check, Draft, Found, NoteWithSources, Passages, Told
from footnoted.answering import Asked, ExtractiveAnswerer, answer_from_structure
from footnoted.answering.asides import is_aside, reply_aside, reply_in_language
from footnoted.answering.asking import quote_passage
from footnoted.answering.comparisons import answer_comparison
from footnoted.answering.languages import identify_language
from footnoted.answering.parts import read_draft, split_parts
from footnoted.answering.small_talk import strip_courtesy
from footnoted.checking import Checker
from footnoted.checking.texts import split_claims
from footnoted.citing import cite
from footnoted.conversation.followup import Turn, stand_alone
from footnoted.document import Document
from footnoted.errors import UnknownDocument, UnreadableCorpus, UnsuitableRequest
from footnoted.indexing.embedding import Embedder, open_embedder, read_known_words
from footnoted.indexing.library import Library, open_library
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages
from footnoted.reader import Reader, open_reader
from footnoted.reading import read_papers
from footnoted.replying import Clock, Part, Prepared, Reply, Teller, conclude_check, hear_out, tell_extractive
from footnoted.retrieval import Ranking, Retriever
from footnoted.retrieval.search import NOTES, kinds_sought
from footnoted.retrieval.spelling import Speller
from footnoted.settings import Settings
from footnoted.starters import suggest_questions

__all__ = ["Answerer", "Assistant", "Question"]

# So much of a paper tells its language.
TELLING_LENGTH = 20_000


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


class Assistant:
    """Answers questions about the papers of a corpus; safe to use from several threads."""

    def __init__(
        self,
        library: Library,
        documents: Sequence[Document],
        answerer: Answerer | None = None,
        *,
        reader: Reader | None = None,
        is_multilingual: bool = False,
        model: Settings | None = None,
    ) -> None:
        self._library = library
        self._papers = {document.id: Paper(document) for document in documents}
        self._retriever = Retriever(library, reader)
        self._checker = Checker(self._retriever, documents)
        self._answerer: Answerer = answerer or ExtractiveAnswerer()
        self._speller = Speller((document.text for document in documents), read_known_words())
        self._is_multilingual = is_multilingual
        self._generative: Teller | None = None
        if model is not None and model.model:
            from footnoted.telling import open_teller  # noqa: PLC0415  only where a model is set

            self._generative = open_teller(model, documents, self._checker, library.embedder)
        told = (identify_language(document.text[:TELLING_LENGTH]) for document in documents)
        self._languages = frozenset(language for language in told if language)

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
        files = read_papers(settings.corpus_dir, settings.data_dir)
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
        return cls(library, documents, reader=open_reader(settings), model=settings)

    def warm(self) -> None:
        """Load what is loaded on first use, so that the first question is as fast as the next."""
        self._retriever.search("What is said?")
        self._checker.check("What is said is said.", list(self._papers))
        for paper in self._papers.values():
            _ = paper.sources, paper.places
            about = f"What is {paper.document.metadata.title} about?"
            self.ask(Question(text=about, documents=(paper.id,), answerer="extractive"))
        if self._generative is not None:
            self._generative.warm()

    def close(self) -> None:
        """Close the index and let another process have it."""
        if self._generative is not None:
            self._generative.close()
        self._library.close()

    def answerers(self) -> tuple[Literal["extractive", "generative"], ...]:
        """Return the ways of answering there are, the one that is taken where none is named last."""
        return ("extractive",) if self._generative is None else ("extractive", "generative")

    def documents(self) -> tuple[Document, ...]:
        """Return the documents by id."""
        return tuple(self._papers[id].document for id in sorted(self._papers))

    def document(self, id: str) -> Document:
        """Return one document. Raises UnknownDocument."""
        return self._paper(id).document

    def paper(self, id: str) -> Paper:
        """Return one document at hand, its notes resolved. Raises UnknownDocument."""
        return self._paper(id)

    @property
    def retriever(self) -> Retriever:
        """The search behind the answers, for whoever wants passages alone."""
        return self._retriever

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
        ranking = self._retriever.search(query, k=k, documents=scope, kinds=kinds_sought(query))
        cited = ((cite(quote_passage(hit.passage), self._papers), hit.score) for hit in ranking.hits)
        return tuple(Found(citation=citation, score=score) for citation, score in cited if citation is not None)

    def ask(self, question: Question) -> Answer:
        """Answer a question from the papers, or say that they do not.

        Raises UnknownDocument for a document that is not there, UnsuitableRequest for an answerer that is not.
        """
        return hear_out(self._say(question, self._draft_parts(self._understand(question, self._accept(question)))))

    def ask_stream(self, question: Question) -> Generator[Told]:
        """Answer as `ask` does, and tell on the way: the passages once, then deltas, and last the whole answer.

        Raises at once what `ask` raises. Whoever stops listening closes the iterator, which ends the work.
        """
        return self._tell(question, self._accept(question))

    def check(self, claim: str, documents: Sequence[str] | None = None) -> Check:
        """Hold a claim against the papers: supported, different in what, or not found. Raises UnknownDocument."""
        papers = {paper.id: paper for paper in self._scope(documents)}
        clock = Clock()
        finding = self._checker.check(claim, list(papers))
        clock.lap("compare")
        return conclude_check(finding, papers, clock)

    def check_text(self, text: str, documents: Sequence[str] | None = None) -> tuple[Check, ...]:
        """Hold each sentence of a text against the papers, as `check` does."""
        return tuple(self.check(claim, documents) for claim in split_claims(text))

    def _tell(self, question: Question, papers: tuple[Paper, ...]) -> Generator[Told]:
        prepared = self._understand(question, papers)
        yield Passages(citations=prepared.find_passages())
        prepared.reply.clock.lap("retrieve")
        yield from self._say(question, self._draft_parts(prepared))

    def _say(self, question: Question, prepared: Prepared) -> Iterator[Told]:
        teller = None if question.answerer == "extractive" else self._generative
        return teller.tell(prepared) if teller is not None else tell_extractive(prepared)

    def _accept(self, question: Question) -> tuple[Paper, ...]:
        """Return the papers to answer from; raise for what cannot be answered at all."""
        if question.answerer == "generative" and self._generative is None:
            raise UnsuitableRequest("No chat model is set up, so there are no generated answers.")
        return self._scope(question.documents)

    def _understand(self, question: Question, papers: tuple[Paper, ...]) -> Prepared:
        """Return a question as it stands alone, or with the reply to what is no question; nothing is drafted yet."""
        clock = Clock()
        words = strip_courtesy(question.text)
        aside = self._reply_aside(words, papers)
        understood = words if aside else self._speller.mend(stand_alone(words, drop_asides(question.history)))
        clock.lap("understand")
        scope = {paper.id: paper for paper in papers}
        return Prepared(
            reply=Reply(question=question.text, understood=understood, papers=scope, clock=clock),
            asked=Asked(text=understood, papers=papers, retriever=self._retriever),
            max_citations=question.max_citations,
            aside=aside,
        )

    def _draft_parts(self, prepared: Prepared) -> Prepared:
        """Draft what is said to each question that a question is made of; each stands alone by those before it."""
        if prepared.aside is not None:
            return prepared
        parts: list[Part] = []
        turns: list[Turn] = []
        for words in split_parts(prepared.asked.text):
            part = self._draft(replace(prepared.asked, text=stand_alone(words, turns)), prepared.reply.clock)
            parts.append(part)
            turns.append(Turn(role="user", content=part.asked))
            if part.draft and part.draft.claims:
                turns.append(Turn(role="assistant", content=read_draft(part.draft)))
        reply = replace(prepared.reply, understood=" ".join(part.asked for part in parts))
        return replace(prepared, reply=reply, parts=tuple(parts))

    def _draft(self, asked: Asked, clock: Clock) -> Part:
        """Return what is said to one question: from structure where that answers, else from what is found."""
        draft = answer_from_structure(asked)
        clock.lap("understand")
        if draft is not None:
            return Part(asked=asked.text, draft=draft, ranking=None)
        ranking = asked.search(asked.text)
        clock.lap("retrieve")
        answer = self._answerer.answer
        draft = answer_comparison(asked, ranking, answer) or answer(asked, ranking)
        clock.lap("answer")
        return Part(asked=asked.text, draft=draft, ranking=ranking)

    def _reply_aside(self, words: str, papers: Sequence[Paper]) -> str | None:
        """Return what to reply to words that no paper can be searched for; None for a question."""
        reply = reply_aside(words, papers, suggest_questions)
        if reply is None and not self._is_multilingual:
            reply = reply_in_language(words, self._languages)
        return reply

    def _paper(self, id: str) -> Paper:
        if id not in self._papers:
            raise UnknownDocument(f"There is no document {id!r}.")
        return self._papers[id]

    def _scope(self, documents: Sequence[str] | None) -> tuple[Paper, ...]:
        ids = sorted(self._papers) if documents is None else list(dict.fromkeys(documents))
        return tuple(self._paper(id) for id in ids)


def drop_asides(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return a history without the turns that asked nothing of a paper, and without the replies to them."""
    kept: list[Turn] = []
    dropping = False
    for turn in history:
        if turn.role == "user":
            dropping = is_aside(turn.content)
        if not dropping:
            kept.append(turn)
    return tuple(kept)
