"""Lines to raw blocks: which lines belong together and what shape each group has.

It owns the shapes that a line shows by itself (note definition, table row, bullet, bare number, text);
it must not know what a block means in the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from footnoted.document import Span
from footnoted.parsing.furniture import find_repeated_lines
from footnoted.parsing.lines import Gap, Line, find_width, is_finished, starts_low
from footnoted.parsing.notes import BARE_DEFINITION, DEFINITION

__all__ = ["LIST_ITEM", "RawBlock", "read_blocks"]

Shape = Literal["text", "note", "row", "bullet", "number", "heading_mark"]
BULLET = re.compile(r"[-–•*‣◦▪●·][ \t]+(?=\S)")
BARE_BULLET = re.compile(r"[-–•*‣◦▪●·]$")
# "12", "– 12 –", "p. 12", "Page 12 of 40", "iv".
PAGE_NUMBER = re.compile(
    r"(?:[-–—|][ \t]*)?(?:(?i:p(?:age|\.))[ \t]*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?(?:[ \t]*[-–—|])?$"
)
# "IV", "Chapter 3", "Part Two": what may stand above a chapter's title.
CHAPTER_LABEL = re.compile(
    r"(?:[IVXL]{1,6}\.?|(?i:chapter|part)[ \t]+"
    r"(?:\d{1,2}|[IVXL]{1,6}|(?i:one|two|three|four|five|six|seven|eight|nine|ten)))$"
)
HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+(?=\S)")
RULE = re.compile(r"(?:[-–—_=*~][ \t]*){3,}$")
DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$")
ALIGNED = re.compile(r"(?<=\S)[ ]{3,}(?=\S)")
LIST_ITEM = re.compile(r"\(?(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
DECIMAL_START = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]+\S")
IDENTIFIER = re.compile(r"(?:isbn|issn|doi|©)(?!\w)", re.IGNORECASE)
WEB_ADDRESS = ("http", "<http", "www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """Lines that belong together: their shape, the stretch of words and, for bullets and titles, the depth.

    `gap` is what stands before the block, `page` counts form feeds, `indent` is that of its last line.
    """

    shape: Shape
    span: Span
    words: str
    depth: int = 0
    gap: Gap = "blank"
    page: int = 0
    indent: int = 0


@dataclass(slots=True)
class Group:
    """Lines that belong together while they are gathered: the first, and the latest."""

    first: RawBlock
    latest: RawBlock
    count: int = 1

    def add(self, line: RawBlock) -> None:
        """Take a further line."""
        self.latest = line
        self.count += 1

    def close(self, text: str) -> RawBlock:
        """Return the block that the lines make."""
        span = Span(self.first.span.start, self.latest.span.end)
        words = text[span.start : span.end]
        is_bare = self.first.shape == "note" and BARE_DEFINITION.match(words)
        shape: Shape = "text" if is_bare else self.first.shape
        return replace(self.first, shape=shape, span=span, words=words, indent=self.latest.indent)


def read_blocks(text: str, lines: Sequence[Line], plain_notes: frozenset[int] = frozenset()) -> list[RawBlock]:
    """Return the raw blocks of a text in order; blank lines and form feeds separate them.

    `plain_notes` are the starts of lines that define a note though nothing in their shape says so.
    """
    width = find_width(lines)
    indents = sorted({line.indent for line in lines if BULLET.match(line.words)})
    alone = find_repeated_lines(lines)
    aligned = find_aligned_rows(lines)
    groups: list[Group] = []
    is_cut = True
    for i, line in enumerate(lines):
        if groups and not is_cut and is_underline(line, groups[-1]):
            depth = 1 if line.words[0] == "=" else 2
            groups[-1].first = replace(groups[-1].first, shape="heading_mark", depth=depth)
        if RULE.match(line.words) or BARE_BULLET.match(line.words) or DELIMITER_ROW.match(line.words):
            is_cut = is_cut or not DELIMITER_ROW.match(line.words)
            continue
        block = shape_line(line, indents, is_aligned=i in aligned)
        if line.start in plain_notes:
            block = replace(block, shape="note", span=Span(line.start, line.end), words=line.words)
        joins = groups and line.gap == "none" and not is_cut and i not in alone
        if joins and is_dash_at_break(groups[-1], block, width):
            block = replace(block, shape="text", span=Span(line.start, line.end), words=line.words)
        if joins and continues(groups[-1], block, width):
            groups[-1].add(block)
        else:
            groups.append(Group(block, block))
        is_cut = i in alone
    return [group.close(text) for group in groups]


def is_underline(line: Line, group: Group) -> bool:
    """Tell whether a line of === or --- underlines the single line of text above it."""
    is_rule = len(set(line.words)) == 1 and line.words[0] in "=-" and len(line.words) >= 3
    is_title = group.count == 1 and group.first.shape == "text" and not is_finished(group.first.words)
    return is_rule and is_title and line.gap == "none"


def find_aligned_rows(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of lines that three or more together make the columns of a table with spaces."""
    found: set[int] = set()
    run: list[int] = []
    width = 0
    for i, line in enumerate(lines):
        fields = 0 if "\t" in line.words or BULLET.match(line.words) else len(ALIGNED.findall(line.words))
        if not (run and line.gap == "none" and fields == width):
            found |= set(run) if len(run) >= 3 else set()
            run, width = [], fields
        if fields:
            run.append(i)
    return found | (set(run) if len(run) >= 3 else set())


