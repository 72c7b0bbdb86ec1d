"""Questions that stand alone stay as they are, and anything said is understood without an error, in a moment."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import told

# Eleven turns of the longest questions there are; what grows with the square of their length would take minutes.
PATIENCE_SECONDS = 5.0

NAMED = [
    "Who is Anna Roose?",
    "What did Veere pay for gas in 1841?",
    "How did Willem Kok treat the clergy of Delft?",
    "Which country ranks first in Table 1?",
    "When did the US and Japan sign the treaty?",
    "What is the Ministry of Light?",
]
OF_THE_PAPER = [
    "What are the main recommendations?",
    "How many interviews were conducted?",
    "Who wrote this paper?",
    "What is the main argument of the report?",
    "Summarise chapter 3",
    "What does footnote 20 cite?",
]
OWN_SUBJECT = [
    "What do young people think about their future?",
    "Why did the government say it would pay?",
    "How does the author describe her interviews?",
    "How large is the defence budget?",
    "tariff rates",
    "median age of oil lamps",
]
PASTS = [
    ("Who was Pieter Lamoraal?", "Pieter Lamoraal lit the lamps of Middelburg with oil. [1]"),
    ("What is Japan's rank for military power?", "3rd. [1]"),
    ("Why?", "The paper does not say."),
    ("What does footnote 27 cite?", "Choe, S-H. (2025). [1]"),
]


@pytest.mark.parametrize("question", [*NAMED, *OF_THE_PAPER, *OWN_SUBJECT])
@pytest.mark.parametrize("past", PASTS)
def test_a_question_with_its_own_subject_is_left_as_it_is(question: str, past: tuple[str, str]) -> None:
    assert told(*past, question) == question


NAMES = st.sampled_from(["Anna Roose", "Willem Kok", "Veere", "Japan", "the Ministry of Light", "Roh Tae-woo"])
ASKING = st.sampled_from(
    [
        "When did {} pay the levy?",
        "Why was {} against gas?",
        "What is the position of {} on oil lamps?",
        "How many lamps does {} own?",
        "Is {} mentioned in 1811?",
        "Which towns trade with {}?",
    ]
)
WORDS = st.text(max_size=60)


@given(asking=ASKING, name=NAMES, past=st.lists(WORDS | NAMES.map("What of {}?".format), max_size=6))
def test_a_question_with_a_name_and_no_pronoun_is_returned_as_it_is(asking: str, name: str, past: list[str]) -> None:
    question = asking.format(name)
    assert told(*past, question) == question


@given(said=st.lists(WORDS, min_size=1, max_size=8))
def test_anything_said_is_understood_without_an_error(said: list[str]) -> None:
    assert isinstance(told(*said), str)


@pytest.mark.parametrize("words", ["A ", "it ", "A of ", '"A ', "the next one ", "and ", "in A, ", "the a "])
def test_long_words_are_understood_in_a_moment(words: str) -> None:
    long = (words * 2000)[:2000]
    start = perf_counter()
    told(*[long] * 10, long)
    assert perf_counter() - start < PATIENCE_SECONDS
