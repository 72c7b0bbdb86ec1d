"""Comparisons: what they compare, one sentence that speaks of both sides, and one sentence for each side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer
from footnoted.answering.comparisons import read_comparison

Ask = Callable[..., Answer]

COMPARING = """
How do Veere and Goes differ on gas? | Veere | Goes | gas
How did Roose and Kok differ in their attitude to lotteries? | Roose | Kok | their attitude to lotteries
How does Kok differ from Roose on gas? | Kok | Roose | gas
How does Kok's approach to gas compare with Roose's? | Kok | Roose | approach to gas
What is the difference between Anna Roose and Willem Kok on gas? | Anna Roose | Willem Kok | gas
What are the differences between merchants and mayors in policy on lamps? | merchants | mayors | policy on lamps
Compare oil with gas | oil | gas |
oil versus gas in winter | oil | gas | winter
Which is larger, Veere or Goes? | Veere | Goes | larger
Who paid more for oil, merchants or mayors? | merchants | mayors | paid more for oil
Is gas cheaper than oil for towns? | gas | oil | cheaper towns
Is North Korea larger than South Korea? | North Korea | South Korea | larger
"""
NOT_COMPARING = """
What did Roose and Kok do?
How are Veere and Goes lit?
Who is better than Roose?
What does Table 1 show, in short?
How did the treatment of oil versus gas make the town seem?
How has Roose responded?
What is the difference?
Compare gas and gas
When did gas replace oil?
gas
"""


@pytest.mark.parametrize("row", COMPARING.strip().splitlines())
def test_a_comparison_has_two_sides_and_a_matter(row: str) -> None:
    question, *expected = (part.strip() for part in row.split("|"))
    comparison = read_comparison(question)
    assert comparison is not None
    assert [comparison.one, comparison.other, comparison.matter] == expected


@pytest.mark.parametrize("question", NOT_COMPARING.strip().splitlines())
def test_other_questions_compare_nothing(question: str) -> None:
    assert read_comparison(question) is None


def test_no_wording_takes_long() -> None:
    for words in ("compare ", "and ", "how do a and b ", "a versus ", "is a more ", "which, a or b ", "between "):
        read_comparison(words * (2000 // len(words)))
        read_comparison("difference between " + words * (1900 // len(words)))


@pytest.mark.parametrize(
    "question",
    [
        "How did Anna Roose and Willem Kok differ in their attitude to lotteries?",
        "How does Anna Roose differ from Willem Kok on lotteries?",
        "Compare Anna Roose with Willem Kok on lotteries.",
    ],
)
def test_each_side_is_said(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert "Held one each spring" in answer.text
    assert "Forbade them after a riot" in answer.text


def test_a_sentence_that_speaks_of_both_answers_alone(ask: Ask) -> None:
    answer = ask("How does a lamplighter compare with a weaver in wage?")
    assert answer.status == "answered"
    assert "twice the wage of a weaver" in answer.citations[0].quote
    assert len(answer.citations) == 1


def test_a_side_that_the_paper_does_not_know_is_not_made_up(ask: Ask) -> None:
    answer = ask("Compare Anna Roose with Napoleon on lotteries.")
    assert "Napoleon" not in answer.text
