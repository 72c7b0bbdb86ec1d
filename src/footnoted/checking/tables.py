"""Claims about what stands in a table: a row, a column, and the cell where they meet.

It owns how a claim points into a table of short cells; it must not know how sentences are found or compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import Difference, Quotation
from footnoted.checking.alignment import differ, equal
from footnoted.checking.content import Content, Value, read_content
from footnoted.checking.names import Lexicon, Name
from footnoted.checking.numbers import Number
from footnoted.checking.words import stem_of
from footnoted.document import Cell, Document, Table

__all__ = ["Standing", "look_up_table"]

# Cells of more words are passages of their own.
LONGEST_CELL = 3
# Words that only say that something stands in a place.
PLACES = (
    "rank ranks ranked ranking comes came place placed position stands listed list table score scored had has state "
    "country countries according highest number total regional world"
)
STANDING = frozenset(stem_of(word) for word in PLACES.split())
# A claim with more other words than these says more than that.
MOST_LEFT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a table says to a claim: nothing differs, or what does; with the cells and the row to cite."""

    differences: tuple[Difference, ...]
    quotations: tuple[Quotation, ...]


def look_up_table(claim: Content, documents: Sequence[Document], lexicon: Lexicon) -> Standing | None:
    """Return what a table says to a claim that names a column and a row or a cell; None where none is so named."""
    for document in documents:
        for table in document.tables:
            for column in name_columns(claim, document, table):
                if found := compare_column(claim, document, table, column, lexicon):
                    return found
    return None


def name_columns(claim: Content, document: Document, table: Table) -> Iterator[int]:
    """Yield the columns whose whole title stands in a claim that says little else, the longest title first."""
    said = stems_in(claim.text)
    caption = stems_in(document.read(table.caption.spans)) if table.caption else frozenset()
    label = stems_in(document.read(table.header[0].spans)) if table.header and table.header[0].spans else frozenset()
    titles = {n: stems_in(document.read(cell.spans)) for n, cell in enumerate(table.header) if n and cell.spans}
    for column, stems in sorted(titles.items(), key=lambda each: -len(each[1])):
        left = claim.stems - stems - caption - label - STANDING
        if stems and stems <= said and len(left) <= MOST_LEFT:
            yield column


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of words, those of a compound one by one."""
    return frozenset(stem_of(word) for word in re.findall(r"\w+", text)) - {""}


def compare_column(claim: Content, document: Document, table: Table, column: int, lexicon: Lexicon) -> Standing | None:
    """Return what a column says to a claim; None where the claim names neither a row and a cell nor one of them."""
    rows = [row for row in table.rows if column < len(row) and row[0].spans and row[column].spans]
    read = {cell.id: read_content(document.read(cell.spans), lexicon) for row in rows for cell in (row[0], row[column])}
    if any(len(read[row[column].id].tokens) > LONGEST_CELL for row in rows):
        return None
    labelled = {row[0].id: find_said(claim, read[row[0].id]) for row in rows}
    named = {row[column].id: find_said(claim, read[row[column].id]) for row in rows}
    for row in rows:
        if labelled[row[0].id] and named[row[column].id]:
            return Standing(differences=(), quotations=quote_meeting(document, row, column))
    differences: list[Difference] = []
    cited: list[Quotation] = []
    for row in rows:
        for asked, other in ((row[0], row[column]), (row[column], row[0])):
            said = labelled[asked.id] if asked is row[0] else named[asked.id]
            rival = find_other(claim, read[other.id], said) if said else None
            if rival is not None:
                found = document.read(other.spans)
                differences.append(differ(rival, found))
                cited.extend(quote_meeting(document, row, column))
    return Standing(differences=tuple(differences), quotations=tuple(dict.fromkeys(cited))) if differences else None


def find_said(claim: Content, cell: Content) -> tuple[Value, ...]:
    """Return the values of a claim that say what a cell does; none where it is not named."""
    found: list[Value] = []
    for value in cell.values:
        same = next((each for each in claim.values if says_same(each, value)), None)
        if same is None:
            return ()
        found.append(same)
    return tuple(found)


def says_same(claimed: Value, found: Value) -> bool:
    """Tell whether two values are the same; a rank in a table is a bare number, as is an amount of money."""
    if isinstance(claimed, Number) and isinstance(found, Number):
        return claimed.amount == found.amount
    return equal(claimed, found)


def find_other(claim: Content, cell: Content, taken: Sequence[Value]) -> Value | None:
    """Return the value of a claim that stands where a cell says something else; None where the claim has none."""
    kinds = {type(value) for value in cell.values}
    free = [value for value in claim.values if value not in taken and type(value) in kinds]
    wanted = next(iter(cell.values), None)
    if isinstance(wanted, Name):
        free = [value for value in free if isinstance(value, Name) and value.is_like(wanted)]
    return free[0] if free else None


def quote_meeting(document: Document, row: Sequence[Cell], column: int) -> tuple[Quotation, ...]:
    """Return the quotation of the cell where a row and a column meet, and of the row."""
    cell, spans = row[column], tuple(span for each in row for span in each.spans)
    name = f"{document.id}:{row[0].id.rsplit('c', 1)[0]}"
    quoted = Quotation(
        document=document.id,
        passage=f"{document.id}:{cell.id}",
        kind="table_cell",
        spans=cell.spans,
        words=document.read(cell.spans),
    )
    whole = Quotation(document=document.id, passage=name, kind="table_row", spans=spans, words=document.read(spans))
    return quoted, whole
