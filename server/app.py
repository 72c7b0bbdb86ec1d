"""The app: routes, problems, page and description put together, and its life from opening to closing.

It owns what is put together and must not know what any part does.
"""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from footnoted.assistant import Assistant
from footnoted.conversation.store import Store
from footnoted.settings import Settings
from server import audit, check, conversations, exports, feedback, metrics, openai, streaming
from server.docs import serve_docs
from server.metrics import CountsRequests, Metrics
from server.opening import Opening, Service
from server.page import serve_page
from server.problems import Problem, handle_problems
from server.release import read_version
from server.routes import router
from server.tools import ToolsEndpoint, serve_tools
from server.wrapping import MAX_BODY_BYTES, AnnouncedSizeLimit, SafeHeaders

__all__ = ["create_app"]

DESCRIPTION = """Ask research papers a question; every sentence of an answer leads to the paper's exact words and to
the footnote behind them.

Offsets are Unicode code points of a document's canonical text. Concatenating a quotation's spans and dropping all white
space gives the quotation with all white space dropped. Every error is an RFC 9457 problem with a stable `code` and a
`hint`; under `/v1` it has OpenAI's shape."""

TAGS: list[dict[str, Any]] = [
    {"name": "questions", "description": "Ask and search."},
    {"name": "conversations", "description": "What was asked and answered before."},
    {"name": "documents", "description": "The papers and their footnotes."},
    {"name": "openai", "description": "OpenAI's protocol over the same answers; errors are in its shape."},
    {"name": "service", "description": "The service itself."},
]


class DescribedApp(FastAPI):
    """An app whose description holds the schema of problems, which belong to no route's model."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI description."""
        is_new = self.openapi_schema is None
        described = super().openapi()
        if is_new:
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            described["components"]["schemas"].update(problem.pop("$defs"), Problem=problem)
        return described


def create_app(
    settings: Settings,
    *,
    assistant: Assistant | None = None,
    store: Store | None = None,
    open_assistant: Callable[[Settings], Assistant] = Assistant.open,
) -> FastAPI:
    """Return the app; it opens the assistant and the store when it starts and closes them when it stops.

    An assistant or store that is given is used, and closed, in place of the one it would open.
    """

    def open_service() -> Service:
        opened = store or Store.open(settings.data_dir)
        try:
            return Service(assistant=assistant or open_assistant(settings), store=opened)
        except BaseException:
            opened.close()
            raise

    app = DescribedApp(
        title="Footnoted",
        version=read_version(),
        description=DESCRIPTION,
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_live,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.opening = Opening(open_service)
    app.state.settings = settings
    app.state.turns = Semaphore(settings.workers)
    app.state.metrics = Metrics()
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY_BYTES)
    app.add_middleware(AnnouncedSizeLimit, limit=MAX_BODY_BYTES)
    app.add_middleware(SafeHeaders)
    app.add_middleware(CountsRequests, metrics=app.state.metrics)
    handle_problems(app)
    openai.speak_openai(app)
    app.include_router(router)
    app.include_router(conversations.router)
    app.include_router(feedback.router)
    app.include_router(check.router)
    app.include_router(exports.router)
    app.include_router(audit.router)
    app.include_router(streaming.router)
    app.include_router(openai.router)
    app.include_router(metrics.router)
    serve_tools(app, settings.host)
    serve_docs(app)
    serve_page(app, settings.web_dir)
    return app


@asynccontextmanager
async def _live(app: FastAPI) -> AsyncIterator[None]:
    opening: Opening = app.state.opening
    opening.start()
    try:
        yield
    finally:
        tools: ToolsEndpoint = app.state.tools
        await tools.close()
        opening.close()
