"""Real footnotes in a Word file, which python-docx does not make: their part, their styles, marks and definitions.

It owns the footnotes' XML (ISO/IEC 29500-1, 17.11); it must not know what a note says.
"""

from __future__ import annotations

from typing import Any, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph

__all__ = ["WordNotes"]

MARK_STYLE = "footnote reference"
TEXT_STYLE = "footnote text"
TEXT_SIZE = Pt(9)
# The lines that Word draws above the notes are notes too, under these ids; the document's settings name them.
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
EMPTY = f"<w:footnotes {nsdecls('w', 'r')}/>"


class WordNotes:
    """The footnotes of one document; Word numbers them by the order of their marks."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._places: dict[int, int] = {}
        name = PackURI("/word/footnotes.xml")
        self._part = StoryPart(name, CONTENT_TYPE.WML_FOOTNOTES, parse_xml(EMPTY), document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        add_styles(document)
        for id, kind in SEPARATORS.items():
            self._add_separator(id, kind)
        name_separators(document.settings.element)

    def mark(self, paragraph: Paragraph, number: int) -> bool:
        """Put a note's mark at the end of a paragraph; tell whether it is the note's first.

        A note has one mark of its own; each later one is a field that repeats its number.
        """
        is_first = number not in self._places
        run = paragraph.add_run(style=MARK_STYLE)
        if is_first:
            self._places[number] = len(self._places) + 1
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for element in (start, end):
                element.set(qn("w:id"), str(self._places[number]))
            start.set(qn("w:name"), bookmark(self._places[number]))
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(self._places[number]))
            run._r.append(reference)
            run._r.addprevious(start)
            run._r.addnext(end)
        else:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), f" NOTEREF {bookmark(self._places[number])} \\f \\h ")
            run.text = str(self._places[number])
            run._r.addprevious(field)
            field.append(run._r)
        return is_first

    def part_marks(self, paragraph: Paragraph) -> None:
        """Put a raised comma between two marks, which would read as one number."""
        paragraph.add_run(",", style=MARK_STYLE)

    def define(self, number: int) -> WordNote:
        """Return the note behind a mark, to be written into."""
        element = OxmlElement("w:footnote")
        element.set(qn("w:id"), str(self._places[number]))
        self._part.element.append(element)
        return WordNote(element, self._part)

    def _add_separator(self, id: int, kind: str) -> None:
        element = OxmlElement("w:footnote")
        element.set(qn("w:type"), kind)
        element.set(qn("w:id"), str(id))
        paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
        run.append(OxmlElement(f"w:{kind}"))
        paragraph.append(run)
        element.append(paragraph)
        self._part.element.append(element)


class WordNote:
    """One footnote's definition."""

    def __init__(self, element: Any, part: StoryPart) -> None:
        self._element = element
        self.part = part

    def add_paragraph(self) -> Paragraph:
        """Return a new paragraph; the first begins with the note's number."""
        is_first = len(self._element) == 0
        element = OxmlElement("w:p")
        self._element.append(element)
        paragraph = Paragraph(element, cast("StoryPart", self))  # whatever has a part will do
        paragraph.style = TEXT_STYLE
        if is_first:
            paragraph.add_run(style=MARK_STYLE)._r.append(OxmlElement("w:footnoteRef"))
            paragraph.add_run(" ")
        return paragraph


def bookmark(place: int) -> str:
    """Return the name of the bookmark round a note's first mark; Word hides names with an underscore."""
    return f"_RefNote{place}"


def add_styles(document: Any) -> None:
    """Add Word's own styles for marks and notes, which the default template lacks."""
    text = document.styles.add_style(TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = document.styles["Normal"]
    text.font.size = TEXT_SIZE
    text.paragraph_format.space_after = Pt(2)
    text.paragraph_format.line_spacing = 1.0
    document.styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True


def name_separators(settings: Any) -> None:
    """Name the separators in the document's settings, before what must follow them there."""
    properties = OxmlElement("w:footnotePr")
    for id in SEPARATORS:
        separator = OxmlElement("w:footnote")
        separator.set(qn("w:id"), str(id))
        properties.append(separator)
    settings.find(qn("w:compat")).addprevious(properties)
