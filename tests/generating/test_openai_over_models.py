"""OpenAI's own client and LangChain's, asking the whole program, which asks a chat model: good, failing, slow, gone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from langchain_openai import ChatOpenAI
from real_process import fetch, served
from scripted_model import Fault, Prompt, ScriptedServer, serve_model, stream_words

from footnoted.assistant import Assistant
from footnoted.chat_model import ChatFootnoted
from footnoted.indexing.embedding import BundledEmbedder
from footnoted.settings import Settings

GENERATIVE, EXTRACTIVE = "footnoted-generative", "footnoted-extractive"
QUESTIONS = (
    "What tariff rate did South Korea initially face from the US?",
    "Who represented South Korea at the June 2025 NATO summit?",
    "What did South Korea agree to invest in exchange for lower tariffs?",
)
# What belongs to one asking alone.
OWN = {"id", "timings_ms"}
FAULTS = {
    "refused key": ([Fault(status=401)], "model_unauthorised"),
    "busy": ([Fault(status=429)], "model_busy"),
    "failing": ([Fault(status=500)], "model_failed"),
    "garbage": ([Fault(raw=b"data: {not json\n\n")], "model_unreadable"),
    "half a line": (["South Korea init", Fault(reset=True)], "model_broke_off"),
    "half a stream": (["South Korea init", Fault(end=True)], "model_broke_off"),
    "slow": ([Fault(wait=6.0)], "model_slow"),
    "unsupported": (["South Korea paid 99 per cent. [[{key}]]\n"], "nothing_supported"),
}


def copy_passages(prompt: Prompt) -> Iterator[str]:
    """Say what the first passages say, each with its key, in pieces that end anywhere."""
    lines = [f"{words} [[{key}]]\n" for key, words in list(prompt.passages.items())[:2]]
    yield from stream_words("".join(lines))


def go_wrong(sent: Iterable[str | Fault]) -> Callable[[Prompt], Iterator[str | Fault]]:
    def say(prompt: Prompt) -> Iterator[str | Fault]:
        for each in sent:
            yield each.format(key=prompt.keys[0]) if isinstance(each, str) else each

    return say


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    with serve_model(copy_passages) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _say_right(model: ScriptedServer) -> None:
    model.script = copy_passages
    model.seen.clear()


@pytest.fixture(scope="module")
def address(model: ScriptedServer, copy_index: Callable[[], Path]) -> Iterator[str]:
    settings = model.settings(model_timeout=2, model_retries=0)
    named = {f"FOOTNOTED_{name.upper()}": str(value) for name, value in settings.items()}
    with served(copy_index(), **named) as (_, found):
        yield found


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}v1", api_key="none needed", max_retries=0) as opened:
        yield opened


def ask(client: openai.OpenAI, question: str, name: str = GENERATIVE, **further: Any) -> Any:
    messages: Any = [{"role": "user", "content": question}]
    return client.chat.completions.create(model=name, messages=messages, **further)


def read_object(said: Any) -> dict[str, Any]:
    return {name: value for name, value in said.model_extra["footnoted"].items() if name not in OWN}


def gather(chunks: Iterable[Any]) -> tuple[str, Any]:
    """Return the content of a stream, and the chunk that ends it."""
    found = list(chunks)
    content = "".join(choice.delta.content or "" for chunk in found for choice in chunk.choices)
    (last,) = [chunk for chunk in found if chunk.choices and chunk.choices[0].finish_reason]
    return content, last


def test_a_model_is_listed_for_each_way_of_answering(client: openai.OpenAI) -> None:
    assert {each.id for each in client.models.list().data} == {EXTRACTIVE, GENERATIVE}


@pytest.mark.parametrize("question", QUESTIONS)
def test_plain_and_streamed_say_the_models_words_and_cite_the_same(client: openai.OpenAI, question: str) -> None:
    plain = ask(client, question)
    message, answer = plain.choices[0].message, read_object(plain)
    assert answer["answerer"] == "generative"
    assert answer["fallback"] is None
    assert {claim["support"] for claim in answer["claims"]} == {"supported"}
    assert message.content == answer["text"]
    marks = [message.content[a.url_citation.start_index : a.url_citation.end_index] for a in message.annotations]
    assert marks == [f"[{number}]" for claim in answer["claims"] for number in claim["citations"]]
    content, last = gather(ask(client, question, stream=True))
    assert content == message.content
    assert last.choices[0].delta.model_extra["annotations"] == [each.model_dump() for each in message.annotations]
    assert read_object(last) == answer


def test_usage_is_the_models_own_count(client: openai.OpenAI) -> None:
    plain = ask(client, QUESTIONS[0])
    counted = read_object(plain)["generation"]
    assert plain.usage.prompt_tokens == counted["input_tokens"] > 100
    assert plain.usage.completion_tokens == counted["output_tokens"]
    *_, usage = ask(client, QUESTIONS[0], stream=True, stream_options={"include_usage": True})
    assert usage.usage == plain.usage


def test_claims_come_one_by_one(client: openai.OpenAI, model: ScriptedServer) -> None:
    def say(prompt: Prompt) -> Iterator[str | Fault]:
        (first, words), (second, more) = list(prompt.passages.items())[:2]
        yield f"{words} [[{first}]]\n"
        yield Fault(wait=1.0)
        yield f"{more} [[{second}]]\n"

    model.script = say
    heard = []
    for chunk in ask(client, QUESTIONS[0], stream=True):
        if chunk.choices and chunk.choices[0].delta.content:
            heard.append(time.monotonic())
    assert heard[-1] - heard[0] > 0.7


@pytest.mark.parametrize("fault", FAULTS)
def test_a_model_that_fails_leaves_the_papers_own_words(
    client: openai.OpenAI, model: ScriptedServer, fault: str
) -> None:
    sent, code = FAULTS[fault]
    model.script = go_wrong(sent)
    own = ask(client, QUESTIONS[0], EXTRACTIVE)
    began = time.monotonic()
    plain = ask(client, QUESTIONS[0])
    assert time.monotonic() - began < 6
    answer = read_object(plain)
    assert answer["fallback"]["code"] == code
    assert answer["answerer"] == "extractive"
    assert plain.choices[0].message.content == own.choices[0].message.content
    assert plain.choices[0].message.annotations == own.choices[0].message.annotations
    content, last = gather(ask(client, QUESTIONS[0], stream=True))
    assert content == plain.choices[0].message.content
    assert read_object(last)["fallback"] == answer["fallback"]


def test_errors_are_the_clients_own(client: openai.OpenAI, address: str) -> None:
    with pytest.raises(openai.NotFoundError) as unknown:
        ask(client, QUESTIONS[0], "gpt-4o")
    assert (unknown.value.code, unknown.value.param) == ("model_not_found", "model")
    assert GENERATIVE in str(unknown.value)
    with pytest.raises(openai.BadRequestError):
        ask(client, " ", stream=True)
    assert json.loads(fetch(f"{address}api/health"))["status"] == "ready"


def test_a_client_that_goes_away_stops_the_model(client: openai.OpenAI, model: ScriptedServer) -> None:
    def talk(prompt: Prompt) -> Iterator[str | Fault]:
        for key, words in prompt.passages.items():
            yield f"{words} [[{key}]]\n"
            yield Fault(wait=0.3)

    model.script = talk
    model.broken.clear()
    with ask(client, QUESTIONS[0], stream=True) as stream:
        next(chunk for chunk in stream if chunk.choices[0].delta.content)
    give_up_at = time.monotonic() + 5
    while not model.broken and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert model.broken


@pytest.fixture
def chat(address: str) -> ChatOpenAI:
    return ChatOpenAI(base_url=f"{address}v1", api_key="x", model=GENERATIVE, max_retries=0)  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [None, "failing", "half a line"])
def test_langchains_client_invokes_and_streams_the_same(
    chat: ChatOpenAI, model: ScriptedServer, fault: str | None
) -> None:
    if fault:
        model.script = go_wrong(FAULTS[fault][0])
    said = chat.invoke(QUESTIONS[0])
    assert "25 per cent" in said.text
    assert "[1]" in said.text
    assert "".join(chunk.text for chunk in chat.stream(QUESTIONS[0])) == said.text


def test_the_chat_model_of_our_own_tells_tokens_and_citations(
    model: ScriptedServer, copy_index: Callable[[], Path], embedder: BundledEmbedder
) -> None:
    settings = Settings(_env_file=None, data_dir=copy_index(), **model.settings())
    assistant = Assistant.open(settings, embedder=embedder)
    try:
        own = ChatFootnoted(assistant=assistant)
        said = own.invoke(QUESTIONS[0])
        first, *further = own.stream(QUESTIONS[0])
        for chunk in further:
            first = first + chunk
    finally:
        assistant.close()
    assert said.response_metadata["footnoted"]["answerer"] == "generative"
    assert said.response_metadata["model_name"] == "openai:scripted"
    assert said.usage_metadata is not None
    assert first.usage_metadata == said.usage_metadata
    assert (first.text, first.content_blocks[0].get("annotations")) == (
        said.text,
        said.content_blocks[0].get("annotations"),
    )
