"""The JSON of a paper's bibliographic data, outline and counts.

It owns the names and shapes that clients rely on and must not know how a paper is parsed.
"""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from footnoted import document as paper
from server.schemas.examples import DOCUMENT
from server.schemas.spans import Pages, SpanPair

__all__ = ["DocumentList", "DocumentSummary"]

METADATA_FIELDS = tuple(paper.Metadata.__dataclass_fields__)


class OutlineEntry(BaseModel):
    """A heading; `label` is its title behind its number, `span` reaches over all of its words."""

    id: str
    level: int
    number: str | None
    title: str
    label: str
    span: SpanPair
    pages: Pages | None


class Counts(BaseModel):
    """How much of what a paper holds."""

    footnotes: int
    sentences: int
    tables: int
    headings: int


class DocumentSummary(BaseModel):
    """A paper: its bibliographic data, outline, counts, and questions to start with."""

    model_config = ConfigDict(json_schema_extra={"examples": [DOCUMENT]})

    id: str
    title: str
    subtitle: str | None
    authors: list[str]
    date: str | None
    publisher: str | None
    series: str | None
    doi: str | None
    isbn: str | None
    rights: str | None
    attribution: str | None
    citation: str | None
    language: str
    outline: list[OutlineEntry]
    counts: Counts
    remarks: list[str] = Field(description="What the parser could not make sense of.")
    starters: list[str] = Field(description="Questions that this paper answers.")

    @classmethod
    def of(cls, document: paper.Document, starters: tuple[str, ...]) -> Self:
        """Describe a document."""
        return cls.model_validate(
            {
                **{name: getattr(document.metadata, name) for name in METADATA_FIELDS},
                "id": document.id,
                "outline": [_describe_heading(heading) for heading in document.headings],
                "counts": {name: len(getattr(document, name)) for name in Counts.model_fields},
                "remarks": document.remarks,
                "starters": starters,
            }
        )


class DocumentList(BaseModel):
    """All papers that are answered from."""

    documents: list[DocumentSummary]


def _describe_heading(heading: paper.Heading) -> dict[str, object]:
    return {
        "id": heading.id,
        "level": heading.level,
        "number": heading.number,
        "title": heading.title,
        "label": heading.label,
        "span": (heading.spans[0].start, heading.spans[-1].end),
        "pages": heading.pages,
    }
