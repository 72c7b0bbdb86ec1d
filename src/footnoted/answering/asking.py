"""A question as the answerers see it, and quotations of the parts of a paper.

It owns how a sentence, cell, note, title or passage becomes a Quotation; it must not know any kind of question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from footnoted.answer import CitationKind, Draft, DraftClaim, Quotation
from footnoted.document import Cell, Heading, Sentence, Spans
from footnoted.indexing.terms import split_terms
from footnoted.papers import Paper
from footnoted.passages import Passage
from footnoted.retrieval import Ranking, Retriever

__all__ = [
    "LOOKED_UP",
    "Asked",
    "Lookup",
    "quote_cell",
    "quote_heading",
    "quote_note",
    "quote_passage",
    "quote_row",
    "quote_sentence",
    "quote_spans",
    "refuse",
    "stems_of",
    "verbatim",
]

# How sure an answer looked up in the paper's structure is: the question was understood as one of few kinds.
LOOKED_UP = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that stands alone, the papers in scope and the retriever to search them with."""

    text: str
    papers: tuple[Paper, ...]
    retriever: Retriever

    def search(self, text: str, **options: Any) -> Ranking:
        """Search the papers in scope for other words than the question's; see `Retriever.search`."""
        return self.retriever.search(text, documents=[paper.id for paper in self.papers], **options)


Lookup = Callable[[Asked], Draft | None]


def stems_of(words: str) -> frozenset[str]:
    """Return the stems of words, stop words left out."""
    return frozenset(split_terms(words))


def quote_spans(paper: Paper, spans: Spans, *, kind: CitationKind, passage: str) -> Quotation:
    """Return the quotation of whatever stands in the spans."""
    return Quotation(document=paper.id, passage=passage, kind=kind, spans=spans, words=paper.document.read(spans))


def quote_sentence(paper: Paper, sentence: Sentence) -> Quotation:
    """Return the quotation of a sentence, of the body or of front or back matter."""
    paragraph = paper.document.paragraph_of.get(sentence.id)
    is_matter = paragraph is not None and paragraph.kind in ("front_matter", "back_matter")
    kind: CitationKind = "front_matter" if is_matter else "sentence"
    return quote_spans(paper, sentence.spans, kind=kind, passage=f"{paper.id}:{sentence.id}")


def quote_cell(paper: Paper, cell: Cell) -> Quotation:
    """Return the quotation of a table cell."""
    return quote_spans(paper, cell.spans, kind="table_cell", passage=f"{paper.id}:{cell.id}")


def quote_row(paper: Paper, row: Iterable[Cell]) -> Quotation:
    """Return the quotation of a whole table row."""
    cells = tuple(row)
    spans = tuple(span for cell in cells for span in cell.spans)
    return quote_spans(paper, spans, kind="table_row", passage=f"{paper.id}:{cells[0].id.rsplit('c', 1)[0]}")


def quote_note(paper: Paper, number: int) -> Quotation:
    """Return the quotation of a note's definition."""
    spans = paper.document.notes_by_number[number].spans
    return quote_spans(paper, spans, kind="footnote", passage=f"{paper.id}:fn{number}")


def quote_heading(paper: Paper, heading: Heading) -> Quotation:
    """Return the quotation of a title."""
    return quote_spans(paper, heading.spans, kind="sentence", passage=f"{paper.id}:{heading.id}")


def quote_passage(passage: Passage) -> Quotation:
    """Return the quotation of a passage that was found."""
    kind: CitationKind = "sentence" if passage.kind == "passage" else passage.kind
    return Quotation(document=passage.document, passage=passage.id, kind=kind, spans=passage.spans, words=passage.text)


def verbatim(quotation: Quotation) -> DraftClaim:
    """Return the claim that is a quotation and nothing else."""
    return DraftClaim(parts=(quotation,))


def refuse(reason: str) -> Draft:
    """Return a draft that says why there is nothing to say."""
    return Draft(claims=(), reason=reason, confidence=LOOKED_UP)
