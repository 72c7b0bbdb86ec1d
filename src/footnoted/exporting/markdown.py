"""A writing as Markdown with footnotes, as GitHub, Pandoc and Obsidian read them.

It owns the escaping and the footnote syntax; it must not know what is written.
"""

from __future__ import annotations

import re

from footnoted.exporting.writing import Line, Mark, Note, Part, Words, Writing, read_line

__all__ = ["escape_markdown", "write_markdown"]

# What means something to Markdown or to one of its common extensions (math, strike-through, citations, mentions).
SPECIAL = re.compile(r"([\\`*_\[\]<>|~^$&@{}])")
# What means something only where a line begins with it.
OPENING = re.compile(r"^(\d{0,9})([#+\-:.)])")
AUTOLINK = re.compile(r"https?://[^\s<>\\]+")
DELIMITERS = {"em": "*", "strong": "**"}
INDENT = " " * 4


def write_markdown(writing: Writing) -> str:
    """Return a writing as Markdown, each block apart by an empty line, the notes at the end."""
    blocks = [f"# {write_line((Words(writing.title),))}", *(write_line(line) for line in writing.lines)]
    for part in writing.parts:
        blocks.extend(write_part(part))
    blocks.extend(write_note(note) for note in writing.notes)
    return "\n\n".join(block for block in blocks if block) + "\n"


def write_part(part: Part) -> list[str]:
    """Return a part's blocks: its heading, then its paragraphs or one list."""
    lines = [write_line(line) for line in part.lines]
    heading = f"{'#' * part.level} {write_line((Words(part.heading),))}"
    return [heading, "\n".join(f"- {line}" for line in lines)] if part.is_list else [heading, *lines]


def write_note(note: Note) -> str:
    """Return a note's definition; its further paragraphs are indented, which makes them its own."""
    first, *rest = [write_line(line) for line in note.lines] or [""]
    return "\n\n".join([f"[^{note.number}]: {first}", *(f"{INDENT}{line}" for line in rest)])


def write_line(line: Line) -> str:
    """Return a paragraph on one line."""
    written = "".join(write_piece(line, place) for place in range(len(line))).strip()
    return OPENING.sub(r"\1\\\2", written)


def write_piece(line: Line, place: int) -> str:
    """Return the piece of a line that stands at a place."""
    piece = line[place]
    if isinstance(piece, Mark):
        return f"[^{piece.number}]"
    if piece.url is not None:
        return write_link(piece.text, piece.url)
    written = escape_markdown(piece.text)
    delimiter = DELIMITERS.get(piece.style, "")
    return f"{delimiter}{written}{delimiter}" if delimiter and can_be_styled(line, place) else written


def can_be_styled(line: Line, place: int) -> bool:
    """Tell whether delimiters round a piece open and close: CommonMark 6.2, left- and right-flanking runs.

    Beside other styled words they may run into one; such words, as those that white space edges, stay plain.
    """
    inner = read_line(line[place : place + 1])
    around = (line[max(0, place - 1) : place], line[place + 1 : place + 2])
    if not inner or inner != inner.strip() or any(is_styled(piece) for piece in (*around[0], *around[1])):
        return False
    before, after = (read_line(neighbour) or " " for neighbour in around)
    opens = inner[0].isalnum() or not before[-1].isalnum()
    return opens and (inner[-1].isalnum() or not after[0].isalnum())


def is_styled(piece: Words | Mark) -> bool:
    """Tell whether a piece has a style that delimiters show."""
    return isinstance(piece, Words) and piece.style != "plain"


def write_link(text: str, url: str) -> str:
    """Return a link: bare in angle brackets where it shows its own address."""
    if text == url and AUTOLINK.fullmatch(url):
        return f"<{url}>"
    target = re.sub(r"([\\<>])", r"\\\1", "".join(url.split()))
    return f"[{escape_markdown(text)}](<{target}>)"


def escape_markdown(text: str) -> str:
    """Return words so that Markdown shows them as they are; white space is folded."""
    folded = re.sub(r"\s+", " ", text)
    return SPECIAL.sub(r"\\\1", folded)
