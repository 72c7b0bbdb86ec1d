"""Answers about what the notes cite: a list, a count, the claims behind, the oldest and newest, who is cited most.

It owns how what was asked is looked up and said; it must not know the words in which it was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, Asked, quote_note, refuse, stems_of, verbatim
from footnoted.answering.cited_works import count_all_notes, count_all_works, name_by_age, name_most_cited
from footnoted.answering.coverage import count_noted, name_fullest
from footnoted.answering.note_lists import list_claims, list_notes, mention_notes, name_notes, quote_hosts
from footnoted.answering.source_filters import Site
from footnoted.answering.source_questions import (
    asks_of_sources,
    content_of,
    is_citing,
    names_matter,
    speaks_of_matter,
    speaks_of_works,
)
from footnoted.answering.source_reading import Read, join_label, lead_list, read_question, say_what, what_stands
from footnoted.answering.source_search import AUTHOR_YEAR, Match, keep_alone, keep_authors, match_words
from footnoted.papers import Paper

__all__ = ["answer_of_sources"]

# "The author's latest book" is no work that is cited.
OWN_WORKS = re.compile(
    r"\b(?:author|writer|historian|professor|dr)s?[’']s?\s+"
    r"(?!notes|own\b|interviews?|sources?|references?|footnotes?|citations?)\w+",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"^\W*(?:please\s+)?(?:list|show|give|print|display|what\s+are|which\s+are|what|which)\b.*"
    r"\b(?:sources|works|references|publications|citations|footnotes|endnotes|notes|bibliography|literature)\b",
    re.IGNORECASE,
)
SAYING = re.compile(r"\b(?:say|says|said|tell|told|reveal(?:s|ed)?|stress(?:es|ed)?)\b", re.IGNORECASE)
ONLY = re.compile(r"\b(?:only|solely|exclusively|nothing\s+but)\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|never|neither|nor|except|without|isn[’']t|aren[’']t|doesn[’']t|don[’']t)\b", re.IGNORECASE
)
# Behind these stands a claim: what is left of the question is no name.
CLAIMING = re.compile(r"\b(?:that|because|whether|why|how|when)\b|\bfor\s+(?:the|its|his|her|their)\b", re.IGNORECASE)


def answer_of_sources(paper: Paper, asked: Asked) -> Draft | None:
    """Return what a question asks about the sources of the notes; None where it asks nothing of them.

    Every word must be one of asking, narrow the sources, or name some of them: else the question is another's.
    """
    question = asked.text
    if OWN_WORKS.search(question) or not (asks_of_sources(question) or speaks_of_works(question)):
        return None
    read = read_question(paper, question)
    # What a question denies, and is not read off it, would be answered the wrong way round.
    if NEGATED.search(read.narrowed.rest) or (read.narrowed.names_section and read.narrowed.section is None):
        return None
    if read.words:
        return answer_named(read)
    return answer_narrowed(read) if asks_of_sources(question) else None


def answer_named(read: Read) -> Draft | None:
    """Return the answer to a question that names sources; that none is so called, where it can only mean sources."""
    rest = read.narrowed.rest
    if pair := AUTHOR_YEAR.search(read.question):
        sites = keep_authors(read.sites, pair["names"])
        return say(read, Match(sites=sites, by="makers")) if sites else refuse_named(read)
    match = match_words(read.paper, read.sites, content_of(read.words), is_matter=names_matter(rest))
    cites = is_citing(read.question)
    is_meant = match.by == "makers" or (
        asks_of_sources(read.question)
        and (match.by == "names" or cites or read.means_interviews or speaks_of_matter(read.question))
    )
    if match.sites:
        return say(read, match) if is_meant and not is_elsewhere(read, match) else None
    is_name = read.words[:1].isupper() and not CLAIMING.search(rest)
    return (
        refuse_named(read) if is_name and cites and (read.narrowed.filters or read.wanted.wants == "claims") else None
    )


def is_elsewhere(read: Read, match: Match) -> bool:
    """Tell whether words that are found among the sources are asked of something else.

    "The source of tension" is where it comes from; what the paper's own author has published is no matter of notes.
    """
    if match.by != "makers":
        return re.search(r"\bsources?\s+of\b", read.question, re.IGNORECASE) is not None
    authors = " ".join(read.paper.document.metadata.authors)
    return not asks_of_sources(read.question) and stems_of(read.words) <= stems_of(authors)


def refuse_named(read: Read) -> Draft:
    """Return that nothing of what a question names is cited."""
    return refuse(f"The footnotes cite nothing of “{join_label(read)}”.")


def answer_narrowed(read: Read) -> Draft | None:
    """Return the answer to a question whose every word is understood; that nothing is so, where nothing is."""
    wanted, narrowed = read.wanted, read.narrowed
    if wanted.wants in ("fullest_part", "emptiest_part"):
        numbers = {site.number for site in read.sites}
        return name_fullest(
            read.paper, numbers, read.question, is_most=wanted.wants == "fullest_part", what=what_stands(read)
        )
    is_of_all = len(narrowed.filters) == (narrowed.section is not None)
    if wanted.counts == "sentences" and wanted.wants == "count" and is_of_all:
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
    paper, wants = read.paper, read.wanted.wants
    if ONLY.search(read.question):
        match = keep_alone(paper, match)
    if not match.sites:
        return refuse(f"No footnote cites only {join_label(read)}.")
    if wants in ("oldest", "newest"):
        return name_by_age(paper, match.sites, read.question, is_old=wants == "oldest", label=join_label(read))
    if wants == "most_cited":
        return name_most_cited(paper, match.sites, read.question)
    if wants == "count" and read.wanted.counts == "works":
        return count_works(paper, match.sites, say_what(read, is_matter=match.by == "matter"))
    if wants == "count" and read.wanted.counts == "sentences":
        return count_claims(read, number_notes(match.sites))
    return say_notes(read, match)


def say_notes(read: Read, match: Match) -> Draft:
    """Return the notes in which sources stand, or the claims that carry these notes."""
    numbers = number_notes(match.sites)
    if read.wanted.wants == "claims":
        return list_claims(read.paper, numbers, f"These rest on {name_ground(read)}")
    if match.by == "matter" and not read.means_interviews:
        return mention_notes(read.paper, numbers, read.words)
    many = f"In {len(numbers)} footnote{'' if len(numbers) == 1 else 's'}: "
    lead = lead_list(read)
    draft = list_notes(read.paper, numbers, f"{many}{lead}" if read.wanted.wants == "count" else lead)
    if not read.means_interviews or not SAYING.search(read.question):
        return draft
    # What was said in an interview stands in the text, not in the note.
    hosts = dict.fromkeys(host for number in numbers for host in quote_hosts(read.paper, number))
    return replace(draft, claims=(draft.claims[0], *map(verbatim, hosts), *draft.claims[1:]))


def name_ground(read: Read) -> str:
    """Return what claims rest on, in words."""
    return "the author's own interviews" if read.means_interviews and not read.words else join_label(read)


def count_claims(read: Read, numbers: Sequence[int]) -> Draft:
    """Return how many sentences and cells rest on the sources of some notes, and these."""
    count = len({host for number in numbers for host in read.paper.document.hosts(number)})
    many = "1 sentence or cell rests" if count == 1 else f"{count} sentences and cells rest"
    return list_claims(read.paper, numbers, f"{many} on {name_ground(read)}")


def number_notes(sites: Sequence[Site]) -> list[int]:
    """Return the numbers of the notes in which sources stand, each once."""
    return list(dict.fromkeys(site.number for site in sites))


def count_works(paper: Paper, sites: Sequence[Site], what: str) -> Draft:
    """Return how many of the works that the notes cite are so."""
    numbers = number_notes(sites)
    keys = {id for id, held in hold_works(paper, sites).items() if held}
    share = round(100 * len(keys) / len(paper.works))
    words = (
        f"{what[:1].upper()}{what[1:]}: {len(keys)} of the {len(paper.works)} works that the footnotes cite, "
        f"{share} per cent ({name_notes(numbers)})."
    )
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
