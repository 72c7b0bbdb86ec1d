"""The models that a client may name: one for each way of answering.

It owns their names and must not know what a client asks of them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from server.openai.errors import Refusal

__all__ = ["Answerer", "Model", "ModelList", "find_answerer", "find_model", "list_models", "lists_sources"]

Answerer = Literal["extractive", "generative"]

ANSWERERS: dict[str, Answerer] = {"footnoted-extractive": "extractive", "footnoted-generative": "generative"}
# Behind a model's name: its answers end with their sources in Markdown, for interfaces that show no annotations.
IN_WORDS = ":sources"
# The protocol wants a time for each model: that of the program's first release, 1 January 2026.
CREATED = 1_767_225_600

EXAMPLE: dict[str, Any] = {
    "id": "footnoted-extractive",
    "object": "model",
    "created": CREATED,
    "owned_by": "footnoted",
}


class Model(BaseModel):
    """A model, as OpenAI describes one."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    id: str
    object: Literal["model"] = "model"
    created: int = CREATED
    owned_by: Literal["footnoted"] = "footnoted"


class ModelList(BaseModel):
    """All models."""

    object: Literal["list"] = "list"
    data: list[Model]


def list_models(answerers: Collection[Answerer]) -> ModelList:
    """Return the models there are for the ways of answering that are set up."""
    return ModelList(data=[Model(id=name) for name, answerer in ANSWERERS.items() if answerer in answerers])


def find_model(name: str, answerers: Collection[Answerer]) -> Model:
    """Return one model, or raise the refusal for a name that there is not."""
    find_answerer(name, answerers)
    return Model(id=name)


def lists_sources(name: str) -> bool:
    """Tell whether a model's name asks for the sources in words."""
    return name.endswith(IN_WORDS)


def find_answerer(name: str, answerers: Collection[Answerer]) -> Answerer:
    """Return the way of answering that a model stands for, or raise the refusal for a name that there is not."""
    answerer = ANSWERERS.get(name.removesuffix(IN_WORDS))
    if answerer is None or answerer not in answerers:
        known = ", ".join(model.id for model in list_models(answerers).data)
        message = f"The model `{name}` does not exist. GET /v1/models lists those that do: {known}."
        raise Refusal(message, status=404, param="model", code="model_not_found")
    return answerer
