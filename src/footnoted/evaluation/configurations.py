"""The columns of an evaluation: the pipelines that are held beside each other.

It owns their names and how each is opened; it must not know what is asked of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from footnoted.assistant import Assistant
from footnoted.indexing.embedding import Embedder
from footnoted.indexing.library import Library
from footnoted.reader import OnnxReader
from footnoted.retrieval import Retriever
from footnoted.settings import Settings

__all__ = ["CONFIGURATIONS", "DEFAULT", "TITLES", "TUTORIAL", "Configuration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One way to run the program: its name in the JSON, its title, and whether it reads what it found."""

    name: str
    title: str
    is_read: bool

    def open_assistant(self, settings: Settings, embedder: Embedder) -> Assistant:
        """Open an assistant run this way; raises as `Assistant.open` does."""
        settled = settings if self.is_read else settings.model_copy(update={"reader": "none"})
        return Assistant.open(settled, embedder=embedder)

    def open_retriever(self, library: Library) -> Retriever:
        """Open a retriever run this way, with the program's own reader if any."""
        return Retriever(library, OnnxReader() if self.is_read else None)


# What all others are compared with; it is not a way to run the program.
TUTORIAL = "tutorial"
CONFIGURATIONS = (
    Configuration(name="ranking", title="own ranking", is_read=False),
    Configuration(name="reader", title="with the reader", is_read=True),
)
# As the program is run where nothing else is said: its answers are shown, its failures listed, its floors held.
DEFAULT = CONFIGURATIONS[-1]
TITLES = {TUTORIAL: "tutorial pipeline"} | {each.name: each.title for each in CONFIGURATIONS}
