"""Questions that a table answers by row and column, in either direction.

It owns the fixed sentences built round verbatim cells; it must not know about prose or notes.
"""

from __future__ import annotations

import re

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import (
    LOOKED_UP,
    Asked,
    quote_cell,
    quote_note,
    quote_row,
    quote_sentence,
    quote_spans,
    refuse,
    stems_of,
    verbatim,
)
from footnoted.answering.grids import BOTTOM, ORDINALS, TOP, Grid, read_rank, spell_rank
from footnoted.countries import unify_countries
from footnoted.document import Cell
from footnoted.papers import Paper
from footnoted.passages import Passage

__all__ = ["answer_from_tables", "describe_hit"]

NAMES_TABLE = re.compile(rf"\btable\s+(\d{{1,3}})\b|\b({'|'.join(ORDINALS)})\s+table\b", re.IGNORECASE)
ABOUT_TABLE = re.compile(
    r"\b(?:show|about|contain|list|cover|caption|title|present|compare|describe|depict)\w*\b|\bin table\b|"
    r"^table \d+\??$",
    re.IGNORECASE,
)
ASKS_SOURCE = re.compile(r"\bsources?\b|\bwhere\b.*\bfrom\b|\bbased on\b|\bcite[sd]?\b", re.IGNORECASE)
RANKING_CUE = re.compile(
    r"\b(?:rank\w*|placed?|position|score\w*|tops?|topped|highest|lowest|leads?|leading|best|strongest|weakest|last|above|"
    r"ahead of|higher than|outranks?|number (?:one|\d+)|\d+(?:st|nd|rd|th))\b|#\s*\d|"
    rf"\b(?:{'|'.join(ORDINALS)})\b",
    re.IGNORECASE,
)
ABOVE = re.compile(r"\b(?:above|ahead of|higher than|outranks?|better than)\b", re.IGNORECASE)
YEARS = re.compile(r"\b(\d{4})\s*[–—-]\s*(\d{2,4})\b")
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
REVERSE = re.compile(r"\b(?:who|which|whose|what)\b", re.IGNORECASE)
# Words by which people ask after a term of office, a policy, a rank; they name nothing in a table.
WORDS_OF_OFFICE = "serve office term hold year rule govern time leader lead president presidency become table"
WORDS_OF_POLICY = (
    "policy posture stance approach approached attitude relation relationship relate handle deal dealt treat view "
    "position toward towards take describe characterize pursue like according foreign do administration government "
    "belong member of say"
)
WORDS_OF_RANKING = (
    "rank ranked ranking rankings place placed position score number country countries state nation come stand list "
    "first second third fourth fifth sixth seventh eighth ninth tenth top highest lowest last best strongest weakest "
    "lead leading high low above ahead outrank terms measure metric indicator index category across region regional "
    "power world paper according table"
)
# The share of the question's words that a cell must hold to be what it points at.
POINTED_AT = 0.6


def answer_from_tables(asked: Asked) -> Draft | None:
    """Return what a table says at the row and column a question points at; None where it points at none."""
    grids = [Grid(paper, table) for paper in asked.papers for table in paper.document.tables]
    if match := NAMES_TABLE.search(asked.text):
        number = int(match[1]) if match[1] else ORDINALS.index(match[2].casefold()) + 1
        grids = [grid for grid in grids if grid.table.number == number]
        if not grids:
            return refuse(f"The paper has no Table {number}.")
    for grid in grids:
        if grid.is_ranking:
            draft = answer_ranking(grid, asked.text) if RANKING_CUE.search(asked.text) else None
        else:
            draft = answer_attributes(grid, asked.text)
        if draft is not None:
            return draft
    return describe_table(grids[0], asked.text) if match else None


def describe_table(grid: Grid, question: str) -> Draft | None:
    """Return a table's caption, or its source line."""
    table = grid.table
    if ASKS_SOURCE.search(question) and table.sources is not None:
        return cite_sources(grid)
    if table.caption is None or not ABOUT_TABLE.search(question):
        return None
    caption = quote_spans(grid.paper, table.caption.spans, kind="sentence", passage=f"{grid.paper.id}:{table.id}")
    header = quote_row(grid.paper, table.header)
    columns = ", ".join(grid.read(cell) for cell in table.header)
    rows = DraftClaim(parts=(f"Its {len(table.rows)} rows have the columns {columns}.",), cites=(header,))
    return draft_of(verbatim(caption), rows)


def cite_sources(grid: Grid) -> Draft:
    """Return a table's source line and the notes that print in full what it cites by a short title."""
    sentences = grid.table.sources.sentences if grid.table.sources else ()
    known = grid.paper.document.notes_by_number
    origins = {source.resolved_from for source in grid.paper.sources_of(grid.table)}
    numbers = sorted(number for number in origins if number is not None and number in known)
    claims = [verbatim(quote_sentence(grid.paper, sentence)) for sentence in sentences]
    claims += [DraftClaim(parts=(f"In full in fn {n}: ", quote_note(grid.paper, n))) for n in numbers]
    return Draft(claims=tuple(claims), notes=tuple((grid.paper.id, n) for n in numbers), confidence=LOOKED_UP)


