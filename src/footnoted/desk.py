"""Where the command line gets its answers: an assistant of its own, or the server that owns the index.

It owns the choice between the two; it must not know how either answers, nor how answers are printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from rich.console import Console
from rich.progress import Progress

from footnoted.assistant import Assistant, Question
from footnoted.document import Document
from footnoted.errors import IndexUnavailable, UnknownDocument, UnsuitableRequest
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.reading import read_corpus
from footnoted.settings import Settings
from footnoted.wire import describe_answer, describe_found, describe_note

__all__ = ["Desk", "describe_corpus", "find_note", "open_desk"]

Json = dict[str, Any]
# An answer takes a fraction of a second; a busy server may be some behind.
PATIENCE_SECONDS = 60


class Desk(Protocol):
    """Whatever answers the command line, in the API's own objects."""

    def answer(self, question: str, documents: Sequence[str] | None) -> Json:
        """Return an answer."""
        ...

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results."""
        ...


class OwnDesk:
    """Answers with an assistant in this process."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def answer(self, question: str, documents: Sequence[str] | None) -> Json:
        """Return an answer. Raises UnknownDocument."""
        scope = tuple(documents) if documents else None
        return describe_answer(self._assistant.ask(Question(text=check_question(question), documents=scope)))

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results. Raises UnknownDocument."""
        found = self._assistant.search(check_question(query), k=k, documents=documents or None)
        return {"query": query, "results": [describe_found(each) for each in found]}


class ServerDesk:
    """Asks the server of the same settings over HTTP: it owns the index while it runs."""

    def __init__(self, settings: Settings) -> None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        self._base = f"http://{host}:{settings.port}"

    def answer(self, question: str, documents: Sequence[str] | None) -> Json:
        """Return an answer. Raises IndexUnavailable where no server answers, UnsuitableRequest where it refuses."""
        asked = {"question": question, **({"documents": list(documents)} if documents else {})}
        return self._call(
            Request(f"{self._base}/api/answer", json.dumps(asked).encode(), {"Content-Type": "application/json"})
        )

    def search(self, query: str, k: int, documents: Sequence[str] | None) -> Json:
        """Return search results; raises as `answer` does."""
        asked = [("q", query), ("k", str(k)), *(("documents", id) for id in documents or ())]
        return self._call(Request(f"{self._base}/api/search?{urlencode(asked)}"))

    def _call(self, request: Request) -> Json:
        try:
            with urlopen(request, timeout=PATIENCE_SECONDS) as response:  # noqa: S310  the address is our own setting
                answer: Json = json.load(response)
        except HTTPError as error:
            detail = json.load(error).get("detail", error.reason)
            raise (UnknownDocument if error.code == 404 else UnsuitableRequest)(str(detail)) from error
        except (URLError, TimeoutError) as error:
            raise IndexUnavailable("Another process uses the index, and no server answers there.") from error
        return answer


def check_question(words: str) -> str:
    """Return a question within the contract's bounds, trimmed. Raises UnsuitableRequest."""
    trimmed = words.strip()
    if not 1 <= len(trimmed) <= 2000:
        raise UnsuitableRequest("A question has 1 to 2,000 characters.")
    return trimmed


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Open an assistant, with a progress bar while the index is built; go to the server where it has the index."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Building the index", total=None, visible=False)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        try:
            assistant: Assistant | None = Assistant.open(settings, progress=show)
        except IndexUnavailable:
            assistant = None
    if assistant is None:
        yield ServerDesk(settings)
        return
    try:
        yield OwnDesk(assistant)
    finally:
        assistant.close()


def read_documents(settings: Settings) -> tuple[Document, ...]:
    """Parse the corpus; no index and no model are needed for it."""
    files = read_corpus(settings.corpus_dir)
    return tuple(parse_paper(file.text, id=file.id, metadata=file.metadata) for file in files)


def find_note(settings: Settings, document: str | None, number: int) -> Json:
    """Return a footnote of a document. Raises UnknownDocument, UnknownFootnote."""
    documents = {each.id: each for each in read_documents(settings)}
    if document is None and len(documents) == 1:
        document = next(iter(documents))
    if document not in documents:
        raise UnknownDocument(f"Name a document with --document: {', '.join(documents) or 'there is none'}.")
    return describe_note(Paper(documents[document]).note(number))


def describe_corpus(settings: Settings) -> list[Json]:
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
