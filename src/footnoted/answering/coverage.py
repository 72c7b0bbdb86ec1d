"""How much of a chapter or of the whole paper carries a note, and which chapter carries most.

It owns the counting of sentences with and without notes; it must not know what the notes cite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import LOOKED_UP, quote_heading, refuse
from footnoted.answering.note_lists import name_notes, quote_hosts
from footnoted.answering.sections import chapters_of, name_section
from footnoted.auditing.claims import PaperClaim, list_claims
from footnoted.document import Heading
from footnoted.papers import Paper

__all__ = ["answer_coverage", "count_noted", "name_fullest"]

NOTES = r"(?:foot\s?-?notes?|end\s?-?notes?|notes?|sources?|citations?|references?)"
MUCH = r"(?:how\s+(?:much|many|large)|what\s+(?:share|proportion|percentage|part|fraction|amount)|which\s+part)"
UNNOTED = re.compile(
    rf"\b{MUCH}\b.*\b(?:without|no|lacks?|lacking|un(?:sourced|supported|cited|footnoted|referenced)|not\s+(?:sourced|cited|supported|footnoted)|"
    rf"asserted)\b",
    re.IGNORECASE,
)
NOTED = re.compile(
    rf"\b{MUCH}\b(?=.*\b(?:sentences?|text|claims?|statements?|chapter|section|paper|report|it)\b).*\b"
    rf"(?:(?:carr(?:y|ies)|ha(?:s|ve)|bears?|with|supported\s+by|backed\s+by|end\s+(?:in|with)|rests?\s+on)\s+(?:an?\s+|any\s+|by\s+)?{NOTES}|"
    r"(?:is|are)\s+(?:footnoted|sourced|referenced|cited))\b",
    re.IGNORECASE,
)
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


def name_fullest(paper: Paper) -> Draft | None:
    """Return the chapter in which most notes stand, with how many stand in each."""
    counts = {
        chapter: [n.number for n in paper.document.footnotes if chapter in paper.section_of_note(n.number)]
        for chapter in chapters_of(paper)
    }
    if not any(counts.values()):
        return None
    fullest = max(counts, key=lambda chapter: len(counts[chapter]))
    numbers = counts[fullest]
    heading = quote_heading(paper, fullest)
    many = f"{len(numbers)} footnote{'' if len(numbers) == 1 else 's'}"
    label = f"{fullest.number} " if fullest.number else ""
    claim = DraftClaim(parts=("Most footnotes stand in ", f"{label}“", heading, f"”: {many} ({name_notes(numbers)})."))
    return Draft(claims=(claim,), confidence=LOOKED_UP)
