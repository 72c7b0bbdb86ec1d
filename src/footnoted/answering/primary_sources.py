"""Whether what the paper says somewhere rests on a first-hand source: "Is the 14,000 figure from a primary source?".

It owns how such a question is cut into claim and verdict; it must not know how the claim is found.
"""

from __future__ import annotations

import re

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import Asked, quote_note, refuse, stems_of, verbatim
from footnoted.answering.claim_notes import Behind, find_behind
from footnoted.answering.note_lists import say_note
from footnoted.answering.note_questions import read_note_numbers
from footnoted.answering.source_kinds import KINDS, describe_all, is_primary
from footnoted.answering.source_questions import FILLER

__all__ = ["answer_primary"]

KIND = r"(?P<kind>primary|secondary|first[\s-]?hand|second[\s-]?hand|original)"
ASKS = re.compile(
    r"^\W*(?:and\s+)?(?:is|are|was|were|does|do|did|has|have)\s+(?P<claim>.+?)\s*"
    r"(?:\b(?:comes?|came|stems?|drawn?|taken|based|rests?|relies|rely|sourced|backed|supported|attributed|have|has|cited)\s*(?:up)?(?:from|on|by|to)?\s*|"
    r"\b(?:from|on|by)\s+)*"
    rf"(?:an?\s+|the\s+|any\s+)?{KIND}(?:\s+(?:sources?|evidence|documents?|material|account|information))?\W*$",
    re.IGNORECASE,
)
CLAIMING = re.compile(
    r"^(?:the\s+)?(?:claim|statement|figure|number|fact|assertion|idea|remark|quote|quotation)\s+(?:that|of|about|on)\s+|^(?:that|what)\s+",
    re.IGNORECASE,
)


def answer_primary(asked: Asked) -> Draft | None:
    """Return whether the note behind a claim is first-hand, with claim and note; None for any other question."""
    match = ASKS.match(asked.text)
    if match is None:
        return None
    claim = CLAIMING.sub("", match["claim"]).strip()
    is_kind = any(kind.words.search(claim) and not stems_of(kind.words.sub(" ", claim)) - FILLER for kind in KINDS)
    if is_kind or read_note_numbers(claim, 0) or not stems_of(claim) - FILLER:
        return None
    behind = find_behind(asked, claim)
    if behind is None:
        return None
    if not behind.numbers:
        return refuse("The paper gives no note with the sentence nearest to that claim.")
    wants_primary = not match["kind"].casefold().startswith("second")
    number = behind.numbers[0]
    claims = (
        say_verdict(behind, number, wants_primary=wants_primary),
        verbatim(behind.said),
        *say_note(behind.paper, number),
    )
    return Draft(claims=claims, notes=((behind.paper.id, number),), confidence=behind.confidence)


def say_verdict(behind: Behind, number: int, *, wants_primary: bool) -> DraftClaim:
    """Return the sentence that says whether a note's sources are first-hand, and what they are."""
    sources = behind.paper.sources.get(number, ())
    held = [is_primary(source) == wants_primary for source in sources]
    said = "Yes" if held and all(held) else "In part" if any(held) else "No"
    rank = "primary" if wants_primary else "secondary"
    negated = "" if said != "No" else "not "
    words = f"{said}: it rests on fn {number}, {describe_all(sources)}, {negated}a {rank} source."
    return DraftClaim(parts=(words,), cites=(quote_note(behind.paper, number),))
