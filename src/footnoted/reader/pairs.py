"""A question beside a sentence in its context, laid out as the reader takes them.

It owns the layout of word pieces, the same in training and in serving; it must not know what is done with a pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["LONGEST_CONTEXT", "LONGEST_QUESTION", "LONGEST_SENTENCE", "Pair", "lay_out"]

# Of the uncased BERT vocabulary that the bundled model uses.
CLASSIFY, SEPARATE = 101, 102
# A question of more word pieces, or a sentence, is cut; of the context the end counts, for it stands right before.
LONGEST_QUESTION = 40
LONGEST_SENTENCE = 96
LONGEST_CONTEXT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Word pieces with their types (1 for those of the sentence); `start` is the place of the sentence's first."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    start: int


def lay_out(question: Sequence[int], sentence: Sequence[int], context: Sequence[int]) -> Pair:
    """Return a pair's word pieces: the question, the sentence, and the end of what stands before it."""
    asked = (CLASSIFY, *question[:LONGEST_QUESTION], SEPARATE)
    said = (*sentence[:LONGEST_SENTENCE], SEPARATE)
    before = (*context[-LONGEST_CONTEXT:], SEPARATE) if context else ()
    types = (0,) * len(asked) + (1,) * len(said) + (0,) * len(before)
    return Pair(ids=(*asked, *said, *before), types=types, start=len(asked))
