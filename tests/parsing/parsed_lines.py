"""Plain-text fixtures and the lines that a parsed document is compared in.

A fixture file holds cases of a title, an input and the expected lines, parted by lines of signs:

    # title
    input
    ----
    expected
    ====

Signs that an editor would lose are written as pictures: ⇥ tab, ␌ form feed, ␍ carriage return, ␀ NUL, ⌘ byte order
mark. A line of `...` in the expected lines stands for the lines that nobody cares about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from footnoted.document import Block, Document, Heading, Paragraph, Sentence, Table

PICTURES = str.maketrans({"⇥": "\t", "␌": "\f", "␍": "\r", "␀": "\0", "⌘": "\ufeff"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    title: str
    text: str
    expected: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a fixture file."""
    cases = []
    for piece in path.read_text(encoding="utf-8").split("\n====\n"):
        if not piece.strip():
            continue
        head, _, rest = piece.strip("\n").partition("\n")
        text, _, expected = f"{rest}\n".partition("\n----\n")
        lines = tuple(line for line in expected.splitlines() if line.strip())
        cases.append(Case(title=head.lstrip("# "), text=text.translate(PICTURES), expected=lines))
    return cases


def describe(document: Document) -> list[str]:
    """Return a document as lines, one for each heading, paragraph, table row, aside, note and remark."""
    lines = [line for block in document.blocks for line in describe_block(document, block)]
    lines += [f"aside {aside.kind}: {document.read(aside.spans)}" for aside in document.asides]
    for note in document.footnotes:
        lines.append(f"note {note.number} ×{len(note.markers)}: {document.read(note.spans)}")
    return [*lines, *(f"remark: {remark}" for remark in document.remarks)]


def describe_block(document: Document, block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        pages = f" [{block.pages[0]}–{block.pages[1]}]" if block.pages else ""
        yield f"h{block.level} {f'({block.number}) ' if block.number else ''}{block.title}{pages}"
    elif isinstance(block, Paragraph):
        depth = f" {block.depth}" if block.depth else ""
        yield f"{block.kind}{depth}: {join_sentences(document, block.sentences)}"
    else:
        yield from describe_table(document, block)


def describe_table(document: Document, table: Table) -> Iterator[str]:
    caption = f": {join_sentences(document, [table.caption])}" if table.caption else ""
    yield f"table{f' {table.number}' if table.number else ''}{caption}"
    for row in (table.header, *table.rows):
        yield "  " + " | ".join(document.read(cell.spans) + show_notes(cell.notes) or "–" for cell in row)
    if table.sources:
        yield f"source: {join_sentences(document, table.sources.sentences)}"


def join_sentences(document: Document, sentences: object) -> str:
    """Return sentences parted by bars, with `~` before a rejoined one and its notes in braces behind it."""
    assert isinstance(sentences, list | tuple)
    return " | ".join(show_sentence(document, sentence) for sentence in sentences)


def show_sentence(document: Document, sentence: Sentence) -> str:
    return f"{'~' if sentence.is_rejoined else ''}{document.read(sentence.spans)}{show_notes(sentence.notes)}"


def show_notes(notes: tuple[int, ...]) -> str:
    return f" {{{','.join(map(str, notes))}}}" if notes else ""


def agree(expected: tuple[str, ...], found: list[str]) -> bool:
    """Tell whether the lines are as expected, `...` standing for any number of them."""
    if "..." not in expected:
        return list(expected) == found
    at = 0
    for line in expected:
        if line == "...":
            continue
        if line not in found[at:]:
            return False
        at = found.index(line, at) + 1
    return True
