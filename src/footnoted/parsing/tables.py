"""Tables: runs of rows parted by tabs, bars or wide gaps, with captions, page breaks and source lines.

It owns the grid of a table; it must not know where in the paper the table stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from footnoted.document import Cell, Span
from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.strand import Sheet

__all__ = ["CAPTION", "LONGEST_CAPTION", "SOURCE_LINE", "Grid", "build_cells", "join_captions"]

CAPTION = re.compile(
    r"^[*_]{0,2}(?P<kind>Table|Figure|Fig\.|Box|Chart|Map|Exhibit)\s+(?P<number>\d{1,3})"
    r"(?:[*_]{0,2}[.:–—|]|[*_]{0,2}(?:\s+[^\s\da-z]|$))"
)
BARE_CAPTION = re.compile(r"^[*_]{0,2}(?:Table|Box|Chart|Exhibit)\s+\d{1,3}[.:]?[*_]{0,2}$")
SOURCE_LINE = re.compile(r"^[*_]{0,2}(?:Sources?|Notes?|Data)[*_]{0,2}:", re.IGNORECASE)
LONGEST_CAPTION = 250
GAP = re.compile(r"[ ]{3,}")

Fields = list[Span | None]


@dataclass(slots=True)
class Grid:
    """A table while it is read: its rows of fields, the words of its header, its caption and source line."""

    rows: list[Fields] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    caption: RawBlock | None = None
    source: RawBlock | None = None

    @property
    def number(self) -> int | None:
        """The number in the caption."""
        match = CAPTION.match(self.caption.words) if self.caption else None
        return int(match["number"]) if match else None

    def add(self, block: RawBlock) -> None:
        """Take a row, but not a header that a page break repeats."""
        words = [" ".join(piece.split()) for _, piece in split_row(block)]
        if not self.rows:
            self.header = words
        elif words == self.header:
            return
        self.rows.append([place(start, piece) for start, piece in split_row(block)])

    def is_captioned_like(self, block: RawBlock) -> bool:
        """Tell whether a caption is this table's own again, as on the page where it goes on."""
        match = CAPTION.match(block.words)
        return match is not None and self.number == int(match["number"])


def split_row(block: RawBlock) -> list[tuple[int, str]]:
    """Return the pieces of a row, each with its offset in the text: parted by tabs, else bars, else wide gaps."""
    words, start = block.words, block.span.start
    if "\t" in words:
        gaps = [m.span() for m in re.finditer(r"\t", words)]
    elif words.startswith("|"):
        inner = words[1:].removesuffix("|")
        words, start = inner, start + 1
        gaps = [m.span() for m in re.finditer(r"(?<!\\)\|", words)]
    else:
        gaps = [m.span() for m in GAP.finditer(words)]
    begins = [0, *(end for _, end in gaps)]
    ends = [*(begin for begin, _ in gaps), len(words)]
    return [(start + a, words[a:b]) for a, b in zip(begins, ends, strict=True)]


def place(start: int, piece: str) -> Span | None:
    """Return the span of the words of a piece; None where it is empty."""
    core = piece.strip()
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + lead + len(core)) if core else None


def join_captions(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks with every "Table 1" that stands alone above its title and rows made one with the title."""
    joined: list[RawBlock] = []
    for i, block in enumerate(blocks):
        before = joined[-1] if joined else None
        is_title = block.shape == "text" and len(block.words) < LONGEST_CAPTION
        is_above_rows = i + 1 < len(blocks) and blocks[i + 1].shape == "row"
        if before and is_title and is_above_rows and before.shape == "text" and BARE_CAPTION.match(before.words):
            span = Span(before.span.start, block.span.end)
            joined[-1] = replace(before, span=span, words=f"{before.words}\n{block.words}")
        else:
            joined.append(block)
    return joined


def build_cells(sheet: Sheet, rows: Sequence[Fields], *, table: str) -> tuple[tuple[Cell, ...], ...]:
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
