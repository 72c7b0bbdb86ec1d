"""Follow-ups made to stand alone."""

from __future__ import annotations

import re

import pytest

from footnoted.conversation.followup import Turn, stand_alone


def after(asked: str, answered: str, question: str) -> str:
    """Return how a question is understood after one turn."""
    history = (Turn(role="user", content=asked), Turn(role="assistant", content=answered))
    return stand_alone(question, history)


ALONE = [
    "Who wrote this paper?",
    "What does footnote 20 cite?",
    "When was the lamp in Veere lit?",
    "it?",
    "And him?",
    "the next one",
    "7",
    "why?",
    "",
]


@pytest.mark.parametrize("question", ALONE)
def test_without_a_history_nothing_changes(question: str) -> None:
    assert stand_alone(question, ()) == question


@pytest.mark.parametrize("question", ALONE[:3])
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert after("Who is Anna Roose?", "Anna Roose was mayor of Veere. [1]", question) == question


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("When did Anna Roose become mayor?", "What did she do about gas?", "Anna Roose"),
        ("Who was Pieter Lamoraal?", "When did he open his gasworks?", "Pieter Lamoraal"),
        ("Who was Pieter Lamoraal?", "Who bought his works?", "Pieter Lamoraal's works"),
        ("Why did Middelburg choose the levy?", "When did it end it?", "Middelburg"),
        ("What did Veere pay?", "What was its price?", "Veere's price"),
    ],
)
def test_a_pronoun_is_replaced_by_what_was_named(asked: str, question: str, understood: str) -> None:
    found = after(asked, "An answer. [1]", question)
    assert understood in found
    assert not re.search(r"\b(?:he|she|his|its|it)\b", found)


def test_a_person_may_be_named_in_the_answer_alone() -> None:
    found = after("Who was the mayor in 1838?", "Anna Roose was the mayor. [1]", "What did she do?")
    assert found == "What did Anna Roose do?"


def test_a_question_that_names_its_own_person_keeps_its_pronoun() -> None:
    asked = "When did Anna Roose become mayor?"
    found = after(asked, "In 1836. [1]", "Did Willem Kok say that he would follow?")
    assert found.startswith("Did Willem Kok say that he would follow")


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("What was Anna Roose's attitude to gas?", "And to lotteries?", "What was Anna Roose's attitude to lotteries?"),
        ("What was Anna Roose's attitude to gas?", "What about lotteries?", "lotteries"),
        ("How did Willem Kok treat the clergy?", "And Dirk Haan?", "How did Dirk Haan treat the clergy?"),
        ("How did Willem Kok treat the clergy?", "What about Dirk Haan?", "How did Dirk Haan treat the clergy?"),
        ("Who ranks first for price of gas?", "And for hours of light?", "Who ranks first for hours of light?"),
    ],
)
def test_an_ellipsis_is_filled_with_the_question_before(asked: str, question: str, understood: str) -> None:
    assert understood in after(asked, "An answer. [1]", question)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("And the next one?", 28),
        ("What about the next footnote?", 28),
        ("the following one", 28),
        ("And the previous one?", 26),
        ("What does the preceding note cite?", 26),
        ("and 31?", 31),
        ("What about 5?", 5),
        ("12", 12),
    ],
)
def test_notes_are_counted_on_from_the_last_one_asked_about(question: str, number: int) -> None:
    found = after("What does footnote 27 cite?", "Choe, S-H. (2025). [1]", question)
    assert found == f"What does footnote {number} cite?"


def test_notes_are_counted_on_and_on() -> None:
    history = (
        Turn(role="user", content="What does footnote 27 cite?"),
        Turn(role="assistant", content="Choe. [1]"),
        Turn(role="user", content="And footnote 30?"),
        Turn(role="assistant", content="Shin. [1]"),
    )
    assert "31" in stand_alone("And the next one?", history)


def test_a_note_of_the_answer_is_counted_on_from() -> None:
    found = after("Who was mayor?", "Anna Roose. [1] It rests on fn 7. [2]", "And the next note?")
    assert found == "What does footnote 8 cite?"


def test_a_question_with_its_own_note_is_not_shifted() -> None:
    found = after("What does footnote 27 cite?", "Choe. [1]", "Is footnote 3 the next one?")
    assert "footnote 3" in found
    assert "28" not in found


@pytest.mark.parametrize("question", ["Why?", "why is that?", "How so?"])
def test_a_bare_question_word_asks_about_the_answer(question: str) -> None:
    found = after("What did Veere do?", "Veere bought the gasworks in 1841. [1]", question)
    assert "Veere bought the gasworks in 1841" in found
    assert found.casefold().startswith(("why", "how"))


@pytest.mark.parametrize("question", ["What is the source for that?", "Which footnote supports this?"])
def test_a_statement_pointed_at_is_that_of_the_answer(question: str) -> None:
    found = after("What did Veere do?", "Veere bought the gasworks in 1841. [1] It paid late. [2]", question)
    assert "the claim that Veere bought the gasworks in 1841" in found
    assert "paid late" not in found


@pytest.mark.parametrize("question", ["Why?", "What is the source for that?", "And there?", "What did it pay?"])
def test_our_markers_never_come_into_a_question(question: str) -> None:
    found = after("What did Veere do? [1]", "Veere bought [2] the gasworks. [1][3]", question)
    assert not re.search(r"\[\d+\]", found)


def test_only_the_newest_turns_are_leaned_on() -> None:
    history = (
        Turn(role="user", content="Who was Anna Roose?"),
        Turn(role="assistant", content="A mayor. [1]"),
        Turn(role="user", content="Who was Willem Kok?"),
        Turn(role="assistant", content="A mayor too. [1]"),
    )
    assert stand_alone("What did he do?", history) == "What did Willem Kok do?"


@pytest.mark.parametrize(
    "history",
    [
        (Turn(role="assistant", content="Anna Roose was mayor."),),
        (Turn(role="user", content="  "), Turn(role="assistant", content="")),
        (Turn(role="user", content="?"),),
    ],
)
@pytest.mark.parametrize("question", ["What did she do?", "Why?", "the next one", ""])
def test_an_odd_history_breaks_nothing(history: tuple[Turn, ...], question: str) -> None:
    assert isinstance(stand_alone(question, history), str)
