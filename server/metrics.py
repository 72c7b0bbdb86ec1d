"""What is counted of the service, as Prometheus reads it at `/metrics`.

It owns the names of the figures and the registry they are kept in, one for each app; it must not know what any route
does.
"""

from __future__ import annotations

from time import perf_counter

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footnoted.answer import Answer
from server.release import read_version

__all__ = ["CountsRequests", "Metrics", "router"]

router = APIRouter(tags=["service"])

# A warm answer takes some hundredths of a second; with a chat model it may take a minute.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "other"  # whatever a client makes up gets no line of its own


class Metrics:
    """The figures of one app."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "footnoted_http_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "footnoted_http_request_seconds",
            "Seconds from a request to the end of its response.",
            ("method", "route"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "footnoted_answers", "Answers given, refusals among them.", ("status", "answerer"), registry=self.registry
        )
        for status in ("answered", "not_found"):
            self._answers.labels(status, "extractive")
        self._tokens = Counter(
            "footnoted_model_tokens",
            "Tokens that the chat model read and wrote.",
            ("direction",),
            registry=self.registry,
        )
        self._model_claims = Counter(
            "footnoted_model_claims",
            "Claims that the chat model offered, sent or not.",
            ("held",),
            registry=self.registry,
        )
        self._fallbacks = Counter(
            "footnoted_fallbacks",
            "Answers that are not the chat model's though it was to answer, by the reason.",
            ("reason",),
            registry=self.registry,
        )
        Info("footnoted", "Which release this is.", registry=self.registry).info({"version": read_version()})
        ProcessCollector(registry=self.registry)

    def count_request(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def count_answer(self, answer: Answer) -> None:
        """Count an answer that was given."""
        self._answers.labels(answer.status, answer.answerer).inc()
        if answer.generation is not None:
            self._tokens.labels("read").inc(answer.generation.input_tokens)
            self._tokens.labels("written").inc(answer.generation.output_tokens)
            self._model_claims.labels("yes").inc(answer.generation.offered - answer.generation.dropped)
            self._model_claims.labels("no").inc(answer.generation.dropped)
        if answer.fallback is not None:
            self._fallbacks.labels(answer.fallback.code).inc()

    def write(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self.registry)


class CountsRequests:
    """Counts every request by its route, with the seconds it took to the end of its response."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = perf_counter(), 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        finally:
            method = scope["method"] if scope["method"] in METHODS else OTHER
            seconds = perf_counter() - started
            self._metrics.count_request(method=method, route=name_route(scope), status=status, seconds=seconds)


def name_route(scope: Scope) -> str:
    """Return the pattern of the address that took a request; one word for all that none took."""
    return getattr(scope.get("route"), "path", None) or OTHER


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"description": "Prometheus' text format.", "content": {"text/plain": {}}}},
)
def show_metrics(request: Request) -> Response:
    """Show what is counted, in Prometheus' text format."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.write(), media_type=CONTENT_TYPE_LATEST)
