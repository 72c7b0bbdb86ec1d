"""Numbers by first mention, as many as allowed."""

from __future__ import annotations

from footnoted.citing.numbering import Numbering, write_marker
from footnoted.document import Span

ONE, TWO = (Span(0, 4),), (Span(5, 9),)


def test_the_same_words_keep_their_number() -> None:
    numbering = Numbering(3)
    assert [numbering.number("a", ONE), numbering.number("a", TWO), numbering.number("a", ONE)] == [1, 2, 1]


def test_the_same_spans_of_another_document_are_other_words() -> None:
    numbering = Numbering(3)
    assert (numbering.number("a", ONE), numbering.number("b", ONE)) == (1, 2)


def test_there_is_room_until_the_limit_and_ever_for_what_has_a_number() -> None:
    numbering = Numbering(1)
    assert numbering.has_room([("a", ONE)])
    assert not numbering.has_room([("a", ONE), ("a", TWO)])
    numbering.number("a", ONE)
    assert numbering.has_room([("a", ONE), ("a", ONE)])
    assert not numbering.has_room([("a", TWO)])
    assert numbering.has_room([])


def test_markers_stand_side_by_side() -> None:
    assert (write_marker((2, 1)), write_marker(())) == ("[2][1]", "")