def draft_of(*claims: DraftClaim) -> Draft | None:
    """Return a draft of claims that were looked up; None for no claims."""
    return Draft(claims=claims, confidence=LOOKED_UP) if claims else None


def answer_ranking(grid: Grid, question: str) -> Draft | None:
    """Return who has a rank, or which rank somebody has, in a table of ranks."""
    plain = NAMES_TABLE.sub(" ", question)
    rest = stems_of(unify_countries(YEAR.sub(" ", plain))) - grid.stems - stems_of(WORDS_OF_RANKING)
    rest = frozenset(stem for stem in rest if not stem.isdigit())
    columns = grid.find_columns(plain)
    if len(rest) > (1 if columns else 0):
        return None
    if columns and (other := frozenset(YEAR.findall(plain)) - grid.years) and grid.years:
        return refuse(f"{grid.name} is of {', '.join(sorted(grid.years))}, not of {', '.join(sorted(other))}.")
    rank = read_rank(YEAR.sub(" ", plain), len(grid.table.rows))
    entity = grid.find_entity(plain)
    if len(columns) != 1:
        if entity and (TOP.search(plain) or BOTTOM.search(plain)):
            rank = grid.find_extreme(entity, is_best=not BOTTOM.search(plain))
        return answer_across(grid, entity, rank) if entity else None
    if entity and ABOVE.search(question):
        return list_above(grid, entity, columns[0])
    if rank is not None and not (entity and asks_rank(question)):
        return answer_rank(grid, rank, columns[0])
    return answer_entity(grid, entity, columns[0]) if entity else None


def asks_rank(question: str) -> bool:
    """Tell whether a question asks for somebody's rank, rather than for who has a rank."""
    return bool(re.search(r"^\W*(?:where|how|what (?:is|was|rank|place|position))\b|\bdoes\b", question, re.IGNORECASE))


def answer_rank(grid: Grid, rank: int, column: int) -> Draft | None:
    """Return who stands at a rank in a column."""
    row = next((row for row in grid.table.rows if grid.read(row[0]) == str(rank)), None)
    if row is None:
        first, last = (grid.read(grid.table.rows[n][0]) for n in (0, -1))
        return refuse(f"{grid.name} lists ranks {first} to {last}; there is no rank {rank} in it.")
    return draft_of(say_rank(grid, row, column))


def say_rank(grid: Grid, row: tuple[Cell, ...], column: int) -> DraftClaim:
    """Return the sentence that says who has which rank: the cell and its row are cited."""
    cell, label = quote_cell(grid.paper, row[column]), quote_cell(grid.paper, row[0])
    header = quote_cell(grid.paper, grid.table.header[column])
    ending = spell_rank(int(label.words))
    parts: tuple[str | Quotation, ...] = (cell, " ranks ", label, f"{ending} for ", header, f" ({grid.name}).")
    return DraftClaim(parts=parts, cites=(cell, quote_row(grid.paper, row)))


def answer_entity(grid: Grid, entity: str, column: int) -> Draft | None:
    """Return somebody's rank in a column."""
    for row in grid.table.rows:
        if grid.read(row[column]) == entity:
            return draft_of(say_rank(grid, row, column))
    return refuse(f"{entity} is not among those that {grid.name} lists for {grid.read(grid.table.header[column])}.")


def answer_across(grid: Grid, entity: str, rank: int | None) -> Draft | None:
    """Return somebody's ranks in all columns, or the columns in which they have one rank.

    Rows are cited, not cells: one row holds several of the ranks, and citations are few.
    """
    claims = []
    for column in range(1, len(grid.table.header)):
        for row in grid.table.rows:
            if grid.read(row[column]) == entity and (rank is None or grid.read(row[0]) == str(rank)):
                claims.append(DraftClaim(parts=say_rank(grid, row, column).parts, cites=(quote_row(grid.paper, row),)))
    if not claims:
        return refuse(f"{entity} does not rank {rank}{spell_rank(rank or 0)} anywhere in {grid.name}.")
    return draft_of(*claims)


def list_above(grid: Grid, entity: str, column: int) -> Draft | None:
    """Return everybody who ranks above somebody in a column; somebody's own rank where nobody does."""
    names = [grid.read(row[column]) for row in grid.table.rows]
    if entity not in names[1:]:
        return answer_entity(grid, entity, column)
    above = grid.table.rows[: names.index(entity)]
    cited = ((say_rank(grid, row, column).parts, quote_cell(grid.paper, row[column])) for row in above)
    return draft_of(*(DraftClaim(parts=parts, cites=(cell,)) for parts, cell in cited))


