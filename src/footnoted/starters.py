"""Questions to start with, taken from a paper's own structure.

It owns which questions a paper's titles, tables and notes suggest; it must not know how they are answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from footnoted.document import Paragraph
from footnoted.papers import Paper

__all__ = ["suggest_questions"]

MOST = 5


def suggest_questions(paper: Paper) -> tuple[str, ...]:
    """Return up to five questions that the paper can answer."""
    return tuple(islice(dict.fromkeys(suggest(paper)), MOST))


def suggest(paper: Paper) -> Iterator[str]:
    """Yield questions from recommendations, tables, notes and bibliographic data."""
    document = paper.document
    if any(re.search(r"recommend", heading.title, re.IGNORECASE) for heading in document.headings):
        yield "What does the paper recommend?"
    for table in document.tables:
        labels = [document.read(cell.spans) for cell in table.header]
        first = document.read(table.rows[0][0].spans) if table.rows else ""
        if first.isdigit() and len(labels) > 1:
            yield f"Who ranks first for {labels[1][:1].lower()}{labels[1][1:]}?"
        elif first and len(labels) > 1:
            name = f"Table {table.number}" if table.number else "the table"
            yield f"What does {name} say of {first}’s {labels[-1]}?"
    if document.footnotes:
        middle = document.footnotes[len(document.footnotes) // 2].number
        yield f"What does footnote {middle} cite?"
    if any(paper.is_interview(number) for number in paper.sources):
        yield "Which claims rest on interviews?"
    if any(re.match(r"cite this", read_first(paper, p), re.IGNORECASE) for p in document.paragraphs):
        yield "How should I cite this paper?"
    if any(author in document.text for author in document.metadata.authors):
        yield "Who wrote this paper?"


def read_first(paper: Paper, paragraph: Paragraph) -> str:
    """Return a paragraph's first sentence."""
    return paper.document.read(paragraph.sentences[0].spans)
