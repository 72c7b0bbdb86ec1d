"""The JSON of answers, citations, footnotes and search results.

It owns the names and shapes that clients rely on and must not know how their content came to be.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from footnoted import answer as said
from footnoted import source as cited
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


class Name(BaseModel):
    """One who made a source: a person by family and given name, or a `literal` that is not taken apart."""

    role: cited.Role
    family: str | None
    given: str | None
    suffix: str | None
    literal: str | None


class Step(BaseModel):
    """One step from a short form towards the work: its kind and the note that it leads to."""

    kind: cited.StepKind
    note: int | None


class Source(BaseModel):
    """One work that a footnote cites; `text` is the wording as printed, a field not given is null or empty.

    `names` are the authors and further people taken apart, `page` the pages the work takes up, `locator` the place
    pointed at, `via` a third party where it was found. `path` leads from an Ibid. or a short form, note by note, to
    `resolved_from`. Where `is_parsed` is false nothing but the wording and an address could be read.
    """

    text: str
    type: str
    authors: list[str]
    names: list[Name]
    year: int | None
    date: str | None
    title: str | None
    container: str | None
    volume: str | None
    issue: str | None
    page: str | None
    publisher: str | None
    place: str | None
    edition: str | None
    number: str | None
    genre: str | None
    medium: str | None
    language: str | None
    via: str | None
    url: str | None
    further_urls: list[str]
    doi: str | None
    accessed: str | None
    locator: str | None
    resolved_from: int | None
    path: list[Step]
    is_parsed: bool


class Stretch(BaseModel):
    """The part of a sentence that a marker closes."""

    quote: str
    spans: list[SpanPair]


class Statement(BaseModel):
    """The words that carry a note's marker; `stretch` are those that the marker closes, where a sentence says more."""

    quote: str
    spans: list[SpanPair]
    section: list[str]
    stretch: Stretch | None = None


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


class Generation(BaseModel):
    """What asking the chat model took: calls, tokens and cost, and how many of the claims offered were not sent."""

    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    offered: int
    dropped: int
    mended: int


class Fallback(BaseModel):
    """Why an answer, or a part of it, is not the chat model's: a stable code, and a sentence to be read."""

    code: str
    reason: str


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
    generation: Generation | None = None
    fallback: Fallback | None = None

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
