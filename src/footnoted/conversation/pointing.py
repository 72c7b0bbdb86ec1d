"""The words of a paper that a reader points at: given by their places or copied, and there to the letter or refused.

It owns how they are found; it must not know what the reader wants to say with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnoted.conversation.folding import squeeze
from footnoted.conversation.verdicts import RightWords
from footnoted.document import Document, Span, Spans
from footnoted.errors import UnsuitableRequest
from footnoted.papers import Paper
from footnoted.stretches import lay_out

__all__ = ["find_words", "point_at"]


def point_at(paper: Paper, spans: Sequence[tuple[int, int]]) -> RightWords:
    """Return the words in spans of a paper. Raises UnsuitableRequest where there are none, or not in order."""
    is_sound = bool(spans) and all(start < end <= len(paper.document.text) for start, end in spans)
    if not is_sound or any(before[1] > after[0] for before, after in pairwise(spans)):
        raise UnsuitableRequest("The spans are not stretches of the paper's text in reading order.")
    words = take_words(paper.document, tuple(Span(start, end) for start, end in spans))
    if not words.quote:
        raise UnsuitableRequest("The spans hold no words.")
    return words


def find_words(papers: Sequence[Paper], quote: str) -> RightWords:
    """Return the first place in papers where words stand to the letter, white space and quote-mark style aside.

    They may run over several sentences, markers of notes left out. Raises UnsuitableRequest where they stand nowhere.
    """
    sought = squeeze(quote)
    for paper in papers if sought else ():
        # A title, a sentence, a cell or a note ends where the next begins, whatever stands between on the page.
        flow = [place for each in paper.places for place in list_letters(paper.document, each.spans)]
        at = squeeze("".join(paper.document.text[place] for place in flow)).find(sought)
        if at >= 0:
            return take_words(paper.document, tuple(join_letters(paper.document, flow[at : at + len(sought)])))
    raise UnsuitableRequest("The right words do not stand in the paper as they were given: copy them from it.")


def list_letters(document: Document, spans: Spans) -> Iterator[int]:
    """Yield where the letters of spans stand, white space left out."""
    line = lay_out(document, spans)
    return (place for place in line.places if place >= 0 and not document.text[place].isspace())


def join_letters(document: Document, places: Sequence[int]) -> Iterator[Span]:
    """Yield the spans of letters; white space alone parts none."""
    start = last = places[0]
    for place in places[1:]:
        if place <= last or document.text[last + 1 : place].strip():
            yield Span(start, last + 1)
            start = place
        last = place
    yield Span(start, last + 1)


def take_words(document: Document, spans: Spans) -> RightWords:
    """Return the words in sound spans, clean and as printed."""
    return RightWords(
        document=document.id,
        spans=tuple((span.start, span.end) for span in spans),
        quote=document.read(spans),
        printed=tuple(document.text[span.start : span.end] for span in spans),
    )
