"""Passages: what is searched, cut along whole sentences, rows and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.document import Document
from footnoted.parsing import parse_paper
from footnoted.passages import LONGEST_PASSAGE, Passage, split_passages
from footnoted.reading import read_corpus

CORPUS = Path(__file__).parents[1] / "corpus"


def squeeze(words: str) -> str:
    return "".join(words.split())


def passages_of(text: str) -> tuple[Passage, ...]:
    return split_passages(parse_paper(text, id="paper"))


@pytest.fixture(scope="module")
def paper() -> Document:
    (file,) = read_corpus(CORPUS)
    return parse_paper(file.text, id=file.id, metadata=file.metadata)


@pytest.fixture(scope="module")
def passages(paper: Document) -> tuple[Passage, ...]:
    return split_passages(paper)


def test_ids_are_unique_and_name_the_document(paper: Document, passages: tuple[Passage, ...]) -> None:
    ids = [passage.id for passage in passages]
    assert len(ids) == len(set(ids))
    assert all(id.startswith(f"{paper.id}:") for id in ids)
    assert {passage.document for passage in passages} == {paper.id}


def test_every_passage_is_what_its_spans_hold(paper: Document, passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        assert passage.spans
        assert squeeze(passage.text) == squeeze("".join(paper.text[s.start : s.end] for s in passage.spans))


def test_every_sentence_is_a_passage_with_its_parent(paper: Document, passages: tuple[Passage, ...]) -> None:
    by_id = {passage.id: passage for passage in passages}
    for sentence in paper.sentences:
        passage = by_id[f"{paper.id}:{sentence.id}"]
        assert passage.spans == sentence.spans
        if passage.kind == "sentence":
            assert passage.parent is not None
            assert passage.id in by_id[passage.parent].sentences
        else:
            assert passage.kind == "front_matter"
            assert passage.parent is None


def test_no_passage_is_longer_than_the_model_reads(passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        if passage.kind == "passage":
            assert len(passage.text.split()) <= LONGEST_PASSAGE or len(passage.sentences) == 1


def test_rows_cells_and_notes_of_the_real_paper(paper: Document, passages: tuple[Passage, ...]) -> None:
    kinds = {kind: [p for p in passages if p.kind == kind] for kind in ("table_row", "table_cell", "footnote")}
    assert len(kinds["table_row"]) == 18
    assert len(kinds["footnote"]) == 61
    row = next(p for p in kinds["table_row"] if p.text.startswith("5 South Korea"))
    assert "Economic capability: South Korea" in row.context
    assert row.context.startswith("Table 1.")
    rows = {p.id for p in kinds["table_row"]}
    assert kinds["table_cell"]
    assert all(p.parent in rows for p in kinds["table_cell"])
    note = next(p for p in kinds["footnote"] if p.id == f"{paper.id}:fn20")
    assert note.text == "Ibid."


def test_pull_quotes_and_headers_are_in_no_passage(paper: Document, passages: tuple[Passage, ...]) -> None:
    asides = [span for aside in paper.asides for span in aside.spans]
    for passage in passages:
        assert not any(span.overlaps(aside) for span in passage.spans for aside in asides)


def test_sections_are_the_labels_on_the_way_down(passages: tuple[Passage, ...]) -> None:
    passage = next(p for p in passages if p.text.startswith("As one South Korean official succinctly noted"))
    assert passage.section == ("03 The main factors affecting South Korean foreign policy", "The Trump factor")


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "The gate stood where the road leaves the common and nobody in the village minded it."
    found = [p for p in passages_of(" ".join([sentence] * 30)) if p.kind == "passage"]
    assert len(found) == 3
    assert all(p.text.endswith("minded it.") for p in found)
    assert sum(len(p.sentences) for p in found) == 30


def test_an_empty_row_and_an_empty_text_give_no_passage() -> None:
    assert passages_of("") == ()
    rows = [p for p in passages_of("Town\tFare\nVale\t3\nQuern\t4\n") if p.kind == "table_row"]
    assert [p.text for p in rows] == ["Vale 3", "Quern 4"]
