"""A client of the service: one method for each thing it is asked for.

It owns addresses, timeouts and the turning of replies into results; it must not know how anything is answered.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, Self, TypedDict, TypeVar, Unpack
from urllib.parse import quote

import httpx2
from pydantic import ValidationError

from footnoted.client.failures import ServiceRefused, ServiceUnreachable, read_refusal
from footnoted.client.results import (
    Answer,
    Check,
    Delta,
    DocumentList,
    DocumentSummary,
    Footnote,
    FootnoteList,
    Found,
    FoundList,
    Passages,
    Result,
    TextCheck,
)

__all__ = ["AskOptions", "Client"]

DEFAULT_ADDRESS = "http://127.0.0.1:8000"
# An extractive answer takes a fraction of a second; a chat model, or a busy server, may take a while.
DEFAULT_TIMEOUT = 60.0
ReferenceFormat = Literal["csl-json", "bibtex", "ris", "apa", "chicago"]
Kind = TypeVar("Kind", bound=Result)


class AskOptions(TypedDict, total=False):
    """What a question may come with.

    `history` holds turns as `{"role": "user" | "assistant", "content": …}`, newest last; `conversation_id` is one to
    continue, and excludes it. `documents` are the only ones to search; None searches all.
    """

    history: Sequence[Mapping[str, str]] | None
    conversation_id: str | None
    documents: Sequence[str] | None
    answerer: Literal["extractive", "generative"] | None
    max_citations: int | None


class Client:
    """Asks a running server; safe to use from several threads, and closed by `close` or at the end of a `with`.

    `timeout` is in seconds, for each wait on the network. Every method raises ServiceRefused for a problem that the
    service names, and ServiceUnreachable where none answers in time.
    """

    def __init__(
        self,
        url: str = DEFAULT_ADDRESS,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._http = httpx2.Client(base_url=url, timeout=timeout, headers=headers, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def url(self) -> str:
        """The service's address."""
        return str(self._http.base_url)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(self, question: str, **options: Unpack[AskOptions]) -> Answer:
        """Ask a question; what the papers do not answer comes as an answer with status `not_found`."""
        return self._read(Answer, self._call("POST", "/api/answer", json=drop_none(question=question, **options)))

    def stream(self, question: str, **options: Unpack[AskOptions]) -> Generator[Passages | Delta | Answer]:
        """Ask as `ask` does and yield what is told on the way: Passages once, each Delta, and last the Answer.

        Whoever stops listening closes the iterator, which ends the work on the server.
        """
        asked = drop_none(question=question, **options)
        with self._reach(), self._http.stream("POST", "/api/answer/stream", json=asked) as response:
            if response.is_error:
                response.read()
                raise read_refusal(response)
            is_whole = False
            for event in httpx2.EventSource(response, max_event_size=None):
                told = self._read_event(event)
                is_whole = isinstance(told, Answer)
                yield told
        if not is_whole:
            raise ServiceUnreachable("The stream ended before the answer was whole.")

    def check(self, claim: str, *, documents: Sequence[str] | None = None) -> Check:
        """Hold a claim against the papers."""
        return self._read(Check, self._call("POST", "/api/check", json=drop_none(claim=claim, documents=documents)))

    def check_text(self, text: str, *, documents: Sequence[str] | None = None) -> TextCheck:
        """Hold each sentence of a text against the papers."""
        return self._read(TextCheck, self._call("POST", "/api/check", json=drop_none(text=text, documents=documents)))

    def search(self, query: str, *, k: int = 10, documents: Sequence[str] | None = None) -> tuple[Found, ...]:
        """Return the k best passages for a query, without an answer."""
        asked = drop_none(q=query, k=k, documents=documents)
        return self._read(FoundList, self._call("GET", "/api/search", params=asked)).results

    def footnote(self, document: str, number: int) -> Footnote:
        """Return a footnote with its sources, and the words that carry its marker."""
        return self._read(Footnote, self._call("GET", f"{address_of(document)}/footnotes/{number}"))

    def footnotes(self, document: str, query: str | None = None) -> tuple[Footnote, ...]:
        """Return a paper's footnotes by number, or those found for a query, best first."""
        reply = self._call("GET", f"{address_of(document)}/footnotes", params=drop_none(q=query))
        return self._read(FootnoteList, reply).footnotes

    def references(self, document: str) -> list[dict[str, Any]]:
        """Return the works that a paper cites, once each, as CSL-JSON items."""
        items: list[dict[str, Any]] = json.loads(self.export_references(document, "csl-json"))
        return items

    def export_references(self, document: str, format: ReferenceFormat) -> str:
        """Return the works that a paper cites as the text of a file."""
        return self._call("GET", f"{address_of(document)}/references", params={"format": format}).text

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the papers that are answered from."""
        return self._read(DocumentList, self._call("GET", "/api/documents")).documents

    def document(self, id: str) -> DocumentSummary:
        """Return one paper's bibliographic data, outline and counts."""
        return self._read(DocumentSummary, self._call("GET", address_of(id)))

    def text(self, document: str) -> str:
        """Return a paper's canonical text, the one that all spans are counted in, newlines untouched."""
        return self._call("GET", f"{address_of(document)}/text").content.decode()

    def _call(self, method: str, path: str, **sent: Any) -> httpx2.Response:
        with self._reach():
            response = self._http.request(method, path, **sent)
        if not response.is_success:
            raise read_refusal(response)
        return response

    def _read(self, kind: type[Kind], response: httpx2.Response) -> Kind:
        try:
            return kind.model_validate_json(response.content)
        except ValidationError as error:
            raise ServiceUnreachable(f"{response.url} answered, but not as this service does.") from error

    def _read_event(self, event: httpx2.ServerSentEvent) -> Passages | Delta | Answer:
        try:
            match event.event:
                case "passages":
                    return Passages.model_validate({"passages": json.loads(event.data)})
                case "delta":
                    return Delta.model_validate_json(event.data)
                case "answer":
                    return Answer.model_validate_json(event.data)
                case "error":
                    raise ServiceRefused.of(event.data)
        except ValueError as error:
            raise ServiceUnreachable("The stream holds an event that is not the service's.") from error
        raise ServiceUnreachable(f"The stream holds an event {event.event!r}, which is not the service's.")

    @contextmanager
    def _reach(self) -> Iterator[None]:
        """Call what goes wrong on the network by its one name."""
        try:
            yield
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            what = "did not answer in time" if isinstance(error, httpx2.TimeoutException) else "could not be reached"
            raise ServiceUnreachable(f"The service at {self.url} {what}.") from error


def address_of(document: str) -> str:
    """Return the path of a paper in the API."""
    return f"/api/documents/{quote(document, safe='')}"


def drop_none(**fields: Any) -> dict[str, Any]:
    """Return the fields that are given."""
    return {name: value for name, value in fields.items() if value is not None}
