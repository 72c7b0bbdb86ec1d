"""How much of a chapter or of the whole paper carries a note, and which chapter carries most.

It owns the counting of sentences with and without notes; it must not know what the notes cite.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, quote_heading, quote_note, refuse
from footnoted.answering.note_lists import name_notes, quote_hosts
from footnoted.answering.sections import chapters_of, name_section
from footnoted.auditing.claims import PaperClaim, list_claims
from footnoted.document import Heading
from footnoted.papers import Paper

__all__ = ["answer_coverage", "count_noted", "name_fullest"]

NOTES = r"(?:foot\s?-?notes?|end\s?-?notes?|notes?|sources?|citations?|references?)"
SENTENCES = r"(?:sentences?|claims?|statements?|assertions?)"
MUCH = (
    r"(?:how\s+(?:much|many|large)|what\s+(?:share|proportion|percentage|part|fraction|amount)|which\s+part|"
    rf"(?:are\s+there(?:\s+any)?|which|do\s+any|does\s+any|is\s+any|are\s+any)\s+{SENTENCES})"
)
TEXT = rf"(?:{SENTENCES}|text|chapters?|sections?|paper|report|conclusions?|introduction)"
UNNOTED = re.compile(
    rf"\b{MUCH}\b.*\b(?:without|no|lacks?|lacking|un(?:sourced|supported|cited|footnoted|referenced)|not\s+(?:sourced|cited|supported|footnoted)|"
    rf"asserted)\b",
    re.IGNORECASE,
)
NOTED = re.compile(
    rf"\b{MUCH}\s+(?:of\s+)?(?:(?:the|all|its|this)\s+)*(?:[\w’']+\s+)?{TEXT}\b.*\b"
    rf"(?:(?:carr(?:y|ies)|ha(?:s|ve)|bears?|with|supported\s+by|backed\s+by|end\s+(?:in|with)|rests?\s+on)\s+(?:an?\s+|any\s+|by\s+)?{NOTES}|"
    r"(?:is|are)\s+(?:footnoted|sourced|referenced|cited))\b",
    re.IGNORECASE,
)
# The level of titles under a chapter.
SECTION = 2
OTHER = re.compile(r"\b(?:interviews?|primary)\b", re.IGNORECASE)


def answer_coverage(paper: Paper, question: str) -> Draft | None:
    """Return how much of a part of the paper has no note, or has one, as a question asks; None for any other."""
    if OTHER.search(question) or not (UNNOTED.search(question) or NOTED.search(question)):
        return None
    if UNNOTED.search(question) and not re.search(rf"\b{NOTES}\b|\b(?:asserted|un\w+ed)\b", question, re.IGNORECASE):
        return None
    if not re.search(
        r"\b(?:sentences?|text|claims?|statements?|chapters?|sections?|paper|report|asserted)\b", question, re.I
    ):
        return None
    named = name_section(paper, question)
    if named is not None and named.heading is None:
        return refuse(f"The paper has no {named.words}.")
    return count_noted(paper, named.heading if named else None, question)


def count_noted(paper: Paper, heading: Heading | None, question: str) -> Draft | None:
    """Return how many sentences of a part, or of all chapters, carry no note, or carry one where that is asked."""
    parts = (heading,) if heading is not None else chapters_of(paper)
    sentences = claims_under(paper, parts)
    if not sentences:
        return None
    noted = [sentence for sentence in sentences if sentence.notes]
    is_unnoted = UNNOTED.search(question) is not None
    count = len(sentences) - len(noted) if is_unnoted else len(noted)
    where = f"“{heading.label}”" if heading is not None else "the paper's chapters"
    share = round(100 * count / len(sentences))
    what = "carry no footnote" if is_unnoted else "carry a footnote"
    words = f"{count} of the {len(sentences)} sentences of {where} {what} ({share} per cent)."
    numbers = sorted({number for sentence in noted for number in sentence.notes})
    if is_unnoted:
        cites = tuple(quote_heading(paper, part) for part in parts)
        rest = f" The notes there are {name_notes(numbers)}." if numbers else " There is no note at all."
        return Draft(claims=(DraftClaim(parts=(f"{words}{rest}",), cites=cites),), confidence=LOOKED_UP)
    hosts = dict.fromkeys(host for number in numbers for host in quote_hosts(paper, number) if host.kind == "sentence")
    cites = tuple(hosts) or (quote_heading(paper, parts[0]),)
    notes = tuple((paper.id, number) for number in numbers)
    return Draft(claims=(DraftClaim(parts=(words,), cites=cites),), notes=notes, confidence=LOOKED_UP)


def claims_under(paper: Paper, headings: Sequence[Heading]) -> list[PaperClaim]:
    """Return the sentences that claim something under any of some titles."""
    claims = list_claims(paper)
    return [c for c in claims if c.kind == "sentence" and any(heading in c.section for heading in headings)]


def name_fullest(paper: Paper, among: Collection[int], question: str, *, is_most: bool, what: str) -> Draft | None:
    """Return the chapter, or the section if that is asked, in which most or fewest of some notes stand.

    `what` names the notes that are counted.
    """
    sections = [heading for heading in paper.document.headings if heading.level == SECTION]
    parts = sections if re.search(r"\bsections?\b", question, re.IGNORECASE) and sections else chapters_of(paper)
    counts = {part: [n for n in sorted(among) if part in paper.section_of_note(n)] for part in parts}
    if not any(counts.values()):
        return None
    chosen = (max if is_most else min)(counts, key=lambda part: len(counts[part]))
    numbers = counts[chosen]
    heading = quote_heading(paper, chosen)
    lead = f"The {'most' if is_most else 'fewest'} {what} stand in {f'{chosen.number} ' if chosen.number else ''}“"
    behind = f"”: {len(numbers)}{f' ({name_notes(numbers)})' if numbers else ''}."
    cites = (heading, *(quote_note(paper, number) for number in numbers))
    claim = DraftClaim(parts=(lead, heading, behind), cites=cites)
    return Draft(claims=(claim,), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)
