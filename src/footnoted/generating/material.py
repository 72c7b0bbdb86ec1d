"""What a chat model is given to answer from: passages with keys that nothing in them can be mistaken for.

It owns which passages go in, how they are written down and what a key leads back to; it must not know what the model
makes of them.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from footnoted.answer import Quotation
from footnoted.answering.asking import Asked, quote_passage, quote_spans
from footnoted.generating.prompts import INSTRUCTIONS, QUESTION
from footnoted.papers import Paper
from footnoted.passages import Passage, leans_back
from footnoted.retrieval import Hit

__all__ = ["Material", "Source", "estimate_tokens", "gather_material", "write_plain"]

# English takes about four characters a token, other scripts fewer; three overestimates the one and is fair to most.
CHARACTERS_A_TOKEN = 3
# Past so many, passages have little to do with the question.
MOST_PASSAGES = 12
# A note longer than this is an essay: its start tells what it cites.
LONGEST_NOTE = 300
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One passage as the model sees it: its words as they make sense alone, and the quotation they stand for."""

    key: str
    words: str
    quotation: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The passages of one request by their keys, the mark of a refusal, and what the model is told."""

    sources: Mapping[str, Source]
    refusal: str
    instructions: str
    question: str


def gather_material(
    asked: Asked,
    hits: Iterable[Hit],
    *,
    most_tokens: int,
    choose_prefix: Callable[[], str] = lambda: secrets.token_hex(3),
) -> Material:
    """Return what the model is given for a question: the best hits, in order of rank, within `most_tokens`.

    Keys begin with letters drawn at random for this request, drawn again where any of the words holds them: a passage
    or a question that brings keys of its own brings none of these.
    """
    chosen = list(choose_passages(asked, hits))
    words = [asked.text, *(text for _, text, about in chosen for text in (text, about))]
    prefix = choose_prefix()
    while any(prefix in text for text in words):
        prefix = choose_prefix()
    sources: dict[str, Source] = {}
    blocks: list[str] = []
    left = most_tokens
    for number, (quotation, text, about) in enumerate(chosen, start=1):
        key = f"{prefix}-{number}"
        block = f"[[{key}]] {about}\n{text}"
        left -= estimate_tokens(block)
        if left < 0 and sources:
            break
        sources[key] = Source(key=key, words=text, quotation=quotation)
        blocks.append(block)
    refusal = f"{prefix}-{NONE}"
    named = {"key": f"{prefix}-1", "other": f"{prefix}-2", "none": refusal}
    return Material(
        sources=sources,
        refusal=refusal,
        instructions=INSTRUCTIONS.format(**named),
        question=QUESTION.format(passages="\n\n".join(blocks), question=write_plain(asked.text)),
    )


def choose_passages(asked: Asked, hits: Iterable[Hit]) -> Iterator[tuple[Quotation, str, str]]:
    """Yield each hit's quotation, its words, and a line on where it stands and what stands behind it."""
    papers = {paper.id: paper for paper in asked.papers}
    taken: set[str] = set()
    for hit in hits:
        if len(taken) >= MOST_PASSAGES:
            return
        passage = hit.passage
        if passage.id in taken or passage.document not in papers:
            continue
        taken.add(passage.id)
        paper = papers[passage.document]
        quotation = quote_whole(asked, paper, passage)
        words = passage.labelled if quotation.words == passage.text else quotation.words
        yield quotation, write_plain(words), describe_place(paper, quotation)


def quote_whole(asked: Asked, paper: Paper, passage: Passage) -> Quotation:
    """Return the quotation of a passage, of a sentence that leans on the one before together with that one."""
    before = asked.retriever.before(passage) if passage.kind == "sentence" and leans_back(passage.text) else None
    quotation = quote_passage(passage)
    if before is None:
        return quotation
    return quote_spans(paper, (*before.spans, *passage.spans), kind=quotation.kind, passage=passage.id)


def describe_place(paper: Paper, quotation: Quotation) -> str:
    """Return the line over a passage: the paper, the titles it stands under, and the notes behind it."""
    places = paper.places_of(quotation.spans)
    labels = places[0].labels if places else ()
    notes = dict.fromkeys(note for place in places for note in place.notes)
    told = [f"Section: {' > '.join((paper.document.metadata.title, *labels))}"]
    told += [f"Footnote {number}: {paper.note_texts.get(number, '')[:LONGEST_NOTE]}" for number in notes]
    return write_plain(" | ".join(told))


def write_plain(text: str) -> str:
    """Return a text as one line without characters that show nothing: none of them can make a line or hide a word."""
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a model makes of a text, rather too many than too few."""
    return len(text) // CHARACTERS_A_TOKEN + 1
