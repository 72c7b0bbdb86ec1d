"""Dates in words: years, months, days, decades and spans of years.

It owns when a date says the same at the precision of another; it must not know where a date was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Date", "find_dates"]

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
YEAR = r"(?P<year>(?:1\d|20)\d\d)(?!\d|,\d|\.\d|\s?%)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?",
        rf"\b{MONTH}\s+{DAY}\b(?!\s*(?:per|%))(?:,?\s+{YEAR})?",
        rf"\b{MONTH}(?:,?\s+(?:of\s+)?{YEAR})",
        r"\b(?P<year>(?:1\d|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<decade>(?:1\d|20)\d0)s\b",
        r"(?<![\d.,$£€])\b(?P<year>(?:1\d|20)\d\d)\s?[–/-]\s?(?P<last>(?:(?:1\d|20)\d\d|\d\d))\b(?!-)",
        rf"(?<![\d.,$£€])\b{YEAR}",
        # A month by itself: "in May", "by June"; the word alone may be a verb or a name.
        rf"(?<=\b[Ii]n )(?:early |mid-?|late )?{MONTH}|(?<=\b[Bb]y ){MONTH.replace('month', 'month2')}|"
        rf"(?<=\b[Ss]ince ){MONTH.replace('month', 'month3')}",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date as precise as it is written; what is not written is None."""

    year: int | None
    month: int | None
    day: int | None
    is_decade: bool
    text: str
    start: int
    end: int

    def equals(self, other: Date) -> bool:
        """Tell whether the other date says all that this one does, a year aside that the other leaves out."""
        return (
            self.is_decade == other.is_decade
            and (self.year is None or other.year is None or self.year == other.year)
            and (self.month is None or self.month == other.month)
            and (self.day is None or self.day == other.day)
            and (self.month is not None or other.year is not None)
        )

    def lacks_year(self, other: Date) -> bool:
        """Tell whether this date says a year that the other leaves to what stands around it."""
        return self.year is not None and other.year is None


def find_dates(text: str) -> Iterator[Date]:
    """Yield the dates of a text; a span of years is the two that it runs between."""
    taken: list[tuple[int, int]] = []
    for form in FORMS:
        for match in form.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            yield from read_date(match)


def read_date(match: re.Match[str]) -> Iterator[Date]:
    """Yield what a match says: one date, or the two years of a span."""
    parts = match.groupdict()
    named = parts.get("month") or parts.get("month2") or parts.get("month3")
    month = number_month(named) if named else int(parts["number"]) if parts.get("number") else None
    year = parts.get("year") or parts.get("decade")
    years: list[int | None] = [int(year)] if year else [None]
    if last := parts.get("last"):
        assert year is not None
        years.append(int(year[: 4 - len(last)] + last))
    for each in years:
        yield Date(
            year=each,
            month=month,
            day=int(parts["day"]) if parts.get("day") else None,
            is_decade=bool(parts.get("decade")),
            text=match[0].rstrip("."),
            start=match.start(),
            end=match.start() + len(match[0].rstrip(".")),
        )


def number_month(name: str) -> int:
    """Return the number of a month by its name or the start of it."""
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(name.casefold()[:3]))
