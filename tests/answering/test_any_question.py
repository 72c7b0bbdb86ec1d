"""Whatever is asked, the reply is an answer that obeys the law, in a moment, and the same one every time."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnoted.answer import Answer
from footnoted.assistant import Assistant, Question
from footnoted.conversation import Turn
from footnoted.evaluation.metrics import obeys_law

LONGEST = 2000
# No measure of speed: a pattern that goes wrong takes minutes, and that is what is looked for.
PATIENCE_SECONDS = 30.0

VOCABULARY = (
    "what which who when where how many does do is the a of to in for and or about footnote fn note notes 1 2 8 9 0 99 "
    "last first next one Table 3 rank ranks highest lamps gas Veere Goes Roose Kok cite cites source sources support "
    "interviews paper author chapter page recommend ISBN published 1838 1841–55 lotteries attitude price it that why ? "
    ". , ( [1] ² Ibid."
)
WORDS = st.sampled_from(VOCABULARY.split())
QUESTIONS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join) | st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60
)
REPEATED = (
    "which ",
    "what is the source of the claim that ",
    "footnote 1 and ",
    "1, ",
    "footnotes 1-",
    "who ranks first for ",
    "the paper ",
    "how should I cite ",
    "and ",
    "a",
    " ",
    "Aa ",
    "Aa of ",
    "does the author cite ",
    "(((",
    "[1] ",
    "what what what is by by ",
    "‘“",
    "1838–41 ",
    "page 4 chapter 2 ",
    "the of ",
    "\n",
    ".",
    "?!",
    "it's ",
    "he said that this ",
)


def hold(answer: Answer, lanterns: Assistant) -> None:
    """Assert that an answer is one."""
    text = lanterns.document("lanterns").text
    assert answer.text
    assert all(obeys_law(citation, text) for citation in (*answer.citations, *answer.nearest))
    assert (answer.status == "answered") == bool(answer.citations) == bool(answer.claims)
    assert 0.0 <= answer.confidence <= 1.0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(question=QUESTIONS)
def test_any_question_is_answered_or_refused(lanterns: Assistant, question: str) -> None:
    answer = lanterns.ask(Question(text=question))
    hold(answer, lanterns)
    again = lanterns.ask(Question(text=question))
    assert (again.text, again.citations, again.footnotes) == (answer.text, answer.citations, answer.footnotes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(asked=QUESTIONS, answered=QUESTIONS, question=QUESTIONS)
def test_any_follow_up_is_answered_or_refused(lanterns: Assistant, asked: str, answered: str, question: str) -> None:
    history = (Turn(role="user", content=asked), Turn(role="assistant", content=answered))
    hold(lanterns.ask(Question(text=question, history=history)), lanterns)


@pytest.mark.parametrize("words", REPEATED)
def test_the_longest_question_takes_a_moment(lanterns: Assistant, words: str) -> None:
    for question in ((words * LONGEST)[:LONGEST], "what " + (words * LONGEST)[: LONGEST - 6] + "?"):
        history = (Turn(role="user", content=question), Turn(role="assistant", content=question))
        for turns in ((), history):
            start = perf_counter()
            hold(lanterns.ask(Question(text=question, history=turns)), lanterns)
            assert perf_counter() - start < PATIENCE_SECONDS
