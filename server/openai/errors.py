"""Errors in OpenAI's shape, for everything under `/v1`.

It owns that shape, and what a problem of this program is in it; it must not know where an error comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

__all__ = ["PREFIX", "OpenAIError", "Refusal", "declare_errors", "describe_problem", "speak_openai"]

PREFIX = "/v1"

EXAMPLE: dict[str, Any] = {
    "error": {
        "message": "The model `gpt` does not exist. GET /v1/models lists those that do: footnoted-extractive.",
        "type": "invalid_request_error",
        "param": "model",
        "code": "model_not_found",
    }
}


class ErrorDetail(BaseModel):
    """What is wrong, of which kind, with which parameter if with one, and a stable code."""

    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIError(BaseModel):
    """An error as OpenAI's servers send it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    error: ErrorDetail


class Refusal(Exception):
    """A request under `/v1` that is refused for a reason that only this protocol knows."""

    def __init__(self, message: str, *, status: int = 400, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.error = _describe(status, message, param, code)


def describe_problem(problem: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the status and the JSON that a problem has in OpenAI's protocol, which knows no 422."""
    status = int(problem["status"])
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        status = int(HTTPStatus.BAD_REQUEST)
    faults: Sequence[Mapping[str, Any]] = problem.get("errors") or ()
    param = _name_parameter(faults[0]["loc"]) if faults else None
    message = f"{problem['detail'].removesuffix('.')}. {problem['hint']}"
    return status, _describe(status, message, param, problem["code"])


def speak_openai(app: FastAPI) -> None:
    """Make every error of the app under `/v1` one in OpenAI's shape."""
    app.state.manners = {**getattr(app.state, "manners", {}), f"{PREFIX}/": describe_problem}

    @app.exception_handler(Refusal)
    async def on_refusal(_: Request, refusal: Refusal) -> JSONResponse:
        return JSONResponse(refusal.error, status_code=refusal.status)


def declare_errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route under `/v1` that may answer with these statuses."""
    named: dict[int | str, dict[str, Any]] = {
        status: {"description": HTTPStatus(status).phrase, "model": OpenAIError} for status in statuses
    }
    # Said in so many words, or the framework would describe a 422 of its own.
    return {**named, "4XX": {"description": "Any other fault of the request.", "model": OpenAIError}}


def _describe(status: int, message: str, param: str | None, code: str | None) -> dict[str, Any]:
    kind = "server_error" if status >= 500 else "requests" if status == 429 else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def _name_parameter(where: Sequence[str | int]) -> str | None:
    """Return the place in a body as OpenAI names it: `messages[0].role`."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where[1:])
    return path.removeprefix(".") or None
