"""The contents page: its entries, and what they say of numbers, levels and pages.

It owns the formats of a contents page; it must not know which blocks of the body are titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.parsing.blocks import RawBlock

__all__ = ["Contents", "Entry", "fold_title", "read_contents", "same_number"]

ENTRY = re.compile(
    r"^[ \t|]*(?:(?:chapter|part)[ \t]+)?(?:(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.):]?[ \t]+)?"
    r"(?P<title>\S.{0,300}?)(?:[ \t]*\t[ \t]*|[ ]*[.·…_][ .·…_]{2,}|[ ]{2,})(?P<page>\d{1,4}|[ivxl]{1,6})[ \t|]*$",
    re.IGNORECASE,
)
CONTENTS_TITLE = re.compile(r"^[*_#\s]*(?:table of )?contents:?[*_\s]*$", re.IGNORECASE)
# Lists of figures and the like follow the contents and are as little content.
FURTHER_LIST = re.compile(r"^(?:(?:list of )?(?:tables|figures|boxes|charts|maps|illustrations|abbreviations))$", re.I)
# A contents page in one block is no longer than this.
LONGEST_CONTENTS = 20_000
QUOTES = str.maketrans("’‘“”", "''\"\"", "*_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents page; `page` is None where it is a Roman number of the front matter."""

    number: str | None
    title: str
    page: int | None

    @property
    def level(self) -> int:
        """How deep the entry's number stands: 1 for "3" or none, 2 for "3.1"."""
        return self.number.count(".") + 1 if self.number else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents page: its entries and the raw blocks `[start, end)` it takes up."""

    entries: tuple[Entry, ...] = ()
    start: int = -1
    end: int = -1

    def find(self, title: str, number: str | None = None) -> Entry | None:
        """Return the entry of that title, and of that number where both have one."""
        wanted = fold_title(title)
        for entry in self.entries:
            if fold_title(entry.title) == wanted and (
                number is None or entry.number is None or same_number(number, entry.number)
            ):
                return entry
        return None

    def pages(self, entry: Entry) -> tuple[int, int] | None:
        """Return the first and last printed page: up to the page before the next entry as high as this one."""
        if entry.page is None:
            return None
        first = entry.page
        peers = (other.page for other in self.entries if other.level <= entry.level and other.page is not None)
        return first, max(first, min((page for page in peers if page > first), default=first + 1) - 1)


def fold_title(words: str) -> str:
    """Return words without case, quote style, markup and spare white space, to compare titles."""
    return " ".join(words.translate(QUOTES).split()).casefold()


def same_number(one: str, other: str) -> bool:
    """Compare chapter numbers, leading zeros aside."""
    return one.lstrip("0").casefold() == other.lstrip("0").casefold()


def read_contents(blocks: Sequence[RawBlock]) -> Contents:
    """Return the contents page: the block titled so and the entries that follow it."""
    for i, block in enumerate(blocks):
        if CONTENTS_TITLE.match(block.words):
            entries, end = read_entries(blocks, i + 1)
            if len(entries) >= 2:
                return Contents(entries=tuple(entries), start=i, end=end)
    return Contents()


def read_entries(blocks: Sequence[RawBlock], start: int) -> tuple[list[Entry], int]:
    """Return the entries from the block at `start` on, and the index of the first block behind them."""
    entries: list[Entry] = []
    end = start
    is_further = False
    while end < len(blocks):
        if entries and FURTHER_LIST.match(blocks[end].words):
            is_further = True
        else:
            found = read_block_entries(blocks[end].words)
            if not found:
                break
            entries += [] if is_further else found
        end += 1
    return entries, end


def read_block_entries(words: str) -> list[Entry]:
    """Return the entries of one block; a title may run over two lines. None, if a line is no entry."""
    entries: list[Entry] = []
    carried = ""
    if len(words) > LONGEST_CONTENTS:
        return []
    for line in words.splitlines():
        joined = f"{carried} {line.strip()}" if carried else line
        match = ENTRY.match(joined)
        if match is None:
            if carried:
                return []
            carried = line.strip()
            continue
        page = int(match["page"]) if match["page"].isdigit() else None
        entries.append(Entry(number=match["number"], title=match["title"].strip(), page=page))
        carried = ""
    return [] if carried else entries
