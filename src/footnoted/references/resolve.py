"""Every note's sources, with Ibid., short forms and cross-references completed from the note that prints the work.

It owns which note a short form stands for; it must not know how a source is read from its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from footnoted.document import Source
from footnoted.references.anchors import find_anchor
from footnoted.references.parse import parse_source, split_sources
from footnoted.references.shortforms import (
    ShortForm,
    is_reference,
    read_same_author,
    read_short_form,
    title_words,
)
from footnoted.source import Step, StepKind

__all__ = ["resolve_line", "resolve_notes"]

LABEL = re.compile(r"\W*(?:data\s+)?sources?\s*:\s*", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """A source and the note that it stands in; `note` is None for the source line of a table."""

    note: int | None
    source: Source

    @property
    def origin(self) -> int | None:
        """The note that prints the work in full."""
        return self.source.resolved_from or self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a short form can lean on: the source before it, the entries by preference, the notes by number."""

    before: Entry | None
    shelves: tuple[Sequence[Entry], ...]
    notes: Mapping[int, tuple[Source, ...]]


def resolve_notes(texts: Mapping[int, str], sources_lines: Sequence[str] = ()) -> dict[int, tuple[Source, ...]]:
    """Return the sources of every note by its number; a note that is only prose has none.

    `Ibid.` stands for the last source before it; a short form for the fullest earlier note with the same
    author and year, or author and title words. What fits two different works, or none, stays as printed. The
    lines under tables serve where no note prints the work; they have no number to set `resolved_from` to.
    """
    printed = {number: read_sources(texts[number]) for number in sorted(texts)}
    lines = [Entry(None, source) for line in sources_lines for source in read_sources(drop_label(line))]
    known, earlier = dict(printed), list[Entry]()
    for number, sources in printed.items():
        before, done = find_before(number, texts, known), list[Source]()
        others = {note: known[note] for note in known if note != number}
        for source in sources:
            found = resolve_source(source, Surroundings(before=before, shelves=(earlier, lines), notes=others))
            done.extend(found)
            before = Entry(number, found[-1])
        known[number] = tuple(done)
        earlier.extend(Entry(number, source) for source in sources)
    return known


def resolve_line(text: str, texts: Mapping[int, str]) -> tuple[Source, ...]:
    """Return the sources of a `Source:` line under a table, short forms resolved against all the notes."""
    notes = resolve_notes(texts)
    entries = [Entry(number, source) for number in notes for source in notes[number] if source.resolved_from is None]
    before, done = None, list[Source]()
    for source in read_sources(drop_label(text)):
        found = resolve_source(source, Surroundings(before=before, shelves=(entries,), notes=notes))
        done.extend(found)
        before = Entry(None, found[-1])
    return tuple(done)


def read_sources(text: str) -> tuple[Source, ...]:
    """Return the sources a note prints, remarks in prose left out."""
    return tuple(filter(is_reference, map(parse_source, split_sources(text))))


def drop_label(line: str) -> str:
    """Take the label `Sources:` off a line."""
    return LABEL.sub("", line, count=1) if LABEL.match(line) else line


def find_before(number: int, texts: Mapping[int, str], known: Mapping[int, tuple[Source, ...]]) -> Entry | None:
    """Return the last source before a note; notes that cite nothing are passed over, a missing one ends the search."""
    at = number - 1
    while at in texts:
        if known[at]:
            return Entry(at, known[at][-1])
        at -= 1
    return None


def resolve_source(source: Source, around: Surroundings) -> tuple[Source, ...]:
    """Return a source completed if it is a short form, else as it is; `see note 12` may stand for several."""
    same = read_same_author(source.text, around.before.source.authors) if around.before else None
    if same is not None and around.before is not None:
        step = Step(kind="same-author", note=around.before.note)
        found = resolve_source(parse_source(same), replace(around, before=None))
        return tuple(replace(each, text=source.text, path=(step, *each.path)) for each in found)
    short = read_short_form(source)
    if short is None:
        return (source,)
    if short.is_ibid:
        return (resolve_ibid(source, short, around.before),)
    if short.note is not None:
        return resolve_pointer(source, short, short.note, around.notes) or (source,)
    entry = find_match(short, around.shelves)
    if entry is None or count_fields(entry.source) <= count_fields(source):
        return (source,)
    return (complete(source, entry, short.kind, short.locator),)


def resolve_ibid(source: Source, short: ShortForm, before: Entry | None) -> Source:
    """Complete an Ibid. from the source before it, whose place in the work holds where none of its own is printed."""
    if before is None:
        return source
    unresolved = read_short_form(before.source)
    if unresolved is not None and unresolved.is_ibid and before.source.resolved_from is None:
        return source
    return complete(source, before, "ibid", short.locator or before.source.locator)


def resolve_pointer(
    source: Source, short: ShortForm, note: int, notes: Mapping[int, tuple[Source, ...]]
) -> tuple[Source, ...]:
    """Complete `see note 12` from that note's sources, only from those of the author it names, where it names one."""
    found = []
    for target in notes.get(note, ()):
        is_open = read_short_form(target) is not None and target.resolved_from is None and target.title is None
        if is_open or (short.authors and not fits(short, target)):
            continue
        locator = short.locator if short.authors else short.locator or target.locator
        found.append(complete(source, Entry(note, target), "cross-reference", locator))
    return tuple(found)


def find_match(short: ShortForm, shelves: Iterable[Sequence[Entry]]) -> Entry | None:
    """Return the fullest entry that fits, of the first shelf where any does; None where two works fit."""
    for shelf in shelves:
        fitting = [entry for entry in shelf if entry.source.title and fits(short, entry.source)]
        if fitting:
            works = {title_words(entry.source.title) for entry in fitting}
            # A title that is part of another is the same work in a short form.
            largest = [work for work in works if not any(work < other for other in works)]
            return max(fitting, key=lambda entry: count_fields(entry.source)) if len(largest) == 1 else None
    return None


def fits(short: ShortForm, source: Source) -> bool:
    """Tell whether a source agrees with everything that a short form says."""
    if not short.matches_authors(source) or not short.words <= title_words(source.title):
        return False
    if short.year is not None and short.year != source.year:
        return False
    anchor = find_anchor(source.text) if short.letter else None
    return anchor is None or not anchor.letter or anchor.letter == short.letter


def complete(own: Source, full: Entry, kind: StepKind, locator: str | None) -> Source:
    """Return the full source under the short form's own wording and locator, with the step that led to it."""
    path = (Step(kind=kind, note=full.note), *full.source.path)
    return replace(full.source, text=own.text, locator=locator, resolved_from=full.origin, path=path)


def count_fields(source: Source) -> int:
    """Count the fields that are known, to tell the fuller of two."""
    known = (source.authors, source.date, source.title, source.container, source.publisher, source.url, source.doi)
    return sum(map(bool, known)) + len(title_words(source.title))
