"""Notes listed, quoted and shown with what they support.

It owns the sentences that name notes and the order of what is quoted; it must not know why these notes were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, quote_cell, quote_note, quote_sentence, verbatim
from footnoted.answering.cells import MOST_CITED, join_words
from footnoted.document import Cell
from footnoted.papers import Paper

__all__ = ["list_claims", "list_notes", "mention_notes", "name_notes", "quote_hosts", "say_note"]

# This many notes are quoted whole in an answer; of more, only the numbers are said.
QUOTED_NOTES = 4
# So few sentences leave room for the notes that they carry.
HOSTS_WITH_NOTES = 3
# More than this many are named by their runs: "fn 1–7, 9 and 12–16".
NAMED_SINGLY = 8


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


def list_claims(paper: Paper, numbers: Sequence[int], lead: str) -> Draft:
    """Return the sentences and cells that carry notes, behind a sentence that names the notes."""
    hosts = list(dict.fromkeys(host for number in numbers for host in quote_hosts(paper, number)))
    first = f"{lead} ({name_notes(numbers)})."
    if len(hosts) > MOST_CITED:
        first = f"{first} These are the first of {len(hosts)}."
    claims = [DraftClaim(parts=(first,), cites=tuple(hosts)), *map(verbatim, hosts)]
    if len(hosts) <= HOSTS_WITH_NOTES:
        claims += [claim for number in numbers for claim in say_note(paper, number)]
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def list_notes(paper: Paper, numbers: Sequence[int], lead: str, behind: str = "") -> Draft:
    """Return a sentence that names notes, and the notes themselves where they are few.

    `lead` stands before their numbers, `behind` after them.
    """
    quoted = [quote_note(paper, number) for number in numbers]
    claims = [DraftClaim(parts=(f"{lead} {name_notes(numbers)}{behind}.".strip(),), cites=tuple(quoted))]
    if len(numbers) <= QUOTED_NOTES:
        claims += [claim for number in numbers for claim in say_note(paper, number)]
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def mention_notes(paper: Paper, numbers: Sequence[int], topic: str) -> Draft:
    """Return the notes that hold the words of a topic, or whose sentences do."""
    itself = "itself or in what it supports" if len(numbers) == 1 else "themselves or in what they support"
    return list_notes(paper, numbers, "", f" mention{'s' if len(numbers) == 1 else ''} {topic}, {itself}")


def name_notes(numbers: Sequence[int]) -> str:
    """Return notes by their numbers, as a list in prose; many by their runs."""
    if len(numbers) <= NAMED_SINGLY:
        return join_words([f"fn {number}" for number in numbers])
    starts = [numbers[0], *(later for before, later in pairwise(numbers) if later != before + 1)]
    ends = [*(before for before, later in pairwise(numbers) if later != before + 1), numbers[-1]]
    runs = [f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    return f"fn {join_words(runs)}"
