"""A whole paper: text in, Document out.

It owns the assembly of blocks, sentences, tables and notes; it must not know how their shapes are found.
Parsing never fails on odd text: what has no known shape becomes a paragraph; remarks name the notes and markers
that do not pair up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footnoted.document import (
    Aside,
    Block,
    Document,
    Footnote,
    Heading,
    Marker,
    Metadata,
    Paragraph,
    ParagraphKind,
    Sentence,
    Span,
    Table,
)
from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.contents import Contents
from footnoted.parsing.flow import Flow, Prose, Titled, read_flow
from footnoted.parsing.front import read_metadata
from footnoted.parsing.markup import find_markup, merge_spans
from footnoted.parsing.notes import (
    DEFINITION,
    ENDNOTE,
    Labels,
    choose_markers,
    find_candidates,
    find_links,
    find_orphans,
)
from footnoted.parsing.sentences import split_sentences
from footnoted.parsing.strand import Sheet
from footnoted.parsing.tables import Grid, build_cells

__all__ = ["parse_paper"]


def parse_paper(text: str, *, id: str, metadata: Metadata | None = None) -> Document:
    """Parse a paper's text into a Document; every part is spans into the text as given.

    Never raises on odd text. `metadata` is what a file beside the paper says of it; without one it is what the
    text itself makes clear.
    """
    flow = read_flow(text)
    marks, emphases = find_markup(text)
    definitions = read_definitions(flow.notes)
    areas = sorted([*(block.span for block in flow.notes), *(span for _, span in flow.asides)])
    markers, strays = find_markers(text, definitions, areas)
    markers = flow.plain_markers or markers
    signs = [*(marker.span for marker in markers), *(mark for _, mark, _ in definitions)]
    marks = merge_spans([*marks, *strays, *find_links(text, markers)])
    sheet = Sheet(text, marks, markers, merge_spans([*marks, *signs]))
    footnotes, remarks = build_footnotes(sheet, definitions)
    remarks += [f"The marker {text[stray.start : stray.end]} has no footnote." for stray in strays]
    builder = BlockBuilder(sheet, flow.contents)
    blocks = tuple(builder.build(flow))
    asides = tuple(Aside(kind=kind, spans=(span,)) for kind, span in flow.asides)
    return Document(
        id=id,
        text=text,
        metadata=metadata or read_metadata(sheet, blocks, asides),
        blocks=blocks,
        footnotes=footnotes,
        asides=asides,
        emphases=emphases,
        markup=marks,
        remarks=tuple(remarks),
    )


Definition = tuple[int, Span, Span]


def read_definitions(blocks: Sequence[RawBlock]) -> list[Definition]:
    """Return each definition's number, the span of its label and the span of its words."""
    matches = [
        (block, match) for block in blocks if (match := DEFINITION.match(block.words) or ENDNOTE.match(block.words))
    ]
    labels = Labels([match["label"] for _, match in matches])
    return [
        (
            labels.number(match["label"]) or 0,
            Span(block.span.start + match.start("label"), block.span.start + match.end("label")),
            Span(block.span.start + match.end(), block.span.end),
        )
        for block, match in matches
    ]


def find_markers(
    text: str, definitions: Sequence[Definition], areas: Sequence[Span]
) -> tuple[tuple[Marker, ...], list[Span]]:
    """Return the markers of the defined notes, and the marks that look like markers of notes that are nowhere.

    `areas` are the notes and asides, in order: no marker stands there.
    """
    labels = Labels([text[label.start : label.end] for _, label, _ in definitions])
    counts = Counter(number for number, _, _ in definitions)
    candidates = find_candidates(text, areas, labels, set(counts))
    markers = choose_markers(candidates, repeated={number for number, times in counts.items() if times > 1})
    return markers, find_orphans(text, markers, areas) if definitions else []


def build_footnotes(sheet: Sheet, definitions: Sequence[Definition]) -> tuple[tuple[Footnote, ...], list[str]]:
    """Return the notes by number, and remarks on those that do not pair up."""
    notes: dict[int, Footnote] = {}
    remarks: list[str] = []
    for number, _, words in definitions:
        if number in notes:
            remarks.append(f"Footnote {number} is defined more than once; the first definition counts.")
            continue
        markers: tuple[Marker, ...] = tuple(m for m in sheet.markers if m.number == number)
        if not markers:
            remarks.append(f"Footnote {number} has no marker in the text.")
        notes[number] = Footnote(number=number, spans=sheet.clean(words), markers=markers)
    return tuple(notes[number] for number in sorted(notes)), remarks


