"""Questions that a table answers by row and column, in either direction.

It owns which cells a question points at where rows have names; it must not know about prose or notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, Asked, quote_cell, refuse, stems_of
from footnoted.answering.cells import MOST_CITED, Row, draft_of, say_cell, say_row
from footnoted.answering.grids import Grid
from footnoted.answering.rankings import answer_ranking
from footnoted.answering.table_facts import NAMES_TABLE, answer_of_table, count_tables, find_sources, name_leftover
from footnoted.answering.wording import ORDINALS
from footnoted.countries import unify_countries
from footnoted.papers import Paper
from footnoted.passages import Passage

__all__ = ["answer_from_tables", "describe_hit"]

YEARS = re.compile(r"\b(\d{4})\s*[–—-]\s*(\d{2,4})\b")
YEAR = re.compile(r"\b(1[1-9]\d\d|20\d\d)\b")
REVERSE = re.compile(r"\b(?:who|which|whose|what|how\s+many|list)\b", re.IGNORECASE)
PLURAL_REVERSE = re.compile(
    r"\b(?:which|what|how many|list(?: the| all)*|name(?: the| all)*)\s+(?:[a-z]+\s+)?[a-z]+s\b", re.IGNORECASE
)
# Words by which people ask after a term of office, a policy, a rank; they name nothing in a table.
WORDS_OF_OFFICE = "serve office term hold year rule govern time leader lead president presidency power become table"
WORDS_OF_POLICY = (
    "policy posture stance approach approached attitude relation relationship relate handle deal dealt treat view "
    "position toward towards take describe characterize pursue like according foreign do administration government "
    "belong member of say compare compared contrast differ differed difference different versus both row tell list "
    "show summarise summarize give entry whole all"
)
SUCCEEDING = stems_of("succeed successor follow next replace came come precede predecessor previous immediately right")
AFTER = re.compile(r"\bafter\b|\bsucce|\bfollow|\bnext\b|\breplace", re.IGNORECASE)
BEFORE = re.compile(r"\bbefore\b|\bprece|\bpredecessor|\bprevious", re.IGNORECASE)
WHO = re.compile(r"^\W*(?:and\s+)?(?:who|which|what)\b", re.IGNORECASE)
# The share of the question's words that a cell must hold to be what it points at.
POINTED_AT = 0.6
# So many cells are cited with their rows.
FEW_CELLS = 3


def answer_from_tables(asked: Asked) -> Draft | None:
    """Return what a table says at the row and column a question points at; None where it points at none."""
    counted = count_tables(asked.papers, asked.text) or find_sources(asked.papers, asked.text)
    if counted is not None:
        return counted
    grids = [Grid(paper, table) for paper in asked.papers for table in paper.document.tables]
    match = NAMES_TABLE.search(asked.text)
    if match:
        number = int(match[1]) if match[1] else ORDINALS.index(match[2].casefold()) + 1
        grids = [grid for grid in grids if grid.table.number == number]
        if not grids:
            return refuse(f"The paper has no Table {number}.")
    for grid in grids:
        of_table = answer_of_table(grid, asked.text) if match else None
        answer = answer_ranking if grid.is_ranking else answer_attributes
        draft = of_table or answer(grid, asked.text)
        if draft is not None:
            return draft
    return None


def answer_attributes(grid: Grid, question: str) -> Draft | None:
    """Return the cells at the rows and columns that a question names, or the row whose cell it describes."""
    is_named = NAMES_TABLE.search(question) is not None
    plain = NAMES_TABLE.sub(" ", question)
    rows = [grid.table.rows[n] for n in grid.find_rows(plain, is_here=is_named)]
    columns = grid.find_columns(plain) or grid.find_alike(plain)
    rest = find_rest(grid, plain, rows)
    if not rows:
        found = answer_reverse(grid, question)
        return found or (answer_within(grid, plain, rest) if is_named and rest else None)
    if len(rows) == 1 and (draft := answer_succession(grid, plain, rows[0], rest, is_named=is_named)):
        return draft
    if rest:
        return answer_within(grid, plain, rest, rows=rows) if is_named else None
    if not columns:
        return draft_of(*(say_row(grid, row) for row in rows)) if is_named else None
    return draft_of(*(say_cell(grid, row, column) for row in rows for column in columns if row[column].spans))


def answer_succession(grid: Grid, question: str, row: Row, rest: frozenset[str], *, is_named: bool) -> Draft | None:
    """Return who came right before or after somebody, in a table whose rows follow one another in time."""
    column = grid.find_period_column("when")
    if column is None or rest - SUCCEEDING or not WHO.match(question):
        return None
    step = 1 if AFTER.search(question) else -1 if BEFORE.search(question) else 0
    place = grid.table.rows.index(row) + step
    if step and 0 <= place < len(grid.table.rows):
        return draft_of(say_cell(grid, grid.table.rows[place], column))
    side = "after" if step > 0 else "before"
    return refuse(f"{grid.name} has no row {side} {grid.read(row[0])}.") if step and is_named else None


def find_rest(grid: Grid, question: str, rows: list[Row]) -> frozenset[str]:
    """Return the stems of a question that name neither these rows nor columns, and are no words of asking."""
    labels = (stems_of(unify_countries(grid.read(row[0]))) for row in rows)
    named = frozenset().union(*labels, *grid.header_stems)
    generic = stems_of(WORDS_OF_POLICY) | stems_of(WORDS_OF_OFFICE) | subject_of(grid)
    return stems_of(unify_countries(question)) - named - generic


def answer_within(grid: Grid, question: str, rest: frozenset[str], *, rows: list[Row] | None = None) -> Draft:
    """Return the cells of a named table that hold what else a question says, or that none does."""
    held = [
        (row, column)
        for row in rows or grid.table.rows
        for column, cell in enumerate(row)
        if column and cell.spans and rest <= stems_of(unify_countries(grid.read(cell)))
    ]
    columns = grid.find_columns(question)
    held = [(row, column) for row, column in held if column in columns] or held
    if held:
        return Draft(claims=tuple(say_cells(grid, held[:MOST_CITED])), confidence=LOOKED_UP)
    return refuse(f"{grid.name} says nothing of “{' '.join(name_leftover(question, rest))}”.")


def answer_reverse(grid: Grid, question: str) -> Draft | None:
    """Return the row whose cell a question describes, where it asks who or which."""
    labels = grid.header_stems[0]
    if not REVERSE.search(question) or not labels & stems_of(question):
        return None
    found = find_period(grid, question) or find_described(grid, question)
    if found:
        return draft_of(say_cell(grid, *found))
    return draft_of(*list_described(grid, question))


def find_period(grid: Grid, question: str) -> tuple[Row, int] | None:
    """Return the row and column of the span of years that holds the year, or is the span, in a question."""
    years = [int(year) for year in YEAR.findall(question)]
    column = grid.find_period_column("when")
    if not years or column is None:
        return None
    rest = stems_of(YEARS.sub(" ", YEAR.sub(" ", unify_countries(question))))
    if rest - grid.header_stems[0] - stems_of(WORDS_OF_OFFICE) - subject_of(grid):
        return None
    shared = [(share_years(grid.read(row[column]), years), row) for row in grid.table.rows]
    most, row = max(shared, key=lambda pair: pair[0], default=(0.0, ()))
    return (row, column) if most > 0 else None


def share_years(words: str, years: list[int]) -> float:
    """Return how many of the years asked lie in a span of years such as `1998–2003`; its last counts for less.

    Who comes in the year in which another goes is meant by that year.
    """
    match = YEARS.search(words)
    if match is None:
        return 0.0
    first = int(match[1])
    last = int(match[1][: 4 - len(match[2])] + match[2])
    last += 100 if last < first else 0
    asked = range(min(years), max(years) + 1)
    inside = sum(1.0 for year in asked if first <= year < last)
    return inside + (0.5 if last in asked and (inside or len(years) == 1) else 0.0)


def subject_of(grid: Grid) -> frozenset[str]:
    """Return the stems of the paper's title: every question may hold them, so they point at nothing."""
    return stems_of(unify_countries(grid.paper.document.metadata.title))


