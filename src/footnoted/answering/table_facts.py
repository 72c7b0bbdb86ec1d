"""Questions about a table as such: what it shows, from what sources, how many rows; how many tables there are.

It owns what a table says of itself; it must not know how a question points at a row or a rank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import (
    LOOKED_UP,
    quote_cell,
    quote_note,
    quote_row,
    quote_sentence,
    quote_spans,
    refuse,
    stems_of,
    verbatim,
)
from footnoted.answering.cells import bundle, draft_of, join_words
from footnoted.answering.grids import Grid
from footnoted.answering.wording import ORDINALS, asks
from footnoted.countries import unify_countries
from footnoted.document import Cell
from footnoted.papers import Paper

__all__ = ["NAMES_TABLE", "answer_of_table", "count_tables", "find_sources", "name_leftover"]

NAMES_TABLE = re.compile(rf"\btable\s+(\d{{1,3}})\b|\b({'|'.join(ORDINALS)})\s+table\b", re.IGNORECASE)
ASKS_SOURCE = re.compile(r"\bsources?\b|\bwhere\b.*\bfrom\b|\bbased on\b|\bcite[sd]?\b", re.IGNORECASE)
COUNTS = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
DESCRIBING = (
    "table show about contain cover caption title present compare describe depict mean content information data give "
    "row rows column columns header use used metric measure indicator category list many year date what heading first "
    "second third subject topic call called page stand section"
)
TABLES = asks(
    "table tables", may="many number list there caption captions title titles which what contain have all full"
)
ROWS_AND_COLUMNS = stems_of("row column entry line")
NOTES = stems_of("note footnote endnote marker")
# "When was its data published?" is told by the caption and the source line, if by anything.
MAKING = re.compile(r"^\W*(?:when|why|how)\b(?!\s+(?:many|do|does|did))", re.IGNORECASE)
COLUMNS = stems_of("column measure metric indicator category criterion")
LISTS = re.compile(r"^\W*(?:which|what|who|list|name)\b", re.IGNORECASE)


def name_leftover(question: str, stems: frozenset[str]) -> list[str]:
    """Return the words of a question that have the stems, as they are written there."""
    words = re.findall(r"[^\W_][\w’'-]*", unify_countries(question))
    return [re.sub(r"[’']s$", "", word) for word in words if stems_of(word) & stems]


def count_tables(papers: Sequence[Paper], question: str) -> Draft | None:
    """Return how many tables there are and their captions, where that is what a question asks."""
    if not TABLES.matches(question) or not re.search(r"\btables\b", question, re.IGNORECASE):
        return None
    for paper in papers:
        captions = [quote_sentence(paper, table.caption) for table in paper.document.tables if table.caption]
        if captions:
            number = len(paper.document.tables)
            lead = f"The paper has {number} tables." if number > 1 else "The paper has one table."
            return draft_of(DraftClaim(parts=(lead,), cites=tuple(captions)), *map(verbatim, captions))
    return refuse("The paper has no tables.")


def find_sources(papers: Sequence[Paper], question: str) -> Draft | None:
    """Return the source line of the table that a question after sources names by its caption; None for none."""
    if not ASKS_SOURCE.search(question) or NAMES_TABLE.search(question):
        return None
    named = stems_of(unify_countries(question)) - stems_of(
        "source sources table come base based cite cited data figure"
    )
    for paper in papers:
        for table in paper.document.tables:
            grid = Grid(paper, table)
            if named and table.sources is not None and named <= stems_of(unify_countries(grid.read_caption())):
                return cite_sources(grid)
    return None


def answer_of_table(grid: Grid, question: str) -> Draft | None:
    """Return what a named table shows, its sources, or how many rows it has; that it lacks what else is asked."""
    plain = NAMES_TABLE.sub(" ", question)
    if ASKS_SOURCE.search(plain) and grid.table.sources is not None:
        return cite_sources(grid)
    stems = stems_of(unify_countries(plain))
    if stems & NOTES and not stems - NOTES - stems_of(DESCRIBING):
        return cite_notes(grid)
    headers = frozenset().union(*grid.header_stems)
    if stems & COLUMNS and not stems - stems_of(DESCRIBING) - COLUMNS:
        return draft_of(say_columns(grid))
    is_of_rows = stems & grid.header_stems[0] and not stems - stems_of(DESCRIBING) - grid.header_stems[0]
    if not grid.is_ranking and is_of_rows and LISTS.match(plain):
        return count_rows(grid)
    if COUNTS.search(plain) and (grid.is_ranking or stems & (headers | ROWS_AND_COLUMNS)):
        return count_names(grid) if grid.is_ranking and not stems & ROWS_AND_COLUMNS else count_rows(grid)
    caption = stems_of(grid.read_caption())
    is_of_making = MAKING.match(plain) is not None and not grid.find_columns(plain)
    return describe_table(grid) if is_of_making or not stems - stems_of(DESCRIBING) - caption - headers else None


def count_rows(grid: Grid) -> Draft | None:
    """Return how many rows and columns a table has, and what they are called."""
    rows = [row[0] for row in grid.table.rows if row[0].spans]
    spans = tuple(span for cell in rows for span in cell.spans)
    labels = quote_spans(grid.paper, spans, kind="table_cell", passage=f"{grid.paper.id}:{rows[0].id}")
    named = join_words([grid.read(cell) for cell in rows])
    first = DraftClaim(parts=(f"{grid.name} has {len(grid.table.rows)} rows: {named}.",), cites=(labels,))
    return draft_of(first, say_columns(grid, subject="It"))


def count_names(grid: Grid) -> Draft | None:
    """Return how many different names stand in a ranking, and which."""
    cells: dict[str, Cell] = {}
    for row in grid.table.rows:
        for cell in row[1:]:
            cells.setdefault(grid.read(cell), cell)
    cells.pop("", None)
    cited = bundle(grid, tuple(quote_cell(grid.paper, cell) for cell in cells.values()))
    words = f"{grid.name} names {len(cells)} in all: {join_words(sorted(cells))}."
    return draft_of(DraftClaim(parts=(words,), cites=cited))


def cite_notes(grid: Grid) -> Draft:
    """Return the cells of a table that carry notes, and the notes; that it carries none."""
    cells = [cell for cell in grid.table.cells() if cell.notes]
    numbers = list(dict.fromkeys(number for cell in cells for number in cell.notes))
    if not numbers:
        return refuse(f"{grid.name} carries no note.")
    named = join_words([f"fn {number}" for number in numbers])
    lead = DraftClaim(parts=(f"{grid.name} carries {named}.",), cites=tuple(quote_cell(grid.paper, c) for c in cells))
    notes = [verbatim(quote_note(grid.paper, number)) for number in numbers[:3]]
    return Draft(claims=(lead, *notes), notes=tuple((grid.paper.id, n) for n in numbers), confidence=LOOKED_UP)


def say_columns(grid: Grid, *, subject: str | None = None) -> DraftClaim:
    """Return the sentence that counts a table's rows and names its columns; `subject` stands for the table."""
    header = [cell for cell in grid.table.header if cell.spans]
    named = join_words([grid.read(cell) for cell in header])
    words = f"{subject or grid.name} has {len(grid.table.rows)} rows and {len(header)} columns: {named}."
    return DraftClaim(parts=(words,), cites=(quote_row(grid.paper, header),))


