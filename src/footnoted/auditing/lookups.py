"""From sources back to claims: what rests on an outlet, a kind of source, an old one, an interview, a government.

It owns what lets a claim through; it must not know how a filter was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from footnoted.answer import Grounds
from footnoted.auditing.claims import PaperClaim, list_claims
from footnoted.auditing.entries import Entry
from footnoted.auditing.outlets import fold_name, is_official, name_outlets
from footnoted.document import Heading
from footnoted.papers import Paper
from footnoted.source import Source

__all__ = ["ClaimFilter", "FoundClaim", "find_claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What claims are wanted; None of a field lets every claim through.

    `section` is a heading's id or number. The rest from `type` on is of one source: `publisher` any outlet that it
    goes by, `before` a year that it is older than, `language` as the source gives it.
    """

    grounds: Grounds | None = None
    section: str | None = None
    note: int | None = None
    type: str | None = None
    publisher: str | None = None
    before: int | None = None
    official: bool | None = None
    language: str | None = None

    @property
    def asks_for_source(self) -> bool:
        """Tell whether a claim must rest on a source of some kind."""
        return any(each is not None for each in (self.type, self.publisher, self.before, self.official, self.language))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim that a filter lets through, and the sources behind it that are asked for; all where none is."""

    claim: PaperClaim
    entries: tuple[Entry, ...]


def find_claims(paper: Paper, wanted: ClaimFilter) -> tuple[FoundClaim, ...]:
    """Return the claims that a filter lets through, in reading order."""
    found = (look_behind(paper, claim, wanted) for claim in list_claims(paper) if is_wanted(claim, wanted))
    return tuple(each for each in found if each.entries or not wanted.asks_for_source)


def look_behind(paper: Paper, claim: PaperClaim, wanted: ClaimFilter) -> FoundClaim:
    """Return a claim with the sources behind it that a filter asks for."""
    entries = (Entry(note, source) for note in claim.notes for source in paper.sources.get(note, ()))
    return FoundClaim(claim=claim, entries=tuple(entry for entry in entries if is_asked_for(entry.source, wanted)))


def is_wanted(claim: PaperClaim, wanted: ClaimFilter) -> bool:
    """Tell whether a claim stands on the grounds, in the section and at the note that are wanted."""
    return (
        wanted.grounds in (None, claim.grounds)
        and (wanted.note is None or wanted.note in claim.notes)
        and (wanted.section is None or any(is_named(heading, wanted.section) for heading in claim.section))
    )


def is_named(heading: Heading, name: str) -> bool:
    """Tell whether a heading goes by an id, or by a number whatever zeros it begins with."""
    number = heading.number.lstrip("0") if heading.number else None
    return heading.id == name or (number is not None and number == name.lstrip("0"))


def is_asked_for(source: Source, wanted: ClaimFilter) -> bool:
    """Tell whether a source is of the type, the outlet, the age, the speaker and the language that are wanted."""
    outlets = {fold_name(name) for name in name_outlets(source)}
    return (
        wanted.type in (None, source.type)
        and (wanted.publisher is None or fold_name(wanted.publisher) in outlets)
        and (wanted.before is None or (source.year is not None and source.year < wanted.before))
        and wanted.official in (None, is_official(source))
        and wanted.language in (None, source.language)
    )
