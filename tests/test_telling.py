"""An answer told while it is made: the passages, then verified claims, then the very answer that `ask` gives."""

from __future__ import annotations

import re

import pytest

from footnoted.answer import Answer, Delta, Passages, Told
from footnoted.assistant import Assistant, Question
from footnoted.errors import UnknownDocument, UnsuitableRequest
from footnoted.evaluation.golden import read_golden

# Every so manieth golden question: all of them take half a minute.
STEP = 8
GOLDEN = [*read_golden("dev"), *read_golden("own")][::STEP]


def take_apart(told: list[Told]) -> tuple[Passages, list[Delta], Answer]:
    passages, *deltas, answer = told
    assert isinstance(passages, Passages)
    assert isinstance(answer, Answer)
    assert all(isinstance(delta, Delta) for delta in deltas)
    return passages, [delta for delta in deltas if isinstance(delta, Delta)], answer


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.id)
def test_what_is_told_is_what_is_answered(assistant: Assistant, golden: object) -> None:
    question = Question(text=golden.question, history=golden.history)
    passages, deltas, told = take_apart(list(assistant.ask_stream(question)))
    plain = assistant.ask(question)
    assert "".join(delta.text for delta in deltas) == told.text == plain.text
    assert (told.claims, told.citations, told.nearest) == (plain.claims, plain.citations, plain.nearest)
    assert all(citation.number is None for citation in passages.citations)
    assert len(deltas) == max(1, len(told.claims))
    cited = {citation.number: citation for citation in told.citations}
    for delta, claim in zip(deltas, told.claims, strict=False):
        assert delta.citations == tuple(cited[number] for number in claim.citations)
    assert told.claims or not deltas[0].citations


def test_no_delta_ends_in_half_a_marker(assistant: Assistant) -> None:
    question = Question(text="What did Lee say about US forces, and what is Table 1 about?")
    _, deltas, answer = take_apart(list(assistant.ask_stream(question)))
    assert len(answer.claims) > 1
    for place in range(len(deltas)):
        said = "".join(delta.text for delta in deltas[: place + 1])
        assert answer.text.startswith(said)
        assert re.search(r"\[\d*$", said) is None
        assert said.rstrip().endswith("]")


def test_the_passages_are_what_a_plain_search_finds(assistant: Assistant) -> None:
    question = "Who represented South Korea at the June 2025 NATO summit?"
    passages, _, answer = take_apart(list(assistant.ask_stream(Question(text=question))))
    searched = {found.citation.passage for found in assistant.search(question, k=20)}
    assert len(passages.citations) == 10
    assert {citation.passage for citation in passages.citations} <= searched
    found = {span for citation in passages.citations for span in citation.spans}
    assert {span for citation in answer.citations for span in citation.spans} & found


def test_notes_are_among_the_passages_where_they_are_asked_for(assistant: Assistant) -> None:
    passages, _, _ = take_apart(list(assistant.ask_stream(Question(text="Which footnotes cite Reuters on tariffs?"))))
    assert "footnote" in {citation.kind for citation in passages.citations}


def test_a_greeting_draws_on_nothing(assistant: Assistant) -> None:
    passages, deltas, answer = take_apart(list(assistant.ask_stream(Question(text="Hello!"))))
    assert passages.citations == ()
    assert [delta.text for delta in deltas] == [answer.text]


def test_what_cannot_be_answered_is_raised_before_anything_is_told(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocument):
        assistant.ask_stream(Question(text="Who?", documents=("nowhere",)))
    with pytest.raises(UnsuitableRequest):
        assistant.ask_stream(Question(text="Who?", answerer="generative"))
