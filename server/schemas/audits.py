"""The JSON of the report on a paper's grounds, and of the look-ups from sources back to claims.

It owns the names and shapes that clients rely on and must not know how anything is counted.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from footnoted.answer import Grounds
from footnoted.auditing import ClaimKind, Trouble
from server.schemas.answers import Source
from server.schemas.spans import SpanPair

__all__ = ["CLAIMS", "Audit", "AuditClaims", "CitedWorks"]

SOURCE = {"note": 23, "type": "interview", "text": "Author interview with South Korean official, July 2025."}
CLAIMS: dict[str, Any] = {
    "document": "howell-2025-south-korea",
    "filter": {
        "grounds": "interview",
        "section": None,
        "note": 23,
        "type": None,
        "publisher": None,
        "before": None,
        "official": None,
        "language": None,
    },
    "count": 1,
    "claims": [
        {
            "kind": "sentence",
            "quote": "As one South Korean official succinctly noted to the author, "
            "Trump ‘is a reality that cannot be avoided’.",
            "spans": [[36785, 36890]],
            "section": ["03 The main factors affecting South Korean foreign policy", "The Trump factor"],
            "grounds": "interview",
            "footnotes": [23],
            "sources": [SOURCE],
        }
    ],
}


class Count(BaseModel):
    """How many sources there are, and the notes that cite them."""

    sources: int
    notes: list[int]


class Tally(Count):
    """How many sources go by a name; null for those that have none. A source counts under every name it goes by."""

    name: str | None


class Age(Count):
    """The sources older than so many years, counted from the paper's year."""

    years: int
    before: int


class GroundsCount(BaseModel):
    """How many sentences have a note behind them, the author's interview, or no note."""

    sentences: int
    cited: int
    interview: int
    asserted: int


class AuditCounts(GroundsCount):
    """How much there is of what."""

    notes: int
    sources: int
    works: int


class Section(GroundsCount):
    """A section's sentences by their grounds; nulls for those that stand under no title."""

    heading: str | None
    label: str | None
    spans: list[SpanPair]
    asserted_share: float = Field(ge=0, le=1)
    sections: list[Section]


class RepeatedWork(BaseModel):
    """A work that several notes cite."""

    work: str
    text: str
    notes: list[int]


class DanglingNote(BaseModel):
    """A note that leads nowhere: a short form that fits no work, no source, no text, or no marker in the body."""

    note: int
    trouble: Trouble
    text: str


class CitedSource(BaseModel):
    """A source as printed, and the note that cites it."""

    note: int
    type: str
    text: str


class QuotedSentence(BaseModel):
    """The sentence round a quotation."""

    quote: str
    spans: list[SpanPair]


class BareQuotation(BaseModel):
    """Words in quotation marks with no note in their sentence nor in one beside it."""

    quote: str
    spans: list[SpanPair]
    sentence: QuotedSentence
    section: list[str]


class NotePlace(BaseModel):
    """Where a note is printed."""

    number: int
    spans: list[SpanPair]


class Audit(BaseModel):
    """What a paper rests on, and what of it cannot be followed; every entry names notes or spans to open it by."""

    document: str
    title: str
    counts: AuditCounts
    types: list[Tally]
    publishers: list[Tally]
    years: list[Tally]
    languages: list[Tally]
    official: Count = Field(description="Sources in which a government speaks itself.")
    ages: list[Age]
    chapters: list[Section]
    repeated: list[RepeatedWork]
    dangling: list[DanglingNote]
    unparsed: list[CitedSource]
    unlinked: list[CitedSource]
    bare_quotations: list[BareQuotation]
    notes: list[NotePlace]


class WantedClaims(BaseModel):
    """The filter as it was understood; null lets every claim through."""

    grounds: Grounds | None
    section: str | None
    note: int | None
    type: str | None
    publisher: str | None
    before: int | None
    official: bool | None
    language: str | None


class PaperClaim(BaseModel):
    """A claim of the paper, and on what it rests."""

    kind: ClaimKind
    quote: str
    spans: list[SpanPair]
    section: list[str]
    grounds: Grounds
    footnotes: list[int]


class AuditClaim(PaperClaim):
    """A claim of the paper with the sources behind it that were asked for."""

    sources: list[CitedSource]


class AuditClaims(BaseModel):
    """The claims that a filter lets through, in reading order."""

    model_config = ConfigDict(json_schema_extra={"examples": [CLAIMS]})

    document: str
    filter: WantedClaims
    count: int
    claims: list[AuditClaim]


class CitedWork(BaseModel):
    """A work that a paper cites, once, and the claims that carry a note citing it."""

    id: str = Field(description="The same as in the lists of references.")
    source: Source = Field(description="From the note that tells most of it.")
    notes: list[int]
    outlets: list[str]
    official: bool = Field(description="A government's own word.")
    grounds: Literal["cited", "interview"]
    claims: list[PaperClaim]


class CitedWorks(BaseModel):
    """The works that a paper cites, by the first note that cites each."""

    document: str
    count: int
    works: list[CitedWork]
