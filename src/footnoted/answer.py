"""What is said and on what grounds: quotations, claims, drafts, citations, answers.

It owns the stages between a question and a reply and must not know how any of them is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.document import Footnote, Source, Spans

__all__ = [
    "Answer",
    "Check",
    "Citation",
    "Claim",
    "Delta",
    "Difference",
    "DifferenceKind",
    "Draft",
    "DraftClaim",
    "Fallback",
    "Found",
    "Generation",
    "NoteWithSources",
    "Passages",
    "Quotation",
    "Statement",
    "Stretch",
    "Told",
    "Verdict",
    "Waiting",
    "locate_claims",
]

CitationKind = Literal["sentence", "table_cell", "table_row", "footnote", "front_matter"]
Grounds = Literal["cited", "interview", "asserted"]
Support = Literal["verbatim", "composed", "supported"]
Status = Literal["answered", "not_found"]
Verdict = Literal["supported", "differs", "not_found"]
DifferenceKind = Literal["number", "date", "name", "negation", "attribution", "stitched", "fabricated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that a draft wants to quote: where they stand and what they are said to be.

    `words` is what the draft shows; verification holds it against the spans to the letter.
    """

    document: str
    passage: str
    kind: CitationKind
    spans: Spans
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """One claim of a draft: its text as parts (fixed words, or quotations shown), and what it rests on.

    A verbatim claim has one part, the quotation. `cites` are the quotations that get a number, in order; where
    none is named, those among the parts do. Every quotation among either is verified. `emphasis` is the
    `[start, end)` of the answering words in the claim's text, where they are known. One that `is_generated` is in a
    model's words, which were held against all that it cites.
    """

    parts: tuple[str | Quotation, ...]
    cites: tuple[Quotation, ...] = ()
    emphasis: tuple[int, int] | None = None
    is_generated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an answerer wants to say: claims in order, and the notes that the question itself asked for.

    A draft without claims says that there is nothing of the kind; `reason` says so in a plain sentence.
    """

    claims: tuple[DraftClaim, ...]
    notes: tuple[tuple[str, int], ...] = ()
    confidence: float = 1.0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verified quotation; made by `citing.verify` alone. `number` is None for a nearest passage."""

    number: int | None
    document: str
    passage: str
    kind: CitationKind
    quote: str
    spans: Spans
    section: tuple[str, ...]
    pages: tuple[int, int] | None
    footnotes: tuple[int, ...]
    grounds: Grounds
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of an answer, the numbers of its citations and how they support it.

    `emphasis` is the `[start, end)` of the words in `text` that answer the question, where they are known.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    emphasis: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a sentence or cell that a marker closes: the claim that its note stands behind."""

    quote: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The words of the paper that carry a note's marker, a sentence or a table cell, and what the marker closes.

    `stretch` is None where that is not known.
    """

    quote: str
    spans: Spans
    section: tuple[str, ...]
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWithSources:
    """A footnote with what it cites, Ibid. and short titles resolved, and what it supports."""

    document: str
    note: Footnote
    text: str
    sources: tuple[Source, ...]
    supports: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What asking a chat model for one answer took, and what came of it.

    Tokens are the model's own count, or estimated where it gives none; `cost` is None where no prices are set. Of the
    claims `offered`, `dropped` were not sent, for what they cite does not say so; `mended` among those sent were
    worded anew by the model when it was told why.
    """

    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    offered: int
    dropped: int
    mended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """Why an answer, or a part of it, is not the chat model's: a stable code, and a sentence to be read."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The reply to one question; a refusal is an Answer with status `not_found` and no citations.

    `generation` tells of the chat model where one was asked, `fallback` why words are the paper's in place of its own.
    """

    id: str
    conversation_id: str | None
    status: Status
    question: str
    standalone_question: str
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    footnotes: tuple[NoteWithSources, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    answerer: Literal["extractive", "generative"]
    model: str | None
    timings_ms: dict[str, float]
    generation: Generation | None = None
    fallback: Fallback | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which a claim is not what the paper says: its words in the claim, `[start, end)`, and the paper's.

    `found` is None where the paper has nothing in its place.
    """

    kind: DifferenceKind
    claimed: str
    found: str | None
    claimed_at: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the papers say to a claim; one that is not found has nearest passages and no citations."""

    claim: str
    verdict: Verdict
    differences: tuple[Difference, ...]
    text: str
    citations: tuple[Citation, ...]
    footnotes: tuple[NoteWithSources, ...]
    nearest: tuple[Citation, ...]
    confidence: float
    timings_ms: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One result of a plain search: a verified citation without a number, and its score (higher is better)."""

    citation: Citation
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The passages that a plain search finds, best first, before anything is said: citations without number."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The next words of an answer, verified, with what they cite; the texts of its deltas joined are its own."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing to tell yet: a moment at which whoever listens may stop."""


# What is told of an answer while it is made: once the passages, then deltas, and last the whole answer.
Told = Passages | Waiting | Delta | Answer


def locate_claims(answer: Answer) -> Iterator[tuple[int, int]]:
    """Yield the `[start, end)` of each claim in an answer's text; its markers stand between it and the next."""
    end = 0
    for claim in answer.claims:
        start = answer.text.index(claim.text, end)
        end = start + len(claim.text)
        yield start, end
