"""Where the command line gets its answers: an assistant of its own, or the server that owns the index.

It owns the choice between the two; it must not know how either answers, nor how answers are printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from http.client import HTTPException
from typing import Any, Literal, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from rich.console import Console
from rich.progress import Progress

from footnoted.assistant import Assistant, Question
from footnoted.auditing import ClaimFilter, audit_paper, describe_audit, describe_found_claims, find_claims
from footnoted.document import Document
from footnoted.errors import FootnotedError, IndexUnavailable, UnknownDocument, UnsuitableRequest
from footnoted.exporting import Export, ExportFormat, export_references
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.reading import read_papers
from footnoted.settings import Settings
from footnoted.wire import describe_answer, describe_check, describe_checks, describe_found, describe_note

__all__ = [
    "Desk",
    "audit_document",
    "describe_papers",
    "export_cited_works",
    "find_note",
    "find_paper",
    "open_desk",
    "refresh_index",
]

Json = dict[str, Any]
Answerer = Literal["extractive", "generative"]
# An answer takes a fraction of a second; a busy server may be some behind.
PATIENCE_SECONDS = 60
# Where to find a server on this machine that listens on all addresses.
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}
REFUSALS = {each.code: each for each in (UnknownDocument, UnsuitableRequest)} | {"invalid_request": UnsuitableRequest}


class Desk(Protocol):
    """Whatever answers the command line, in the API's own objects."""

    def answer(self, question: str, documents: Sequence[str] | None, answerer: Answerer | None = None) -> Json:
        """Return an answer, by the way of answering that is named."""
        ...

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results."""
        ...

    def check(self, words: str, documents: Sequence[str] | None, *, is_text: bool) -> Json:
        """Return what the papers say to a claim, or to each sentence of a text."""
        ...


class OwnDesk:
    """Answers with an assistant in this process."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def answer(self, question: str, documents: Sequence[str] | None, answerer: Answerer | None = None) -> Json:
        """Return an answer. Raises UnknownDocument, and UnsuitableRequest for an answerer that is not set up."""
        scope = tuple(documents) if documents else None
        asked = Question(text=check_question(question), documents=scope, answerer=answerer)
        return describe_answer(self._assistant.ask(asked))

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results. Raises UnknownDocument."""
        trimmed = check_question(query)
        found = self._assistant.search(trimmed, k=k, documents=documents or None)
        return {"query": trimmed, "results": [describe_found(each) for each in found]}

    def check(self, words: str, documents: Sequence[str] | None, *, is_text: bool) -> Json:
        """Return what the papers say to a claim or a text. Raises UnknownDocument."""
        if is_text:
            return describe_checks(self._assistant.check_text(check_text(words), documents or None))
        return describe_check(self._assistant.check(check_question(words), documents or None))


class ServerDesk:
    """Asks the server of the same settings over HTTP: it owns the index while it runs.

    `reason` is why there is no index here, and is raised where no server answers either.
    """

    def __init__(self, settings: Settings, reason: IndexUnavailable) -> None:
        host = LOOPBACK.get(settings.host, settings.host)
        self._base = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
        self._reason = reason
        # What a chat model may take comes on top.
        self._patience = PATIENCE_SECONDS + (settings.model_timeout if settings.model else 0)
        # Settings for a proxy are about the world outside, which this is not.
        self._opener = build_opener(ProxyHandler({}))

    def answer(self, question: str, documents: Sequence[str] | None, answerer: Answerer | None = None) -> Json:
        """Return an answer. Raises IndexUnavailable where no server answers, else what the server refuses by."""
        asked: Json = {"question": check_question(question)}
        asked |= {"documents": list(documents)} if documents else {}
        asked |= {"answerer": answerer} if answerer else {}
        return self._call(
            Request(f"{self._base}/api/answer", json.dumps(asked).encode(), {"Content-Type": "application/json"})
        )

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results; raises as `answer` does."""
        asked = [("q", check_question(query)), ("k", str(k)), *(("documents", id) for id in documents or ())]
        return self._call(Request(f"{self._base}/api/search?{urlencode(asked)}"))

    def check(self, words: str, documents: Sequence[str] | None, *, is_text: bool) -> Json:
        """Return what the papers say to a claim or a text; raises as `answer` does."""
        sent: Json = {"text": check_text(words)} if is_text else {"claim": check_question(words)}
        sent |= {"documents": list(documents)} if documents else {}
        return self._call(
            Request(f"{self._base}/api/check", json.dumps(sent).encode(), {"Content-Type": "application/json"})
        )

    def _call(self, request: Request) -> Json:
        try:
            with self._opener.open(request, timeout=self._patience) as response:
                answer = json.load(response)
        except HTTPError as error:
            raise self._read_problem(error) from error
        except (OSError, HTTPException, ValueError) as error:
            raise self._reason from error
        if not isinstance(answer, dict) or not answer.keys() & {"status", "results", "verdict", "claims"}:
            raise self._reason
        return answer

    def _read_problem(self, error: HTTPError) -> FootnotedError:
        try:
            problem = json.load(error)
            code, detail = problem["code"], problem["detail"]
        except (ValueError, TypeError, KeyError):
            return self._reason  # whoever answers there is not our server
        return REFUSALS.get(code, IndexUnavailable)(str(detail))


