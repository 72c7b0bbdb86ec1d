"""CSL-JSON items as every bibliographic format reads them.

It owns how a date and a family name are read out of an item; it must not know any format.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["Item", "fold", "read_date", "read_family"]

Item = Mapping[str, Any]


def read_date(item: Item, name: str) -> tuple[int, ...]:
    """Return the year, month and day of a date, as far as they are known."""
    parts = (item.get(name) or {}).get("date-parts") or [()]
    return tuple(int(part) for part in parts[0])


def read_family(name: Mapping[str, str]) -> str:
    """Return a person's family name behind its particles."""
    parts = (name.get("dropping-particle"), name.get("non-dropping-particle"), name["family"])
    return " ".join(part for part in parts if part)


def fold(value: object) -> str:
    """Return a value on one line, its white space folded."""
    return " ".join(str(value).split())
