"""The routes of OpenAI's protocol: chat completions and models.

It owns addresses and their descriptions and must not know how anything is found, answered or kept.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from server.dependencies import Answerers, KeepsAnswers, OpenAssistant, Turns
from server.events import EventStream, describe_events
from server.keeping import Kept, Place
from server.openai.completions import ChatCompletion, Completion
from server.openai.errors import PREFIX, declare_errors
from server.openai.models import Model, ModelList, find_model, list_models
from server.openai.requests import ChatRequest
from server.requests import Identifier

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["openai"])

ModelName = Annotated[Identifier, Path(description="A model's id.", examples=["footnoted-extractive"])]


@router.get("/models", name="list_models")
def show_models(answerers: Answerers) -> ModelList:
    """List the models: one for each way of answering that is set up."""
    return list_models(answerers)


@router.get("/models/{model}", responses=declare_errors(404))
def show_model(model: ModelName, answerers: Answerers) -> Model:
    """Show one model."""
    return find_model(model, answerers)


@router.post(
    "/chat/completions",
    response_model=ChatCompletion,
    responses={
        200: {
            "description": "A completion; with `stream` its chunks as events, then `[DONE]`. The last chunk with a "
            "choice has the annotations and `footnoted`. An `error` in place of a chunk ends the stream.",
            "content": describe_events(),
        },
        **declare_errors(400, 404, 413, 503),
    },
)
async def complete_chat(
    asked: ChatRequest, request: Request, assistant: OpenAssistant, keeper: KeepsAnswers, turns: Turns
) -> Response:
    """Answer the last user message of a chat, with verified citations as annotations.

    No key is needed; one that is sent is not looked at. Usage counts words and marks as tokens.
    """
    asked.refuse_unsuitable()
    question = asked.to_question(assistant.answerers())
    completion = Completion(
        model=asked.model,
        address=str(request.base_url).rstrip("/"),
        titles={document.id: document.metadata.title for document in assistant.documents()},
        prompt_tokens=asked.count_tokens(),
        is_json=asked.is_json,
        includes_usage=asked.includes_usage,
    )
    if asked.stream:
        told = keeper.keep_last(assistant.ask_stream(question), Place())
        return EventStream(completion.write_chunks(told), turns=turns)

    def answer() -> Kept:
        return keeper.keep(assistant.ask(question), Place())

    async with turns:
        kept = await run_in_threadpool(answer)
    return JSONResponse(completion.describe(kept))
