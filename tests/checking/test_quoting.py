"""Quotations looked up to the letter: there, shortened, altered, stitched, or nowhere."""

from __future__ import annotations

import pytest

from footnoted.checking.concordance import Concordance, read_letters
from footnoted.checking.quoting import Quoted, look_up, read_quotations
from footnoted.document import Metadata
from footnoted.parsing import parse_paper

TEXT = (
    "On lamps\n\n01\nOil\n\nThe mayor called it ‘a heap of stones, no more’. She asked [the council] for 200 lamps at "
    "once.\n\nThe ships were waiting for hours in the dark, and the town’s “lamp-men” slept.\n"
)
PAPER = parse_paper(TEXT, id="lamps", metadata=Metadata(title="On lamps"))


def quote(claim: str) -> Quoted:
    (place,) = read_quotations(claim)
    return look_up(claim, place, [("lamps", Concordance(PAPER))])


@pytest.mark.parametrize(
    "quoted",
    [
        "“a heap of stones, no more”",
        "'a heap of stones'",
        "«waiting for hours in the dark,»",
        "\"the town's 'lamp-men' slept\"",
        "“waiting … in the dark”",
        "“asked [the council] for 200 lamps”",
        "“asked [them] for 200 lamps”",
        "“The mayor called it”",
    ],
)
def test_a_quotation_to_the_letter_is_verbatim(quoted: str) -> None:
    found = quote(f"It says {quoted} there.")
    assert (found.state, found.document) == ("verbatim", "lamps")
    assert found.units


def test_another_word_is_altered_and_the_papers_words_are_shown() -> None:
    found = quote("It says “a heap of bricks, no more” there.")
    assert (found.state, found.found) == ("altered", "a heap of stones, no more")


def test_another_number_is_altered() -> None:
    found = quote("It says “for 300 lamps at once” there.")
    assert (found.state, found.found) == ("altered", "for 200 lamps at once")


def test_words_of_two_places_are_stitched_and_both_are_shown() -> None:
    found = quote("It says “a heap of stones waiting for hours in the dark” there.")
    assert found.state == "stitched"
    assert found.found == "“a heap of stones” … “waiting for hours in the dark”"
    assert len(found.units) == 2


def test_an_omission_does_not_join_two_paragraphs() -> None:
    assert quote("It says “a heap of stones … waiting for hours in the dark” there.").state == "stitched"


@pytest.mark.parametrize("quoted", ["“bananas are yellow and sweet”", "“—”"])
def test_words_of_nowhere_are_absent(quoted: str) -> None:
    assert quote(f"It says {quoted} there.").state == "absent"


def test_letters_leave_out_white_space_and_the_style_of_marks() -> None:
    assert read_letters("the  town’s ‘lamp–men’") == read_letters('the town\'s "lamp-men"')
    assert read_letters(" … ").words == ()
