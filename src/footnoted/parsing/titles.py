"""Titles: which block is one by its own shape, what number it bears, how deep it stands.

It owns the shapes of titles; it must not know what surrounds them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footnoted.parsing.blocks import LIST_ITEM, RawBlock
from footnoted.parsing.contents import Contents
from footnoted.parsing.lines import is_finished, starts_low
from footnoted.parsing.tables import CAPTION, SOURCE_LINE

__all__ = ["BACK_MATTER", "STANDING", "Title", "count_number", "is_list_item", "read_label", "read_title"]

NUMBERED_TITLE = re.compile(
    r"^(?:(?P<word>(?i:chapter|part))[ \t]+)?(?P<number>\d{1,2}|[IVX]{1,5})(?P<stop>[.:)])?[ \t]+(?:[–—-][ \t]+)?"
    r"(?P<title>(?:[^\W\d]|[‘“'\"«(\[¿]).*)$",
    re.DOTALL,
)
DECIMAL_TITLE = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?[ \t]+(?P<title>\S.*)$", re.DOTALL)
# Titles that stand by themselves in scholarly papers, whatever their subject.
STANDING = re.compile(
    r"^(?:(?:executive )?summary|abstract|introduction|conclusions?|preface|foreword|appendix.*|annex.*|references|"
    r"bibliography|works cited|acknowledge?ments?|about the authors?|notes|endnotes|funding|key ?words|disclaimer)$",
    re.IGNORECASE,
)
BACK_MATTER = re.compile(
    r"^(?:about the authors?|acknowledge?ments?|references|bibliography|works cited|funding|notes|endnotes|disclaimer|"
    r"copyright.*|imprint|competing interests|conflicts? of interest)$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^[-–—|\s]*(?:(?i:chapter|part)[ \t]+)?(?P<number>\d{1,2}|[IVXL]{1,6}|(?i:[a-z]{3,5}))\.?[-–—|\s]*$"
)
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50}
RAISED = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^[\w-]+\])$")
# A title does not end with one of these; a sentence that is cut in two may.
DANGLING = re.compile(r"\b(?:a|an|the|and|or|its|their|our|his|her)$")
LONGEST_TITLE, MOST_WORDS, MOST_NOTED_WORDS = 250, 40, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A block read as a title: its words, its number, its level, and whether its shape alone makes it one."""

    level: int
    words: str
    number: str | None = None
    is_marked: bool = False


def read_label(block: RawBlock) -> str | None:
    """Return the number in a block that holds nothing else: "03", "IV", "Chapter 3", "Part Two"."""
    match = LABEL.match(block.words)
    if block.shape != "number" or match is None or count_number(match["number"]) is None:
        return None
    return match["number"]


def count_number(number: str) -> int | None:
    """Return the value of a chapter number in figures, Roman numerals or words; None if it is none of them."""
    if number.isascii() and number.isdigit():
        return int(number)
    if number.lower() in WORDS:
        return WORDS.index(number.lower()) + 1
    if not number or set(number) - set(NUMERALS):
        return None
    values = [NUMERALS[letter] for letter in number]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def read_title(block: RawBlock, contents: Contents) -> Title | None:
    """Read a block as a title by its own shape, or return None; unmarked ones may still be something else."""
    words = block.words.strip("*_ \t")
    if block.shape == "heading_mark":
        return replace(number_title(words, contents), level=min(block.depth, 6), is_marked=True)
    if block.shape != "text" or not is_title_like(words):
        return None
    title = number_title(words, contents)
    # A short question may be a paragraph; with a number or in the contents it is a title.
    return None if words.endswith("?") and title.number is None and not title.is_marked else title


def number_title(words: str, contents: Contents) -> Title:
    """Return a title with the number in front of its words, or that of its entry in the contents."""
    if (decimal := DECIMAL_TITLE.match(words)) and not starts_low(decimal["title"]):
        level = min(decimal["number"].count(".") + 1, 3)
        return Title(level=level, words=decimal["title"], number=decimal["number"], is_marked=True)
    if entry := contents.find(words):
        return Title(level=entry.level, words=words, number=entry.number, is_marked=True)
    numbered = NUMBERED_TITLE.match(words)
    if numbered and may_number(numbered, contents):
        return Title(level=1, words=numbered["title"], number=numbered["number"])
    if STANDING.match(words):
        return Title(level=1, words=words)
    return Title(level=2, words=words)


def may_number(match: re.Match[str], contents: Contents) -> bool:
    """Tell whether the number in front of a title can be a chapter's."""
    if any(entry.number for entry in contents.entries):
        return contents.find(match["title"], match["number"]) is not None
    if contents.entries and contents.find(match["title"]) is None:
        return False
    is_plain = match["number"].isdigit() or bool(match["stop"] or match["word"])
    return is_plain and not starts_low(match["title"])


def is_title_like(words: str) -> bool:
    """Tell whether words could be a title: a capital first, no stop last, none within, not too long."""
    bare = RAISED.sub("", words)
    if bare != words and len(bare.split()) > MOST_NOTED_WORDS:
        return False
    if len(bare) > LONGEST_TITLE or len(bare.split()) > MOST_WORDS or CAPTION.match(bare) or SOURCE_LINE.match(bare):
        return False
    if (is_finished(bare) and not bare.endswith("?")) or starts_low(bare) or RAISED.search(bare.rstrip(".,;")):
        return False
    if (
        DANGLING.search(bare)
        or bare.rstrip().endswith((",", ";", "–", "—", "-"))
        or re.search(r"https?://|@|\d⁄|[⁰¹²³⁴⁵⁶⁷⁸⁹]", bare)
    ):
        return False
    if re.search(r"[a-z’'\")]{2}[.?!]\s+[A-Z]", bare):
        return False
    return any(char.isalpha() for char in bare)


def is_list_item(blocks: Sequence[RawBlock], i: int) -> bool:
    """Tell whether the block at `i` is one of a row of numbered items: its neighbour bears the next number."""
    here = LIST_ITEM.match(blocks[i].words) if blocks[i].shape == "text" else None
    if here is None:
        return False
    for j, step in ((i - 1, -1), (i + 1, 1)):
        there = LIST_ITEM.match(blocks[j].words) if 0 <= j < len(blocks) else None
        if there and int(there["number"]) == int(here["number"]) + step:
            return True
    return False
