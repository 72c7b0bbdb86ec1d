"""Answers about what the notes cite: a list, a count, the claims behind, the oldest and newest, who is cited most.

It owns how what was asked is looked up and said; it must not know the words in which it was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, Asked, quote_note, refuse, stems_of
from footnoted.answering.cited_works import count_all_notes, count_all_works, name_by_age, name_most_cited
from footnoted.answering.coverage import count_noted, name_fullest
from footnoted.answering.note_lists import list_claims, list_notes, mention_notes, name_notes
from footnoted.answering.source_filters import Narrowed, Site, list_sites, read_filters
from footnoted.answering.source_questions import (
    Wanted,
    asks_of_sources,
    content_of,
    is_citing,
    leave_over,
    names_matter,
    read_wants,
    speaks_of_works,
)
from footnoted.answering.source_search import Match, match_words
from footnoted.document import Source
from footnoted.papers import Paper

__all__ = ["answer_of_sources"]

INTERVIEWS = re.compile(r"\binterview", re.IGNORECASE)
# "The author's latest book" is no work that is cited.
OWN_WORKS = re.compile(
    r"\b(?:author|writer|historian|professor|dr)s?[’']s?\s+(?!notes|own\b|interviews?)\w+", re.IGNORECASE
)
LISTING = re.compile(
    r"^\W*(?:please\s+)?(?:list|show|give|print|display|what\s+are|which\s+are|what|which)\b.*"
    r"\b(?:sources|works|references|publications|citations|footnotes|endnotes|notes|bibliography|literature)\b",
    re.IGNORECASE,
)
# A reference as papers give it in running text.
AUTHOR_YEAR = re.compile(
    r"(?P<names>(?-i:[A-Z])[\w’'-]+(?:(?:,\s*|\s+(?:and|&)\s+)(?-i:[A-Z])[\w’'-]+)*(?:\s+et\s+al\.?)?)\s*(?:\(\d{4}\)|,\s+\d{4})"
)
# Behind these stands a claim: what is left of the question is no name.
CLAIMING = re.compile(r"\b(?:that|because|whether|why|how|when)\b|\bfor\s+(?:the|its|his|her|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question read: what it wants, what narrows the sources, the words left to name some, what is let through."""

    paper: Paper
    question: str
    wanted: Wanted
    narrowed: Narrowed
    words: str
    sites: tuple[Site, ...]

    @property
    def means_interviews(self) -> bool:
        """Tell whether interviews are what is meant."""
        return any(each.is_kind and INTERVIEWS.search(each.label) for each in self.narrowed.filters)


def answer_of_sources(paper: Paper, asked: Asked) -> Draft | None:
    """Return what a question asks about the sources of the notes; None where it asks nothing of them.

    Every word must be one of asking, narrow the sources, or name some of them: else the question is another's.
    """
    question = asked.text
    if OWN_WORKS.search(question) or not (asks_of_sources(question) or speaks_of_works(question)):
        return None
    read = read_question(paper, question)
    if read.narrowed.names_section and read.narrowed.section is None:
        return None
    if read.words:
        return answer_named(read)
    return answer_narrowed(read) if asks_of_sources(question) else None


def read_question(paper: Paper, question: str) -> Read:
    """Return a question with all that narrows the sources read off it."""
    wanted = read_wants(question)
    narrowed = read_filters(paper, wanted.rest)
    words = drop_citer(paper, leave_over(narrowed.rest))
    sites = tuple(site for site in list_sites(paper) if all(each.holds(site) for each in narrowed.filters))
    return Read(paper=paper, question=question, wanted=wanted, narrowed=narrowed, words=words, sites=sites)


def drop_citer(paper: Paper, words: str) -> str:
    """Return words without the paper's own authors, who are the ones that cite."""
    names = [name for author in paper.document.metadata.authors for name in author.split()]
    kept = [word for word in words.split() if re.sub(r"[’']s$", "", word.strip(",")) not in names]
    return words if len(kept) == len(words.split()) else " ".join(kept)


def answer_named(read: Read) -> Draft | None:
    """Return the answer to a question that names sources; that none is so called, where it can only mean sources."""
    rest = read.narrowed.rest
    if pair := AUTHOR_YEAR.search(read.question):
        sites = keep_authors(read.sites, pair["names"])
        return say(read, Match(sites=sites, by="makers")) if sites else refuse_named(read)
    match = match_words(read.paper, read.sites, content_of(read.words), is_matter=names_matter(rest))
    cites = is_citing(read.question)
    is_meant = match.by == "makers" or (
        asks_of_sources(read.question) and (match.by == "names" or cites or read.means_interviews)
    )
    if match.sites:
        return say(read, match) if is_meant else None
    is_name = read.words[:1].isupper() and not CLAIMING.search(rest)
    return (
        refuse_named(read) if is_name and cites and (read.narrowed.filters or read.wanted.wants == "claims") else None
    )


def refuse_named(read: Read) -> Draft:
    """Return that nothing of what a question names is cited."""
    return refuse(f"The footnotes cite nothing of “{join_label(read)}”.")


