"""What counts as a token where no language model reads along."""

from __future__ import annotations

import pytest

from server.openai.requests import count_tokens


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("Seoul kept its balance. [1]", 8), ("한국은 15%", 3), ("don’t", 3), (" \n ", 0)]
)
def test_words_and_marks_are_counted(text: str, count: int) -> None:
    assert count_tokens(text) == count
