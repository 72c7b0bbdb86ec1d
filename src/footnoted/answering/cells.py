"""Sentences built round the cells of a table: who ranks where, what stands in a cell, a row read out.

It owns the fixed words between verbatim cells; it must not know how a question points at them.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, quote_cell, quote_row, quote_spans
from footnoted.answering.grids import Grid, spell_rank
from footnoted.document import Cell

__all__ = [
    "MOST_CITED",
    "Row",
    "bundle",
    "draft_of",
    "join_parts",
    "join_words",
    "say_beside",
    "say_cell",
    "say_pair",
    "say_rank",
    "say_row",
    "say_standings",
]

# An answer has room for at least so many citations where none less is asked for.
MOST_CITED = 6

Row = tuple[Cell, ...]
Parts = tuple[str | Quotation, ...]


def draft_of(*claims: DraftClaim) -> Draft | None:
    """Return a draft of claims that were looked up; None for no claims."""
    return Draft(claims=claims, confidence=LOOKED_UP) if claims else None


def join_words(words: list[str]) -> str:
    """Return words as a list in prose: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def say_rank(grid: Grid, row: Row, column: int) -> DraftClaim:
    """Return the sentence that says who has which rank: the cell and its row are cited."""
    cell = quote_cell(grid.paper, row[column])
    parts: Parts = (*rank_parts(grid, row, column), f" ({grid.name}).")
    return DraftClaim(parts=parts, cites=(cell, quote_row(grid.paper, row)))


def rank_parts(grid: Grid, row: Row, column: int) -> Parts:
    """Return the words that say who has which rank for what."""
    cell, label = quote_cell(grid.paper, row[column]), quote_cell(grid.paper, row[0])
    header = quote_cell(grid.paper, grid.table.header[column])
    return (cell, " ranks ", label, f"{spell_rank(int(label.words))} for ", header)


def say_pair(grid: Grid, one: Row, other: Row, column: int) -> DraftClaim:
    """Return the sentence that says which of two ranks higher in a column; both cells and rows are cited."""
    cell, label = quote_cell(grid.paper, other[column]), quote_cell(grid.paper, other[0])
    is_above = int(grid.read(one[0])) < int(label.words)
    side = ", above " if is_above else ", below "
    behind: Parts = (side, cell, ", which ranks ", label, f"{spell_rank(int(label.words))} ({grid.name}).")
    cites = (quote_cell(grid.paper, one[column]), cell, quote_row(grid.paper, one), quote_row(grid.paper, other))
    return DraftClaim(parts=(*rank_parts(grid, one, column), *behind), cites=cites)


def say_cell(grid: Grid, row: Row, column: int) -> DraftClaim:
    """Return the sentence that says what stands at a row and column; a short cell brings its row along."""
    cell, label = quote_cell(grid.paper, row[column]), quote_cell(grid.paper, row[0])
    header = quote_cell(grid.paper, grid.table.header[column])
    stop = "" if cell.words.endswith((".", "!", "?")) else "."
    cites = (cell,) if len(cell.words.split()) > 8 else (cell, quote_row(grid.paper, row))
    return DraftClaim(parts=(label, ", ", header, f" ({grid.name}): ", cell, stop), cites=cites)


def say_row(grid: Grid, row: Row) -> DraftClaim:
    """Return the sentence that reads a whole row, each cell behind its column's name."""
    parts: list[str | Quotation] = [f"{grid.name}: "]
    for header, cell in zip(grid.table.header, row, strict=True):
        if header.spans and cell.spans:
            quoted = quote_cell(grid.paper, cell)
            parts += [quote_cell(grid.paper, header), ": ", quoted, " " if quoted.words.endswith(".") else "; "]
    return DraftClaim(parts=(*parts[:-1], "." if parts[-1] == "; " else ""), cites=(quote_row(grid.paper, row),))


def say_standings(grid: Grid, row: Row, columns: Sequence[int]) -> DraftClaim:
    """Return the sentence that says for what somebody has the rank of a row; the row is cited."""
    cell, label = quote_cell(grid.paper, row[columns[0]]), quote_cell(grid.paper, row[0])
    headers = join_parts([quote_cell(grid.paper, grid.table.header[column]) for column in columns])
    parts: Parts = (cell, " ranks ", label, f"{spell_rank(int(label.words))} for ", *headers, f" ({grid.name}).")
    return DraftClaim(parts=parts, cites=(quote_row(grid.paper, row),))


def say_beside(grid: Grid, rows: Sequence[Row], column: int, *, side: str) -> DraftClaim:
    """Return the sentence that names all who stand to one side ("above Goes") in a column; their cells are cited."""
    named: list[Parts] = []
    for row in rows:
        label = quote_cell(grid.paper, row[0])
        named.append((quote_cell(grid.paper, row[column]), " (", label, f"{spell_rank(int(label.words))})"))
    header = quote_cell(grid.paper, grid.table.header[column])
    verb = " ranks " if len(rows) == 1 else " rank "
    joined = [part for n, parts in enumerate(named) for part in (*join_sign(n, len(named)), *parts)]
    cells = tuple(quote_cell(grid.paper, row[column]) for row in rows)
    return DraftClaim(parts=(*joined, f"{verb}{side} for ", header, f" ({grid.name})."), cites=bundle(grid, cells))


def bundle(grid: Grid, cells: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Return cells as they are cited: each by itself, or as one where an answer may not have room for them all."""
    if len(cells) <= MOST_CITED:
        return cells
    spans = tuple(sorted(span for cell in cells for span in cell.spans))
    return (quote_spans(grid.paper, spans, kind="table_cell", passage=cells[0].passage),)


def join_parts(quoted: Sequence[Quotation]) -> Parts:
    """Return quotations as a list in prose."""
    parts: list[str | Quotation] = []
    for n, quotation in enumerate(quoted):
        parts += [*join_sign(n, len(quoted)), quotation]
    return tuple(parts)


def join_sign(n: int, length: int) -> tuple[str, ...]:
    """Return what stands before the nth of a list in prose."""
    return () if n == 0 else (" and ",) if n == length - 1 else (", ",)
