"""What a paper claims, sentence by sentence, and on what grounds.

It owns which words of a paper are claims; it must not know what is counted of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.answer import Grounds
from footnoted.document import Cell, Paragraph, ParagraphKind, Section, Sentence, Spans, Table
from footnoted.papers import Paper

__all__ = ["ClaimKind", "PaperClaim", "is_claiming", "list_claims"]

ClaimKind = Literal["sentence", "table_cell"]

# What an author says in a paper; the imprint and the sources under a table claim nothing.
CLAIMING: frozenset[ParagraphKind] = frozenset({"body", "bullet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperClaim:
    """A sentence of the body, or what carries a note in a table, and what the paper rests it on."""

    kind: ClaimKind
    spans: Spans
    section: Section
    grounds: Grounds
    notes: tuple[int, ...]


def list_claims(paper: Paper) -> tuple[PaperClaim, ...]:
    """Return the claims of a paper in reading order."""
    return tuple(read_claims(paper))


def read_claims(paper: Paper) -> Iterator[PaperClaim]:
    """Yield every sentence of the body and what carries a note in a table, block by block."""
    for block in paper.document.blocks:
        if isinstance(block, Table):
            yield from (make_claim(paper, host, block.section, "table_cell") for host in list_noted(block))
        elif isinstance(block, Paragraph) and is_claiming(block):
            yield from (make_claim(paper, sentence, block.section, "sentence") for sentence in block.sentences)


def is_claiming(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph makes claims: body and bullets do; a standfirst sums up, unless it carries notes."""
    has_notes = paragraph.kind == "standfirst" and any(sentence.notes for sentence in paragraph.sentences)
    return paragraph.kind in CLAIMING or has_notes


def list_noted(table: Table) -> Iterator[Sentence | Cell]:
    """Yield the caption and the cells of a table that carry a note."""
    if table.caption is not None and table.caption.notes:
        yield table.caption
    yield from (cell for cell in table.cells() if cell.notes and cell.spans)


def make_claim(paper: Paper, host: Sentence | Cell, section: Section, kind: ClaimKind) -> PaperClaim:
    """Return a sentence or a cell as a claim."""
    return PaperClaim(
        kind=kind,
        spans=host.spans,
        section=section,
        grounds=paper.grounds_of(host.notes),
        notes=host.notes,
    )
