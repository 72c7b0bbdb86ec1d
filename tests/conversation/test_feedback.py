"""What readers think of answers is kept beside them, listed, and gone when they go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from stopped_clock import Clock

from footnoted.conversation.store import RESTORABLE, NewAnswer, Store
from footnoted.conversation.verdicts import NewFeedback, RightWords
from footnoted.errors import UnknownRecord

WORDS = RightWords(document="small", spans=((0, 5), (9, 12)), quote="Seoul kept", printed=("Seoul", "\\$1"))


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(tmp_path, now=clock)
    for id, conversation in (("a1", "c1"), ("a2", "c2"), ("a3", None)):
        new = NewAnswer(id=id, conversation_id=conversation, question="Who?", text="They.", body=f'{{"id": "{id}"}}')
        store.add_answer(new, begins_conversation=conversation is not None)
    yield store
    store.close()


def test_feedback_comes_back_to_the_letter_with_its_answer(store: Store) -> None:
    said = NewFeedback(verdict="wrong_words", citation=2, comment="Nein! 아니요 'x' \\", note=27, words=WORDS)
    kept = store.feedback.add("a1", said)
    assert store.feedback.all() == (kept,)
    assert kept.said == said
    assert (kept.answer_id, kept.conversation_id, kept.body) == ("a1", "c1", '{"id": "a1"}')
    assert kept.given == "2026-01-01T00:00:00.000000Z"


def test_an_answer_may_be_judged_again_and_one_without_conversation_too(store: Store) -> None:
    for answer, verdict in (("a1", "right"), ("a1", "wrong_note"), ("a3", "should_have_answered")):
        store.feedback.add(answer, NewFeedback(verdict=verdict))
    newest_first = [(each.answer_id, each.said.verdict) for each in store.feedback.all()]
    assert newest_first == [("a3", "should_have_answered"), ("a1", "wrong_note"), ("a1", "right")]
    assert store.feedback.all()[0].conversation_id is None


def test_feedback_is_filtered_by_verdict_and_by_answer(store: Store) -> None:
    for answer, verdict in (("a1", "right"), ("a2", "right"), ("a2", "wrong_note")):
        store.feedback.add(answer, NewFeedback(verdict=verdict))
    assert [each.answer_id for each in store.feedback.all(verdict="right")] == ["a2", "a1"]
    assert [each.said.verdict for each in store.feedback.all(answer_id="a2")] == ["wrong_note", "right"]
    assert store.feedback.all(verdict="right", answer_id="nowhere") == ()


def test_an_answer_that_is_not_there_cannot_be_judged(store: Store) -> None:
    with pytest.raises(UnknownRecord):
        store.feedback.add("nowhere", NewFeedback(verdict="right"))
    assert store.feedback.all() == ()


def test_a_conversation_takes_its_feedback_with_it(store: Store, clock: Clock) -> None:
    for answer in ("a1", "a2"):
        store.feedback.add(answer, NewFeedback(verdict="right"))
    store.delete_conversation("c1")
    assert [each.answer_id for each in store.feedback.all()] == ["a2"]
    clock.time += RESTORABLE + timedelta(seconds=1)
    store.delete_conversation("c2")
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT answer_id FROM feedback").scalars().all() == ["a2"]


def test_the_turns_before_an_answer_are_those_it_was_made_after(store: Store) -> None:
    for number in (4, 5):
        new = NewAnswer(id=f"a{number}", conversation_id="c1", question=f"Q{number}?", text=f"T{number}.", body="{}")
        store.add_answer(new, begins_conversation=False)
    assert [turn.content for turn in store.history_before("a5")] == ["Who?", "They.", "Q4?", "T4."]
    assert store.history_before("a1") == store.history_before("a3") == store.history_before("nowhere") == ()
