"""Follow-ups made to stand alone."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from telling import told

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


TREATY = ("What was Willem Kok's policy towards Denmark?", "Willem Kok sought a treaty in 1992. [1]")


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("And towards Japan?", "What was Willem Kok's policy towards Japan?"),
        ("And Japan?", "What was Willem Kok's policy towards Japan?"),
        ("What about the US?", "What was Willem Kok's policy towards the US?"),
        ("What about under Park?", "What was Park's policy towards Denmark?"),
        ("And for Dirk Haan?", "What was Dirk Haan's policy towards Denmark?"),
        ("And Dirk Haan's?", "What was Dirk Haan's policy towards Denmark?"),
        ("And his successor?", "What was Willem Kok's successor's policy towards Denmark?"),
        ("Who was his predecessor?", "Who was Willem Kok's predecessor?"),
        ("And his health?", "What about Willem Kok's health?"),
    ],
)
def test_a_change_of_entity_keeps_the_rest_of_the_question(question: str, understood: str) -> None:
    assert told(*TREATY, question) == understood


@pytest.mark.parametrize(
    ("asked", "question", "understood"),
    [
        ("What is Japan's rank for price of gas?", "And for China?", "What is China's rank for price of gas?"),
        ("What is Japan's rank for price of gas?", "And its price of oil?", "What about Japan's price of oil?"),
        ("What is Japan's rank for military power?", "And its naval power?", "What is Japan's rank for naval power?"),
        ("How large is Japan's army?", "And its navy?", "How large is Japan's navy?"),
        ("Which town is fifth for light?", "And for gas?", "Which town is fifth for gas?"),
        ("Which town is fifth for light?", "And sixth?", "Which town is sixth for light?"),
        ("Who ranks first for light?", "And the next one?", "Who ranks second for light?"),
        ("What is Table 1 about?", "What about Table 2?", "What is Table 2 about?"),
        ("What is chapter 2 about?", "And the next one?", "What is chapter 3 about?"),
    ],
)
def test_a_change_of_row_or_column(asked: str, question: str, understood: str) -> None:
    assert told(asked, "3rd. [1]", question) == understood


def test_whoever_came_next_is_counted_from_the_answer() -> None:
    found = told("Which mayor sat from 1836 to 1841?", "Anna Roose was mayor then.", "And the next one?")
    assert found == "Which mayor came after Anna Roose?"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("When was she elected?", "When was Anna Roose elected?"),
        ("Did she win?", "Did Anna Roose win?"),
        ("What were her reasons?", "What were Anna Roose's reasons?"),
        ("What happened next?", "What happened next (Anna Roose)?"),
        ("Was there any criticism of this?", "Anna Roose"),
        ("Are there any other interesting aspects?", "Are there any other interesting aspects (Anna Roose)?"),
        ("Did the mayor resign?", "Did the mayor resign (Anna Roose)?"),
    ],
)
def test_the_topic_is_carried_over_turns_that_do_not_name_it(question: str, understood: str) -> None:
    said = (
        "Who is Anna Roose?",
        "She was mayor of the town. [1]",
        "When was she born?",
        "In 1801. [2]",
        "How was oil paid for?",
        "By a levy. [3]",
    )
    assert understood in told(*said, question)


def test_what_was_brought_up_first_is_the_topic_beside_names_of_the_answers() -> None:
    said = ("Who was Anna Roose?", "Anna Roose sold Pieter Lamoraal the works.", "Where?", "At Middelburg.")
    assert told(*said, "What happened next?") == "What happened next (Anna Roose)?"


def test_a_topic_brought_up_anew_takes_the_place_of_the_first() -> None:
    said = ("Who was Anna Roose?", "A mayor.", "Who was Willem Kok?", "A clerk.")
    assert told(*said, "What happened next?") == "What happened next (Willem Kok)?"


def test_a_title_tells_whom_a_pronoun_means() -> None:
    asked = ("Did Queen Juliana meet Lord Thorbecke?", "Yes.")
    assert told(*asked, "When was he born?") == "When was Lord Thorbecke born?"
    assert told(*asked, "When was she born?") == "When was Queen Juliana born?"


def test_it_is_no_person_and_he_is_no_town() -> None:
    asked = ("Why did Anna Roose leave the Ministry of Light?", "She was tired.")
    assert "Anna Roose" in told(*asked, "Where did she go?")
    assert told(*asked, "How was it received?") == (
        "How was it received (Why did Anna Roose leave the Ministry of Light)?"
    )


def test_there_is_the_place_of_the_last_question() -> None:
    asked = ("What did Anna Roose do in Veere?", "She lit lamps.")
    assert told(*asked, "Whom did Willem Kok meet there?") == (
        "Whom did Willem Kok meet there (What did Anna Roose do in Veere)?"
    )
    assert told(*asked, "Did Willem Kok go to Delft and stay there?") == "Did Willem Kok go to Delft and stay there?"


def test_brackets_are_not_put_in_brackets() -> None:
    said = ("What happened in 1811?", "The lamps went out.", "Why was that?", "Nobody paid.", "Was this foreseen?")
    found = told(*said)
    assert found.count("(") == 1


def test_a_refusal_is_nothing_to_lean_on() -> None:
    refusal = "The paper does not say. Searched: 9 sentences, 2 tables and 3 footnotes of “Lamps of Zeeland”."
    found = told("How large is the army?", refusal, "Why?")
    assert "Zeeland" not in found
    assert "army" in found


@pytest.mark.parametrize("stretch", ["\n" * 60_000, " \t" * 30_000, "[1] " * 15_000])
def test_a_long_stretch_of_nothing_takes_no_time(stretch: str) -> None:
    started = perf_counter()
    after(f"Who lit the lamp?{stretch}", f"Anna Roose.{stretch}[1]", "And why did she?")
    assert perf_counter() - started < 1
