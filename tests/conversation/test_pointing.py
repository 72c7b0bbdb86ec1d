"""The words that a reader points at are there to the letter, wherever pages and notes cut them, or are refused."""

from __future__ import annotations

import pytest

from footnoted.assistant import Assistant
from footnoted.conversation.pointing import find_words, point_at
from footnoted.errors import UnsuitableRequest
from footnoted.papers import Paper


@pytest.fixture(scope="module")
def paper(assistant: Assistant) -> Paper:
    return assistant.paper("howell-2025-south-korea")


def drop_space(text: str) -> str:
    return "".join(text.split())


def test_every_sentence_and_note_is_found_by_its_own_words(paper: Paper) -> None:
    document = paper.document
    for spans in [*(each.spans for each in document.sentences), *(note.spans for note in document.footnotes)]:
        quote = document.read(spans)
        found = find_words([paper], quote)
        assert drop_space("".join(document.text[start:end] for start, end in found.spans)) == drop_space(quote)
        assert drop_space(found.quote) == drop_space(quote)
        assert found.printed == tuple(document.text[start:end] for start, end in found.spans)


def test_words_that_a_block_of_notes_cuts_in_two_are_found(paper: Paper) -> None:
    found = find_words([paper], "halve the 20 per cent tariff")
    assert len(found.spans) == 2
    assert found.quote == "halve the 20 per cent tariff"


def test_words_over_two_sentences_and_in_another_style_of_quote_marks_are_found(paper: Paper) -> None:
    first, second = paper.document.sentences[60:62]
    quote = f"{paper.document.read(first.spans)[-20:]}\n{paper.document.read(second.spans)[:20]}"
    assert find_words([paper], quote.replace("’", "'")).spans == find_words([paper], quote).spans


@pytest.mark.parametrize("quote", ["bananas are yellow", "HALVE THE 20 PER CENT", "halve the 21 per cent tariff", "  "])
def test_words_that_do_not_stand_there_to_the_letter_are_refused(paper: Paper, quote: str) -> None:
    with pytest.raises(UnsuitableRequest):
        find_words([paper], quote)


def test_spans_are_read(paper: Paper) -> None:
    sentence = paper.document.sentences[40]
    spans = [(span.start, span.end) for span in sentence.spans]
    assert point_at(paper, spans).quote == paper.document.read(sentence.spans)


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(9, 3)], [(0, 10**9)], [(10, 20), (15, 30)], [(30, 40), (10, 20)]])
def test_spans_that_are_no_stretches_in_order_are_refused(paper: Paper, spans: list[tuple[int, int]]) -> None:
    with pytest.raises(UnsuitableRequest):
        point_at(paper, spans)


def test_spans_of_white_space_are_refused(paper: Paper) -> None:
    at = paper.document.text.index("\n\n")
    with pytest.raises(UnsuitableRequest, match="no words"):
        point_at(paper, [(at, at + 2)])
