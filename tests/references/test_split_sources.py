"""A note's text cut into its sources, whatever its quotation marks do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.references import split_sources

ODD_TEXTS = st.text(alphabet="aB s;,.'’‘“”\"()[]<>\n&1", max_size=80)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("A; B; C.", ("A", "B", "C.")),
        ("", ()),
        (" ; ;; ", ()),
        ("'One; two', X; 'three'", ("'One; two', X", "'three'")),
        ("‘One; ‘two; three’ four; five’, X; Y", ("‘One; ‘two; three’ four; five’, X", "Y")),
        (
            "'Lee stirs pot with 'occupying' comment; more', X; Y",
            ("'Lee stirs pot with 'occupying' comment; more', X", "Y"),
        ),
        ("Lee's book; Kim’s book", ("Lee's book", "Kim’s book")),
        ("'Trump's 'rosy' approach; again', X; Y", ("'Trump's 'rosy' approach; again', X", "Y")),
        ("'The Ministers' Meeting; a note', X; Y", ("'The Ministers' Meeting; a note', X", "Y")),
        ("'Back in the '90s; then', X; Y", ("'Back in the '90s; then', X", "Y")),
        ("“One; ‘two’; three,” X; Y", ("“One; ‘two’; three,” X", "Y")),
        ("'One; “two” three', X; Y", ("'One; “two” three', X", "Y")),
        ("(see A; B), C; D", ("(see A; B), C", "D")),
        ("[one; two]; three", ("[one; two]", "three")),
        ("one (two; three", ("one (two", "three")),
        ("'one; two", ("'one", "two")),
        ("one'; two", ("one'", "two")),
        ("‘one; two", ("‘one", "two")),
        ("R&amp;D; S", ("R&amp;D", "S")),
        ("https://a.b/c;d=1; E", ("https://a.b/c;d=1", "E")),
        ("<https://a.b/c>;D", ("<https://a.b/c>", "D")),
        ("Ibid.; ibid., p. 3", ("Ibid.", "ibid., p. 3")),
        ("'이재명 \"민주당, '중도보수'...돼가'; B", ("'이재명 \"민주당, '중도보수'...돼가'", "B")),
        ("'민주당 '중도보수'를; 선언', X; B", ("'민주당 '중도보수'를; 선언', X", "B")),
        ("Roe (2020), 'A', X. See also Doe (2021), 'B', Y.", ("Roe (2020), 'A', X.", "See also Doe (2021), 'B', Y.")),
        ("It grew in time. See also Doe (2021), 'B', Y.", ("It grew in time. See also Doe (2021), 'B', Y.",)),
    ],
)
def test_semicolons_outside_marks_split(text: str, pieces: tuple[str, ...]) -> None:
    assert split_sources(text) == pieces


@pytest.mark.parametrize("mark", ["'", "‘", '"', "“"])
def test_a_mark_left_open_swallows_nothing(mark: str) -> None:
    text = f"Kim, J. (2020), {mark}An open title, X; Lee, K. (2021), 'Another', Y; Roe, L. (2022), 'Third', Z."
    assert len(split_sources(text)) == 3


@settings(deadline=None, max_examples=400)
@given(ODD_TEXTS)
def test_only_separators_and_white_space_are_lost(text: str) -> None:
    pieces = split_sources(text)
    kept = re.sub(r"[\s;]", "", "".join(pieces))
    assert kept == re.sub(r"[\s;]", "", text)
    reached = 0
    for piece in pieces:
        assert piece
        assert piece == piece.strip()
        reached = text.index(piece, reached) + len(piece)
