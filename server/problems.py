"""Everything that goes wrong, as RFC 9457 problem details.

It owns the one table from an error to its HTTP status and must not know where an error was raised. Nothing of the
program's insides, such as a path or a trace, is ever in a problem.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from footnoted.errors import (
    FootnotedError,
    IndexUnavailable,
    ModelUnavailable,
    StoreUnavailable,
    UnknownDocument,
    UnknownFootnote,
    UnknownRecord,
    UnreadableCorpus,
    UnsuitableRequest,
)

__all__ = [
    "MEDIA_TYPE",
    "Manner",
    "NotReady",
    "Problem",
    "declare_problems",
    "handle_problems",
    "respond_to_failure",
    "respond_with_problem",
]

log = logging.getLogger(__name__)

# How a problem is said under a prefix that has its own manner: its status and JSON there.
Manner = Callable[[Mapping[str, Any]], tuple[int, dict[str, Any]]]

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 2  # a warm start takes a few seconds
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
LONGEST_PART = 100  # characters of a field's name that are said back


class NotReady(FootnotedError):
    """The index is not loaded and warm yet."""

    code: ClassVar[str] = "not_ready"
    hint: ClassVar[str] = "Try again in a few seconds; the first start takes longer. GET /api/health tells."


class Fault(BaseModel):
    """One thing that is wrong with a request, and where."""

    loc: list[str | int]
    msg: str


class Problem(BaseModel):
    """A problem as RFC 9457 describes it, with a stable code and a hint; `errors` for a bad request only."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "There is no document 'nowhere'.",
                    "code": "unknown_document",
                    "hint": "GET /api/documents (or `footnoted list`) names the documents there are.",
                }
            ]
        }
    )

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    code: str
    hint: str
    errors: list[Fault] | None = Field(
        default=None, description="What is wrong and where; only with the code invalid_request."
    )


STATUSES: dict[type[FootnotedError], int] = {
    UnknownDocument: 404,
    UnknownFootnote: 404,
    UnknownRecord: 404,
    UnsuitableRequest: 422,
    NotReady: 503,
    UnreadableCorpus: 503,
    IndexUnavailable: 503,
    ModelUnavailable: 503,
    StoreUnavailable: 503,
    FootnotedError: 500,
}

# Status → code, detail, hint, for what the framework refuses before any of our code runs.
REFUSALS: dict[int, tuple[str, str, str]] = {
    404: ("not_found", "There is nothing at this address.", "See /docs for the addresses there are."),
    405: (
        "method_not_allowed",
        "This address does not answer that method.",
        "The header Allow names the methods; see /docs.",
    ),
    413: ("too_large", "The body is larger than 64 KiB.", "Send a shorter history, or a conversation_id instead."),
}
INVALID = ("invalid_request", "The request is not as described.", "See /docs for the fields and what they may hold.")
BROKEN_BODY = "The body cannot be read as JSON in UTF-8."
UNABLE = "The service is not able to answer at present."
UNEXPECTED = "Something went wrong inside the service; it is in its log."


