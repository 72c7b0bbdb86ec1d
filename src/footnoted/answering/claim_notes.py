"""The note behind a claim: the sentence that says what a question claims, and the notes it rests on.

It owns how that sentence and its notes are chosen; it must not know how a question speaks of notes by number or name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from footnoted.answer import CitationKind, Draft, Quotation
from footnoted.answering.asking import Asked, quote_spans, refuse, stems_of, verbatim
from footnoted.answering.note_lists import say_note
from footnoted.answering.note_questions import read_claim
from footnoted.answering.table_facts import NAMES_TABLE
from footnoted.countries import unify_countries
from footnoted.papers import Paper
from footnoted.retrieval import Hit
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["Behind", "answer_behind", "find_behind"]

EVIDENCE = re.compile(r"^\W*(?:what|which|is|are)\b[^?]*?\bevidence\b", re.IGNORECASE)
# Further sentences that may carry the note behind a claim, where the best one carries none.
NEXT_BEST = 3
# "He means to avoid any such scenario": what stands before is what the note behind this is for.
TAKING_UP = re.compile(r"\b(?:such|this|these|those)\b", re.IGNORECASE)
# A figure of two digits or more, or one with a unit: a small bare one may stand anywhere.
UNIT = r"per\s?cent|%|thousand|million|billion|trillion|bn"
UNITS = {"bn": "billion"}
YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
Figures = tuple[tuple[str, str], ...]
FIGURES = re.compile(
    rf"(?<![\w.])(?P<figure>\d[\d,.]*\d|\d(?=\s?(?:{UNIT})))(?:[\s-]?(?P<unit>{UNIT})(?!\w))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The words that say a claim, and the notes they carry, the likeliest for it first; none where there is none."""

    paper: Paper
    said: Quotation
    numbers: tuple[int, ...]
    confidence: float


def answer_behind(asked: Asked) -> Draft | None:
    """Return the sentence that says what a question claims, and the notes behind it."""
    claim = read_claim(asked.text)
    if claim is None or not stems_of(claim) or NAMES_TABLE.fullmatch(claim):
        return None
    # "What evidence is there …" may be answered without any note.
    is_open = EVIDENCE.search(asked.text) is not None
    behind = find_behind(asked, claim)
    if behind is None:
        return None if is_open else Draft(claims=(), confidence=asked.search(claim).confidence)
    if not behind.numbers:
        return None if is_open else refuse("The paper gives no note with the sentence nearest to that claim.")
    claims = [verbatim(behind.said), *(each for number in behind.numbers for each in say_note(behind.paper, number))]
    notes = tuple((behind.paper.id, number) for number in behind.numbers)
    return Draft(claims=tuple(claims), notes=notes, confidence=behind.confidence)


def find_behind(asked: Asked, claim: str) -> Behind | None:
    """Return the words of the papers that say a claim, with their notes; None where nothing says it."""
    ranking = asked.search(claim)
    wanted = stems_of(unify_countries(claim))
    figures = read_figures(claim)
    figured = find_figures(ranking.hits, figures, wanted)
    # Another figure is another claim.
    if not figured and (figures or ranking.confidence < ENOUGH):
        return None
    near = figured or ranking.hits[:NEXT_BEST]
    hit = choose_following(asked, near[0], ranking.hits) or choose_noted(asked, near, wanted)
    hit_said = hit or near[0]
    paper = next(paper for paper in asked.papers if paper.id == hit_said.passage.document)
    numbers = sorted(notes_of(asked, hit_said), key=partial(closeness, paper, hit_said, stems_of(claim)), reverse=True)
    kind: CitationKind = "table_cell" if hit_said.passage.kind == "table_cell" else "sentence"
    spoken = paper.places_of(hit_said.passage.spans)[0].spans
    said = quote_spans(paper, spoken, kind=kind, passage=hit_said.passage.id)
    confidence = max(ranking.confidence, ENOUGH)
    return Behind(paper=paper, said=said, numbers=tuple(numbers) if hit else (), confidence=confidence)


def find_figures(hits: Sequence[Hit], figures: Figures, wanted: frozenset[str]) -> tuple[Hit, ...]:
    """Return the hits that hold all figures, of these the ones that say most of a claim; none for no figure."""
    held = [hit for hit in hits if figures and holds_figures(hit.passage.text, figures)]
    said = [len(wanted & stems_of(unify_countries(hit.passage.text))) for hit in held]
    return tuple(hit for hit, count in zip(held, said, strict=True) if count == max(said))


def read_figures(words: str) -> Figures:
    """Return each figure in words with its unit, "" for none: ("200", "%"); a year is none, it dates a claim."""
    found = ((match["figure"].replace(",", ""), (match["unit"] or "").casefold()) for match in FIGURES.finditer(words))
    spelt = ((figure, "%" if unit.startswith("per") else UNITS.get(unit, unit)) for figure, unit in found)
    return tuple((figure, unit) for figure, unit in spelt if unit or not YEAR.fullmatch(figure))


def holds_figures(words: str, figures: Figures) -> bool:
    """Tell whether every figure stands in words, with its unit where one is given."""
    held = read_figures(words)
    return all(any(own == figure and unit in ("", own_unit) for own, own_unit in held) for figure, unit in figures)


def choose_following(asked: Asked, best: Hit, hits: Sequence[Hit]) -> Hit | None:
    """Return the sentence right behind the best one where that has no note, and the next takes it up and has one."""
    after = asked.retriever.after(best.passage) if best.passage.kind == "sentence" else None
    if after is None or notes_of(asked, best) or not TAKING_UP.search(after.text):
        return None
    return next((hit for hit in hits if hit.passage.id == after.id and notes_of(asked, hit)), None)


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
