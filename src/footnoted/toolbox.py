"""What the tools of another program may ask of the papers, in the API's own objects.

It owns what there is to ask, over an assistant or over the desk that the command line has; it must not know by which
protocol it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from footnoted.answer import Answer
from footnoted.answering.asking import quote_passage
from footnoted.assistant import Assistant, Question
from footnoted.citing import cite
from footnoted.desk import Answerer, Desk, OwnDesk, check_question, open_desk, read_documents
from footnoted.errors import UnknownDocument, UnsuitableRequest
from footnoted.papers import Paper
from footnoted.passages import Passage, split_passages
from footnoted.settings import Settings
from footnoted.starters import suggest_questions
from footnoted.wire import describe_answer, describe_note, describe_passage

__all__ = ["Toolbox", "open_toolbox"]

Json = dict[str, Any]
Keep = Callable[[Answer], Answer]


class KeepingDesk(OwnDesk):
    """Answers with an assistant, and has each answer kept before it goes out."""

    def __init__(self, assistant: Assistant, keep: Keep) -> None:
        super().__init__(assistant)
        self._keep = keep

    def answer(self, question: str, documents: Sequence[str] | None, answerer: Answerer | None = None) -> Json:
        """Return an answer as it is kept. Raises UnknownDocument."""
        scope = tuple(documents) if documents else None
        asked = Question(text=check_question(question), documents=scope, answerer=answerer)
        return describe_answer(self._keep(self._assistant.ask(asked)))


@dataclass(frozen=True)
class Toolbox:
    """A desk to ask at, and the papers themselves, which are read when first wanted."""

    desk: Desk
    read_papers: Callable[[], Iterable[Paper]]

    @classmethod
    def over(cls, assistant: Assistant, keep: Keep) -> Self:
        """Return a toolbox over an open assistant; `keep` takes each answer before it goes out."""

        def read_papers() -> list[Paper]:
            return [assistant.paper(document.id) for document in assistant.documents()]

        return cls(KeepingDesk(assistant, keep), read_papers)

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """The papers by id."""
        return {paper.id: paper for paper in self.read_papers()}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage of the papers by its id."""
        return {each.id: each for paper in self.papers.values() for each in split_passages(paper.document)}

    def paper(self, id: str | None) -> Paper:
        """Return a paper, the only one where none is named. Raises UnknownDocument, UnsuitableRequest."""
        if id is None and len(self.papers) > 1:
            raise UnsuitableRequest(f"Name one of the documents: {', '.join(self.papers)}.")
        found = self.papers.get(id if id is not None else next(iter(self.papers), ""))
        if found is None:
            raise UnknownDocument(f"There is no document {id!r}." if id else "There is no document.")
        return found

    def starters(self, id: str) -> tuple[str, ...]:
        """Return questions that a paper suggests. Raises UnknownDocument."""
        return suggest_questions(self.paper(id))

    def note(self, document: str | None, number: int) -> Json:
        """Return a footnote; raises UnknownFootnote, and what `paper` raises."""
        return describe_note(self.paper(document).note(number))

    def passage(self, id: str) -> Json:
        """Return a passage, and as `within` the one that it lies in, if any. Raises UnsuitableRequest."""
        found = self.passages.get(id)
        if found is None:
            raise UnsuitableRequest(f"There is no passage {id!r}: search results and citations name them.")
        around = self.passages.get(found.parent) if found.parent else None
        return {**self._describe(found), "within": self._describe(around) if around else None}

    def _describe(self, passage: Passage) -> Json:
        citation = cite(quote_passage(passage), self.papers)
        if citation is None:
            raise UnsuitableRequest(f"The passage {passage.id!r} has no words to quote.")
        return describe_passage(citation)


@contextmanager
def open_toolbox(settings: Settings) -> Iterator[Toolbox]:
    """Open a toolbox over an assistant of its own, or over the server that owns the index. Raises IndexUnavailable."""
    with open_desk(settings) as desk:
        yield Toolbox(desk, lambda: map(Paper, read_documents(settings)))
