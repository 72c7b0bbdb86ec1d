"""Summaries in the paper's own words: of the whole, of chapters and sections; and how the paper is built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the paper",
        "Can you summarize this report?",
        "Give me a brief summary",
        "What is this paper about?",
        "What is it about?",
        "tl;dr",
        "Give me an overview of the whole study in three sentences",
        "What's the gist?",
        "Sum up the document, please",
        "What does the executive summary say?",
    ],
)
def test_the_paper_is_summed_up_from_its_own_summary(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert [claim.support for claim in answer.claims] == ["verbatim"] * 3
    assert {citation.section for citation in answer.citations} == {("Summary",)}
    # What a colon announces comes with it.
    assert answer.text.endswith("recommends that the towns: Open the ledgers. Mend the causeway. [3]")


def test_a_paper_without_a_summary_is_summed_up_by_what_it_says_of_itself(ask: Ask) -> None:
    answer = ask("Summarise the paper")
    assert 0 < len(answer.citations) <= 6
    assert "Light was never free" in answer.text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Summarise chapter 3", "“03 Tolls and the towns”"),
        ("What is chapter two about?", "“02 The carters and their carts”"),
        ("What's the third chapter about?", "“03 Tolls and the towns”"),
        ("What does chapter 2 cover?", "“02 The carters and their carts”"),
        ("Tell me about chapter 1", "“01 Introduction”"),
        ("Give me the main points of the last chapter", "“04 Conclusion and recommendations”"),
        ("Summarise the conclusion", "“04 Conclusion and recommendations”"),
        ("What does the introduction say?", "“01 Introduction”"),
        ("What does the paper conclude?", "“04 Conclusion and recommendations”"),
        ("Summarise the chapter on tolls", "“03 Tolls and the towns”"),
        ("What is the section on brothers about?", "“Brothers and cousins”"),
        ("Explain chapter 3 briefly", "“03 Tolls and the towns”"),
    ],
)
def test_a_part_is_summed_up_under_its_title(ask_salt: Ask, question: str, title: str) -> None:
    answer = ask_salt(question)
    assert answer.text.startswith(f"{title}: ")
    assert len(answer.citations) <= 6
    assert {citation.section[0] for citation in answer.citations} == {answer.citations[0].section[0]}


def test_a_chapter_is_led_by_its_standfirst(ask_salt: Ask) -> None:
    assert ask_salt("What is chapter 3 about?").citations[0].quote == "Five towns lived on what the carters paid."


@pytest.mark.parametrize(
    "question",
    [
        "Summarise chapter 9",
        "What does chapter 7 say about oxen?",
        "What is the ninth chapter about?",
        "Explain section 12",
    ],
)
def test_a_chapter_that_is_not_there_is_refused_with_those_that_are(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.status == "not_found"
    assert "its 4 chapters run from “01 Introduction” to “04 Conclusion and recommendations”" in answer.text


BUILD = [
    ("What are the chapters?", ["01 Introduction", "04 Conclusion"]),
    ("How many chapters are there?", ["has four chapters", "Tolls and the towns"]),
    ("What is the structure of the paper?", ["The carters and their carts"]),
    ("What sections does chapter 2 have?", ["Brothers and cousins"]),
    ("What is chapter 3 called?", ["03 Tolls and the towns"]),
    ("On which page does chapter 3 start?", ["pages 9 to 13"]),
    ("Where does chapter 2 begin?", ["pages 5 to 8"]),
    ("What page is the conclusion on?", ["pages 14 to 15"]),
    ("Which chapter deals with tolls?", ["Tolls and the towns"]),
    ("Which section discusses cousins?", ["Brothers and cousins (in “02 The carters and their carts”)"]),
]


@pytest.mark.parametrize(("question", "words"), BUILD)
def test_the_build_of_the_paper_is_told(ask_salt: Ask, question: str, words: list[str]) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered", answer.text
    assert all(word in answer.text for word in words), answer.text


def test_a_chapter_without_sections_says_so(ask_salt: Ask) -> None:
    answer = ask_salt("What are the sections of chapter 1?")
    assert (answer.status, "“01 Introduction” has no sections" in answer.text) == ("not_found", True)


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the carters' view of the flood",
        "What does chapter 2 say about the tide?",
        "What do carters conclude about the causeway?",
        "What does Chapter 12 of the Salt Act allow?",
        "What parts of the causeway sank?",
        "What was the introduction of the night toll about?",
        "What is the causeway about to lose?",
        "Which part of the marsh is the deepest?",
        "What was the structure of the guild?",
        "What is the story of the flood about?",
    ],
)
def test_what_only_sounds_like_a_summary_is_left_to_search(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.confidence != 0.98
    assert answer.status == "answered" or answer.text.startswith("The paper does not say.")
