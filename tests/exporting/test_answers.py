"""What an exported answer holds: its text, its notes, where the words stand and what the paper rests them on."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from footnoted.document import Metadata
from footnoted.exporting.answers import compose_answer, describe_note, name_pages
from footnoted.exporting.writing import Line, Mark, Words, Writing, read_line
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.wire import describe_note as as_json
from server.schemas.examples import ANSWER, PAPER, PASSAGE

PAPERS = {
    PAPER: Metadata(title="On *Korea*", subtitle="And more", authors=("Edward Howell",), doi="10.1/x", date="2025-12")
}


def cite(source: dict[str, Any]) -> Line:
    return (Words(f"IN FULL {source['title']}"),)


@pytest.fixture
def answer() -> dict[str, Any]:
    return deepcopy(ANSWER)


def compose(answer: dict[str, Any]) -> Writing:
    return compose_answer(answer, PAPERS, cite)


def test_markers_become_marks_and_answering_words_are_strong(answer: dict[str, Any]) -> None:
    writing = compose(answer)
    (line,) = writing.lines
    assert writing.title == answer["question"]
    assert read_line(line) == answer["claims"][0]["text"]
    assert line[-1] == Mark(1)
    assert [piece.text for piece in line if isinstance(piece, Words) and piece.style == "strong"] == ["15 per cent"]


def test_a_bracketed_number_in_the_words_of_a_claim_is_no_mark(answer: dict[str, Any]) -> None:
    answer["claims"] = [{"text": "As [1] shows.", "citations": [1], "support": "verbatim"}]
    answer["text"] = "As [1] shows. [1] Not [7]."
    (line,) = compose(answer).lines
    assert line == (Words("As [1] shows."), Mark(1), Words(" Not [7]."))


def test_a_line_break_begins_a_paragraph(answer: dict[str, Any]) -> None:
    answer["claims"] = []
    answer["text"] = "One. [1]\n\nTwo."
    assert list(compose(answer).lines) == [(Words("One."), Mark(1)), (Words("Two."),)]


def test_a_note_holds_the_quotation_its_place_and_the_papers_note(answer: dict[str, Any]) -> None:
    (note,) = compose(answer).notes
    quotation, printed = (read_line(line) for line in note.lines)
    citation = answer["citations"][0]
    assert quotation.startswith(f"“{citation['quote']}” Edward Howell, On *Korea*, 03 The main factors")
    assert quotation.endswith(" › The Trump factor, pp. 15–21.")
    assert printed.startswith("fn 27: Choe, S-H. and Wakabayashi, D. (2025)")
    url = answer["footnotes"][0]["sources"][0]["url"]
    assert [piece.url for piece in note.lines[1] if isinstance(piece, Words) and piece.url] == [url]
    assert f"29 October 2025, {url}." in printed


def test_a_source_from_another_note_is_given_in_full(answer: dict[str, Any]) -> None:
    note = answer["footnotes"][0]
    note["text"] = "Ibid."
    note["sources"][0].update(resolved_from=26, title="The whole")
    lines = [read_line(line) for line in compose(answer).notes[0].lines[1:]]
    assert lines == ["fn 27: Ibid.", "fn 27 in full, from fn 26: IN FULL The whole"]


def test_an_address_that_the_note_does_not_print_is_added(answer: dict[str, Any]) -> None:
    answer["footnotes"][0]["text"] = "Choe (2025)."
    lines = [read_line(line) for line in compose(answer).notes[0].lines[2:]]
    assert lines == [f"fn 27 leads to: {answer['footnotes'][0]['sources'][0]['url']}"]


def test_a_quoted_note_is_not_printed_twice(answer: dict[str, Any]) -> None:
    answer["citations"][0].update(kind="footnote", quote=answer["footnotes"][0]["text"])
    lines = [read_line(line) for line in compose(answer).notes[0].lines]
    assert len(lines) == 2
    assert lines[1] == "This is the paper’s fn 27."


@pytest.mark.parametrize(("grounds", "said"), [("asserted", "no note"), ("interview", "author’s own interview")])
def test_other_grounds_are_said(answer: dict[str, Any], grounds: str, said: str) -> None:
    answer["citations"][0].update(grounds=grounds, footnotes=[])
    (note,) = compose(answer).notes
    assert said in read_line(note.lines[1])


def test_a_note_that_was_asked_for_has_a_part(answer: dict[str, Any]) -> None:
    answer["citations"][0]["footnotes"] = []
    part, _ = compose(answer).parts
    assert part.heading == "Footnotes of the paper"
    assert read_line(part.lines[0]).startswith("fn 27: ")


def test_the_paper_itself_is_named(answer: dict[str, Any]) -> None:
    (part,) = compose(answer).parts
    assert part.heading == "Answered from"
    assert [read_line(line) for line in part.lines] == [
        f"Edward Howell, On *Korea*: And more, 2025-12 ({PAPER}). https://doi.org/10.1/x"
    ]


def test_a_refusal_has_no_notes_and_says_what_came_nearest(answer: dict[str, Any]) -> None:
    refusal = {**answer, "status": "not_found", "text": "Not said.", "claims": [], "citations": [], "footnotes": []}
    writing = compose({**refusal, "nearest": [PASSAGE]})
    assert writing.notes == ()
    assert [part.heading for part in writing.parts] == [
        "Nearest passages, which do not answer the question",
        "Searched",
    ]
    assert read_line(writing.parts[0].lines[0]).startswith(f"“{PASSAGE['quote']}”")


def test_an_answer_from_a_paper_that_is_gone_still_names_it(answer: dict[str, Any]) -> None:
    writing = compose_answer(answer, {}, cite)
    assert f"” {PAPER}, 03" in read_line(writing.notes[0].lines[0])
    assert writing.parts == ()


@pytest.mark.parametrize(("pages", "said"), [(None, ""), ([3, 3], "p. 3"), ([3, 5], "pp. 3–5")])
def test_pages_are_named(pages: list[int] | None, said: str) -> None:
    assert name_pages(pages) == said


def test_every_source_of_the_real_paper_is_reached(corpus_text: str) -> None:
    paper = Paper(parse_paper(corpus_text, id=PAPER, metadata=Metadata(title="T")))
    reached = 0
    for footnote in paper.document.footnotes:
        note = as_json(paper.note(footnote.number))
        lines = list(describe_note(note, lambda source: (Words("", url=source["url"]),)))
        links = {piece.url for line in lines for piece in line if isinstance(piece, Words)}
        wanted = {source["url"] for source in note["sources"]} - {None}
        assert wanted <= links, footnote.number
        reached += len(wanted)
    assert reached >= 54
