"""What the service answers, as typed objects under the API's own names.

It owns what a caller may rely on: every field is one that the API promises, and further ones are kept as they come. It
must not know how any of it is asked for.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from footnoted.answer import CitationKind, DifferenceKind, Grounds, Status, Support, Verdict
from footnoted.source import Role, StepKind

__all__ = [
    "Answer",
    "Check",
    "Citation",
    "Claim",
    "Delta",
    "DocumentSummary",
    "Footnote",
    "Found",
    "Passage",
    "Passages",
    "Source",
    "TextCheck",
]

SpanPair = tuple[int, int]


class Result(BaseModel):
    """Anything that the service answers; a field that a newer service adds is kept among `model_extra`."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Passage(Result):
    """Words of a paper to the letter; `spans` are `[start, end)` in code points of its text, `url` is the page's."""

    document: str
    passage: str
    kind: CitationKind
    quote: str
    spans: tuple[SpanPair, ...]
    section: tuple[str, ...]
    pages: tuple[int, int] | None
    footnotes: tuple[int, ...]
    grounds: Grounds
    url: str


class Citation(Passage):
    """A numbered citation of an answer."""

    number: int


class Found(Passage):
    """One result of a search; a higher score is better."""

    score: float


class Claim(Result):
    """One sentence of an answer, and the numbers of the citations it rests on."""

    text: str
    citations: tuple[int, ...]
    support: Support
    emphasis: tuple[int, int] | None = None


class Name(Result):
    """One who made a source; `literal` is not taken apart."""

    role: Role
    family: str | None
    given: str | None
    suffix: str | None
    literal: str | None


class Step(Result):
    """One step from a short form, such as Ibid., towards the work."""

    kind: StepKind
    note: int | None


class Source(Result):
    """One work that a footnote cites; `resolved_from` is the note that a short form was completed from."""

    text: str
    type: str
    authors: tuple[str, ...]
    names: tuple[Name, ...]
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
    further_urls: tuple[str, ...]
    doi: str | None
    accessed: str | None
    locator: str | None
    resolved_from: int | None
    path: tuple[Step, ...]
    is_parsed: bool


class Stretch(Result):
    """The part of a sentence that a marker closes."""

    quote: str
    spans: tuple[SpanPair, ...]


class Statement(Result):
    """The words that carry a note's marker."""

    quote: str
    spans: tuple[SpanPair, ...]
    section: tuple[str, ...]
    stretch: Stretch | None = None


class Footnote(Result):
    """A footnote as printed, with its sources, and what it supports."""

    number: int
    document: str
    text: str
    spans: tuple[SpanPair, ...]
    marker: tuple[SpanPair, ...]
    sources: tuple[Source, ...]
    supports: tuple[Statement, ...]


class Answer(Result):
    """The reply to a question; with status `not_found` it cites nothing, and `nearest` does not answer."""

    id: str
    conversation_id: str | None
    status: Status
    question: str
    standalone_question: str
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    footnotes: tuple[Footnote, ...]
    nearest: tuple[Passage, ...]
    confidence: float
    answerer: Literal["extractive", "generative"]
    model: str | None
    timings_ms: dict[str, float]


class Passages(Result):
    """What a stream tells first: the passages found, best first."""

    passages: tuple[Passage, ...]


class Delta(Result):
    """The next words of an answer, with what they cite; the texts of its deltas joined are its own."""

    text: str
    citations: tuple[Citation, ...] = ()


class Difference(Result):
    """One thing in which a claim is not what the paper says; `claimed_at` is its `[start, end)` in the claim."""

    kind: DifferenceKind
    claimed: str
    found: str | None
    claimed_at: tuple[int, int]


class Check(Result):
    """What the papers say to a claim."""

    verdict: Verdict
    claim: str
    differences: tuple[Difference, ...]
    text: str
    citations: tuple[Citation, ...]
    footnotes: tuple[Footnote, ...]
    nearest: tuple[Passage, ...]
    confidence: float
    timings_ms: dict[str, float]


class TextCheck(Result):
    """What the papers say to each sentence of a text; `counts` are by verdict."""

    counts: dict[str, int]
    claims: tuple[Check, ...]


class OutlineEntry(Result):
    """A heading of a paper."""

    id: str
    level: int
    number: str | None
    title: str
    label: str
    span: SpanPair
    pages: tuple[int, int] | None


class DocumentSummary(Result):
    """A paper: its bibliographic data, outline, counts, and questions to start with."""

    id: str
    title: str
    subtitle: str | None
    authors: tuple[str, ...]
    date: str | None
    publisher: str | None
    series: str | None
    doi: str | None
    isbn: str | None
    rights: str | None
    attribution: str | None
    citation: str | None
    language: str
    outline: tuple[OutlineEntry, ...]
    counts: dict[str, int]
    remarks: tuple[str, ...]
    starters: tuple[str, ...]


class FoundList(Result):
    """What a search is answered by."""

    query: str
    results: tuple[Found, ...]


class FootnoteList(Result):
    """What a paper's notes are listed by."""

    footnotes: tuple[Footnote, ...]


class DocumentList(Result):
    """What the papers are listed by."""

    documents: tuple[DocumentSummary, ...] = Field(default=())
