"""The routes of the API: schema in, one call, schema out.

It owns addresses and their descriptions and must not know how anything is found, answered or kept.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import PlainTextResponse

from server import requests, schemas
from server.blocks import Blocks, describe_blocks
from server.dependencies import KeepsAnswers, OpenAssistant, TakesTurn
from server.problems import declare_problems
from server.release import read_version
from server.schemas.examples import ANSWER, DOCUMENT

__all__ = ["UNKNOWN", "AnswerId", "DocumentId", "router"]

router = APIRouter(prefix="/api", responses=declare_problems(503))

UNKNOWN = declare_problems(404, 422)

DocumentId = Annotated[
    requests.Identifier, Path(description="An id from GET /api/documents.", examples=[DOCUMENT["id"]])
]
AnswerId = Annotated[requests.Identifier, Path(description="The id of an answer.", examples=[ANSWER["id"]])]


@router.get("/health", tags=["service"])
def tell_health(assistant: OpenAssistant) -> schemas.Health:
    """Tell that the index is loaded and warm; 503 with the code not_ready before."""
    return schemas.Health(
        status="ready",
        version=read_version(),
        documents=len(assistant.documents()),
        passages=assistant.passage_count(),
    )


@router.post(
    "/answer",
    tags=["questions"],
    response_model=schemas.Answer,
    responses=declare_problems(404, 413, 422),
    dependencies=[TakesTurn],
)
def answer_question(asked: requests.AnswerRequest, assistant: OpenAssistant, keeper: KeepsAnswers) -> Response:
    """Answer a question with verified citations.

    Without `history` the answer is added to the conversation that `conversation_id` names, or begins a new one.
    A question that the papers do not answer gets status `not_found`, which is an answer too.
    """
    place = keeper.find_place(asked)
    kept = keeper.keep(assistant.ask(asked.to_question(place.history)), place)
    return Response(kept.body, media_type="application/json")


@router.get("/search", tags=["questions"], responses=UNKNOWN, dependencies=[TakesTurn])
def search_passages(
    q: requests.QueryParameter,
    assistant: OpenAssistant,
    k: requests.ResultCount = 10,
    documents: requests.DocumentsParameter = None,
) -> schemas.SearchResults:
    """Search the papers: ranked passages, no answer."""
    found = assistant.search(q, k=k, documents=documents)
    return schemas.SearchResults(query=q, results=[schemas.Result.found(each) for each in found])


@router.get("/documents", tags=["documents"])
def list_documents(assistant: OpenAssistant) -> schemas.DocumentList:
    """List the papers that are answered from."""
    summaries = [
        schemas.DocumentSummary.of(document, assistant.starters(document.id)) for document in assistant.documents()
    ]
    return schemas.DocumentList(documents=summaries)


@router.get("/documents/{document_id}", tags=["documents"], responses=UNKNOWN)
def show_document(document_id: DocumentId, assistant: OpenAssistant) -> schemas.DocumentSummary:
    """Show a paper's bibliographic data, outline and counts."""
    document = assistant.document(document_id)
    return schemas.DocumentSummary.of(document, assistant.starters(document.id))


@router.get(
    "/documents/{document_id}/text",
    tags=["documents"],
    response_class=PlainTextResponse,
    responses=UNKNOWN,
)
def show_text(document_id: DocumentId, assistant: OpenAssistant) -> PlainTextResponse:
    """Show a paper's canonical text, the one that all spans are counted in, newlines untouched."""
    return PlainTextResponse(assistant.document(document_id).text)


@router.get("/documents/{document_id}/blocks", tags=["documents"], responses=UNKNOWN)
def show_blocks(document_id: DocumentId, assistant: OpenAssistant) -> Blocks:
    """Show the parsed paper for a reader: headings, paragraphs, tables and notes with their spans."""
    return describe_blocks(assistant.document(document_id))


@router.get("/documents/{document_id}/footnotes", tags=["documents"], responses=UNKNOWN)
def list_footnotes(
    document_id: DocumentId, assistant: OpenAssistant, q: requests.WordsParameter = None
) -> schemas.FootnoteList:
    """List a paper's footnotes with their sources, all or those that cite `q`."""
    found = assistant.footnotes(document_id, q.strip() or None if q else None)
    return schemas.FootnoteList(footnotes=[schemas.Footnote.of(note) for note in found])


@router.get(
    "/documents/{document_id}/footnotes/{number}",
    tags=["documents"],
    responses=UNKNOWN,
)
def show_footnote(
    document_id: DocumentId, number: requests.FootnoteNumber, assistant: OpenAssistant
) -> schemas.Footnote:
    """Show one footnote: what it cites, and the words of the paper that carry its marker."""
    return schemas.Footnote.of(assistant.footnote(document_id, number))
