"""A strand: clean words, each character with the place in the document's text that it comes from.

It owns the way from a raw stretch to clean words and back to spans; it must not know what the words mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnoted.document import Marker, Span, Spans

__all__ = ["Sheet", "Strand", "subtract"]

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Strand:
    """Words and, character by character, their offsets; a joint between two stretches has offset -1."""

    words: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, stretches: Iterable[Span], holes: Sequence[Span]) -> Strand:
        """Take the stretches without the holes; stretches are joined by one space that stands nowhere."""
        words: list[str] = []
        offsets: list[int] = []
        for stretch in stretches:
            if words and not words[-1].isspace():
                words.append(" ")
                offsets.append(NOWHERE)
            for piece in subtract(stretch, holes):
                for offset in range(piece.start, piece.end):
                    char = text[offset]
                    words.append(" " if char.isspace() else char)
                    offsets.append(offset)
        return cls("".join(words), tuple(offsets))

    def spans(self, start: int, end: int) -> Spans:
        """Return the spans of the words `[start, end)`, white space at either end left out."""
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        kept = [offset for offset in self.offsets[start:end] if offset != NOWHERE]
        if not kept:
            return ()
        breaks = [i + 1 for i, (a, b) in enumerate(pairwise(kept)) if b != a + 1]
        edges = [0, *breaks, len(kept)]
        return tuple(Span(kept[a], kept[b - 1] + 1) for a, b in pairwise(edges))


def subtract(stretch: Span, holes: Sequence[Span]) -> list[Span]:
    """Return what is left of a stretch when the holes (in order, apart from each other) are taken out."""
    pieces: list[Span] = []
    start = stretch.start
    first = bisect_right(holes, start, key=lambda hole: hole.end)
    for hole in holes[first:]:
        if hole.start >= stretch.end:
            break
        if hole.start > start:
            pieces.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < stretch.end:
        pieces.append(Span(start, stretch.end))
    return pieces


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text with what is known of it before it is read as a paper: markup and note markers."""

    text: str
    markup: tuple[Span, ...]
    markers: tuple[Marker, ...]
    holes: tuple[Span, ...]

    def strand(self, stretches: Iterable[Span]) -> Strand:
        """Return the clean words of the stretches: no markers, no markup."""
        return Strand.of(self.text, stretches, self.holes)

    def clean(self, stretch: Span) -> Spans:
        """Return the spans of the clean words of one stretch."""
        strand = self.strand([stretch])
        return strand.spans(0, len(strand.words))

    def read(self, stretch: Span) -> str:
        """Return the clean words of one stretch with white space folded."""
        return " ".join(self.strand([stretch]).words.split())

    def markers_in(self, stretches: Sequence[Span]) -> tuple[Marker, ...]:
        """Return the markers that stand in the stretches, in reading order."""
        found: list[Marker] = []
        for stretch in stretches:
            first = bisect_right(self.markers, stretch.start - 1, key=lambda marker: marker.span.start)
            for marker in self.markers[first:]:
                if marker.span.start >= stretch.end:
                    break
                found.append(marker)
        return tuple(found)
