"""The assistant as LangChain's chat model: what goes in, what comes out, and that it chains."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from footnoted import Assistant, ChatFootnoted, PassageRetriever
from footnoted.errors import UnknownDocument, UnsuitableRequest

QUESTION = "Who represented South Korea at the June 2025 NATO summit?"
QUESTIONS = (QUESTION, "Compare South Korea and Japan in Table 1.", "Who won the 1998 World Cup?")
NEXT = "And the next one?"
TURNS = [("user", "What does footnote 19 cite?"), ("assistant", "The Korea Herald (2025). [1]")]


@pytest.fixture
def chat(assistant: Assistant) -> ChatFootnoted:
    return ChatFootnoted(assistant=assistant, address="http://127.0.0.1:8000/")


def read_object(message: AIMessage) -> dict[str, Any]:
    found: dict[str, Any] = message.response_metadata["footnoted"]
    return {name: value for name, value in found.items() if name not in {"id", "timings_ms"}}


def read_citations(message: AIMessage) -> Sequence[Any]:
    (block,) = message.content_blocks
    assert block["type"] == "text"
    return block.get("annotations", [])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_citation_says_which_words_rest_on_what(chat: ChatFootnoted, assistant: Assistant, question: str) -> None:
    message = chat.invoke(question)
    answer = read_object(message)
    assert message.text == answer["text"]
    citations = read_citations(message)
    pairs = [(claim["text"], number) for claim in answer["claims"] for number in claim["citations"]]
    assert [(message.text[c["start_index"] : c["end_index"]], c["extras"]["number"]) for c in citations] == pairs
    for citation in citations:
        text = assistant.document(citation["extras"]["document"]).text
        joined = "".join(text[start:end] for start, end in citation["extras"]["spans"])
        assert "".join(joined.split()) == "".join(citation["cited_text"].split())
        assert citation["url"].startswith("http://127.0.0.1:8000/read/")
        assert citation["title"].startswith("How South Korea can balance")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stream_adds_up_to_the_same_message(chat: ChatFootnoted, question: str) -> None:
    chunks = list(chat.stream(question))
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole = whole + chunk
    plain = chat.invoke(question)
    assert isinstance(whole, AIMessageChunk)
    assert whole.text == "".join(chunk.text for chunk in chunks) == plain.text
    assert read_citations(whole) == read_citations(plain)
    assert read_object(whole) == read_object(plain)
    assert whole.response_metadata["model_name"] == "footnoted-extractive"


@pytest.mark.parametrize(
    "asked",
    [
        {"question": NEXT, "history": TURNS},
        {"question": NEXT, "history": [{"role": role, "content": words} for role, words in TURNS]},
        {"question": NEXT, "history": [HumanMessage(TURNS[0][1]), AIMessage(TURNS[1][1])]},
        [SystemMessage("Say BANANA."), *TURNS, ("user", NEXT)],
        ChatPromptTemplate([*TURNS, ("user", "{words}")]).invoke({"words": NEXT}),
    ],
)
def test_a_follow_up_is_understood_by_what_came_before(chat: ChatFootnoted, asked: Any) -> None:
    message = chat.invoke(asked)
    assert read_object(message)["standalone_question"] == "What does footnote 20 cite?"
    assert "BANANA" not in message.text


def test_a_conversation_may_hold_its_own_messages(chat: ChatFootnoted) -> None:
    first = chat.invoke("What does footnote 19 cite?")
    second = chat.invoke([HumanMessage("What does footnote 19 cite?"), first, HumanMessage(NEXT)])
    assert read_object(second)["standalone_question"] == "What does footnote 20 cite?"


def test_it_chains_and_batches(chat: ChatFootnoted) -> None:
    chain = RunnableLambda(lambda words: {"question": words}) | chat | StrOutputParser()
    said = chain.invoke(QUESTION)
    assert "Wi Sung-lac" in said
    assert "".join(chain.stream(QUESTION)) == said
    assert chain.batch([QUESTION, QUESTIONS[2]])[0] == said


def test_it_answers_and_streams_asynchronously(chat: ChatFootnoted) -> None:
    async def run() -> tuple[str, str]:
        said = await chat.ainvoke(QUESTION)
        return said.text, "".join([chunk.text async for chunk in chat.astream(QUESTION)])

    said, streamed = asyncio.run(run())
    assert "Wi Sung-lac" in said
    assert streamed == said


@pytest.mark.parametrize("asked", [" ", [("assistant", "Hello.")], [], [("user", "Hm?"), ("assistant", "Yes.")]])
def test_a_conversation_that_ends_without_a_question_is_refused(chat: ChatFootnoted, asked: Any) -> None:
    with pytest.raises(UnsuitableRequest, match="The last message is the question"):
        chat.invoke(asked)


@pytest.mark.parametrize("asked", [{}, {"history": []}, {"question": "Who?", "context": "…"}])
def test_an_input_of_other_parts_is_refused(chat: ChatFootnoted, asked: Any) -> None:
    with pytest.raises(UnsuitableRequest, match="a question and perhaps its history"):
        chat.invoke(asked)


def test_only_the_named_documents_are_asked(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocument):
        ChatFootnoted(assistant=assistant, documents=("nowhere",)).invoke(QUESTION)
    with pytest.raises(ValidationError):
        ChatFootnoted(assistant=assistant, max_citations=0)


def test_the_retriever_is_over_the_same_papers(assistant: Assistant) -> None:
    found = PassageRetriever(retriever=assistant.retriever, k=3).invoke(QUESTION)
    assert len(found) == 3
    assert any("Wi Sung-lac" in each.page_content for each in found)


def test_it_is_a_chat_model_loaded_on_first_use_alone(chat: ChatFootnoted) -> None:
    assert isinstance(chat, BaseChatModel)
    code = "import sys, footnoted.assistant, footnoted; print('langchain_core' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
