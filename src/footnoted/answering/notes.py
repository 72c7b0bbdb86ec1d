"""Questions about the paper's own footnotes: one by number, those that cite somebody, those behind a claim.

It owns which notes a question means; it must not know how a note's sources are parsed or shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, Asked, quote_note, refuse, stems_of, verbatim
from footnoted.answering.coverage import answer_coverage
from footnoted.answering.note_fields import say_field, say_whether
from footnoted.answering.note_lists import list_notes, mention_notes, quote_hosts, say_note
from footnoted.answering.note_questions import (
    asks_of_notes,
    drop_note_words,
    list_whoms,
    read_note_numbers,
    read_topic,
    wants_note_only,
    wants_support,
)
from footnoted.answering.source_answers import answer_of_sources
from footnoted.answering.source_filters import list_sites
from footnoted.answering.source_search import find_named, stems_beside
from footnoted.answering.wording import asks
from footnoted.answering.work_fields import answer_of_field
from footnoted.countries import unify_countries
from footnoted.papers import Paper

__all__ = ["answer_from_notes"]

COUNTS_SOURCES = re.compile(r"\bhow\s+many\s+(?:\w+\s+)?(?:sources|works|references|articles)\b", re.IGNORECASE)
IBID = re.compile(r"\bibid\b", re.IGNORECASE)
REPEATED = asks(
    "ibid ibidem", may="footnote note many number say just only mean stand use contain paper which all cite"
)


def answer_from_notes(asked: Asked) -> Draft | None:
    """Return what the notes say to a question about notes; None for a question that is not.

    Of several papers the first that has what is asked for answers.
    """
    found = [draft for paper in asked.papers if (draft := look_into(paper, asked)) is not None]
    return next((draft for draft in found if draft.claims), found[0] if found else None)


def look_into(paper: Paper, asked: Asked) -> Draft | None:
    """Return what one paper's notes say to a question about notes, or that they have no such thing."""
    if not paper.document.footnotes:
        return None
    lookups: Sequence[Callable[[Paper, Asked], Draft | None]] = (
        answer_by_number,
        answer_repeated,
        lambda paper, asked: answer_coverage(paper, asked.text),
        lambda paper, asked: answer_of_field(paper, asked.text),
        answer_of_sources,
        answer_on_topic,
        answer_citing,
    )
    drafts = (lookup(paper, asked) for lookup in lookups)
    return next((draft for draft in drafts if draft is not None), None)


def answer_by_number(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes a question names by number: what they cite, or what they support."""
    known = paper.document.notes_by_number
    numbers = read_note_numbers(asked.text, max(known))
    if not numbers:
        return None
    unknown = [number for number in numbers if number not in known]
    if unknown:
        return refuse(f"The paper has no footnote {unknown[0]}: its notes run from {min(known)} to {max(known)}.")
    claims: list[DraftClaim] = []
    if COUNTS_SOURCES.search(asked.text):
        claims += [say_count(paper, number) for number in numbers]
    for number in numbers:
        field = say_whether(paper, number, asked.text) or say_field(paper, number, asked.text)
        if field is not None:
            claims.append(field)
            continue
        hosts = [verbatim(host) for host in quote_hosts(paper, number)]
        note = say_note(paper, number)
        if wants_note_only(asked.text):
            claims += note
        else:
            claims += [*hosts, *note] if wants_support(asked.text) else [*note, *hosts]
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def say_count(paper: Paper, number: int) -> DraftClaim:
    """Return the sentence that says how many sources a note cites."""
    count = len(paper.sources.get(number, ()))
    words = f"fn {number} cites {count} source{'' if count == 1 else 's'}."
    return DraftClaim(parts=(words,), cites=(quote_note(paper, number),))


def answer_repeated(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that say Ibid., and what each stands for."""
    if not REPEATED.matches(asked.text):
        return None
    numbers = [number for number, words in sorted(paper.note_texts.items()) if IBID.search(words)]
    return list_notes(paper, numbers, "Ibid. is said in") if numbers else refuse("No footnote of the paper says Ibid.")


def answer_on_topic(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that speak of a matter, or stand behind words that do."""
    topic = read_topic(asked.text)
    return find_mentions(paper, topic) if topic else None


def find_mentions(paper: Paper, topic: str) -> Draft | None:
    """Return the notes that hold the words of a topic, or whose sentences do; that none does."""
    wanted = stems_of(unify_countries(topic))
    if not wanted:
        return None
    numbers = [number for number in sorted(paper.note_texts) if wanted <= stems_beside(paper, number)]
    if not numbers:
        return refuse(f"No footnote mentions “{topic}” or stands behind a sentence that does.")
    return mention_notes(paper, numbers, topic)


def answer_citing(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that cite whom a question names, or mention him; that none does."""
    whoms = list_whoms(asked.text)
    sites = list_sites(paper)
    for whom in whoms:
        found = find_named(sites, drop_note_words(whom))
        if found:
            return list_notes(paper, list(dict.fromkeys(site.number for site in found)), f"{name_cited(whom)} cited in")
    if not whoms or not asks_of_notes(asked.text):
        return None
    return find_mentions(paper, drop_note_words(whoms[0]).strip())


def name_cited(whom: str) -> str:
    """Return whom notes cite with the verb that fits: "Reuters is"."""
    named = re.sub(r"^(?:any|some|all)\s+", "", whom)
    return f"{named[:1].upper()}{named[1:]} is"
