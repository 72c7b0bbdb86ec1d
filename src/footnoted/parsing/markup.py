"""The markup left in an extracted text: emphasis, HTML tags, escaping backslashes.

It owns which characters are markup and which words they emphasise; it must not know about blocks.
"""

from __future__ import annotations

import re

from footnoted.document import Emphasis, Span

__all__ = ["find_markup"]

BOLD = re.compile(r"\*\*(?=\S)([^\n]+?)(?<=\S)\*\*")
ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?!\*)")
TAG = re.compile(r"</?(?P<name>i|b|em|strong|u|sup|sub|small|span|br)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
ESCAPE = re.compile(r"\\(?=[$*_#%&~\[\]\\])")
STRONG_TAGS = {"b", "strong"}
EMPHASIS_TAGS = {"i", "em"}


def find_markup(text: str) -> tuple[tuple[Span, ...], tuple[Emphasis, ...]]:
    """Return the spans of all markup characters, in order, and the words they emphasise."""
    marks: list[Span] = []
    emphases: list[Emphasis] = []
    taken: list[Span] = []
    for match in BOLD.finditer(text):
        marks += [Span(match.start(), match.start() + 2), Span(match.end() - 2, match.end())]
        taken += marks[-2:]
        emphases.append(Emphasis(span=Span(*match.span(1)), style="strong"))
    bold_marks = {offset for span in taken for offset in range(span.start, span.end)}
    for match in ITALIC.finditer(text):
        if match.start() in bold_marks or match.end() - 1 in bold_marks:
            continue
        marks += [Span(match.start(), match.start() + 1), Span(match.end() - 1, match.end())]
        emphases.append(Emphasis(span=Span(*match.span(1)), style="em"))
    tag_marks, tag_emphases = find_tags(text)
    marks += tag_marks
    emphases += tag_emphases
    marks += [Span(*match.span()) for match in ESCAPE.finditer(text)]
    return tuple(sorted(set(marks))), tuple(sorted(emphases, key=lambda e: e.span))


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
            style = "strong" if name in STRONG_TAGS else "em"
            emphases.append(Emphasis(span=Span(start, match.start()), style="strong" if style == "strong" else "em"))
    return marks, emphases
