"""The note behind a claim: the sentence that says what a question claims, and the notes it rests on.

It owns how that sentence and its notes are chosen; it must not know how a question speaks of notes by number or name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from footnoted.answer import CitationKind, Draft
from footnoted.answering.asking import Asked, quote_spans, refuse, stems_of, verbatim
from footnoted.answering.note_questions import read_claim
from footnoted.answering.notes import say_note
from footnoted.answering.table_facts import NAMES_TABLE
from footnoted.countries import unify_countries
from footnoted.papers import Paper
from footnoted.retrieval import Hit
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["answer_behind"]

EVIDENCE = re.compile(r"^\W*(?:what|which|is|are)\b[^?]*?\bevidence\b", re.IGNORECASE)
# Further sentences that may carry the note behind a claim, where the best one carries none.
NEXT_BEST = 3


def answer_behind(asked: Asked) -> Draft | None:
    """Return the sentence that says what a question claims, and the notes behind it."""
    claim = read_claim(asked.text)
    if claim is None or not stems_of(claim) or NAMES_TABLE.fullmatch(claim):
        return None
    ranking = asked.search(claim)
    if ranking.confidence < ENOUGH:
        # "What evidence is there …" may be answered without any note.
        return None if EVIDENCE.search(asked.text) else Draft(claims=(), confidence=ranking.confidence)
    hit = choose_noted(asked, ranking.hits[:NEXT_BEST], stems_of(unify_countries(claim)))
    if hit is None:
        reason = "The paper gives no note with the sentence nearest to that claim."
        return None if EVIDENCE.search(asked.text) else refuse(reason)
    paper = next(paper for paper in asked.papers if paper.id == hit.passage.document)
    numbers = sorted(notes_of(asked, hit), key=partial(closeness, paper, hit, stems_of(claim)), reverse=True)
    spoken = paper.places_of(hit.passage.spans)[0].spans
    kind: CitationKind = "table_cell" if hit.passage.kind == "table_cell" else "sentence"
    said = quote_spans(paper, spoken, kind=kind, passage=hit.passage.id)
    claims = [verbatim(said), *(claim for number in numbers for claim in say_note(paper, number))]
    notes = tuple((paper.id, number) for number in numbers)
    return Draft(claims=tuple(claims), notes=notes, confidence=ranking.confidence)


def choose_noted(asked: Asked, hits: Sequence[Hit], claim: frozenset[str]) -> Hit | None:
    """Return the best hit, or one near it that says no less of the claim, with a note; None where there is none."""
    shares = [len(claim & stems_of(unify_countries(hit.passage.text))) for hit in hits]
    noted = (hit for hit, said in zip(hits, shares, strict=True) if said >= shares[0] and notes_of(asked, hit))
    return next(noted, None)


def notes_of(asked: Asked, hit: Hit) -> tuple[int, ...]:
    """Return the notes whose markers stand in what was found."""
    paper = next(paper for paper in asked.papers if paper.id == hit.passage.document)
    return tuple(dict.fromkeys(n for place in paper.places_of(hit.passage.spans) for n in place.notes))


def closeness(paper: Paper, hit: Hit, claim: frozenset[str], number: int) -> float:
    """Return how much of a claim stands in the stretch that a note's marker closes."""
    markers = sorted(
        marker.span.start
        for note in paper.document.footnotes
        for marker in note.markers
        if hit.passage.spans[0].start < marker.span.start <= hit.passage.spans[-1].end + 8
    )
    own = next((m.span.start for m in paper.document.notes_by_number[number].markers if m.span.start in markers), None)
    if own is None or not claim:
        return 0.0
    start = max((marker for marker in markers if marker < own), default=hit.passage.spans[0].start)
    return len(claim & stems_of(paper.document.text[start:own])) / len(claim)
