"""Notes whose numbers an extraction has left as plain figures: "…in Beijing.17 This…" and "17 Kim, J. (2020)…".

It owns how such numbers are told from any other; it must not know about blocks. A figure counts only where
markers and definitions rise side by side from one, in a text that has no notes of another kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footnoted.document import Marker, Span
from footnoted.parsing.lines import Line
from footnoted.parsing.notes import DEFINITION

__all__ = ["PlainNotes", "find_plain_notes"]

LABEL = re.compile(r"(?P<number>\d{1,3})[ ]{1,3}(?=[^\W\d_a-z]|[‘“'\"<(\[])(?!.*\t)")
# Behind a stop or a closing quote; behind a number's point it would be a decimal, unless the number is a year.
ATTACHED = re.compile(
    r"(?:(?<=[^\W\d_][.,;:!?])|(?<=[’”'\")\]][.,;:!?])|(?<=[.,;:!?][’”'\")\]])|(?<=\b(?:18|19|20)\d\d[.,;]))"
    r"\d{1,3}(?![\w%]|[.,]\d)"
)
# So many notes in a row make the habit certain; so many in a row may lack a marker (one in a table, say).
FEWEST, MOST_MISSING = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainNotes:
    """Where the definitions' lines begin, and the markers."""

    definitions: frozenset[int] = frozenset()
    markers: tuple[Marker, ...] = ()


def find_plain_notes(text: str, lines: Sequence[Line]) -> PlainNotes:
    """Return the notes with plain numbers; none, where the text has others or they do not pair up."""
    if any(DEFINITION.match(line.words) for line in lines):
        return PlainNotes()
    starts: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        if match := LABEL.match(line.words):
            starts[int(match["number"])].append(line.start)
    places: dict[int, list[Span]] = defaultdict(list)
    for found in ATTACHED.finditer(text):
        places[int(found.group())].append(Span(*found.span()))
    return pair_up(starts, places)


def pair_up(starts: Mapping[int, Sequence[int]], places: Mapping[int, Sequence[Span]]) -> PlainNotes:
    """Return definitions and markers that rise together: each marker stands before its definition."""
    definitions: list[int] = []
    markers: list[Marker] = []
    missing, last_marker, last_definition = 0, -1, -1
    for number in range(1, max(starts, default=0) + 1):
        later = [start for start in starts.get(number, ()) if start > last_definition]
        marker = next((span for span in places.get(number, ()) if span.start > last_marker), None)
        at = bisect_left(later, marker.start) if marker else 0
        if marker is not None and at < len(later):
            definitions.append(later[at])
            markers.append(Marker(number=number, span=marker))
            missing, last_marker, last_definition = 0, marker.start, later[at]
        elif later and markers and missing < MOST_MISSING:
            definitions.append(later[0])
            missing, last_definition = missing + 1, later[0]
        else:
            break
    if len(markers) < FEWEST:
        return PlainNotes()
    return PlainNotes(definitions=frozenset(definitions), markers=tuple(markers))
