"""Countries beside persons: who is meant by "him", and what stays when an owner is exchanged."""

from __future__ import annotations

import pytest

from footnoted.conversation.followup import Turn, stand_alone
from footnoted.conversation.names import find_names, part_owned, read_names

ASKED = "What was Anna Roose's France policy?"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Roose's France", ("Anna Roose", "France")),
        ("Anna Roose's North Korea", ("Anna Roose", "North Korea")),
        ("Anna's Park", ("Anna's Park",)),
        ("Anna Roose", ("Anna Roose",)),
    ],
)
def test_an_owner_and_a_country_are_two_names(name: str, parts: tuple[str, ...]) -> None:
    assert part_owned(name) == parts


def test_words_that_open_a_sentence_are_no_part_of_a_name() -> None:
    assert read_names("Irrespective of President Anna Roose's view, lamps burned.") == ["President Anna Roose"]


def test_those_of_a_country_are_no_person() -> None:
    assert [name.kind for name in find_names("the South Korean president, Anna Roose, left")] == ["thing", "person"]


@pytest.mark.parametrize(
    ("asked", "answer", "question", "alone"),
    [
        (ASKED, "", "And Bram Maas's?", "What was Bram Maas's France policy?"),
        (
            "Who left in April?",
            "The removal of South Korean president, Anna Roose, on 4 April was a surprise.",
            "Who succeeded her?",
            "Who succeeded Anna Roose?",
        ),
    ],
)
def test_followups_mean_the_person(asked: str, answer: str, question: str, alone: str) -> None:
    history = [Turn(role="user", content=asked), Turn(role="assistant", content=answer)]
    assert stand_alone(question, history) == alone