class BlockBuilder:
    """Turns the flow into numbered blocks, keeping the section that each stands in."""

    def __init__(self, sheet: Sheet, contents: Contents) -> None:
        self.sheet = sheet
        self.contents = contents
        self.section: tuple[Heading, ...] = ()
        self.counts = {"h": 0, "p": 0, "s": 0, "t": 0}

    def build(self, flow: Flow) -> list[Block]:
        """Return the blocks of the flow in order."""
        blocks: list[Block] = []
        for item in flow.items:
            block = self.build_item(item)
            if block is not None:
                blocks.append(block)
        return blocks

    def build_item(self, item: Titled | Prose | Grid) -> Block | None:
        """Return the block of one item; None where nothing but markup is left of it."""
        if isinstance(item, Titled):
            return self.build_heading(item)
        if isinstance(item, Grid):
            return self.build_table(item)
        if item.is_imprint:
            self.section = ()
        return self.build_paragraph(item.kind, item.stretches, item.depth)

    def name(self, letter: str) -> str:
        """Return the next id of a kind."""
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"

    def build_heading(self, item: Titled) -> Heading:
        """Return a heading and make it the section that follows."""
        title = item.title
        shift = item.block.words.rfind(title.words)
        stretch = Span(item.block.span.start + max(shift, 0), item.block.span.end)
        entry = self.contents.find(title.words, title.number)
        heading = Heading(
            id=self.name("h"),
            level=title.level,
            spans=self.sheet.clean(stretch),
            title=self.sheet.read(stretch),
            number=title.number,
            pages=self.contents.pages(entry) if entry else None,
        )
        self.section = (*(h for h in self.section if h.level < heading.level), heading)
        return heading

    def build_paragraph(self, kind: ParagraphKind, stretches: Sequence[Span], depth: int = 0) -> Paragraph | None:
        """Return a paragraph with its sentences; markers belong to the sentence they end or stand in."""
        strand = self.sheet.strand(stretches)
        sentences: list[Sentence] = []
        bounds = split_sentences(strand.words)
        for start, end in bounds:
            spans = strand.spans(start, end)
            if spans:
                joint = any(offset < 0 for offset in strand.offsets[start:end])
                sentences.append(Sentence(id=self.name("s"), spans=spans, is_rejoined=joint))
        if not sentences:
            return None
        noted = self.give_markers(sentences, stretches)
        return Paragraph(id=self.name("p"), kind=kind, sentences=noted, section=self.section, depth=depth)

    def give_markers(self, sentences: Sequence[Sentence], stretches: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return the sentences with the numbers of their markers."""
        notes: list[list[int]] = [[] for _ in sentences]
        for marker in self.sheet.markers_in(stretches):
            behind = [i for i, s in enumerate(sentences) if s.spans[0].start < marker.span.start]
            notes[behind[-1] if behind else 0].append(marker.number)
        return tuple(
            Sentence(id=s.id, spans=s.spans, notes=tuple(n), is_rejoined=s.is_rejoined)
            for s, n in zip(sentences, notes, strict=True)
        )

    def build_table(self, grid: Grid) -> Table | Paragraph | None:
        """Return a table; a single row without a caption is a paragraph with a tab in it."""
        if len(grid.rows) < 2 and grid.caption is None:
            fields = [span for span in grid.rows[0] if span]
            return self.build_paragraph("body", [Span(fields[0].start, fields[-1].end)]) if fields else None
        name = self.name("t")
        rows = build_cells(self.sheet, grid.rows, table=name)
        caption = self.build_paragraph("body", [grid.caption.span]) if grid.caption else None
        return Table(
            id=name,
            header=rows[0],
            rows=rows[1:],
            number=grid.number,
            caption=join_sentences(caption.sentences) if caption else None,
            sources=self.build_paragraph("source", [grid.source.span]) if grid.source else None,
            section=self.section,
        )


def join_sentences(sentences: Sequence[Sentence]) -> Sentence:
    """Return a caption as one sentence, however many stops it has."""
    spans = tuple(span for sentence in sentences for span in sentence.spans)
    notes = tuple(note for sentence in sentences for note in sentence.notes)
    return Sentence(id=sentences[0].id, spans=spans, notes=notes)
