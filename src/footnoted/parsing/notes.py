"""Footnote markers and definitions: which superscript is a marker, which line defines a note.

It owns the pairing of markers with definitions; it must not know about paragraphs or sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.document import Marker, Span

__all__ = ["DEFINITION", "choose_markers", "find_candidates", "read_number"]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
NUMBER = rf"(?:[{SUPERSCRIPTS}]{{1,4}}|\[\^\d{{1,4}}\])"
DEFINITION = re.compile(rf"[ \t]*(?P<number>{NUMBER}):?[ \t]*(?=\S)")
MARKER = re.compile(NUMBER)
# A superscript behind one of these is more likely an exponent (km², 10³) than a note.
UNIT = re.compile(r"(?:\d|(?<![A-Za-z])(?:[kcmµn]?m|ft|mi|in|yd|s|x|R|CO))$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A superscript in the running text that may be a marker; the weight tells how likely."""

    marker: Marker
    weight: float


def read_number(mark: str) -> int:
    """Return the number that a superscript or `[^n]` stands for."""
    return int(mark.strip("[^]").translate(DIGITS))


def find_candidates(text: str, definitions: Sequence[Span], numbers: set[int]) -> list[Candidate]:
    """Return every superscript outside the definitions' own numbers that names a defined note."""
    defining = {span.start for span in definitions}
    found = []
    for match in MARKER.finditer(text):
        number = read_number(match.group())
        if match.start() in defining or number not in numbers:
            continue
        is_unit = bool(UNIT.search(text[max(0, match.start() - 6) : match.start()]))
        weight = 0.4 if is_unit else 1.0
        found.append(Candidate(Marker(number=number, span=Span(*match.span())), weight))
    return found


def choose_markers(candidates: Sequence[Candidate]) -> tuple[Marker, ...]:
    """Return the heaviest run of candidates whose numbers never fall: notes are numbered in reading order.

    A later marker that repeats a number is a second reference to the same note and is kept only when it
    looks like a marker; an exponent that happens to name a note is left out.
    """
    best: list[tuple[float, int | None]] = []
    for i, candidate in enumerate(candidates):
        weight, before = candidate.weight, None
        for j in range(i):
            rises = candidates[j].marker.number < candidate.marker.number
            if rises and best[j][0] + candidate.weight > weight:
                weight, before = best[j][0] + candidate.weight, j
        best.append((weight, before))
    chosen: set[int] = set()
    at = max(range(len(best)), key=lambda i: best[i][0], default=None)
    while at is not None:
        chosen.add(at)
        at = best[at][1]
    kept = {candidates[i].marker.number for i in chosen}
    chosen |= {
        i for i, c in enumerate(candidates) if c.marker.number not in kept and c.weight >= 1.0 and i not in chosen
    }
    return tuple(candidates[i].marker for i in sorted(chosen))
