"""A paper's words in order, to find where a quotation stands to the letter.

It owns the look-up of runs of words; it must not know what a claim makes of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import CitationKind, Quotation
from footnoted.document import Cell, Document, Paragraph, Sentence, Spans, Table

__all__ = ["Concordance", "Letters", "Unit", "read_letters"]

QUOTE_MARKS = re.compile("['‘’‚‛\"“”„‟«»]")
DASHES = str.maketrans(dict.fromkeys("–—‑−", "-"))
WORD = re.compile(r"\w+")
BREAK = "\x1f"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, cell or note that words stand in, and whether its document's paragraph ends with it."""

    passage: str
    kind: CitationKind
    spans: Spans
    text: str
    ends_block: bool

    def quote(self, document: str) -> Quotation:
        """Return the quotation of the whole unit."""
        return Quotation(document=document, passage=self.passage, kind=self.kind, spans=self.spans, words=self.text)


@dataclass(frozen=True, slots=True)
class Letters:
    """Words and what stands between each and the next, white space and quotation marks left out."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    def cut(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end`, with what stands between them, as one string."""
        joined = "".join(word + gap for word, gap in zip(self.words[start:end], self.gaps[start:end], strict=True))
        return joined[: len(joined) - len(self.gaps[end - 1])] if end > start else ""


def read_letters(text: str) -> Letters:
    """Return the letters of a text; quotation marks and apostrophes of every style are left out alike."""
    bare = QUOTE_MARKS.sub("", text).translate(DASHES)
    places = [match.span() for match in WORD.finditer(bare)]
    ends = [start for start, _ in places[1:]] + [len(bare)] * bool(places)
    gaps = ("".join(bare[end:following].split()) for (_, end), following in zip(places, ends, strict=True))
    return Letters(tuple(bare[start:end] for start, end in places), tuple(gaps))


class Concordance:
    """The words of a document's sentences, cells and notes in reading order; runs end at the end of a paragraph."""

    def __init__(self, document: Document) -> None:
        self.units = tuple(list_units(document))
        words: list[str] = []
        gaps: list[str] = []
        self._unit_of: list[int] = []
        for number, unit in enumerate(self.units):
            letters = read_letters(unit.text)
            words.extend(letters.words)
            gaps.extend(letters.gaps)
            self._unit_of.extend([number] * len(letters.words))
            if unit.ends_block:
                words.append(BREAK)
                gaps.append("")
                self._unit_of.append(number)
        self.letters = Letters(tuple(words), tuple(gaps))
        folded = [word.casefold() for word in words]
        self._starts: list[int] = []
        at = 1
        for word in folded:
            self._starts.append(at)
            at += len(word) + 1
        self._text = f" {' '.join(folded)} "

    def find(self, words: Sequence[str]) -> list[int]:
        """Return the places, counted in words, where a run of words stands, in any case."""
        wanted = f" {' '.join(word.casefold() for word in words)} "
        found: list[int] = []
        at = self._text.find(wanted)
        while at >= 0:
            found.append(bisect_left(self._starts, at + 1))
            at = self._text.find(wanted, at + 1)
        return found

    def units_of(self, start: int, end: int) -> tuple[Unit, ...]:
        """Return the units that the words from `start` up to `end` stand in."""
        return tuple(self.units[number] for number in dict.fromkeys(self._unit_of[start:end]))

    def show(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end` as they are printed, within one unit where they lie in one."""
        number = self._unit_of[start]
        first = self._unit_of.index(number)
        end = min(end, first + self._unit_of.count(number))
        return cut_words(self.units[number].text, start - first, end - first)


def cut_words(text: str, start: int, end: int) -> str:
    """Return the words of a text from the one at `start` up to that at `end`, as `read_letters` counts them."""
    marks = {match.start() for match in QUOTE_MARKS.finditer(text)}
    places = [place for place in range(len(text)) if place not in marks]
    bare = "".join(text[place] for place in places)
    found = [match.span() for match in WORD.finditer(bare)]
    if not 0 <= start < end <= len(found):
        return ""
    return text[places[found[start][0]] : places[found[end - 1][1] - 1] + 1]


def list_units(document: Document) -> Iterator[Unit]:
    """Yield what words of a document stand in: sentences by paragraph, captions and cells by table, then notes."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            is_matter = block.kind in ("front_matter", "back_matter")
            kind: CitationKind = "front_matter" if is_matter else "sentence"
            for sentence in block.sentences:
                yield make_unit(document, sentence, kind, ends_block=sentence is block.sentences[-1])
        elif isinstance(block, Table):
            if block.caption is not None:
                yield make_unit(document, block.caption, "sentence", ends_block=True)
            for cell in block.cells():
                if cell.spans:
                    yield make_unit(document, cell, "table_cell", ends_block=True)
    for note in document.footnotes:
        if note.spans:
            text = document.read(note.spans)
            yield Unit(f"{document.id}:fn{note.number}", "footnote", note.spans, text, ends_block=True)


def make_unit(document: Document, host: Sentence | Cell, kind: CitationKind, *, ends_block: bool) -> Unit:
    """Return the unit of a sentence or a cell."""
    return Unit(f"{document.id}:{host.id}", kind, host.spans, document.read(host.spans), ends_block)
