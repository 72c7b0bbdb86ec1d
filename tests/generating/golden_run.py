"""The golden questions put to scripted models over real HTTP, and what is counted of the answers.

It owns the run; the test takes some of the questions, `benchmarks/generated.py` all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts import Good, Worst
from starlette.testclient import TestClient

from footnoted.answer import Answer
from footnoted.assistant import Assistant, Question
from footnoted.evaluation.golden import Golden

# A generated answer may cite as many as the API lets a client ask for, so that no right claim is lost to that bound.
MOST_CITATIONS = 12
# What belongs to one asking alone.
OWN = ("id", "conversation_id", "timings_ms", "generation")


@dataclass
class Count:
    """What came of a run."""

    questions: int = 0
    generated: int = 0
    refused: int = 0
    citations: int = 0
    verbatim: int = 0
    supported: int = 0
    offered: int = 0
    dropped: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)

    @property
    def share_dropped(self) -> float:
        """The share of the right claims offered that were not sent."""
        return len(self.dropped) / max(1, self.offered)


def is_verbatim(text: str, quote: str, spans: Sequence[Sequence[int]]) -> bool:
    """Tell whether a quotation obeys the contract's law of spans."""
    there = "".join(text[start:end] for start, end in spans)
    return bool(quote) and "".join(there.split()) == "".join(quote.split())


def count_answer(count: Count, assistant: Assistant, answer: Answer) -> None:
    count.questions += 1
    count.generated += answer.answerer == "generative"
    count.refused += answer.status == "not_found"
    for citation in answer.citations:
        count.citations += 1
        spans = [(span.start, span.end) for span in citation.spans]
        count.verbatim += is_verbatim(assistant.document(citation.document).text, citation.quote, spans)
    count.supported += sum(claim.support == "supported" for claim in answer.claims)


def to_question(golden: Golden) -> Question:
    return Question(text=golden.question, history=golden.history, max_citations=MOST_CITATIONS)


def run_good(assistant: Assistant, good: Good, questions: Sequence[Golden]) -> Count:
    """Ask a good model: which of its right claims were not sent?"""
    count = Count()
    for golden in questions:
        good.offered.clear()
        answer = assistant.ask(to_question(golden))
        count_answer(count, assistant, answer)
        said = {claim.text for claim in answer.claims}
        count.offered += len(good.offered)
        count.dropped += [claim for _, claim in good.offered if claim not in said]
    return count


def run_worst(assistant: Assistant, worst: Worst, questions: Sequence[Golden]) -> Count:
    """Ask the worst model: which of its wrong claims were sent?"""
    count = Count()
    for golden in questions:
        answer = assistant.ask(to_question(golden))
        count_answer(count, assistant, answer)
        count.sent += [claim.text for claim in answer.claims if claim.support == "supported"]
    count.offered = len(worst.tried)
    return count


def read_events(body: str) -> Iterator[tuple[str, Any]]:
    """Yield the name and the data of each event of a stream."""
    for block in body.split("\n\n"):
        lines = [line.partition(": ") for line in block.splitlines() if not line.startswith(":")]
        fields = {name: value for name, _, value in lines}
        if fields.get("data") not in (None, "[DONE]"):
            yield fields.get("event", ""), json.loads(fields["data"])


def compare_protocols(client: TestClient, golden: Golden) -> Iterator[str]:
    """Yield what differs between an answer whole and streamed, in this program's protocol and in OpenAI's."""
    turns = [{"role": turn.role, "content": turn.content} for turn in golden.history]
    plain = client.post("/api/answer", json={"question": golden.question, "history": turns}).json()
    streamed = client.post("/api/answer/stream", json={"question": golden.question, "history": turns})
    events = list(read_events(streamed.text))
    told = "".join(data["text"] for name, data in events if name == "delta")
    last = events[-1][1]
    if [name for name, _ in events if name != "delta"] != ["passages", "answer"]:
        yield f"{golden.id}: events {[name for name, _ in events]}"
    if not told == last["text"] == plain["text"]:
        yield f"{golden.id}: deltas {told!r}, answer {last['text']!r}, plain {plain['text']!r}"
    if drop_own(last) != drop_own(plain):
        yield f"{golden.id}: the answer streamed is not the one given whole"
    yield from compare_chat(client, golden, turns, plain)


def compare_chat(client: TestClient, golden: Golden, turns: list[dict[str, str]], plain: Any) -> Iterator[str]:
    body = {"model": "footnoted-generative", "messages": [*turns, {"role": "user", "content": golden.question}]}
    whole = client.post("/v1/chat/completions", json=body).json()
    chunks = [data for _, data in read_events(client.post("/v1/chat/completions", json={**body, "stream": True}).text)]
    told = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    content = whole["choices"][0]["message"]["content"]
    if not told == content == plain["text"]:
        yield f"{golden.id}: chunks {told!r}, content {content!r}, answer {plain['text']!r}"
    if chunks[-1]["choices"][0]["delta"]["annotations"] != whole["choices"][0]["message"]["annotations"]:
        yield f"{golden.id}: the annotations streamed are not those given whole"


def drop_own(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in OWN}


def report(count: Count) -> Iterator[str]:
    """Yield the figures of a run, a line each."""
    yield f"questions {count.questions}, by the model {count.generated}, not found {count.refused}"
    yield f"citations {count.citations}, verbatim {count.verbatim / max(1, count.citations):.4f}"
    yield f"claims of the model offered {count.offered}, sent {count.supported}"


Show = Callable[[str], None]