def keep_authors(sites: Sequence[Site], names: str) -> tuple[Site, ...]:
    """Return the sites whose authors have all the family names of "Kim and Lee" or "Kim et al."."""
    families = [name.casefold() for name in re.split(r",\s*|\s+(?:and|&)\s+|\s+et\s+al\.?", names) if name]
    return tuple(site for site in sites if all(is_author(site.source, family) for family in families))


def is_author(source: Source, family: str) -> bool:
    """Tell whether somebody of a family name, or an institution of a name, signs a source."""
    return any(re.match(rf"{re.escape(family)}(?:\s*,|\s|$)", author.casefold()) for author in source.authors)


def answer_narrowed(read: Read) -> Draft | None:
    """Return the answer to a question whose every word is understood; that nothing is so, where nothing is."""
    wanted, narrowed = read.wanted, read.narrowed
    if wanted.wants == "fullest_chapter":
        return name_fullest(read.paper)
    if wanted.counts == "sentences" and wanted.wants == "count":
        return count_noted(read.paper, narrowed.section, read.question)
    if not narrowed.filters:
        return answer_of_all(read)
    if not read.sites:
        return refuse(f"The footnotes cite no {narrowed.label}.")
    return say(read, Match(sites=read.sites, by="filters"))


def answer_of_all(read: Read) -> Draft | None:
    """Return the answer to a question about all that is cited; None where it asks for nothing in particular."""
    wanted = read.wanted
    if wanted.wants in ("oldest", "newest"):
        return name_by_age(read.paper, read.sites, read.question, is_old=wanted.wants == "oldest")
    if wanted.wants == "most_cited":
        return name_most_cited(read.paper, read.sites, read.question)
    if wanted.wants == "count" and wanted.counts == "notes":
        return count_all_notes(read.paper)
    # All of them are more than an answer holds: it says how many there are.
    is_all = wanted.wants == "count" and wanted.counts == "works"
    return count_all_works(read.paper) if is_all or LISTING.search(read.question) else None


def say(read: Read, match: Match) -> Draft:
    """Return what is asked about the sources that were found."""
    paper, wanted = read.paper, read.wanted
    numbers = list(dict.fromkeys(site.number for site in match.sites))
    label = join_label(read)
    if wanted.wants in ("oldest", "newest"):
        return name_by_age(paper, match.sites, read.question, is_old=wanted.wants == "oldest", label=label)
    if wanted.wants == "most_cited":
        return name_most_cited(paper, match.sites, read.question)
    if wanted.wants == "claims":
        said = "the author's own interviews" if read.means_interviews and not read.words else label
        return list_claims(paper, numbers, f"These rest on {said}")
    if wanted.wants == "count" and wanted.counts == "works":
        return count_works(paper, match.sites, numbers, say_what(read, match))
    if match.by == "matter" and not read.means_interviews:
        return mention_notes(paper, numbers, read.words)
    lead = lead_list(read)
    if wanted.wants == "count":
        lead = f"In {len(numbers)} footnote{'' if len(numbers) == 1 else 's'}: {lead}"
    return list_notes(paper, numbers, lead)


def count_works(paper: Paper, sites: Sequence[Site], numbers: Sequence[int], what: str) -> Draft:
    """Return how many of the works that the notes cite are so."""
    keys = {id for id, held in hold_works(paper, sites).items() if held}
    verb = "is" if len(keys) == 1 else "are"
    words = f"{len(keys)} of the {len(paper.works)} works that the footnotes cite {verb} {what}: {name_notes(numbers)}."
    cites = tuple(quote_note(paper, number) for number in numbers)
    claim = DraftClaim(parts=(words,), cites=cites)
    return Draft(claims=(claim,), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def hold_works(paper: Paper, sites: Sequence[Site]) -> dict[str, bool]:
    """Return, for each work, whether one of the sites cites it."""
    cited = {(site.number, key_of(site.source.title, site.source.text)) for site in sites}
    return {
        work.id: any((number, key_of(work.source.title, work.source.text)) in cited for number in work.notes)
        for work in paper.works
    }


def key_of(title: str | None, text: str) -> frozenset[str]:
    """Return what tells works of one note apart, whatever their marks."""
    return stems_of((title or text).partition(":")[0]) or frozenset({text})


def join_label(read: Read) -> str:
    """Return what is meant, as a phrase: name, kind, and what else narrows."""
    if not read.words:
        return read.narrowed.label
    named = " ".join([read.words, *read.narrowed.kinds])
    others = " ".join(read.narrowed.others)
    return f"{named} ({others})" if others else named


def say_what(read: Read, match: Match) -> str:
    """Return what works are, behind "are"."""
    kinds = ("the author's own interviews",) if read.means_interviews else read.narrowed.kinds
    named = [f"{'about' if match.by == 'matter' else 'by or from'} {read.words}"] if read.words else []
    return " ".join([*kinds, *named, *read.narrowed.others])


def lead_list(read: Read) -> str:
    """Return the words before the numbers of notes: "Reuters is cited in", "Newspapers are cited in"."""
    if read.means_interviews:
        return "The author's own interviews stand in"
    label = re.sub(r"^(?:any|some|all|an?)\s+", "", join_label(read))
    kinds = read.narrowed.kinds
    head = kinds[0] if kinds else "" if read.words else "works"
    verb = "are" if re.search(r"[^s]s$", head) else "is"
    return f"{label[:1].upper()}{label[1:]} {verb} cited in"
