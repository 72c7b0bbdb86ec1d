"""Answers out of the paper's own sentences: how many, and which bring the one before them along."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer
from footnoted.answering.extractive import place_answer, takes_up_pair
from footnoted.assistant import Assistant, Question
from footnoted.document import Span
from footnoted.errors import UnknownDocument, UnsuitableRequest
from footnoted.passages import Passage, leans_back
from footnoted.retrieval import Hit
from footnoted.retrieval.expectation import AnswerType

Ask = Callable[..., Answer]


def test_a_sentence_of_the_paper_is_the_answer(ask: Ask) -> None:
    answer = ask("How much did a lamplighter earn a night?")
    assert answer.status == "answered"
    assert "A lamplighter earned nine stuivers a night" in answer.text
    assert all(claim.support == "verbatim" for claim in answer.claims)
    assert 1 <= len(answer.claims) <= 4
    assert [note.note.number for note in answer.footnotes][:1] == [3]


def test_a_sentence_that_leans_on_the_one_before_brings_it_along(ask: Ask) -> None:
    answer = ask("Who went bankrupt in 1841?")
    said = next(claim.text for claim in answer.claims if "He went bankrupt in 1841." in claim.text)
    assert said.startswith("The engineer Pieter Lamoraal")
    assert any(citation.quote == said for citation in answer.citations)


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("He went bankrupt.", True),
        ("Such lamps were rare.", True),
        ("This changed everything.", True),
        ("However, they burned.", True),
        ("His works were sold.", True),
        ("Gas changed all of this.", False),
        ("Hers was the first lamp shop.", False),
        ("Itinerant men carried ladders.", False),
        ("Thisbe wept.", False),
    ],
)
def test_leaning_is_seen_by_the_first_words(sentence: str, leans: bool) -> None:
    assert leans_back(sentence) is leans


@pytest.mark.parametrize(
    ("sentence", "takes_up"),
    [
        ("While the former burned oil, the latter burned gas.", True),
        ("The former were dear, and the latter stank.", True),
        ("The latter were cheaper.", False),
        ("The former mayor of the town of Veere wept.", False),
        ("Nobody in any of the towns on the coast preferred the latter.", False),
        ("Later lamps burned gas.", False),
    ],
)
def test_a_pair_is_taken_up_by_the_first_words(sentence: str, takes_up: bool) -> None:
    assert takes_up_pair(sentence) is takes_up


def make_hit(sentence: str, answer: tuple[int, int] | None) -> Hit:
    passage = Passage(
        id="d:s1", document="d", kind="sentence", spans=(Span(0, len(sentence)),), text=sentence, context=sentence
    )
    return Hit(passage=passage, score=0.0, features=(), answer=answer)


def test_the_answering_words_are_placed_in_the_words_that_are_said() -> None:
    sentence = "He sold forty lamps to the city in 1841."
    hit = make_hit(sentence, (8, 19))
    assert place_answer(hit, sentence, "number") == (8, 19)
    said = f"Lamoraal was an engineer. {sentence}"
    found = place_answer(hit, said, "number")
    assert found is not None
    assert said[slice(*found)] == "forty lamps"


@pytest.mark.parametrize(
    ("answer", "said", "expected"),
    [
        (None, "He sold forty lamps.", "number"),
        ((0, 19), "He sold forty lamps.", "number"),
        ((8, 19), "Other words.", "number"),
        ((8, 19), "He sold forty lamps.", "date"),
        ((8, 19), "He sold forty lamps.", "person"),
        ((8, 19), "He sold forty lamps.", "other"),
    ],
)
def test_nothing_is_pointed_at_that_is_all_or_not_of_the_kind_asked_for(
    answer: tuple[int, int] | None, said: str, expected: AnswerType
) -> None:
    assert place_answer(make_hit("He sold forty lamps.", answer), said, expected) is None


def test_a_country_is_nobody() -> None:
    sentence = "Of all, New Zealand sent Ane Visser."
    assert place_answer(make_hit(sentence, (8, 19)), sentence, "person") is None
    assert place_answer(make_hit(sentence, (25, 35)), sentence, "person") == (25, 35)


def test_an_answer_describes_how_it_came_to_be(ask: Ask) -> None:
    answer = ask("How much did a lamplighter earn a night?")
    assert (answer.answerer, answer.model, answer.conversation_id) == ("extractive", None, None)
    assert 0.0 < answer.confidence <= 1.0
    assert set(answer.timings_ms) == {"understand", "retrieve", "answer", "verify", "total"}
    assert all(spent >= 0 for spent in answer.timings_ms.values())


def test_a_generated_answer_is_not_to_be_had(ask: Ask) -> None:
    with pytest.raises(UnsuitableRequest):
        ask("Who?", answerer="generative")


def test_a_document_that_is_not_there_is_unknown(ask: Ask) -> None:
    with pytest.raises(UnknownDocument):
        ask("Who?", documents=("nowhere",))


def test_every_answer_has_an_id_of_its_own(ask: Ask) -> None:
    assert ask("Who wrote this paper?").id != ask("Who wrote this paper?").id


def test_an_answer_has_no_more_citations_than_asked_for(lanterns: Assistant) -> None:
    for most in (1, 2, 3):
        answer = lanterns.ask(Question(text="What do footnotes 1 to 8 say?", max_citations=most))
        assert len(answer.citations) == most
