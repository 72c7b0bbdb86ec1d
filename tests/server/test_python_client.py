"""The program's own client, against the whole program and the paper, and against services that fail."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import httpx2
import pytest
from pydantic import BaseModel
from real_process import served

from footnoted.client import Client, ServiceRefused, ServiceUnreachable, results
from footnoted.errors import FootnotedError
from server import schemas
from server.schemas import checks, documents

PAPER = "howell-2025-south-korea"
QUESTION = "Who represented South Korea at the June 2025 NATO summit?"
OWN = {"id", "conversation_id", "timings_ms"}


@pytest.fixture(scope="module")
def asking(copy_index: Callable[[], Path]) -> Iterator[Client]:
    with served(copy_index()) as (_, address), Client(address) as opened:
        yield opened


def test_an_answer_is_typed_to_the_footnotes_source(asking: Client) -> None:
    answer = asking.ask(QUESTION)
    assert answer.status == "answered"
    assert "Wi Sung-lac" in answer.text
    text = asking.text(PAPER)
    for citation in answer.citations:
        joined = "".join(text[start:end] for start, end in citation.spans)
        assert "".join(joined.split()) == "".join(citation.quote.split())
    tariffs = asking.ask("What tariff did the US and South Korea agree on?", max_citations=1, documents=[PAPER])
    assert tariffs.footnotes[0].sources[0].url
    assert len(tariffs.citations) == 1


def test_a_refusal_is_an_answer(asking: Client) -> None:
    refused = asking.ask("Who won the 1998 World Cup?")
    assert (refused.status, refused.citations) == ("not_found", ())


def test_a_stream_tells_passages_deltas_and_the_same_answer(asking: Client) -> None:
    first, *deltas, last = asking.stream(QUESTION)
    assert isinstance(first, results.Passages)
    assert isinstance(last, results.Answer)
    assert all(isinstance(each, results.Delta) for each in deltas)
    assert "".join(each.text for each in deltas) == last.text
    assert last.model_dump(exclude=OWN) == asking.ask(QUESTION).model_dump(exclude=OWN)


def test_a_stream_may_be_left(asking: Client) -> None:
    told = asking.stream(QUESTION)
    next(told)
    told.close()
    assert asking.ask(QUESTION).status == "answered"


def test_a_conversation_goes_on_by_id_or_by_history(asking: Client) -> None:
    first = asking.ask("What does footnote 34 cite?")
    kept = asking.ask("And the next one?", conversation_id=first.conversation_id)
    turns = [{"role": "user", "content": first.question}, {"role": "assistant", "content": first.text}]
    told = asking.ask("And the next one?", history=turns)
    assert kept.conversation_id == first.conversation_id
    assert kept.text == told.text
    assert kept.footnotes[0].sources[0].resolved_from == 34


def test_everything_else_is_asked_for(asking: Client) -> None:
    wrong = asking.check("South Korea initially faced tariffs of 35 per cent.")
    assert (wrong.verdict, wrong.differences[0].found) == ("differs", "25 per cent")
    counted = asking.check_text("South Korea initially faced tariffs of 35 per cent. Pigs can fly.")
    assert counted.counts["differs"] == 1
    assert len(counted.claims) == 2
    found = asking.search("supply chain resilience", k=3)
    assert len(found) == 3
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    note = asking.footnote(PAPER, 20)
    assert note.sources[0].resolved_from == 19
    assert asking.footnotes(PAPER)[19] == note
    assert {each.number for each in asking.footnotes(PAPER, "Reuters")} < set(range(1, 62))
    works = asking.references(PAPER)
    assert all({"id", "type"} <= work.keys() for work in works)
    assert asking.export_references(PAPER, "bibtex").count("@") >= len(works)
    (paper,) = asking.documents()
    assert paper == asking.document(PAPER)
    assert paper.counts["footnotes"] == 61


def test_the_example_in_readme_runs(asking: Client, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = [each for each in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "import Client" in each]
    assert "http://127.0.0.1:8000" in example
    exec(compile(example.replace("http://127.0.0.1:8000", asking.url), "README.md", "exec"), {})
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("1 South Korea initially faced tariffs of 25 per cent")
    assert last == "25 per cent"


def test_a_problem_is_raised_with_its_code_and_hint(asking: Client) -> None:
    with pytest.raises(ServiceRefused, match="nowhere") as unknown:
        asking.document("nowhere")
    assert (unknown.value.code, unknown.value.status) == ("unknown_document", 404)
    assert "GET /api/documents" in unknown.value.hint
    with pytest.raises(ServiceRefused) as strange:
        asking.document("../health")
    assert strange.value.status == 404
    with pytest.raises(ServiceRefused) as empty:
        asking.ask(" ")
    assert empty.value.code == "invalid_request"
    assert empty.value.errors[0]["loc"] == ["body", "question"]
    with pytest.raises(ServiceRefused) as streamed:
        next(asking.stream("x" * 3_000))
    assert streamed.value.code == "invalid_request"


def answering(handler: Callable[[httpx2.Request], httpx2.Response]) -> Client:
    return Client("http://service", transport=httpx2.MockTransport(handler))


def test_nobody_there_is_said_so() -> None:
    with (
        Client("http://127.0.0.1:9") as closed,
        pytest.raises(ServiceUnreachable, match="could not be reached") as lost,
    ):
        closed.documents()
    assert isinstance(lost.value, FootnotedError)
    assert "footnoted serve" in lost.value.hint


def test_silence_ends_with_the_timeout() -> None:
    def keep_silent(request: httpx2.Request) -> httpx2.Response:
        assert request.extensions["timeout"]["read"] == 60.0
        raise httpx2.ReadTimeout("silence", request=request)

    with answering(keep_silent) as silent, pytest.raises(ServiceUnreachable, match="did not answer in time"):
        silent.ask(QUESTION)


@pytest.mark.parametrize("status", [200, 404, 502])
def test_another_programs_words_are_no_answer(status: int) -> None:
    with answering(lambda _: httpx2.Response(status, text="<h1>Hello</h1>")) as other:
        with pytest.raises(ServiceUnreachable, match="not as this service does"):
            other.ask(QUESTION)
        with pytest.raises(ServiceUnreachable):
            list(other.stream(QUESTION))


def test_a_busy_service_says_when_to_come_again() -> None:
    problem = {"status": 429, "detail": "Too many.", "code": "too_many_requests", "hint": "Wait."}
    reply = httpx2.Response(429, json=problem, headers={"Retry-After": "7"})
    with answering(lambda _: reply) as busy, pytest.raises(ServiceRefused) as refused:
        busy.search("tariffs")
    assert (refused.value.retry_after, refused.value.code) == (7, "too_many_requests")


@pytest.mark.parametrize(
    ("events", "error", "words"),
    [
        ('event: delta\ndata: {"text": "Half"}\n\n', ServiceUnreachable, "before the answer was whole"),
        ("event: delta\ndata: no json\n\n", ServiceUnreachable, "not the service's"),
        ("event: joke\ndata: {}\n\n", ServiceUnreachable, "'joke'"),
        (
            'event: error\ndata: {"status": 500, "detail": "Broken.", "code": "internal", "hint": "Ask."}\n\n',
            ServiceRefused,
            "Broken",
        ),
    ],
)
def test_a_stream_that_breaks_is_said_so(events: str, error: type[Exception], words: str) -> None:
    reply = httpx2.Response(200, text=events, headers={"content-type": "text/event-stream"})
    with answering(lambda _: reply) as broken, pytest.raises(error, match=words):
        list(broken.stream(QUESTION))


MODELS = {
    results.Answer: schemas.Answer,
    results.Check: checks.Check,
    results.TextCheck: checks.TextCheck,
    results.DocumentSummary: documents.DocumentSummary,
    results.Found: schemas.Result,
}


def list_fields(model: Any) -> dict[str, Any]:
    """Return a model's fields by name, those of the models inside it under their own names."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        inside = [list_fields(each) for each in get_args(model) if each is not type(None)]
        is_open = get_origin(model) in (list, tuple, Union, types.UnionType)
        return {name: value for each in inside for name, value in each.items()} if is_open else {}
    return {name: list_fields(field.annotation) for name, field in model.model_fields.items()}


def is_within(own: dict[str, Any], served: dict[str, Any]) -> bool:
    return own.keys() <= served.keys() and all(is_within(own[name], served[name]) for name in own if served[name])


@pytest.mark.parametrize(("own", "of_the_service"), MODELS.items())
def test_a_result_has_the_services_fields(own: type[BaseModel], of_the_service: type[BaseModel]) -> None:
    assert "spans" in str(list_fields(results.Answer))
    assert is_within(list_fields(own), list_fields(of_the_service))
