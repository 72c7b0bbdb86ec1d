"""What the paper prints of itself: authors, date, imprint, thanks; and questions that only sound like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]

SAID = [
    ("Who wrote this paper?", "Ilse Brandt and Tomas Reed"),
    ("Who are the authors?", "Ilse Brandt and Tomas Reed"),
    ("Authors?", "Ilse Brandt and Tomas Reed"),
    ("When was this published?", "The paper is dated June 2021."),
    ("In what month and year did the paper come out?", "June 2021"),
    ("What is the date of the report?", "June 2021"),
    ("What is the title?", "Carrying salt across the marsh"),
    ("What is the subtitle of the paper?", "Why the carters stayed poor"),
    ("Who published the paper?", "Marsh Foundation"),
    ("Which organisation published the study?", "Marsh Foundation"),
    ("What series is the paper part of?", "Working Paper, Roads Programme"),
    ("What is the publisher's address?", "7 Causeway Street, Elm"),
    ("Where is the Marsh Foundation located?", "7 Causeway Street, Elm"),
    ("What is the email of the publisher?", "contact@marsh.example"),
    ("What is the publisher's website?", "marsh.example.org"),
    ("Who funded the study?", "funded by the Marsh Foundation"),
    ("Who paid for the research?", "funded by the Marsh Foundation"),
    ("Whom do the authors thank?", "the carters of Elm"),
    ("What do the acknowledgements say?", "the carters of Elm"),
    ("How should I cite this paper?", "Brandt, I. and Reed, T. (2021)"),
    ("Give me the citation", "Brandt, I. and Reed, T. (2021)"),
    ("Who owns the copyright?", "Copyright © Marsh Foundation"),
    ("What is on the cover photo?", "a cart at Low Cross"),
    ("How many pages does the paper have?", "on page 16"),
    ("What is the main argument of the paper?", "tolls, and not the weather, kept the carters poor"),
]


@pytest.mark.parametrize(("question", "words"), SAID)
def test_the_paper_says_of_itself(ask_salt: Ask, question: str, words: str) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered", answer.text
    assert words in answer.text.replace("\n", " ")
    assert answer.confidence == 0.98


def test_a_number_that_is_not_printed_is_refused_plainly(ask_salt: Ask) -> None:
    answer = ask_salt("What is the ISBN?")
    assert (answer.status, "The paper prints no ISBN." in answer.text) == ("not_found", True)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the ledger of the guild?",
        "Who is the author of the night toll?",
        "When was the causeway published as a public road?",
        "Who published the tolls of Harrow?",
        "What was the title of the master of Harrow?",
        "Who paid for the oxen?",
        "Who supported the guild?",
        "What is the address of the smith?",
        "What rights did the widows have?",
        "What programme did Greta Moss follow?",
        "How long was the causeway?",
        "What type of cart was used?",
        "Who thanked the carters?",
        "What year was the flood?",
        "What is the position of the authors on oxen?",
    ],
)
def test_what_only_sounds_like_it_is_left_to_search(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.confidence != 0.98
    assert answer.status == "answered" or answer.text.startswith("The paper does not say.")