def weigh_cells(grid: Grid, question: str) -> list[tuple[float, Row, int]]:
    """Return every cell with its row and column, and the share of what a question says that it holds."""
    headers = frozenset().union(*grid.header_stems)
    asked = (
        stems_of(unify_countries(question))
        - grid.header_stems[0]
        - stems_of("table list name many number")
        - subject_of(grid)
    )
    telling = asked - headers or asked
    return [
        (len(telling & stems_of(unify_countries(grid.read(cell)))) / len(telling), row, column)
        for row in grid.table.rows
        for column, cell in enumerate(row)
        if column and cell.spans and telling
    ]


def find_described(grid: Grid, question: str) -> tuple[Row, int] | None:
    """Return the row and column of the one cell that holds most of what a question says."""
    scores = weigh_cells(grid, question)
    best = max((score for score, _, _ in scores), default=0.0)
    leaders = [(row, column) for score, row, column in scores if score == best]
    return leaders[0] if best >= POINTED_AT and len(leaders) == 1 else None


def list_described(grid: Grid, question: str) -> list[DraftClaim]:
    """Return the cells of one column that hold all that a question in the plural says."""
    if not PLURAL_REVERSE.search(question):
        return []
    held = [(row, column) for score, row, column in weigh_cells(grid, question) if score == 1.0]
    is_one_column = len({column for _, column in held}) == 1
    if not is_one_column:
        return []
    return say_cells(grid, held)


def say_cells(grid: Grid, held: Sequence[tuple[Row, int]]) -> list[DraftClaim]:
    """Return what stands in cells; of many the cells alone are cited, for with their rows there is room for half."""
    claims = [say_cell(grid, row, column) for row, column in held]
    if len(held) <= FEW_CELLS:
        return claims
    return [
        DraftClaim(parts=claim.parts, cites=(quote_cell(grid.paper, row[column]),))
        for claim, (row, column) in zip(claims, held, strict=True)
    ]


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
