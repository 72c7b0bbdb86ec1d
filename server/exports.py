"""Stored answers and reference lists, as JSON or as files to keep.

It owns how a file is sent and must not know how any format is written.
"""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from footnoted.exporting import FORMATS, Export, ExportFormat, export_answer, export_references
from server import schemas
from server.dependencies import OpenAssistant, OpenStore, TakesTurn
from server.problems import declare_problems
from server.requests import Identifier
from server.routes import UNKNOWN, AnswerId, DocumentId

__all__ = ["AS_FILES", "router", "send_export"]

router = APIRouter(prefix="/api", responses=declare_problems(503))

SCHEMAS: dict[str, dict[str, Any]] = {
    "csl-json": {"type": "array", "items": {"type": "object"}},
    "docx": {"type": "string", "format": "binary"},
}
AS_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            kind.media_type.split(";")[0]: {"schema": SCHEMAS.get(name, {"type": "string"})}
            for name, kind in FORMATS.items()
        }
    }
}
Wanted = Query(description="`apa` and `chicago` are formatted text; `markdown` and `docx` have footnotes of their own.")


@router.get(
    "/answers/{answer_id}",
    tags=["conversations"],
    response_model=schemas.Answer,
    responses={**UNKNOWN, **AS_FILES},
)
def show_answer(
    answer_id: AnswerId,
    store: OpenStore,
    assistant: OpenAssistant,
    format: Annotated[ExportFormat | None, Wanted] = None,
) -> Response:
    """Show a stored answer again, word for word; with `format` as a file with its notes.

    Markdown and Word hold the answer with a footnote for each citation: the exact words, their place, the paper's own
    note and its sources. The other formats hold what the answer rests on: the papers quoted and the works they cite.
    """
    body = store.answer(answer_id).body
    if format is None:
        return Response(body, media_type="application/json")
    papers = {document.id: document.metadata for document in assistant.documents()}
    return send_export(export_answer(schemas.Answer.model_validate_json(body).model_dump(), papers, format))


@router.get(
    "/documents/{document_id}/references",
    tags=["documents"],
    response_class=Response,
    responses={**UNKNOWN, **AS_FILES},
    dependencies=[TakesTurn],
)
def list_references(
    document_id: DocumentId,
    assistant: OpenAssistant,
    format: Annotated[ExportFormat, Wanted] = "csl-json",
    work: Annotated[Identifier | None, Query(description="The id of one work, to have it alone.")] = None,
) -> Response:
    """List the works that a paper cites, once each, with the notes that cite them; or give one of them to be cited."""
    document = assistant.document(document_id)
    notes = assistant.footnotes(document_id)
    return send_export(export_references(document.id, document.metadata, notes, format, work=work))


def send_export(export: Export) -> Response:
    """Return a file to be kept under its name, which RFC 6266 has twice: in ASCII, and in full."""
    plain = export.name.encode("ascii", "replace").decode().replace("?", "-")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(export.name)}"
    return Response(export.content, media_type=export.media_type, headers={"Content-Disposition": disposition})
