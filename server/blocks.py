"""The parsed paper for a reader: headings, paragraphs, tables and notes as JSON, every part with its spans.

It owns the shapes of blocks and must not know how they are drawn.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from footnoted.document import (
    AsideKind,
    Cell,
    Document,
    Footnote,
    Heading,
    Paragraph,
    ParagraphKind,
    Section,
    Sentence,
    Table,
)
from server.runs import Run, RunMaker
from server.schemas import Pages, SpanPair, list_spans

__all__ = ["Blocks", "describe_blocks"]


class HeadingBlock(BaseModel):
    """A title; `label` is it behind its number."""

    kind: Literal["heading"] = "heading"
    id: str
    level: int
    number: str | None
    title: str
    label: str
    spans: list[SpanPair]
    pages: Pages | None
    runs: list[Run]


class SentenceEntry(BaseModel):
    """A sentence of a paragraph and the notes whose markers it carries."""

    id: str
    spans: list[SpanPair]
    footnotes: list[int]


class ParagraphBlock(BaseModel):
    """A paragraph, bullet, standfirst, source line, or line of front or back matter."""

    kind: Literal["paragraph"] = "paragraph"
    id: str
    role: ParagraphKind
    depth: int
    section: list[str]
    runs: list[Run]
    sentences: list[SentenceEntry]


class Caption(BaseModel):
    """The words over a table."""

    text: str
    spans: list[SpanPair]
    runs: list[Run]


class TableCell(BaseModel):
    """A cell; `text` is its words with white space folded."""

    id: str
    text: str
    spans: list[SpanPair]
    row: int
    column: int
    footnotes: list[int]
    runs: list[Run]


class TableBlock(BaseModel):
    """A table without any repeated header."""

    kind: Literal["table"] = "table"
    id: str
    number: int | None
    caption: Caption | None
    header: list[TableCell]
    rows: list[list[TableCell]]
    sources: ParagraphBlock | None
    section: list[str]


class NoteBlock(BaseModel):
    """A footnote's definition, and where its markers stand."""

    kind: Literal["footnote"] = "footnote"
    number: int
    spans: list[SpanPair]
    runs: list[Run]
    markers: list[SpanPair]


class AsideEntry(BaseModel):
    """Text that is not content."""

    kind: AsideKind
    spans: list[SpanPair]


class Blocks(BaseModel):
    """A whole paper in reading order; notes stand apart."""

    document: str
    blocks: list[HeadingBlock | ParagraphBlock | TableBlock]
    footnotes: list[NoteBlock]
    asides: list[AsideEntry]


def describe_blocks(document: Document) -> Blocks:
    """Describe a whole document for a reader."""
    writer = BlockWriter(document)
    return Blocks(
        document=document.id,
        blocks=[writer.describe(block) for block in document.blocks],
        footnotes=[writer.describe_note(note) for note in document.footnotes],
        asides=[AsideEntry(kind=aside.kind, spans=list_spans(aside.spans)) for aside in document.asides],
    )


class BlockWriter:
    """Describes the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs = RunMaker(document)

    def describe(self, block: Heading | Paragraph | Table) -> HeadingBlock | ParagraphBlock | TableBlock:
        """Describe a block of any kind."""
        if isinstance(block, Heading):
            return self.describe_heading(block)
        return self.describe_paragraph(block) if isinstance(block, Paragraph) else self.describe_table(block)

    def describe_heading(self, heading: Heading) -> HeadingBlock:
        """Describe a heading."""
        return HeadingBlock(
            id=heading.id,
            level=heading.level,
            number=heading.number,
            title=heading.title,
            label=heading.label,
            spans=list_spans(heading.spans),
            pages=heading.pages,
            runs=self._runs.of_spans(heading.spans),
        )

    def describe_paragraph(self, paragraph: Paragraph) -> ParagraphBlock:
        """Describe a paragraph."""
        return ParagraphBlock(
            id=paragraph.id,
            role=paragraph.kind,
            depth=paragraph.depth,
            section=_list_labels(paragraph.section),
            runs=self._runs.of_hosts(paragraph.sentences),
            sentences=[
                SentenceEntry(id=each.id, spans=list_spans(each.spans), footnotes=list(each.notes))
                for each in paragraph.sentences
            ],
        )

    def describe_table(self, table: Table) -> TableBlock:
        """Describe a table."""
        return TableBlock(
            id=table.id,
            number=table.number,
            caption=self._describe_caption(table.caption) if table.caption else None,
            header=[self._describe_cell(cell) for cell in table.header],
            rows=[[self._describe_cell(cell) for cell in row] for row in table.rows],
            sources=self.describe_paragraph(table.sources) if table.sources else None,
            section=_list_labels(table.section),
        )

    def describe_note(self, note: Footnote) -> NoteBlock:
        """Describe a footnote's definition."""
        return NoteBlock(
            number=note.number,
            spans=list_spans(note.spans),
            runs=self._runs.of_spans(note.spans),
            markers=list_spans(tuple(marker.span for marker in note.markers)),
        )

    def _describe_caption(self, caption: Sentence) -> Caption:
        return Caption(
            text=self._document.read(caption.spans),
            spans=list_spans(caption.spans),
            runs=self._runs.of_hosts([caption]),
        )

    def _describe_cell(self, cell: Cell) -> TableCell:
        return TableCell(
            id=cell.id,
            text=self._document.read(cell.spans),
            spans=list_spans(cell.spans),
            row=cell.row,
            column=cell.column,
            footnotes=list(cell.notes),
            runs=self._runs.of_hosts([cell]),
        )


def _list_labels(section: Section) -> list[str]:
    return [heading.label for heading in section]
