"""How a question points into a table: which column, which row, which rank.

It owns the reading of headers and row labels against a question; it must not know how an answer is worded.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from footnoted.answering.asking import stems_of
from footnoted.document import Cell, Table
from footnoted.papers import Paper

__all__ = ["Grid", "read_rank", "spell_rank"]

ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
RANK_NUMBER = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|position|number|no\.?)\s*(?:is\s+|at\s+|as\s+|of\s+|number\s+|no\.?\s*|#\s*|in\s+)*(\d{1,3})\b|"
    r"(?:#\s*(\d{1,3}))|\b(\d{1,3})(?:st|nd|rd|th)\b(?!\s+century)",
    re.IGNORECASE,
)
TOP = re.compile(r"\b(?:top(?:s|ped)?|highest|leads?|leading|best|strongest|comes? first|number one)\b", re.IGNORECASE)
BOTTOM = re.compile(r"\b(?:last|lowest|bottom|weakest|worst)\b", re.IGNORECASE)
# What people call the columns that hold a span of years.
PERIOD_HEADER = re.compile(r"^(?:terms?|years?|periods?|dates?|tenure|in office)\b", re.IGNORECASE)
ASKS_PERIOD = re.compile(r"\bwhen\b|\bhow long\b|\b(?:what|which) years?\b|\bin (?:office|power)\b|\bterms?\b|\btenure\b", re.IGNORECASE)
RANK_HEADER = re.compile(r"^(?:rank(?:ing)?|position|place|no\.?|#)$", re.IGNORECASE)
# Long names, adjectives and capitals that stand for the country that a header or cell names.
SAME_NAME = tuple(
    (re.compile(rf"\b(?:{names})\b", re.IGNORECASE), country)
    for country, names in {
        "US": "united states of america|united states|americans?|america|washington",
        "UK": "united kingdom|great britain|britain|british",
        "EU": "european union",
        "North Korea": "north koreans?|pyongyang|dprk",
        "South Korea": "south koreans?|seoul|rok",
        "China": "chinese|beijing",
        "Japan": "japanese|tokyo",
        "Russia": "russians?|moscow",
        "India": "indians?|new delhi",
        "Australia": "australians?|canberra",
    }.items()
)
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

    def find_column(self, question: str) -> int | None:
        """Return the column that a question names; None for none, or for several alike.

        A stem that several headers share says less: each weighs one over the number of headers it stands in.
        """
        asked = stems_of(plain_names(question))
        counts = Counter(stem for stems in self.header_stems for stem in stems)
        scores: dict[int, float] = {}
        for column, stems in enumerate(self.header_stems[1:], start=1):
            total = sum(1 / counts[stem] for stem in stems)
            named = sum(1 / counts[stem] for stem in stems & asked)
            if total and named / total >= NAMED_ENOUGH:
                scores[column] = named
        if not scores:
            return self.find_period_column(question)
        best = max(scores.values())
        leaders = [column for column, score in scores.items() if score == best]
        return leaders[0] if len(leaders) == 1 else None

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
        parts = [n for n, stems in enumerate(labels) if any(self.is_telling(stem) for stem in stems & asked)]
        return parts[0] if len(parts) == 1 else None

    def is_telling(self, stem: str) -> bool:
        """Tell whether a part of a row's label means that row alone: in the paper it begins no other name."""
        labels = [self.read(row[0]) for row in self.table.rows]
        if stem.isdigit() or len(stem) < 3 or sum(stem in stems_of(label) for label in labels) != 1:
            return False
        label = next(label for label in labels if stem in stems_of(label))
        first = label.split()[0]
        if stem not in stems_of(first):
            return True
        return self.count_namesakes(first) <= 1

    def count_namesakes(self, first: str) -> int:
        """Return how many different names in the paper begin with this word."""
        text = self.paper.document.text
        seconds = re.findall(rf"\b{re.escape(first)} ([A-Z][a-z]+)", text)
        return len({second for second in seconds if second not in ("Administration", "Government")})

    def find_entity(self, question: str, column: int | None = None) -> str | None:
        """Return the longest cell of a ranking that a question names, in one column or in any."""
        asked = stems_of(plain_names(question))
        columns = range(1, len(self.table.header)) if column is None else [column]
        names = {self.read(row[n]) for row in self.table.rows for n in columns if row[n].spans}
        named = [name for name in names if stems_of(plain_names(name)) and stems_of(plain_names(name)) <= asked]
        return max(named, key=len, default=None)


def plain_names(words: str) -> str:
    """Return words with the long, short and metonymic names of a country as one."""
    for pattern, name in SAME_NAME:
        words = pattern.sub(name, words)
    return words
