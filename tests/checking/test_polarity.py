"""Words that are said and denied, and opposites."""

from __future__ import annotations

import pytest

from footnoted.checking.content import read_content
from footnoted.checking.names import Lexicon
from footnoted.checking.polarity import find_conflicts

LEXICON = Lexicon(small=frozenset(), capital=frozenset(), abbreviations=())


def conflicts(claim: str, passage: str) -> list[str]:
    claimed, found = read_content(claim, LEXICON), read_content(passage, LEXICON)
    return [claim[each.claimed.start : each.claimed.end] for each in find_conflicts(claimed.pointers, found.pointers)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("the council did not pay for the quay", "the council paid for the quay"),
        ("the council paid for the quay", "the council refused to pay for the quay"),
        ("the council is likely to pay", "the council is unlikely to pay"),
        ("exports of herring fell sharply", "exports of herring rose sharply"),
        ("the mayor supported the new quay", "the mayor opposed the new quay"),
        ("the plan was carried out", "the plan was not carried out"),
        ("a quay was built there", "no quay was built there"),
        ("mechanical work is not done", "mechanical work is done"),
        ("the lamps had great influence on trade", "the lamps had little influence on trade"),
    ],
)
def test_opposite_ways_are_told(claim: str, passage: str) -> None:
    assert conflicts(claim, passage)
    assert conflicts(passage, claim)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("the council did not pay for the quay", "the council refused to pay for the quay"),
        ("the mayor built the quay and the mole", "the mayor built not only the quay but also the mole"),
        ("tariffs on herring fell", "exports to the north rose"),
        ("the quay was built", "not least the quay was built"),
        ("the lamps are cooled by water", "the lamps are cooled by water, never by air"),
    ],
)
def test_the_same_way_is_not(claim: str, passage: str) -> None:
    assert conflicts(claim, passage) == []
