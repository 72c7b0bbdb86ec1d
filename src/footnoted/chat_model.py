"""The assistant as LangChain knows a chat model: a question, or a conversation, goes in; an AIMessage comes out.

It owns the translation into LangChain's messages and citations; it must not know how an answer is made. Nothing
imports it at start: whoever works with LangChain does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, convert_to_messages
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.content import Citation as CitedWords
from langchain_core.messages.content import create_citation
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.prompt_values import ChatPromptValue, PromptValue
from pydantic import ConfigDict, Field

from footnoted.answer import Answer, Delta, locate_claims
from footnoted.assistant import Assistant, Question
from footnoted.conversation import Turn
from footnoted.errors import UnsuitableRequest
from footnoted.wire import describe_answer

__all__ = ["ChatFootnoted"]

ROLES: dict[str, Literal["user", "assistant"]] = {"human": "user", "ai": "assistant"}


class ChatFootnoted(BaseChatModel):
    """Answers the last human message from the papers; what users and assistants said before makes it understood.

    It takes what a chat model takes, and `{"question": …, "history": […]}` as well, the history in any form that
    LangChain reads as messages. System messages are not heeded. The content is the answer's text with its markers;
    its `annotations` are LangChain's citations: a claim's place in the text, the quoted words, and in `extras` where
    these stand and the notes behind them. The whole answer, as the API gives it, is `response_metadata["footnoted"]`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    documents: tuple[str, ...] | None = Field(default=None, description="Ask only these documents; none: all.")
    answerer: Literal["extractive", "generative"] | None = None
    max_citations: int = Field(default=6, ge=1, le=12)
    address: str = Field(default="", description="Where the page is served, for links to the cited words.")

    @property
    def _llm_type(self) -> str:
        return "footnoted"

    @property
    def _identifying_params(self) -> Mapping[str, Any]:
        return {name: getattr(self, name) for name in ("documents", "answerer", "max_citations")}

    def _convert_input(self, model_input: LanguageModelInput | Mapping[str, Any]) -> PromptValue:
        """Return the messages of an input; one with a question and its history is taken besides LangChain's own."""
        if not isinstance(model_input, Mapping):
            return super()._convert_input(model_input)
        if unknown := model_input.keys() - {"question", "history"} or "question" not in model_input:
            raise UnsuitableRequest(f"An input holds a question and perhaps its history, not this: {unknown}.")
        history = convert_to_messages(model_input.get("history") or ())
        return ChatPromptValue(messages=[*history, HumanMessage(model_input["question"])])

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        answer = self.assistant.ask(self._ask(messages))
        block = {"type": "text", "text": answer.text, "annotations": self._annotate(answer)}
        message = AIMessage([block], **describe_reply(answer))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        with closing(self.assistant.ask_stream(self._ask(messages))) as told:
            for each in told:
                if isinstance(each, Delta):
                    yield self._tell(each.text, run_manager)
                elif isinstance(each, Answer):
                    yield self._tell("", run_manager, each)

    def _tell(
        self, text: str, run_manager: CallbackManagerForLLMRun | None, answer: Answer | None = None
    ) -> ChatGenerationChunk:
        """Return a chunk: some words, or at the end the citations; chunks added up are the whole message."""
        block: dict[str, Any] = {"type": "text", "text": text, "index": 0}
        further: dict[str, Any] = {}
        if answer is not None:
            block["annotations"] = self._annotate(answer)
            further = {**describe_reply(answer), "chunk_position": "last"}
        chunk = ChatGenerationChunk(message=AIMessageChunk(content=[block], **further))
        if run_manager is not None:
            run_manager.on_llm_new_token(text, chunk=chunk)
        return chunk

    def _ask(self, messages: Sequence[BaseMessage]) -> Question:
        """Return the question that messages end with. Raises UnsuitableRequest where there is none."""
        said = [(ROLES[each.type], each.text.strip()) for each in messages if each.type in ROLES]
        if not said or said[-1][0] != "user" or not said[-1][1]:
            raise UnsuitableRequest("The last message is the question: a human's, with words in it.")
        *before, (_, question) = said
        return Question(
            text=question,
            history=tuple(Turn(role=role, content=words) for role, words in before if words),
            documents=self.documents,
            max_citations=self.max_citations,
            answerer=self.answerer,
        )

    def _annotate(self, answer: Answer) -> list[Any]:
        """Return a citation for every pair of a claim and what it rests on, in order."""
        cited = {citation["number"]: citation for citation in describe_answer(answer)["citations"]}
        titles = {document.id: document.metadata.title for document in self.assistant.documents()}
        return [
            self._cite(cited[number], titles, place)
            for claim, place in zip(answer.claims, locate_claims(answer), strict=True)
            for number in claim.citations
        ]

    def _cite(self, citation: Mapping[str, Any], titles: Mapping[str, str], place: tuple[int, int]) -> CitedWords:
        start, end = place
        return create_citation(
            url=f"{self.address.rstrip('/')}{citation['url']}",
            title=titles.get(citation["document"], citation["document"]),
            start_index=start,
            end_index=end,
            cited_text=citation["quote"],
            id=f"citation-{citation['number']}-{start}",
            **{name: citation[name] for name in citation if name not in {"url", "quote"}},
        )


def describe_reply(answer: Answer) -> dict[str, Any]:
    """Return what a message tells of itself beside its content; tokens where a language model was asked."""
    name = answer.model or f"footnoted-{answer.answerer}"
    told = {"response_metadata": {"model_name": name, "finish_reason": "stop", "footnoted": describe_answer(answer)}}
    if answer.generation is None:
        return told
    read, written = answer.generation.input_tokens, answer.generation.output_tokens
    return {
        **told,
        "usage_metadata": UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written),
    }
