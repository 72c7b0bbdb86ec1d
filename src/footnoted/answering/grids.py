"""How a question points into a table: which column, which row, which rank.

It owns the reading of headers and row labels against a question; it must not know how an answer is worded.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from footnoted.answering.asking import stems_of
from footnoted.answering.wording import ORDINALS
from footnoted.countries import unify_countries
from footnoted.document import Cell, Table
from footnoted.papers import Paper

__all__ = ["BOTTOM", "TOP", "Grid", "read_rank", "spell_rank"]

RANK_NUMBER = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|position|number|no\.?)\s*(?:is\s+|at\s+|as\s+|of\s+|number\s+|no\.?\s*|#\s*|in\s+)*(\d{1,3})\b|"
    r"(?:#\s*(\d{1,3}))|\b(\d{1,3})(?:st|nd|rd|th)\b(?!\s+century)",
    re.IGNORECASE,
)
TOP = re.compile(
    r"\b(?:top(?:s|ped)?|highest|leads?|leading|best|strongest|greatest|biggest|most|comes? first|number one)\b",
    re.IGNORECASE,
)
BOTTOM = re.compile(r"\b(?:last|lowest|bottom|weakest|worst|least)\b", re.IGNORECASE)
# What people call the columns that hold a span of years.
PERIOD_HEADER = re.compile(r"^(?:terms?|years?|periods?|dates?|tenure|in office)\b", re.IGNORECASE)
ASKS_PERIOD = re.compile(
    r"\bwhen\b|\bhow long\b|\b(?:what|which) years?\b|\bin (?:office|power)\b|\bterms?\b|\btenure\b", re.IGNORECASE
)
RANK_HEADER = re.compile(r"^(?:rank(?:ing)?|position|place|no\.?|#)$", re.IGNORECASE)
# Capitalised words beside a name that are no part of it.
NO_NAMES = frozenset(
    [
        "Administration",
        "Government",
        "President",
        "Mayor",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sir",
        "Lord",
        "Lady",
        "King",
        "Queen",
        "Minister",
        "Prime",
        "Chancellor",
        "Professor",
        "When",
        "While",
        "Although",
        "But",
        "And",
        "The",
        "After",
        "Before",
        "Under",
        "Since",
        "As",
        "If",
        "In",
        "For",
    ]
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

    def find_alike(self, question: str) -> tuple[int, ...]:
        """Return the columns whose headers share a word that a question has in the plural: "policies"."""
        plural = frozenset().union(*(stems_of(word) for word in re.findall(r"\b[a-z]+s\b", question.casefold())))
        counts = Counter(stem for stems in self.header_stems for stem in stems)
        shared = frozenset(stem for stem in plural if counts[stem] > 1)
        return tuple(column for column, stems in enumerate(self.header_stems) if column and stems & shared)

    def find_rows(self, question: str, *, is_here: bool) -> tuple[int, ...]:
        """Return the rows whose labels a question names, in full or by a name that can mean no other.

        `is_here` says that the question names this table, so that a name need be clear in it alone.
        """
        asked = stems_of(question)
        labels = [stems_of(self.read(row[0])) for row in self.table.rows]
        whole = [n for n, stems in enumerate(labels) if stems and stems <= asked]
        # "Kim" lies in "Kim Dae-jung": of labels within one another the longest is meant.
        whole = [n for n in whole if not any(labels[n] < labels[other] for other in whole)]
        said = frozenset().union(*(labels[n] for n in whole))
        called = [
            n
            for n, row in enumerate(self.table.rows)
            if self.is_called(self.read(row[0]), asked - said, is_here=is_here)
        ]
        return tuple(sorted({*whole, *called}))

    def is_called(self, label: str, asked: frozenset[str], *, is_here: bool) -> bool:
        """Tell whether a question calls a row by the first or last word of its label, and that can mean no other."""
        words = label.split()
        return any(self.is_name(word, asked, is_here=is_here) for word in {*words[:1], *words[-1:]} if len(words) > 1)

    def is_name(self, word: str, asked: frozenset[str], *, is_here: bool) -> bool:
        """Tell whether a word of a label stands among the stems asked, in no other label and in no other name."""
        stems = stems_of(word)
        if len(word) < 3 or not word[0].isupper() or not stems or not stems <= asked:
            return False
        labels = [self.read(row[0]).split() for row in self.table.rows]
        return sum(word in label for label in labels) == 1 and (is_here or self.count_namesakes(word) <= 1)

    def count_namesakes(self, word: str) -> int:
        """Return how many different names in the paper begin with this word or, where none does, end with it."""
        text = self.paper.document.text
        behind = set(re.findall(rf"\b{re.escape(word)} ([A-Z][a-z]+)", text)) - NO_NAMES
        before = set(re.findall(rf"\b([A-Z][a-z]+) {re.escape(word)}\b", text)) - NO_NAMES
        return len(behind) or len(before)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of everything that stands in the table and its caption."""
        words = " ".join([self.read_caption(), *(self.read(cell) for cell in self.table.cells())])
        return stems_of(unify_countries(words))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in the caption: what the table is about."""
        return frozenset(re.findall(r"\b(?:1[1-9]|20)\d\d\b", self.read_caption()))

    def find_extreme(self, entity: str, *, is_best: bool) -> int | None:
        """Return the best (or worst) rank that somebody has in any column of a ranking."""
        ranks = [int(self.read(row[0])) for row in self.table.rows if entity in map(self.read, row[1:])]
        return (min if is_best else max)(ranks, default=None)

    def find_entities(self, question: str) -> tuple[str, ...]:
        """Return the cells of a ranking that a question names, in its order, the longest of names within others."""
        said = unify_countries(question)
        asked = stems_of(said)
        names = {self.read(row[n]) for row in self.table.rows for n in range(1, len(row)) if row[n].spans}
        stems = {name: stems_of(unify_countries(name)) for name in names}
        named = [name for name in names if stems[name] and stems[name] <= asked]
        kept = [name for name in named if not any(stems[name] < stems[other] for other in named)]
        places = {name: said.casefold().find(unify_countries(name).casefold()) for name in kept}
        return tuple(sorted(kept, key=lambda name: (places[name] < 0, places[name], name)))

    def find_standing(self, entity: str, column: int) -> int | None:
        """Return the row in which somebody stands in a column; None where they do not."""
        return next((n for n, row in enumerate(self.table.rows) if self.read(row[column]) == entity), None)

    def read_caption(self) -> str:
        """Return the words of the table's caption; none where it has none."""
        return self.paper.document.read(self.table.caption.spans) if self.table.caption else ""
