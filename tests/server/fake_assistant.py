"""A stand-in for the assistant: quotes the first sentence of a small paper, or says that it does not know."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from footnoted.answer import (
    Answer,
    Check,
    Citation,
    Claim,
    Delta,
    Difference,
    Found,
    NoteWithSources,
    Passages,
    Statement,
    Told,
)
from footnoted.assistant import Question
from footnoted.document import Document, Footnote, Marker, Metadata, Paragraph, Sentence, Source, Span
from footnoted.errors import UnknownDocument, UnknownFootnote, UnsuitableRequest
from footnoted.papers import Paper

TEXT = "Seoul kept\r\n its balance.¹ 한국 has \\$1 of *care*. \U0001d400 end.\r\n\n¹ Ibid., p. 7.\n"


def make_document(id: str = "small") -> Document:
    def span_of(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    first = Sentence(id="s1", spans=(span_of("Seoul kept\r\n its balance."),), notes=(1,))
    second = Sentence(id="s2", spans=(span_of("한국 has "), span_of("$1 of "), span_of("care")))
    return Document(
        id=id,
        text=TEXT,
        metadata=Metadata(title="A small paper", authors=("Author, A.",)),
        blocks=(Paragraph(id="p1", kind="body", sentences=(first, second)),),
        footnotes=(
            Footnote(
                number=1,
                spans=(span_of("Ibid., p. 7."),),
                markers=(Marker(number=1, span=span_of("¹ 한".removesuffix(" 한"))),),
            ),
        ),
    )


@dataclass(kw_only=True)
class FakeAssistant:
    """Keeps what it was asked; `gate` holds an answer back until it is opened."""

    papers: tuple[Document, ...] = field(default_factory=lambda: (make_document(),))
    asked: list[Question] = field(default_factory=list)
    gate: threading.Event | None = None
    fault: Exception | None = None
    is_warm: bool = False
    is_closed: bool = False
    running: int = 0
    most_running: int = 0
    told_ends: int = 0

    def warm(self) -> None:
        if self.gate is not None:
            assert self.gate.wait(timeout=10)
        self.is_warm = True

    def close(self) -> None:
        self.is_closed = True

    def answerers(self) -> tuple[str, ...]:
        return ("extractive",)

    def documents(self) -> tuple[Document, ...]:
        return self.papers

    def document(self, id: str) -> Document:
        for paper in self.papers:
            if paper.id == id:
                return paper
        raise UnknownDocument(f"There is no document {id!r}.")

    def paper(self, id: str) -> Paper:
        return Paper(self.document(id))

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if self.fault is not None:
            raise self.fault
        if question.answerer == "generative":
            raise UnsuitableRequest("There is no model for generated answers.")
        for id in question.documents or ():
            self.document(id)
        is_known = "seoul" in question.text.lower()
        citations = (self.cite(1),) if is_known else ()
        return Answer(
            id=uuid4().hex,
            conversation_id=None,
            status="answered" if is_known else "not_found",
            question=question.text,
            standalone_question=question.text,
            text=f"{citations[0].quote} [1]" if is_known else "The papers do not say.",
            claims=(Claim(text=citations[0].quote, citations=(1,), support="verbatim"),) if is_known else (),
            citations=citations,
            footnotes=(self.footnote("small", 1),) if is_known else (),
            nearest=() if is_known else (self.cite(None),),
            confidence=0.5,
            answerer="extractive",
            model=None,
            timings_ms={"understand": 0.1, "retrieve": 0.1, "answer": 0.1, "verify": 0.1, "total": 0.4},
        )

    def ask_stream(self, question: Question) -> Generator[Told]:
        for id in question.documents or ():
            self.document(id)
        if question.answerer == "generative":
            raise UnsuitableRequest("There is no model for generated answers.")
        return self.tell(question)

    def tell(self, question: Question) -> Generator[Told]:
        try:
            yield Passages(citations=(self.cite(None),))
            answer = self.ask(question)
            yield Delta(text=answer.text[:-4])
            yield Delta(text=answer.text[-4:])
            yield answer
        finally:
            self.told_ends += 1

    def cite(self, number: int | None) -> Citation:
        paper = self.papers[0]
        sentence = paper.sentences[0]
        return Citation(
            number=number,
            document=paper.id,
            passage=sentence.id,
            kind="sentence",
            quote=paper.read(sentence.spans),
            spans=sentence.spans,
            section=(),
            pages=None,
            footnotes=(1,),
            grounds="cited",
            url=f"/read/{paper.id}#s={sentence.spans[0].start}-{sentence.spans[0].end}",
        )

    def search(self, query: str, *, k: int = 10, documents: Sequence[str] | None = None) -> tuple[Found, ...]:
        for id in documents or ():
            self.document(id)
        return (Found(citation=self.cite(None), score=0.7),)[:k]

    def check(self, claim: str, documents: Sequence[str] | None = None) -> Check:
        for id in documents or ():
            self.document(id)
        is_known = "seoul" in claim.lower()
        differences = (Difference(kind="name", claimed="Seoul", found="한국", claimed_at=(0, 1)),) if is_known else ()
        return Check(
            claim=claim,
            verdict="differs" if is_known else "not_found",
            differences=differences,
            text="It has “한국” where the claim has “Seoul”. [1]" if is_known else "It does not say this.",
            citations=(self.cite(1),) if is_known else (),
            footnotes=(self.footnote("small", 1),) if is_known else (),
            nearest=() if is_known else (self.cite(None),),
            confidence=0.5,
            timings_ms={"compare": 0.1, "verify": 0.1, "total": 0.2},
        )

    def check_text(self, text: str, documents: Sequence[str] | None = None) -> tuple[Check, ...]:
        return tuple(self.check(sentence.strip(), documents) for sentence in text.split(".") if sentence.strip())

    def footnote(self, document: str, number: int) -> NoteWithSources:
        paper = self.document(document)
        if number not in paper.notes_by_number:
            raise UnknownFootnote(f"There is no footnote {number} in {document!r}.")
        note = paper.notes_by_number[number]
        return NoteWithSources(
            document=document,
            note=note,
            text=paper.read(note.spans),
            sources=(Source(text="Ibid., p. 7", locator="p. 7", resolved_from=None),),
            supports=tuple(
                Statement(quote=paper.read(host.spans), spans=host.spans, section=()) for host in paper.hosts(number)
            ),
        )

    def footnotes(self, document: str, query: str | None = None) -> tuple[NoteWithSources, ...]:
        notes = [self.footnote(document, note.number) for note in self.document(document).footnotes]
        return tuple(note for note in notes if query is None or query.lower() in note.text.lower())

    def starters(self, document: str) -> tuple[str, ...]:
        self.document(document)
        return ("What did Seoul keep?",)

    def passage_count(self) -> int:
        return 3
