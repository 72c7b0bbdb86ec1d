"""A model's reply read piece by piece: sentences, keys, refusals, and forms that models write though told not to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.generating.lines import Offered, Refused, ReplyReader

REFUSAL = "a1-none"


def read_all(*pieces: str) -> list[Offered | Refused]:
    reader = ReplyReader(REFUSAL)
    given = [each for piece in pieces for each in reader.read(piece)]
    return [*given, *reader.finish()]


@pytest.mark.parametrize(
    ("reply", "offered"),
    [
        ("Ships left. [[a1-1]]\n", [("Ships left.", ("a1-1",))]),
        ("Ships left [[a1-1]].\n", [("Ships left.", ("a1-1",))]),
        ("- Ships left. [[a1-1]][[a1-2]]", [("Ships left.", ("a1-1", "a1-2"))]),
        ("1. Ships left. [[a1-1]], [[a1-1]]", [("Ships left.", ("a1-1",))]),
        ("Ships left. [[a1-1]] Boats came. [[a1-2]]", [("Ships left.", ("a1-1",)), ("Boats came.", ("a1-2",))]),
        ("Ships left. Boats came. [[a1-2]]", [("Ships left.", ()), ("Boats came.", ("a1-2",))]),
        ("Ships left.\n[[a1-1]]\n", [("Ships left.", ())]),
        ("Ships left. [a1-1]", [("Ships left.", ()), ("[a1-1].", ())]),
        ("\n \n***\n", []),
    ],
)
def test_sentences_have_the_keys_behind_them(reply: str, offered: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(each.text, each.keys) for each in read_all(reply) if isinstance(each, Offered)] == offered


def test_the_mark_of_a_refusal_is_one() -> None:
    assert read_all(f"[[{REFUSAL}]]") == [Refused()]
    assert read_all("[[b2-none]]") == []


def test_a_line_is_given_out_once_it_has_ended() -> None:
    reader = ReplyReader(REFUSAL)
    assert list(reader.read("Ships left. [[a1")) == []
    assert list(reader.read("-1]]")) == []
    assert list(reader.read("\nBoats")) == [Offered("Ships left.", ("a1-1",))]


def test_a_line_without_end_is_cut() -> None:
    assert all(len(each.text) <= 2_001 for each in read_all("word " * 3_000) if isinstance(each, Offered))


@given(st.data())
def test_where_pieces_end_makes_no_difference(data: st.DataObject) -> None:
    reply = "Ships left. [[a1-1]]\n- Boats came [[a1-2]] [[a1-3]].\nIt “rained”. [[a1-1]]"
    cuts = sorted(data.draw(st.sets(st.integers(0, len(reply)), max_size=6)))
    pieces = [reply[start:end] for start, end in zip([0, *cuts], [*cuts, len(reply)], strict=True)]
    assert read_all(*pieces) == read_all(reply)
