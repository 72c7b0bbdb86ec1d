"""What a paper rests on: the report, and the look-ups from sources back to claims.

It owns these addresses and must not know how anything is counted.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from footnoted.answer import Grounds
from footnoted.auditing import (
    ClaimFilter,
    audit_paper,
    describe_audit,
    describe_cited_works,
    describe_found_claims,
    find_claims,
    list_cited_works,
)
from server.dependencies import OpenAssistant, TakesTurn
from server.problems import declare_problems
from server.requests import Identifier
from server.routes import UNKNOWN, DocumentId
from server.schemas.audits import Audit, AuditClaims, CitedWorks

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=declare_problems(503))


class WantedOfClaims(BaseModel):
    """What claims are wanted; what is left out lets every claim through."""

    model_config = ConfigDict(extra="forbid")

    grounds: Grounds | None = Field(default=None, description="Only with these grounds.")
    section: Identifier | None = Field(default=None, description="Only under this heading: its id or its number.")
    note: int | None = Field(default=None, description="Only with this footnote.")
    type: Identifier | None = Field(default=None, description="Only with a source of this CSL type: `chapter`.")
    publisher: Identifier | None = Field(default=None, description="Only with a source of this outlet: `Reuters`.")
    before: int | None = Field(default=None, ge=1, le=9999, description="Only with a source older than this year.")
    official: bool | None = Field(default=None, description="Only with, or without, a government's own word.")
    language: Identifier | None = Field(default=None, description="Only with a source in this language: `ko`.")


@router.get("/documents/{document_id}/audit", tags=["documents"], responses=UNKNOWN, dependencies=[TakesTurn])
def show_audit(document_id: DocumentId, assistant: OpenAssistant) -> Audit:
    """Show what a paper rests on: its sources counted, its sentences by their grounds, and what cannot be followed."""
    return Audit.model_validate(describe_audit(audit_paper(assistant.paper(document_id))))


@router.get("/documents/{document_id}/audit/claims", tags=["documents"], responses=UNKNOWN, dependencies=[TakesTurn])
def list_audit_claims(
    document_id: DocumentId,
    assistant: OpenAssistant,
    wanted: Annotated[WantedOfClaims, Query()],
) -> AuditClaims:
    """List the claims that rest on what is asked for; where nothing is asked for, all of them.

    What is asked of a source must hold of one and the same source behind the claim.
    """
    paper = assistant.paper(document_id)
    narrowed = ClaimFilter(**wanted.model_dump())
    return AuditClaims.model_validate(describe_found_claims(paper, narrowed, find_claims(paper, narrowed)))


@router.get("/documents/{document_id}/audit/works", tags=["documents"], responses=UNKNOWN, dependencies=[TakesTurn])
def list_works(document_id: DocumentId, assistant: OpenAssistant) -> CitedWorks:
    """List the works that a paper cites, once each, with their outlets and the claims that rest on them."""
    paper = assistant.paper(document_id)
    return CitedWorks.model_validate(describe_cited_works(paper, list_cited_works(paper)))
