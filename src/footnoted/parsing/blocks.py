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
from footnoted.parsing.lines import Gap, Line, find_width, is_finished, read_lines, starts_low
from footnoted.parsing.notes import BARE_DEFINITION, DEFINITION

__all__ = ["LIST_ITEM", "RawBlock", "read_blocks"]

Shape = Literal["text", "note", "row", "bullet", "number", "heading_mark"]
BULLET = re.compile(r"[-–•*‣◦▪●·][ \t]+(?=\S)")
BARE_BULLET = re.compile(r"[-–•*‣◦▪●·]$")
# "12", "– 12 –", "p. 12", "Page 12 of 40", "iv".
PAGE_NUMBER = re.compile(
    r"(?:[-–—|][ \t]*)?(?:p(?:age|\.)[ \t]*)?(?:\d{1,4}|[ivxl]{1,6})(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?(?:[ \t]*[-–—|])?$"
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


def read_blocks(text: str) -> list[RawBlock]:
    """Return the raw blocks of a text in order; blank lines and form feeds separate them."""
    lines = read_lines(text)
    width = find_width(lines)
    indents = sorted({line.indent for line in lines if BULLET.match(line.words)})
    alone = find_repeated_lines(lines)
    aligned = find_aligned_rows(lines)
    blocks: list[RawBlock] = []
    is_cut = True
    for i, line in enumerate(lines):
        if is_underline(line, blocks, is_cut):
            blocks[-1] = replace(blocks[-1], shape="heading_mark", depth=1 if line.words[0] == "=" else 2)
        if RULE.match(line.words) or BARE_BULLET.match(line.words) or DELIMITER_ROW.match(line.words):
            continue
        block = replace(shape_line(line, indents), gap=line.gap, page=line.page, indent=line.indent)
        if i in aligned:
            block = replace(block, shape="row")
        joins = line.gap == "none" and not is_cut and i not in alone
        if joins and blocks and continues(blocks[-1], block, width):
            blocks[-1] = join(text, blocks[-1], block)
        else:
            blocks.append(block)
        is_cut = i in alone
    return [replace(b, shape="text") if b.shape == "note" and BARE_DEFINITION.match(b.words) else b for b in blocks]


def is_underline(line: Line, blocks: Sequence[RawBlock], is_cut: bool) -> bool:
    """Tell whether a line of === or --- underlines the single line of text above it."""
    is_rule = len(set(line.words)) == 1 and line.words[0] in "=-" and len(line.words) >= 3
    if not (is_rule and blocks and line.gap == "none" and not is_cut):
        return False
    return blocks[-1].shape == "text" and "\n" not in blocks[-1].words and not is_finished(blocks[-1].words)


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


def shape_line(line: Line, indents: Sequence[int]) -> RawBlock:
    """Return the block that one line makes by itself."""
    words, whole = line.words, Span(line.start, line.end)
    if DEFINITION.match(words) or BARE_DEFINITION.match(words):
        return RawBlock(shape="note", span=whole, words=words)
    if mark := BULLET.match(words):
        span = Span(line.start + mark.end(), line.end)
        return RawBlock(shape="bullet", span=span, words=words[mark.end() :], depth=indents.index(line.indent))
    if "\t" in words or (words.startswith("|") and words.endswith("|") and len(words) > 2):
        return RawBlock(shape="row", span=whole, words=words)
    if PAGE_NUMBER.match(words) or CHAPTER_LABEL.match(words):
        return RawBlock(shape="number", span=whole, words=words)
    if mark := HASHES.match(words):
        core = words.rstrip("# \t")
        if mark.end() < len(core):
            span = Span(line.start + mark.end(), line.start + len(core))
            return RawBlock(shape="heading_mark", span=span, words=core[mark.end() :], depth=len(mark["hashes"]))
    return RawBlock(shape="text", span=whole, words=words)


def continues(block: RawBlock, line: RawBlock, width: int | None) -> bool:
    """Tell whether a line carries on the block right above it."""
    if line.shape != "text" or block.shape not in ("text", "note", "bullet"):
        return False
    if block.shape == "note" and BARE_DEFINITION.match(block.words):
        return True
    if width is None:
        is_open = block.shape in ("text", "note") and not is_finished(block.words)
        return is_open and (starts_low(line.words) or line.words.startswith(WEB_ADDRESS))
    return block.shape == "note" or not breaks_paragraph(block, line, width)


def breaks_paragraph(block: RawBlock, line: RawBlock, width: int) -> bool:
    """Tell whether, in a hard-wrapped file, a line begins a paragraph though no blank line stands before it."""
    if starts_low(line.words) and not IDENTIFIER.match(line.words):
        return False
    if IDENTIFIER.match(line.words) or is_next_item(block, line):
        return True
    last = block.words.rsplit("\n", 1)[-1]
    room = width - block.indent - len(last)
    is_short = room > 0.25 * width + len(line.words.split(maxsplit=1)[0])
    if block.shape == "bullet":
        return is_short and is_finished(block.words)
    is_indented = line.indent > block.indent + 1 and is_finished(block.words)
    is_numbered_title = "\n" not in block.words and bool(DECIMAL_START.match(block.words))
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


def join(text: str, block: RawBlock, line: RawBlock) -> RawBlock:
    """Return the block with a further line."""
    span = Span(block.span.start, line.span.end)
    return replace(block, span=span, words=text[span.start : span.end], indent=line.indent)
