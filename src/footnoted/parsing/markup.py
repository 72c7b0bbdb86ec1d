"""The markup left in an extracted text: emphasis, HTML tags, escaping backslashes, signs that show nothing.

It owns which characters are markup and which words they emphasise; it must not know about blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from footnoted.document import Emphasis, Span
from footnoted.parsing.lines import INVISIBLE

__all__ = ["find_markup", "merge_spans"]

# Emphasis may run over a line's end, not over a blank line, and not on and on.
WITHIN = r"(?:[^\n{}]|\n(?!\s*\n)){{1,600}}?"
BOLD = re.compile(rf"\*\*(?=[^\s*])({WITHIN.format('')})(?<=\S)\*\*")
ITALIC = re.compile(rf"(?<![*\w])\*(?=[^\s*])({WITHIN.format('*')})(?<=\S)\*(?!\*)")
UNDERLINED = re.compile(rf"(?<![\w/_])_(?=[^\s_])({WITHIN.format('_')})(?<=\S)_(?![\w/_])")
TAG = re.compile(r"</?(?P<name>i|b|em|strong|u|sup|sub|small|span|br)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
ESCAPE = re.compile(r"\\(?=[$*_#%&~\[\]\\])")
BLOCK_QUOTE = re.compile(r"^[ \t]*>+(?=[ \t])", re.MULTILINE)
HIDDEN = re.compile(f"[{re.escape(INVISIBLE)}]+")
TOKEN = re.compile(r"\S+")
STRONG_TAGS = {"b", "strong"}
EMPHASIS_TAGS = {"i", "em"}
Style = Literal["em", "strong"]


def find_markup(text: str) -> tuple[tuple[Span, ...], tuple[Emphasis, ...]]:
    """Return the spans of all markup characters, in order and apart, and the words they emphasise."""
    marks: list[Span] = []
    emphases: list[Emphasis] = []
    closed: set[int] = set()
    addresses = find_addresses(text)
    shapes: tuple[tuple[re.Pattern[str], Style], ...] = ((BOLD, "strong"), (ITALIC, "em"), (UNDERLINED, "em"))
    for pattern, style in shapes:
        for match in pattern.finditer(text):
            opening, closing = Span(match.start(), match.start(1)), Span(match.end(1), match.end())
            if closed & {opening.start, closing.start, closing.end - 1} or opening.start in addresses:
                continue
            marks += [opening, closing]
            closed |= {*range(opening.start, opening.end), *range(closing.start, closing.end)}
            emphases.append(Emphasis(span=Span(*match.span(1)), style=style))
    tag_marks, tag_emphases = find_tags(text)
    marks += tag_marks
    marks += [Span(*m.span()) for pattern in (ESCAPE, HIDDEN, BLOCK_QUOTE) for m in pattern.finditer(text)]
    return merge_spans(marks), tuple(sorted([*emphases, *tag_emphases], key=lambda e: e.span))


def find_addresses(text: str) -> set[int]:
    """Return the offsets that lie in web addresses, where an underline or an asterisk is no markup."""
    tokens = (match for match in TOKEN.finditer(text) if "://" in match.group() or "www." in match.group())
    return {offset for match in tokens for offset in range(*match.span())}


def find_tags(text: str) -> tuple[list[Span], list[Emphasis]]:
    """Return HTML tags and the words between matching pairs of emphasising ones on one line."""
    marks: list[Span] = []
    emphases: list[Emphasis] = []
    opened: dict[str, int] = {}
    for match in TAG.finditer(text):
        marks.append(Span(*match.span()))
        name = match["name"].lower()
        if not match.group().startswith("</"):
            opened[name] = match.end()
            continue
        start = opened.pop(name, None)
        if start is None or start >= match.start() or "\n" in text[start : match.start()]:
            continue
        if name in STRONG_TAGS | EMPHASIS_TAGS:
            style: Style = "strong" if name in STRONG_TAGS else "em"
            emphases.append(Emphasis(span=Span(start, match.start()), style=style))
    return marks, emphases


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
