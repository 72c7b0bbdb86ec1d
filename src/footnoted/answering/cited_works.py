"""All that the notes cite, counted and compared: how many works, the oldest, the newest, who is cited most.

It owns the counting over the notes' sources; it must not know how a question asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, quote_note, refuse
from footnoted.answering.note_fields import quote_in_note
from footnoted.answering.note_lists import name_notes
from footnoted.answering.source_filters import Site
from footnoted.answering.source_kinds import AGENCIES
from footnoted.papers import Paper

__all__ = ["count_all_notes", "count_all_works", "name_by_age", "name_most_cited"]

OUTLETS = re.compile(
    r"\b(?:newspapers?|outlets?|journals?|media|agenc(?:y|ies)|institutions?|sources?|publications?|publishers?)\b",
    re.I,
)
# "Which newspaper does the author cite?" asks for no author.
CITER = re.compile(r"\b(?:the|this)\s+(?:authors?|paper|report)\b", re.IGNORECASE)
PERSONS = re.compile(r"\b(?:authors?|scholars?|persons?|people|experts?|journalists?|researchers?)\b", re.IGNORECASE)
SINGLE_WORKS = re.compile(
    r"\b(?:works?|articles?|books?|pieces?|studies|study|papers?(?=\s+(?:is|are|that)))\b", re.IGNORECASE
)
SEVERAL = re.compile(
    r"\b(?:sources|works|references|publications|articles|books|pieces|notes|footnotes)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """One who is cited: a key to tell him from others, the name as printed, whether a person's, the notes."""

    key: str
    name: str
    is_person: bool
    notes: tuple[int, ...]


def count_all_works(paper: Paper) -> Draft | None:
    """Return how many different works the notes cite; None where they cite none."""
    notes = paper.document.footnotes
    if not paper.works:
        return None
    interviews = sum(work.source.type == "interview" for work in paper.works)
    among = f", {interviews} of them the author's own interviews" if interviews else ""
    words = f"The {len(notes)} footnotes cite {len(paper.works)} different sources{among}."
    cites = (quote_note(paper, notes[0].number), quote_note(paper, notes[-1].number))
    return Draft(claims=(DraftClaim(parts=(words,), cites=cites),), confidence=LOOKED_UP)


def count_all_notes(paper: Paper) -> Draft:
    """Return how many notes there are."""
    notes = paper.document.footnotes
    first, last = notes[0].number, notes[-1].number
    many = f"{len(notes)} footnotes, numbered {first} to {last}" if len(notes) > 1 else "one footnote"
    cites = (quote_note(paper, first), quote_note(paper, last))
    return Draft(claims=(DraftClaim(parts=(f"The paper has {many}.",), cites=cites),), confidence=LOOKED_UP)


def name_by_age(paper: Paper, sites: Sequence[Site], question: str, *, is_old: bool, label: str = "") -> Draft:
    """Return the notes that cite the oldest or the newest of some sources, which a label names."""
    own = [site for site in sites if site.source.resolved_from is None]
    dated = [(site.source.date or str(site.source.year), site.number) for site in own if site.source.year]
    if not dated:
        return refuse("No such source in the footnotes is dated.")
    ordered = sorted(dated, reverse=not is_old)
    many = 3 if SEVERAL.search(question) and not label else 1
    # All of one day are equally old.
    first = {date for date, _ in ordered[:many]}
    numbers = list(dict.fromkeys(number for date, number in ordered if date in first))[:4]
    which = "oldest" if is_old else "newest"
    among = f" ({label})" if label else ""
    noun = f"source{among} stands" if len(numbers) == 1 else f"sources{among} stand"
    quoted = [quote_note(paper, number) for number in numbers]
    lead = DraftClaim(parts=(f"The {which} {noun} in {name_notes(numbers)}.",), cites=tuple(quoted))
    behind = [DraftClaim(parts=(quotation,)) for quotation in quoted]
    return Draft(claims=(lead, *behind), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def name_most_cited(paper: Paper, sites: Sequence[Site], question: str) -> Draft:
    """Return who is cited in most notes: the person, the outlet, both, or the work, as a question asks."""
    asked = CITER.sub(" ", question)
    makers = list_makers(sites)
    wants_outlets, wants_persons = bool(OUTLETS.search(asked)), bool(PERSONS.search(asked))
    if SINGLE_WORKS.search(asked) and not wants_outlets and not wants_persons:
        return name_most_cited_works(paper, sites)
    groups = [group for group, wanted in ((True, wants_persons), (False, wants_outlets)) if wanted] or [False, True]
    makers = [maker for maker in makers if maker.is_person or suits(maker, asked)]
    claims: list[DraftClaim] = []
    numbers: list[int] = []
    for is_person in groups:
        leaders = lead_makers([maker for maker in makers if maker.is_person == is_person])
        if leaders:
            claims.append(say_makers(paper, leaders))
            numbers += [number for maker in leaders for number in maker.notes]
    if not claims:
        return refuse("Nobody is cited in more than one footnote.")
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in dict.fromkeys(numbers)), confidence=LOOKED_UP)


