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

__all__ = ["ClaimKind", "PaperClaim", "list_claims"]

ClaimKind = Literal["sentence", "table_cell"]

# What an author says in a paper. A standfirst sums up what follows, the imprint and a table's sources claim nothing.
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
    return tuple(find_claims(paper))


def find_claims(paper: Paper) -> Iterator[PaperClaim]:
    """Yield every sentence of the body and what carries a note in a table, block by block."""
    for block in paper.document.blocks:
        if isinstance(block, Table):
            yield from (make_claim(paper, host, block.section, "table_cell") for host in list_noted(block))
        elif isinstance(block, Paragraph) and block.kind in CLAIMING:
            yield from (make_claim(paper, sentence, block.section, "sentence") for sentence in block.sentences)


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
