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

__all__ = [
    "AUTHOR_YEAR",
    "Match",
    "find_described",
    "find_named",
    "keep_alone",
    "keep_authors",
    "match_words",
    "stems_beside",
]

# What is cited of somebody, beside his name.
FORMS = stems_of(
    "document documents statement statements article articles report reports press release releases piece pieces story "
    "stories paper papers book books work works dispatch coverage reporting study agency newspaper website state"
)


# A reference as papers give it in running text.
AUTHOR_YEAR = re.compile(
    r"(?P<names>(?-i:[A-Z])[\w’'-]+(?:(?:,\s*|\s+(?:and|&)\s+)(?-i:[A-Z])[\w’'-]+)*(?:\s+et\s+al\.?)?)\s*(?:\(\d{4}\)|,\s+\d{4})"
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
    if not named and is_name and not is_matter:
        return match_several(paper, sites, words)
    if named:
        by = "makers" if any(is_by(site.source, words) for site in named) else "names"
        return Match(sites=named, by=by)
    return match_matter(paper, sites, words)


def match_several(paper: Paper, sites: Sequence[Site], words: str) -> Match:
    """Return the sites that any of several names means; else those where all the words are spoken of."""
    parts = [part for part in re.split(r",\s*(?:and|or)?\s*|\s+(?:and|or)\s+", words) if part.strip()]
    each = [[site for site in sites if is_by(site.source, part)] for part in parts]
    if len(parts) < 2 or not all(each):
        return match_matter(paper, sites, words)
    found = {id(site): site for some in each for site in some}
    return Match(sites=tuple(site for site in sites if id(site) in found), by="makers")


def match_matter(paper: Paper, sites: Sequence[Site], words: str) -> Match:
    """Return the sites in whose note, or in the words that it supports, all the words are spoken of."""
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
    shared = [len(wanted & stems_beside(paper, site.number)) for site in named]
    # More than half of the words must be there; the note that holds most of them is meant.
    most = max(shared, default=0)
    return tuple(s for s, count in zip(named, shared, strict=True) if count == most and 2 * count > len(wanted))


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


def keep_authors(sites: Sequence[Site], names: str) -> tuple[Site, ...]:
    """Return the sites whose authors have all the family names of "Kim and Lee" or "Kim et al."."""
    families = [name.casefold() for name in re.split(r",\s*|\s+(?:and|&)\s+|\s+et\s+al\.?", names) if name]
    return tuple(site for site in sites if all(is_author(site.source, family) for family in families))


def is_author(source: Source, family: str) -> bool:
    """Tell whether somebody of a family name, or an institution of a name, signs a source."""
    return any(re.match(rf"{re.escape(family)}(?:\s*,|\s|$)", author.casefold()) for author in source.authors)


def keep_alone(paper: Paper, match: Match) -> Match:
    """Return what of a match stands in notes that cite nothing else."""
    found = [site.number for site in match.sites]
    alone = {number for number in found if found.count(number) == len(paper.sources[number])}
    return Match(sites=tuple(site for site in match.sites if site.number in alone), by=match.by)
