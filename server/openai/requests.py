"""What a client of OpenAI's protocol may send, and the question that is in it.

It owns which parameters are heeded, which have no effect and which are refused; it must not know how a question is
answered.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    field_validator,
)

from footnoted.assistant import Question
from footnoted.conversation import Turn
from server.openai.errors import Refusal
from server.openai.listing import drop_sources
from server.openai.models import Answerer, find_answerer
from server.requests import MAX_HISTORY, MAX_QUESTION, Identifier

__all__ = ["ChatRequest", "count_tokens"]

# Parameters of OpenAI's own API that shape how a model makes up words; here they are quoted, so there is nothing to
# shape. After them some that other servers of this protocol know and many clients send.
WITHOUT_EFFECT = (
    *("audio", "frequency_penalty", "functions", "logit_bias", "max_completion_tokens", "max_tokens", "metadata"),
    *("parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key", "prompt_cache_retention"),
    *("reasoning_effort", "safety_identifier", "seed", "service_tier", "stop", "store", "temperature", "tools"),
    *("top_logprobs", "top_p", "user", "verbosity", "web_search_options"),
    *("chat_template_kwargs", "keep_alive", "min_p", "num_ctx", "repeat_penalty", "repetition_penalty", "top_k"),
)
EXAMPLE = {
    "model": "footnoted-extractive",
    "messages": [{"role": "user", "content": "What tariff did the US and South Korea agree on?"}],
}
TOKEN = re.compile(r"\w+|[^\w\s]")


class TextPart(BaseModel):
    """A part of a message's content: text is the only kind that is taken."""

    type: Literal["text"]
    text: str


def join_parts(content: Any) -> Any:
    """Return a message's content as one text; nothing is an empty one."""
    if content is None:
        return ""
    if not isinstance(content, list):
        return content
    kinds = [part.get("type") if isinstance(part, dict) else None for part in content]
    if any(kind not in ("text", "refusal") for kind in kinds):
        raise ValueError("content must be a string, or a list of parts of the type text")
    texts = [part.get(kind) for part, kind in zip(content, kinds, strict=True)]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a part of the type text needs its text")
    return "\n".join(texts)


Content = Annotated[
    str,
    StringConstraints(pattern=r"^[^\x00]*$"),
    BeforeValidator(join_parts, json_schema_input_type=str | list[TextPart] | None),
]


class Message(BaseModel):
    """One message; whatever else it carries is of no consequence here."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Content = ""


class StreamOptions(BaseModel):
    """What a stream tells beside the answer."""

    include_usage: StrictBool | None = None


class ResponseFormat(BaseModel):
    """Whether the content is text or a JSON object."""

    type: Literal["text", "json_object"]


def describe_further(schema: dict[str, Any]) -> None:
    """Put an example into the description, what is accepted without effect, and that nothing else is."""
    schema["examples"] = [EXAMPLE]
    schema["properties"].update({name: {"description": "Accepted; has no effect."} for name in WITHOUT_EFFECT})
    schema["additionalProperties"] = False


class ChatRequest(BaseModel):
    """A chat to be answered: the last user message is the question, what stands before it makes it understood."""

    model_config = ConfigDict(extra="allow", json_schema_extra=describe_further)

    model: Identifier = Field(
        description="A model of GET /v1/models. With `:sources` behind its name the content ends with links to "
        "the cited words, for interfaces that show no annotations."
    )
    messages: list[Message] = Field(
        min_length=1,
        description="The last user message is the question, of 1 to 2,000 characters. Of what users and assistant said "
        "before it, the newest 40 make it understood. Messages of other roles are not heeded.",
    )
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = Field(default=None, description="Only with stream.")
    n: StrictInt | None = Field(default=None, ge=1, le=1, description="There is one answer to a question.")
    response_format: ResponseFormat | None = Field(
        default=None, description="With json_object the content is the answer object of POST /api/answer, as JSON."
    )
    tool_choice: Literal["none", "auto"] | None = Field(default=None, description="No tool is ever called.")
    function_call: Literal["none", "auto"] | None = Field(default=None, description="No function is ever called.")
    logprobs: StrictBool | None = Field(default=None, description="There are none: no word is made up.")
    modalities: list[Literal["text"]] | None = None

    @field_validator("messages")
    @classmethod
    def _hold_a_question(cls, messages: list[Message]) -> list[Message]:
        questions = [message.content.strip() for message in messages if message.role == "user"]
        if not questions or not questions[-1]:
            raise ValueError("the last user message is the question: there must be one, and words in it")
        if len(questions[-1]) > MAX_QUESTION:
            raise ValueError(f"the last user message is the question: it may have {MAX_QUESTION} characters at most")
        return messages

    @field_validator("logprobs")
    @classmethod
    def _have_none(cls, logprobs: bool | None) -> bool | None:
        if logprobs:
            raise ValueError("this model has no probabilities to give")
        return logprobs

    def refuse_unsuitable(self) -> None:
        """Raise the refusal for a parameter that no server of this protocol knows, or that does not go with others."""
        for name in self.model_extra or {}:
            if name not in WITHOUT_EFFECT:
                raise Refusal(f"Unknown parameter: '{name}'.", param=name, code="unknown_parameter")
        if self.stream_options is not None and not self.stream:
            message = "The 'stream_options' parameter is only allowed when 'stream' is enabled."
            raise Refusal(message, param="stream_options")

    @property
    def includes_usage(self) -> bool:
        """Whether a stream ends with the usage."""
        return bool(self.stream_options and self.stream_options.include_usage)

    @property
    def is_json(self) -> bool:
        """Whether the content is to be a JSON object."""
        return self.response_format is not None and self.response_format.type == "json_object"

    def to_question(self, answerers: Collection[Answerer]) -> Question:
        """Return the question for the assistant; raise the refusal for a model that there is not."""
        last = max(place for place, message in enumerate(self.messages) if message.role == "user")
        before = [each for each in self.messages[:last] if each.role in {"user", "assistant"} and each.content.strip()]
        turns = [
            Turn(role="user", content=each.content)
            if each.role == "user"
            else Turn(role="assistant", content=drop_sources(each.content))
            for each in before[-MAX_HISTORY:]
        ]
        return Question(
            text=self.messages[last].content.strip(),
            history=tuple(turns),
            answerer=find_answerer(self.model, answerers),
        )

    def count_tokens(self) -> int:
        """Return how many tokens all the messages have."""
        return sum(count_tokens(message.content) for message in self.messages)


def count_tokens(text: str) -> int:
    """Return how many words and marks a text has: what is counted as tokens, as no language model reads it."""
    return sum(1 for _ in TOKEN.finditer(text))
