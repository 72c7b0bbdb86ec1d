"""An assistant over the real paper for each scripted model, without building an index again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from scripted_model import Script, ScriptedServer, serve_model

from footnoted.assistant import Assistant
from footnoted.settings import Settings

OpenModel = Callable[..., tuple[Assistant, ScriptedServer]]


@pytest.fixture
def open_model(assistant: Assistant, real_settings: Settings) -> Iterator[OpenModel]:
    """Serve a script and return an assistant that asks it, over the index that is open already."""
    with ExitStack() as stack:

        def open_one(script: Script, **changes: Any) -> tuple[Assistant, ScriptedServer]:
            server = stack.enter_context(serve_model(script))
            settings = Settings(_env_file=None, **{"model_timeout": 20, **server.settings(), **changes})
            made = share_index(assistant, settings)
            assert made._generative is not None
            made._generative.warm()
            stack.callback(close_model, made)
            return made, server

        yield open_one


def share_index(assistant: Assistant, settings: Settings) -> Assistant:
    """Return an assistant over the library that another has open."""
    return Assistant(assistant._library, assistant.documents(), reader=assistant.retriever._reader, model=settings)


def close_model(assistant: Assistant) -> None:
    """End the model of an assistant and leave the index open."""
    assert assistant._generative is not None
    assistant._generative.close()
