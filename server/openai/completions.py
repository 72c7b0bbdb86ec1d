"""Chat completions made of answers: the same content, citations and object, whole or in chunks.

It owns the shape of what goes out and must not know how a question came in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from time import time
from typing import Any, Literal
from uuid import uuid4

from pydantic import BaseModel

from footnoted.answer import Answer, Delta, Passages, Waiting, locate_claims
from server import schemas
from server.events import write_event
from server.keeping import Kept
from server.openai.errors import describe_problem
from server.openai.listing import entitle, list_sources
from server.openai.models import lists_sources
from server.openai.requests import count_tokens
from server.problems import respond_to_failure
from server.release import read_version

__all__ = ["ChatCompletion", "Completion"]

Json = dict[str, Any]

MARKER = re.compile(r"\[(\d+)\]")
DONE = write_event("[DONE]")


class UrlCitation(BaseModel):
    """The `[start_index, end_index)` of a marker in the content, in code points, and where its words stand."""

    start_index: int
    end_index: int
    url: str
    title: str


class Annotation(BaseModel):
    """One citation marker of the content."""

    type: Literal["url_citation"]
    url_citation: UrlCitation


class AssistantMessage(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one choice."""

    index: Literal[0]
    message: AssistantMessage
    logprobs: None
    finish_reason: Literal["stop"]


class Usage(BaseModel):
    """Words and marks, counted as tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """A chat completion; `footnoted` is the object that POST /api/answer gives."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    system_fingerprint: str
    choices: list[Choice]
    usage: Usage
    footnoted: schemas.Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One completion to be sent: `address` is the service's own, `titles` are the papers' by id."""

    model: str
    address: str
    titles: Mapping[str, str]
    prompt_tokens: int
    is_json: bool = False
    includes_usage: bool = False
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    created: int = field(default_factory=lambda: int(time()))

    def describe(self, kept: Kept) -> Json:
        """Return the completion as one object."""
        content = self._word(kept)
        message = {"role": "assistant", "content": content, "refusal": None, "annotations": self._annotate(kept)}
        return {
            **self._head("chat.completion"),
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
            "usage": self._count(kept),
            "footnoted": json.loads(kept.body),
        }

    def write_chunks(self, told: Generator[Passages | Waiting | Delta | Kept]) -> Generator[bytes]:
        """Yield the completion as events; what goes wrong on the way is the last of them."""
        try:
            with closing(told):
                yield self._write_chunk({"role": "assistant", "content": "", "refusal": None})
                for each in told:
                    yield from self._write_told(each)
            yield DONE
        except Exception as error:  # noqa: BLE001 - the failure is logged where the problem is made
            _, described = describe_problem(json.loads(bytes(respond_to_failure(error).body)))
            yield write_event(_dump(described))

    def _write_told(self, told: Passages | Waiting | Delta | Kept) -> Iterator[bytes]:
        if isinstance(told, Delta) and not self.is_json:
            yield self._write_chunk({"content": told.text})
        elif not isinstance(told, Kept):
            yield b""  # nothing to say, but a moment at which to stop
        else:
            if last_words := self._word(told) if self.is_json else self._list_sources(told):
                yield self._write_chunk({"content": last_words})
            last = {"annotations": self._annotate(told)}
            yield self._write_chunk(last, finish_reason="stop", footnoted=json.loads(told.body))
            if self.includes_usage:
                head = self._head("chat.completion.chunk")
                yield write_event(_dump({**head, "choices": [], "usage": self._count(told)}))

    def _write_chunk(self, delta: Json, *, finish_reason: str | None = None, **further: Json) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        usage = {"usage": None} if self.includes_usage else {}
        return write_event(_dump({**self._head("chat.completion.chunk"), "choices": [choice], **usage, **further}))

    def _head(self, kind: str) -> Json:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": f"footnoted-{read_version()}",
        }

    def _count(self, kept: Kept) -> Json:
        """Return the tokens of the chat model where one was asked, else words and marks."""
        prompt, completion = self.prompt_tokens, count_tokens(self._word(kept))
        if kept.answer.generation is not None:
            prompt, completion = kept.answer.generation.input_tokens, kept.answer.generation.output_tokens
        return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}

    def _word(self, kept: Kept) -> str:
        """Return the content: the answer's text, with its sources where asked for, or the whole answer as JSON.

        In JSON the text comes first.
        """
        if not self.is_json:
            return kept.answer.text + self._list_sources(kept)
        return _dump({"text": kept.answer.text, **json.loads(kept.body)})

    def _annotate(self, kept: Kept) -> list[Json]:
        """Return an annotation for every marker of the content, in order."""
        cited = {citation.number: citation for citation in kept.answer.citations}
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": self._place(kept, start),
                    "end_index": self._place(kept, end),
                    "url": f"{self.address}{cited[number].url}",
                    "title": entitle(cited[number], self.titles),
                },
            }
            for number, start, end in locate_markers(kept.answer)
        ]

    def _place(self, kept: Kept, position: int) -> int:
        """Return where a place in the answer's text is in the content."""
        if not self.is_json:
            return position
        return len('{"text":') + len(_dump(kept.answer.text[:position])) - 1

    def _list_sources(self, kept: Kept) -> str:
        return list_sources(kept.answer, self.address, self.titles) if lists_sources(self.model) else ""


def locate_markers(answer: Answer) -> Iterator[tuple[int, int, int]]:
    """Yield each marker of an answer's text: its number and its `[start, end)`.

    They stand behind the claims; a bracketed number that the paper itself has within its words is none of ours.
    """
    places = [*locate_claims(answer), (len(answer.text), len(answer.text))]
    for (_, end), (following, _) in pairwise(places):
        for marker in MARKER.finditer(answer.text, end, following):
            yield int(marker[1]), marker.start(), marker.end()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
