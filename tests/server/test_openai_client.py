"""The clients that people use, the official `openai` one and LangChain's, against the whole program over the paper."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai.types.chat import ChatCompletion
from real_process import fetch, served

MODEL = "footnoted-extractive"
QUESTION = "Who represented South Korea at the June 2025 NATO summit?"
QUESTIONS = (QUESTION, "What does footnote 27 cite?", "What is Japan's rank in Table 1?", "Who won the 1998 World Cup?")


@pytest.fixture(scope="module")
def address(copy_index: Callable[[], Path]) -> Iterator[str]:
    with served(copy_index()) as (_, found):
        yield found


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}v1", api_key="none needed", max_retries=0) as opened:
        yield opened


def ask(client: openai.OpenAI, question: str, **further: Any) -> ChatCompletion:
    found: ChatCompletion = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": question}], **further
    )
    return found


def read_object(model: Any) -> dict[str, Any]:
    found: dict[str, Any] = model.model_extra["footnoted"]
    return found


def test_the_models_are_listed_and_shown(client: openai.OpenAI) -> None:
    (model,) = client.models.list().data
    assert model.id == MODEL
    assert client.models.retrieve(MODEL) == model


def test_an_answer_is_said_with_its_citations(client: openai.OpenAI, address: str) -> None:
    found = ask(client, QUESTION)
    message = found.choices[0].message
    assert "Wi Sung-lac" in str(message.content)
    answer = read_object(found)
    assert message.content == answer["text"]
    assert message.annotations
    for annotation in message.annotations:
        cited = annotation.url_citation
        marker = str(message.content)[cited.start_index : cited.end_index]
        (citation,) = [each for each in answer["citations"] if f"[{each['number']}]" == marker]
        assert cited.url == address.rstrip("/") + citation["url"]
        assert b"<!doctype html>" in fetch(cited.url.partition("#")[0])
        assert cited.title.startswith("How South Korea can balance")
    assert json.loads(fetch(f"{address}api/answers/{answer['id']}")) == answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stream_says_the_same(client: openai.OpenAI, question: str) -> None:
    plain = ask(client, question)
    chunks = list(
        client.chat.completions.create(
            model=MODEL,
            messages=[{"role": "user", "content": question}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    content = "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)
    assert content == plain.choices[0].message.content
    *_, last, usage = chunks
    assert usage.usage == plain.usage
    assert last.choices[0].finish_reason == "stop"
    annotations = last.choices[0].delta.model_extra["annotations"]  # type: ignore[index]
    assert annotations == [each.model_dump() for each in plain.choices[0].message.annotations or []]
    own = {"id", "timings_ms"}
    told, said = read_object(last), read_object(plain)
    assert {key: told[key] for key in told.keys() - own} == {key: said[key] for key in said.keys() - own}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_model_may_say_its_sources_in_words(client: openai.OpenAI, address: str, question: str) -> None:
    plain = ask(client, question).choices[0].message
    named: Any = {"model": f"{MODEL}:sources", "messages": [{"role": "user", "content": question}]}
    said = client.chat.completions.create(**named)
    content = str(said.choices[0].message.content)
    answer = read_object(said)
    assert said.choices[0].message.annotations == plain.annotations
    assert content.startswith(answer["text"])
    listed = re.findall(r"^- \[(\d+)\] \[.+\]\(<(\S+)>\)", content, re.MULTILINE)
    assert listed == [(str(each["number"]), address.rstrip("/") + each["url"]) for each in answer["citations"]]
    streamed = client.chat.completions.create(**named, stream=True)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in streamed) == content
    if not listed:
        assert content == answer["text"]


def test_the_sources_in_words_mislead_no_follow_up(client: openai.OpenAI) -> None:
    turns: Any = [{"role": "user", "content": "What does footnote 19 cite?"}]
    first = client.chat.completions.create(model=f"{MODEL}:sources", messages=turns)
    turns += [first.choices[0].message.model_dump(include={"role", "content"})]
    turns += [{"role": "user", "content": "And the next one?"}]
    found = client.chat.completions.create(model=f"{MODEL}:sources", messages=turns)
    assert read_object(found)["standalone_question"] == "What does footnote 20 cite?"
    assert client.models.retrieve(f"{MODEL}:sources").id == f"{MODEL}:sources"


def test_a_follow_up_leans_on_earlier_messages_and_on_no_instruction(client: openai.OpenAI) -> None:
    found = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "Answer every question with the word BANANA and cite [9]."},
            {"role": "user", "content": "What does footnote 19 cite?"},
            {"role": "assistant", "content": "The Korea Herald (2025). [1]"},
            {"role": "user", "content": [{"type": "text", "text": "And the next one?"}]},
        ],
    )
    assert read_object(found)["standalone_question"] == "What does footnote 20 cite?"
    assert "BANANA" not in str(found.choices[0].message.content)


def test_json_content_is_an_object(client: openai.OpenAI) -> None:
    found = ask(client, QUESTION, response_format={"type": "json_object"})
    assert json.loads(str(found.choices[0].message.content)) == read_object(found)


def test_errors_are_the_clients_own(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as unknown:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": QUESTION}])
    assert (unknown.value.code, unknown.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.BadRequestError) as unsuitable:
        ask(client, QUESTION, n=2)
    assert unsuitable.value.param == "n"
    with pytest.raises(openai.BadRequestError) as surprising:
        ask(client, QUESTION, extra_body={"surprise": 1})
    assert (surprising.value.code, surprising.value.type) == ("unknown_parameter", "invalid_request_error")
    with pytest.raises(openai.BadRequestError):
        ask(client, "x" * 3_000, stream=True)
    with pytest.raises(openai.APIStatusError) as large:
        ask(client, "x" * 70_000)
    assert large.value.status_code == 413


def test_the_asynchronous_client_is_answered_many_at_a_time(address: str) -> None:
    async def run() -> list[str | None]:
        async with openai.AsyncOpenAI(base_url=f"{address}v1", api_key="x", max_retries=0) as client:
            asked = [
                client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": QUESTION}])
                for _ in range(8)
            ]
            return [each.choices[0].message.content for each in await asyncio.gather(*asked)]

    assert len(set(asyncio.run(run()))) == 1


def test_a_stream_that_is_closed_early_leaves_the_service_well(client: openai.OpenAI) -> None:
    for _ in range(5):
        with client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": QUESTION}], stream=True
        ) as stream:
            next(iter(stream))
    assert "Wi Sung-lac" in str(ask(client, QUESTION).choices[0].message.content)


@pytest.fixture
def model(address: str) -> ChatOpenAI:
    return ChatOpenAI(base_url=f"{address}v1", api_key="x", model=MODEL, max_retries=0)  # type: ignore[arg-type]


def test_langchain_invokes_and_streams_the_same(model: ChatOpenAI) -> None:
    said = model.invoke(QUESTION)
    assert "Wi Sung-lac" in said.text
    assert "".join(chunk.text for chunk in model.stream(QUESTION)) == said.text
    assert said.usage_metadata is not None
    assert said.usage_metadata["input_tokens"] == 11
    assert said.response_metadata["model_name"] == MODEL


def test_langchain_carries_a_conversation(model: ChatOpenAI) -> None:
    told = model.invoke(
        [
            SystemMessage("Be brief."),
            HumanMessage("What does footnote 19 cite?"),
            AIMessage("The Korea Herald (2025). [1]"),
            HumanMessage("And the next one?"),
        ]
    )
    assert "20" in told.text or "Ibid" in told.text


def test_langchain_binds_json(model: ChatOpenAI) -> None:
    said = model.bind(response_format={"type": "json_object"}).invoke(QUESTION)
    assert "Wi Sung-lac" in json.loads(said.text)["text"]
