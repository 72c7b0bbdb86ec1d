"""The route that checks claims against the papers.

It owns its address and description and must not know how a claim is compared.
"""

from __future__ import annotations

from fastapi import APIRouter

from server.dependencies import OpenAssistant, TakesTurn
from server.problems import declare_problems
from server.schemas.checks import Check, CheckRequest, ClaimRequest, TextCheck

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=declare_problems(503))


@router.post("/check", tags=["questions"], responses=declare_problems(404, 413, 422), dependencies=[TakesTurn])
def check_claim(asked: CheckRequest, assistant: OpenAssistant) -> Check | TextCheck:
    """Check a claim, or a whole text sentence by sentence, against the papers.

    The verdict is `supported`, `differs` (the same matter, but a number, a date, a name or a negation of the claim is
    not what the paper says, or a quotation is not the paper's or not its speaker's: `differences` say which) or
    `not_found`, which cites nothing.
    """
    documents = asked.documents
    if isinstance(asked, ClaimRequest):
        return Check.of(assistant.check(asked.claim, documents))
    return TextCheck.of(assistant.check_text(asked.text, documents))
