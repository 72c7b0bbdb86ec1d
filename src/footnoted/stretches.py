"""Stretches of a paper's words: laid out as one line, cut out of it again, and the stretch that a note's marker closes.

It owns where a claim within a sentence begins; it must not know what a note cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.document import Cell, Document, Marker, Sentence, Span, Spans
from footnoted.references.marks import find_brackets, find_quotations

__all__ = ["Line", "find_stretch", "lay_out"]

SEMICOLON = re.compile(r";\s*")
# A semicolon before one of these joins the last member of a series; none of its members is a claim of its own.
JOINS_SERIES = re.compile(r"(?:and|or|nor)\b", re.IGNORECASE)
# What may stand between two words without belonging to either; an opening quotation mark belongs to what follows.
LEADING = re.compile(r"[\s,.;:!?)\]–—-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one line, and where each of its characters stands in the document; -1 for a space that is ours."""

    text: str
    places: tuple[int, ...]

    def cut(self, start: int, end: int) -> Spans:
        """Return the spans of the characters `[start, end)` of the line, white space at both ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return tuple(join_places(self.places[start:end]))


def join_places(places: Sequence[int]) -> Iterator[Span]:
    """Yield the spans that places make, one for each run of neighbours."""
    known = [place for place in places if place >= 0]
    first = 0
    for at in range(1, len(known) + 1):
        if at == len(known) or known[at] != known[at - 1] + 1:
            yield Span(known[first], known[at - 1] + 1)
            first = at


def lay_out(document: Document, spans: Spans) -> Line:
    """Return the words in the spans as one line, a space where a gap held white space."""
    places: list[int] = []
    before: int | None = None
    for span in spans:
        if before is not None and any(char.isspace() for char in document.text[before : span.start]):
            places.append(-1)
        places.extend(range(span.start, span.end))
        before = span.end
    return Line("".join(document.text[place] if place >= 0 else " " for place in places), tuple(places))


def find_stretch(document: Document, host: Sentence | Cell, number: int) -> Spans:
    """Return the words of a sentence or cell that the marker of a note closes; none where it carries no such marker.

    They begin behind the marker before it, and within that behind the opening bracket that the marker stands in, or
    else behind the last semicolon between two statements. Markers with no word between them close the same stretch.
    """
    markers = list_markers(document, host)
    marker = next((each for each in markers if each.number == number), None)
    if marker is None:
        return ()
    line = lay_out(document, host.spans)
    end = count_before(line, marker.span.start)
    start = max((count_before(line, each.span.end) for each in markers if is_before(line, each, end)), default=0)
    words = line.text[start:end]
    start += find_beginning(words, line.text[end:])
    skipped = LEADING.match(line.text, start, end)
    return line.cut(skipped.end() if skipped else start, end)


def list_markers(document: Document, host: Sentence | Cell) -> list[Marker]:
    """Return the markers in a sentence or cell and right behind it, in reading order."""
    candidates = (
        marker
        for note in host.notes
        if note in document.notes_by_number
        for marker in document.notes_by_number[note].markers
        if host.spans and marker.span.start >= host.spans[0].start
    )
    found: list[Marker] = []
    reached = host.spans[-1].end if host.spans else 0
    for marker in sorted(candidates, key=lambda each: each.span.start):
        between = document.text[reached : marker.span.start]
        if any(char.isalnum() for char in between):
            break
        found.append(marker)
        reached = max(reached, marker.span.end)
    return found


def count_before(line: Line, place: int) -> int:
    """Return how many characters of a line stand before a place of the document."""
    return max((at + 1 for at, each in enumerate(line.places) if 0 <= each < place), default=0)


def is_before(line: Line, marker: Marker, end: int) -> bool:
    """Tell whether words stand between a marker and the character `end` of the line."""
    return any(char.isalnum() for char in line.text[count_before(line, marker.span.end) : end])


def find_beginning(words: str, after: str) -> int:
    """Return where in the words before a marker its claim begins; `after` is the rest of the sentence."""
    opened = find_open_bracket(words, after)
    if opened is not None:
        return opened + 1
    covered = [*find_quotations(words), *find_brackets(words)]
    stops = [
        match
        for match in SEMICOLON.finditer(words.rstrip(" ;"))
        if not any(start < match.start() < end for start, end in covered)
    ]
    is_series = len(stops) > 1 or any(JOINS_SERIES.match(words, match.end()) for match in stops)
    return stops[0].end() if stops and not is_series else 0


def find_open_bracket(words: str, after: str) -> int | None:
    """Return where the bracket opens that is still open at the end of the words and closes after them."""
    waiting: list[int] = []
    for at, char in enumerate(words):
        if char in "([":
            waiting.append(at)
        elif char in ")]" and waiting:
            waiting.pop()
    return waiting[-1] if waiting and re.match(r"[^()\[\]]*[)\]]", after) else None
