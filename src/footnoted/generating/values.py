"""The numbers, dates and names of a claim, each to be found in the one passage it rests on.

It owns when a value of a passage says all that a claim's does; it must not know which of two values a claim means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnoted.checking.dates import Date
from footnoted.checking.names import Name
from footnoted.checking.numbers import Number
from footnoted.generating.ground import HYPHENS, Ground, Objection

__all__ = ["object_to_values", "says_same"]

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
CURRENCIES = (
    ("$", "dollar"), ("£", "pound"), ("€", "euro"), ("¥", "yen"), ("₩", "won"), ("yuan", "renminbi"),
)  # fmt: skip
# So far around a sum of money its currency stands.
BESIDE = 12


def object_to_values(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the numbers, dates and names of a claim that a passage does not have, to the precision of the claim."""
    content = claim.content
    for number in content.numbers:
        if not any(same_number(number, each, claim, passage) for each in passage.content.numbers):
            yield Objection("number", number.text)
    for date in content.dates:
        if not any(same_date(date, each) for each in passage.content.dates):
            yield Objection("date", date.text)
    for name in content.names:
        if not has_name(name, passage):
            yield Objection("name", name.text)
    read = [(n.start, n.end) for n in content.numbers] + [(d.start, d.end) for d in content.dates]
    figures = set(DIGITS.findall(passage.text))
    for match in DIGITS.finditer(claim.text):
        if match[0] not in figures and not any(a <= match.start() and match.end() <= b for a, b in read):
            yield Objection("number", match[0])


def says_same(value: Number | Date | Name, other: Number | Date | Name) -> bool:
    """Tell whether two values are the same, whatever stands around them."""
    if isinstance(value, Number):
        return isinstance(other, Number) and value.equals(other)
    if isinstance(value, Date):
        return isinstance(other, Date) and same_date(value, other)
    return isinstance(other, Name) and value.equals(other)


def same_number(number: Number, other: Number, claim: Ground, passage: Ground) -> bool:
    """Tell whether two numbers say the same, bounds and currencies among it: "nearly 10" is not "10"."""
    if not number.equals(other) or number.bound != other.bound:
        return False
    return number.measure != "money" or read_currency(number, claim) == read_currency(other, passage)


def read_currency(number: Number, ground: Ground) -> str:
    """Return which currency a sum is in; nothing where none stands beside it."""
    beside = ground.text[max(0, number.start - BESIDE) : number.end + BESIDE].casefold()
    own = number.text.casefold()
    for text in (own, beside):
        for names in CURRENCIES:
            if any(name in text for name in names):
                return names[0]
    return ""


def same_date(date: Date, other: Date) -> bool:
    """Tell whether a date says no more than the other does: a year that the other leaves out is not in it."""
    return date.equals(other) and not date.lacks_year(other)


def has_name(name: Name, passage: Ground) -> bool:
    """Tell whether a passage has a name: one of the same kind that equals it, with each of its words there."""
    alike = [each for each in passage.content.names if name.equals(each)]
    if name.kind != "other":
        return bool(alike)
    words = {part for word in name.words for part in (word, *HYPHENS.split(word)) if part}
    return all(word in passage.words or word in ("the", "of") for word in words)
