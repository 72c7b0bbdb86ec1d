"""A writing as a Word file with real footnotes (the only door to python-docx, with `word_notes`).

It owns how the parts of a writing look in Word; it must not know what is written.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from footnoted.exporting.word_notes import WordNotes
from footnoted.exporting.writing import Line, Mark, Words, Writing

__all__ = ["write_word"]

LINK_COLOUR = RGBColor(0x1F, 0x4E, 0x79)
TITLE_LENGTH = 255  # characters that a file's own title may have
# What XML 1.0 cannot hold.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_word(writing: Writing, *, written: datetime | None = None) -> bytes:
    """Return a writing as the bytes of a .docx, its notes as footnotes in the order of their marks."""
    document = docx.Document()
    describe_file(document, writing.title, written or datetime.now(UTC))
    notes = WordNotes(document)
    definitions = {note.number: note for note in writing.notes}

    def add(line: Line, paragraph: Paragraph) -> None:
        """Write a line, and behind each new mark its note."""
        for before, piece in pairwise((None, *line)):
            if isinstance(before, Mark) and isinstance(piece, Mark):
                notes.part_marks(paragraph)
            if isinstance(piece, Words):
                add_words(paragraph, piece)
            elif piece is not None and piece.number in definitions and notes.mark(paragraph, piece.number):
                note = notes.define(piece.number)
                for each in definitions[piece.number].lines or ((),):
                    add(drop_marks(each), note.add_paragraph())

    add((Words(writing.title),), document.add_paragraph(style="Title"))
    for line in writing.lines:
        add(line, document.add_paragraph())
    for part in writing.parts:
        add((Words(part.heading),), document.add_paragraph(style=f"Heading {part.level}"))
        for line in part.lines:
            add(line, document.add_paragraph(style="List Bullet" if part.is_list else "Normal"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def describe_file(document: Any, title: str, written: datetime) -> None:
    """Set what a file says about itself, in place of what the template says."""
    about = document.core_properties
    about.title = UNWRITABLE.sub("", title)[:TITLE_LENGTH]
    about.author = about.last_modified_by = "Footnoted"
    about.comments = ""
    about.created = about.modified = written
    document.styles["Title"].font.size = Pt(20)


def drop_marks(line: Line) -> Line:
    """Return a line without marks: no footnote stands in a footnote."""
    return tuple(piece for piece in line if not isinstance(piece, Mark))


def add_words(paragraph: Paragraph, words: Words) -> None:
    """Write words at the end of a paragraph, as a link where they lead somewhere."""
    run = paragraph.add_run(UNWRITABLE.sub("", words.text))
    if words.style == "em":
        run.italic = True
    elif words.style == "strong":
        run.bold = True
    if words.url is not None:
        run.font.color.rgb = LINK_COLOUR
        run.font.underline = True
        link = OxmlElement("w:hyperlink")
        # Where the words stand in a note, the note's part holds the address.
        link.set(qn("r:id"), paragraph.part.relate_to(words.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run._r.addprevious(link)
        link.append(run._r)
