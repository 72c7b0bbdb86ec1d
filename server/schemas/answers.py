"""The JSON of answers, citations, footnotes and search results.

It owns the names and shapes that clients rely on and must not know how their content came to be.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from footnoted import answer as said
from server.schemas.examples import ANSWER, CITATION, FOOTNOTE, SEARCH
from server.schemas.spans import Pages, SpanPair, list_spans

__all__ = ["Answer", "Citation", "Claim", "Footnote", "FootnoteList", "Passage", "Result", "SearchResults"]


class Claim(BaseModel):
    """One sentence of an answer, and the numbers of the citations it rests on."""

    text: str
    citations: list[int]
    support: said.Support

    @classmethod
    def of(cls, claim: said.Claim) -> Self:
        """Describe a claim."""
        return cls(text=claim.text, citations=list(claim.citations), support=claim.support)


class Passage(BaseModel):
    """Words of a paper to the letter, where they stand and what they rest on: a citation without a number."""

    document: str
    passage: str
    kind: said.CitationKind
    quote: str
    spans: list[SpanPair]
    section: list[str]
    pages: Pages | None
    footnotes: list[int]
    grounds: said.Grounds
    url: str

    @classmethod
    def of(cls, citation: said.Citation) -> Self:
        """Describe a citation, without its number."""
        return cls.model_validate(_describe_citation(citation))


class Citation(Passage):
    """A numbered citation of an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [CITATION]})

    number: int

    @classmethod
    def of(cls, citation: said.Citation) -> Self:
        """Describe a citation; its number is None only in what is no citation of an answer."""
        return cls.model_validate({**_describe_citation(citation), "number": citation.number})


class Source(BaseModel):
    """One work that a footnote cites; `text` is the wording as printed, a field not given is null or empty."""

    text: str
    type: str
    authors: list[str]
    year: int | None
    date: str | None
    title: str | None
    container: str | None
    publisher: str | None
    url: str | None
    doi: str | None
    locator: str | None
    resolved_from: int | None

    model_config = ConfigDict(from_attributes=True)


class Statement(BaseModel):
    """The words that carry a note's marker."""

    quote: str
    spans: list[SpanPair]
    section: list[str]


class Footnote(BaseModel):
    """A footnote of a paper: as printed, with its sources resolved, and what it supports."""

    model_config = ConfigDict(json_schema_extra={"examples": [FOOTNOTE]})

    number: int
    document: str
    text: str
    spans: list[SpanPair]
    marker: list[SpanPair]
    sources: list[Source]
    supports: list[Statement]

    @classmethod
    def of(cls, found: said.NoteWithSources) -> Self:
        """Describe a note."""
        return cls(
            number=found.note.number,
            document=found.document,
            text=found.text,
            spans=list_spans(found.note.spans),
            marker=list_spans(tuple(marker.span for marker in found.note.markers)),
            sources=[Source.model_validate(source) for source in found.sources],
            supports=[
                Statement(quote=host.quote, spans=list_spans(host.spans), section=list(host.section))
                for host in found.supports
            ],
        )


class FootnoteList(BaseModel):
    """Footnotes of a paper in order."""

    footnotes: list[Footnote]


class Answer(BaseModel):
    """The reply to a question; with status not_found it says what was searched and cites nothing."""

    model_config = ConfigDict(json_schema_extra={"examples": [ANSWER]})

    id: str
    conversation_id: str | None
    status: said.Status
    question: str
    standalone_question: str
    text: str
    claims: list[Claim]
    citations: list[Citation]
    footnotes: list[Footnote]
    nearest: list[Passage]
    confidence: float
    answerer: Literal["extractive", "generative"]
    model: str | None
    timings_ms: dict[str, float]

    @classmethod
    def of(cls, answer: said.Answer) -> Self:
        """Describe an answer."""
        return cls(
            id=answer.id,
            conversation_id=answer.conversation_id,
            status=answer.status,
            question=answer.question,
            standalone_question=answer.standalone_question,
            text=answer.text,
            claims=[Claim.of(claim) for claim in answer.claims],
            citations=[Citation.of(citation) for citation in answer.citations],
            footnotes=[Footnote.of(note) for note in answer.footnotes],
            nearest=[Passage.of(citation) for citation in answer.nearest],
            confidence=answer.confidence,
            answerer=answer.answerer,
            model=answer.model,
            timings_ms=answer.timings_ms,
        )


class Result(Passage):
    """One search result; a higher score is better."""

    score: float

    @classmethod
    def found(cls, found: said.Found) -> Self:
        """Describe a result."""
        return cls.model_validate({**_describe_citation(found.citation), "score": found.score})


class SearchResults(BaseModel):
    """Passages by rank, without an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [SEARCH]})

    query: str
    results: list[Result]


def _describe_citation(citation: said.Citation) -> dict[str, object]:
    return {
        "document": citation.document,
        "passage": citation.passage,
        "kind": citation.kind,
        "quote": citation.quote,
        "spans": list_spans(citation.spans),
        "section": citation.section,
        "pages": citation.pages,
        "footnotes": citation.footnotes,
        "grounds": citation.grounds,
        "url": citation.url,
    }
