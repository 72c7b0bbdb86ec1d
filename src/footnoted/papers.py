"""A paper at hand: the parsed document, what its notes cite, and where each stretch of words stands.

It owns the look-up from spans to section, pages and notes, and from a note to its sources; it must not know
about questions or search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from footnoted.answer import Grounds, NoteWithSources, Statement, Stretch
from footnoted.document import Cell, Document, Heading, Paragraph, Section, Sentence, Source, Span, Spans, Table
from footnoted.errors import UnknownFootnote
from footnoted.references import Work, gather_works, resolve_line, resolve_notes
from footnoted.stretches import find_stretch

__all__ = ["Paper", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the spans of the whole sentence, cell or note, its section, the notes behind it."""

    spans: Spans
    section: Section
    notes: tuple[int, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The section path as titles with their numbers."""
        return tuple(heading.label for heading in self.section)

    @property
    def pages(self) -> tuple[int, int] | None:
        """The printed pages of the nearest title that the contents page lists."""
        return next((heading.pages for heading in reversed(self.section) if heading.pages), None)


@dataclass(frozen=True)
class Paper:
    """A document with its notes resolved, made once when the paper is opened."""

    document: Document

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @cached_property
    def note_texts(self) -> dict[int, str]:
        """Each note as printed, by its number."""
        return {note.number: self.document.read(note.spans) for note in self.document.footnotes}

    @cached_property
    def sources(self) -> dict[int, tuple[Source, ...]]:
        """What each note cites, Ibid. and short titles resolved, by the note's number."""
        return resolve_notes(self.note_texts)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works that the notes cite, once each, by the first note that cites them."""
        return gather_works(self.sources)

    def sources_of(self, table: Table) -> tuple[Source, ...]:
        """Return what a table's source line cites, short titles resolved against the notes."""
        if table.sources is None:
            return ()
        line = " ".join(self.document.read(sentence.spans) for sentence in table.sources.sentences)
        return resolve_line(line, self.note_texts)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every sentence, cell, title and note with its section and notes, by where it begins."""
        return tuple(sorted(self._find_places(), key=lambda place: place.spans[0].start))

    def _find_places(self) -> Iterator[Place]:
        path: Section = ()
        for block in self.document.blocks:
            if isinstance(block, Heading):
                path = (*(heading for heading in path if heading.level < block.level), block)
                yield Place(block.spans, path, ())
            elif isinstance(block, Paragraph):
                yield from (Place(s.spans, block.section, s.notes) for s in block.sentences)
            else:
                yield from self._find_table_places(block)
        for note in self.document.footnotes:
            if note.spans:
                yield Place(note.spans, self.section_of_note(note.number), (note.number,))

    def _find_table_places(self, table: Table) -> Iterator[Place]:
        for cell in table.cells():
            if cell.spans:
                yield Place(cell.spans, table.section, cell.notes)
        if table.caption is not None:
            yield Place(table.caption.spans, table.section, table.caption.notes)
        if table.sources is not None:
            yield from (Place(s.spans, table.section, s.notes) for s in table.sources.sentences)

    @cached_property
    def _pieces(self) -> tuple[tuple[Span, Place], ...]:
        """Every span of every place, by where it begins: a rejoined sentence has its second half far on."""
        pieces = [(span, place) for place in self.places for span in place.spans]
        return tuple(sorted(pieces, key=lambda piece: piece[0].start))

    def places_of(self, spans: Spans) -> tuple[Place, ...]:
        """Return the places that the spans touch, in reading order, each once."""
        found: dict[Spans, Place] = {}
        for span in spans:
            last = bisect_left(self._pieces, span.end, key=lambda piece: piece[0].start)
            first = max(0, bisect_right(self._pieces, span.start, key=lambda piece: piece[0].start) - 1)
            for piece, place in self._pieces[first:last]:
                if piece.overlaps(span):
                    found.setdefault(place.spans, place)
        return tuple(found.values())

    def section_of_note(self, number: int) -> Section:
        """Return the section in which a note's first marker stands."""
        for host in self.document.hosts(number)[:1]:
            if isinstance(host, Cell):
                return next((t.section for t in self.document.tables if host in tuple(t.cells())), ())
            paragraph = self.document.paragraph_of.get(host.id)
            return paragraph.section if paragraph else ()
        return ()

    def note(self, number: int) -> NoteWithSources:
        """Return a note with its sources and the words it supports. Raises UnknownFootnote."""
        note = self.document.notes_by_number.get(number)
        if note is None:
            raise UnknownFootnote(f"{self.document.metadata.title} has no footnote {number}.")
        return NoteWithSources(
            document=self.id,
            note=note,
            text=self.document.read(note.spans),
            sources=self.sources.get(number, ()),
            supports=tuple(self._read_statement(host, number) for host in self.document.hosts(number)),
        )

    def _read_statement(self, host: Sentence | Cell, number: int) -> Statement:
        places = self.places_of(host.spans)
        closed = find_stretch(self.document, host, number)
        return Statement(
            quote=self.document.read(host.spans),
            spans=host.spans,
            section=places[0].labels if places else (),
            stretch=Stretch(quote=self.document.read(closed), spans=closed) if closed else None,
        )

    def is_interview(self, number: int) -> bool:
        """Tell whether a note rests on the author's own interviews alone."""
        sources = self.sources.get(number, ())
        return bool(sources) and all(source.type == "interview" for source in sources)

    def grounds_of(self, notes: Sequence[int]) -> Grounds:
        """Return on what words with these notes rest: interviews alone, sources, or nothing but the author's word."""
        if notes and all(self.is_interview(note) for note in notes):
            return "interview"
        return "cited" if notes else "asserted"
