"""Questions about the paper's own footnotes: one by number, those that cite somebody, those behind a claim.

It owns which notes a question means; it must not know how a note's sources are parsed or shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import (
    LOOKED_UP,
    Asked,
    quote_cell,
    quote_note,
    quote_sentence,
    refuse,
    stems_of,
    verbatim,
)
from footnoted.answering.cells import join_words
from footnoted.answering.cited_works import answer_of_works, find_kind
from footnoted.answering.note_fields import say_field
from footnoted.answering.note_questions import (
    COUNT,
    INTERVIEWS,
    asks_of_notes,
    drop_note_words,
    list_whoms,
    read_note_numbers,
    read_topic,
    wants_claims,
    wants_note_only,
    wants_support,
)
from footnoted.answering.wording import asks
from footnoted.countries import unify_countries
from footnoted.document import Cell, Source
from footnoted.papers import Paper

__all__ = ["answer_from_notes", "say_note"]

# This many notes are quoted whole in an answer; of more, only the numbers are said.
QUOTED_NOTES = 4
WORDS_OF_INTERVIEWS = (
    "author paper report conduct own rest claim sentence which base rely use list official many support statement "
    "people person take place date held year month"
)
COUNTS_SOURCES = re.compile(r"\bhow\s+many\s+(?:\w+\s+)?(?:sources|works|references|articles)\b", re.IGNORECASE)
# What is cited of somebody, beside his name.
FORMS = "document documents statement statements article articles report reports press release releases piece pieces"
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
        answer_count,
        answer_repeated,
        lambda paper, asked: answer_of_works(paper, asked.text),
        answer_interviews,
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
        field = say_field(paper, number, asked.text)
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


def quote_hosts(paper: Paper, number: int) -> list[Quotation]:
    """Return the sentences or cells that carry a note's marker."""
    hosts = paper.document.hosts(number)
    return [quote_cell(paper, host) if isinstance(host, Cell) else quote_sentence(paper, host) for host in hosts]


def say_note(paper: Paper, number: int) -> list[DraftClaim]:
    """Return a note as printed and, where it leans on another (Ibid., a short title), that note too."""
    claims = [verbatim(quote_note(paper, number))]
    origins = {source.resolved_from for source in paper.sources.get(number, ())} - {None, number}
    for origin in sorted(n for n in origins if n is not None and n in paper.document.notes_by_number):
        note = quote_note(paper, origin)
        claims.append(DraftClaim(parts=(f"This stands for fn {origin}: ", note)))
    return claims


def answer_count(paper: Paper, asked: Asked) -> Draft | None:
    """Return how many notes there are, where that is all a question asks."""
    rest = stems_of(COUNT.sub(" ", asked.text)) - stems_of("paper report document publication contain total footnote")
    if not COUNT.search(asked.text) or rest:
        return None
    notes = paper.document.footnotes
    first, last = notes[0].number, notes[-1].number
    many = f"{len(notes)} footnotes, numbered {first} to {last}" if len(notes) > 1 else "one footnote"
    words = f"The paper has {many}."
    cites = (quote_note(paper, first), quote_note(paper, last))
    return Draft(claims=(DraftClaim(parts=(words,), cites=cites),), confidence=LOOKED_UP)


