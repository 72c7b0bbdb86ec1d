"""An answer as Server-Sent Events: the passages found, its text claim by claim, then the whole object.

It owns the names of the events and what each holds, and must not know how an answer is made.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from typing import Any

from fastapi import APIRouter, Response

from footnoted.answer import Delta, Passages, Waiting
from footnoted.wire import describe_citation, describe_passage
from server import requests
from server.dependencies import KeepsAnswers, OpenAssistant, Turns
from server.events import EventStream, describe_events, write_event
from server.keeping import Kept
from server.problems import declare_problems, respond_to_failure

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=declare_problems(503))

DESCRIPTION = """Server-Sent Events, the data of each one line of JSON:

- `passages`, once and first: a list of the passages found, best first, as citations without a number.
- `delta`: `{"text": "…", "citations": […]}`, a verified claim with its markers whole and what they stand for. The
  texts joined are the answer's `text`.
- `answer`, last: the object that POST /api/answer gives, as it is stored.
- `error`, last in place of `answer`: a problem, for what went wrong after the stream began.

A comment (`: ping`) is sent when there was nothing else for ten seconds."""


@router.post(
    "/answer/stream",
    tags=["questions"],
    status_code=200,
    response_class=Response,
    responses={
        **declare_problems(404, 413, 422),
        200: {"description": DESCRIPTION, "content": describe_events("passages", "delta", "answer", "error")},
    },
)
def stream_answer(
    asked: requests.AnswerRequest, assistant: OpenAssistant, keeper: KeepsAnswers, turns: Turns
) -> EventStream:
    """Answer a question as POST /api/answer does, and tell the answer while it is made."""
    place = keeper.find_place(asked)
    told = assistant.ask_stream(asked.to_question(place.history))
    return EventStream(write_events(keeper.keep_last(told, place)), turns=turns)


def write_events(told: Generator[Passages | Waiting | Delta | Kept]) -> Generator[bytes]:
    """Yield what is told as events; what goes wrong on the way is the last of them."""
    try:
        with closing(told):
            for each in told:
                yield describe_event(each)
    except Exception as error:  # noqa: BLE001 - the failure is logged where the problem is made
        yield write_event(bytes(respond_to_failure(error).body).decode(), event="error")


def describe_event(told: Passages | Waiting | Delta | Kept) -> bytes:
    """Return the event for one thing told."""
    match told:
        case Passages():
            return write_event(_dump([describe_passage(each) for each in told.citations]), event="passages")
        case Waiting():
            return b""  # nothing to say, but a moment at which to stop
        case Delta():
            cited = [describe_citation(each) for each in told.citations]
            return write_event(_dump({"text": told.text, "citations": cited}), event="delta")
        case Kept():
            return write_event(told.body, event="answer")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
