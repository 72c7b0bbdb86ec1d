"""Questions that a table of ranks answers: who has a rank, which rank somebody has, who stands above whom.

It owns which rows and columns of a ranking a question means; it must not know any other kind of table.
"""

from __future__ import annotations

import re

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, quote_cell, quote_row, refuse, stems_of
from footnoted.answering.cells import draft_of, join_parts, join_words, say_beside, say_pair, say_rank, say_standings
from footnoted.answering.grids import BOTTOM, TOP, Grid, read_rank, spell_rank
from footnoted.answering.table_facts import NAMES_TABLE, name_leftover
from footnoted.answering.wording import NUMBERS, ORDINALS, read_count
from footnoted.countries import unify_countries

__all__ = ["answer_ranking"]

RANKING_CUE = re.compile(
    r"\b(?:rank\w*|placed?|position|score\w*|tops?|topped|highest|lowest|leads?|leading|best|strongest|weakest|last|above|"
    r"below|ahead of|behind|higher than|lower than|outranks?|number (?:one|\d+)|\d+(?:st|nd|rd|th))\b|#\s*\d|"
    rf"\b(?:{'|'.join(ORDINALS)})\b",
    re.IGNORECASE,
)
ABOVE = re.compile(r"\b(?:above|ahead of|higher than|outranks?|better than)\b", re.IGNORECASE)
BELOW = re.compile(r"\b(?:below|behind|lower than|worse than)\b", re.IGNORECASE)
COMPARES = re.compile(
    rf"{ABOVE.pattern}|{BELOW.pattern}|\b(?:higher|lower|better|compare\w*|versus|vs)\b", re.IGNORECASE
)
# Words that speak of a ranking only where a column of it is named, and nothing else.
WEAK_CUE = re.compile(rf"{COMPARES.pattern}|\b(?:greatest|biggest|most|least)\b", re.IGNORECASE)
STRETCH = re.compile(
    rf"\b(?P<end>top|first|highest|best|bottom|last|lowest)\s+(?P<number>{'|'.join(NUMBERS[1:])}|10|[2-9])\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(1[1-9]\d\d|20\d\d)\b")
WORDS_OF_RANKING = (
    "rank ranked ranking rankings place placed position score number country countries state nation come stand list "
    "first second third fourth fifth sixth seventh eighth ninth tenth top highest lowest last best strongest weakest "
    "lead leading high higher low lower above below ahead behind outrank better worse compare compared versus terms "
    "measure metric indicator index category across region regional power world paper according table every each one "
    "say show which hold name tell two many how often greatest biggest most least "
    f"bottom {' '.join(NUMBERS)}"
)


def answer_ranking(grid: Grid, question: str) -> Draft | None:
    """Return who has a rank, which rank somebody has, or who stands above whom in a table of ranks."""
    is_named = NAMES_TABLE.search(question) is not None
    plain = NAMES_TABLE.sub(" ", question)
    columns = grid.find_columns(plain)
    is_cued = RANKING_CUE.search(plain) or (columns and WEAK_CUE.search(plain))
    if not is_named and not is_cued:
        return None
    refusal, is_clear = weigh_leftover(grid, question, columns, is_named=is_named)
    if refusal is not None or not is_clear:
        return refusal
    entities = grid.find_entities(plain)
    if len(entities) == 2 and COMPARES.search(plain):
        return compare(grid, entities[0], entities[1], columns)
    if len(columns) != 1:
        return answer_across(grid, plain, entities)
    return answer_in_column(grid, plain, entities, columns[0])


def weigh_leftover(grid: Grid, question: str, columns: tuple[int, ...], *, is_named: bool) -> tuple[Draft | None, bool]:
    """Return the refusal for what a question says that the ranking does not hold, and whether the rest is clear."""
    plain = NAMES_TABLE.sub(" ", question)
    stems = stems_of(unify_countries(YEAR.sub(" ", plain))) - grid.stems - stems_of(WORDS_OF_RANKING)
    rest = frozenset(stem for stem in stems if not stem.isdigit())
    if rest and (is_named or columns) and (refusal := refuse_unknown(grid, question, rest, is_named=is_named)):
        return refusal, False
    other = frozenset(YEAR.findall(plain)) - grid.years
    if columns and grid.years and other:
        return refuse(f"{grid.name} is of {', '.join(sorted(grid.years))}, not of {', '.join(sorted(other))}."), False
    # Beside a column named by half of its words, one more word is another measure: "nuclear capability".
    asked = stems_of(unify_countries(plain))
    is_whole = bool(columns) and all(grid.header_stems[column] <= asked for column in columns)
    return None, len(rest) <= (1 if is_whole and RANKING_CUE.search(plain) else 0)


def refuse_unknown(grid: Grid, question: str, rest: frozenset[str], *, is_named: bool) -> Draft | None:
    """Return the refusal for what a ranking does not hold: a name in a known column, or anything in a named table."""
    words = name_leftover(question, rest)
    columns = grid.find_columns(NAMES_TABLE.sub(" ", question))
    is_name = bool(words) and all(word[:1].isupper() for word in words)
    if (
        columns
        and is_name
        and not grid.find_entities(question)
        and re.search(r"\brank|\bplace", question, re.IGNORECASE)
    ):
        header = grid.read(grid.table.header[columns[0]])
        return refuse(f"{' '.join(words)} is not among those that {grid.name} lists for {header}.")
    if is_named and not columns and words:
        headers = join_words([grid.read(cell) for cell in grid.table.header[1:]])
        return refuse(f"{grid.name} says nothing of “{' '.join(words)}”; its columns are {headers}.")
    return None


