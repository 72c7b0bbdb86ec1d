"""The whole flow over the real paper, and over more papers than one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from footnoted.assistant import Assistant, Question
from footnoted.conversation import Turn
from footnoted.errors import (
    IndexUnavailable,
    UnknownDocument,
    UnknownFootnote,
    UnreadableCorpus,
    UnsuitableRequest,
)
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.settings import Settings

PAPER = "howell-2025-south-korea"


def test_what_is_behind_a_citation_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask(Question(text="Did the US agree to lower tariffs for South Korea?"))
    assert answer.status == "answered"
    behind = {number for citation in answer.citations for number in citation.footnotes}
    assert {note.note.number for note in answer.footnotes} == behind


def test_a_follow_up_leans_on_the_history(assistant: Assistant) -> None:
    history = (
        Turn(role="user", content="What does footnote 19 cite?"),
        Turn(role="assistant", content="The Korea Herald (2025). [1]"),
    )
    answer = assistant.ask(Question(text="And the next one?", history=history))
    assert answer.question == "And the next one?"
    assert answer.standalone_question == "What does footnote 20 cite?"
    assert {note.note.number for note in answer.footnotes} >= {20}


def test_search_leaves_notes_out_unless_they_are_asked_for(assistant: Assistant) -> None:
    plain = assistant.search("Brookings presidential election alliance", k=50)
    assert "footnote" not in {found.citation.kind for found in plain}
    asked = assistant.search("footnote citing Brookings on the presidential election", k=50)
    assert "footnote" in {found.citation.kind for found in asked}
    assert len(assistant.search("tariffs", k=4)) == 4


def test_notes_are_listed_by_number_and_found_by_words(assistant: Assistant) -> None:
    assert [note.note.number for note in assistant.footnotes(PAPER)] == list(range(1, 62))
    assert assistant.footnotes(PAPER, "  ") == assistant.footnotes(PAPER)
    assert assistant.footnotes(PAPER, "Brookings presidential election")[0].note.number == 54


def test_what_is_not_there_is_unknown(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocument):
        assistant.document("nowhere")
    with pytest.raises(UnknownDocument):
        assistant.starters("nowhere")
    with pytest.raises(UnknownDocument):
        assistant.search("tariffs", documents=["nowhere"])
    with pytest.raises(UnknownDocument):
        assistant.footnotes("nowhere")
    with pytest.raises(UnknownDocument):
        assistant.ask(Question(text="Who?", documents=(PAPER, "nowhere")))
    with pytest.raises(UnknownFootnote):
        assistant.footnote(PAPER, 62)
    with pytest.raises(UnsuitableRequest):
        assistant.ask(Question(text="Who?", answerer="generative"))


def test_several_threads_get_the_same_answers(assistant: Assistant) -> None:
    questions = ["What does footnote 20 cite?", "Why does China matter?", "Who won the 1998 World Cup?"] * 4
    alone = [assistant.ask(Question(text=question)).text for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: assistant.ask(Question(text=question)).text, questions))
    assert together == alone


def test_an_index_has_one_owner(assistant: Assistant, real_settings: Settings) -> None:
    with pytest.raises(IndexUnavailable):
        Assistant.open(real_settings, embedder=HashingEmbedder())
    assert assistant.ask(Question(text="Who wrote this paper?")).status == "answered"


@pytest.fixture
def two_papers(tmp_path: Path) -> Settings:
    (tmp_path / "papers").mkdir()
    for id, town, year in (("one", "Veere", 1838), ("two", "Goes", 1911)):
        text = (
            f"The bridges of {town}\n\nIntroduction\n\nThe stone bridge of {town} was opened in {year} by the mayor.¹ "
            f"It had four arches.\n\n¹ Maas, L. (2015), 'The bridge of {town}', Harbour Review, 9 January 2015.\n"
        )
        (tmp_path / "papers" / f"{id}.txt").write_text(text, encoding="utf-8")
    return Settings(_env_file=None, data_dir=tmp_path / "data", corpus_dir=tmp_path / "papers")


def test_several_papers_are_answered_from_and_told_apart(two_papers: Settings) -> None:
    heard: list[tuple[int, int]] = []
    opened = Assistant.open(two_papers, embedder=HashingEmbedder(), progress=lambda *each: heard.append(each))
    try:
        opened.warm()
        assert [document.id for document in opened.documents()] == ["one", "two"]
        assert heard[-1] == (opened.passage_count(), opened.passage_count())
        goes = opened.ask(Question(text="When was the stone bridge of Goes opened?"))
        assert goes.citations[0].document == "two"
        assert "1911" in goes.text
        assert (goes.footnotes[0].document, goes.footnotes[0].note.number) == ("two", 1)
        scoped = opened.ask(Question(text="When was the stone bridge opened?", documents=("one",)))
        assert {citation.document for citation in (*scoped.citations, *scoped.nearest)} == {"one"}
    finally:
        opened.close()


def test_a_second_opening_embeds_nothing(two_papers: Settings) -> None:
    Assistant.open(two_papers, embedder=HashingEmbedder()).close()
    heard: list[tuple[int, int]] = []
    Assistant.open(two_papers, embedder=HashingEmbedder(), progress=lambda *each: heard.append(each)).close()
    assert heard == []


def test_a_corpus_without_papers_cannot_be_opened(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", corpus_dir=tmp_path)
    with pytest.raises(UnreadableCorpus):
        Assistant.open(settings, embedder=HashingEmbedder())
    assert not (tmp_path / "data").exists()
