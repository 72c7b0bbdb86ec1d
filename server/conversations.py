"""Stored conversations: listed, searched, shown, renamed, deleted and restored, or sent as one file.

It owns these addresses and must not know how conversations are kept or how any file is written.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, StringConstraints

from footnoted.exporting import Export, ExportFormat, export_conversation
from server import requests, schemas
from server.dependencies import OpenAssistant, OpenStore
from server.exports import AS_FILES, send_export
from server.problems import declare_problems
from server.routes import UNKNOWN
from server.schemas.examples import CONVERSATION

__all__ = ["router"]

router = APIRouter(prefix="/api/conversations", tags=["conversations"], responses=declare_problems(503))

MAX_TITLE = 200  # characters
MAX_SOUGHT = 200  # characters

ConversationId = Annotated[
    requests.Identifier, Path(description="The conversation_id of an answer.", examples=[CONVERSATION["id"]])
]
Sought = Annotated[
    requests.Words | None,
    Query(max_length=MAX_SOUGHT, description="Only those with all these words in title, question or answer."),
]
Deleted = Annotated[bool, Query(description="Those that were deleted and can still be restored, instead.")]
Wanted = Annotated[
    ExportFormat | Literal["json"] | None,
    Query(description="As a file: the conversation (`json`, `markdown`, `docx`), or what its answers rest on."),
]


class TitleRequest(BaseModel):
    """Another title for a conversation."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"title": "Tariffs"}]})

    title: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True, min_length=1, max_length=MAX_TITLE, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$"
        ),
    ]


@router.get("", response_model_exclude_none=True, responses=declare_problems(422))
def list_conversations(store: OpenStore, q: Sought = None, deleted: Deleted = False) -> schemas.ConversationList:
    """List the stored conversations, the one last asked in first; with `q` those in which its words stand."""
    found = store.conversations(q or "", deleted=deleted)
    return schemas.ConversationList(conversations=[schemas.ConversationSummary.of(each) for each in found])


@router.get("/{conversation_id}", response_model=schemas.Conversation, responses={**UNKNOWN, **AS_FILES})
def show_conversation(
    conversation_id: ConversationId, store: OpenStore, assistant: OpenAssistant, format: Wanted = None
) -> Response:
    """Show a conversation with every answer as it was given; with `format` as a file, its footnotes counted through."""
    found = store.conversation(conversation_id)
    turns = [
        {"question": each.question, "asked": each.asked, "answer": json.loads(each.body)} for each in found.answers
    ]
    conversation = {**schemas.ConversationSummary.of(found.summary).model_dump(exclude_none=True), "turns": turns}
    if format is None:
        return JSONResponse(conversation)
    if format == "json":
        return send_export(write_json(conversation))
    papers = {document.id: document.metadata for document in assistant.documents()}
    whole = schemas.Conversation.model_validate(conversation).model_dump()
    return send_export(export_conversation(whole, papers, format))


def write_json(conversation: dict[str, Any]) -> Export:
    """Return a conversation as it is shown, to be kept."""
    return Export(
        name=f"conversation-{conversation['id'][:8]}.json",
        media_type="application/json",
        content=json.dumps(conversation, ensure_ascii=False, indent=2).encode(),
    )


@router.patch("/{conversation_id}", response_model_exclude_none=True, responses=declare_problems(404, 413, 422))
def rename_conversation(
    conversation_id: ConversationId, wanted: TitleRequest, store: OpenStore
) -> schemas.ConversationSummary:
    """Give a conversation another title."""
    return schemas.ConversationSummary.of(store.rename_conversation(conversation_id, wanted.title))


@router.delete("/{conversation_id}", status_code=204, responses=UNKNOWN)
def delete_conversation(conversation_id: ConversationId, store: OpenStore) -> None:
    """Delete a conversation, its answers and what was said of them; within an hour it can be restored."""
    store.delete_conversation(conversation_id)


@router.post("/{conversation_id}/restore", response_model_exclude_none=True, responses=UNKNOWN)
def restore_conversation(conversation_id: ConversationId, store: OpenStore) -> schemas.ConversationSummary:
    """Bring back a conversation that was deleted less than an hour ago."""
    return schemas.ConversationSummary.of(store.restore_conversation(conversation_id))
