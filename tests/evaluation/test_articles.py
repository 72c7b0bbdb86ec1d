"""Public files as documents with questions: what is kept, and where evidence is said to stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from public_files import LAMPS, ask, name_kept_out, number_kept_out, write, write_covidqa, write_qasper, write_squad

from footnoted.evaluation.articles import Collection, read_covidqa, read_qasper, read_squad, text_of
from footnoted.passages import split_passages


def read_evidence(collection: Collection) -> dict[str, list[str]]:
    """Return the words of each question's evidence."""
    text = {document.id: document.text for document in collection.texts}
    return {
        question.words: [text[each.text][each.span.start : each.span.end] for each in question.evidence]
        for question in collection.questions
    }


def test_an_article_is_one_text_of_paragraphs_that_can_be_searched_alone(tmp_path: Path) -> None:
    (collection,) = read_squad(write_squad(tmp_path))
    name = name_kept_out("Lamps")
    assert [document.id for document in collection.texts] == [name]
    assert [document.id for document in collection.documents] == [f"{name}#0", f"{name}#1", f"{name}#2"]
    assert {text_of(document.id) for document in collection.documents} == {name}
    assert {document.text for document in collection.documents} == {collection.texts[0].text}
    for document, words in zip(collection.documents, LAMPS, strict=True):
        passages = split_passages(document)
        assert {p.kind for p in passages} == {"passage", "sentence"}
        assert [p.text for p in passages if p.kind == "passage"] == [words]
        assert " ".join(p.text for p in passages if p.kind == "sentence") == words
        assert all(
            document.text[p.spans[0].start : p.spans[-1].end] == p.text for p in passages if p.kind == "sentence"
        )


def test_evidence_is_where_the_words_are_whatever_the_offset_says(tmp_path: Path) -> None:
    (collection,) = read_squad(write_squad(tmp_path))
    assert read_evidence(collection) == {
        "Which keeper rowed out every night?": ["Ann Moor"],
        "Who painted the lamp?": [],
        "Where were nets mended?": ["chapel"],
        "What did carts pay for the crossing?": ["two pennies"],
    }
    assert [question.paragraph for question in collection.questions] == [
        f"{collection.name}#{number}" for number in (0, 0, 1, 2)
    ]


def test_an_answer_that_is_not_there_takes_its_question_away(tmp_path: Path) -> None:
    lost = {"question": "?", "answers": [{"text": "nowhere", "answer_start": 0}]}
    paragraphs = [{"context": LAMPS[0], "qas": [lost, ask("When?", "1811", LAMPS[0])]}]
    path = write(tmp_path / "squad.json", {"data": [{"title": name_kept_out("x"), "paragraphs": paragraphs}]})
    (collection,) = read_squad(path)
    assert [question.words for question in collection.questions] == ["When?"]


def test_a_paper_is_read_as_the_program_reads_one(tmp_path: Path) -> None:
    (collection,) = read_covidqa(write_covidqa(tmp_path))
    assert collection.name == str(number_kept_out())
    assert collection.documents == collection.texts
    assert read_evidence(collection) == {"Where were nets mended?": ["mended in the chapel"]}
    assert len(collection.documents[0].paragraphs) >= 4


def test_papers_of_one_set_are_searched_together(tmp_path: Path) -> None:
    (collection,) = read_qasper(write_qasper(tmp_path))
    assert [document.id for document in collection.documents] == [name_kept_out("a"), name_kept_out("b")]
    assert read_evidence(collection) == {
        "Who was the keeper of the lamp?": [LAMPS[0]],
        "Where were nets mended?": [LAMPS[1]],
        "What did carts pay?": [LAMPS[2]],
    }


def test_what_is_trained_on_is_left_out(tmp_path: Path) -> None:
    article = {"title": name_kept_out("y", kept_out=False), "paragraphs": []}
    assert list(read_squad(write(tmp_path / "squad.json", {"data": [article]}))) == []
    assert list(read_qasper(write(tmp_path / "qasper.json", {}))) == []


def test_a_file_of_another_form_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        list(read_squad(write(tmp_path / "other.json", {})))
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        list(read_squad(tmp_path / "broken.json"))
