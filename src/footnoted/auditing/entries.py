"""What a paper's notes cite, entry by entry, and how often each kind, outlet, year and language comes.

It owns the counting of sources; it must not know what the paper says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footnoted.auditing.outlets import fold_name
from footnoted.papers import Paper
from footnoted.source import Source

__all__ = ["Entry", "Tally", "list_entries", "tally", "total"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One source and the number of the note that cites it."""

    note: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many sources go by a name, and the notes that cite them; the name is None for those that have none."""

    name: str | None
    sources: int
    notes: tuple[int, ...]


def list_entries(paper: Paper) -> tuple[Entry, ...]:
    """Return every source of every note, by the note's number."""
    return tuple(Entry(note, source) for note in sorted(paper.sources) for source in paper.sources[note])


def tally(entries: Iterable[Entry], name: Callable[[Source], Iterable[str]]) -> tuple[Tally, ...]:
    """Return a tally for each name, the most frequent first; a source counts once under every name that it goes by.

    Names that differ in case, marks or an article are one, shown as it is printed first.
    """
    shown: dict[str | None, str | None] = {}
    found: dict[str | None, list[int]] = {}
    for entry in entries:
        names: dict[str | None, str | None] = {fold_name(each): each for each in name(entry.source)}
        for key, words in (names or {None: None}).items():
            shown.setdefault(key, words)
            found.setdefault(key, []).append(entry.note)
    tallies = (make_tally(shown[key], notes) for key, notes in found.items())
    return tuple(sorted(tallies, key=lambda each: (each.name is None, -each.sources)))


def total(name: str | None, entries: Iterable[Entry]) -> Tally:
    """Return the tally of all the entries under one name."""
    return make_tally(name, [entry.note for entry in entries])


def make_tally(name: str | None, notes: list[int]) -> Tally:
    return Tally(name=name, sources=len(notes), notes=tuple(dict.fromkeys(notes)))
