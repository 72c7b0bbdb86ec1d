"""A paper as one immutable text and spans into it.

It owns the vocabulary of the parsed paper and must not know how a text is parsed, indexed or asked.
All spans are `[start, end)` in Unicode code points of `Document.text`; what is shown is read from spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from footnoted.source import Name, Source, Step

__all__ = [
    "Aside",
    "Block",
    "Cell",
    "Document",
    "Emphasis",
    "Footnote",
    "Heading",
    "Marker",
    "Metadata",
    "Name",
    "Paragraph",
    "Sentence",
    "Source",
    "Span",
    "Step",
    "Table",
]

ParagraphKind = Literal["body", "standfirst", "bullet", "source", "front_matter", "back_matter"]
AsideKind = Literal["running_header", "pull_quote", "page_number", "contents"]


# Marks that follow a word without a space.
CLOSING = frozenset(",.;:)]!?’”")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of the document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Bibliographic data of a paper; what is not known is None or empty."""

    title: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    series: str | None = None
    doi: str | None = None
    isbn: str | None = None
    rights: str | None = None
    attribution: str | None = None
    citation: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A stretch that the paper sets in italics or bold; the markup itself lies outside the span."""

    span: Span
    style: Literal["em", "strong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The place in the body where a footnote's number stands."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title of a chapter (level 1), section (2) or titled item under a section (3)."""

    id: str
    level: int
    spans: Spans
    title: str
    number: str | None = None
    pages: tuple[int, int] | None = None

    @property
    def label(self) -> str:
        """The title behind its number, as the contents page shows it."""
        return f"{self.number} {self.title}" if self.number else self.title


Section = tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, in as many spans as page breaks, markers and markup cut it into."""

    id: str
    spans: Spans
    notes: tuple[int, ...] = ()
    is_rejoined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, bullet, standfirst or line of front or back matter."""

    id: str
    kind: ParagraphKind
    sentences: tuple[Sentence, ...]
    section: Section = ()
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; `spans` is empty where the cell is."""

    id: str
    spans: Spans
    row: int
    column: int
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its header cells, its rows without any repeated header, its caption and sources."""

    id: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    number: int | None = None
    caption: Sentence | None = None
    sources: Paragraph | None = None
    section: Section = ()

    def cells(self) -> Iterator[Cell]:
        """Yield the header's cells, then each row's."""
        yield from self.header
        for row in self.rows:
            yield from row


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note's definition as printed, and where its markers stand."""

    number: int
    spans: Spans
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Text that is not content: a running header, a page number, a pull quote, the contents page."""

    kind: AsideKind
    spans: Spans


@dataclass(frozen=True, kw_only=True)
class Document:
    """A parsed paper: one text, and everything else as spans into it, in reading order."""

    id: str
    text: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    asides: tuple[Aside, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    markup: Spans = ()
    remarks: tuple[str, ...] = field(default=())

    def read(self, spans: Iterable[Span]) -> str:
        """Return the words in the spans with white space folded, a space where a gap held white space."""
        parts: list[str] = []
        before: int | None = None
        for span in spans:
            words = self.text[span.start : span.end]
            gap = self.text[before : span.start] if before is not None else ""
            # Where a marker with spaces round it is taken out, none is left before a stop.
            if any(char.isspace() for char in gap) and words[0] not in CLOSING:
                parts.append(" ")
            parts.append(words)
            before = span.end
        return " ".join("".join(parts).split())

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order, the source lines of tables not among them."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs in reading order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @cached_property
    def notes_by_number(self) -> dict[int, Footnote]:
        """The footnotes by the number the paper gives them."""
        return {note.number: note for note in self.footnotes}

    @cached_property
    def paragraph_of(self) -> dict[str, Paragraph]:
        """The paragraph that holds a sentence, by the sentence's id."""
        return {sentence.id: paragraph for paragraph in self.paragraphs for sentence in paragraph.sentences}

    def hosts(self, number: int) -> tuple[Sentence | Cell, ...]:
        """Return the sentences and cells that carry the marker of a note, in reading order."""
        found: list[Sentence | Cell] = [s for s in self.sentences if number in s.notes]
        for table in self.tables:
            found.extend(cell for cell in table.cells() if number in cell.notes)
            if table.caption is not None and number in table.caption.notes:
                found.append(table.caption)
        return tuple(sorted(found, key=lambda host: host.spans[0].start))
