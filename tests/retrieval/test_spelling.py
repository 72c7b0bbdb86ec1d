"""Slips of typing: mended where a paper's word is one slip away, and nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.indexing.embedding import read_known_words
from footnoted.retrieval.spelling import Speller

TEXT = "The deployment of troops to Russia; loudspeaker broadcasts and tariffs on steel. Shigeru Ishiba resigned."
KNOWN = {"range", "arms", "north", "many", "were", "sent"}


@pytest.fixture
def speller() -> Speller:
    return Speller([TEXT], KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how many trops were sent to rusia", "how many troops were sent to russia"),
        ("the tarifs on stele", "the tariffs on steel"),
        ("laudspeaker", "loudspeaker"),
        ("broadcatss", "broadcasts"),
    ],
)
def test_a_slip_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    "words",
    [
        "what is the range",  # the language knows it
        "Who is Ishida?",  # another name, not a slip for Ishiba
        "asdkj qwpoe zzxcv",  # near nothing
        "stel",  # too short to tell
        "co-trops trops's",  # part of something longer
        "",
    ],
)
def test_what_is_no_slip_is_left_alone(speller: Speller, words: str) -> None:
    assert speller.mend(words) == words


@given(st.text(max_size=80))
def test_it_never_fails_and_mends_nothing_twice(words: str) -> None:
    speller = Speller([TEXT], KNOWN)
    mended = speller.mend(words)
    assert speller.mend(mended) == mended
    assert len(mended.split()) == len(words.split())


def test_the_language_is_the_model_s_own() -> None:
    known = read_known_words()
    assert {"population", "army", "range"} <= known
    assert not {"trops", "rusia"} & known
