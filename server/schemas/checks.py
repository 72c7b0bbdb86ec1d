"""The JSON of checked claims, and of what is sent to be checked.

It owns the names and shapes that clients rely on and must not know how a claim is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from footnoted import answer as said
from footnoted.wire import describe_check, describe_checks
from server.requests import Identifiers, QuestionWords
from server.schemas.answers import Citation, Footnote, Passage
from server.schemas.examples import CITATION, FOOTNOTE
from server.schemas.spans import WordPair

__all__ = ["Check", "CheckRequest", "ClaimRequest", "TextCheck", "TextRequest"]

MAX_TEXT = 20_000  # characters: about a hundred and fifty sentences, some seconds of work

CLAIM = "Tariffs on South Korea were reduced to 18 per cent in October 2025."
CHECK: dict[str, Any] = {
    "verdict": "differs",
    "claim": CLAIM,
    "differences": [
        {"kind": "number", "claimed": "18 per cent", "found": "15 per cent", "claimed_at": [39, 50]},
    ],
    "text": "The paper differs: it has “15 per cent” where the claim has “18 per cent”. [1]",
    "citations": [CITATION],
    "footnotes": [FOOTNOTE],
    "nearest": [],
    "confidence": 0.9,
    "timings_ms": {"compare": 38.1, "verify": 0.3, "total": 38.4},
}


class ClaimRequest(BaseModel):
    """One claim to check."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"claim": CLAIM}]})

    claim: QuestionWords = Field(description="1 to 2,000 characters after trimming.")
    documents: Identifiers | None = Field(default=None, description="Check against only these documents.")


class TextRequest(BaseModel):
    """A whole text to check sentence by sentence."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": f"{CLAIM} {CLAIM}"}]})

    text: Annotated[
        str,
        StringConstraints(
            strip_whitespace=True, min_length=1, max_length=MAX_TEXT, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$"
        ),
    ] = Field(description="1 to 20,000 characters after trimming.")
    documents: Identifiers | None = Field(default=None, description="Check against only these documents.")


CheckRequest = ClaimRequest | TextRequest


class Difference(BaseModel):
    """One thing in which a claim is not what the paper says; `found` is null where nothing is in its place."""

    kind: said.DifferenceKind
    claimed: str
    found: str | None
    claimed_at: WordPair


class Check(BaseModel):
    """What the papers say to a claim."""

    model_config = ConfigDict(json_schema_extra={"examples": [CHECK]})

    verdict: said.Verdict
    claim: str
    differences: list[Difference]
    text: str
    citations: list[Citation]
    footnotes: list[Footnote]
    nearest: list[Passage]
    confidence: float
    timings_ms: dict[str, float]

    @classmethod
    def of(cls, check: said.Check) -> Self:
        """Describe a check."""
        return cls.model_validate(describe_check(check))


class Counts(BaseModel):
    """How many of a text's claims have each verdict."""

    supported: int
    differs: int
    not_found: int


class TextCheck(BaseModel):
    """What the papers say to each sentence of a text; the citations of each claim are numbered by themselves."""

    counts: Counts
    claims: list[Check]

    @classmethod
    def of(cls, checks: Sequence[said.Check]) -> Self:
        """Describe the checks of a text."""
        return cls.model_validate(describe_checks(checks))
