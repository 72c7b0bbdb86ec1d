"""A verdict beside the answer it is about: whether the two can go together, and both as plain values.

It owns what can be said of which answer and the names in the JSON; it must not know how either is kept.
"""

from __future__ import annotations

import json
from typing import Any

from footnoted.conversation.verdicts import Feedback, NewFeedback
from footnoted.errors import UnsuitableRequest

__all__ = ["check_judgement", "describe_feedback", "find_citation"]

Json = dict[str, Any]


def check_judgement(said: NewFeedback, answer: Json) -> None:
    """Raise UnsuitableRequest where something is said of an answer that it cannot be: a test would come of it."""
    is_answered = answer["status"] == "answered"
    if said.citation is not None and find_citation(answer, said.citation) is None:
        raise UnsuitableRequest(f"The answer has no citation [{said.citation}].")
    if said.verdict == "should_have_answered" and is_answered:
        raise UnsuitableRequest("The question was answered: say wrong_words where the words are not the right ones.")
    if said.verdict in ("wrong_words", "wrong_note", "should_have_refused") and not is_answered:
        raise UnsuitableRequest("The question was refused: say right or should_have_answered.")


def find_citation(answer: Json, number: int | None) -> Json | None:
    """Return the citation of a number from an answer in its stored form."""
    return next((citation for citation in answer["citations"] if citation["number"] == number), None)


def describe_feedback(feedback: Feedback) -> Json:
    """Return feedback with what it is about: the question, how it was answered, the words that are judged."""
    said, answer = feedback.said, json.loads(feedback.body)
    citation = find_citation(answer, said.citation)
    words = said.words
    return {
        "id": feedback.id,
        "given": feedback.given,
        "verdict": said.verdict,
        "citation": said.citation,
        "comment": said.comment,
        "note": said.note,
        "words": words
        and {"document": words.document, "spans": [list(span) for span in words.spans], "quote": words.quote},
        "answer_id": feedback.answer_id,
        "conversation_id": feedback.conversation_id,
        "question": answer["question"],
        "status": answer["status"],
        "text": answer["text"],
        "quote": citation and citation["quote"],
    }
