"""Lists answered whole: recommendations, what a sentence counts, what bullets or ordinals set out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]

RECOMMENDATIONS = ("Publish every toll", "Mend the causeway before the next flood", "Pay carters by the day")


@pytest.mark.parametrize(
    "question",
    [
        "List all recommendations",
        "What are the recommendations?",
        "What does the paper recommend?",
        "Which policies do the authors recommend?",
        "Give me every recommendation of the report",
        "Summarise the recommendations",
        "What are the three recommendations of the paper?",
    ],
)
def test_all_recommendations_are_listed_in_order(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    places = [answer.text.index(title) for title in RECOMMENDATIONS]
    assert places == sorted(places)
    assert [citation.quote for citation in answer.citations] == list(RECOMMENDATIONS)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What is the first recommendation?", RECOMMENDATIONS[0]),
        ("What is the second policy recommendation?", RECOMMENDATIONS[1]),
        ("What's the 3rd recommendation?", RECOMMENDATIONS[2]),
        ("What is recommendation 2?", RECOMMENDATIONS[1]),
        ("What does recommendation number three say?", RECOMMENDATIONS[2]),
        ("What is the last recommendation?", RECOMMENDATIONS[2]),
    ],
)
def test_one_recommendation_is_named_by_its_place(ask_salt: Ask, question: str, title: str) -> None:
    answer = ask_salt(question)
    assert answer.citations[0].quote == title
    assert not any(other in answer.text for other in RECOMMENDATIONS if other != title)


def test_recommendations_are_counted(ask_salt: Ask) -> None:
    answer = ask_salt("How many recommendations are there?")
    assert answer.claims[0].text == "The paper makes three recommendations."
    assert len(answer.citations) == 3


def test_the_first_few_are_listed(ask_salt: Ask) -> None:
    answer = ask_salt("What are the first two recommendations?")
    assert [citation.quote for citation in answer.citations] == list(RECOMMENDATIONS[:2])


@pytest.mark.parametrize("question", ["What is the ninth recommendation?", "What is recommendation 4?"])
def test_a_place_past_the_last_is_refused_with_their_number(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.status == "not_found"
    assert "makes three recommendations" in answer.text


def test_recommendations_on_a_matter_are_those_whose_titles_name_it(ask_salt: Ask) -> None:
    answer = ask_salt("What does the paper recommend for the causeway?")
    assert [citation.quote for citation in answer.citations] == [RECOMMENDATIONS[1]]


WHOLE = [
    ("Which three things set the price of salt?", ["depth of the water, the price of oxen, and the tolls"]),
    ("What things set the price of salt?", ["depth of the water"]),
    (
        "What three dangers did carters face?",
        ["the tide at Low Cross", "Second, robbers", "Third, oxen died of marsh fever"],
    ),
    ("Which dangers did carters face?", ["the tide at Low Cross", "Second, robbers", "Third, oxen died"]),
    ("What tools did a carter own?", ["following items:", "eel skin", "horn panes", "sound the mud"]),
    ("Into which two camps did the guild of carters split?", ["those who owned their oxen, and those who hired them"]),
]


@pytest.mark.parametrize(("question", "words"), WHOLE)
def test_what_the_paper_enumerates_is_answered_whole(ask_salt: Ask, question: str, words: list[str]) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered", answer.text
    places = [answer.text.index(word) for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What was the first danger that carters faced?", "the tide at Low Cross"),
        ("What was the second danger that carters faced?", "Second, robbers waited"),
        ("What was the last danger that carters faced?", "Third, oxen died"),
    ],
)
def test_one_of_what_is_enumerated_is_found_by_its_place(ask_salt: Ask, question: str, words: str) -> None:
    answer = ask_salt(question)
    assert words in answer.text
    assert len(answer.citations) == 1


def test_a_place_past_what_is_enumerated_is_refused(ask_salt: Ask) -> None:
    answer = ask_salt("What was the fifth danger that carters faced?")
    assert (answer.status, "three of them" in answer.text) == ("not_found", True)


@pytest.mark.parametrize(
    "question",
    [
        "What four dangers did carters face?",
        "Which dangers did sailors on the open sea fear?",
        "What things did Greta Moss carry home?",
        "What did the king recommend?",
        "What has the guild recommended to its widows?",
        "Which camps did the soldiers of the duke build?",
        "What was the first ship on the river?",
    ],
)
def test_what_only_sounds_like_a_list_is_left_to_search(ask_salt: Ask, question: str) -> None:
    assert_searched(ask_salt(question))


def assert_searched(answer: Answer) -> None:
    """Assert that an answer was not looked up in the structure: neither its confidence nor its refusal is of one."""
    assert answer.confidence != 0.98
    assert answer.status == "answered" or answer.text.startswith("The paper does not say.")
