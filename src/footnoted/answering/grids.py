"""How a question points into a table: which column, which row, which rank.

It owns the reading of headers and row labels against a question; it must not know how an answer is worded.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from footnoted.answering.asking import stems_of
from footnoted.countries import unify_countries
from footnoted.document import Cell, Table
from footnoted.papers import Paper

__all__ = ["Grid", "read_rank", "spell_rank"]

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
RANK_NUMBER = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|position|number|no\.?)\s*(?:is\s+|at\s+|as\s+|of\s+|number\s+|no\.?\s*|#\s*|in\s+)*(\d{1,3})\b|"
    r"(?:#\s*(\d{1,3}))|\b(\d{1,3})(?:st|nd|rd|th)\b(?!\s+century)",
    re.IGNORECASE,
)
TOP = re.compile(r"\b(?:top(?:s|ped)?|highest|leads?|leading|best|strongest|comes? first|number one)\b", re.IGNORECASE)
BOTTOM = re.compile(r"\b(?:last|lowest|bottom|weakest|worst)\b", re.IGNORECASE)
# What people call the columns that hold a span of years.
PERIOD_HEADER = re.compile(r"^(?:terms?|years?|periods?|dates?|tenure|in office)\b", re.IGNORECASE)
ASKS_PERIOD = re.compile(
    r"\bwhen\b|\bhow long\b|\b(?:what|which) years?\b|\bin (?:office|power)\b|\bterms?\b|\btenure\b", re.IGNORECASE
)
RANK_HEADER = re.compile(r"^(?:rank(?:ing)?|position|place|no\.?|#)$", re.IGNORECASE)
# The share of a header's weight that a question must name to point at its column.
NAMED_ENOUGH = 0.5


def read_rank(question: str, rows: int) -> int | None:
    """Return the rank that a question asks about, out of range or not; None where it names none."""
    if match := RANK_NUMBER.search(question):
        return int(next(group for group in match.groups() if group))
    for number, word in enumerate(ORDINALS, start=1):
        if re.search(rf"\b{word}\b", question, re.IGNORECASE):
            return number
    if TOP.search(question):
        return 1
    return rows if BOTTOM.search(question) else None


def spell_rank(number: int) -> str:
    """Return the ending of an ordinal: `st`, `nd`, `rd` or `th`."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@dataclass(frozen=True)
class Grid:
    """A table with its words read, to be pointed into."""

    paper: Paper
    table: Table

    def read(self, cell: Cell) -> str:
        """Return a cell's words."""
        return self.paper.document.read(cell.spans)

    @property
    def name(self) -> str:
        """What the paper calls the table."""
        return f"Table {self.table.number}" if self.table.number else "the table"

    @cached_property
    def is_ranking(self) -> bool:
        """Tell whether rows are ranks: a rank header over whole numbers, names in the cells."""
        labels = [self.read(row[0]) for row in self.table.rows]
        return bool(RANK_HEADER.match(self.read(self.table.header[0]))) and all(label.isdigit() for label in labels)

    @cached_property
    def header_stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each column's header."""
        return tuple(stems_of(self.read(cell)) for cell in self.table.header)

    def find_columns(self, question: str) -> tuple[int, ...]:
        """Return the columns that a question names, in order; none where several alike are half named.

        A stem that several headers share says less: each weighs one over the number of headers it stands in.
        """
        asked = stems_of(unify_countries(question))
        counts = Counter(stem for stems in self.header_stems for stem in stems)
        named: dict[int, frozenset[str]] = {}
        for column, stems in enumerate(self.header_stems[1:], start=1):
            total = sum(1 / counts[stem] for stem in stems)
            if total and sum(1 / counts[stem] for stem in stems & asked) / total >= NAMED_ENOUGH:
                named[column] = stems & asked
        # "China policy" is named by its own words; "US policy" by the word that both share is not.
        kept = [n for n, stems in named.items() if not any(stems < other for other in named.values())]
        alike = len({named[n] for n in kept}) < len(kept)
        period = self.find_period_column(question)
        found = set() if alike else set(kept)
        return tuple(sorted(found | ({period} if period is not None else set())))

    def find_period_column(self, question: str) -> int | None:
        """Return the column of years where a question asks when or how long."""
        if not ASKS_PERIOD.search(question):
            return None
        headers = [self.read(cell) for cell in self.table.header]
        return next((n for n, header in enumerate(headers) if n and PERIOD_HEADER.match(header)), None)

    def find_row(self, question: str) -> int | None:
        """Return the row whose label a question names, in full or by a name that can mean no other."""
        asked = stems_of(question)
        labels = [stems_of(self.read(row[0])) for row in self.table.rows]
        whole = [n for n, stems in enumerate(labels) if stems and stems <= asked]
        if whole:
            return max(whole, key=lambda n: len(labels[n]))
        parts = [n for n, row in enumerate(self.table.rows) if self.is_called(self.read(row[0]), asked)]
        return parts[0] if len(parts) == 1 else None

    def is_called(self, label: str, asked: frozenset[str]) -> bool:
        """Tell whether a question calls a row by the first word of its label, and that can mean no other."""
        first = label.split(maxsplit=1)[0] if label else ""
        stems = stems_of(first)
        if len(first) < 3 or first.isdigit() or not stems or not stems <= asked:
            return False
        labels = [self.read(row[0]) for row in self.table.rows]
        return sum(other.startswith(f"{first} ") for other in labels) == 1 and self.count_namesakes(first) <= 1

    def count_namesakes(self, first: str) -> int:
        """Return how many different names in the paper begin with this word."""
        text = self.paper.document.text
        seconds = re.findall(rf"\b{re.escape(first)} ([A-Z][a-z]+)", text)
        return len({second for second in seconds if second not in ("Administration", "Government")})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of everything that stands in the table and its caption."""
        caption = self.paper.document.read(self.table.caption.spans) if self.table.caption else ""
        words = " ".join([caption, *(self.read(cell) for cell in self.table.cells())])
        return stems_of(unify_countries(words))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in the caption: what the table is about."""
        caption = self.paper.document.read(self.table.caption.spans) if self.table.caption else ""
        return frozenset(re.findall(r"\b(?:1[89]|20)\d\d\b", caption))

    def find_extreme(self, entity: str, *, is_best: bool) -> int | None:
        """Return the best (or worst) rank that somebody has in any column of a ranking."""
        ranks = [int(self.read(row[0])) for row in self.table.rows if entity in map(self.read, row[1:])]
        return (min if is_best else max)(ranks, default=None)

    def find_entity(self, question: str, column: int | None = None) -> str | None:
        """Return the longest cell of a ranking that a question names, in one column or in any."""
        asked = stems_of(unify_countries(question))
        columns = range(1, len(self.table.header)) if column is None else [column]
        names = {self.read(row[n]) for row in self.table.rows for n in columns if row[n].spans}
        named = [name for name in names if stems_of(unify_countries(name)) and stems_of(unify_countries(name)) <= asked]
        return max(named, key=len, default=None)