def name_most_cited_works(paper: Paper, sites: Sequence[Site]) -> Draft:
    """Return the works that most notes cite, each with its notes."""
    within = {site.number for site in sites}
    most = max((len(work.notes) for work in paper.works), default=0)
    works = [work for work in paper.works if len(work.notes) == most and set(work.notes) & within]
    if most < 2 or not works:
        return refuse("No work is cited in more than one footnote.")
    claims: list[DraftClaim] = []
    for work in works:
        quoted = [quote_note(paper, number) for number in work.notes]
        title = next((q for n in work.notes if (q := quote_in_note(paper, n, work.source.title or ""))), quoted[0])
        claims.append(DraftClaim(parts=(title, f" is cited in {name_notes(work.notes)}."), cites=tuple(quoted)))
    notes = dict.fromkeys((paper.id, number) for work in works for number in work.notes)
    return Draft(claims=tuple(claims), notes=tuple(notes), confidence=LOOKED_UP)


def suits(maker: Maker, asked: str) -> bool:
    """Tell whether an outlet is of the sort that a question asks for: a newspaper is no news agency."""
    is_agency = AGENCIES.search(maker.name) is not None
    if re.search(r"\bagenc(?:y|ies)\b", asked, re.IGNORECASE):
        return is_agency
    return not (is_agency and re.search(r"\bnewspapers?\b", asked, re.IGNORECASE))


def list_makers(sites: Sequence[Site]) -> list[Maker]:
    """Return all who are cited, each with the notes; a note that says Ibid. cites them too."""
    notes: dict[tuple[str, bool], dict[int, str]] = {}
    for site in sites:
        for name in filter(None, (*site.source.authors, site.source.container)):
            is_person = bool(re.match(r"[\w’' -]+,\s*\w", name))
            key = re.sub(r"^the\s|[^\w]", "", name.casefold()) if not is_person else read_person(name)
            notes.setdefault((key, is_person), {}).setdefault(site.number, name)
    return [
        Maker(key=key, name=next(iter(held.values())), is_person=is_person, notes=tuple(held))
        for (key, is_person), held in notes.items()
    ]


def read_person(name: str) -> str:
    """Return a person's surname and initials, however they are set: `Kim, E.-J.` and `Kim, E-J` are one."""
    surname, _, given = name.partition(",")
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", given.casefold()))
    return f"{surname.casefold().strip()} {initials}"


def lead_makers(makers: list[Maker]) -> list[Maker]:
    """Return those cited in most notes; none where nobody is cited in two."""
    most = max((len(maker.notes) for maker in makers), default=0)
    return [maker for maker in makers if len(maker.notes) == most] if most > 1 else []


def say_makers(paper: Paper, makers: list[Maker]) -> DraftClaim:
    """Return the sentence that names those cited in most notes, and in which."""
    parts: list[str | Quotation] = []
    for n, maker in enumerate(makers):
        found = (quote_in_note(paper, number, maker.name) for number in maker.notes)
        parts += [" and " if n == len(makers) - 1 else ", "] if n else []
        parts.append(next((quotation for quotation in found if quotation is not None), maker.name))
        parts += [f" ({name_notes(maker.notes)})"] if len(makers) > 1 else []
    count = len(makers[0].notes)
    behind = f" are each cited in {count} footnotes." if len(makers) > 1 else f" is cited in {count} footnotes: "
    parts += [behind, *([f"{name_notes(makers[0].notes)}."] if len(makers) == 1 else [])]
    numbers = sorted({number for maker in makers for number in maker.notes})
    return DraftClaim(parts=tuple(parts), cites=tuple(quote_note(paper, number) for number in numbers))
