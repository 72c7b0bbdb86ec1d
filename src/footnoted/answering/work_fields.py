"""One thing about a work that a question names or describes: the address of "the Asan Forum article", who wrote a book.

It owns how such a question is read; it must not know where a field's words stand in a note.
"""

from __future__ import annotations

import re

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, refuse, stems_of
from footnoted.answering.note_fields import FIELDS, Field, say_of_sources
from footnoted.answering.note_lists import say_note
from footnoted.answering.source_filters import Site, list_sites, read_filters
from footnoted.answering.source_questions import content_of, is_citing, leave_over
from footnoted.answering.source_search import find_described
from footnoted.papers import Paper

__all__ = ["answer_of_field"]

# What a work is called: with one of these, a single name may mean it.
WORK = re.compile(
    r"\b(?:articles?|pieces?|reports?|books?|papers?|stor(?:y|ies)|sources?|works?|stud(?:y|ies)|chapters?|videos?|press\s+releases?|"
    r"fact\s+sheets?|transcripts?|essays?)\b",
    re.IGNORECASE,
)
ADDRESS = FIELDS[0]
# More works than these are not one that a question means.
MOST_WORKS = 3
# The paper at hand is no work that it cites.
ITSELF = re.compile(
    r"\b(?:this|the)\s+(?:research\s+|working\s+)?(?:paper|report|publication|document)\b", re.IGNORECASE
)


def answer_of_field(paper: Paper, question: str) -> Draft | None:
    """Return the field that a question asks for of a work it describes; None where it asks for none.

    That no such work is cited is said only where an address is asked for, which stands nowhere else.
    """
    field = next((field for field in FIELDS if field.asked_of_work.search(question)), None)
    if field is None:
        return None
    narrowed = read_filters(paper, question)
    words = content_of(leave_over(narrowed.rest))
    is_work = WORK.search(question) is not None
    if not words or ITSELF.search(question) or (not is_work and len(stems_of(words)) < 2):
        return None
    sites = [
        site for site in list_sites(paper) if all(each.holds(site) for each in narrowed.filters if not each.is_kind)
    ]
    kinds = [each for each in narrowed.filters if each.is_kind]
    found = find_described(paper, sites, words)
    # "The article" is no kind where what is named is none.
    of_kind = tuple(site for site in found if all(each.holds(site) for each in kinds))
    return say_fields(paper, field, question, of_kind or found, words)


def say_fields(paper: Paper, field: Field, question: str, found: tuple[Site, ...], words: str) -> Draft | None:
    """Return the field of the works that were found, note by note; that there is none, where none can be."""
    if not found:
        is_sure = field is ADDRESS and (WORK.search(question) or is_citing(question))
        return refuse(f"The footnotes cite no work called “{words}”.") if is_sure else None
    own = [site for site in found if site.source.resolved_from is None] or list(found)
    if len({site.source.title for site in own}) > MOST_WORKS:
        return None
    claims: list[DraftClaim] = []
    for site in own:
        said = say_of_sources(paper, site.number, field, (site.source,))
        claims += [said] if said is not None else say_note(paper, site.number)
    notes = dict.fromkeys((paper.id, site.number) for site in own)
    return Draft(claims=tuple(dict.fromkeys(claims)), notes=tuple(notes), confidence=LOOKED_UP)
