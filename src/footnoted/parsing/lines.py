"""A text's lines: where each begins, what stands between it and the line before, and how wide they run.

It owns newlines, form feeds and the width of a hard-wrapped file; it must not know what a line means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["INVISIBLE", "Line", "find_width", "is_finished", "read_lines", "starts_low"]

BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Signs that show nothing and may stand anywhere: controls, soft hyphen, zero-width space, byte order mark.
INVISIBLE = "".join(map(chr, (*range(9), *range(0x0E, 0x1C), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF)))
BLANK = INVISIBLE + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
CLOSERS = "’”'\"»)]*_>"
STOPS = (".", "?", "!", "…", ":", "؟", "।", "。", "！", "？")
MARKS_AT_END = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]|\[\^?[\w-]{1,40}\]|<sup>\d{1,3}</sup>)+$")
# A note's number may be left as plain figures behind the stop.
FIGURES_AT_END = re.compile(
    r"(?:(?<=[^\W\d_][.!?])|(?<=[’”'\")\]][.!?])|(?<=[.!?][’”'\")\]])|(?<=\b(?:18|19|20)\d\d[.!?]))\d{1,3}$"
)
# What a stretch ends with can be told from so many characters.
TAIL = 200
# A file whose lines are longer than this breaks them at paragraphs, not at a width.
WIDEST, NARROWEST = 130, 40

Gap = Literal["none", "blank", "page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that shows something: its words, where they start, and what stands between it and the line before."""

    start: int
    words: str
    indent: int
    gap: Gap
    page: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, in order."""
    lines: list[Line] = []
    start, page, gap = 0, 0, "blank"
    for match in [*BREAK.finditer(text), None]:
        raw = text[start : match.start() if match else len(text)]
        words = raw.strip(BLANK)
        if words:
            indent = len(raw) - len(raw.lstrip(BLANK))
            lines.append(Line(start=start + indent, words=words, indent=indent, gap=as_gap(gap), page=page))
            gap = "none"
        elif gap == "none":
            gap = "blank"
        if match is None:
            break
        if match.group() == "\f":
            page, gap = page + 1, "page"
        start = match.end()
    return lines


def as_gap(gap: str) -> Gap:
    """Return a gap by its name."""
    return "page" if gap == "page" else "blank" if gap == "blank" else "none"


def find_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which a file breaks its lines, or None where a line is a paragraph.

    In a hard-wrapped file most lines near the full width are followed at once by another, and most of
    them stop in the middle of a sentence.
    """
    prose = [line for line in lines if "\t" not in line.words]
    if not prose:
        return None
    lengths = sorted(line.indent + len(line.words) for line in prose)
    width = lengths[int(len(lengths) * 0.95)]
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = [
        (line, after)
        for line, after in zip(lines, [*lines[1:], None], strict=False)
        if "\t" not in line.words and len(line.words) >= 0.7 * width
    ]
    broken = [line for line, after in pairs if after and after.gap == "none" and not is_finished(line.words)]
    return width if len(broken) >= 2 and 2 * len(broken) >= len(pairs) else None


def is_finished(words: str) -> bool:
    """Tell whether words end as a sentence or the opening of a list does: with a stop or a colon."""
    tail = FIGURES_AT_END.sub("", words[-TAIL:].rstrip(BLANK))
    bare = MARKS_AT_END.sub("", tail).rstrip(CLOSERS)
    return bare.endswith(STOPS)


def starts_low(words: str) -> bool:
    """Tell whether words begin in the middle of a sentence: with a small letter or a closing mark."""
    first = words.lstrip("‘“'\"([*_")[:1]
    return first.islower() or words[:1] in tuple(",;)]–")