def shape_line(line: Line, indents: Sequence[int], *, is_aligned: bool) -> RawBlock:
    """Return the block that one line makes by itself."""
    words = line.words
    shape: Shape = "text"
    skip, depth = 0, 0
    if DEFINITION.match(words) or BARE_DEFINITION.match(words):
        shape = "note"
    elif PAGE_NUMBER.match(words) or CHAPTER_LABEL.match(words):
        shape = "number"
    elif mark := BULLET.match(words):
        shape, skip, depth = "bullet", mark.end(), indents.index(line.indent)
    elif is_aligned or "\t" in words or (words.startswith("|") and words.endswith("|") and len(words) > 2):
        shape = "row"
    elif (mark := HASHES.match(words)) and words[mark.end() :].strip("# \t"):
        shape, skip, depth = "heading_mark", mark.end(), len(mark["hashes"])
        words = words.rstrip("# \t")
    return RawBlock(
        shape=shape,
        span=Span(line.start + skip, line.start + len(words)),
        words=words[skip:],
        depth=depth,
        gap=line.gap,
        page=line.page,
        indent=line.indent,
    )


def is_dash_at_break(group: Group, line: RawBlock, width: int | None) -> bool:
    """Tell whether what looks like a bullet is a dash that a hard-wrapped file puts at a line's beginning."""
    latest = group.latest
    if width is None or line.shape != "bullet" or is_finished(latest.words):
        return False
    return latest.indent + len(latest.words) >= 0.9 * width


def continues(group: Group, line: RawBlock, width: int | None) -> bool:
    """Tell whether a line carries on the lines right above it."""
    shape = group.first.shape
    if line.shape != "text" or shape not in ("text", "note", "bullet"):
        return False
    if shape == "note" and group.count == 1 and BARE_DEFINITION.match(group.first.words):
        return True
    if width is None:
        is_open = shape in ("text", "note") and not is_finished(group.latest.words)
        return is_open and (starts_low(line.words) or line.words.startswith(WEB_ADDRESS))
    return shape == "note" or not breaks_paragraph(group, line, width)


def breaks_paragraph(group: Group, line: RawBlock, width: int) -> bool:
    """Tell whether, in a hard-wrapped file, a line begins a paragraph though no blank line stands before it."""
    if IDENTIFIER.match(line.words) or is_next_item(group.first, line):
        return True
    if starts_low(line.words):
        return False
    latest = group.latest
    room = width - latest.indent - len(latest.words)
    is_short = room > 0.25 * width + len(line.words.split(maxsplit=1)[0])
    if group.first.shape == "bullet":
        return is_short and is_finished(latest.words)
    is_indented = line.indent > latest.indent + 1 and is_finished(latest.words)
    is_numbered_title = group.count == 1 and bool(DECIMAL_START.match(latest.words))
    return is_short or is_indented or is_numbered_title


def is_next_item(block: RawBlock, line: RawBlock) -> bool:
    """Tell whether a line begins the numbered item of a list that follows the one in the block."""
    item = LIST_ITEM.match(line.words)
    before = LIST_ITEM.match(block.words)
    if item is None:
        return False
    if before is None:
        return item["number"] == "1" and is_finished(block.words)
    return int(item["number"]) == int(before["number"]) + 1
