"""Tables: runs of tab-separated rows, with captions, page breaks and source lines.

It owns the grid of a table; it must not know where in the paper the table stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnoted.document import Cell, Span
from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.strand import Sheet

__all__ = ["CAPTION", "SOURCE_LINE", "Grid", "build_cells", "is_repeated_header", "row_fields"]

CAPTION = re.compile(
    r"^(?:\*\*)?(?P<kind>Table|Figure|Box|Chart|Map)\s+(?P<number>\d{1,3})\b(?:\*\*)?[.:–—]?\s", re.IGNORECASE
)
SOURCE_LINE = re.compile(r"^(?:\*{0,2})(?:Sources?|Notes?|Data)(?:\*{0,2}):", re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """A table while it is read: its rows of fields, its caption and its source line."""

    rows: list[list[Span | None]] = field(default_factory=list)
    caption: RawBlock | None = None
    source: RawBlock | None = None


def row_fields(text: str, block: RawBlock) -> list[Span | None]:
    """Return the span of each field of a tab-separated row; None where a field is empty."""
    fields: list[Span | None] = []
    start = block.span.start
    for piece in text[block.span.start : block.span.end].split("\t"):
        lead = len(piece) - len(piece.lstrip())
        core = piece.strip()
        fields.append(Span(start + lead, start + lead + len(core)) if core else None)
        start += len(piece) + 1
    return fields


def is_repeated_header(text: str, row: Sequence[Span | None], header: Sequence[Span | None]) -> bool:
    """Tell whether a row says again what the header says, as after a page break."""
    return [read(text, span) for span in row] == [read(text, span) for span in header]


def read(text: str, span: Span | None) -> str:
    """Return the words of a field with white space folded."""
    return " ".join(text[span.start : span.end].split()) if span else ""


def build_cells(sheet: Sheet, rows: Sequence[Sequence[Span | None]], *, table: str) -> tuple[tuple[Cell, ...], ...]:
    """Return cells row by row, every row as wide as the widest; short rows end in empty cells."""
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    return tuple(
        tuple(build_cell(sheet, span, f"{table}r{i}c{column}", i, column) for column, span in enumerate(row))
        for i, row in enumerate(padded)
    )


def build_cell(sheet: Sheet, span: Span | None, name: str, row: int, column: int) -> Cell:
    """Return one cell with the notes whose markers stand in it."""
    spans = sheet.clean(span) if span else ()
    notes = tuple(marker.number for marker in sheet.markers_in([span])) if span else ()
    return Cell(id=name, spans=spans, row=row, column=column, notes=notes)