def respond_with_problem(
    *,
    status: int,
    code: str,
    detail: str,
    hint: str,
    errors: Sequence[Mapping[str, object]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return a response with a problem in it."""
    content: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _encodable(detail),
        "code": code,
        "hint": hint,
    }
    if errors is not None:
        content["errors"] = errors
    sent = dict(headers or {})
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        sent["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return ProblemResponse(content, headers=sent)


class ProblemResponse(JSONResponse):
    """A problem; under a prefix for which `app.state.manners` has a manner of its own, said in that."""

    media_type = MEDIA_TYPE

    def __init__(self, problem: Mapping[str, Any], *, headers: Mapping[str, str]) -> None:
        super().__init__(problem, status_code=problem["status"], headers=headers)
        self._problem = problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the problem."""
        manners: Mapping[str, Manner] = getattr(scope["app"].state, "manners", {})
        say = next((manners[prefix] for prefix in manners if scope["path"].startswith(prefix)), None)
        if say is None:
            await super().__call__(scope, receive, send)
            return
        status, content = say(self._problem)
        kept = {name: value for name, value in self.headers.items() if not name.startswith("content-")}
        await JSONResponse(content, status_code=status, headers=kept)(scope, receive, send)


def respond_to_error(error: FootnotedError) -> JSONResponse:
    """Return the problem that an error of the program is to a client."""
    status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    detail = str(error)
    if status >= 500 and not isinstance(error, NotReady):
        # Its message is for the log: it may name files.
        detail = UNABLE if status == HTTPStatus.SERVICE_UNAVAILABLE else UNEXPECTED
    return respond_with_problem(status=status, code=error.code, detail=detail, hint=error.hint)


def respond_to_failure(error: Exception) -> JSONResponse:
    """Return the problem for whatever was raised after a response began; what is unexpected is logged."""
    if isinstance(error, FootnotedError):
        return respond_to_error(error)
    log.error("A response broke off", exc_info=error)
    return respond_with_problem(status=500, code=FootnotedError.code, detail=UNEXPECTED, hint=FootnotedError.hint)


def list_allowed_methods(request: Request) -> str:
    """Return the methods that the request's address answers, of all its routes: the framework names one route's."""
    scopes = [{**request.scope, "method": method} for method in METHODS]
    is_full = [any(route.matches(scope)[0] is Match.FULL for route in request.app.routes) for scope in scopes]
    return ", ".join(method for method, is_allowed in zip(METHODS, is_full, strict=True) if is_allowed)


def respond_to_refusal(error: HTTPException) -> JSONResponse:
    """Return the problem for what the framework refuses: no such route, method, or a body it cannot read."""
    if error.status_code == HTTPStatus.BAD_REQUEST:
        code, _, hint = INVALID
        faults = [{"loc": ["body"], "msg": BROKEN_BODY}]
        return respond_with_problem(status=422, code=code, detail=BROKEN_BODY, hint=hint, errors=faults)
    phrase = HTTPStatus(error.status_code).phrase
    code, detail, hint = REFUSALS.get(error.status_code, ("refused", f"{phrase}.", REFUSALS[404][2]))
    return respond_with_problem(status=error.status_code, code=code, detail=detail, hint=hint, headers=error.headers)


def respond_to_faults(error: RequestValidationError) -> JSONResponse:
    """Return the problem for a request that does not fit its description."""
    code, detail, hint = INVALID
    faults = [_read_fault(fault) for fault in error.errors()]
    if faults:
        where = ".".join(str(part) for part in faults[0]["loc"][1:])
        detail = f"{where}: {faults[0]['msg']}" if where else faults[0]["msg"]
    return respond_with_problem(status=422, code=code, detail=detail, hint=hint, errors=faults)


def handle_problems(app: FastAPI) -> None:
    """Make every error of the app a problem."""

    @app.exception_handler(FootnotedError)
    async def on_error(_: Request, error: FootnotedError) -> JSONResponse:
        return respond_to_error(error)

    @app.exception_handler(HTTPException)
    async def on_refusal(request: Request, error: HTTPException) -> JSONResponse:
        response = respond_to_refusal(error)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = list_allowed_methods(request)
        return response

    @app.exception_handler(RequestValidationError)
    async def on_faults(_: Request, error: RequestValidationError) -> JSONResponse:
        return respond_to_faults(error)

    @app.exception_handler(Exception)
    async def on_anything_else(_: Request, __: Exception) -> JSONResponse:
        return respond_with_problem(status=500, code=FootnotedError.code, detail=UNEXPECTED, hint=FootnotedError.hint)


def declare_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with these statuses."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


def _read_fault(fault: Mapping[str, Any]) -> dict[str, Any]:
    if fault["type"] == "json_invalid":
        return {"loc": ["body"], "msg": BROKEN_BODY}
    message = str(fault["msg"]).removeprefix("Value error, ")
    where = [part if isinstance(part, int) else _encodable(str(part))[:LONGEST_PART] for part in fault["loc"]]
    return {"loc": where, "msg": _encodable(message)}


def _encodable(text: str) -> str:
    # Half of a surrogate pair comes in as a JSON escape and cannot go out as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")
