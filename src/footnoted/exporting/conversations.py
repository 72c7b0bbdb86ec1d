"""A stored conversation as one writing: each answer under its question, the notes numbered from first to last.

It owns how several answers become one text; it must not know what stands in an answer, nor the file that it becomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from footnoted.document import Metadata
from footnoted.exporting.answers import ANSWERED_FROM, SEARCHED, Cite, compose_answer
from footnoted.exporting.writing import Line, Mark, Note, Part, Words, Writing

__all__ = ["compose_conversation"]

Json = dict[str, Any]


def compose_conversation(title: str, answers: Sequence[Json], papers: Mapping[str, Metadata], cite: Cite) -> Writing:
    """Return the answers of a conversation as one writing; `papers` are those known by their ids."""
    parts: list[Part] = []
    notes: list[Note] = []
    named: dict[Line, None] = {}
    for writing in (compose_answer(answer, papers, cite) for answer in answers):
        before = max((note.number for note in notes), default=0)
        parts.append(Part(heading=writing.title, lines=tuple(renumber(writing.lines, before))))
        for part in writing.parts:
            if part.heading in (ANSWERED_FROM, SEARCHED):
                # Papers are named once, at the end.
                named.update(dict.fromkeys(part.lines))
            else:
                parts.append(replace(part, level=3))
        notes.extend(replace(note, number=note.number + before) for note in writing.notes)
    if named:
        parts.append(Part(heading="The papers asked", lines=tuple(named), is_list=True))
    return Writing(title=title, parts=tuple(parts), notes=tuple(notes))


def renumber(lines: Iterable[Line], before: int) -> Iterator[Line]:
    """Yield lines with their marks counted on from those that stand before."""
    for line in lines:
        yield tuple(piece if isinstance(piece, Words) else Mark(piece.number + before) for piece in line)
