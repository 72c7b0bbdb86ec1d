"""Which sources words mean: by who made them, by title, by what the note or the sentence it stands behind says.

It owns how a name or a matter is found among the notes; it must not know what is asked about what is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.answering.asking import quote_cell, quote_sentence, stems_of
from footnoted.answering.source_filters import Site
from footnoted.answering.source_kinds import makers_of, names_of
from footnoted.countries import unify_countries
from footnoted.document import Cell, Source
from footnoted.indexing.terms import split_terms
from footnoted.papers import Paper

__all__ = ["Match", "find_described", "find_named", "match_words", "stems_beside"]

# What is cited of somebody, beside his name.
FORMS = stems_of(
    "document documents statement statements article articles report reports press release releases piece pieces story "
    "stories paper papers book books work works dispatch coverage reporting study agency newspaper website state"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Sources that words mean, and how: by their makers, by their titles, or by a matter that is spoken of there."""

    sites: tuple[Site, ...]
    by: str


def match_words(paper: Paper, sites: Sequence[Site], words: str, *, is_matter: bool) -> Match:
    """Return the sites that words mean: by makers if any are so called, else by title too, else by matter.

    A matter may stand in a title, in the note, or in the words that it supports: all these are meant.
    """
    # Words without a capital that stand in a title alone are a matter.
    is_name = any(is_by(site.source, words) for site in sites) or re.search(r"\b[A-Z]", words)
    named = find_named(sites, words) if is_name and not is_matter else ()
    if named:
        by = "makers" if any(is_by(site.source, words) for site in named) else "names"
        return Match(sites=named, by=by)
    wanted = stems_of(unify_countries(words))
    beside = {number for number in {site.number for site in sites} if wanted <= stems_beside(paper, number)}
    return Match(sites=tuple(site for site in sites if wanted and site.number in beside), by="matter")


def find_named(sites: Sequence[Site], words: str) -> tuple[Site, ...]:
    """Return the sites whose makers, or makers and title together, hold all the words."""
    said = spell_out(words, [name for site in sites for name in names_of(site.source)])
    wanted = stems_of(unify_countries(said))
    by_makers = tuple(site for site in sites if is_by(site.source, said))
    if by_makers or not wanted:
        return by_makers
    return tuple(site for site in sites if wanted <= stems_of(makers_of(site.source)) | titled(site.source))


def find_described(paper: Paper, sites: Sequence[Site], words: str) -> tuple[Site, ...]:
    """Return the sites that words describe: by makers and title, else by a maker and what stands beside the note."""
    found = find_named(sites, words)
    if found:
        return found
    wanted = stems_of(unify_countries(words))
    named = [site for site in sites if wanted & stems_of(makers_of(site.source))]
    return tuple(site for site in named if wanted <= stems_beside(paper, site.number))


def spell_out(words: str, names: Sequence[str]) -> str:
    """Return words with each abbreviation that is the initials of words in a name spelt out: "UN", "KCNA"."""

    def spell(match: re.Match[str]) -> str:
        for name in names:
            capitals = re.findall(r"\b[A-Z][\w’'-]*", name)
            start = "".join(word[0] for word in capitals).find(match[0])
            if start >= 0 and match[0] not in name.split():
                return " ".join(capitals[start : start + len(match[0])])
        return match[0]

    return re.sub(r"\b[A-Z]{2,6}\b", spell, words)


def titled(source: Source) -> frozenset[str]:
    """Return the stems of a source's title."""
    return stems_of(unify_countries(source.title or ""))


def stems_beside(paper: Paper, number: int) -> frozenset[str]:
    """Return the stems of a note and of the words that carry its marker."""
    hosts = paper.document.hosts(number)
    said = (quote_cell(paper, host) if isinstance(host, Cell) else quote_sentence(paper, host) for host in hosts)
    words = " ".join([paper.note_texts[number], *(each.words for each in said)])
    return stems_of(unify_countries(words))


def is_by(source: Source, words: str) -> bool:
    """Tell whether somebody of a name made, published or carried a source; a given name may stand for its initial."""
    wanted = stems_of(unify_countries(words))
    wanted = wanted - FORMS or wanted
    if not wanted:
        return False
    if any(len(term) == 1 for term in split_terms(words)):
        return any(is_initialled(author, words) for author in source.authors)
    return wanted <= stems_of(makers_of(source)) or any(is_person(author, wanted) for author in source.authors)


def is_initialled(author: str, words: str) -> bool:
    """Tell whether an author such as "Kim, E.-J." is meant by words such as "E.-J. Kim" or "Kim, E."."""
    own, said = split_terms(author), split_terms(words)
    family, initials = [t for t in own if len(t) > 1], [t for t in own if len(t) == 1]
    said_initials = [t for t in said if len(t) == 1]
    return family == [t for t in said if len(t) > 1] and initials[: len(said_initials)] == said_initials


def is_person(author: str, wanted: frozenset[str]) -> bool:
    """Tell whether an author such as "Cha, V. D." is the person whose names have these stems."""
    surname, _, given = author.partition(",")
    initials = {part[0] for part in re.findall(r"[a-z]+", given.casefold())}
    rest = wanted - stems_of(surname)
    return bool(rest) and stems_of(surname) <= wanted and {name[0] for name in rest} <= initials
