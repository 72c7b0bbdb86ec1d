"""Questions to start with: every one of them is answered."""

from __future__ import annotations

import pytest

from footnoted.assistant import Assistant, Question
from footnoted.document import Metadata
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.starters import suggest_questions

PAPER = "howell-2025-south-korea"


def test_the_real_paper_suggests_five_of_different_kinds(assistant: Assistant) -> None:
    starters = assistant.starters(PAPER)
    assert len(starters) == len(set(starters)) == 5
    said = " ".join(starters)
    assert all(kind in said for kind in ("recommend", "ranks first", "footnote"))


@pytest.mark.parametrize("number", range(5))
def test_every_starter_is_answered(assistant: Assistant, number: int) -> None:
    question = assistant.starters(PAPER)[number]
    answer = assistant.ask(Question(text=question))
    assert answer.status == "answered", question
    assert answer.citations


def test_nothing_is_suggested_that_the_paper_cannot_answer() -> None:
    paper = Paper(parse_paper("A note\n\nIt says little.\n", id="note", metadata=Metadata(title="A note")))
    assert suggest_questions(paper) == ()
    named = Metadata(title="A note", authors=("Ada Brook",))
    paper = Paper(parse_paper("A note\n\nAda Brook\n\nCite this paper: Brook, A. (2020).\n", id="note", metadata=named))
    assert suggest_questions(paper) == ("How should I cite this paper?", "Who wrote this paper?")


def test_an_empty_paper_does_not_break() -> None:
    assert suggest_questions(Paper(parse_paper("", id="empty", metadata=Metadata(title="Empty")))) == ()
