"""A complaint becomes a test: what a verdict says of the right answer, read back as a golden question."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from footnoted.assistant import Assistant, Question
from footnoted.conversation.followup import Turn
from footnoted.conversation.pointing import find_words
from footnoted.conversation.verdicts import Feedback, NewFeedback, RightWords
from footnoted.evaluation.complaints import UNFINISHED, Complaint, compose_complaint
from footnoted.evaluation.golden import Golden, read_line
from footnoted.evaluation.metrics import judge
from footnoted.wire import describe_answer
from server.schemas.examples import ANSWER, PAPER, SPANS

CORPUS = Path(__file__).parents[2] / "corpus" / f"{PAPER}.txt"
REFUSAL: dict[str, Any] = {**ANSWER, "status": "not_found", "claims": [], "citations": [], "footnotes": []}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {PAPER: CORPUS.read_text(encoding="utf-8")}


def compose(
    said: NewFeedback, texts: dict[str, str], *, answer: dict[str, Any] = ANSWER, history: tuple[Turn, ...] = ()
) -> tuple[Complaint, Golden]:
    kept = Feedback(
        id="0123456789abcdef", given="2026", said=said, answer_id="a", conversation_id=None, body=json.dumps(answer)
    )
    made = compose_complaint(kept, history, texts.get)
    return made, read_line(json.dumps(made.line))


def test_a_right_answer_is_to_stay_as_it_is(texts: dict[str, str]) -> None:
    made, golden = compose(NewFeedback(verdict="right"), texts)
    assert (golden.id, golden.kind, golden.question) == ("feedback-01234567", "feedback", ANSWER["question"])
    assert golden.evidence == (texts[PAPER][SPANS[0][0] : SPANS[0][1]],)
    assert (golden.answer, golden.footnotes, golden.min_evidence) == (("15\\ per\\ cent",), (27,), 1)
    assert golden.answerable
    assert made.open_points == ()


def test_a_right_refusal_and_an_answer_that_should_be_one_are_unanswerable(texts: dict[str, str]) -> None:
    for verdict, answer in (("right", REFUSAL), ("should_have_refused", ANSWER)):
        made, golden = compose(NewFeedback(verdict=verdict), texts, answer=answer)  # type: ignore[arg-type]
        assert (golden.answerable, golden.min_evidence) == (False, 0)
        assert golden.evidence == golden.answer == golden.footnotes == made.open_points == ()


@pytest.mark.parametrize(("verdict", "answer"), [("wrong_words", ANSWER), ("should_have_answered", REFUSAL)])
def test_the_words_that_a_reader_chose_are_the_evidence(
    verdict: Any, answer: dict[str, Any], texts: dict[str, str]
) -> None:
    words = RightWords(
        document=PAPER, spans=((0, 9), (20, 60)), quote="…", printed=("a foot to", "the longer\\$ stretch")
    )
    made, golden = compose(NewFeedback(verdict=verdict, words=words), texts, answer=answer)
    assert (golden.evidence, golden.answerable, golden.kind) == (("the longer\\$ stretch",), True, "feedback")
    assert made.open_points == ("answer: no pattern says what the answer's words must hold.",)


@pytest.mark.parametrize(("verdict", "answer"), [("wrong_words", ANSWER), ("should_have_answered", REFUSAL)])
def test_where_no_words_were_chosen_a_person_is_told_to(
    verdict: Any, answer: dict[str, Any], texts: dict[str, str]
) -> None:
    made, golden = compose(NewFeedback(verdict=verdict), texts, answer=answer)
    assert (golden.kind, golden.evidence, golden.min_evidence) == (UNFINISHED, (), 1)
    assert made.open_points[0] == "evidence: which words of the paper answer the question?"


def test_a_wrong_note_leaves_the_words_and_asks_for_the_note(texts: dict[str, str]) -> None:
    _, golden = compose(NewFeedback(verdict="wrong_note", citation=1, note=28), texts)
    assert (golden.kind, golden.footnotes, len(golden.evidence)) == ("feedback", (28,), 1)
    made, golden = compose(NewFeedback(verdict="wrong_note", citation=1), texts)
    assert (golden.kind, golden.footnotes) == (UNFINISHED, ())
    assert made.open_points[0] == "footnotes: which note stands behind the words?"


def test_the_turns_before_are_kept_and_where_there_are_none_the_question_as_understood(texts: dict[str, str]) -> None:
    answer = deepcopy(ANSWER) | {"question": "And then?"}
    history = (Turn(role="user", content="Who?"), Turn(role="assistant", content="They."))
    _, golden = compose(NewFeedback(verdict="right"), texts, answer=answer, history=history)
    assert (golden.question, golden.history) == ("And then?", history)
    made, golden = compose(NewFeedback(verdict="right"), texts, answer=answer)
    assert (golden.question, golden.history) == (ANSWER["standalone_question"], ())
    assert made.open_points[0].startswith("question: ")


@pytest.mark.parametrize("texts", [{}, {PAPER: "Another edition of the paper. " * 2000}])
def test_a_paper_that_is_gone_or_has_changed_is_said_to_be(texts: dict[str, str]) -> None:
    made, golden = compose(NewFeedback(verdict="right"), texts)
    assert (golden.kind, golden.evidence) == (UNFINISHED, ())
    assert "no longer" in made.open_points[0]


def test_evidence_that_stands_in_many_places_is_doubted(texts: dict[str, str]) -> None:
    words = RightWords(document=PAPER, spans=((0, 5),), quote="South", printed=("South",))
    made, _ = compose(NewFeedback(verdict="wrong_words", words=words), texts)
    assert any("'South' stands in" in point for point in made.open_points)


def test_a_complaint_about_the_real_paper_fails_until_it_is_answered(assistant: Assistant) -> None:
    texts = {PAPER: assistant.document(PAPER).text}
    given = assistant.ask(Question(text="What tariff rate did South Korea initially face from the US?"))
    answer = describe_answer(given)
    _, right = compose(NewFeedback(verdict="right"), texts, answer=answer)
    assert judge(right, given, texts[PAPER]).is_right
    words = find_words([assistant.paper(PAPER)], "the election of Sanae Takaichi as Japan’s prime minister")
    for said in (NewFeedback(verdict="wrong_words", words=words), NewFeedback(verdict="should_have_refused")):
        _, wrong = compose(said, texts, answer=answer)
        assert not judge(wrong, given, texts[PAPER]).is_right
