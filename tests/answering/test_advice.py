"""What a paper advises on one matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What do the authors recommend on camps with widows?",
        "What does the paper advise about widows?",
        "What does the report recommend the guild do about widows in camps?",
        "What is advised for widows?",
    ],
)
def test_the_sentence_that_advises_is_said(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered"
    assert "Such camps must include widows" in answer.text


@pytest.mark.parametrize("question", ["What do the authors recommend on lanterns?", "What is advised on smugglers?"])
def test_no_sentence_is_said_that_does_not_name_the_matter(ask_salt: Ask, question: str) -> None:
    assert "must include widows" not in ask_salt(question).text
