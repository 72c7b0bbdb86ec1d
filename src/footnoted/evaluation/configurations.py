"""The columns of an evaluation: the pipelines that are held beside each other.

It owns their names and how each is opened; it must not know what is asked of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from footnoted.assistant import Assistant
from footnoted.indexing.embedding import Embedder
from footnoted.indexing.library import Library
from footnoted.retrieval import Retriever
from footnoted.settings import Settings

__all__ = ["CONFIGURATIONS", "DEFAULT", "TITLES", "TUTORIAL", "Configuration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One way to run the program: its name in the JSON, its title, and the reader it ranks with, if any."""

    name: str
    title: str
    reader: Literal["default"] | None = None

    def open_assistant(self, settings: Settings, embedder: Embedder) -> Assistant:
        """Open an assistant run this way; raises as `Assistant.open` does."""
        return Assistant.open(settings, embedder=embedder)

    def open_retriever(self, library: Library) -> Retriever:
        """Open a retriever run this way."""
        return Retriever(library)


# What all others are compared with; it is not a way to run the program.
TUTORIAL = "tutorial"
CONFIGURATIONS = (Configuration(name="ranking", title="own ranking"),)
# As the program is run where nothing else is said: its answers are shown, its failures listed, its floors held.
DEFAULT = CONFIGURATIONS[-1]
TITLES = {TUTORIAL: "tutorial pipeline"} | {each.name: each.title for each in CONFIGURATIONS}
