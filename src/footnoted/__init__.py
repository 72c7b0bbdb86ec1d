"""Footnoted: ask a research paper a question, and follow every sentence of the answer to its words and notes.

It owns the names that a program of one's own begins with, and must not load what they stand for before they are used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footnoted.answer import Answer, Check
    from footnoted.assistant import Assistant, Question
    from footnoted.chat_model import ChatFootnoted
    from footnoted.client.calling import Client
    from footnoted.errors import FootnotedError
    from footnoted.retrieval.langchain import PassageRetriever
    from footnoted.settings import Settings

__all__ = [
    "Answer",
    "Assistant",
    "ChatFootnoted",
    "Check",
    "Client",
    "FootnotedError",
    "PassageRetriever",
    "Question",
    "Settings",
]

HOMES = {
    "Answer": "footnoted.answer",
    "Assistant": "footnoted.assistant",
    "ChatFootnoted": "footnoted.chat_model",
    "Check": "footnoted.answer",
    "Client": "footnoted.client.calling",
    "FootnotedError": "footnoted.errors",
    "PassageRetriever": "footnoted.retrieval.langchain",
    "Question": "footnoted.assistant",
    "Settings": "footnoted.settings",
}


def __getattr__(name: str) -> Any:
    """Load what a name stands for, on first use."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the names, those not loaded yet among them."""
    return sorted({*globals(), *HOMES})