def answer_in_column(grid: Grid, question: str, entities: tuple[str, ...], column: int) -> Draft | None:
    """Return who has a rank in one column, or somebody's rank there."""
    rank = read_rank(YEAR.sub(" ", question), len(grid.table.rows))
    entity = entities[0] if len(entities) == 1 else None
    if not entities and (match := STRETCH.search(question)) and (number := read_count(match["number"])):
        return list_end(grid, column, number, is_top=match["end"].casefold() in ("top", "first", "highest", "best"))
    if entity and (ABOVE.search(question) or BELOW.search(question)):
        return list_beside(grid, entity, column, is_above=ABOVE.search(question) is not None)
    if rank is not None and not (entities and asks_rank(question)):
        return answer_rank(grid, rank, column)
    if entities:
        drafts = [answer_entity(grid, each, column) for each in entities]
        claims = [claim for draft in drafts for claim in draft.claims]
        return draft_of(*claims) or drafts[0]
    return None


def list_end(grid: Grid, column: int, number: int, *, is_top: bool) -> Draft | None:
    """Return those with the first or the last few ranks in a column."""
    rows = [row for row in grid.table.rows if row[column].spans]
    chosen = rows[:number] if is_top else rows[-number:]
    return draft_of(say_beside(grid, chosen, column, side="highest" if is_top else "lowest"))


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


def answer_entity(grid: Grid, entity: str, column: int) -> Draft:
    """Return somebody's rank in a column."""
    row = grid.find_standing(entity, column)
    if row is None:
        header = grid.read(grid.table.header[column])
        return refuse(f"{entity} is not among those that {grid.name} lists for {header}.")
    return Draft(claims=(say_rank(grid, grid.table.rows[row], column),), confidence=LOOKED_UP)


def answer_across(grid: Grid, question: str, entities: tuple[str, ...]) -> Draft | None:
    """Return somebody's ranks in all columns, or the columns in which they have one rank."""
    if len(entities) != 1:
        return None
    entity = entities[0]
    rank = read_rank(YEAR.sub(" ", question), len(grid.table.rows))
    if TOP.search(question) or BOTTOM.search(question):
        rank = grid.find_extreme(entity, is_best=not BOTTOM.search(question))
    claims = []
    for row in grid.table.rows:
        columns = [column for column, cell in enumerate(row) if column and grid.read(cell) == entity]
        if columns and (rank is None or grid.read(row[0]) == str(rank)):
            claims.append(say_standings(grid, row, columns))
    if not claims:
        return refuse(f"{entity} does not rank {rank}{spell_rank(rank or 0)} anywhere in {grid.name}.")
    return draft_of(*claims)


def list_beside(grid: Grid, entity: str, column: int, *, is_above: bool) -> Draft | None:
    """Return everybody who ranks above (or below) somebody in a column; somebody's own rank where nobody does."""
    place = grid.find_standing(entity, column)
    if place is None:
        return answer_entity(grid, entity, column)
    rows = grid.table.rows[:place] if is_above else grid.table.rows[place + 1 :]
    rows = tuple(row for row in rows if row[column].spans)
    if not rows:
        return answer_entity(grid, entity, column)
    return draft_of(say_beside(grid, rows, column, side=f"{'above' if is_above else 'below'} {entity}"))


def compare(grid: Grid, one: str, other: str, columns: tuple[int, ...]) -> Draft | None:
    """Return which of two ranks higher in the columns named, or in which of all columns either does."""
    if not columns:
        return draft_of(*compare_across(grid, one, other), *compare_across(grid, other, one))
    claims = []
    for column in columns:
        places = [grid.find_standing(entity, column) for entity in (one, other)]
        rows = [grid.table.rows[place] for place in places if place is not None]
        if len(rows) == 2:
            claims.append(say_pair(grid, rows[0], rows[1], column))
        elif rows:
            missing = other if places[0] is not None else one
            lone = say_rank(grid, rows[0], column)
            claims.append(DraftClaim(parts=(*lone.parts, f" {missing} is not listed there."), cites=lone.cites))
    header = grid.read(grid.table.header[columns[0]])
    return draft_of(*claims) or refuse(f"{grid.name} lists neither {one} nor {other} for {header}.")


def compare_across(grid: Grid, one: str, other: str) -> list[DraftClaim]:
    """Return the sentence that names the columns in which one ranks above another; none where there are none."""
    above = [
        (column, first)
        for column in range(1, len(grid.table.header))
        if (first := grid.find_standing(one, column)) is not None
        and (second := grid.find_standing(other, column)) is not None
        and first < second
    ]
    if not above:
        return []
    cell = quote_cell(grid.paper, grid.table.rows[above[0][1]][above[0][0]])
    headers = join_parts([quote_cell(grid.paper, grid.table.header[column]) for column, _ in above])
    rows = dict.fromkeys(quote_row(grid.paper, grid.table.rows[place]) for _, place in above)
    parts = (cell, f" ranks above {other} for ", *headers, f" ({grid.name}).")
    return [DraftClaim(parts=parts, cites=tuple(rows))]
