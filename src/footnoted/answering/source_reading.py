"""A question about sources as it was read: what it wants, what narrows them, whom it names; and how that is called.

It owns the phrases in which an answer repeats what was asked for; it must not know how anything is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnoted.answering.source_filters import GAP, Narrowed, Site, list_sites, read_filters
from footnoted.answering.source_questions import Wanted, leave_over, read_wants
from footnoted.countries import names_country, unify_countries
from footnoted.papers import Paper

__all__ = ["Read", "join_label", "lead_list", "read_question", "say_what", "what_stands"]

INTERVIEWS = re.compile(r"\binterview", re.IGNORECASE)
# Behind its own author a paper cites; and what is his are the notes.
CITER = (
    r"(?:[’']s?(?=\s+(?:own\s+)?(?:sources?|notes?|footnotes?|references?|interviews?|citations?))|"
    r"(?=\s+(?:ever\s+|also\s+)?(?:cit|us|rel|quot|draw|bas|rest|interview|conduct|refer|mention|consult|giv|tak)))"
)


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
        kinds = (each for each in self.narrowed.filters if each.is_kind and not each.is_denial)
        return any(INTERVIEWS.search(kind.label) for kind in kinds)


def read_question(paper: Paper, question: str) -> Read:
    """Return a question with all that narrows the sources read off it."""
    wanted = read_wants(drop_citer(paper, question))
    narrowed = read_filters(paper, wanted.rest)
    words = leave_over(narrowed.rest)
    sites = tuple(site for site in list_sites(paper) if all(each.holds(site) for each in narrowed.filters))
    return Read(paper=paper, question=question, wanted=wanted, narrowed=narrowed, words=words, sites=sites)


def drop_citer(paper: Paper, words: str) -> str:
    """Return words without the paper's own authors where they are the ones that cite: "Does Howell cite …"."""
    names = {re.escape(name) for author in paper.document.metadata.authors for name in (author, author.split()[-1])}
    if not names:
        return words
    return re.sub(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))}){CITER}", GAP, words)


def what_stands(read: Read) -> str:
    """Return what notes are counted of a part: all footnotes, or those that cite what narrows."""
    return "footnotes" if not read.narrowed.filters else f"footnotes that cite {read.narrowed.label}"


def join_label(read: Read) -> str:
    """Return what is meant, as a phrase: name, kind, and what else narrows."""
    if not read.words:
        return read.narrowed.label
    named = " ".join([read.words, *read.narrowed.kinds])
    others = " ".join(read.narrowed.others)
    return f"{named} ({others})" if others else named


def say_what(read: Read, *, is_matter: bool) -> str:
    """Return what works are, behind "are"."""
    kinds = ("the author's own interviews",) if read.means_interviews else read.narrowed.kinds
    named = [f"{'about' if is_matter else 'by or from'} {read.words}"] if read.words else []
    return " ".join([*kinds, *named, *read.narrowed.others])


def lead_list(read: Read) -> str:
    """Return the words before the numbers of notes: "Reuters is cited in", "Newspapers are cited in"."""
    if read.means_interviews:
        return "The author's own interviews stand in"
    label = re.sub(r"^(?:any|some|all)\s+", "", join_label(read))
    kinds = read.narrowed.kinds
    is_adjective = names_country(unify_countries(read.words)) and unify_countries(read.words) != read.words
    if is_adjective and not kinds:
        label = f"{label} sources"
    head = kinds[0] if kinds else "" if read.words and not is_adjective else "works"
    verb = "are" if re.search(r"[^s]s$", head) else "is"
    return f"{label[:1].upper()}{label[1:]} {verb} cited in"
