"""Footnote markers and definitions: which superscript is a marker, which line defines a note.

It owns the pairing of markers with definitions; it must not know about paragraphs or sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from footnoted.document import Marker, Span

__all__ = [
    "BARE_DEFINITION",
    "DEFINITION",
    "ENDNOTE",
    "Labels",
    "choose_markers",
    "find_candidates",
    "find_links",
    "find_orphans",
]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
LABEL = rf"(?:[{SUPERSCRIPTS}]{{1,4}}|\[\^[\w-]{{1,40}}\]|\[\d{{1,3}}\]|<sup>\d{{1,3}}</sup>)"
DEFINITION = re.compile(rf"[ \t]*(?P<label>{LABEL}):?\s*(?=\S)")
# Under a heading that says so, a note may begin with a plain number: "1. Smith, J. (2001)…".
ENDNOTE = re.compile(r"\[?(?P<label>\d{1,3})(?:[.)\]]|[.)\]]?(?=\s))\s*(?=\S)")
BARE_DEFINITION = re.compile(rf"[ \t]*{LABEL}:?[ \t]*$")
MARKER = re.compile(LABEL)
# A superscript behind one of these is an exponent (km², 10³, x²), never a note.
EXPONENT = re.compile(r"(?:(?<![^\W_])(?:[kcmdnµ]?m|x|y|n|R|CO|χ|σ|10)|\d[ ]?(?:in|ft|mi|yd|s|h))$")
# Words or punctuation, with a quote or bracket or without: what a marker follows.
ATTACHED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?…][’”'\")\]]*|[’”'\")\]])$")
BETWEEN = re.compile(r"[ \t]*[,;–-]?[ \t]*")
# Behind a figure ("1950⁴") a superscript may be either.
UNLIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark in the running text that may be a marker; the weight tells how likely."""

    marker: Marker
    weight: float


class Labels:
    """The number of each label: its own digits, or, for a named note, the next free number."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.named: dict[str, int] = {}
        own = {int(digits) for label in labels if (digits := read_digits(label))}
        for label in labels:
            if not read_digits(label) and label not in self.named:
                self.named[label] = max([*own, *self.named.values()], default=0) + 1

    def number(self, label: str) -> int | None:
        """Return the number that a label stands for; None where it names no note."""
        digits = read_digits(label)
        return int(digits) if digits else self.named.get(label)


def read_digits(label: str) -> str:
    """Return the digits of a numbered label, or nothing for a named one."""
    core = label.removeprefix("<sup>").removesuffix("</sup>").strip("[^]").translate(DIGITS)
    return core if core.isascii() and core.isdigit() else ""


def find_candidates(text: str, areas: Sequence[Span], labels: Labels, numbers: set[int]) -> list[Candidate]:
    """Return every mark outside the notes and asides that names a defined note and is no exponent."""
    found = []
    for match in MARKER.finditer(text):
        number = labels.number(match.group())
        if number is None or number not in numbers or is_within(match.start(), areas):
            continue
        before = text[max(0, match.start() - 6) : match.start()]
        is_raised = match.group()[0] in SUPERSCRIPTS
        if not (is_raised and EXPONENT.search(before)):
            weight = UNLIKELY if is_raised and before[-1:].isdigit() else 1.0
            found.append(Candidate(Marker(number=number, span=Span(*match.span())), weight))
    return found


def is_within(offset: int, spans: Sequence[Span]) -> bool:
    """Tell whether an offset lies in one of the spans, which stand in order."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def choose_markers(candidates: Sequence[Candidate], *, repeated: set[int]) -> tuple[Marker, ...]:
    """Return the heaviest run of candidates whose numbers rise: notes are numbered in reading order.

    Any other likely candidate is a further reference to its note, unless the note is `repeated`: defined more
    than once, so that nobody can tell which is meant.
    """
    chosen = heaviest_rise(candidates)
    kept = {candidates[i].marker.number for i in chosen}
    for i, candidate in enumerate(candidates):
        number = candidate.marker.number
        if candidate.weight >= 1.0 and (number not in kept or number not in repeated):
            chosen.add(i)
    return tuple(candidates[i].marker for i in sorted(chosen))


def heaviest_rise(candidates: Sequence[Candidate]) -> set[int]:
    """Return the indexes of the heaviest strictly rising run, in about n log n steps.

    `tails` holds, by rising number, the best run that ends there, each heavier than the one before it.
    """
    tails: list[tuple[int, float, int]] = []
    before: list[int | None] = []
    for i, candidate in enumerate(candidates):
        number = candidate.marker.number
        at = bisect_left(tails, number, key=lambda tail: tail[0])
        weight = candidate.weight + (tails[at - 1][1] if at else 0.0)
        before.append(tails[at - 1][2] if at else None)
        behind = at
        while behind < len(tails) and (tails[behind][1], number) < (weight, tails[behind][0]):
            behind += 1
        if behind > at or at == len(tails) or tails[at][0] != number:
            tails[at:behind] = [(number, weight, i)]
    chosen: set[int] = set()
    step = tails[-1][2] if tails else None
    while step is not None:
        chosen.add(step)
        step = before[step]
    return chosen


def find_orphans(text: str, markers: Sequence[Marker], areas: Sequence[Span]) -> list[Span]:
    """Return the marks that look like markers though no note answers to them, outside the notes and asides."""
    taken = {marker.span.start for marker in markers}
    found = []
    for match in MARKER.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        is_raised = match.group()[0] in SUPERSCRIPTS and not EXPONENT.search(before)
        is_mark = match.group().startswith(("[^", "<sup>")) or (is_raised and ATTACHED.search(before) is not None)
        if is_mark and match.start() not in taken and not is_within(match.start(), areas):
            found.append(Span(*match.span()))
    return found


def find_links(text: str, markers: Sequence[Marker]) -> list[Span]:
    """Return the commas and spaces between markers that stand side by side, as in "³,⁴"."""
    links = []
    for one, other in pairwise(markers):
        if 0 < other.span.start - one.span.end <= 3 and BETWEEN.fullmatch(text, one.span.end, other.span.start):
            links.append(Span(one.span.end, other.span.start))
    return links
