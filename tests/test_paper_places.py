"""A paper at hand: from spans to section, pages and notes, and from a note to its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.assistant import Assistant
from footnoted.document import Cell, Span
from footnoted.errors import UnknownFootnote
from footnoted.papers import Paper

PAPER = "howell-2025-south-korea"


@pytest.fixture(scope="module")
def paper(assistant: Assistant) -> Paper:
    return Paper(assistant.document(PAPER))


def test_places_stand_in_reading_order_and_cover_every_sentence_cell_and_note(paper: Paper) -> None:
    starts = [place.spans[0].start for place in paper.places]
    assert starts == sorted(starts)
    known = {place.spans for place in paper.places}
    assert all(sentence.spans in known for sentence in paper.document.sentences)
    assert all(cell.spans in known for table in paper.document.tables for cell in table.cells() if cell.spans)
    assert all(note.spans in known for note in paper.document.footnotes)


def test_any_part_of_a_sentence_leads_to_the_whole(paper: Paper) -> None:
    for sentence in paper.document.sentences:
        for span in sentence.spans:
            (place,) = paper.places_of((Span(span.start, span.start + 1),))
            assert place.spans == sentence.spans
            assert place.notes == sentence.notes


def test_a_rejoined_sentence_is_one_place(paper: Paper) -> None:
    rejoined = [s for s in paper.document.sentences if s.is_rejoined]
    assert len(rejoined) == 15
    for sentence in rejoined:
        (place,) = paper.places_of(sentence.spans)
        assert place.spans == sentence.spans


def test_words_of_two_sentences_are_two_places(paper: Paper) -> None:
    paragraph = next(p for p in paper.document.paragraphs if len(p.sentences) > 1 and p.kind == "body")
    one, two = paragraph.sentences[:2]
    found = paper.places_of((*one.spans, *two.spans))
    assert [place.spans for place in found] == [one.spans, two.spans]


def test_a_gap_is_no_place(paper: Paper) -> None:
    end = paper.document.sentences[0].spans[-1].end
    assert paper.document.text[end].isspace()
    assert paper.places_of((Span(end, end + 1),)) == ()
    assert paper.places_of(()) == ()


def test_a_place_has_the_titles_it_stands_under_and_their_pages(paper: Paper) -> None:
    sentence = next(
        s for s in paper.document.sentences if "threatened 100 per cent tariffs" in paper.document.read(s.spans)
    )
    (place,) = paper.places_of(sentence.spans)
    assert place.labels[0].startswith("03 The main factors")
    assert place.labels[1:] == ("The China threat: Sino-US great power competition",)
    assert place.pages == (15, 21)


def test_every_note_has_sources_and_what_it_supports(paper: Paper) -> None:
    for footnote in paper.document.footnotes:
        note = paper.note(footnote.number)
        assert note.note is footnote
        assert note.text == paper.document.read(footnote.spans)
        assert note.sources
        assert len(note.supports) == len(paper.document.hosts(footnote.number)) >= 1
        assert all(host.quote == paper.document.read(host.spans) and host.section for host in note.supports)


def test_a_note_in_a_table_stands_in_the_tables_section(paper: Paper) -> None:
    (host,) = paper.document.hosts(13)
    assert isinstance(host, Cell)
    table = next(t for t in paper.document.tables if host in tuple(t.cells()))
    assert paper.section_of_note(13) == table.section


def test_interviews_are_known_by_their_sources(paper: Paper) -> None:
    assert [number for number in paper.sources if paper.is_interview(number)] == [23, 28, 53]
    assert not paper.is_interview(99)


def test_a_note_that_is_not_there_is_unknown(paper: Paper) -> None:
    for number in (0, 62, -1):
        with pytest.raises(UnknownFootnote):
            paper.note(number)
        assert paper.section_of_note(number) == ()


def test_the_corpus_file_is_the_text(paper: Paper) -> None:
    file = Path(__file__).parents[1] / "corpus" / f"{PAPER}.txt"
    assert paper.document.text.encode() == file.read_bytes()
