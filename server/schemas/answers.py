"""The JSON of answers, citations, footnotes and search results.

It owns the names and shapes that clients rely on and must not know how their content came to be.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from footnoted import answer as said
from footnoted.wire import describe_answer, describe_found, describe_note, describe_passage
from server.schemas.examples import ANSWER, CITATION, FOOTNOTE, SEARCH
from server.schemas.spans import Pages, SpanPair, WordPair

__all__ = ["Answer", "Citation", "Claim", "Footnote", "FootnoteList", "Passage", "Result", "SearchResults"]


class Claim(BaseModel):
    """One sentence of an answer, and the numbers of the citations it rests on.

    `emphasis` is where in `text` the words stand that answer the question, where that is known.
    """

    text: str
    citations: list[int]
    support: said.Support
    emphasis: WordPair | None = None


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
        return cls.model_validate(describe_passage(citation))


class Citation(Passage):
    """A numbered citation of an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [CITATION]})

    number: int

    @classmethod
    def of(cls, citation: said.Citation) -> Self:
        """Describe a citation; its number is None only in what is no citation of an answer."""
        return cls.model_validate({"number": citation.number, **describe_passage(citation)})


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
        return cls.model_validate(describe_note(found))


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
        return cls.model_validate(describe_answer(answer))


class Result(Passage):
    """One search result; a higher score is better."""

    score: float

    @classmethod
    def found(cls, found: said.Found) -> Self:
        """Describe a result."""
        return cls.model_validate(describe_found(found))


class SearchResults(BaseModel):
    """Passages by rank, without an answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [SEARCH]})

    query: str
    results: list[Result]
