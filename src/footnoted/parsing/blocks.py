"""Lines to raw blocks: which lines belong together and what shape each group has.

It owns the shapes that a line shows by itself (note definition, table row, bullet, bare number, text);
it must not know what a block means in the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from footnoted.document import Span
from footnoted.parsing.notes import DEFINITION

__all__ = ["RawBlock", "is_finished", "read_blocks", "starts_low"]

Shape = Literal["text", "note", "row", "bullet", "number", "heading_mark"]
BULLET = re.compile(r"^[ \t]*(?:[-–•*‣◦▪●])[ \t]+(?=\S)")
BARE_BULLET = re.compile(r"^[ \t]*[-–•*‣◦▪●][ \t]*$")
BARE_NUMBER = re.compile(r"^[ \t]*(?:[-–—|][ \t]*)?(?P<number>\d{1,4})(?:[ \t]*[-–—|])?[ \t]*$")
HASHES = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?=\S)")
CLOSERS = "’”'\"»)]*_>"
# Nineteen lines in twenty at most this long: the file is hard-wrapped, and lines join to paragraphs.
WRAP_WIDTH = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """Lines that belong together: their shape, the stretch of words and, for bullets, the depth."""

    shape: Shape
    span: Span
    words: str
    depth: int = 0


def read_blocks(text: str) -> list[RawBlock]:
    """Return the raw blocks of a text in order; blank lines and form feeds separate them."""
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n\f]+", text)]
    wrapped = is_wrapped([line for _, line in lines])
    indents = sorted({len(line) - len(line.lstrip()) for _, line in lines if BULLET.match(line)})
    blocks: list[RawBlock] = []
    last_end = -1
    for start, line in lines:
        if not line.strip() or BARE_BULLET.match(line):
            continue
        block = shape_line(line, start, indents)
        is_adjacent = last_end >= 0 and text[last_end : block.span.start].strip(" \t\r") in ("\n", "")
        last_end = start + len(line)
        if is_adjacent and blocks and continues(blocks[-1], block, wrapped):
            blocks[-1] = join(text, blocks[-1], block)
        else:
            blocks.append(block)
    return blocks


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether the file breaks its lines at a width, rather than one line to a paragraph."""
    lengths = sorted(len(line) for line in lines if line.strip() and "\t" not in line)
    return bool(lengths) and lengths[int(len(lengths) * 0.95)] <= WRAP_WIDTH and len(lengths) > 20


def shape_line(line: str, start: int, indents: list[int]) -> RawBlock:
    """Return the block that one line makes by itself."""
    lead = len(line) - len(line.lstrip())
    end = start + len(line.rstrip())
    if (note := DEFINITION.match(line)) and note.end() < len(line.rstrip()):
        return RawBlock(shape="note", span=Span(start + lead, end), words=line.strip())
    if "\t" in line.strip() and not BULLET.match(line):
        return RawBlock(shape="row", span=Span(start, end), words=line.rstrip())
    if BARE_NUMBER.match(line):
        return RawBlock(shape="number", span=Span(start + lead, end), words=line.strip())
    if mark := HASHES.match(line):
        span = Span(start + mark.end(), end)
        return RawBlock(shape="heading_mark", span=span, words=line[mark.end() :].strip(), depth=len(mark["hashes"]))
    if mark := BULLET.match(line):
        span = Span(start + mark.end(), end)
        return RawBlock(shape="bullet", span=span, words=line[mark.end() :].strip(), depth=indents.index(lead))
    return RawBlock(shape="text", span=Span(start + lead, end), words=line.strip())


def continues(block: RawBlock, line: RawBlock, wrapped: bool) -> bool:
    """Tell whether a line carries on the block right above it."""
    if line.shape != "text" or block.shape not in ("text", "note", "bullet"):
        return False
    if not wrapped:
        return block.shape == "text" and not is_finished(block.words) and starts_low(line.words)
    last_line = block.words.rsplit("\n", 1)[-1]
    is_short = len(last_line) < WRAP_WIDTH * 0.3 and not last_line.endswith((",", "-", "–"))
    return not (is_short and not starts_low(line.words) and block.shape == "text")


def join(text: str, block: RawBlock, line: RawBlock) -> RawBlock:
    """Return the block with a further line."""
    span = Span(block.span.start, line.span.end)
    return RawBlock(shape=block.shape, span=span, words=text[span.start : span.end], depth=block.depth)


def is_finished(words: str) -> bool:
    """Tell whether words end as a sentence or a list does: with a stop, a colon, or a URL's bracket."""
    stripped = re.sub(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^\d+\])+$", "", words.rstrip())
    bare = stripped.rstrip(CLOSERS)
    return bare.endswith((".", "?", "!", "…", ":"))


def starts_low(words: str) -> bool:
    """Tell whether words begin in the middle of a sentence: with a small letter or a closing mark."""
    first = words.lstrip("‘“'\"([*")[:1]
    return first.islower() or words[:1] in ",;)]–"
