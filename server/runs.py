"""A flow of words with its footnote markers, as a reader shows it: runs of one style, markers where they stand.

It owns how spans become runs and must not know what kind of block the words belong to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel

from footnoted.document import Cell, Document, Marker, Sentence, Span
from server.schemas import SpanPair

__all__ = ["Gap", "NoteRun", "Run", "RunMaker", "WordRun"]

Host = Sentence | Cell


class WordRun(BaseModel):
    """Words of one style: the canonical text of the span, any white space as a space."""

    text: str
    span: SpanPair
    style: Literal["em", "strong"] | None


class NoteRun(BaseModel):
    """A footnote's marker."""

    note: int
    span: SpanPair


class Gap(BaseModel):
    """Where a page break or the like cuts the words; shown as one space."""

    gap: Literal[True] = True


Run = WordRun | NoteRun | Gap


class RunMaker:
    """Makes the runs of any part of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._markup = sorted(document.markup)
        self._emphases = sorted(document.emphases, key=lambda emphasis: emphasis.span)
        self._markers_of = _find_markers_of_hosts(document)

    def of_hosts(self, hosts: Sequence[Host]) -> list[Run]:
        """Return the runs of sentences or cells in reading order, with their markers."""
        markers = [marker for host in hosts for marker in self._markers_of.get(host.id, ())]
        return self.of_spans((span for host in hosts for span in host.spans), markers)

    def of_spans(self, spans: Iterable[Span], markers: Iterable[Marker] = ()) -> list[Run]:
        """Return the runs of spans with these markers between them."""
        numbers = {marker.span: marker.number for marker in markers}
        pieces = sorted({*spans, *numbers})
        runs: list[Run] = []
        for words in self._join(pieces, numbers):
            if words is None:
                runs.append(Gap())
            elif words in numbers:
                runs.append(NoteRun(note=numbers[words], span=(words.start, words.end)))
            else:
                runs.extend(self._cut_by_style(words))
        return runs

    def _join(self, pieces: Sequence[Span], numbers: dict[Span, int]) -> Iterator[Span | None]:
        """Yield markers and the longest unbroken stretches of words; None where something foreign cuts them."""
        stretch: Span | None = None
        for piece in self._fill(pieces):
            if piece is not None and stretch is not None and stretch.end == piece.start and piece not in numbers:
                stretch = Span(stretch.start, piece.end)
                continue
            if stretch is not None:
                yield stretch
            stretch = None
            if piece is None or piece in numbers:
                yield piece
            else:
                stretch = piece
        if stretch is not None:
            yield stretch

    def _fill(self, pieces: Sequence[Span]) -> Iterator[Span | None]:
        """Yield the pieces, and between them the white space, or None where a hole holds foreign words."""
        yield from pieces[:1]
        for before, after in pairwise(pieces):
            yield from self._fill_hole(before.end, after.start)
            yield after

    def _fill_hole(self, start: int, end: int) -> Iterator[Span | None]:
        text = self._document.text
        rest = list(self._outside_markup(start, end))
        words = "".join(text[span.start : span.end] for span in rest)
        if not words.strip():
            yield from rest
        elif any(character.isspace() for character in text[start:end]):
            yield None

    def _outside_markup(self, start: int, end: int) -> Iterator[Span]:
        for mark in self._markup[max(0, bisect_right(self._markup, Span(start, start + 1)) - 1) :]:
            if mark.start >= end:
                break
            if mark.start > start:
                yield Span(start, mark.start)
            start = max(start, mark.end)
        if start < end:
            yield Span(start, end)

    def _cut_by_style(self, words: Span) -> Iterator[WordRun]:
        over = [emphasis for emphasis in self._emphases if emphasis.span.overlaps(words)]
        edges = {edge for emphasis in over for edge in (emphasis.span.start, emphasis.span.end)}
        cuts = sorted({words.start, words.end, *(edge for edge in edges if words.start < edge < words.end)})
        for start, end in pairwise(cuts):
            # The one that begins last is the innermost.
            styles = [emphasis.style for emphasis in over if emphasis.span.contains(Span(start, end))]
            text = "".join(" " if c.isspace() else c for c in self._document.text[start:end])
            yield WordRun(text=text, span=(start, end), style=styles[-1] if styles else None)


def _find_markers_of_hosts(document: Document) -> dict[str, list[Marker]]:
    """Return the markers by the id of the sentence or cell that carries them."""
    found: dict[str, list[Marker]] = {}
    for note in document.footnotes:
        hosts = [host for host in document.hosts(note.number) if host.spans]
        for marker in note.markers:
            if hosts:
                host = min(hosts, key=lambda host: _measure_distance(host, marker))
                found.setdefault(host.id, []).append(marker)
    return found


def _measure_distance(host: Host, marker: Marker) -> int:
    """Return how far a marker stands from a host's words; the words before it come first in a tie."""
    edges = (min(abs(marker.span.start - span.end), abs(span.start - marker.span.end)) for span in host.spans)
    return min(edges)