def answer_interviews(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that are the author's own interviews."""
    if not INTERVIEWS.search(asked.text):
        return None
    rest = stems_of(INTERVIEWS.sub(" ", drop_note_words(asked.text))) - stems_of(WORDS_OF_INTERVIEWS)
    numbers = [number for number in paper.sources if paper.is_interview(number) and rest <= stems_beside(paper, number)]
    if not numbers:
        return None
    if wants_claims(asked.text):
        return list_claims(paper, numbers, "These rest on the author's own interviews")
    return list_notes(paper, numbers, "The author's own interviews stand in")


def answer_repeated(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that say Ibid., and what each stands for."""
    if not REPEATED.matches(asked.text):
        return None
    numbers = [number for number, words in sorted(paper.note_texts.items()) if IBID.search(words)]
    return list_notes(paper, numbers, "Ibid. is said in") if numbers else refuse("No footnote of the paper says Ibid.")


def list_claims(paper: Paper, numbers: Sequence[int], lead: str) -> Draft:
    """Return the sentences and cells that carry notes, behind a sentence that names the notes."""
    hosts = list(dict.fromkeys(host for number in numbers for host in quote_hosts(paper, number)))
    named = join_words([f"fn {number}" for number in numbers])
    claims = (DraftClaim(parts=(f"{lead} ({named}).",), cites=tuple(hosts)), *map(verbatim, hosts))
    return Draft(claims=claims, notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def list_notes(paper: Paper, numbers: Sequence[int], lead: str, behind: str = "") -> Draft:
    """Return a sentence that names notes, and the notes themselves where they are few.

    `lead` stands before their numbers, `behind` after them.
    """
    listed = join_words([f"fn {number}" for number in numbers])
    quoted = [quote_note(paper, number) for number in numbers]
    claims = [DraftClaim(parts=(f"{lead} {listed}{behind}.".strip(),), cites=tuple(quoted))]
    if len(numbers) <= QUOTED_NOTES:
        claims += [claim for number in numbers for claim in say_note(paper, number)]
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


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
    itself = "itself or in what it supports" if len(numbers) == 1 else "themselves or in what they support"
    return list_notes(paper, numbers, "", f" mention{'s' if len(numbers) == 1 else ''} {topic}, {itself}")


def stems_beside(paper: Paper, number: int) -> frozenset[str]:
    """Return the stems of a note and of the words that carry its marker."""
    words = " ".join([paper.note_texts[number], *(host.words for host in quote_hosts(paper, number))])
    return stems_of(unify_countries(words))


def answer_citing(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that cite an author, publisher or kind of source that a question names; that none does."""
    whoms = list_whoms(asked.text)
    for whom in whoms:
        numbers = find_citing(paper, whom)
        if numbers:
            return list_notes(paper, numbers, f"{name_cited(whom)} cited in")
    if not whoms or not asks_of_notes(asked.text):
        return None
    return find_mentions(paper, drop_note_words(whoms[0]).strip())


def name_cited(whom: str) -> str:
    """Return whom notes cite with the verb that fits: "Reuters is", "Newspapers are", "Works of 1999 are"."""
    if whom.isdigit():
        return f"Works of {whom} are"
    named = re.sub(r"^(?:any|some|all)\s+", "", whom)
    # A name may end in an s; a common noun that does is a plural.
    verb = "are" if re.search(r"[^s]s$", named) and named.split()[-1].islower() else "is"
    return f"{named[:1].upper()}{named[1:]} {verb}"


def find_citing(paper: Paper, whom: str) -> list[int]:
    """Return the notes whose sources are by somebody, or of the kind, that words name."""
    is_of_kind = find_kind(paper, whom)
    wanted = stems_of(drop_note_words(whom))
    wanted = wanted - stems_of(FORMS) or wanted
    return [
        number
        for number in sorted(paper.sources)
        if any(is_of_kind(s) if is_of_kind else bool(wanted) and is_by(s, wanted) for s in paper.sources[number])
    ]


def is_by(source: Source, wanted: frozenset[str]) -> bool:
    """Tell whether a source's makers hold all the stems; a given name may stand for its initial."""
    makers = stems_of(" ".join((*source.authors, source.container or "", source.publisher or "")))
    return wanted <= makers or any(is_person(author, wanted) for author in source.authors)


def is_person(author: str, wanted: frozenset[str]) -> bool:
    """Tell whether an author such as "Cha, V. D." is the person whose names have these stems."""
    surname, _, given = author.partition(",")
    initials = {part[0] for part in re.findall(r"[a-z]+", given.casefold())}
    rest = wanted - stems_of(surname)
    return bool(rest) and stems_of(surname) <= wanted and {name[0] for name in rest} <= initials