def describe_table(grid: Grid) -> Draft | None:
    """Return a table's caption, its columns and its source line."""
    claims: list[DraftClaim] = []
    if grid.table.caption is not None:
        passage = f"{grid.paper.id}:{grid.table.id}"
        caption: Quotation = quote_spans(grid.paper, grid.table.caption.spans, kind="sentence", passage=passage)
        claims.append(verbatim(caption))
    claims.append(say_columns(grid, subject="It"))
    if grid.table.sources is not None:
        claims += [verbatim(quote_sentence(grid.paper, s)) for s in grid.table.sources.sentences[:1]]
    return draft_of(*claims)


def cite_sources(grid: Grid) -> Draft:
    """Return a table's source line and the notes that print in full what it cites by a short title."""
    sentences = grid.table.sources.sentences if grid.table.sources else ()
    known = grid.paper.document.notes_by_number
    origins = {source.resolved_from for source in grid.paper.sources_of(grid.table)}
    numbers = sorted(number for number in origins if number is not None and number in known)
    claims = [verbatim(quote_sentence(grid.paper, sentence)) for sentence in sentences]
    claims += [DraftClaim(parts=(f"In full in fn {n}: ", quote_note(grid.paper, n))) for n in numbers]
    return Draft(claims=tuple(claims), notes=tuple((grid.paper.id, n) for n in numbers), confidence=LOOKED_UP)
