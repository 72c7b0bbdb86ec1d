"""A conversation as one writing: questions as headings, notes counted through, papers named once."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from reading_back import parse_markdown

from footnoted.document import Metadata
from footnoted.exporting.conversations import compose_conversation
from footnoted.exporting.markdown import write_markdown
from footnoted.exporting.writing import Line, Mark, Words, read_line
from server.schemas.examples import ANSWER, CITATION, PAPER, PASSAGE

PAPERS = {PAPER: Metadata(title="On Korea", authors=("Edward Howell",))}


def cite(source: dict[str, Any]) -> Line:
    return (Words(str(source["title"])),)


@pytest.fixture
def answers() -> list[dict[str, Any]]:
    two = deepcopy(ANSWER) | {"question": "Two?", "text": "One. [1] Other. [2] One again. [1]", "claims": []}
    two["citations"] = [CITATION, {**CITATION, "number": 2}]
    refused = deepcopy(ANSWER) | {"question": "None?", "status": "not_found", "text": "It does not say.", "claims": []}
    refused |= {"citations": [], "footnotes": [], "nearest": [PASSAGE]}
    return [deepcopy(ANSWER), refused, two, deepcopy(ANSWER)]


def test_marks_and_notes_are_counted_from_first_to_last(answers: list[dict[str, Any]]) -> None:
    writing = compose_conversation("A title", answers, PAPERS, cite)
    marks = [piece.number for part in writing.parts for line in part.lines for piece in line if isinstance(piece, Mark)]
    assert marks == [1, 2, 3, 2, 4]
    assert [note.number for note in writing.notes] == [1, 2, 3, 4]
    assert all(read_line(note.lines[0]).startswith("“After months") for note in writing.notes)


def test_each_question_is_a_heading_with_its_own_parts_under_it(answers: list[dict[str, Any]]) -> None:
    writing = compose_conversation("A title", answers, PAPERS, cite)
    assert writing.title == "A title"
    assert [(part.level, part.heading) for part in writing.parts] == [
        (2, ANSWER["question"]),
        (2, "None?"),
        (3, "Nearest passages, which do not answer the question"),
        (2, "Two?"),
        (2, ANSWER["question"]),
        (2, "The papers asked"),
    ]
    assert len(writing.parts[-1].lines) == 1


def test_a_markdown_reader_finds_every_note_behind_its_mark(answers: list[dict[str, Any]]) -> None:
    tree = parse_markdown(write_markdown(compose_conversation("A [title]", answers, PAPERS, cite)))
    found = list(tree.walk())
    assert [node.tag for node in found if node.type == "heading"] == ["h1", "h2", "h2", "h3", "h2", "h2", "h2"]
    assert [node.meta["label"] for node in found if node.type == "footnote_ref"] == ["1", "2", "3", "2", "4"]
    assert sum(node.type == "footnote" for node in found) == 4


def test_a_conversation_without_answers_is_a_title() -> None:
    writing = compose_conversation("Nothing", [], PAPERS, cite)
    assert (writing.title, writing.parts, writing.notes) == ("Nothing", (), ())
