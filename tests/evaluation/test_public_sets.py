"""Public sets measured on small files: ranks, shares, the draw, and both ways to search."""

from __future__ import annotations

from pathlib import Path

import pytest
from public_files import LAMPS, write_covidqa, write_qasper, write_squad

from footnoted.document import Document, Metadata, Span
from footnoted.evaluation.articles import Collection, Evidence, PublicQuestion, read_squad
from footnoted.evaluation.configurations import TUTORIAL, Configuration
from footnoted.evaluation.public_sets import Conditions, Verdict, count_squad, draw_questions, measure_set
from footnoted.evaluation.searching import Unit, find_rank, open_searches
from footnoted.indexing.embedding import HashingEmbedder

OWN = Configuration(name="ranking", title="own ranking", is_read=False)


@pytest.fixture
def conditions(tmp_path: Path) -> Conditions:
    return Conditions(folder=tmp_path / "index", embedder=HashingEmbedder(), configurations=(OWN,))


def test_the_rank_is_of_the_first_unit_that_holds_evidence() -> None:
    evidence = [Evidence(text="a", span=Span(10, 20))]
    units = [
        Unit(text="b", spans=(Span(10, 20),)),  # the same place in another text
        Unit(text="a", spans=(Span(0, 14),)),  # less than half of it
        Unit(text="a", spans=(Span(0, 15),)),
        Unit(text="a", spans=(Span(10, 20),)),
    ]
    assert find_rank(units, evidence) == 3
    assert find_rank(units[:2], evidence) is None
    assert find_rank(units, []) is None


def test_each_configuration_searches_the_whole_article_or_one_paragraph(tmp_path: Path) -> None:
    (collection,) = read_squad(write_squad(tmp_path))
    with open_searches(collection, tmp_path / "index", HashingEmbedder(), (OWN,)) as searches:
        assert list(searches) == [TUTORIAL, OWN.name]
        own = searches[OWN.name]
        found = own.find("Where were nets mended?")
        assert find_rank(found.sentences, collection.questions[2].evidence) == 1
        assert find_rank(found.paragraphs, collection.questions[2].evidence) == 1
        assert 1 < len(found.paragraphs) <= len(LAMPS)
        assert len(found.paragraphs[0].spans) == 3
        within = own.find("Where were nets mended?", within=collection.documents[0].id)
        assert len(within.paragraphs) == 1
        assert find_rank(within.sentences, collection.questions[2].evidence) is None
        chunks = searches[TUTORIAL].find("Where were nets mended?")
        assert (chunks.is_answered, chunks.confidence) == (True, None)
        assert chunks.sentences == chunks.paragraphs


def test_squad_is_measured(tmp_path: Path, conditions: Conditions) -> None:
    section = measure_set("squad", write_squad(tmp_path), conditions)
    assert section.questions == 4
    own, tutorial = section.columns[OWN.name], section.columns[TUTORIAL]
    assert (own["sentence_first"].count, own["sentence_first"].out_of) == (3, 3)
    assert own["accuracy"].out_of == 4
    assert tutorial["balanced_accuracy"].value == 0.5
    assert tutorial["accuracy"].value == 0.75
    assert tutorial["calibration_error"].value is None


@pytest.mark.parametrize(("name", "write", "asked"), [("covidqa", write_covidqa, 1), ("qasper", write_qasper, 3)])
def test_evidence_among_paragraphs_is_measured(
    name: str, write: object, asked: int, tmp_path: Path, conditions: Conditions
) -> None:
    assert callable(write)
    section = measure_set(name, write(tmp_path), conditions)
    assert section.questions == asked
    for column in section.columns.values():
        assert column["recall_at_1"].out_of == column["recall_at_5"].out_of == asked
    assert section.columns[OWN.name]["recall_at_1"].value == 1.0


def test_balanced_accuracy_weighs_both_kinds_of_question_the_same() -> None:
    def verdict(*, answerable: bool, answered: bool) -> Verdict:
        return Verdict(
            is_answerable=answerable,
            is_first=False,
            is_paragraph_first=False,
            is_answered=answered,
            confidence=0.8,
            is_borne_out=answerable and answered,
        )

    found = count_squad([*[verdict(answerable=True, answered=True)] * 3, verdict(answerable=False, answered=True)])
    assert found["accuracy"].value == 0.75
    assert found["balanced_accuracy"].value == 0.5
    assert found["calibration_error"].value == pytest.approx(0.05)
    assert count_squad([verdict(answerable=True, answered=True)])["balanced_accuracy"].value is None


def test_the_draw_is_the_same_every_time_and_no_larger_than_the_limit() -> None:
    document = Document(id="d", text="x", metadata=Metadata(title="d"), blocks=())

    def collect(name: str) -> Collection:
        questions = tuple(PublicQuestion(words=f"{name}{n}", evidence=()) for n in range(50))
        return Collection(name=name, texts=(document,), documents=(document,), questions=questions)

    collections = [collect("a"), collect("b")]
    drawn = draw_questions(collections, 30)
    assert sum(len(questions) for questions in drawn.values()) == 30
    assert set(drawn) == {"a", "b"}
    assert all(question.words.startswith(name) for name, questions in drawn.items() for question in questions)
    assert drawn == draw_questions(collections, 30)
    for everything in (draw_questions(collections, None), draw_questions(collections, 1000)):
        assert {name: list(c.questions) for name, c in zip("ab", collections, strict=True)} == everything


def test_an_index_that_was_built_is_taken_over(tmp_path: Path, conditions: Conditions) -> None:
    class Counting(HashingEmbedder):
        texts = 0

        def embed_texts(self, texts: object, progress: object = None) -> object:  # type: ignore[override]
            self.texts += len(texts)  # type: ignore[arg-type]
            return super().embed_texts(texts, None)  # type: ignore[arg-type]

    path, embedder = write_qasper(tmp_path), Counting()
    again = Conditions(folder=conditions.folder, embedder=embedder, configurations=(OWN,))
    first = measure_set("qasper", path, again)
    built = embedder.texts
    assert built > 0
    assert measure_set("qasper", path, again) == first
    assert embedder.texts == built
