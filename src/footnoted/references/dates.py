"""Dates as notes print them, read as ISO 8601 to the precision that is printed.

It owns the shapes of dates; it must not know where in a note a date stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["YEAR", "Dated", "find_date", "read_date"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
YEAR = r"(?:1[5-9]|20)\d{2}"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2})?"
MONTH = rf"(?P<month>{NAMES})\b\.?"
SHAPES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+(?P<year>{YEAR})\b",
        rf"\b{MONTH}\s+{DAY}\b,?\s+(?P<year>{YEAR})\b",
        rf"\b(?P<year>{YEAR})-(?P<number>\d{{2}})-(?P<day>\d{{2}})\b",
        rf"(?<![/–-])\b{MONTH},?\s+(?P<year>{YEAR})\b",
    )
)
# Without a year of its own: `(2020), 'Title', The Guardian, 4 May`.
YEARLESS = tuple(re.compile(shape, re.I) for shape in (rf"\b{DAY}\s+{MONTH}", rf"\b{MONTH}\s+{DAY}\b"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in ISO form, its year, and where it stands."""

    iso: str
    year: int
    start: int
    end: int


def find_date(text: str) -> Dated | None:
    """Return the first date with a month and a year; None where there is none or it is impossible."""
    found = [read for shape in SHAPES for match in shape.finditer(text) if (read := read_match(match, None))]
    return min(found, key=lambda dated: (dated.start, -dated.end), default=None)


def read_date(text: str, year: int | None = None) -> Dated | None:
    """Read a text that is a date and nothing else; a day and month alone are completed by the given year."""
    printed = re.sub(
        r"^(?:(?:first\s+)?(?:published|posted|updated|dated|aired)(?:\s+on)?|on)\s+", "", text, flags=re.I
    )
    shapes = SHAPES if year is None else SHAPES + YEARLESS
    return next((read for shape in shapes if (m := shape.fullmatch(printed)) and (read := read_match(m, year))), None)


def read_match(match: re.Match[str], year: int | None) -> Dated | None:
    """Turn a match of one of the shapes into a date; None where the calendar has no such day."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else year
    if year is None:
        return None
    month = int(groups["number"]) if groups.get("number") else 1 + MONTHS.index(groups["month"][:3].lower())
    day = int(groups["day"]) if groups.get("day") else None
    try:
        checked = date(year, month, day or 1)
    except ValueError:
        return None
    return Dated(checked.isoformat() if day else f"{year}-{month:02}", year, *match.span())
