"""What kind of thing a question asks for, and what holds one."""

from __future__ import annotations

import pytest

from footnoted.retrieval.expectation import (
    expected_type,
    holds_type,
    reach_years,
    read_attribute,
    read_figures,
    read_heads,
    read_names,
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was the lamp lit?", "date"),
        ("In what year did gas arrive?", "date"),
        ("On which date did they agree?", "date"),
        ("In which decade was the fire?", "date"),
        ("How many ships were lost?", "number"),
        ("How much did the oil cost?", "number"),
        ("What percentage was paid by merchants?", "number"),
        ("What was the number of lamps?", "number"),
        ("Who lit the lamp?", "person"),
        ("Whom did the mayor meet?", "person"),
        ("Whose gasworks were sold?", "person"),
        ("Where did the fire break out?", "place"),
        ("Which town chose the levy?", "other"),
        ("Which country bought the coal?", "place"),
        ("Why was the levy hated?", "other"),
        ("", "other"),
    ],
)
def test_what_a_question_asks_for(question: str, expected: str) -> None:
    assert expected_type(question) == expected


@pytest.mark.parametrize(
    ("expected", "words", "holds"),
    [
        ("date", "It burned in 1669.", 1.0),
        ("date", "It burned on 3 May.", 1.0),
        ("date", "It burned for three nights.", -1.0),
        ("date", "It cost 14,000 guilders.", -1.0),
        ("number", "It burned for three nights.", 1.0),
        ("number", "It cost $40.", 1.0),
        ("number", "It cost a lot.", -1.0),
        ("person", "The lamp was lit by Anna Roose.", 1.0),
        ("person", "The lamp was lit by nobody.", -1.0),
        ("place", "It burned in Veere.", 1.0),
        ("other", "Anything at all.", 0.0),
        ("date", "", -1.0),
    ],
)
def test_what_words_hold(expected: str, words: str, holds: float) -> None:
    assert holds_type(expected, words) == holds  # type: ignore[arg-type]


def test_names_figures_and_attributes_are_read_from_a_question() -> None:
    assert read_names("Who did Anna Roose meet in Veere?") == ("Anna", "Roose", "Veere")
    assert read_names("Veere is where?") == ()
    assert read_figures("Did 12,000 lamps burn in 1838?") == ("12,000", "1838")
    assert read_attribute("What was the population of Veere?") == "population"
    assert read_attribute("What is the name of Maarten's wife?") == "wife"
    assert read_attribute("How large was Veere's fleet?") == "fleet"
    assert read_attribute("Why did Veere burn?") == ""


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("The works of 1823 and 1829", {1823, 1829}),
        ("in office 2017–20", {2017, 2018, 2019, 2020}),
        ("from 1998 to 2000", {1998, 1999, 2000}),
        ("in the 1670s", set(range(1670, 1680))),
        ("$2025 a head, 1,950 men, 20251 lamps and 1999.5 tons", set()),
        ("nothing of the kind", set()),
    ],
)
def test_the_years_that_words_reach_are_those_named_and_those_between(words: str, years: set[int]) -> None:
    assert reach_years(words) == years


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("Who won the 2025 World Cup between Anna Roose's teams?", ("Cup", "Roose's")),
        ("What did the United Nations say of X and G20?", ("Nations", "G20")),
        ("Veere is where?", ()),
        ("WHO LIT THE LAMPS OF VEERE?", ()),
        ("Who Lit The Lamps of Veere?", ()),
    ],
)
def test_a_name_is_known_by_its_last_word(question: str, heads: tuple[str, ...]) -> None:
    assert read_heads(question) == heads
