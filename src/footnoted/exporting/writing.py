"""What is to be written out: headed parts of paragraphs, marks in them, and the notes behind the marks.

It owns the shape that every kind of file is written from; it must not know any kind of file, nor what is said in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.references.links import find_links

__all__ = ["Line", "Mark", "Note", "Part", "Words", "Writing", "address", "link_addresses", "read_line"]

Style = Literal["plain", "em", "strong"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one style; `url` is where they lead."""

    text: str
    style: Style = "plain"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a note's mark."""

    number: int


Line = tuple[Words | Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote of the writing: its number, counted from 1, and its paragraphs."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Paragraphs under a heading of a level, 1 being the title's; a list shows each as an item of its own."""

    heading: str
    lines: tuple[Line, ...]
    is_list: bool = False
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A whole text: title, opening paragraphs, further parts, and the notes that its marks name."""

    title: str
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()


def read_line(line: Line) -> str:
    """Return a line's words without styles and marks."""
    return "".join(piece.text for piece in line if isinstance(piece, Words))


def link_addresses(text: str, *, keep_brackets: bool) -> Iterator[Words]:
    """Yield a text with the addresses printed in it as links, the angle brackets round one kept or dropped."""
    at = 0
    for link in find_links(text):
        is_bracketed = text[link.start] == "<"
        opening, closing = ("<", ">") if is_bracketed and keep_brackets else ("", "")
        printed = text[link.start : link.end].strip("<>").strip()
        yield Words(text[at : link.start] + opening)
        yield Words(printed, url=address(link.url))
        yield Words(closing)
        at = link.end
    yield Words(text[at:])


def address(url: str) -> str:
    """Return an address with a scheme: one printed without is on the web all the same."""
    return url if "://" in url else f"http://{url}"
