"""The whole report on what a paper rests on.

It owns what the report holds; it must not know how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.answer import Grounds
from footnoted.auditing.chapters import Shares, count_chapters, count_grounds
from footnoted.auditing.claims import list_claims
from footnoted.auditing.entries import Entry, Tally, list_entries, tally, total
from footnoted.auditing.outlets import is_official, name_outlets
from footnoted.auditing.quoted import BareQuotation, find_bare_quotations
from footnoted.papers import Paper
from footnoted.references import Work
from footnoted.references.shortforms import read_short_form
from footnoted.source import Source

__all__ = ["Age", "Audit", "Dangling", "Trouble", "audit_paper"]

Trouble = Literal["short_form", "no_source", "no_text", "no_marker"]

# How many years before the paper a source may be that a reader would call old.
AGES = (5, 10, 20, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """The sources that are older than so many years, counted from the year of the paper: all from before a year."""

    years: int
    before: int
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """A note that leads nowhere: its short form fits no work, it cites nothing, or one half of it is not there."""

    note: int
    trouble: Trouble
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a paper rests on: its sources counted, its sentences by their grounds, and what cannot be followed."""

    paper: Paper
    entries: tuple[Entry, ...]
    types: tuple[Tally, ...]
    publishers: tuple[Tally, ...]
    years: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    official: Tally
    ages: tuple[Age, ...]
    grounds: dict[Grounds, int]
    chapters: tuple[Shares, ...]
    repeated: tuple[Work, ...]
    dangling: tuple[Dangling, ...]
    unparsed: tuple[Entry, ...]
    unlinked: tuple[Entry, ...]
    bare_quotations: tuple[BareQuotation, ...]


def audit_paper(paper: Paper) -> Audit:
    """Return the report on a paper."""
    entries = list_entries(paper)
    claims = list_claims(paper)
    years = tally(entries, lambda source: [str(source.year)] if source.year else [])
    return Audit(
        paper=paper,
        entries=entries,
        types=tally(entries, lambda source: [source.type]),
        publishers=tally(entries, name_outlets),
        years=tuple(sorted(years, key=lambda each: (each.name is None, each.name or ""))),
        languages=tally(entries, lambda source: [source.language] if source.language else []),
        official=total(None, (entry for entry in entries if is_official(entry.source))),
        ages=count_ages(paper, entries),
        grounds=count_grounds(claims),
        chapters=count_chapters(claims),
        repeated=tuple(work for work in paper.works if len(work.notes) > 1),
        dangling=tuple(list_dangling(paper)),
        unparsed=tuple(entry for entry in entries if not entry.source.is_parsed and entry.source.type != "interview"),
        unlinked=tuple(entry for entry in entries if not entry.source.url and not entry.source.doi),
        bare_quotations=find_bare_quotations(paper.document),
    )


def count_ages(paper: Paper, entries: Sequence[Entry]) -> tuple[Age, ...]:
    """Return the sources older than each age, counted back from the paper's year, or from its newest source's."""
    written = paper.document.metadata.date
    dated = [entry for entry in entries if entry.source.year]
    newest = max((entry.source.year or 0 for entry in dated), default=0)
    year = int(written[:4]) if written and written[:4].isdecimal() else newest
    return tuple(
        Age(
            years=years,
            before=year - years,
            tally=total(None, (entry for entry in dated if (entry.source.year or 0) < year - years)),
        )
        for years in AGES
        if dated
    )


def list_dangling(paper: Paper) -> Iterator[Dangling]:
    """Yield every note that leads nowhere, and why, by its number."""
    for note in paper.document.footnotes:
        text = paper.note_texts[note.number]
        sources = paper.sources.get(note.number, ())
        troubles: tuple[tuple[Trouble, bool], ...] = (
            ("no_text", not text),
            ("no_marker", not note.markers),
            ("no_source", bool(text) and not sources),
            ("short_form", any(is_unresolved(source) for source in sources)),
        )
        yield from (Dangling(note=note.number, trouble=name, text=text) for name, is_so in troubles if is_so)


def is_unresolved(source: Source) -> bool:
    """Tell whether a source is a short form that led to no work."""
    short = read_short_form(source)
    if short is None or source.resolved_from is not None or source.path:
        return False
    # An author and a year with a title may be all that there is of a work.
    return short.is_ibid or short.note is not None or source.year is None or source.title is None
