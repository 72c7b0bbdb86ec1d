"""The contents page and the headings: chapters with page ranges, sections, titled items.

It owns which block is a title and how deep it stands; it must not know about sentences or notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.parsing.blocks import RawBlock, is_finished, starts_low

__all__ = ["BACK_MATTER", "Contents", "Entry", "Title", "read_contents", "read_title"]

ENTRY = re.compile(
    r"^[ \t]*(?:(?P<number>\d{1,2}|[IVX]{1,5})[.)]?[ \t]+)?(?P<title>\S.*?)(?:[ \t]*\t[ \t]*|[ .·]{3,}|[ ]{2,})(?P<page>\d{1,4})[ \t]*$"
)
CONTENTS_TITLE = re.compile(r"^(?:table of )?contents:?$", re.IGNORECASE)
NUMBERED_TITLE = re.compile(
    r"^(?:(?:chapter|part)[ \t]+)?(?P<number>\d{1,2}|[IVX]{1,5})[.:)]?[ \t]+(?P<title>[^\s\d].*)$", re.I
)
DECIMAL_TITLE = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?[ \t]+(?P<title>\S.*)$")
# Titles that stand by themselves in scholarly papers, whatever their subject.
STANDING = re.compile(
    r"^(?:(?:executive )?summary|abstract|introduction|conclusions?|preface|foreword|appendix.*|references|"
    r"bibliography|acknowledge?ments?|about the authors?|notes|endnotes|funding|key ?words|disclaimer)$",
    re.IGNORECASE,
)
BACK_MATTER = re.compile(
    r"^(?:about the authors?|acknowledge?ments?|references|bibliography|funding|notes|endnotes|disclaimer|"
    r"copyright.*|imprint|competing interests|conflicts? of interest)$",
    re.IGNORECASE,
)
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents page."""

    number: str | None
    title: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents page: its entries and the raw blocks `[start, end)` it takes up."""

    entries: tuple[Entry, ...] = ()
    start: int = -1
    end: int = -1

    def find(self, title: str, number: str | None = None) -> Entry | None:
        """Return the entry of that title, and of that number where one is given."""
        wanted = fold(title)
        for entry in self.entries:
            if fold(entry.title) == wanted and (number is None or same_number(number, entry.number)):
                return entry
        return None

    def pages(self, entry: Entry) -> tuple[int, int]:
        """Return the first and last printed page: up to the page before the next entry's first."""
        later = [other.page for other in self.entries if other.page > entry.page]
        return entry.page, max(entry.page, min(later, default=entry.page + 1) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A block read as a title: its number, where its words begin in the block, its level."""

    level: int
    words: str
    number: str | None = None


def fold(words: str) -> str:
    """Return words without case, quote style, markup and spare white space, to compare titles."""
    plain = words.translate(str.maketrans("’‘“”", "''\"\"")).replace("*", "")
    return " ".join(plain.split()).casefold()


def same_number(one: str, other: str | None) -> bool:
    """Compare chapter numbers, leading zeros aside."""
    return other is not None and one.lstrip("0").casefold() == other.lstrip("0").casefold()


def read_contents(blocks: Sequence[RawBlock]) -> Contents:
    """Return the contents page: the block titled so and the entries that follow it."""
    for i, block in enumerate(blocks):
        if not CONTENTS_TITLE.match(block.words):
            continue
        entries: list[Entry] = []
        end = i + 1
        while end < len(blocks):
            found = [ENTRY.match(line) for line in blocks[end].words.splitlines()]
            if not all(found):
                break
            entries += [Entry(number=m["number"], title=m["title"].strip(), page=int(m["page"])) for m in found if m]
            end += 1
        if len(entries) >= 2:
            return Contents(entries=tuple(entries), start=i, end=end)
    return Contents()


def read_title(block: RawBlock, number: str | None, contents: Contents) -> Title | None:
    """Read a block as a title by its own shape, or return None.

    `number` is the chapter number that stands on a line of its own right before it.
    """
    if block.shape == "heading_mark":
        return Title(level=min(block.depth, 3), words=block.words)
    if block.shape != "text" or not is_title_like(block.words):
        return None
    if number is not None:
        return Title(level=1, words=block.words, number=number)
    if decimal := DECIMAL_TITLE.match(block.words):
        level = min(decimal["number"].count(".") + 1, 3)
        return Title(level=level, words=decimal["title"], number=decimal["number"])
    numbered = NUMBERED_TITLE.match(block.words)
    if numbered and (not contents.entries or contents.find(numbered["title"], numbered["number"])):
        return Title(level=1, words=numbered["title"], number=numbered["number"])
    if contents.find(block.words) or STANDING.match(block.words):
        return Title(level=1, words=block.words)
    return Title(level=2, words=block.words)


def is_title_like(words: str) -> bool:
    """Tell whether words could be a title: a capital first, no stop last, none within, not too long."""
    if len(words) > LONGEST_TITLE or is_finished(words) or starts_low(words):
        return False
    if words.rstrip().endswith((",", ";", "–", "—", "-")) or re.search(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]", words):
        return False
    if re.search(r"[a-z’'\")]{2}[.?!]\s+[A-Z]", words) or re.search(r"https?://|@", words):
        return False
    return any(char.isalpha() for char in words) and len(words.split()) <= 40