def answer_attributes(grid: Grid, question: str) -> Draft | None:
    """Return the cells at the row and columns that a question names, or the row whose cell it describes."""
    row = grid.find_row(question)
    if row is None:
        return answer_reverse(grid, question)
    cells = grid.table.rows[row]
    columns = [column for column in grid.find_columns(question) if cells[column].spans]
    named = frozenset().union(stems_of(unify_countries(grid.read(cells[0]))), *grid.header_stems)
    generic = stems_of(WORDS_OF_POLICY) | stems_of(WORDS_OF_OFFICE) | subject_of(grid)
    rest = stems_of(unify_countries(NAMES_TABLE.sub(" ", question))) - named - generic
    if not columns or rest:
        return None
    return draft_of(*(say_cell(grid, cells, column) for column in columns))


def say_cell(grid: Grid, row: tuple[Cell, ...], column: int) -> DraftClaim:
    """Return the sentence that says what stands at a row and column; a short cell brings its row along."""
    cell, label = quote_cell(grid.paper, row[column]), quote_cell(grid.paper, row[0])
    header = quote_cell(grid.paper, grid.table.header[column])
    stop = "" if cell.words.endswith((".", "!", "?")) else "."
    cites = (cell,) if len(cell.words.split()) > 8 else (cell, quote_row(grid.paper, row))
    return DraftClaim(parts=(label, ", ", header, f" ({grid.name}): ", cell, stop), cites=cites)


def answer_reverse(grid: Grid, question: str) -> Draft | None:
    """Return the row whose cell a question describes, where it asks who or which."""
    labels = grid.header_stems[0]
    if not REVERSE.search(question) or not labels & stems_of(question):
        return None
    found = find_period(grid, question) or find_described(grid, question)
    return draft_of(say_cell(grid, *found)) if found else None


def find_period(grid: Grid, question: str) -> tuple[tuple[Cell, ...], int] | None:
    """Return the row and column of the span of years that holds the year, or is the span, in a question."""
    years = [int(year) for year in YEAR.findall(question)]
    column = grid.find_period_column("when")
    if not years or column is None:
        return None
    rest = stems_of(YEARS.sub(" ", YEAR.sub(" ", unify_countries(question))))
    if rest - grid.header_stems[0] - stems_of(WORDS_OF_OFFICE) - subject_of(grid):
        return None
    for row in grid.table.rows:
        match = YEARS.search(grid.read(row[column]))
        if match:
            first = int(match[1])
            last = int(match[1][: 4 - len(match[2])] + match[2])
            last += 100 if last < first else 0
            if first <= years[0] < last or (first <= years[0] <= last and len(years) > 1):
                return row, column
    return None


def subject_of(grid: Grid) -> frozenset[str]:
    """Return the stems of the paper's title: every question may hold them, so they point at nothing."""
    return stems_of(unify_countries(grid.paper.document.metadata.title))


def find_described(grid: Grid, question: str) -> tuple[tuple[Cell, ...], int] | None:
    """Return the row and column of the one cell that holds most of what a question says."""
    headers = frozenset().union(*grid.header_stems)
    asked = stems_of(unify_countries(question)) - grid.header_stems[0] - stems_of("table") - subject_of(grid)
    telling = asked - headers or asked
    if not telling:
        return None
    scores = [
        (len(telling & stems_of(unify_countries(grid.read(cell)))) / len(telling), row, column)
        for row in grid.table.rows
        for column, cell in enumerate(row)
        if column and cell.spans
    ]
    best = max(score for score, _, _ in scores)
    leaders = [(row, column) for score, row, column in scores if score == best]
    return leaders[0] if best >= POINTED_AT and len(leaders) == 1 else None


def describe_hit(paper: Paper, passage: Passage) -> DraftClaim | None:
    """Return the sentence for a cell or row that search found; None where it is in no table."""
    name = passage.id.removeprefix(f"{paper.id}:")
    for table in paper.document.tables:
        grid = Grid(paper, table)
        for row in table.rows:
            for column, cell in enumerate(row):
                if cell.id == name and column:
                    return say_cell(grid, row, column)
            if row[0].id.rsplit("c", 1)[0] == name:
                return say_row(grid, row)
    return None


def say_row(grid: Grid, row: tuple[Cell, ...]) -> DraftClaim:
    """Return the sentence that reads a whole row, each cell behind its column's name."""
    parts: list[str | Quotation] = [f"{grid.name}: "]
    for header, cell in zip(grid.table.header, row, strict=True):
        if header.spans and cell.spans:
            parts += ["; "] if len(parts) > 1 else []
            parts += [quote_cell(grid.paper, header), ": ", quote_cell(grid.paper, cell)]
    return DraftClaim(parts=(*parts, "."), cites=(quote_row(grid.paper, row),))
