"""Follow-ups that ask for the other end, for how many, or for some of what was asked for before."""

from __future__ import annotations

import pytest

from footnoted.conversation.choosing import choose_among
from footnoted.conversation.followup import Turn, stand_alone


@pytest.mark.parametrize(
    ("asked", "question", "alone"),
    [
        ("Which is the oldest bridge?", "and the newest?", "Which is the newest bridge?"),
        ("Who drew the largest map?", "And the smallest one?", "Who drew the smallest map?"),
        ("Which town had the most lamps?", "What about the fewest?", "Which town had the fewest lamps?"),
        ("Which sources are from 2025?", "How many is that?", "How many sources are from 2025?"),
        ("What reasons does she give?", "how many are there in total?", "How many reasons does she give?"),
        ("List the towns with lamps", "How many of them are there?", "How many towns with lamps?"),
        ("Which lamps burn oil?", "Which of them are in Veere?", "Which lamps burn oil in Veere?"),
        ("Which lamps burn oil?", "How many of those burn gas?", "How many lamps burn oil and burn gas?"),
    ],
)
def test_the_question_before_is_asked_of_others(asked: str, question: str, alone: str) -> None:
    assert choose_among(question, asked) == alone


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("What is a lamp?", "How many is that?"),
        ("Who lit the lamps?", "and the newest?"),
        ("Which lamps burn oil?", "Which of the towns are in Zeeland?"),
        ("Which lamps burn oil?", "How many lamps were lit in 1669?"),
        ("What did most towns buy?", "Who paid most of the oil?"),
    ],
)
def test_what_chooses_nothing_is_left_to_others(asked: str, question: str) -> None:
    assert choose_among(question, asked) is None


def test_the_one_note_that_an_answer_about_sources_opens_with_is_meant_by_it() -> None:
    history = [
        Turn(role="user", content="What is the oldest work cited?"),
        Turn(role="assistant", content="The oldest source stands in fn 24. [1] Kim, H. N. (1988)."),
    ]
    assert stand_alone("What does it support?", history) == "What does footnote 24 support?"
