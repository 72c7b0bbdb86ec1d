"""From a document to passages: the units that are indexed and found.

It owns how a paper is cut (whole sentences within a paragraph, table rows and cells, notes, lines of front
and back matter); it must not know how passages are embedded, searched or ranked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.document import Cell, Document, Paragraph, Sentence, Spans, Table

__all__ = ["Passage", "PassageKind", "leans_back", "split_passages"]

PassageKind = Literal["passage", "sentence", "table_row", "table_cell", "footnote", "front_matter"]
# The embedding model reads 256 word pieces; English prose takes about 1.4 a word.
LONGEST_PASSAGE = 160
# A cell of fewer words says nothing by itself: its row is found instead.
SHORTEST_CELL = 4

LEANING = re.compile(
    r"^(?:Such|This|These|Those|That|It|Its|He|She|They|His|Her|Their|Both|The former|The latter|Doing so|"
    r"(?:Yet|However|Nevertheless|Moreover|Indeed|Instead|Similarly|Thus|Therefore|But|And|Still),? "
    r"(?:this|these|such|those|it|he|she|they|his|her|their))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A unit of search: where its words stand, the words (`text`) and what is embedded (`context`).

    `sentences` are the ids of the sentence passages within a passage; `parent` is the passage (or, for a
    cell, the row) that a smaller unit lies in.
    """

    id: str
    document: str
    kind: PassageKind
    spans: Spans
    text: str
    context: str
    sentences: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    parent: str | None = None

    @property
    def labelled(self) -> str:
        """The words as they make sense by themselves: of a table with what row and column are called."""
        return self.context if self.kind in ("table_cell", "table_row") else self.text


def split_passages(document: Document) -> tuple[Passage, ...]:
    """Return all passages of a document: body, tables, front and back matter, then notes."""
    found: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.extend(split_paragraph(document, block))
        elif isinstance(block, Table):
            found.extend(split_table(document, block))
    found.extend(split_notes(document))
    return tuple(found)


def split_paragraph(document: Document, paragraph: Paragraph) -> Iterator[Passage]:
    """Yield a paragraph's passages, each followed by its sentences."""
    section = tuple(heading.label for heading in paragraph.section)
    title = paragraph.section[-1].title if paragraph.section else ""
    is_matter = paragraph.kind in ("front_matter", "back_matter")
    for n, group in enumerate(group_sentences(document, paragraph.sentences)):
        name = f"{document.id}:{paragraph.id}.{n}"
        sentences = [read_sentence(document, s, name, section, is_matter) for s in group]
        text = " ".join(sentence.text for sentence in sentences)
        if not is_matter:
            yield Passage(
                id=name,
                document=document.id,
                kind="passage",
                spans=tuple(span for s in group for span in s.spans),
                text=text,
                context=f"{title}: {text}" if title else text,
                sentences=tuple(s.id for s in sentences),
                section=section,
            )
        yield from sentences


def group_sentences(document: Document, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield runs of whole sentences that the embedding model can read at once."""
    group: list[Sentence] = []
    length = 0
    for sentence in sentences:
        words = len(document.read(sentence.spans).split())
        if group and length + words > LONGEST_PASSAGE:
            yield group
            group, length = [], 0
        group.append(sentence)
        length += words
    if group:
        yield group


def read_sentence(
    document: Document, sentence: Sentence, parent: str, section: tuple[str, ...], is_matter: bool
) -> Passage:
    """Return the passage of one sentence."""
    text = document.read(sentence.spans)
    return Passage(
        id=f"{document.id}:{sentence.id}",
        document=document.id,
        kind="front_matter" if is_matter else "sentence",
        spans=sentence.spans,
        text=text,
        context=text,
        section=section,
        parent=None if is_matter else parent,
    )


def split_table(document: Document, table: Table) -> Iterator[Passage]:
    """Yield each row of a table, followed by those of its cells that say something by themselves."""
    section = tuple(heading.label for heading in table.section)
    columns = [document.read(cell.spans) for cell in table.header]
    caption = document.read(table.caption.spans) if table.caption else ""
    for row in table.rows:
        label = document.read(row[0].spans)
        name = f"{document.id}:{table.id}r{row[0].row}"
        filled = [(column, cell, document.read(cell.spans)) for column, cell in zip(columns, row, strict=True)]
        spans = tuple(span for cell in row for span in cell.spans)
        if not spans:
            continue
        named = "; ".join(f"{column}: {words}" for column, _, words in filled if words)
        text = " ".join(words for _, _, words in filled if words)
        yield Passage(
            id=name,
            document=document.id,
            kind="table_row",
            spans=spans,
            text=text,
            context=f"{caption} {named}".strip(),
            section=section,
        )
        for column, cell, words in filled[1:]:
            if len(words.split()) >= SHORTEST_CELL:
                yield read_cell(document, cell, words, f"{label}, {column}: {words}", name, section)


def read_cell(
    document: Document, cell: Cell, text: str, context: str, parent: str, section: tuple[str, ...]
) -> Passage:
    """Return the passage of one table cell."""
    return Passage(
        id=f"{document.id}:{cell.id}",
        document=document.id,
        kind="table_cell",
        spans=cell.spans,
        text=text,
        context=context,
        section=section,
        parent=parent,
    )


def split_notes(document: Document) -> Iterator[Passage]:
    """Yield each footnote's definition, in the section of its marker."""
    for note in document.footnotes:
        if not note.spans:
            continue
        text = document.read(note.spans)
        yield Passage(
            id=f"{document.id}:fn{note.number}",
            document=document.id,
            kind="footnote",
            spans=note.spans,
            text=text,
            context=text,
        )


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence cannot be understood without the one before it."""
    return bool(LEANING.match(sentence))