def check_question(words: str) -> str:
    """Return a question within the contract's bounds, trimmed. Raises UnsuitableRequest."""
    return check_words(words, "A question", 2_000)


def check_text(words: str) -> str:
    """Return a text within the bounds of what is checked at once, trimmed. Raises UnsuitableRequest."""
    return check_words(words, "A text", 20_000)


def check_words(words: str, what: str, longest: int) -> str:
    """Return words within bounds, trimmed. Raises UnsuitableRequest that says what they are."""
    trimmed = words.strip()
    if not 1 <= len(trimmed) <= longest:
        raise UnsuitableRequest(f"{what} has 1 to {longest:,} characters.")
    if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in trimmed):
        raise UnsuitableRequest(f"{what} is text: it holds no NUL and no broken characters.")
    return trimmed


@contextmanager
def open_own(settings: Settings) -> Iterator[Assistant]:
    """Open an assistant in this process, with a progress bar while the index is built. Raises IndexUnavailable."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Building the index", total=None, visible=False)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        assistant = Assistant.open(settings, progress=show)
    try:
        yield assistant
    finally:
        assistant.close()


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Open an assistant; go to the server where it has the index."""
    with ExitStack() as stack:
        try:
            desk: Desk = OwnDesk(stack.enter_context(open_own(settings)))
        except IndexUnavailable as error:
            desk = ServerDesk(settings, error)
        yield desk


def refresh_index(settings: Settings) -> bool:
    """Bring the index up to the papers there are now; tell whether that was done, for another process may own it."""
    try:
        with open_own(settings):
            return True
    except IndexUnavailable:
        return False


def read_documents(settings: Settings) -> tuple[Document, ...]:
    """Parse the corpus; no index and no model are needed for it."""
    files = read_papers(settings.corpus_dir, settings.data_dir)
    return tuple(parse_paper(file.text, id=file.id, metadata=file.metadata) for file in files)


def find_paper(settings: Settings, document: str | None) -> Paper:
    """Return a document's paper, that of the only one where none is named.

    Raises UnknownDocument, and UnsuitableRequest where one must be named.
    """
    documents = {each.id: each for each in read_documents(settings)}
    if document is None and len(documents) > 1:
        raise UnsuitableRequest(f"Name a document with --document: {', '.join(documents)}.")
    document = document or next(iter(documents), "")
    if document not in documents:
        raise UnknownDocument(f"There is no document {document!r}." if documents else "There is no document.")
    return Paper(documents[document])


def find_note(settings: Settings, document: str | None, number: int) -> Json:
    """Return a footnote of a document; raises UnknownFootnote, and what `find_paper` raises."""
    return describe_note(find_paper(settings, document).note(number))


def export_cited_works(settings: Settings, document: str | None, wanted: ExportFormat) -> Export:
    """Return the works that a document cites as a file; raises what `find_paper` raises."""
    paper = find_paper(settings, document)
    notes = [paper.note(note.number) for note in paper.document.footnotes]
    return export_references(paper.id, paper.document.metadata, notes, wanted)


def audit_document(settings: Settings, document: str | None, wanted: ClaimFilter | None) -> Json:
    """Return the report on what a document rests on, or the claims that a filter lets through.

    Raises what `find_paper` raises.
    """
    paper = find_paper(settings, document)
    if wanted is None:
        return describe_audit(audit_paper(paper))
    return describe_found_claims(paper, wanted, find_claims(paper, wanted))


def describe_papers(settings: Settings) -> list[Json]:
    """Return each document's bibliographic data and counts."""
    return [
        {
            "id": document.id,
            **asdict(document.metadata),
            "counts": {
                "footnotes": len(document.footnotes),
                "sentences": len(document.sentences),
                "tables": len(document.tables),
                "headings": len(document.headings),
            },
        }
        for document in read_documents(settings)
    ]
