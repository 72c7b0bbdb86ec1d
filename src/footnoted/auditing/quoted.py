"""Words that the paper puts in quotation marks with no note near them.

It owns what counts as near; it must not know what notes cite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.auditing.claims import is_claiming
from footnoted.document import Document, Section, Sentence, Spans
from footnoted.references.marks import find_quotations
from footnoted.stretches import lay_out

__all__ = ["BareQuotation", "find_bare_quotations"]

# A note in the sentence, or in one beside it in the same paragraph, may be meant for the quotation.
NEAR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BareQuotation:
    """Words in quotation marks, with their marks, the sentences that they stand in, and the section."""

    spans: Spans
    sentence: Spans
    section: Section


def find_bare_quotations(document: Document) -> tuple[BareQuotation, ...]:
    """Return the quotations of the body that have no note near them, in reading order."""
    paragraphs = (each for each in document.paragraphs if is_claiming(each))
    return tuple(
        BareQuotation(spans=spans, sentence=sentence, section=paragraph.section)
        for paragraph in paragraphs
        for spans, sentence in find_in_paragraph(document, paragraph.sentences)
    )


def find_in_paragraph(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[Spans, Spans]]:
    """Yield each quotation of a paragraph without a note near it, with the sentences that it stands in."""
    line = lay_out(document, tuple(span for sentence in sentences for span in sentence.spans))
    for start, end in find_quotations(line.text):
        spans = line.cut(start, end)
        hosts = [n for n, sentence in enumerate(sentences) if shares(sentence.spans, spans)]
        near = sentences[max(0, hosts[0] - NEAR) : hosts[-1] + NEAR + 1]
        if not any(sentence.notes for sentence in near):
            yield spans, tuple(span for n in hosts for span in sentences[n].spans)


def shares(spans: Spans, others: Spans) -> bool:
    """Tell whether any of the spans overlaps any of the others."""
    return any(span.overlaps(other) for span in spans for other in others)
