"""How a question and a sentence in its context are laid out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footnoted.reader.pairs import LONGEST_CONTEXT, LONGEST_QUESTION, LONGEST_SENTENCE, lay_out

PIECES = st.lists(st.integers(200, 30000), max_size=150)


def test_the_question_comes_first_then_the_sentence_then_what_stands_before_it() -> None:
    pair = lay_out([1001, 1002], [2001], [3001, 3002])
    assert pair.ids == (101, 1001, 1002, 102, 2001, 102, 3001, 3002, 102)
    assert pair.types == (0, 0, 0, 0, 1, 1, 0, 0, 0)
    assert pair.start == 4


def test_without_context_nothing_follows_the_sentence() -> None:
    assert lay_out([1001], [2001], []).ids == (101, 1001, 102, 2001, 102)


def test_of_the_context_the_end_is_kept() -> None:
    pair = lay_out([1], [2], list(range(3000, 3100)))
    assert pair.ids[-2] == 3099
    assert len(pair.ids) == 5 + LONGEST_CONTEXT + 1


@given(PIECES, PIECES, PIECES)
def test_a_pair_is_bounded_and_its_sentence_stands_where_it_says(
    question: list[int], sentence: list[int], context: list[int]
) -> None:
    pair = lay_out(question, sentence, context)
    kept = sentence[:LONGEST_SENTENCE]
    assert list(pair.ids[pair.start : pair.start + len(kept)]) == kept
    assert len(pair.ids) == len(pair.types) <= LONGEST_QUESTION + LONGEST_SENTENCE + LONGEST_CONTEXT + 4
    assert sum(pair.types) == len(kept) + 1
