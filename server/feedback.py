"""What readers think of answers, taken in and listed.

It owns these addresses and must not know how feedback is kept or what a test is made of.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query

from footnoted.assistant import Assistant
from footnoted.conversation.judging import check_judgement
from footnoted.conversation.pointing import find_words, point_at
from footnoted.conversation.verdicts import NewFeedback, RightWords, Verdict
from server.dependencies import OpenAssistant, OpenStore
from server.problems import declare_problems
from server.requests import Identifier
from server.routes import AnswerId
from server.schemas.feedback import Feedback, FeedbackList, FeedbackRequest, PointedSpans

__all__ = ["router"]

router = APIRouter(prefix="/api", tags=["conversations"], responses=declare_problems(503))


@router.post("/answers/{answer_id}/feedback", status_code=201, responses=declare_problems(404, 413, 422))
def give_feedback(answer_id: AnswerId, given: FeedbackRequest, store: OpenStore, assistant: OpenAssistant) -> Feedback:
    """Say of an answer, or of one of its citations, that it is right, or what is wrong with it.

    The right words can be named by their spans or copied from the paper; they are kept with their place.
    """
    answer = json.loads(store.answer(answer_id).body)
    said = NewFeedback(
        verdict=given.verdict,
        citation=given.citation,
        comment=given.comment or None,
        note=given.note,
        words=find_right_words(given, answer, assistant),
    )
    check_judgement(said, answer)
    return Feedback.of(store.feedback.add(answer_id, said))


def find_right_words(given: FeedbackRequest, answer: dict[str, Any], assistant: Assistant) -> RightWords | None:
    """Return the words that are named as right. Raises UnknownDocument, UnsuitableRequest."""
    if given.words is None:
        return None
    if isinstance(given.words, PointedSpans):
        return point_at(assistant.paper(given.words.document), given.words.spans)
    if given.words.document is not None:
        return find_words([assistant.paper(given.words.document)], given.words.quote)
    there = {document.id for document in assistant.documents()}
    rested_on = (passage["document"] for passage in (*answer["citations"], *answer["nearest"]))
    ids = dict.fromkeys([id for id in rested_on if id in there] + sorted(there))
    return find_words([assistant.paper(id) for id in ids], given.words.quote)


@router.get("/feedback", responses=declare_problems(422))
def list_feedback(
    store: OpenStore,
    verdict: Annotated[Verdict | None, Query(description="Only what says this.")] = None,
    answer_id: Annotated[Identifier | None, Query(description="Only what is said of this answer.")] = None,
) -> FeedbackList:
    """List what readers said of answers, the newest first; what is said in deleted conversations is not shown."""
    found = store.feedback.all(verdict=verdict, answer_id=answer_id)
    return FeedbackList(feedback=[Feedback.of(each) for each in found])
